//! One line of an ignore file. Source: git, `dir.c`: `add_patterns_from_buffer`, `parse_path_pattern`,
//! `match_basename`, `match_pathname`.

use super::wildmatch::{Pattern, Slash};
use crate::fold::{Depth, folded};

/// A line that says something.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) index: usize,
    pub(super) text: String,
    pub(super) negative: bool,
    folders_only: bool,
    /// Without a separator in it, the line speaks about names at any depth.
    anywhere: bool,
    exact: Matcher,
    folded: Matcher,
}

/// A literal beginning and the rest, which git compares apart.
#[derive(Debug, Clone)]
struct Matcher {
    prefix: String,
    rest: Pattern,
}

impl Line {
    /// Reads a line, or returns nothing for a comment or an empty one.
    pub(super) fn parse(text: &str, index: usize) -> Option<Self> {
        let line = text.strip_suffix('\r').unwrap_or(text);
        let line = line.split('\0').next().unwrap_or_default();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let line = without_trailing_blanks(line);
        let (pattern, negative) = match line.strip_prefix('!') {
            Some(pattern) => (pattern, true),
            None => (line, false),
        };
        let (pattern, folders_only) = match pattern.strip_suffix('/') {
            Some(pattern) => (pattern, true),
            None => (pattern, false),
        };
        let anywhere = !pattern.contains('/');
        let pattern = if anywhere { pattern } else { pattern.strip_prefix('/').unwrap_or(pattern) };
        let loose = folded(pattern, Depth::Full);
        Some(Self {
            index,
            text: text.to_owned(),
            negative,
            folders_only,
            anywhere,
            exact: Matcher::new(pattern, anywhere),
            folded: Matcher::new(&loose, anywhere),
        })
    }

    /// Returns the pattern of a line that ignores.
    pub(super) fn ignoring(&self) -> Option<&str> {
        (!self.negative).then(|| without_trailing_blanks(self.text.trim_end_matches('\r')).trim_matches('/'))
    }

    /// Tells whether the line speaks about the path, by exact spelling.
    pub(super) fn matches(&self, path: &str, folder: bool) -> bool {
        (folder || !self.folders_only) && self.exact.matches(self.part(path), false)
    }

    /// Tells whether the line speaks about the path, folded as the line is.
    pub(super) fn matches_folded(&self, path: &str, folder: bool) -> bool {
        (folder || !self.folders_only) && self.folded.matches(self.part(path), true)
    }

    fn part<'a>(&self, path: &'a str) -> &'a str {
        if self.anywhere { path.rsplit('/').next().unwrap_or_default() } else { path }
    }
}

impl Matcher {
    fn new(pattern: &str, anywhere: bool) -> Self {
        if anywhere {
            return Self { prefix: String::new(), rest: Pattern::parse(pattern.as_bytes(), Slash::Ordinary) };
        }
        let end = pattern.find(['*', '?', '[', '\\']).unwrap_or(pattern.len());
        let (prefix, rest) = pattern.split_at(end);
        Self { prefix: prefix.to_owned(), rest: Pattern::parse(rest.as_bytes(), Slash::Separator) }
    }

    fn matches(&self, path: &str, any_case: bool) -> bool {
        path.strip_prefix(self.prefix.as_str())
            .is_some_and(|rest| self.rest.matches(rest.as_bytes(), any_case))
    }
}

/// Takes away blanks at the end that no backslash keeps.
fn without_trailing_blanks(line: &str) -> &str {
    let mut first_blank = None;
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            ' ' => first_blank = first_blank.or(Some(at)),
            '\\' => {
                first_blank = None;
                if chars.next().is_none() {
                    return line;
                }
            }
            _ => first_blank = None,
        }
    }
    line.get(..first_blank.unwrap_or(line.len())).unwrap_or_default()
}
