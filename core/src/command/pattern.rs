//! What a command pattern trusts.

use super::words::Plain;

/// A command pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// A line with or without a final `*`.
    Line(Trust),
    /// Every command that holds the text.
    Containing(String),
    /// A program and its arguments, one by one.
    Tokens { program: String, arguments: Vec<Token> },
}

/// A position of a token pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// One of these words.
    One(Vec<String>),
    /// Any one word.
    Any,
    /// Any one word that begins so.
    Beginning(String),
    /// All further words, none included.
    Rest,
}

/// The four forms of the literal rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trust {
    /// The identical string.
    Exact(String),
    /// `X *`: the bare `X`, and everything that starts with `X` and a blank.
    Words { bare: String, prefix: String },
    /// `X*`: everything that starts with `X`.
    Prefix(String),
    /// `*`: everything.
    Everything,
}

impl Trust {
    /// Reads a pattern; nothing for an empty or blank one, which would trust what nobody named.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return None;
        }
        let Some(prefix) = text.strip_suffix('*') else { return Some(Self::Exact(text.to_owned())) };
        Some(if prefix.is_empty() {
            Self::Everything
        } else if prefix.ends_with(' ') {
            Self::Words { bare: prefix.trim_end_matches(' ').to_owned(), prefix: prefix.to_owned() }
        } else {
            Self::Prefix(prefix.to_owned())
        })
    }

    /// Returns the pattern in lower case.
    pub(crate) fn folded(&self) -> Self {
        match self {
            Self::Exact(text) => Self::Exact(text.to_lowercase()),
            Self::Words { bare, prefix } => {
                Self::Words { bare: bare.to_lowercase(), prefix: prefix.to_lowercase() }
            }
            Self::Prefix(prefix) => Self::Prefix(prefix.to_lowercase()),
            Self::Everything => Self::Everything,
        }
    }

    /// Tells whether the line is trusted: a comparison of strings and nothing else.
    pub(crate) fn matches(&self, line: &str) -> bool {
        match self {
            Self::Exact(text) => line == text,
            Self::Words { bare, prefix } => {
                line.starts_with(prefix.as_str()) || (!bare.is_empty() && line == bare)
            }
            Self::Prefix(prefix) => line.starts_with(prefix.as_str()),
            Self::Everything => true,
        }
    }
}

impl Token {
    fn folded(&self) -> Self {
        match self {
            Self::One(texts) => Self::One(texts.iter().map(|text| text.to_lowercase()).collect()),
            Self::Beginning(text) => Self::Beginning(text.to_lowercase()),
            Self::Any => Self::Any,
            Self::Rest => Self::Rest,
        }
    }
}

impl Pattern {
    /// Returns the pattern in lower case, for shells that do not tell cases apart.
    pub(crate) fn folded(&self) -> Self {
        match self {
            Self::Line(trust) => Self::Line(trust.folded()),
            Self::Containing(text) => Self::Containing(text.to_lowercase()),
            Self::Tokens { program, arguments } => Self::Tokens {
                program: program.to_lowercase(),
                arguments: arguments.iter().map(Token::folded).collect(),
            },
        }
    }

    /// Matches the whole line, as the `kiro` profile does. A token pattern needs a plain word list.
    pub(crate) fn matches_line(&self, line: &str, plain: Option<&Plain<'_>>) -> bool {
        match self {
            Self::Line(trust) => trust.matches(line),
            Self::Containing(text) => line.contains(text.as_str()),
            Self::Tokens { program, arguments } => {
                plain.is_some_and(|plain| tokens_match(program, arguments, &plain.words))
            }
        }
    }
}

fn tokens_match(program: &str, tokens: &[Token], words: &[&str]) -> bool {
    let Some((first, mut words)) = words.split_first() else { return false };
    if *first != program {
        return false;
    }
    for token in tokens {
        match (token, words.split_first()) {
            (Token::Rest, _) => return true,
            (_, None) => return false,
            (Token::Any, Some((_, rest))) => words = rest,
            (Token::Beginning(text), Some((word, rest))) => {
                if !word.starts_with(text.as_str()) {
                    return false;
                }
                words = rest;
            }
            (Token::One(texts), Some((word, rest))) => {
                if !texts.iter().any(|text| text == word) {
                    return false;
                }
                words = rest;
            }
        }
    }
    words.is_empty()
}
