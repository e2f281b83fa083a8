//! What begins with a dollar.

use super::super::script::Piece;
use super::word::More;
use super::{Kind, Reader, Step};

impl Reader<'_> {
    /// Reads what begins with the dollar that comes next.
    pub(super) fn dollar(&mut self) -> Step<More> {
        let double = self.word()?.double;
        match self.peek(1) {
            Some(b'(') if self.peek(2) == Some(b'(') => self.arithmetic(),
            Some(b'(') => self.open_in_word(Kind::Substitution, 2),
            Some(b'{') => self.braced(),
            Some(b'[') => Err("an arithmetic expression"),
            Some(b'\'') if !double => self.ansi_quoted(),
            Some(b'"') if !double => Err("a translated text"),
            Some(b'\\') if self.peek(2) == Some(b'\n') => Err("a line that goes on after a dollar"),
            Some(b'=' | b'~' | b'^' | b'+' | b'#') if self.zsh() => Err("an expansion of Zsh"),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => {
                let rest = self.bytes.get(self.at.saturating_add(1)..).unwrap_or_default();
                let count =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                if self.zsh() && matches!(rest.get(count), Some(b'[' | b':')) {
                    return Err("an expansion of Zsh");
                }
                self.variable(1, count, count.saturating_add(1))
            }
            Some(byte) if byte.is_ascii_digit() || b"?$!#@*-".contains(&byte) => self.variable(1, 1, 2),
            _ => {
                self.word()?.push("$");
                self.take(1);
                Ok(More::Yes)
            }
        }
    }

    /// `$((1 + 2))` of numbers alone: names and what stands in them would be evaluated, commands included.
    fn arithmetic(&mut self) -> Step<More> {
        let rest = self.bytes.get(self.at.saturating_add(3)..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit() || b" +-*/%".contains(byte)).count();
        if !rest.iter().take(length).any(u8::is_ascii_digit) || !rest.iter().skip(length).take(2).eq(b"))") {
            return Err("an arithmetic expression");
        }
        self.word()?.add_number();
        self.take(length.saturating_add(5));
        Ok(More::Yes)
    }

    /// `${name}` and nothing more, or `${name[1]}` with a number.
    fn braced(&mut self) -> Step<More> {
        let rest = self.bytes.get(self.at.saturating_add(2)..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let special = usize::from(count == 0 && rest.first().is_some_and(|byte| b"?$!#@*-".contains(byte)));
        let length = count.saturating_add(special);
        if count > 0 && rest.get(count) == Some(&b'[') && self.extended() {
            let digits =
                rest.iter().skip(count.saturating_add(1)).take_while(|byte| byte.is_ascii_digit()).count();
            let end = count.saturating_add(digits).saturating_add(1);
            if digits > 0 && rest.iter().skip(end).take(2).eq(b"]}") {
                // No line sets a variable of that name, so that its value is not known.
                return self.variable(2, end.saturating_add(1), end.saturating_add(4));
            }
        }
        if length == 0 || rest.get(length) != Some(&b'}') {
            return Err("an expansion that changes a value");
        }
        self.variable(2, length, length.saturating_add(3))
    }

    fn variable(&mut self, skip: usize, length: usize, whole: usize) -> Step<More> {
        let from = self.at.saturating_add(skip);
        let name = self.line.get(from..from.saturating_add(length)).ok_or("half a character")?.to_owned();
        self.word()?.add(Piece::Variable { name, quoted: false });
        self.take(whole);
        Ok(More::Yes)
    }

    /// `$'…'`, where every escape in it means the same in Bash and Zsh.
    fn ansi_quoted(&mut self) -> Step<More> {
        const UNKNOWN: &str = "an escape that shells read differently";
        if !self.extended() {
            return Err("a quote that shells read differently");
        }
        let rest = self.line.get(self.at.saturating_add(2)..).unwrap_or_default();
        let mut text = String::new();
        let mut characters = rest.char_indices();
        loop {
            let (at, character) = characters.next().ok_or("a quote that is not closed")?;
            if character == '\n' && !self.heredocs.is_empty() {
                return Err("a quote across a text");
            }
            if character == '\'' {
                let word = self.word()?;
                word.push(&text);
                word.mark_quoted();
                self.take(at.saturating_add(3));
                return Ok(More::Yes);
            }
            if character != '\\' {
                text.push(character);
                continue;
            }
            let (_, escape) = characters.next().ok_or("a quote that is not closed")?;
            text.push(match escape {
                '\\' | '\'' | '"' => escape,
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'e' | 'E' => '\u{1b}',
                'f' => '\u{c}',
                'v' => '\u{b}',
                'x' => number(&mut characters, 16, 2, 0).ok_or(UNKNOWN)?,
                'u' => number(&mut characters, 16, 4, 0).ok_or(UNKNOWN)?,
                '0'..='3' => number(&mut characters, 8, 2, escape.to_digit(8).unwrap_or(0)).ok_or(UNKNOWN)?,
                _ => return Err(UNKNOWN),
            });
        }
    }
}

/// Reads exactly `count` digits of an ASCII character.
fn number(
    characters: &mut impl Iterator<Item = (usize, char)>,
    radix: u32,
    count: usize,
    mut value: u32,
) -> Option<char> {
    for _ in 0..count {
        let digit = characters.next()?.1.to_digit(radix)?;
        value = value.checked_mul(radix)?.checked_add(digit)?;
    }
    char::from_u32(value).filter(|character| character.is_ascii() && *character != '\0')
}
