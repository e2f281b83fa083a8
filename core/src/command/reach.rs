//! How far a pattern reaches: which other patterns it covers, said of the patterns alone.
//!
//! An answer is certain where it is yes. Where two patterns cannot be compared it is no.

use core::ops::Bound;
use std::collections::BTreeMap;

use super::pattern::{Pattern, Token, Trust};
use super::shape::{Program, Shape};
use super::words::{bare_name, base_name};
use crate::profile::Profile;
use crate::program::{self, Argument, Dialect};

/// How many patterns of one beginning are compared with a pattern, and how many words of it are looked up.
const MOST_COMPARED: usize = 64;
const MOST_WORDS: usize = 16;

/// All the commands that a pattern speaks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reach {
    /// Lines, letter by letter.
    Text(Trust),
    /// Every line and every command that holds the text.
    Holding(String),
    /// Simple commands, argument by argument.
    Shape(Shape),
}

impl Reach {
    /// Returns what the pattern reaches in a profile; nothing where the two profiles read it alike but only word by
    /// word (a token pattern of the literal rule).
    pub(crate) fn of(pattern: &Pattern, profile: Profile) -> Option<Self> {
        match (pattern, profile) {
            (Pattern::Containing(text), _) => Some(Self::Holding(text.clone())),
            (Pattern::Line(trust), Profile::Kiro) => Some(Self::Text(trust.clone())),
            (Pattern::Tokens { .. }, Profile::Kiro) => None,
            (_, Profile::Hardened) => Shape::of(pattern).map(Self::Shape),
        }
    }

    /// Returns what the pattern reaches where it stops something: programs by their bare name.
    pub(crate) fn stopping(self) -> Self {
        match self {
            Self::Shape(shape) => {
                let program = shape.program.folded(bare_name);
                Self::Shape(Shape { program, ..shape })
            }
            Self::Text(_) | Self::Holding(_) => self,
        }
    }

    /// Tells whether everything that `other` reaches is reached here, too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(own), Self::Text(other)) => text_covers(own, other),
            (Self::Shape(own), Self::Shape(other)) => shape_covers(own, other),
            (Self::Holding(text), other) => {
                other.certain_texts().iter().any(|piece| piece.contains(text.as_str()))
            }
            (Self::Text(_) | Self::Shape(_), _) => false,
        }
    }

    /// Returns texts each of which stands in everything that is reached.
    fn certain_texts(&self) -> Vec<String> {
        match self {
            Self::Text(Trust::Exact(text) | Trust::Words { bare: text, .. } | Trust::Prefix(text))
            | Self::Holding(text) => vec![text.clone()],
            Self::Text(Trust::Everything) => Vec::new(),
            // Harmless options may stand between two words.
            Self::Shape(shape) => key(shape).split('\0').map(str::to_owned).collect(),
        }
    }

    /// Tells whether trust in this, which another pattern covers by its `*`, trusts more than that `*` does: arguments
    /// that a program's profile guards, and builtins that change the shell.
    pub(crate) fn spells_guarded(&self) -> bool {
        let Self::Shape(shape) = self else { return false };
        let Program::Named(name) = &shape.program else { return false };
        if super::builtin::changes(name) {
            return true;
        }
        let spelled = |token: &Token| match token {
            Token::One(texts) => texts.first().cloned().map(|text| (text, texts.len() > 1)),
            Token::Beginning(text) => Some((text.clone(), false)),
            Token::Any | Token::Rest => None,
        };
        let words: Vec<(String, bool)> = shape.arguments.iter().map_while(spelled).collect();
        let arguments: Vec<Argument<'_>> = words.iter().map(|(text, _)| Argument::known(text)).collect();
        let read = |dialect| program::read(base_name(name), dialect, &arguments);
        let guarded = |reading: program::Reading| reading.code_from_input || !reading.findings.is_empty();
        let guards =
            [Dialect::Posix, Dialect::Powershell, Dialect::Cmd].into_iter().filter_map(read).any(guarded);
        guards || words.iter().any(|(_, alternatives)| *alternatives)
    }
}

fn text_covers(own: &Trust, other: &Trust) -> bool {
    match (own, other) {
        (Trust::Everything, _) => true,
        (Trust::Exact(_), _) | (_, Trust::Everything) => own == other,
        (_, Trust::Exact(text)) => own.matches(text),
        (Trust::Words { prefix, .. } | Trust::Prefix(prefix), Trust::Words { bare, prefix: longer }) => {
            own.matches(bare) && longer.starts_with(prefix.as_str())
        }
        (Trust::Words { prefix, .. } | Trust::Prefix(prefix), Trust::Prefix(longer)) => {
            longer.starts_with(prefix.as_str())
        }
    }
}

fn shape_covers(own: &Shape, other: &Shape) -> bool {
    let programs = match (&own.program, &other.program) {
        (Program::Named(own), Program::Named(other)) => own == other,
        (Program::Beginning(own), Program::Named(other) | Program::Beginning(other)) => {
            other.starts_with(own.as_str())
        }
        (Program::Named(_), Program::Beginning(_)) => false,
    };
    if !programs {
        return false;
    }
    let mut theirs = other.arguments.iter();
    for token in &own.arguments {
        if *token == Token::Rest {
            return true;
        }
        let Some(their) = theirs.next() else { return false };
        let covered = match (token, their) {
            (_, Token::Rest) | (Token::Rest, _) => false,
            (Token::Any, _) => true,
            (Token::One(own), Token::One(their)) => their.iter().all(|text| own.contains(text)),
            (Token::Beginning(own), Token::One(their)) => {
                their.iter().all(|text| text.starts_with(own.as_str()))
            }
            (Token::Beginning(own), Token::Beginning(their)) => their.starts_with(own.as_str()),
            (Token::One(_) | Token::Beginning(_), Token::Any | Token::Beginning(_)) => false,
        };
        if !covered {
            return false;
        }
    }
    theirs.next().is_none()
}

/// The program and the arguments that follow it spelled in one way, parted by NUL.
fn key(shape: &Shape) -> String {
    let mut key = match &shape.program {
        Program::Named(name) => name.clone(),
        Program::Beginning(_) => return String::new(),
    };
    for token in &shape.arguments {
        match token {
            Token::One(texts) if texts.len() == 1 => {
                key.push('\0');
                key.push_str(texts.first().map_or("", String::as_str));
            }
            Token::One(_) | Token::Any | Token::Beginning(_) | Token::Rest => break,
        }
    }
    key
}

/// Many reaches, in which those that cover another one are found without comparing each with each.
#[derive(Debug, Default)]
pub(crate) struct Reaches {
    /// Texts before a final `*`, and exact lines, each with what it belongs to, sorted.
    texts: BTreeMap<String, Vec<usize>>,
    shapes: BTreeMap<String, Vec<usize>>,
    holding: Vec<usize>,
    all: Vec<Reach>,
}

impl Reaches {
    /// Adds a reach; its number is how many were added before.
    pub(crate) fn add(&mut self, reach: Reach) {
        let number = self.all.len();
        match &reach {
            Reach::Text(trust) => {
                let (Trust::Exact(text) | Trust::Words { prefix: text, .. } | Trust::Prefix(text)) = trust
                else {
                    self.texts.entry(String::new()).or_default().push(number);
                    self.all.push(reach);
                    return;
                };
                self.texts.entry(text.clone()).or_default().push(number);
            }
            Reach::Shape(shape) => self.shapes.entry(key(shape)).or_default().push(number),
            Reach::Holding(_) => self.holding.push(number),
        }
        self.all.push(reach);
    }

    /// Returns the number of a reach that covers `other` and that `fits` takes.
    pub(crate) fn covering(&self, other: &Reach, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let found = |number: &&usize| {
            fits(**number) && self.all.get(**number).is_some_and(|reach| reach.covers(other))
        };
        let among = |numbers: &Vec<usize>| numbers.iter().take(MOST_COMPARED).find(found).copied();
        let own = match other {
            Reach::Text(trust) => self.text_covering(trust, &among),
            Reach::Shape(shape) => self.shape_covering(shape, &among),
            Reach::Holding(_) => None,
        };
        own.or_else(|| among(&self.holding))
    }

    fn shape_covering(&self, shape: &Shape, among: &dyn Fn(&Vec<usize>) -> Option<usize>) -> Option<usize> {
        let key = key(shape);
        let ends = key.match_indices('\0').map(|(at, _)| at).take(MOST_WORDS).chain([key.len()]);
        let beginnings = core::iter::once(0).chain(ends).filter_map(|end| key.get(..end));
        beginnings.filter_map(|beginning| self.shapes.get(beginning)).find_map(among)
    }

    fn text_covering(&self, trust: &Trust, among: &dyn Fn(&Vec<usize>) -> Option<usize>) -> Option<usize> {
        let (Trust::Exact(reach) | Trust::Words { prefix: reach, .. } | Trust::Prefix(reach)) = trust else {
            return self.texts.get("").and_then(among);
        };
        // `X` alone is covered by `X *`, whose text is longer.
        let bare = self.texts.get(&format!("{reach} ")).and_then(among);
        let mut left = reach.as_str();
        let mut best = bare;
        // What begins the text stands before it, and between the two only what shares more with it: from each miss
        // the search goes on with what it had in common.
        while best.is_none() {
            let Some((text, numbers)) =
                self.texts.range::<str, _>((Bound::Unbounded, Bound::Included(left))).next_back()
            else {
                break;
            };
            if left.starts_with(text.as_str()) {
                best = among(numbers);
                let Some((end, _)) = text.char_indices().next_back() else { break };
                left = text.get(..end).unwrap_or_default();
            } else {
                let same = |((_, a), b): &((usize, char), char)| a == b;
                let common = left.char_indices().zip(text.chars()).take_while(same).last();
                let end = common.map_or(0, |((at, last), _)| at.saturating_add(last.len_utf8()));
                left = left.get(..end).unwrap_or_default();
            }
        }
        best
    }
}
