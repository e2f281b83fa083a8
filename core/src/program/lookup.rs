//! Finding an option's line by its name.

use super::table::{Arity, Level, Line, Meaning, t};

/// Finds an option by its exact name, which alone stays in the line, in the level and, where its options are global, in the program's.
pub(super) fn exact(level: &Level, root: &Level, name: &str) -> Option<Line> {
    let folded = level.is(t::POWERSHELL) || level.is(t::SLASH);
    let same = |own: &&str| if folded { own.eq_ignore_ascii_case(name) } else { *own == name };
    lines(level, root).find_map(|line| called(*line, same))
}

/// Finds a long option by its name or, where the program takes them, by an abbreviation. Of several that an
/// abbreviation may mean, a dangerous one.
pub(super) fn long(level: &Level, root: &Level, name: &str) -> Option<Line> {
    if let Some(line) = exact(level, root, name) {
        return Some(line);
    }
    if level.is(t::NEGATIONS)
        && let Some(positive) = name.strip_prefix("--no-")
        && let Some(Line(_, _, names)) = exact(level, root, &format!("--{positive}"))
    {
        return Some(Line(Meaning::Plain, Arity::Flag, names));
    }
    let folded = level.is(t::POWERSHELL);
    if !(level.is(t::ABBREVIATE) || folded) || name.len() < 2 {
        return None;
    }
    let begins = |own: &&str| {
        own.get(..name.len())
            .is_some_and(|head| if folded { head.eq_ignore_ascii_case(name) } else { head == name })
    };
    let mut found = None;
    for line in lines(level, root).filter_map(|line| called(*line, begins)) {
        if line.0 != Meaning::Plain {
            return Some(line);
        }
        found = found.or(Some(line));
    }
    found
}

/// Finds the option whose value is glued to its name without a sign between (`-Dname=value`, `-Xmx1g`), in
/// programs whose option names have several letters.
pub(super) fn glued(level: &Level, root: &Level, word: &str) -> Option<Line> {
    lines(level, root)
        .filter(|line| line.1 == Arity::Optional)
        .find_map(|line| called(*line, |name| word.starts_with(name)))
}

fn lines<'a>(level: &'a Level, root: &'a Level) -> impl Iterator<Item = &'a Line> {
    let shared: &[Line] = if level.is(t::GLOBALS) && !core::ptr::eq(level, root) { root.lines } else { &[] };
    level.lines.iter().chain(shared)
}

/// The line under the one name of it that is meant.
fn called(line: Line, meant: impl FnMut(&&'static str) -> bool) -> Option<Line> {
    line.2.split(' ').find(meant).map(|name| Line(line.0, line.1, name))
}
