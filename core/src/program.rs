//! What programs do with their arguments, read from the profiles in `core/profiles/`.
//!
//! It knows programs: which option runs another program, loads code, writes to a path or switches the
//! configuration. It knows neither how a shell writes words nor what a rule trusts.

mod copies;
mod language;
mod lookup;
mod meaning;
mod operands;
mod spelling;
mod table;
#[cfg(test)]
mod tests;
mod unknown;
mod variables;
mod walk;

pub(crate) use variables::{Variable, variable};

/// An argument as the program will get it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Argument<'a> {
    /// The decoded text; without meaning where the argument is not `known`.
    pub(crate) text: &'a str,
    /// False where a variable, glob, brace or substitution contributes. Such an argument may become any number
    /// of words.
    pub(crate) known: bool,
    /// What *every* word begins with that the argument may become: the text itself where it is known, the
    /// literal text before the first glob or brace (`src/` of `src/*.c`) or before a quoted variable, and empty
    /// where words may be split off (an unquoted variable) or nothing can be promised.
    pub(crate) start: &'a str,
    /// Whether it is exactly one word, known or not: `"$x"` is, `$x` and `*.c` are not.
    pub(crate) one: bool,
}

impl<'a> Argument<'a> {
    /// An argument whose text is known.
    pub(crate) const fn known(text: &'a str) -> Self {
        Self { text, known: true, start: text, one: true }
    }

    /// An argument that becomes words beginning with `start`.
    pub(crate) const fn unknown(start: &'a str) -> Self {
        Self { text: "", known: false, start, one: false }
    }
}

/// Why an argument is dangerous.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// It makes the program run another program.
    Exec,
    /// It is code, or makes the program load code.
    Code,
    /// It makes the program write, or write elsewhere.
    Write,
    /// It switches what the program takes its orders from.
    Config,
    /// It is compared as a number, which some shells evaluate, and Bash's own `test` does not.
    Number,
}

/// What a program adds to the command that it runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Fills {
    /// Every argument of the inner command that holds this text becomes something unknown (`{}` of
    /// `find -exec`).
    pub(crate) placeholder: Option<String>,
    /// Whether unknown words follow the inner command's own (`xargs`).
    pub(crate) appended: bool,
    /// What each of these unknown words begins with; empty where nothing is known.
    pub(crate) start: String,
}

/// Something about the arguments that a rule's `*` does not cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// Needs a rule that spells the argument.
    Danger { argument: usize, class: Class, what: &'static str },
    /// A path that the program writes (creates, changes or removes), named by that argument.
    Write { argument: usize, path: String },
    /// A path that the program writes if the one that argument names is a folder (`cp a/b to`: `to/b`).
    Inside { argument: usize, path: String },
    /// `arguments[argument..end]` is a command that this program runs, behind the word `first` where that is glued to
    /// an option (`fd --exec=rm`). `transparent`: the program adds nothing of its own, so that trust in the inner
    /// command is enough.
    Inner { argument: usize, end: usize, first: Option<String>, transparent: bool, fills: Fills },
    /// `arguments[argument..]` is a command that this program runs by another name (`npx eslint`); a rule spells
    /// it (a `Danger` says so), and its further arguments have been read with that program's profile.
    Alias { argument: usize },
    /// The argument is text that a shell reads as a line (`bash -c`). `transparent` as for `Inner`.
    Script { argument: usize, transparent: bool },
    /// The program takes code from that path, which lies elsewhere than where it runs (`pytest /tmp/test_a.py`).
    Source { argument: usize, path: String },
    /// The program works in that directory (`git -C`).
    Directory { argument: usize, path: String },
}

/// Where the program takes its orders from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Not from the directory it runs in.
    Anywhere,
    /// From files of the directory it runs in, such as `package.json`.
    Workspace,
    /// From the repository around the directory it runs in.
    Repository,
}

/// What a program does with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) findings: Vec<Finding>,
    /// Whether every option of the program is listed, so that an unknown one was reported as dangerous.
    pub(crate) complete: bool,
    pub(crate) place: Place,
    /// Whether globs and variables may stand as arguments, whatever they become (`echo`, `cat`, `ls`, `grep`).
    pub(crate) unknown_arguments: bool,
    /// Whether the program, with these arguments, runs what it reads from its input (`sh`, `python`).
    pub(crate) code_from_input: bool,
    /// Whether no rule for this program is ever suggested.
    pub(crate) never_suggest: bool,
    /// Arguments before the subcommand that a rule for the subcommand need not name: harmless global options
    /// (`git --no-pager`) and options reported as `Directory`.
    pub(crate) leading: Vec<usize>,
    /// How many arguments name what is done (`npm run dev`: 2), those in `leading` left out, for suggestions.
    pub(crate) words: usize,
}

/// How else the arguments of a program can name the same work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Work {
    /// The argument that names the subcommand.
    pub(crate) subcommand: usize,
    /// Its other names.
    pub(crate) names: Vec<&'static str>,
    /// All arguments, those that name what is done first, where options stand before or between them (`gh pr -R a/b
    /// merge 1`).
    pub(crate) order: Option<Vec<usize>>,
}

/// The language that a command line was written in; it decides which profiles are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Dialect {
    /// The programs of a POSIX system, and those that are the same everywhere.
    Posix,
    /// Cmdlets, then the programs that are the same everywhere.
    Powershell,
    /// The builtins of `cmd.exe`, then the programs that are the same everywhere.
    Cmd,
}

/// Reads the arguments of a program. `None` for a program without a profile: then `*` covers everything.
///
/// `program` is the bare name; under PowerShell and cmd its case does not matter.
pub(crate) fn read(program: &str, dialect: Dialect, arguments: &[Argument<'_>]) -> Option<Reading> {
    let (first, found) = table::profile(program, dialect)?;
    let mut reading = walk::read(first, arguments);
    if table::is_ambiguous(program, found) {
        // Where the shell has no such command, the program of that name runs.
        let folded = program.to_ascii_lowercase();
        if let Some((other, _)) = table::profile(&folded, Dialect::Posix) {
            reading.reading.absorb(walk::read(other, arguments).reading, 0);
        }
    }
    let mut next = reading.next.take();
    // A program that runs another by name hands its further arguments on; each turn takes at least one.
    while let Some((name, from)) = next.take() {
        let Some(rest) = arguments.get(from..) else { break };
        let bare = name.split('@').next().unwrap_or_default();
        let Some((profile, _)) = table::profile(bare, dialect) else { break };
        let mut inner = walk::read(profile, rest);
        next = inner.next.take().map(|(name, start)| (name, start.saturating_add(from)));
        reading.reading.absorb(inner.reading, from);
    }
    Some(reading.reading)
}

/// The names that a rule may call a command by: as it is written, in lower case, and, where it has several, all of
/// them. `allowing`: leaves out names that another program may have, too (`sort` beside `Sort-Object`).
pub(crate) fn names(program: &str, dialect: Dialect, allowing: bool) -> Vec<String> {
    let mut names = vec![program.to_owned()];
    if dialect == Dialect::Posix {
        return names;
    }
    let folded = program.to_ascii_lowercase();
    let bare = folded.strip_suffix(".exe").unwrap_or(&folded).to_owned();
    // A program whose name is that of a command of the shell with `.exe` is not that command.
    let is_another = allowing && bare != folded && table::has(&bare, dialect);
    let others = if is_another { Vec::new() } else { table::other_names(&bare, dialect) };
    let ambiguous = allowing && table::is_ambiguous(&bare, dialect);
    let others =
        others.into_iter().filter(|name| !(allowing && (ambiguous || table::is_ambiguous(name, dialect))));
    let others: Vec<String> = others.map(str::to_owned).collect();
    let own = if is_another { vec![folded] } else { vec![folded, bare] };
    for name in own.into_iter().chain(others) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Tells whether a program may be a batch file, whose arguments `cmd.exe` reads a second time: it is neither a
/// command of the shell itself nor known to be an executable.
pub(crate) fn may_be_batch(program: &str, dialect: Dialect) -> bool {
    const EXECUTABLES: &str = "git node python python3 py cargo rustc rustup go rg docker kubectl gh dotnet java javac where \
        findstr curl tar ssh powershell pwsh cmd jq fd bat uv ruff";
    let folded = program.to_ascii_lowercase();
    let bare = folded.strip_suffix(".exe").unwrap_or(&folded);
    let is_known = EXECUTABLES.split_ascii_whitespace().any(|name| name == bare) || folded.ends_with(".exe");
    !is_known && !table::has(bare, dialect)
}

/// Tells whether the shell itself has a command of that name.
pub(crate) fn is_command(program: &str, dialect: Dialect) -> bool {
    table::has(&program.to_ascii_lowercase(), dialect)
}

/// Tells whether the names of a command's parameters may be cut short behind one dash: cmdlets, and under PowerShell
/// whatever is not known to be a program.
pub(crate) fn cuts_parameters(program: &str, dialect: Dialect) -> bool {
    table::profile(program, dialect).map_or(dialect == Dialect::Powershell, |(profile, _)| {
        profile.levels.first().is_some_and(|root| root.is(table::t::POWERSHELL))
    })
}

/// Tells whether a profile lists an option of the program, or of one of its subcommands, by its whole name.
pub(crate) fn lists(program: &str, dialect: Dialect, option: &str) -> bool {
    table::profile(program, dialect).is_some_and(|(profile, _)| {
        profile.levels.iter().any(|level| lookup::exact(level, level, option).is_some())
    })
}

/// Returns by what other names and in what other order the arguments name the same work, by which only rules that stop
/// something go. Nothing where there are none.
pub(crate) fn work(program: &str, dialect: Dialect, arguments: &[Argument<'_>]) -> Option<Work> {
    let (profile, _) = table::profile(program, dialect)?;
    // Only an option can stand before or between words.
    let has_options = arguments.iter().any(|argument| argument.text.starts_with('-'));
    if !has_options && profile.levels.iter().all(|level| level.same.is_empty()) {
        return None;
    }
    let outcome = walk::read(profile, arguments);
    let named =
        outcome.subcommand.and_then(|(at, level)| Some((at, level.other_names(arguments.get(at)?.text))));
    let (subcommand, names) = named.unwrap_or_default();
    let words = outcome.words;
    let parted = words.last().is_some_and(|last| *last >= words.len());
    let order = parted.then(|| {
        let others = (0..arguments.len()).filter(|at| !words.contains(at));
        words.iter().copied().chain(others).collect()
    });
    (order.is_some() || !names.is_empty()).then_some(Work { subcommand, names, order })
}

/// How many leading arguments name what is done, for suggestions (`npm run dev`: 2).
pub(crate) fn subcommand_words(program: &str, arguments: &[Argument<'_>]) -> usize {
    read(program, Dialect::Posix, arguments).map_or(0, |reading| reading.words)
}

impl Reading {
    /// Leaves out the dangers of a class.
    pub(crate) fn without(mut self, left_out: Class) -> Self {
        let stays =
            |finding: &Finding| !matches!(finding, Finding::Danger { class, .. } if *class == left_out);
        self.findings.retain(stays);
        self
    }

    fn absorb(&mut self, other: Self, from: usize) {
        self.findings.extend(other.findings.into_iter().map(|finding| finding.moved(from)));
        self.complete = self.complete && other.complete;
        self.code_from_input = self.code_from_input || other.code_from_input;
        if self.place == Place::Anywhere {
            self.place = other.place;
        }
    }
}

impl Finding {
    fn moved(self, by: usize) -> Self {
        let add = |at: usize| at.saturating_add(by);
        match self {
            Self::Danger { argument, class, what } => Self::Danger { argument: add(argument), class, what },
            Self::Write { argument, path } => Self::Write { argument: add(argument), path },
            Self::Inside { argument, path } => Self::Inside { argument: add(argument), path },
            Self::Inner { argument, end, first, transparent, fills } => {
                Self::Inner { argument: add(argument), end: add(end), first, transparent, fills }
            }
            Self::Alias { argument } => Self::Alias { argument: add(argument) },
            Self::Script { argument, transparent } => Self::Script { argument: add(argument), transparent },
            Self::Source { argument, path } => Self::Source { argument: add(argument), path },
            Self::Directory { argument, path } => Self::Directory { argument: add(argument), path },
        }
    }
}
