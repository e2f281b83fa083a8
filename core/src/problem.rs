//! What is wrong with a text that was to be loaded, and the error of a call that cannot be carried out.

use serde::Serialize;

use crate::span::Span;

/// A change of a document's text: the bytes of `span` make way for `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// The bytes that go.
    pub span: Span,
    /// What stands there then; empty where they only go.
    pub text: String,
}

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
    /// The change that mends it, where there is exactly one. Fixes are applied one at a time: the places of the
    /// others are those of the text before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

impl Problem {
    /// Makes a problem.
    #[must_use]
    pub fn new(code: &str, at: impl Into<String>, span: Span, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), at: at.into(), span, message: message.into(), fix: None }
    }

    /// Adds the change that mends it.
    #[must_use]
    pub fn with_fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }
}

impl core::fmt::Display for Problem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let at = if self.at.is_empty() { "document" } else { &self.at };
        write!(f, "{at}: {} ({})", self.message, self.code)
    }
}
