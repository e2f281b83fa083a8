//! Words of PowerShell: bare text, quotes, escapes, wildcards.

use super::super::script::Piece;
use super::{Reader, Step};

/// Quotes and dashes that count as the plain ones. Source: the language specification, 2.3.5.2 and 2.2.
const fn is_single(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}

const fn is_double(c: char) -> bool {
    matches!(c, '"' | '\u{201c}'..='\u{201e}')
}

pub(crate) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2013}'..='\u{2015}')
}

impl Reader<'_> {
    /// Reads a word up to a blank or an operator.
    pub(super) fn pieces(&mut self, program: bool) -> Step<Vec<Piece>> {
        let mut pieces = Pieces::default();
        let from = self.text.at;
        while let Some(c) = self.text.peek() {
            match c {
                ' ' | '\t' | '\n' | '\r' | ';' | '|' | '&' | ',' | '>' => break,
                '<' => return Err("a comment that spans lines, or an operator that is reserved"),
                '$' => return Err("a variable"),
                '@' => return Err("a list, a table or splatting"),
                '(' | ')' | '{' | '}' => return Err("an expression or a script block"),
                '[' | ']' => return Err("a type or a wildcard"),
                '`' => {
                    if self.text.starts("`\n") || self.text.starts("`\r\n") {
                        break;
                    }
                    if self.text.starts("`\r") {
                        return Err("a line that goes on behind a carriage return");
                    }
                    self.text.bump();
                    pieces.push(self.escaped()?);
                    continue;
                }
                _ if is_single(c) => {
                    self.quote_starts(from, &pieces)?;
                    self.single(&mut pieces)?;
                    self.quote_ends()?;
                    continue;
                }
                _ if is_double(c) => {
                    self.quote_starts(from, &pieces)?;
                    self.double(&mut pieces)?;
                    self.quote_ends()?;
                    continue;
                }
                '*' | '?' => pieces.glob(c),
                '~' if self.text.at == from && !program => pieces.out.push(Piece::Tilde("~".to_owned())),
                _ if is_dash(c) && pieces.out.is_empty() => {
                    pieces.push('-');
                    if self.text.line.get(self.text.at..).is_some_and(is_verbatim) {
                        return Err("the sign that ends parsing");
                    }
                }
                _ if c.is_control() => return Err("a control character"),
                _ if c.is_whitespace() => return Err("an unusual blank"),
                _ => pieces.push(c),
            }
            self.text.bump();
        }
        Ok(pieces.out)
    }

    /// A quote begins a word; within bare text it may also begin another argument.
    fn quote_starts(&self, from: usize, pieces: &Pieces) -> Step {
        let written = self.text.line.get(from..self.text.at).unwrap_or_default();
        let is_value = written.ends_with(['=', ':']) && !pieces.out.is_empty();
        if self.text.at == from || is_value { Ok(()) } else { Err("a quote inside a word") }
    }

    fn quote_ends(&self) -> Step {
        match self.text.peek() {
            None | Some(' ' | '\t' | '\n' | '\r' | ';' | '|' | '&' | ',' | '>') => Ok(()),
            Some(_) => Err("text glued to a quote"),
        }
    }

    /// The character behind a backquote.
    fn escaped(&mut self) -> Step<char> {
        match self.text.bump() {
            Some('0' | 'a' | 'b' | 'e' | 'f' | 'n' | 'r' | 't' | 'u' | 'v') | None => {
                Err("an escape with a meaning of its own")
            }
            Some(c) if c.is_control() => Err("an escape of a control character"),
            Some(c) => Ok(c),
        }
    }

    fn single(&mut self, pieces: &mut Pieces) -> Step {
        self.text.bump();
        pieces.touch();
        loop {
            match self.text.bump() {
                None => return Err("a quote that is not closed"),
                Some(c) if is_single(c) => {
                    let Some(again) = self.text.peek().filter(|c| is_single(*c)) else {
                        return pieces.is_faithful();
                    };
                    self.text.bump();
                    pieces.push(again);
                }
                Some(c) => pieces.push(c),
            }
        }
    }

    fn double(&mut self, pieces: &mut Pieces) -> Step {
        self.text.bump();
        pieces.touch();
        loop {
            match self.text.bump() {
                None => return Err("a quote that is not closed"),
                Some('$') => return Err("a variable or an expression between quotes"),
                Some('`') => match self.text.peek() {
                    Some('n') => {
                        self.text.bump();
                        pieces.push('\n');
                    }
                    Some('t') => {
                        self.text.bump();
                        pieces.push('\t');
                    }
                    _ => {
                        let c = self.escaped()?;
                        pieces.push(c);
                    }
                },
                Some(c) if is_double(c) => {
                    let Some(again) = self.text.peek().filter(|c| is_double(*c)) else {
                        return pieces.is_faithful();
                    };
                    self.text.bump();
                    pieces.push(again);
                }
                Some(c) => pieces.push(c),
            }
        }
    }
}

/// `--%` hands the rest of the line on as it is.
fn is_verbatim(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_dash) && chars.next().is_some_and(is_dash) && chars.next() == Some('%')
}

/// The pieces of a word in the making.
#[derive(Default)]
struct Pieces {
    out: Vec<Piece>,
}

impl Pieces {
    fn push(&mut self, c: char) {
        match self.out.last_mut() {
            Some(Piece::Literal(text)) => text.push(c),
            _ => self.out.push(Piece::Literal(c.to_string())),
        }
    }

    /// Makes sure that an empty text is a word.
    fn touch(&mut self) {
        if !matches!(self.out.last(), Some(Piece::Literal(_))) {
            self.out.push(Piece::Literal(String::new()));
        }
    }

    /// Tells whether a program gets a quoted text as it stands: before 7.3, PowerShell hands it on without
    /// protecting quotes and final backslashes, and drops an empty one.
    fn is_faithful(&self) -> Step {
        match self.out.last() {
            Some(Piece::Literal(text))
                if !text.is_empty() && !text.contains('"') && !text.ends_with('\\') =>
            {
                Ok(())
            }
            _ => Err("a text that a program would read differently"),
        }
    }

    fn glob(&mut self, c: char) {
        match self.out.last_mut() {
            Some(Piece::Glob(text)) => text.push(c),
            _ => self.out.push(Piece::Glob(c.to_string())),
        }
    }
}
