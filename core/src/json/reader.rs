//! The reader itself: a cursor over bytes and an explicit stack of open arrays and objects.

use std::collections::BTreeSet;

use super::{Data, MAX_BYTES, MAX_DEPTH, Member, Value, join};
use crate::problem::Problem;
use crate::span::Span;
use crate::text::quote;

pub(super) fn read(text: &str) -> Result<Value, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        let message = format!("the text is longer than {MAX_BYTES} bytes");
        return Err(vec![Problem::new("too-large", "", Span::new(0, text.len()), message)]);
    }
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, problems: Vec::new() };
    match reader.document() {
        Ok(value) if reader.problems.is_empty() => Ok(value),
        Ok(_) => Err(reader.problems),
        Err(problem) => Err(vec![*problem]),
    }
}

/// An array or object whose end has not been read.
struct Open {
    start: usize,
    items: Vec<Value>,
    members: Option<Members>,
}

#[derive(Default)]
struct Members {
    list: Vec<Member>,
    seen: BTreeSet<String>,
    name: Option<(String, Span)>,
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    problems: Vec<Problem>,
}

type Step<T> = Result<T, Box<Problem>>;

impl Reader<'_> {
    fn document(&mut self) -> Step<Value> {
        let mut stack: Vec<Open> = Vec::new();
        let value = 'value: loop {
            // At the start of a value, or of the end of an empty array or object.
            self.blanks();
            let mut done = match self.peek() {
                Some(open @ (b'{' | b'[')) => {
                    if stack.len() >= MAX_DEPTH {
                        return Err(self.fault("too-deep", format!("nested deeper than {MAX_DEPTH} levels")));
                    }
                    let members = (open == b'{').then(Members::default);
                    stack.push(Open { start: self.at, items: Vec::new(), members });
                    self.at += 1;
                    self.blanks();
                    match (self.peek(), stack.last_mut()) {
                        (Some(b'}'), Some(Open { members: Some(_), .. }))
                        | (Some(b']'), Some(Open { members: None, .. })) => self.close(&mut stack)?,
                        (_, Some(Open { members: Some(_), .. })) => {
                            self.member_name(&mut stack)?;
                            continue 'value;
                        }
                        _ => continue 'value,
                    }
                }
                _ => self.scalar()?,
            };
            // A value is complete: put it where it belongs, and close what ends after it.
            loop {
                let Some(open) = stack.last_mut() else { break 'value done };
                let in_object = match &mut open.members {
                    Some(members) => {
                        if let Some((name, name_span)) = members.name.take() {
                            members.list.push(Member { name, name_span, value: done });
                        }
                        true
                    }
                    None => {
                        open.items.push(done);
                        false
                    }
                };
                self.blanks();
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        if in_object {
                            self.blanks();
                            self.member_name(&mut stack)?;
                        }
                        continue 'value;
                    }
                    Some(b'}') if in_object => done = self.close(&mut stack)?,
                    Some(b']') if !in_object => done = self.close(&mut stack)?,
                    _ => {
                        let end = if in_object { "`,` or `}`" } else { "`,` or `]`" };
                        return Err(self.unexpected(end));
                    }
                }
            }
        };
        self.blanks();
        if self.at < self.bytes.len() { Err(self.unexpected("the end of the text")) } else { Ok(value) }
    }

    fn close(&mut self, stack: &mut Vec<Open>) -> Step<Value> {
        self.at += 1;
        let Some(open) = stack.pop() else { return Err(self.unexpected("a value")) };
        let data = match open.members {
            Some(members) => Data::Object(members.list),
            None => Data::Array(open.items),
        };
        Ok(Value { span: Span::new(open.start, self.at), data })
    }

    fn member_name(&mut self, stack: &mut [Open]) -> Step<()> {
        let start = self.at;
        if self.peek() != Some(b'"') {
            return Err(self.unexpected("a name in double quotes"));
        }
        let name = self.string()?;
        let span = Span::new(start, self.at);
        self.blanks();
        if self.peek() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        let parent = pointer_of(stack);
        if let Some(Open { members: Some(members), .. }) = stack.last_mut() {
            if !members.seen.insert(name.clone()) {
                let message = format!("the field {} is given twice", quote(&name));
                self.problems.push(Problem::new("duplicate-field", join(&parent, &name), span, message));
            }
            members.name = Some((name, span));
        }
        Ok(())
    }

    fn scalar(&mut self) -> Step<Value> {
        let start = self.at;
        let data = match self.peek() {
            Some(b'"') => Data::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Value { span: Span::new(start, self.at), data })
    }

    fn word(&mut self) -> Step<Data> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let words = [("true", Data::Boolean(true)), ("false", Data::Boolean(false)), ("null", Data::Null)];
        for (word, data) in words {
            if rest.starts_with(word.as_bytes()) {
                self.at += word.len();
                return Ok(data);
            }
        }
        Err(self.unexpected("a value"))
    }

    fn number(&mut self) -> Step<Data> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Data::Number(number)),
            _ => Err(self.fault("invalid-json", format!("the number {} is too large", quote(text)))),
        }
    }

    fn digits(&mut self) -> Step<()> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.unexpected("a digit"));
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn string(&mut self) -> Step<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let run = self.at;
            while matches!(self.peek(), Some(b) if b != b'"' && b != b'\\' && b >= 0x20) {
                self.at += 1;
            }
            out.push_str(self.text.get(run..self.at).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                Some(_) => {
                    let message = "a control character in a string must be escaped";
                    return Err(self.fault("invalid-json", message));
                }
                None => return Err(self.unexpected("`\"`")),
            }
        }
    }

    fn escape(&mut self) -> Step<char> {
        let byte = self.peek();
        let plain = match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode_escape();
            }
            _ => return Err(self.unexpected("an escape character")),
        };
        self.at += 1;
        Ok(plain)
    }

    fn unicode_escape(&mut self) -> Step<char> {
        let first = self.hex4()?;
        let lone = |reader: &Self| reader.fault("invalid-json", "a lone surrogate is no character");
        if !(0xD800..=0xDFFF).contains(&first) {
            return char::from_u32(first).ok_or_else(|| lone(self));
        }
        let pair = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(b"\\u"));
        if first >= 0xDC00 || !pair {
            return Err(lone(self));
        }
        self.at += 2;
        let second = self.hex4()?;
        if !(0xDC00..=0xDFFF).contains(&second) {
            return Err(lone(self));
        }
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or_else(|| lone(self))
    }

    fn hex4(&mut self) -> Step<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|b| char::from(b).to_digit(16));
            let Some(digit) = digit else { return Err(self.unexpected("four hexadecimal digits")) };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn unexpected(&self, wanted: &str) -> Box<Problem> {
        let found = match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(c) => quote(c.encode_utf8(&mut [0; 4])),
            None => "the end of the text".to_owned(),
        };
        self.fault("invalid-json", format!("expected {wanted}, found {found}"))
    }

    fn fault(&self, code: &str, message: impl Into<String>) -> Box<Problem> {
        // The whole character, since the reader may stand before one of several bytes or inside it.
        let start = self.text.floor_char_boundary(self.at);
        let end = self.text.ceil_char_boundary(start.saturating_add(1));
        Box::new(Problem::new(code, "", Span::new(start, end), message))
    }
}

/// Returns the pointer of the innermost open value.
fn pointer_of(stack: &[Open]) -> String {
    let mut pointer = String::new();
    let inner = stack.len().saturating_sub(1);
    for open in stack.iter().take(inner) {
        let step = match &open.members {
            Some(members) => members.name.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
            None => open.items.len().to_string(),
        };
        pointer = join(&pointer, &step);
    }
    pointer
}
