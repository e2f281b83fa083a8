//! Ignore lines with the meaning that git gives to a `.gitignore` at the root: last line wins, evaluated from the
//! top folder down, so that nothing below an ignored folder comes back. Knows names only, not the file system.
//!
//! Source: git, `Documentation/gitignore.adoc`, `dir.c` and `wildmatch.c`; an oracle test compares with git itself.

mod line;
mod wildmatch;

use crate::fold::{Depth, folded};
use line::Line;

/// The most lines that count as one list.
const MOST_LINES: usize = 2000;
/// The most bytes of all lines together.
const MOST_BYTES: usize = 64 * 1024;
/// The longest line in bytes.
const LONGEST_LINE: usize = 1024;

/// Ignore lines, ready to be matched.
///
/// Invariant: no line is dropped; a line that git can never match is kept and never matches.
#[derive(Debug, Clone, Default)]
pub struct IgnoreRules {
    lines: Vec<Line>,
    wide: bool,
}

/// The line that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IgnoreMatch<'a> {
    /// Which line it is, from 0.
    pub index: usize,
    /// The line as written.
    pub line: &'a str,
    /// Whether only a folded spelling of the path matches.
    pub folded: bool,
}

/// What is wrong with a list of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IgnoreProblem {
    /// `ignore-too-long`.
    pub code: &'static str,
    /// The line, from 0.
    pub index: usize,
    /// What is wrong, in words.
    pub message: &'static str,
}

impl IgnoreRules {
    /// Reads the lines of an ignore file. An entry that holds line feeds is several lines, all with its number.
    ///
    /// # Errors
    /// `ignore-too-long` where there are more than 2000 lines, 64 KB, or 1024 bytes in a line.
    ///
    /// ```
    /// use countersign::ignore::IgnoreRules;
    /// let rules = IgnoreRules::parse(&["secrets/", "*.key", "!public.key"]).unwrap();
    /// assert_eq!(rules.find(&["a", "id.key"], false).map(|found| found.index), Some(1));
    /// assert_eq!(rules.find(&["public.key"], false), None);
    /// assert_eq!(rules.find(&["secrets", "x"], false).map(|found| found.line), Some("secrets/"));
    /// ```
    pub fn parse<T: AsRef<str>>(lines: &[T]) -> Result<Self, IgnoreProblem> {
        let mut out = Self::default();
        let (mut bytes, mut count) = (0usize, 0usize);
        for (index, entry) in lines.iter().enumerate() {
            let entry = entry.as_ref();
            let too_long = |message| IgnoreProblem { code: "ignore-too-long", index, message };
            let entry = if index == 0 { entry.strip_prefix('\u{feff}').unwrap_or(entry) } else { entry };
            bytes = bytes.saturating_add(entry.len()).saturating_add(1);
            if bytes > MOST_BYTES {
                return Err(too_long("the lines are longer than 64 KB together"));
            }
            for text in entry.split('\n') {
                count = count.saturating_add(1);
                if count > MOST_LINES {
                    return Err(too_long("there are more than 2000 lines"));
                }
                if text.len() > LONGEST_LINE {
                    return Err(too_long("the line is longer than 1024 bytes"));
                }
                out.wide |= !text.is_ascii();
                out.lines.extend(Line::parse(text, index));
            }
        }
        Ok(out)
    }

    /// Tells whether no line can match.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns the line that ignores the path of these names below the root, if one does. Ignoring lines also
    /// match folded spellings, lines that take back match the exact spelling only.
    #[must_use]
    pub fn find(&self, names: &[&str], is_folder: bool) -> Option<IgnoreMatch<'_>> {
        self.find_with(names, is_folder, Spelling::Folded)
    }

    /// Does as [`Self::find`] by exact spelling alone, which is what git does.
    #[must_use]
    pub fn find_exact(&self, names: &[&str], is_folder: bool) -> Option<IgnoreMatch<'_>> {
        self.find_with(names, is_folder, Spelling::Exact)
    }

    /// Returns the patterns of the lines that ignore.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().filter_map(Line::ignoring)
    }

    fn find_with(&self, names: &[&str], is_folder: bool, spelling: Spelling) -> Option<IgnoreMatch<'_>> {
        if self.lines.is_empty() {
            return None;
        }
        let depth = if self.wide { Depth::Full } else { Depth::Ascii };
        let (mut exact, mut loose) = (String::new(), String::new());
        for (index, name) in names.iter().enumerate() {
            if index > 0 {
                exact.push('/');
                loose.push('/');
            }
            exact.push_str(name);
            if spelling == Spelling::Folded {
                let name = folded(name, depth);
                let length = crate::fold::trimmed_length(&name).0;
                loose.push_str(name.get(..length).unwrap_or_default());
            }
            let folder = is_folder || index.saturating_add(1) < names.len();
            let loose = (spelling == Spelling::Folded).then_some(loose.as_str());
            if let Some(found) = self.deciding(&exact, loose, folder) {
                return Some(found);
            }
        }
        None
    }

    /// Finds the last line that speaks about this very path, and returns it where it ignores.
    fn deciding(&self, exact: &str, loose: Option<&str>, folder: bool) -> Option<IgnoreMatch<'_>> {
        for line in self.lines.iter().rev() {
            if line.matches(exact, folder) {
                return (!line.negative).then_some(IgnoreMatch {
                    index: line.index,
                    line: &line.text,
                    folded: false,
                });
            }
            let folded = |loose| line.matches_folded(loose, folder) || line.matches_folded(exact, folder);
            if !line.negative && loose.is_some_and(folded) {
                return Some(IgnoreMatch { index: line.index, line: &line.text, folded: true });
            }
        }
        None
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Exact,
    Folded,
}

#[cfg(test)]
mod tests;
