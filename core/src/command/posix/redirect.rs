//! Redirections.

use super::super::script::{Connection, Piece, Redirection, Word};
use super::heredoc::Pending;
use super::word::{Building, Purpose};
use super::{Expect, Reader, Step};

/// A redirection whose target is still to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opened {
    from: usize,
    form: Form,
    /// Whether a descriptor stands before it.
    numbered: bool,
    /// Whether that is the number of an output.
    is_output: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Read,
    Write,
    /// `<&`.
    JoinInput,
    /// `>&`.
    JoinOutput,
    Heredoc {
        strip: bool,
    },
    HereString,
}

impl Reader<'_> {
    /// Reads the operator; `number` is where the descriptor before it starts.
    pub(super) fn redirection(&mut self, number: Option<usize>) -> Step {
        let from = number.unwrap_or(self.at);
        let byte = |ahead| self.peek(ahead);
        let (length, form) = match (byte(0), byte(1), byte(2)) {
            (Some(b'&'), Some(b'>'), Some(b'>')) => (3, Form::Write),
            (Some(b'&'), _, _) => (2, Form::Write),
            (Some(b'<'), Some(b'<'), Some(b'<')) if self.extended() => (3, Form::HereString),
            (Some(b'<'), Some(b'<'), Some(b'-')) => (3, Form::Heredoc { strip: true }),
            (Some(b'<'), Some(b'<'), _) => (2, Form::Heredoc { strip: false }),
            (Some(b'<'), Some(b'&'), _) => (2, Form::JoinInput),
            (Some(b'<'), Some(b'>'), _) => (2, Form::Write),
            (Some(b'<'), _, _) => (1, Form::Read),
            (Some(b'>'), Some(b'>'), _) => (2, Form::Write),
            (Some(b'>'), Some(b'&'), _) => (2, Form::JoinOutput),
            (Some(b'>'), Some(b'|'), _) => (2, Form::Write),
            _ => (1, Form::Write),
        };
        if !matches!(
            self.frame()?.expect,
            Expect::Command | Expect::MayCommand | Expect::Rest | Expect::AfterCompound
        ) {
            return Err("a redirection in the wrong place");
        }
        let before = number.and_then(|number| self.bytes.get(number..self.at)).unwrap_or_default();
        let is_output = before.iter().any(|digit| *digit != b'0');
        self.take(length);
        if matches!(self.peek(0), Some(b'|' | b'!' | b'&' | b'>')) || self.peek(0) == Some(b'(') {
            return Err("a redirection that shells read differently");
        }
        while let Some(b' ' | b'\t') = self.peek(0) {
            self.take(1);
        }
        let target = self.peek(0);
        if matches!(target, None | Some(b'\n' | b';' | b'&' | b'|' | b'>' | b')' | b'(' | b'#'))
            || target == Some(b'<') && self.peek(1) != Some(b'(')
        {
            return Err("a redirection without a target");
        }
        let opened = Opened { from, form, numbered: number.is_some(), is_output };
        let at = self.at;
        let frame = self.frame()?;
        if matches!(frame.expect, Expect::Command | Expect::MayCommand) {
            frame.expect = Expect::Rest;
            frame.started = Some(from);
        }
        frame.word = Some(Building::new(at, Purpose::Target(opened)));
        Ok(())
    }

    /// Adds the redirection whose target was read.
    pub(super) fn redirect(&mut self, opened: Opened, target: Word, quoted: bool) -> Step {
        let text = target.literal();
        let descriptor = text.as_deref().filter(|text| is_descriptor(text));
        let (kind, target) = match opened.form {
            // A program that opens the stream by its name (`/dev/stderr`) writes the file.
            Form::Read if opened.is_output => (Connection::Write, target),
            Form::Read => (Connection::Read, target),
            Form::JoinInput | Form::JoinOutput
                if descriptor == Some("0") && (opened.is_output || opened.form == Form::JoinOutput) =>
            {
                return Err("an output that is joined with the input");
            }
            Form::Write if text.as_deref() == Some("/dev/null") => (Connection::Nothing, target),
            Form::Write => (Connection::Write, target),
            Form::JoinInput if descriptor.is_some() && !quoted => (Connection::Duplicate, target),
            Form::JoinOutput if descriptor.is_some() && !quoted => (Connection::Duplicate, target),
            // Bash and Zsh send both streams to the file.
            Form::JoinOutput if self.extended() && !opened.numbered && !looks_joined(&target) => {
                (Connection::Write, target)
            }
            Form::JoinInput | Form::JoinOutput => return Err("a descriptor that is not written here"),
            Form::HereString => (Connection::Text, target),
            Form::Heredoc { strip } => {
                let delimiter = text.ok_or("a text whose end is not written here")?;
                self.heredocs.push(Pending { delimiter, strip, quoted });
                (Connection::Text, Word::default())
            }
        };
        let redirection = Redirection { span: self.span(opened.from), kind, target };
        let frame = self.frame()?;
        match &mut frame.closing {
            Some(closing) => closing.push(redirection),
            None => frame.simple.redirections.push(redirection),
        }
        Ok(())
    }
}

fn is_descriptor(text: &str) -> bool {
    text == "-" || text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a target begins like a descriptor or like what some shell takes for one.
fn looks_joined(target: &Word) -> bool {
    match target.pieces.first() {
        Some(Piece::Literal(text)) => {
            text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == 'p') && text.len() <= 2
                || text.bytes().all(|byte| byte.is_ascii_digit())
                || text.strip_suffix('-').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        }
        _ => true,
    }
}
