//! Patterns as a policy writes them, and what can be wrong with them.

/// A pattern for paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathPattern<'a> {
    /// A text anywhere in the path below the root.
    Contains(&'a str),
    /// The last name of the path.
    Basename(&'a str),
    /// A glob: without `/` it matches a name at any depth, else the path below the root; one that starts with
    /// `/`, `~/` or a drive matches the absolute path. In a rule that stops something, one without `/` or with
    /// `**/` at its beginning also holds outside the workspace. What it names covers everything below.
    Glob(&'a str),
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternProblem {
    /// `empty-pattern`, `pattern-too-long`, `invalid-pattern`, `invalid-glob`, `globs-unavailable` or
    /// `too-many-patterns`.
    pub code: &'static str,
    /// The byte of the pattern where it goes wrong.
    pub column: u32,
    /// What is wrong, in words.
    pub message: String,
}

/// The longest pattern in bytes.
pub(crate) const LONGEST_PATTERN: usize = 1024;

impl PatternProblem {
    pub(crate) fn new(code: &'static str, column: usize, message: impl Into<String>) -> Self {
        Self { code, column: u32::try_from(column).unwrap_or(u32::MAX), message: message.into() }
    }
}

impl<'a> PathPattern<'a> {
    /// Returns the pattern as written.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self {
            Self::Contains(text) | Self::Basename(text) | Self::Glob(text) => text,
        }
    }

    /// Checks what every kind of pattern must fulfil.
    ///
    /// # Errors
    /// `empty-pattern`, `pattern-too-long`, `invalid-pattern`.
    pub(crate) fn check(&self) -> Result<(), PatternProblem> {
        let text = self.text();
        if text.trim().is_empty() {
            return Err(PatternProblem::new("empty-pattern", 0, "a pattern must not be empty"));
        }
        if text.len() > LONGEST_PATTERN {
            return Err(PatternProblem::new(
                "pattern-too-long",
                LONGEST_PATTERN,
                "a pattern is at most 1024 bytes long",
            ));
        }
        if let Some(at) = text.bytes().position(|b| b < 0x20 || b == 0x7F) {
            return Err(PatternProblem::new(
                "invalid-pattern",
                at,
                "a pattern must not hold control characters",
            ));
        }
        match self {
            Self::Basename(name) => match name.find(['/', '\\']) {
                Some(at) => {
                    Err(PatternProblem::new("invalid-pattern", at, "a basename must not hold a separator"))
                }
                None => Ok(()),
            },
            Self::Contains(_) | Self::Glob(_) => Ok(()),
        }
    }
}

/// Returns the glob that matches this path and no other.
///
/// ```
/// assert_eq!(countersign::path::literal_glob("a*b.{c}"), "a[*]b.[{]c[}]");
/// assert_eq!(countersign::path::literal_glob("a\\b"), "a[\\]b");
/// ```
#[must_use]
pub fn literal_glob(path: &str) -> String {
    let mut glob = String::with_capacity(path.len());
    for character in path.chars() {
        if matches!(character, '*' | '?' | '[' | ']' | '{' | '}' | '\\') {
            glob.extend(['[', character, ']']);
        } else {
            glob.push(character);
        }
    }
    glob
}
