//! Walks through the arguments of one program, as its profile describes.

use super::meaning::says;
use super::table::{Arity, Level, Line, Meaning, Profile, Role, t};
use super::{Argument, Class, Finding, Place, Reading, lookup};

/// What was read, and the program that is run by name with the arguments from an index on.
pub(super) struct Outcome {
    pub(super) reading: Reading,
    pub(super) next: Option<(String, usize)>,
    /// The argument that names the subcommand, and the subcommand.
    pub(super) subcommand: Option<(usize, &'static Level)>,
    /// The arguments that name what is done (`pr` and `merge` of `gh pr -R a/b merge 1`).
    pub(super) words: Vec<usize>,
}

/// The state of the walk.
#[derive(Clone)]
pub(super) struct Walk<'a> {
    pub(super) profile: &'static Profile,
    pub(super) root: &'static Level,
    pub(super) level: &'static Level,
    subcommand: Option<(usize, &'static Level)>,
    pub(super) arguments: &'a [Argument<'a>],
    pub(super) reading: Reading,
    pub(super) next: Option<(String, usize)>,
    /// The words of the subcommand so far.
    pub(super) path: String,
    /// How many arguments the subcommand's words end at.
    pub(super) words_end: usize,
    /// Indices of the operands so far.
    pub(super) operands: Vec<usize>,
    /// No further argument is an option.
    pub(super) ended: bool,
    /// What follows is not this program's.
    pub(super) stopped: bool,
    pub(super) shifted: bool,
    pub(super) informs: bool,
    pub(super) from_input: bool,
    pub(super) inplace: bool,
    /// What the name of the copy of a file that is changed in place ends in.
    pub(super) copies: Option<String>,
    pub(super) writes: bool,
    /// The option that says that the path of an `output` is written.
    pub(super) creates: Option<usize>,
    pub(super) outputs: Vec<(usize, String)>,
    /// Folders that options name to write into.
    pub(super) into: Vec<(usize, String)>,
    seen: Vec<&'static str>,
    pub(super) placeholder: Option<String>,
    /// The arguments that name what is done.
    pub(super) words: Vec<usize>,
    /// Whether this only looks at what a value would do as an option.
    trial: bool,
}

/// A value of an option, and the argument that holds it.
#[derive(Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) at: usize,
    /// `None` where it cannot be known.
    pub(super) text: Option<&'a str>,
}

/// Reads the arguments.
pub(super) fn read(profile: &'static Profile, arguments: &[Argument<'_>]) -> Outcome {
    let Some(root) = profile.levels.first() else {
        return Outcome { reading: empty(), next: None, subcommand: None, words: Vec::new() };
    };
    let mut walk = Walk {
        profile,
        root,
        level: root,
        subcommand: None,
        arguments,
        reading: empty(),
        next: None,
        path: String::new(),
        words_end: 0,
        operands: Vec::new(),
        ended: false,
        stopped: false,
        shifted: false,
        informs: false,
        from_input: false,
        inplace: false,
        copies: None,
        writes: false,
        creates: None,
        outputs: Vec::new(),
        into: Vec::new(),
        seen: Vec::new(),
        placeholder: None,
        words: Vec::new(),
        trial: false,
    };
    let mut at = walk.whole();
    while let Some(argument) = arguments.get(at).filter(|_| !walk.stopped) {
        let took = walk.argument(at, *argument);
        at = at.saturating_add(took.max(1));
    }
    walk.finish()
}

fn empty() -> Reading {
    Reading {
        findings: Vec::new(),
        complete: false,
        place: Place::Anywhere,
        unknown_arguments: false,
        code_from_input: false,
        never_suggest: false,
        leading: Vec::new(),
        words: 0,
    }
}

impl<'a> Walk<'a> {
    pub(super) fn danger(&mut self, argument: usize, class: Class, what: &'static str) {
        self.reading.findings.push(Finding::Danger { argument, class, what });
    }

    /// Reads one argument; tells how many it took.
    fn argument(&mut self, at: usize, argument: Argument<'a>) -> usize {
        if self.level.is(t::ANYTHING) {
            self.stopped = true;
            return 1;
        }
        if !argument.known {
            return self.unknown(at, argument.start);
        }
        let text = argument.text;
        if self.ended {
            return self.operand(at, text);
        }
        if self.level.is(t::SLASH) {
            return if text.starts_with('/') { self.slash(at, text) } else { self.operand(at, text) };
        }
        if self.level.is(t::BUNDLE) && at == 0 && !text.starts_with('-') {
            return self.bundle(at, text);
        }
        if text == "--" && !self.level.is(t::EXACT) {
            self.ended = true;
            if let Some(name) = self.level.behind {
                self.next = Some((name.to_owned(), at.saturating_add(1)));
                self.stopped = true;
            }
            return 1;
        }
        let several = self.level.is(t::EXACT) || self.level.is(t::SINGLE) || self.level.is(t::POWERSHELL);
        if text.len() > 1 && text.starts_with('-') {
            return if several {
                self.word(at, text)
            } else if text.starts_with("--") {
                self.long(at, text)
            } else {
                self.cluster(at, text)
            };
        }
        if let Some(rest) = text.strip_prefix('+')
            && let Some(line) = lookup::exact(self.level, self.root, "+")
        {
            return self.apply(line, at, Some(rest)).saturating_add(1);
        }
        self.operand(at, text)
    }

    pub(super) fn stranger(&mut self, at: usize) -> usize {
        let of_others = self.level.is(t::LOOSE) && !self.operands.is_empty();
        if self.level.is(t::COMPLETE) && !of_others && !self.trial {
            self.danger(at, Class::Config, "an option that is not known");
        }
        1
    }

    /// Does what the option says; tells how many further arguments it took.
    pub(super) fn apply(&mut self, line: Line, at: usize, glued: Option<&'a str>) -> usize {
        let Line(meaning, arity, names) = line;
        self.seen.push(names);
        let next = at.saturating_add(1);
        let (value, mut took) = match (arity, glued) {
            (_, Some(text)) => (Some(Value { at, text: Some(text) }), 0usize),
            (Arity::Flag | Arity::Optional, None) => (None, 0),
            (Arity::Value | Arity::Two | Arity::Many | Arity::Final, None) => match self.value_at(next) {
                Some(argument) => {
                    if !argument.known {
                        self.doubtful_value(next, argument);
                    }
                    (Some(Value { at: next, text: argument.known.then_some(argument.text) }), 1)
                }
                None => (None, 0),
            },
        };
        if arity == Arity::Two {
            took = took.saturating_add(1);
        }
        if arity == Arity::Final {
            self.stopped = true;
        }
        if meaning == Meaning::Plain {
            self.passed_on(at, glued);
            if took > 0 {
                self.swallowed(next);
            }
        }
        self.mean(meaning, at, value);
        if arity == Arity::Many {
            took = self.further(meaning, next, took);
        }
        if meaning == Meaning::Command {
            return self.until_semicolon(at, glued);
        }
        took
    }

    /// Further values up to the next option; tells how many there are with the `took` before them.
    fn further(&mut self, meaning: Meaning, first: usize, mut took: usize) -> usize {
        loop {
            let at = first.saturating_add(took);
            let Some(argument) = self.arguments.get(at).filter(|argument| !argument.start.starts_with('-'))
            else {
                return took;
            };
            self.mean(meaning, at, Some(Value { at, text: argument.known.then_some(argument.text) }));
            took = took.saturating_add(1);
        }
    }

    /// Where values never begin with a dash, one that does is meant for another program that this one hands it to.
    fn passed_on(&mut self, at: usize, glued: Option<&str>) {
        let Some(rest) = glued.filter(|_| self.level.is(t::SHY)).and_then(|text| text.strip_prefix('-'))
        else {
            return;
        };
        if !rest.is_empty() && !rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            self.danger(at, Class::Config, "a value that may be a dangerous option");
        }
    }

    /// A value that would be a dangerous option is one where this version of the program, or this subcommand of it,
    /// takes no value there.
    fn swallowed(&mut self, at: usize) {
        let dashed = |argument: &&Argument<'_>| argument.known && argument.text.starts_with('-');
        let Some(argument) = self.arguments.get(at).filter(dashed).filter(|_| !self.trial) else { return };
        let mut other = Walk { reading: empty(), trial: true, ..self.clone() };
        other.argument(at, *argument);
        if !other.reading.findings.is_empty()
            || other.shifted != self.shifted
            || other.inplace != self.inplace
        {
            self.danger(at, Class::Config, "a value that may be a dangerous option");
        }
    }

    /// The argument behind an option that takes a value; where values never begin with a dash, such an argument
    /// is an option of its own.
    fn value_at(&self, at: usize) -> Option<Argument<'a>> {
        let dashed = |argument: &&Argument<'_>| self.level.is(t::SHY) && argument.start.starts_with('-');
        self.arguments.get(at).filter(|argument| !dashed(argument)).copied()
    }

    /// Descends into a subcommand where the word names one; false where the word is an operand.
    pub(super) fn descend(&mut self, at: usize, word: &str) -> bool {
        if !self.operands.is_empty() || self.ended && !self.path.is_empty() {
            return false;
        }
        let path = if self.path.is_empty() { word.to_owned() } else { format!("{} {word}", self.path) };
        let (found, on_the_way) = self.profile.subcommand(&path);
        if found.is_none() && !on_the_way {
            let expected = !self.level.is(t::OPEN) && self.profile.leads_on(&self.path);
            if expected && self.level.is(t::COMPLETE) {
                self.danger(at, Class::Exec, "a subcommand that is not known");
                self.words_end = at.saturating_add(1);
                self.path = path;
                return true;
            }
            return false;
        }
        if self.path.is_empty() {
            self.reading.leading = self.harmless_before(at);
        }
        self.path = path;
        self.words_end = at.saturating_add(1);
        self.words.push(at);
        if let Some(level) = found {
            self.level = level;
            self.subcommand = Some((at, level));
            if let Some(class) = level.class {
                self.danger(at, class, says(class));
            }
        }
        true
    }

    pub(super) fn harmless_before(&self, at: usize) -> Vec<usize> {
        let harmful = |index: &usize| {
            self.reading.findings.iter().any(|finding| match finding {
                Finding::Danger { argument, .. } | Finding::Write { argument, .. } => argument == index,
                Finding::Inner { .. }
                | Finding::Inside { .. }
                | Finding::Alias { .. }
                | Finding::Script { .. }
                | Finding::Source { .. }
                | Finding::Directory { .. } => false,
            })
        };
        (0..at).filter(|index| !harmful(index)).collect()
    }

    fn finish(mut self) -> Outcome {
        if let Some(at) = self.creates.filter(|_| self.outputs.is_empty()) {
            self.danger(at, Class::Write, says(Class::Write));
        }
        if self.writes {
            for (at, path) in core::mem::take(&mut self.outputs) {
                self.write(at, path);
            }
        }
        self.late_roles();
        if let Some((names, class)) = self.level.without
            && !names.split(' ').any(|name| self.seen.contains(&name))
            && let Some(first) = self.operands.first()
        {
            self.danger(*first, class, says(class));
        }
        let reads_code = self.level.is(t::INPUT_CODE) && !self.informs;
        let named = !self.operands.is_empty() || self.shifted;
        self.reading.code_from_input = reads_code && (self.from_input || !named);
        self.reading.complete = self.level.is(t::COMPLETE);
        self.reading.place = self.level.place;
        self.reading.unknown_arguments = self.level.is(t::ANYTHING);
        self.reading.never_suggest = self.level.is(t::NEVER_SUGGEST);
        let before = self.reading.leading.iter().filter(|at| **at < self.words_end).count();
        self.reading.words = self.words_end.saturating_sub(before);
        Outcome { reading: self.reading, next: self.next, subcommand: self.subcommand, words: self.words }
    }

    /// What an operand is, by its number.
    pub(super) fn role(&self, number: usize) -> Role {
        let roles = if self.shifted { self.level.shifted } else { self.level.operands };
        roles.get(number).or(roles.last()).copied().unwrap_or(Role::Plain)
    }
}
