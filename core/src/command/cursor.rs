//! A place in a line that moves from character to character.

/// A line, and how far it was read.
pub(super) struct Cursor<'a> {
    pub(super) line: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    /// The start of a line.
    pub(super) const fn new(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    /// Returns the next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.line.get(self.at..).and_then(|rest| rest.chars().next())
    }

    /// Takes the next character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at = self.at.saturating_add(next.len_utf8());
        Some(next)
    }

    /// Tells whether a text comes next.
    pub(super) fn starts(&self, text: &str) -> bool {
        self.line.get(self.at..).is_some_and(|rest| rest.starts_with(text))
    }
}
