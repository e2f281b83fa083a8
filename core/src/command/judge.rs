//! Judging one simple command: which rule trusts it, what of it no rule covers, which rules stop it.

use super::builtin::{Builtin, treatment};
use super::effects::Allowance;
use super::flow::Call;
use super::grants::Grants;
use super::index::{Head, Rules};
use super::options::Spelling;
use super::resolve::Argument;
use super::shape::{Fit, Shape};
use super::words::base_name;
use crate::decision::RuleReference;
use crate::effect::Effect;
use crate::operation::Shell;
use crate::path::Protection;
use crate::program::{self, Class, Dialect, Finding, Place, Reading};
use crate::span::Span;
use crate::text::quote;
use crate::workspace::Workspace;

/// How many commands may be inside of one another.
const MAX_DEPTH: usize = 16;

/// Everything that a call is judged by.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) paths: &'a Protection,
    pub(crate) grants: &'a Grants,
    /// Grants that are only tried.
    pub(crate) more: Option<&'a Grants>,
    pub(crate) workspace: &'a Workspace,
    /// The folder that the line starts in; the first root where absent.
    pub(crate) cwd: Option<&'a str>,
    pub(crate) shell: Shell,
    /// Whether the line is typed into a terminal.
    pub(crate) typed: bool,
    /// What holds where no rule speaks.
    pub(crate) default: Effect,
}

/// Something that speaks against a call, or for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: &'static str,
    /// The effect; where absent, what holds where no rule speaks.
    pub(crate) effect: Option<Effect>,
    pub(crate) message: String,
    pub(crate) span: Span,
    pub(crate) rule: Option<usize>,
    pub(crate) reference: Option<RuleReference>,
    pub(crate) disguises: Vec<&'static str>,
    /// The one thing that would have changed it.
    pub(crate) change: Option<String>,
    /// The grant that is missing.
    pub(crate) need: Option<Need>,
}

/// A grant that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Need {
    /// To write what the glob matches.
    Write(String),
    /// To set the variable.
    Variable(String),
}

impl Found {
    pub(crate) fn new(code: &'static str, message: String, span: Span) -> Self {
        Self {
            code,
            effect: None,
            message,
            span,
            rule: None,
            reference: None,
            disguises: Vec::new(),
            change: None,
            need: None,
        }
    }
}

/// What else runs inside a call.
pub(crate) enum Inside {
    Call(Call),
    Line { text: String, shell: Shell, span: Span, call: Call },
}

/// What came out about a call.
pub(crate) struct Outcome {
    /// The rule that trusts it.
    pub(crate) rule: Option<usize>,
    pub(crate) found: Vec<Found>,
    pub(crate) inside: Vec<Inside>,
    /// Whether the call runs a program that a rule has to trust.
    pub(crate) runs: bool,
}

/// What is known about a call before any rule is looked at.
pub(crate) struct Known<'c> {
    pub(crate) call: &'c Call,
    pub(crate) program: &'c str,
    /// The names that a rule may call the program by to trust it.
    names: Vec<String>,
    pub(crate) arguments: &'c [Argument],
    pub(crate) reading: Option<Reading>,
    pub(crate) builtin: Builtin,
}

impl<'c> Known<'c> {
    /// Looks a call up; nothing where its program is not known.
    pub(crate) fn of(call: &'c Call) -> Option<Self> {
        let (first, arguments) = call.words.split_first()?;
        if !first.known {
            return None;
        }
        let program = first.text.as_str();
        let views: Vec<program::Argument<'_>> = arguments.iter().map(Argument::view).collect();
        let dialect = dialect(call.shell);
        let builtin = treatment(call, program);
        // Where `cd` goes is followed by the state; its arguments do nothing else.
        let reading = match builtin {
            Builtin::Moving => None,
            Builtin::Program | Builtin::Changing => program::read(base_name(program), dialect, &views),
        };
        let reading = reading.map(|reading| match call.shell {
            Shell::Bash => reading.without(Class::Number),
            Shell::Posix | Shell::Zsh | Shell::Powershell | Shell::Cmd => reading,
        });
        let names = program::names(program, dialect, true);
        Some(Self { call, program, names, arguments, reading, builtin })
    }

    /// Returns what its program does with the arguments.
    pub(crate) fn findings(&self) -> &[Finding] {
        self.reading.as_ref().map_or(&[], |reading| reading.findings.as_slice())
    }

    /// Tells whether a pattern names the program.
    pub(crate) fn is_named_by(&self, shape: &Shape) -> bool {
        match self.call.shell {
            Shell::Posix | Shell::Bash | Shell::Zsh => shape.names(self.program),
            Shell::Powershell | Shell::Cmd => self.names.iter().any(|name| shape.names_folded(name)),
        }
    }

    /// The places of harmless options that a rule need not name.
    pub(crate) fn leading(&self) -> &[usize] {
        self.reading.as_ref().map_or(&[], |reading| reading.leading.as_slice())
    }

    /// The first arguments that a rule may spell: with and without harmless options before.
    fn heads(&self) -> Vec<Head<'_>> {
        let leading = self.leading();
        let text = |argument: &'c Argument| argument.known.then_some(argument.text.as_str());
        let head = |arguments: &mut dyn Iterator<Item = &'c Argument>| {
            (arguments.next().and_then(text), arguments.next().and_then(text))
        };
        let mut heads = vec![head(&mut self.arguments.iter())];
        if !leading.is_empty() {
            let after = self.arguments.iter().enumerate().filter(|(at, _)| !leading.contains(at));
            heads.push(head(&mut after.map(|(_, argument)| argument)));
        }
        heads
    }

    /// Where the folders are that the program works in.
    pub(crate) fn folders(&self) -> Option<Vec<String>> {
        let mut state = self.call.state.clone();
        for finding in self.findings() {
            if let Finding::Directory { path, .. } = finding {
                state.go(Some(path));
            }
        }
        state.folders.map(|folders| folders.to_vec())
    }
}

impl Scene<'_> {
    /// Judges a call.
    pub(crate) fn judge(&self, call: &Call) -> Outcome {
        let mut out = Outcome { rule: None, found: Vec::new(), inside: Vec::new(), runs: true };
        if call.words.is_empty() {
            out.runs = false;
            if !call.files.is_empty() && !call.compound {
                let message = "a redirection without a command".to_owned();
                out.found.push(Found::new("no-command", message, call.span));
            }
            self.files(call, None, &mut out.found);
            self.variables(call, None, &mut out.found);
            return out;
        }
        if call.depth > MAX_DEPTH {
            let message = "commands are inside of one another too deep".to_owned();
            out.found.push(Found::new("too-deep", message, call.span));
            self.stops(call, None, &mut out);
            return out;
        }
        let Some(known) = Known::of(call) else {
            let message = "the program is not written here".to_owned();
            let mut one = Found::new("unknown-program", message, call.span);
            one.change = Some("a program that is spelled out".to_owned());
            out.found.push(one);
            self.files(call, None, &mut out.found);
            self.variables(call, None, &mut out.found);
            return out;
        };
        self.trust(&known, &mut out);
        self.inside(&known, &mut out);
        self.stops(call, Some(&known), &mut out);
        out
    }

    /// Finds the rule that trusts a call with all that it does, or what speaks against the best one.
    fn trust(&self, known: &Known<'_>, out: &mut Outcome) {
        let call = known.call;
        let mut best: Option<(usize, Vec<Found>)> = None;
        let heads = known.heads();
        let rules = known.names.iter().flat_map(|name| self.rules.trusting(name, &heads, call.shell));
        for rule in rules {
            for shape in rule.shapes.iter().filter(|shape| known.is_named_by(shape)) {
                let Some(found) = self.covered(known, shape, Some(&rule.grants)) else { continue };
                if found.is_empty() {
                    out.rule = Some(rule.index);
                    return;
                }
                if best.as_ref().is_none_or(|(_, known)| found.len() < known.len()) {
                    best = Some((rule.index, found));
                }
            }
        }
        if self.is_transparent(known) {
            out.runs = false;
            self.files(call, None, &mut out.found);
            self.variables(call, None, &mut out.found);
            return;
        }
        if let Some((_, found)) = best {
            out.found.extend(found);
            return;
        }
        let mut one = Found::new("untrusted-command", String::new(), call.span);
        one.change = Some("a rule that trusts it".to_owned());
        out.found.push(one);
        self.files(call, None, &mut out.found);
        self.variables(call, None, &mut out.found);
    }

    /// Tells what of a call a pattern does not cover; nothing where the pattern does not match at all.
    pub(crate) fn covered(
        &self,
        known: &Known<'_>,
        shape: &Shape,
        grants: Option<&Grants>,
    ) -> Option<Vec<Found>> {
        let leading = known.leading();
        let whole: Vec<usize> = (0..known.arguments.len()).collect();
        let without: Vec<usize> = whole.iter().copied().filter(|at| !leading.contains(at)).collect();
        let fits = |places: &[usize]| {
            let arguments = places.iter().filter_map(|at| known.arguments.get(*at));
            shape.fits(arguments, Spelling::Exact) == Fit::Yes
        };
        let places = if fits(&whole) {
            whole
        } else if !leading.is_empty() && fits(&without) {
            without
        } else {
            return None;
        };
        let spelled = |argument: usize| {
            places.iter().position(|at| *at == argument).is_some_and(|place| shape.spells(place))
        };
        let mut found = Vec::new();
        let span =
            |argument: usize| known.arguments.get(argument).map_or(known.call.span, |argument| argument.span);
        let all = shape.spells_all() && places.len() == shape.arguments.len();
        if known.builtin == Builtin::Changing && !all {
            let message = format!(
                "{} changes the shell, which only a rule that spells all of it trusts",
                quote(known.program)
            );
            found.push(Found::new("shell-state", message, known.call.span));
        }
        let folders = known.folders();
        for finding in known.findings() {
            match finding {
                Finding::Danger { argument, what, .. } if !spelled(*argument) => {
                    let text = known.arguments.get(*argument).map_or("", |argument| argument.text.as_str());
                    let message = format!("{} of {} is {what}", quote(text), quote(known.program));
                    let mut one = Found::new("guarded-argument", message, span(*argument));
                    one.change = Some(format!("a rule that spells {}", quote(text)));
                    found.push(one);
                }
                Finding::Write { argument, path } => {
                    let allowance = Allowance { grants, spelled: spelled(*argument) };
                    self.write(Some(path), folders.as_deref(), allowance, span(*argument), &mut found);
                }
                Finding::Inside { argument, path } => {
                    self.inside_of(path, folders.as_deref(), span(*argument), &mut found);
                }
                Finding::Source { argument, path } if !spelled(*argument) => {
                    self.source(path, known.program, folders.as_deref(), span(*argument), &mut found);
                }
                Finding::Script { argument, .. }
                    if known.arguments.get(*argument).is_none_or(|argument| !argument.known) =>
                {
                    let message = "it runs a script that is not written here".to_owned();
                    found.push(Found::new("unknown-script", message, span(*argument)));
                }
                Finding::Danger { .. }
                | Finding::Script { .. }
                | Finding::Inner { .. }
                | Finding::Alias { .. }
                | Finding::Source { .. }
                | Finding::Directory { .. } => {}
            }
        }
        self.unread(known, &spelled, &mut found);
        let reads_code = known.reading.as_ref().is_some_and(|reading| reading.code_from_input);
        if reads_code && (!all || known.call.fed) {
            let message = format!("{} runs what it is given to read", quote(known.program));
            found.push(Found::new("code-from-input", message, known.call.span));
        }
        let place = known.reading.as_ref().map_or(Place::Anywhere, |reading| reading.place);
        let relative = known.program.contains('/') && !known.program.starts_with('/');
        let place = if relative && place == Place::Anywhere { Place::Workspace } else { place };
        self.place(place, known.program, folders.as_deref(), known.call.span, &mut found);
        self.files(known.call, grants, &mut found);
        self.variables(known.call, grants, &mut found);
        Some(found)
    }

    /// Judges unknown arguments of a program that nobody described.
    fn unread(&self, known: &Known<'_>, spelled: &dyn Fn(usize) -> bool, found: &mut Vec<Found>) {
        if known.reading.is_some() || known.builtin == Builtin::Moving {
            return;
        }
        for (at, argument) in known.arguments.iter().enumerate() {
            let operand = !argument.start.is_empty() && !argument.start.starts_with('-');
            if argument.known || operand || spelled(at) {
                continue;
            }
            let message = format!(
                "{} may become an option of {}, about which nothing is known",
                quote(&argument.text),
                quote(known.program)
            );
            found.push(Found::new("unknown-argument", message, argument.span));
        }
    }
}

/// The language that decides which profiles are looked at.
pub(crate) fn dialect(shell: Shell) -> Dialect {
    match shell {
        Shell::Posix | Shell::Bash | Shell::Zsh => Dialect::Posix,
        Shell::Powershell => Dialect::Powershell,
        Shell::Cmd => Dialect::Cmd,
    }
}
