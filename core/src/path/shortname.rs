//! The 8.3 names that NTFS and FAT generate for a long name. Knows the shape of such names only; which one a
//! volume really chose, only the host can find out.
//!
//! Sources: the name generators of Windows, Linux `vfat`, `mtools` and `ntfs-3g`.

use crate::fold::{Depth, folded, trimmed_length};

/// The family of short names that one long name can get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortFamily {
    /// Every folded beginning that may stand before the counter, with the number of characters it had.
    bases: Vec<(usize, String)>,
    /// The first two characters, before four hexadecimal digits.
    hashed: String,
    /// The folded extension, cut to three characters.
    extension: String,
}

/// A name of the shape `BASE~N.EXT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ShortName<'a> {
    base: &'a str,
    digits: usize,
    extension: &'a str,
    /// The extension was cut and ended with a tilde that says so.
    marked: bool,
}

/// Reads a folded name as a short name, or returns nothing where it cannot be one.
pub(crate) fn parse(name: &str) -> Option<ShortName<'_>> {
    let tilde = name.rfind('~')?;
    let (base, counter) = (name.get(..tilde)?, name.get(tilde.saturating_add(1)..)?);
    let (counter, extension) = counter.split_once('.').unwrap_or((counter, ""));
    let fits = !base.is_empty()
        && !base.contains('.')
        && !counter.is_empty()
        && counter.len() <= 6
        && counter.bytes().all(|b| b.is_ascii_digit())
        && !counter.starts_with('0');
    // A cut extension may be marked with a tilde, which `rfind` takes for the counter's.
    if fits {
        return Some(ShortName { base, digits: counter.len(), extension, marked: false });
    }
    let (stem, extension) = name.strip_suffix('~')?.rsplit_once('.')?;
    let (base, counter) = stem.rsplit_once('~')?;
    let counts =
        !counter.is_empty() && counter.bytes().all(|b| b.is_ascii_digit()) && !counter.starts_with('0');
    counts.then_some(ShortName { base, digits: counter.len(), extension, marked: true })
}

impl ShortFamily {
    /// Makes the family of `name`, or nothing where the name is a valid 8.3 name itself and gets no other.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if is_short(name) {
            return None;
        }
        let plain: String = name.chars().filter(|c| *c != ' ').collect();
        let plain = plain.trim_start_matches('.');
        let (stem, extension) = plain.rsplit_once('.').unwrap_or((plain, ""));
        let stem: String = stem.chars().filter(|c| *c != '.').map(valid).collect();
        let whole = folded(&stem, Depth::Full);
        let mut bases: Vec<(usize, String)> = Vec::new();
        for length in 1..=6usize {
            for text in [&stem, &whole] {
                let base = folded(&text.chars().take(length).collect::<String>(), Depth::Full);
                let count = text.chars().count().min(length);
                match bases.iter_mut().find(|(_, known)| *known == base) {
                    Some((longest, _)) => *longest = count.max(*longest),
                    None if base.is_empty() => {}
                    None => bases.push((count, base)),
                }
            }
        }
        // A short stem appears whole before every counter.
        let all = stem.chars().count();
        bases.retain(|(count, _)| *count >= all.min(2));
        let extension = folded(&extension.chars().map(valid).take(3).collect::<String>(), Depth::Full);
        let hashed = folded(&stem.chars().take(2).collect::<String>(), Depth::Full);
        Some(Self { bases, hashed, extension })
    }

    /// Tells whether `name` may be a short name of this family.
    pub(crate) fn contains(&self, name: ShortName<'_>) -> bool {
        let extension_fits = match name.marked {
            true => !name.extension.is_empty() && self.extension.starts_with(name.extension),
            false => name.extension == self.extension,
        };
        if !extension_fits {
            return false;
        }
        // The counter shortens the base: eight characters in all, but some generators keep six.
        let least = 7usize.saturating_sub(name.digits);
        let longest = self.bases.iter().map(|(count, _)| *count).max().unwrap_or(0);
        let plain = self.bases.iter().any(|(count, base)| *count >= least.min(longest) && base == name.base);
        plain || self.is_hashed(name)
    }

    fn is_hashed(&self, name: ShortName<'_>) -> bool {
        let Some(hash) = name.base.strip_prefix(self.hashed.as_str()) else { return false };
        let least = 5usize.saturating_sub(name.digits).max(1);
        (least..=4).contains(&hash.len()) && hash.bytes().all(|b| b.is_ascii_hexdigit())
    }
}

impl ShortName<'_> {
    /// Tells quickly whether it can be a short name of what begins with `name` at all.
    pub(crate) fn begins_like(self, name: &str) -> bool {
        let first = name.chars().find(|c| !matches!(c, '.' | ' ')).map(valid);
        first.is_none_or(|first| !first.is_ascii() || self.base.starts_with(first.to_ascii_lowercase()))
    }

    /// Tells whether a name that begins with the folded `beginning` may have this short name.
    pub(crate) fn may_begin(self, beginning: &str) -> bool {
        let stem: String = beginning.chars().filter(|c| !matches!(c, '.' | ' ')).map(valid).collect();
        let least = 7usize.saturating_sub(self.digits);
        let cut = self.base.chars().count() >= least && stem.starts_with(self.base);
        cut || self.base.starts_with(&stem) || self.hashed_like(&stem)
    }

    /// Tells whether the base is two characters and a hash, of a name whose stem begins with `stem`.
    fn hashed_like(self, stem: &str) -> bool {
        let split = self.base.char_indices().nth(2).map_or(self.base.len(), |(at, _)| at);
        let Some((two, hash)) = self.base.split_at_checked(split) else { return false };
        let least = 5usize.saturating_sub(self.digits).max(1);
        (stem.starts_with(two) || two.starts_with(stem))
            && (least..=4).contains(&hash.len())
            && hash.bytes().all(|b| b.is_ascii_hexdigit())
    }

    /// Tells whether a name with the folded `extension` may have this short name.
    pub(crate) fn may_end(self, extension: &str) -> bool {
        let extension: String = extension.chars().map(valid).take(3).collect();
        match self.marked {
            true => !self.extension.is_empty() && extension.starts_with(self.extension),
            false => self.extension == extension,
        }
    }
}

/// Tells whether `name` has the shape of a generated short name.
pub(crate) fn looks_generated(name: &str) -> bool {
    let name = folded(name, Depth::Ascii);
    let name = name.get(..trimmed_length(&name).0).unwrap_or_default();
    parse(name).is_some_and(|short| {
        short.base.chars().count().saturating_add(short.digits) <= 7 && short.extension.chars().count() <= 3
    })
}

/// Tells whether `name` is a valid 8.3 name, which gets no generated one.
fn is_short(name: &str) -> bool {
    let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
    name.is_ascii()
        && (1..=8).contains(&stem.len())
        && extension.len() <= 3
        && !name.chars().any(|c| c == ' ' || valid(c) != c)
        && !extension.contains('.')
}

/// Returns the character that generators put for `c`.
fn valid(c: char) -> char {
    match c {
        '+' | ',' | ';' | '=' | '[' | ']' => '_',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaches(name: &str, short: &str) -> bool {
        let short = folded(short, Depth::Full);
        ShortFamily::of(name).is_some_and(|family| parse(&short).is_some_and(|short| family.contains(short)))
    }

    #[test]
    fn the_generated_forms_of_protected_names_are_found() {
        for (name, short) in [
            (".git", "GIT~1"),
            (".git", "GI2837~1"),
            (".git", "git~2"),
            (".vscode", "VSCODE~1"),
            (".vscode", "VSCOD~10"),
            (".vscode", "VSBE22~1"),
            (".vscode", "VSCODE~12"),
            (".kiroignore", "KIROIG~1"),
            (".kiroignore", "KIE849~1"),
            ("mcp.json", "MCP~1.JSO"),
            ("mcp.json", "MC199B~1.JSO"),
            ("mcp.json", "MCP~1.JS~"),
            ("mcp.json", "MCE3AC~7.JSO"),
            (".gitmodules", "GI7EB~10"),
            (".gitmodules", "GITMOD~4"),
            ("caf\u{e9}.text", "CAF\u{c9}~1.TEX"),
            ("stra\u{df}e.md", "STRASS~1.MD"),
        ] {
            assert!(reaches(name, short), "{name} {short}");
        }
    }

    #[test]
    fn other_short_names_are_left_alone() {
        for (name, short) in [
            (".git", "gi~1"),
            (".git", "GITLAB~1"),
            (".git", "GIT~1.MD"),
            (".gitmodules", "GI7EBX~1"),
            (".kiroignore", "KIE849~0"),
            (".kiroignore", "KIZZZZ~1"),
            ("Makefile", "MAKEFI~1"),
            ("mcp.json", "MCP~1"),
        ] {
            assert!(!reaches(name, short), "{name} {short}");
        }
    }
}
