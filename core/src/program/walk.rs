//! Walks through the arguments of one program, as its profile describes.

use super::language::{awk, covreport, ldflags, sed, writeout};
use super::table::{Arity, Level, Line, Meaning, Profile, Role, Spelled, t};
use super::{Argument, Class, Fills, Finding, Place, Reading, lookup};

/// What was read, and the program that is run by name with the arguments from an index on.
pub(super) struct Outcome {
    pub(super) reading: Reading,
    pub(super) next: Option<(String, usize)>,
}

/// The state of the walk.
pub(super) struct Walk<'a> {
    pub(super) profile: &'static Profile,
    pub(super) root: &'static Level,
    pub(super) level: &'static Level,
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
    pub(super) writes: bool,
    outputs: Vec<(usize, String)>,
    seen: Vec<&'static str>,
    pub(super) placeholder: Option<String>,
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
        return Outcome { reading: empty(), next: None };
    };
    let mut walk = Walk {
        profile,
        root,
        level: root,
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
        writes: false,
        outputs: Vec::new(),
        seen: Vec::new(),
        placeholder: None,
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

    /// `--name`, `--name=value`.
    fn long(&mut self, at: usize, text: &'a str) -> usize {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        match lookup::long(self.level, self.root, name) {
            Some(line) => self.apply(line, at, value).saturating_add(1),
            None => self.stranger(at),
        }
    }

    /// An option whose name has several letters behind one dash (Go, Java, `find`, cmdlets).
    fn word(&mut self, at: usize, text: &'a str) -> usize {
        let sign = if self.level.is(t::POWERSHELL) { ':' } else { '=' };
        let (name, value) = text.split_once(sign).map_or((text, None), |(name, value)| (name, Some(value)));
        let one_dash =
            name.strip_prefix('-').filter(|rest| self.level.is(t::SINGLE) && rest.starts_with('-'));
        let found = lookup::exact(self.level, self.root, text)
            .map(|line| (line, None))
            .or_else(|| {
                lookup::long(self.level, self.root, one_dash.unwrap_or(name)).map(|line| (line, value))
            })
            .or_else(|| {
                let line = lookup::glued(self.level, self.root, text)?;
                (!self.level.is(t::POWERSHELL)).then_some((line, Some(text)))
            });
        match found {
            Some((line, value)) => self.apply(line, at, value).saturating_add(1),
            None => self.stranger(at),
        }
    }

    /// `-abc`, `-oFILE`, `-5`, and single-dash names of several letters that the profile lists.
    fn cluster(&mut self, at: usize, text: &'a str) -> usize {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        if name.len() > 2
            && let Some(line) = lookup::exact(self.level, self.root, name)
        {
            return self.apply(line, at, value).saturating_add(1);
        }
        let letters = text.get(1..).unwrap_or_default();
        if letters.bytes().all(|b| b.is_ascii_digit())
            && let Some(line) = lookup::exact(self.level, self.root, "-NUM")
        {
            return self.apply(line, at, None).saturating_add(1);
        }
        let mut took = 1usize;
        let mut strange = false;
        for (offset, letter) in letters.char_indices() {
            let rest = letters.get(offset.saturating_add(letter.len_utf8())..).unwrap_or_default();
            match lookup::exact(self.level, self.root, &format!("-{letter}")) {
                Some(line) if line.1 == Arity::Flag => {
                    self.apply(line, at, None);
                }
                Some(line) => {
                    let glued = (!rest.is_empty()).then_some(rest);
                    took = took.saturating_add(self.apply(line, at, glued));
                    break;
                }
                None => strange = true,
            }
        }
        if strange { took.max(self.stranger(at)) } else { took }
    }

    /// Option letters without a dash as the first argument (`tar xzf`), their values in the arguments behind.
    fn bundle(&mut self, at: usize, text: &'a str) -> usize {
        let mut took = 1usize;
        for letter in text.chars() {
            match lookup::exact(self.level, self.root, &format!("-{letter}")) {
                Some(line) => {
                    let place = at.saturating_add(took).saturating_sub(1);
                    let values = self.apply(line, place, None);
                    if place != at && line.0 != Meaning::Plain {
                        self.apply_danger(line, at);
                    }
                    took = took.saturating_add(values);
                }
                None => {
                    self.stranger(at);
                }
            }
        }
        took
    }

    fn apply_danger(&mut self, line: Line, at: usize) {
        if let Meaning::Danger(class) = line.0 {
            self.danger(at, class, says(class));
        }
    }

    /// `/a:h`, `/s/b`.
    fn slash(&mut self, at: usize, text: &'a str) -> usize {
        for part in text.split('/').skip(1) {
            let name = part.split_once(':').map_or(part, |(name, _)| name);
            match lookup::exact(self.level, self.root, &format!("/{name}")) {
                Some(line) => {
                    self.apply(line, at, None);
                }
                None => {
                    self.stranger(at);
                }
            }
        }
        1
    }

    fn stranger(&mut self, at: usize) -> usize {
        if self.level.is(t::COMPLETE) {
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
            (Arity::Value | Arity::Two | Arity::Final, None) => match self.value_at(next) {
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
        self.mean(meaning, at, value);
        if meaning == Meaning::Command {
            return self.until_semicolon(next);
        }
        took
    }

    /// The argument behind an option that takes a value; where values never begin with a dash, such an argument
    /// is an option of its own.
    fn value_at(&self, at: usize) -> Option<Argument<'a>> {
        let dashed = |argument: &&Argument<'_>| self.level.is(t::SHY) && argument.start.starts_with('-');
        self.arguments.get(at).filter(|argument| !dashed(argument)).copied()
    }

    fn mean(&mut self, meaning: Meaning, at: usize, value: Option<Value<'a>>) {
        let place = value.map_or(at, |value| value.at);
        let text = value.and_then(|value| value.text);
        match meaning {
            Meaning::Plain | Meaning::Command => {}
            Meaning::Info => self.informs = true,
            Meaning::Stdin => self.from_input = true,
            Meaning::Shift => self.shifted = true,
            Meaning::Danger(class) => {
                self.writes |= class == Class::Write;
                self.both(at, value, class);
            }
            Meaning::Source => {
                self.shifted = true;
                self.both(at, value, Class::Code);
            }
            Meaning::Inplace => {
                self.inplace = true;
                self.both(at, value, Class::Write);
            }
            Meaning::Path => match text {
                Some(text) => self.write(place, text.to_owned()),
                None => self.danger(place, Class::Write, says(Class::Write)),
            },
            Meaning::Output => match text {
                Some(text) => self.outputs.push((place, text.to_owned())),
                None => self.danger(place, Class::Write, says(Class::Write)),
            },
            Meaning::Directory => match text {
                Some(text) => {
                    self.reading.findings.push(Finding::Directory { argument: place, path: text.to_owned() });
                }
                None => self.danger(place, Class::Config, "a directory that is not known"),
            },
            Meaning::Script if place != at && text.is_some() => {
                self.reading.findings.push(Finding::Script { argument: place, transparent: false });
            }
            Meaning::Script => self.both(at, value, Class::Code),
            Meaning::Module => {
                self.both(at, value, Class::Code);
                self.words_end = place.saturating_add(1);
                self.shifted = true;
                self.next = text.map(|text| (text.to_owned(), place.saturating_add(1)));
            }
            Meaning::Sed | Meaning::Awk => {
                self.shifted = true;
                self.script(place, text, meaning == Meaning::Awk);
            }
            Meaning::Ldflags if !text.is_some_and(ldflags) => self.both(at, value, Class::Exec),
            Meaning::Writeout if !text.is_some_and(writeout) => self.both(at, value, Class::Write),
            Meaning::Covreport if !text.is_some_and(covreport) => self.both(at, value, Class::Write),
            Meaning::Ldflags | Meaning::Writeout | Meaning::Covreport => {}
            Meaning::Replace => self.placeholder = Some(text.unwrap_or("{}").to_owned()),
        }
    }

    /// An option and its value both need to be spelled.
    fn both(&mut self, at: usize, value: Option<Value<'_>>, class: Class) {
        self.danger(at, class, says(class));
        if let Some(value) = value.filter(|value| value.at != at) {
            self.danger(value.at, class, says(class));
        }
    }

    pub(super) fn write(&mut self, argument: usize, path: String) {
        // A drive of PowerShell is no folder: `function:` and `env:` change the shell.
        if self.level.is(t::POWERSHELL) && path.find(':').is_some_and(|at| at != 1) {
            return self.danger(argument, Class::Config, "a path on a drive that may be no folder");
        }
        // The streams that the program has anyway.
        let is_stream =
            path == "/dev/stdout" || path == "/dev/stderr" || path == "-" && self.level.is(t::DASH);
        if !is_stream {
            self.reading.findings.push(Finding::Write { argument, path });
        }
    }

    /// Reads a sed or awk script; `None` for one that cannot be known.
    pub(super) fn script(&mut self, at: usize, text: Option<&str>, is_awk: bool) {
        let effects = match text {
            Some(text) if is_awk => awk::effects(text),
            Some(text) => sed::effects(text),
            None => None,
        };
        let Some(effects) = effects else {
            return self.danger(at, Class::Code, "a script that is not understood");
        };
        if effects.runs {
            self.danger(at, Class::Exec, says(Class::Exec));
        }
        for path in effects.writes {
            self.write(at, path);
        }
    }

    /// The command between `-exec` and `;` or `+`.
    fn until_semicolon(&mut self, from: usize) -> usize {
        let rest = self.arguments.get(from..).unwrap_or_default();
        let is_end = |argument: &Argument<'_>| argument.known && matches!(argument.text, ";" | "+");
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let start = self.operands.first().and_then(|at| self.arguments.get(*at));
        let start = match (start, self.operands.get(1)) {
            (Some(argument), None) => argument.start.to_owned(),
            (Some(_), Some(_)) => String::new(),
            (None, _) => "./".to_owned(),
        };
        let fills = Fills { placeholder: Some("{}".to_owned()), appended: false, start };
        let end = from.saturating_add(length);
        self.reading.findings.push(Finding::Inner { argument: from, end, transparent: false, fills });
        length.saturating_add(1)
    }

    /// Descends into a subcommand where the word names one; false where the word is an operand.
    pub(super) fn descend(&mut self, at: usize, word: &str) -> bool {
        if !self.operands.is_empty() || self.ended && !self.path.is_empty() {
            return false;
        }
        let path = if self.path.is_empty() { word.to_owned() } else { format!("{} {word}", self.path) };
        let mut on_the_way = false;
        let mut deeper = false;
        let mut found = None;
        for level in self.profile.levels.iter().skip(1) {
            match level.spelled(&path) {
                Spelled::Exactly => found = Some(level),
                Spelled::OnTheWay => on_the_way = true,
                Spelled::Not => {}
            }
            deeper = deeper || self.path.is_empty() || level.spelled(&self.path) == Spelled::OnTheWay;
        }
        if found.is_none() && !on_the_way {
            if deeper && !self.level.is(t::OPEN) && self.level.is(t::COMPLETE) {
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
        if let Some(level) = found {
            self.level = level;
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
                | Finding::Alias { .. }
                | Finding::Script { .. }
                | Finding::Directory { .. } => false,
            })
        };
        (0..at).filter(|index| !harmful(index)).collect()
    }

    fn finish(mut self) -> Outcome {
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
        Outcome { reading: self.reading, next: self.next }
    }

    /// What an operand is, by its number.
    pub(super) fn role(&self, number: usize) -> Role {
        let roles = if self.shifted { self.level.shifted } else { self.level.operands };
        roles.get(number).or(roles.last()).copied().unwrap_or(Role::Plain)
    }
}

/// What a class means, for people.
pub(super) const fn says(class: Class) -> &'static str {
    match class {
        Class::Exec => "an argument that runs another program",
        Class::Code => "an argument that runs or loads code",
        Class::Write => "an argument that writes",
        Class::Config => "an argument that switches what the program takes its orders from",
    }
}
