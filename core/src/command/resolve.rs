//! Words as a program will get them: values put in where the line itself sets them.

use super::script::{Piece, Word};
use crate::program;
use crate::span::Span;

/// A word as a program will get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Argument {
    /// The text; where it is not known, what is known of it with the rest as written.
    pub(crate) text: String,
    /// False where something contributes that nobody can know; the argument may then be any number of words.
    pub(crate) known: bool,
    /// What every word begins with that the argument may become.
    pub(crate) start: String,
    /// Whether it is exactly one word, known or not.
    pub(crate) one: bool,
    /// The path that the argument means, also where it begins with the home folder.
    pub(crate) path: Option<String>,
    pub(crate) span: Span,
}

/// A value that a variable may have: the whole text, or what it begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) text: String,
    pub(crate) known: bool,
}

impl Argument {
    /// An argument whose text is known.
    pub(crate) fn literal(text: &str, span: Span) -> Self {
        let owned = || text.to_owned();
        Self { text: owned(), known: true, start: owned(), one: true, path: Some(owned()), span }
    }

    /// The argument in lower case.
    pub(crate) fn folded(&self) -> Self {
        Self { text: self.text.to_lowercase(), start: self.start.to_lowercase(), ..self.clone() }
    }

    /// Words that nobody knows, each beginning with `start`.
    pub(crate) fn unknown(start: &str, span: Span) -> Self {
        let owned = || start.to_owned();
        Self { text: owned(), known: false, start: owned(), one: false, path: None, span }
    }

    pub(crate) fn view(&self) -> program::Argument<'_> {
        if self.known {
            program::Argument::known(&self.text)
        } else {
            program::Argument { one: self.one, ..program::Argument::unknown(&self.start) }
        }
    }
}

/// Resolves a word; `value` gives the one value that a variable has here, where the line sets it.
pub(crate) fn resolve<'v>(word: &Word, value: &dyn Fn(&str) -> Option<&'v Value>) -> Argument {
    let mut out = Argument {
        text: String::new(),
        known: true,
        start: String::new(),
        one: true,
        path: Some(String::new()),
        span: word.span,
    };
    for piece in &word.pieces {
        match piece {
            Piece::Literal(text) => out.push(text),
            Piece::Variable { name, quoted } => match value(name) {
                Some(value) if *quoted || is_one_word(value) => {
                    out.push(&value.text);
                    if !value.known {
                        out.doubt();
                    }
                }
                Some(_) => out.split(),
                // The status and the count are digits.
                None if matches!(name.as_str(), "?" | "#") => {
                    if out.known && out.text.is_empty() {
                        out.start.push('0');
                    }
                    out.doubt();
                }
                None if *quoted => out.doubt(),
                None => out.split(),
            },
            Piece::Substitution { quoted: true } => out.doubt(),
            Piece::Substitution { quoted: false } => out.split(),
            Piece::Pipe => {
                if out.known && out.text.is_empty() {
                    out.start.push('/');
                }
                out.doubt();
            }
            Piece::Glob(text) | Piece::Brace(text) => {
                out.doubt();
                out.one = false;
                out.text.push_str(text);
            }
            Piece::Tilde(text) => out.home(text),
        }
    }
    out
}

impl Argument {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        if self.known {
            self.start.push_str(text);
        }
        if let Some(path) = &mut self.path {
            path.push_str(text);
        }
    }

    /// From here on nothing is known, but it stays one word that begins as it does.
    fn doubt(&mut self) {
        self.known = false;
        self.path = None;
    }

    /// Words may be split off here, so that not even the beginning is known.
    fn split(&mut self) {
        self.doubt();
        self.one = false;
        self.start.clear();
    }

    fn home(&mut self, text: &str) {
        let leads = self.known && self.text.is_empty();
        let path = (leads && text == "~").then(|| text.to_owned());
        self.doubt();
        self.text.push_str(text);
        self.path = path;
        if leads {
            "/".clone_into(&mut self.start);
        }
    }
}

/// Tells whether a value stays the same word without quotes, whatever splits or expands it.
fn is_one_word(value: &Value) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-./:@%+,=".contains(&b);
    value.known && !value.text.is_empty() && value.text.bytes().all(plain)
}
