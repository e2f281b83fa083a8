//! Commands that change the shell itself, or that a shell reads differently from a program.
//!
//! Sources: POSIX.1-2024, Shell Command Language 2.15; the manuals of Bash 5.2 and Zsh 5.9.

use super::flow::Call;
use super::resolve::Argument;
use crate::operation::Shell;
use crate::program::{Variable, variable};
use crate::span::Span;

/// Builtins that change the shell, or run or load what their arguments name.
const CHANGING: [&str; 76] = [
    "-",
    ".",
    "alias",
    "autoload",
    "bind",
    "bindkey",
    "builtin",
    "compdef",
    "compgen",
    "complete",
    "compopt",
    "coproc",
    "declare",
    "dirs",
    "disable",
    "disown",
    "emulate",
    "enable",
    "eval",
    "exec",
    "export",
    "fc",
    "float",
    "functions",
    "getln",
    "getopts",
    "hash",
    "history",
    "integer",
    "let",
    "limit",
    "local",
    "logout",
    "mapfile",
    "noglob",
    "popd",
    "print",
    "private",
    "pushd",
    "pushln",
    "read",
    "readarray",
    "readonly",
    "rehash",
    "sched",
    "set",
    "setopt",
    "shift",
    "shopt",
    "source",
    "suspend",
    "trap",
    "ttyctl",
    "typeset",
    "ulimit",
    "umask",
    "unalias",
    "unfunction",
    "unhash",
    "unlimit",
    "unset",
    "unsetopt",
    "vared",
    "zcompile",
    "zformat",
    "zle",
    "zmodload",
    "zparseopts",
    "zregexparse",
    "zsocket",
    "zstyle",
    "zsystem",
    "ztcp",
    "zselect",
    "zpty",
    "zcurses",
];

/// How a builtin is to be treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Builtin {
    /// As any program.
    Program,
    /// It only goes to another folder.
    Moving,
    /// It changes the shell: only a rule that spells the whole command trusts it.
    Changing,
}

/// Tells whether a builtin of that name can change the shell.
pub(crate) fn changes(name: &str) -> bool {
    CHANGING.contains(&name)
}

/// Tells how a call's program is to be treated by the shell that runs it.
pub(crate) fn treatment(call: &Call, name: &str) -> Builtin {
    if !matches!(call.shell, Shell::Posix | Shell::Bash | Shell::Zsh) {
        return Builtin::Program;
    }
    let rest = call.words.get(1..).unwrap_or_default();
    let plain = match name {
        "read" => reads_private(rest),
        "test" | "[" => tests_plainly(rest, call.shell == Shell::Zsh),
        "[[" => rest.split_last().is_some_and(|(last, rest)| {
            let ends = |word: &Argument| word.known && word.text == "]]";
            ends(last) && !rest.iter().any(ends) && tests_plainly(rest, true)
        }),
        "set" => !rest.is_empty() && makes_strict(rest),
        "export" => !rest.is_empty() && rest.iter().all(|word| set_by(word).is_some()),
        // The option to set a variable may come out of what nobody knows.
        "printf" => rest.first().is_none_or(|first| match first.known {
            true => !first.text.starts_with("-v"),
            false => !first.start.is_empty() && !first.start.starts_with('-'),
        }),
        "cd" | "chdir" => return Builtin::Moving,
        name => !changes(name),
    };
    if plain { Builtin::Program } else { Builtin::Changing }
}

/// `read` with flags that take no value, into variables that nobody else reads.
fn reads_private(words: &[Argument]) -> bool {
    let mut names = 0_usize;
    for word in words {
        if !word.known {
            return false;
        }
        if matches!(word.text.as_str(), "-r" | "-s" | "-rs" | "-sr") {
            continue;
        }
        if variable(&word.text) != Variable::Private || !is_name(&word.text) {
            return false;
        }
        names = names.saturating_add(1);
    }
    names > 0
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `set` with the options that end a script where something fails or that print what runs.
fn makes_strict(words: &[Argument]) -> bool {
    let mut names = false;
    words.iter().all(|word| {
        let text = if word.known { word.text.as_str() } else { return false };
        if core::mem::take(&mut names) {
            return matches!(text, "errexit" | "nounset" | "pipefail" | "xtrace");
        }
        let Some(letters) = text.strip_prefix(['-', '+']).filter(|letters| !letters.is_empty()) else {
            return false;
        };
        names = letters.ends_with('o');
        let letters = letters.strip_suffix('o').unwrap_or(letters);
        letters.bytes().all(|letter| matches!(letter, b'e' | b'u' | b'x'))
    }) && !names
}

/// Returns the variables that `export` sets.
pub(crate) fn exported(call: &Call) -> impl Iterator<Item = (&str, Span)> {
    let exports = call.words.first().is_some_and(|word| word.known && word.text == "export");
    let words = call.words.iter().skip(1).filter(move |_| exports);
    words.filter_map(|word| Some((set_by(word)?, word.span)))
}

fn set_by(word: &Argument) -> Option<&str> {
    let (name, _) = word.start.split_once('=')?;
    (is_name(name) && (word.known || word.one)).then_some(name)
}

/// Whether an assignment before a command holds for that command alone and changes only how it takes a line apart.
pub(crate) fn is_of_read(call: &Call, variable: &str) -> bool {
    variable == "IFS" && call.words.first().is_some_and(|word| word.known && word.text == "read")
}

/// `test` without the operators that evaluate an operand: `-v` and `-R`, and in Zsh and between double brackets
/// comparisons of numbers.
fn tests_plainly(words: &[Argument], evaluates: bool) -> bool {
    let number = |word: &Argument| {
        let digits = word.text.strip_prefix('-').unwrap_or(&word.text);
        word.known && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let operator = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| {
            let unary = word.text.len() == 2 && word.text.starts_with('-');
            word.known
                && (unary
                    || matches!(
                        word.text.as_str(),
                        "=" | "==" | "!=" | "=~" | "-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge"
                    ))
        })
    };
    words.iter().enumerate().all(|(at, word)| {
        if !word.known {
            // An operator could come out of what nobody knows.
            return word.one && (operator(at.checked_sub(1)) || operator(at.checked_add(1)));
        }
        match word.text.as_str() {
            "-v" | "-R" => false,
            "-eq" | "-ne" | "-lt" | "-le" | "-gt" | "-ge" if evaluates => {
                let neighbours = [at.checked_sub(1), at.checked_add(1)];
                neighbours.iter().all(|at| at.and_then(|at| words.get(at)).is_some_and(number))
            }
            _ => true,
        }
    })
}
