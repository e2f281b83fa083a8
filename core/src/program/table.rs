//! The tables that the build made of the profiles, and how a program is found in them.

use super::{Class, Dialect, Place};

/// A program: its own level first, then its subcommands.
pub(super) struct Profile {
    pub(super) levels: &'static [Level],
    /// Every spelling of a subcommand, its words joined by blanks, with the index of its level; sorted.
    pub(super) subcommands: &'static [(&'static str, u16)],
}

/// A program or a subcommand of it.
pub(super) struct Level {
    /// The names of one subcommand parted by blanks, those of several by `|`.
    pub(super) same: &'static str,
    pub(super) lines: &'static [Line],
    /// What each operand is; the last one holds for all further ones. Empty: harmless.
    pub(super) operands: &'static [Role],
    /// The same, where an option has taken the place of the first operand (`sed -e`).
    pub(super) shifted: &'static [Role],
    /// What the final operand is, whatever `operands` says.
    pub(super) last: Option<Role>,
    pub(super) traits: u32,
    pub(super) place: Place,
    /// How many operands belong to what is done (`npm run dev`: one).
    pub(super) keep: u8,
    /// Whether the subcommand itself needs to be spelled.
    pub(super) class: Option<Class>,
    /// Without any of these options, the operands are dangerous.
    pub(super) without: Option<(&'static str, Class)>,
    /// Operands that are harmless; any other is dangerous.
    pub(super) tasks: Option<(&'static str, Class)>,
    /// The program whose profile holds for what stands behind `--`.
    pub(super) behind: Option<&'static str>,
}

/// Options that mean the same, their names parted by blanks.
#[derive(Clone, Copy)]
pub(super) struct Line(pub(super) Meaning, pub(super) Arity, pub(super) &'static str);

/// What an option does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Plain,
    Danger(Class),
    /// The same, but with one of these values, parted by blanks, the option is harmless. `x*` is any that begins so,
    /// unless it is a path, `NUM` any of numbers, and `INSIDE` any path below the folder that the program runs in.
    Except(Class, &'static str),
    /// The value is a path that is written.
    Path,
    /// The same, and `#1` in it stands for a part of an address.
    Template,
    /// The value is a folder that is written into.
    Folder,
    /// The value is a path that is written if a dangerous option of class `write` stands beside it.
    Output,
    /// It writes the path of `Output`, and without one nobody knows what.
    Creates,
    /// The operands after the script are changed in place.
    Inplace,
    Directory,
    /// The value is a line for a shell.
    Script,
    /// A command follows, up to `;` or `+`.
    Command,
    /// The value names a module that is run with the further arguments.
    Module,
    /// The value is a script; no operand is one then.
    Source,
    Sed,
    Awk,
    /// Flags for a compiler or linker, of which some run programs.
    Ldflags,
    /// A format that may name a file (`curl -w`).
    Writeout,
    /// A kind of report, and perhaps its path (`pytest --cov-report`).
    Covreport,
    /// What Python does about warnings of a category, which may be loaded from a module (`-W`).
    Warning,
    /// Harmless, and so is what it stands beside; a `false` behind it turns it off.
    Holds,
    /// The program only tells about itself.
    Info,
    /// The program reads its code from its input.
    Stdin,
    /// The first operand means something else.
    Shift,
    /// The value is the text that is replaced in the command (`xargs -I`).
    Replace,
}

/// How an option takes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Arity {
    Flag,
    /// Glued, or the next argument.
    Value,
    /// Glued or none.
    Optional,
    /// Two values.
    Two,
    /// A value, glued or not, and all arguments up to the next option.
    Many,
    /// A value, and what follows is not the program's.
    Final,
}

/// What an operand is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Danger(Class),
    /// A path that is written.
    Path,
    /// A command follows; the program adds nothing of its own.
    Command,
    /// A command follows.
    Program,
    /// The name of a program that is run with the further arguments.
    Runs,
    Script,
    Sed,
    Awk,
    /// `name=value` settings of the environment, any number.
    Assignments,
    /// A path that code is taken from, which must lie in the workspace.
    Source,
    Directory,
    /// The whole argument list is an expression of `test`.
    Expression,
    /// A format and its arguments.
    Format,
    /// Names of variables.
    Name,
    /// Words that are joined into a line for a shell.
    Shell,
}

/// What the traits of a level are called.
pub(super) mod t {
    pub(in super::super) const COMPLETE: u32 = 1;
    pub(in super::super) const ABBREVIATE: u32 = 1 << 1;
    pub(in super::super) const EXACT: u32 = 1 << 2;
    pub(in super::super) const SINGLE: u32 = 1 << 3;
    pub(in super::super) const GLOBALS: u32 = 1 << 4;
    pub(in super::super) const NEVER_SUGGEST: u32 = 1 << 5;
    pub(in super::super) const POWERSHELL: u32 = 1 << 6;
    pub(in super::super) const SLASH: u32 = 1 << 7;
    pub(in super::super) const NEGATIONS: u32 = 1 << 8;
    pub(in super::super) const ANYTHING: u32 = 1 << 9;
    pub(in super::super) const STOP: u32 = 1 << 10;
    pub(in super::super) const BUNDLE: u32 = 1 << 11;
    pub(in super::super) const INPUT_CODE: u32 = 1 << 12;
    pub(in super::super) const OPEN: u32 = 1 << 13;
    pub(in super::super) const ASSIGNS: u32 = 1 << 14;
    pub(in super::super) const APPENDS: u32 = 1 << 15;
    pub(in super::super) const SHY: u32 = 1 << 16;
    pub(in super::super) const DASH: u32 = 1 << 17;
    pub(in super::super) const RESPONSES: u32 = 1 << 18;
    pub(in super::super) const SPREAD: u32 = 1 << 19;
    pub(in super::super) const LOOSE: u32 = 1 << 20;
}

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// Finds the profile of a program, and the dialect it was found under.
pub(super) fn profile(program: &str, dialect: Dialect) -> Option<(&'static Profile, Dialect)> {
    if dialect == Dialect::Posix {
        return named(program, dialect).map(|found| (found, dialect));
    }
    let folded = program.to_ascii_lowercase();
    // `dir.exe` is a program, whatever the shell's own `dir` does.
    match folded.strip_suffix(".exe") {
        Some(bare) => named(bare, Dialect::Posix),
        None => named(&folded, dialect).or_else(|| named(&folded, Dialect::Posix)),
    }
    .map(|found| (found, dialect))
}

/// Every name of a command besides the given one, in lower case or not: what it is an alias of, and that one's
/// aliases.
pub(super) fn other_names(program: &str, dialect: Dialect) -> Vec<&'static str> {
    let own = |of: &Dialect| *of == dialect;
    let same = |name: &str| name.eq_ignore_ascii_case(program);
    let alias = ALIASES.iter().find(|(of, alias, _)| own(of) && same(alias)).map(|(_, _, name)| *name);
    let name = alias
        .or_else(|| ALIASES.iter().find(|(of, _, name)| own(of) && same(name)).map(|(_, _, name)| *name));
    let Some(name) = name else { return Vec::new() };
    let aliases =
        ALIASES.iter().filter(|(of, _, of_name)| own(of) && *of_name == name).map(|(_, alias, _)| *alias);
    core::iter::once(name).chain(aliases).collect()
}

/// Whether the shell itself has a command of that folded name.
pub(super) fn has(program: &str, dialect: Dialect) -> bool {
    named(program, dialect).is_some()
}

/// Whether a program of a POSIX system has the name, which a shell of another dialect may run instead.
pub(super) fn is_ambiguous(program: &str, dialect: Dialect) -> bool {
    dialect != Dialect::Posix
        && named(&program.to_ascii_lowercase(), dialect).is_some()
        && named(&program.to_ascii_lowercase(), Dialect::Posix).is_some()
}

fn named(program: &str, dialect: Dialect) -> Option<&'static Profile> {
    let found = NAMES.binary_search_by(|(of, name, _)| (*of, *name).cmp(&(dialect, program))).ok()?;
    let (_, _, index) = NAMES.get(found)?;
    PROFILES.get(usize::from(*index))
}

impl Level {
    pub(super) const fn is(&self, name: u32) -> bool {
        self.traits & name != 0
    }

    /// Whether `tasks` lists scripts beside programs that the first operand may name.
    pub(super) fn runs_tasks(&self) -> bool {
        self.operands.contains(&Role::Runs)
    }

    /// The other names of the subcommand, where it has several.
    pub(super) fn other_names(&self, word: &str) -> Vec<&'static str> {
        let names = self.same.split('|').find(|names| names.split(' ').any(|name| name == word));
        names.into_iter().flat_map(|names| names.split(' ')).filter(|name| *name != word).collect()
    }
}

impl Profile {
    /// Finds the subcommand of these words, and tells whether they stand on the way to a longer one.
    pub(super) fn subcommand(&self, words: &str) -> (Option<&'static Level>, bool) {
        let found = self.subcommands.binary_search_by(|(spelling, _)| (*spelling).cmp(words));
        let level = found.ok().and_then(|at| self.subcommands.get(at)).map(|(_, index)| usize::from(*index));
        // No letter of a word sorts before the blank, so that what goes on with one is next.
        let next = self.subcommands.get(found.map_or_else(|at| at, |at| at.saturating_add(1)));
        let goes_on = next.and_then(|(spelling, _)| spelling.strip_prefix(words));
        (level.and_then(|index| self.levels.get(index)), goes_on.is_some_and(|rest| rest.starts_with(' ')))
    }

    /// Tells whether a subcommand may follow these words, of which there may be none yet.
    pub(super) fn leads_on(&self, words: &str) -> bool {
        words.is_empty() && !self.subcommands.is_empty() || self.subcommand(words).1
    }
}
