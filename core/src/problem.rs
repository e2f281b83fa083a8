//! What is wrong with a text that was to be loaded, and the error of a call that cannot be carried out.

use serde::Serialize;

use crate::span::Span;

/// One thing that is wrong with a document, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable kebab-case code.
    pub code: String,
    /// The JSON pointer (RFC 6901) of the value that is wrong; empty for the whole document.
    pub at: String,
    /// The bytes of the value in the document's text.
    pub span: Span,
    /// What is wrong, in words; user text is escaped and in backticks.
    pub message: String,
}

impl Problem {
    /// Makes a problem.
    #[must_use]
    pub fn new(code: &str, at: impl Into<String>, span: Span, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), at: at.into(), span, message: message.into() }
    }
}

impl core::fmt::Display for Problem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let at = if self.at.is_empty() { "document" } else { &self.at };
        write!(f, "{at}: {} ({})", self.message, self.code)
    }
}
