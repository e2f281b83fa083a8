//! What programs do with their arguments.

/// An argument as the program will get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Argument<'a> {
    pub(crate) text: &'a str,
    pub(crate) known: bool,
    /// What every word begins with that the argument may become.
    pub(crate) start: &'a str,
}

/// Why an argument is dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Exec,
    Code,
    Write,
    Config,
}

/// What a program adds to the command that it runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fills {
    pub(crate) placeholder: Option<String>,
    pub(crate) appended: bool,
    pub(crate) start: String,
}

/// Something about the arguments that a rule's `*` does not cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    Danger { argument: usize, class: Class, what: &'static str },
    Write { argument: usize, path: String },
    Inner { argument: usize, end: usize, transparent: bool, fills: Fills },
    Alias { argument: usize },
    Script { argument: usize, transparent: bool },
    Directory { argument: usize, path: String },
}

/// Where the program takes its orders from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Anywhere,
    Workspace,
    Repository,
}

/// What a program does with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) findings: Vec<Finding>,
    pub(crate) complete: bool,
    pub(crate) place: Place,
    pub(crate) unknown_arguments: bool,
    pub(crate) code_from_input: bool,
    pub(crate) never_suggest: bool,
    pub(crate) leading: Vec<usize>,
    pub(crate) words: usize,
}

/// The language that a command line was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    Posix,
    Powershell,
    Cmd,
}

/// What setting a variable may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variable {
    Private,
    Grantable,
    Never,
}

/// Reads the arguments of a program; `None` for a program without a profile.
pub(crate) fn read(_program: &str, _dialect: Dialect, _arguments: &[Argument<'_>]) -> Option<Reading> {
    None
}

/// Tells what setting the variable may do.
pub(crate) fn variable(name: &str) -> Variable {
    let lower = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if lower && name != "path" { Variable::Private } else { Variable::Grantable }
}
