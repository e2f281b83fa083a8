//! Reads sed scripts, to see what they write and whether they run something.
//!
//! Source: the GNU sed manual (4.9) and POSIX; where the two disagree about where something ends, the script is
//! not understood.

use super::Effects;

/// Tells what the script does; `None` where it is not understood.
pub(in super::super) fn effects(script: &str) -> Option<Effects> {
    let mut reader = Reader { rest: script };
    let mut effects = Effects::default();
    while reader.command(&mut effects)? {}
    Some(effects)
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    fn skip(&mut self, skipped: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !skipped(c)).unwrap_or(self.rest.len());
        let (head, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    fn line(&mut self) -> &'a str {
        let line = self.skip(|c| c != '\n');
        self.next();
        line
    }

    /// Reads one command with its addresses; false at the end of the script.
    fn command(&mut self, effects: &mut Effects) -> Option<bool> {
        self.skip(|c| c.is_ascii_whitespace() || c == ';');
        if self.peek().is_none() {
            return Some(false);
        }
        if self.address()? {
            self.skip(|c| matches!(c, ' ' | '\t'));
            if self.peek() == Some(',') {
                self.next();
                self.skip(|c| matches!(c, ' ' | '\t'));
                if matches!(self.peek(), Some('+' | '~')) {
                    self.next();
                }
                self.address()?.then_some(())?;
            }
        }
        self.skip(|c| matches!(c, ' ' | '\t' | '!'));
        match self.next()? {
            '{' | '}' => {}
            '#' => {
                self.line();
            }
            '=' | 'd' | 'D' | 'g' | 'G' | 'h' | 'H' | 'n' | 'N' | 'p' | 'P' | 'x' | 'z' | 'F' => {
                self.end()?
            }
            'l' | 'L' | 'q' | 'Q' => {
                self.skip(|c| c == ' ' || c.is_ascii_digit());
                self.end()?;
            }
            // A label ends at a blank or `;` for GNU and at the end of the line for others; what follows is read as
            // commands, which finds no less.
            'b' | 't' | 'T' | ':' | 'v' => {
                self.skip(|c| matches!(c, ' ' | '\t'));
                self.skip(|c| !matches!(c, ';' | '\n' | '}' | ' ' | '\t' | '\r'));
            }
            'a' | 'i' | 'c' => self.text(),
            'r' | 'R' => {
                self.line();
            }
            'w' | 'W' => self.file(effects)?,
            'y' => {
                self.delimited()?;
                self.end()?;
            }
            's' => {
                self.delimited()?;
                self.flags(effects)?;
            }
            'e' => {
                effects.runs = true;
                self.line();
            }
            _ => return None,
        }
        Some(true)
    }

    /// A command without arguments ends here.
    fn end(&mut self) -> Option<()> {
        self.skip(|c| matches!(c, ' ' | '\t' | '\r'));
        matches!(self.peek(), None | Some(';' | '\n' | '}' | '#')).then_some(())
    }

    /// Reads an address; false where none stands.
    fn address(&mut self) -> Option<bool> {
        match self.peek() {
            Some('0'..='9') => {
                self.skip(|c| c.is_ascii_digit());
                if self.peek() == Some('~') {
                    self.next();
                    self.skip(|c| c.is_ascii_digit());
                }
            }
            Some('$') => {
                self.next();
            }
            Some('/') => {
                self.next();
                self.until('/', true)?;
                self.skip(|c| matches!(c, 'I' | 'M'));
            }
            Some('\\') => {
                self.next();
                let delimiter = self.next().filter(|c| !matches!(c, '\\' | '\n' | '['))?;
                self.until(delimiter, true)?;
                self.skip(|c| matches!(c, 'I' | 'M'));
            }
            _ => return Some(false),
        }
        Some(true)
    }

    /// `/from/to/` of `s` and `y`.
    fn delimited(&mut self) -> Option<()> {
        let delimiter = self.next().filter(|c| !matches!(c, '\\' | '\n' | '['))?;
        self.until(delimiter, true)?;
        self.until(delimiter, false)
    }

    /// Reads up to the delimiter. In a pattern, a delimiter between brackets ends it for some and not for others.
    fn until(&mut self, delimiter: char, pattern: bool) -> Option<()> {
        let mut bracket = false;
        loop {
            match self.next()? {
                '\\' => {
                    self.next()?;
                }
                c if c == delimiter => return (!bracket).then_some(()),
                '\n' => return None,
                '[' if pattern && !bracket => {
                    bracket = true;
                    if self.peek() == Some('^') {
                        self.next();
                    }
                    if self.peek() == Some(']') {
                        self.next();
                    }
                }
                // Inside brackets a class such as `[:digit:]` has its own end.
                '[' if bracket && matches!(self.peek(), Some(':' | '.' | '=')) => {
                    let kind = self.next()?;
                    self.skip(|c| c.is_ascii_alphanumeric());
                    (self.next()? == kind && self.next()? == ']').then_some(())?;
                }
                ']' if bracket => bracket = false,
                _ => {}
            }
        }
    }

    fn flags(&mut self, effects: &mut Effects) -> Option<()> {
        loop {
            match self.peek() {
                Some('g' | 'p' | 'i' | 'I' | 'm' | 'M' | '0'..='9') => {
                    self.next();
                }
                Some('e') => {
                    self.next();
                    effects.runs = true;
                }
                Some('w') => {
                    self.next();
                    return self.file(effects);
                }
                _ => return self.end(),
            }
        }
    }

    fn file(&mut self, effects: &mut Effects) -> Option<()> {
        self.skip(|c| c.is_ascii_whitespace() && c != '\n');
        let path = self.line();
        if path.is_empty() {
            return None;
        }
        effects.writes.push(path.to_owned());
        Some(())
    }

    /// The text of `a`, `i` and `c`: to the end of the line, and further after a backslash.
    fn text(&mut self) {
        loop {
            let line = self.line();
            let slashes = line.bytes().rev().take_while(|b| *b == b'\\').count();
            if slashes % 2 == 0 || self.rest.is_empty() {
                return;
            }
        }
    }
}
