//! What a pattern means for one simple command: its program and its arguments, one by one.

use super::options::{Spelling, has_spellings, parted_switches};
use super::pattern::{Pattern, Token, Trust};
use super::posix;
use super::resolve::Argument;
use super::script::{Node, Piece};
use crate::operation::Shell;

/// A pattern, token by token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) program: Program,
    pub(crate) arguments: Vec<Token>,
}

/// What the program must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Program {
    Named(String),
    /// Any program whose name begins so.
    Beginning(String),
}

impl Program {
    /// Changes the name.
    pub(crate) fn folded(self, fold: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Named(name) => Self::Named(fold(&name)),
            Self::Beginning(text) => Self::Beginning(text.to_ascii_lowercase()),
        }
    }
}

/// How a command matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    No,
    /// It would, were an argument what nobody can exclude.
    Perhaps,
    Yes,
}

impl Shape {
    /// Reads a pattern; nothing for a piece of text, which speaks about no argument.
    pub(crate) fn of(pattern: &Pattern) -> Option<Self> {
        match pattern {
            Pattern::Containing(_) => None,
            Pattern::Tokens { program, arguments } => {
                Some(Self { program: Program::Named(program.clone()), arguments: arguments.clone() })
            }
            Pattern::Line(Trust::Everything) => {
                Some(Self { program: Program::Beginning(String::new()), arguments: vec![Token::Rest] })
            }
            Pattern::Line(Trust::Exact(text)) => Self::of_words(tokens(text), None),
            Pattern::Line(Trust::Words { bare, .. }) => Self::of_words(tokens(bare), Some(Token::Rest)),
            Pattern::Line(Trust::Prefix(text)) => {
                let (before, beginning) = text.rsplit_once(' ').unwrap_or(("", text));
                let last = Token::Beginning(beginning.to_owned());
                Self::of_words(tokens(before), Some(last)).or_else(|| {
                    let program = Program::Beginning(beginning.to_owned());
                    Some(Self { program, arguments: Vec::new() })
                })
            }
        }
    }

    fn of_words(words: Vec<String>, last: Option<Token>) -> Option<Self> {
        let mut words = words.into_iter();
        let program = Program::Named(words.next()?);
        let arguments = words.map(|word| Token::One(vec![word])).chain(last).collect();
        Some(Self { program, arguments })
    }

    /// The program, and the first two arguments, where the pattern spells them.
    pub(crate) fn key(&self) -> (Option<&str>, &[String], &[String]) {
        let program = match &self.program {
            Program::Named(name) => Some(name.as_str()),
            Program::Beginning(_) => None,
        };
        let spelled = |at: usize| match self.arguments.get(at) {
            Some(Token::One(texts)) => texts.as_slice(),
            _ => &[],
        };
        (program, spelled(0), spelled(1))
    }

    /// The pattern up to the first word that has other spellings, by which nothing can be found.
    pub(crate) fn findable(&self) -> Self {
        let varies = |token: &&Token| match token {
            Token::One(texts) => texts.iter().any(|text| has_spellings(text)),
            Token::Any | Token::Beginning(_) | Token::Rest => false,
        };
        let arguments = self.arguments.iter().take_while(|token| !varies(token)).cloned().collect();
        Self { program: self.program.clone(), arguments }
    }

    /// The pattern with the switches of cmd.exe one by one; nothing where it spells no two in one word.
    pub(crate) fn parted(&self) -> Option<Self> {
        let mut arguments = Vec::new();
        for token in &self.arguments {
            match token {
                Token::One(texts) if texts.len() == 1 => {
                    let parts = texts.first().and_then(|text| parted_switches(text));
                    let parts = parts.unwrap_or_else(|| texts.clone());
                    arguments.extend(parts.into_iter().map(|part| Token::One(vec![part])));
                }
                Token::One(_) | Token::Any | Token::Beginning(_) | Token::Rest => {
                    arguments.push(token.clone())
                }
            }
        }
        let more = arguments.len() > self.arguments.len();
        more.then(|| Self { program: self.program.clone(), arguments })
    }

    /// Tells whether the program is one of the pattern's.
    pub(crate) fn names(&self, program: &str) -> bool {
        match &self.program {
            Program::Named(name) => name == program,
            Program::Beginning(text) => program.starts_with(text.as_str()),
        }
    }

    /// Tells whether the program is one of the pattern's, whatever the case.
    pub(crate) fn names_folded(&self, program: &str) -> bool {
        match &self.program {
            Program::Named(name) => name.eq_ignore_ascii_case(program),
            Program::Beginning(text) => {
                program.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
            }
        }
    }

    /// Matches the arguments.
    pub(crate) fn fits<'a>(
        &self,
        arguments: impl Iterator<Item = &'a Argument>,
        spelling: Spelling<'_>,
    ) -> Fit {
        let mut arguments = arguments;
        let mut fit = Fit::Yes;
        for token in &self.arguments {
            if *token == Token::Rest {
                return fit;
            }
            let Some(argument) = arguments.next() else { return Fit::No };
            match token {
                Token::Rest | Token::Any => {}
                Token::One(texts) if argument.known => {
                    let fits = texts.iter().map(|text| spelling.fit(text, &argument.text));
                    match fits.max_by_key(|fit| *fit as u8) {
                        Some(Fit::Yes) => {}
                        Some(Fit::Perhaps) => fit = Fit::Perhaps,
                        Some(Fit::No) | None => return Fit::No,
                    }
                }
                Token::One(texts) => {
                    let may_be = |text: &String| {
                        text.starts_with(&argument.start) || spelling.fit(text, &argument.start) != Fit::No
                    };
                    if !texts.iter().any(may_be) {
                        return Fit::No;
                    }
                    fit = Fit::Perhaps;
                }
                Token::Beginning(text) => {
                    let begins = spelling.begins(text, &argument.start);
                    if begins == Fit::No && (argument.known || !text.starts_with(&argument.start)) {
                        return Fit::No;
                    }
                    if begins != Fit::Yes {
                        fit = Fit::Perhaps;
                    }
                }
            }
            // What nobody knows may be several words, or none.
            if !argument.known && fit == Fit::Perhaps {
                return fit;
            }
        }
        match arguments.next() {
            None => fit,
            Some(argument) if !argument.known => Fit::Perhaps,
            Some(_) => Fit::No,
        }
    }

    /// Tells whether the pattern spells the argument at this place.
    pub(crate) fn spells(&self, place: usize) -> bool {
        matches!(self.arguments.get(place), Some(Token::One(_)))
    }

    /// Tells whether the pattern spells every argument.
    pub(crate) fn spells_all(&self) -> bool {
        self.arguments.iter().all(|token| matches!(token, Token::One(_)))
            && matches!(self.program, Program::Named(_))
    }
}

/// Splits a pattern into words; quotes count where they make words, as in a shell.
fn tokens(text: &str) -> Vec<String> {
    if text.contains(['\'', '"', '\\']) {
        let script = posix::parse(text, Shell::Bash, false);
        if let ([Node::Command(simple)], true) = (script.nodes.as_slice(), script.is_complete(text.len()))
            && simple.redirections.is_empty()
            && simple.assignments.is_empty()
        {
            let literal = |piece: &Piece| matches!(piece, Piece::Literal(_));
            let words: Option<Vec<String>> = simple
                .words
                .iter()
                .map(|word| word.pieces.iter().all(literal).then(|| word.literal()).flatten())
                .collect();
            if let Some(words) = words {
                return words;
            }
        }
    }
    text.split_ascii_whitespace().map(str::to_owned).collect()
}
