//! Words: quotes, escapes, and what a shell replaces.

use super::super::script::{Piece, Word};
use super::redirect::Opened;
use super::{Expect, Kind, Reader, Step};
use crate::span::Span;

/// A word in the making.
#[derive(Debug)]
pub(super) struct Building {
    pub(super) from: usize,
    pieces: Vec<Piece>,
    literal: String,
    purpose: Purpose,
    /// Whether some of it is quoted or escaped.
    quoted: bool,
    /// Whether the reader stands between double quotes.
    pub(super) double: bool,
    braces: Braces,
    /// The last byte, where it stands outside quotes.
    last: Option<u8>,
}

/// What a word is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    Argument,
    Value(String),
    Target(Opened),
}

/// How far braces that make several words have been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Braces {
    None,
    /// Opened, at this piece.
    Open(usize),
    Parted(usize),
    Closed(usize),
}

/// Whether a word goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum More {
    Yes,
    /// Commands inside the word come first.
    Later,
    No,
}

impl Building {
    pub(super) fn new(from: usize, purpose: Purpose) -> Self {
        Self {
            from,
            pieces: Vec::new(),
            literal: String::new(),
            purpose,
            quoted: false,
            double: false,
            braces: Braces::None,
            last: None,
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.literal.push_str(text);
    }

    pub(super) fn mark_quoted(&mut self) {
        self.quoted = true;
        self.last = None;
    }

    pub(super) fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.pieces.push(Piece::Literal(core::mem::take(&mut self.literal)));
        }
    }

    /// Adds a piece, quoted as the place it stands in.
    pub(super) fn add(&mut self, piece: Piece) {
        self.flush();
        let quoted = self.double || matches!(self.purpose, Purpose::Value(_));
        self.pieces.push(match piece {
            Piece::Variable { name, .. } => Piece::Variable { name, quoted },
            Piece::Substitution { .. } => Piece::Substitution { quoted },
            Piece::Literal(_) | Piece::Pipe | Piece::Glob(_) | Piece::Brace(_) | Piece::Tilde(_) => piece,
        });
        self.last = None;
    }

    /// Adds a number that is not known, one word wherever it stands.
    pub(super) fn add_number(&mut self) {
        self.flush();
        self.pieces.push(Piece::Variable { name: "((".to_owned(), quoted: true });
        self.last = None;
    }

    /// Returns the word, what it is for, and whether some of it is quoted.
    pub(super) fn finish(mut self, to: usize) -> (Word, Purpose, bool) {
        self.flush();
        if let Braces::Closed(from) = self.braces {
            for piece in self.pieces.iter_mut().skip(from) {
                if let Piece::Literal(text) = piece {
                    *piece = Piece::Brace(core::mem::take(text));
                }
            }
        }
        (Word { span: Span::new(self.from, to), pieces: self.pieces }, self.purpose, self.quoted)
    }
}

impl Reader<'_> {
    pub(super) fn begin_word(&mut self) -> Step {
        let at = self.at;
        let begins_line = at == 0 || self.bytes.get(at.saturating_sub(1)) == Some(&b'\n');
        if self.typed && begins_line && self.peek(0) == Some(b'^') {
            return Err("a change to the line before");
        }
        let frame = self.frame()?;
        if matches!(frame.expect, Expect::Command | Expect::MayCommand) {
            frame.started = Some(at);
        }
        frame.word = Some(Building::new(at, Purpose::Argument));
        Ok(())
    }

    pub(super) fn word(&mut self) -> Step<&mut Building> {
        self.frame()?.word.as_mut().ok_or("no word")
    }

    pub(super) fn continue_word(&mut self) -> Step {
        loop {
            let double = self.word()?.double;
            let more = match self.peek(0) {
                None if double => return Err("a quote that is not closed"),
                None => More::No,
                Some(byte) if double => self.quoted_byte(byte)?,
                Some(byte) => self.bare_byte(byte)?,
            };
            match more {
                More::Yes => {}
                More::Later => return Ok(()),
                More::No => return self.finish_word(),
            }
        }
    }

    /// Takes a run of ordinary bytes.
    fn run_of(&mut self, ordinary: fn(u8) -> bool) -> Step {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| ordinary(**byte)).count().max(1);
        let text = self.line.get(self.at..self.at.saturating_add(count)).ok_or("half a character")?;
        let last = rest.get(count.saturating_sub(1)).copied();
        let word = self.word()?;
        word.push(text);
        word.last = if word.double { None } else { last };
        self.take(count);
        Ok(())
    }

    fn quoted_byte(&mut self, byte: u8) -> Step<More> {
        match byte {
            b'"' => {
                self.word()?.double = false;
                self.take(1);
            }
            b'\\' => match self.peek(1) {
                None => return Err("a quote that is not closed"),
                Some(b'\n') if self.heredocs.is_empty() => self.take(2),
                Some(b'\n') => return Err("a quote across a text"),
                Some(b'$' | b'`' | b'"' | b'\\') => {
                    self.take(1);
                    self.one_character()?;
                }
                Some(_) if self.typed && self.peek(1) == Some(b'!') => return Err("history expansion"),
                Some(_) => {
                    self.word()?.push("\\");
                    self.take(1);
                }
            },
            b'$' => return self.dollar(),
            b'`' => return self.open_backquotes(),
            b'!' => {
                if self.history() && self.peek(1) != Some(b'"') {
                    return Err("history expansion");
                }
                self.one_character()?;
            }
            b'\n' if !self.heredocs.is_empty() => return Err("a quote across a text"),
            _ => self.run_of(|byte| !matches!(byte, b'"' | b'\\' | b'$' | b'`' | b'!' | b'\n'))?,
        }
        Ok(More::Yes)
    }

    fn bare_byte(&mut self, byte: u8) -> Step<More> {
        let value = matches!(self.word()?.purpose, Purpose::Value(_));
        match byte {
            b' ' | b'\t' | b'\n' | b';' | b'&' | b'|' | b'(' | b')' | b'>' => return Ok(More::No),
            b'<' => {
                let starts = self.word()?.from == self.at;
                return match (self.peek(1), starts) {
                    (Some(b'('), true) => self.open_process(),
                    // It goes on with the word: `-<(a)` is an option.
                    (Some(b'('), false) => Err("a process substitution inside a word"),
                    _ => Ok(More::No),
                };
            }
            b'\'' => self.single_quoted()?,
            b'"' => {
                let word = self.word()?;
                word.quoted = true;
                word.double = true;
                word.last = None;
                self.take(1);
            }
            b'\\' => match self.peek(1) {
                None | Some(b'\n') => return Err("a line that goes on inside a word"),
                Some(_) => {
                    let word = self.word()?;
                    word.quoted = true;
                    self.take(1);
                    self.one_character()?;
                    self.word()?.last = None;
                }
            },
            b'$' => return self.dollar(),
            b'`' if self.frame()?.kind == Kind::Backquotes => return Ok(More::No),
            b'`' => return self.open_backquotes(),
            b'*' | b'?' | b'[' if !value => self.glob(byte)?,
            b'{' | b'}' | b',' | b'.' if !value => self.brace(byte)?,
            b'~' => self.tilde()?,
            b'=' => return self.equals(),
            b'!' => {
                if self.history() {
                    return Err("history expansion");
                }
                self.one_character()?;
            }
            _ => self.run_of(|byte| {
                byte.is_ascii_alphanumeric()
                    || byte >= 0x80
                    || matches!(byte, b'-' | b'/' | b'_' | b'+' | b':' | b'@' | b'%')
            })?,
        }
        Ok(More::Yes)
    }

    /// Whether a `!` here would be replaced by an earlier line.
    fn history(&self) -> bool {
        self.typed && !matches!(self.peek(1), None | Some(b' ' | b'\t' | b'\n' | b'=' | b'('))
    }

    fn single_quoted(&mut self) -> Step {
        let rest = self.line.get(self.at.saturating_add(1)..).unwrap_or_default();
        let length = rest.find('\'').ok_or("a quote that is not closed")?;
        let text = rest.get(..length).unwrap_or_default();
        if text.contains('\n') && !self.heredocs.is_empty() {
            return Err("a quote across a text");
        }
        let word = self.word()?;
        word.quoted = true;
        word.last = None;
        word.push(text);
        self.take(length.saturating_add(2));
        Ok(())
    }

    /// Takes one character as it stands.
    fn one_character(&mut self) -> Step {
        let rest = self.line.get(self.at..).ok_or("half a character")?;
        let character = rest.chars().next().ok_or("half a character")?;
        let mut buffer = [0; 4];
        self.word()?.push(character.encode_utf8(&mut buffer));
        self.take(character.len_utf8());
        Ok(())
    }

    fn glob(&mut self, byte: u8) -> Step {
        let ends = |next: Option<u8>| {
            matches!(next, None | Some(b' ' | b'\t' | b'\n' | b';' | b'&' | b'|' | b')' | b'<' | b'>'))
        };
        let double = self.extended() && self.peek(1) == Some(b'[') && ends(self.peek(2));
        let name = match byte {
            b'[' if self.word()?.from != self.at => None,
            b'[' if ends(self.peek(1)) => Some("["),
            b'[' if double => Some("[["),
            _ => None,
        };
        let word = self.word()?;
        if let Some(name) = name {
            word.push(name);
        } else {
            word.flush();
            word.pieces.push(Piece::Glob(char::from(byte).to_string()));
        }
        word.last = None;
        self.take(name.map_or(1, str::len));
        Ok(())
    }

    fn brace(&mut self, byte: u8) -> Step {
        let word = self.word()?;
        let doubled = byte == b'.' && word.last == Some(b'.');
        word.braces = match (byte, word.braces) {
            (b'{', Braces::None) => {
                word.flush();
                Braces::Open(word.pieces.len())
            }
            (b',', Braces::Open(at)) => Braces::Parted(at),
            (b'.', Braces::Open(at)) if doubled => Braces::Parted(at),
            (b'}', Braces::Parted(at)) => Braces::Closed(at),
            (_, braces) => braces,
        };
        word.push(char::from(byte).encode_utf8(&mut [0; 4]));
        word.last = Some(byte);
        self.take(1);
        Ok(())
    }

    fn tilde(&mut self) -> Step {
        let from = self.at;
        let word = self.word()?;
        let expands = word.from == from || matches!(word.last, Some(b'=' | b':'));
        if !expands {
            return self.one_character();
        }
        word.flush();
        let rest = self.bytes.get(from..).unwrap_or_default();
        let name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'+');
        let count = rest.iter().skip(1).take_while(|byte| name(byte)).count().saturating_add(1);
        let text = self.line.get(from..from.saturating_add(count)).ok_or("half a character")?.to_owned();
        let word = self.word()?;
        word.pieces.push(Piece::Tilde(text));
        word.last = None;
        self.take(count);
        Ok(())
    }

    fn equals(&mut self) -> Step<More> {
        let (from, zsh) = (self.at, self.zsh());
        let next = self.peek(1);
        let frame = self.frame()?;
        let first = matches!(frame.expect, Expect::Command | Expect::MayCommand)
            || frame.expect == Expect::Rest && frame.simple.words.is_empty();
        let word = frame.word.as_mut().ok_or("no word")?;
        if zsh && word.from == from && !matches!(next, None | Some(b' ' | b'\n' | b'\t')) {
            return Err("the path of a program");
        }
        if first && word.purpose == Purpose::Argument && !word.quoted && word.pieces.is_empty() {
            if is_name(&word.literal) {
                let name = core::mem::take(&mut word.literal);
                word.purpose = Purpose::Value(name);
                word.last = Some(b'=');
                self.take(1);
                return Ok(More::Yes);
            }
            if word.literal.strip_suffix('+').is_some_and(is_name) {
                return Err("an assignment that adds");
            }
        }
        word.push("=");
        word.last = Some(b'=');
        self.take(1);
        Ok(More::Yes)
    }
}

/// Tells whether a text is the name of a variable.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
