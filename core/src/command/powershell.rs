//! The reader of PowerShell: pipelines of commands with literal arguments, parted by `;`, newlines, `&&`, `||` and
//! `|`. Expressions, variables, script blocks and everything that holds commands is left out.
//!
//! Source: the PowerShell language specification 3.0 (lexical structure) and `about_Parsing` of 7.4. The
//! specification counts typographic quotes and dashes as quotes and dashes.

mod word;

pub(crate) use word::is_dash;

use super::cursor::Cursor;
use super::script::{Connection, Join, Node, Piece, Redirection, Script, Simple, Word};
use crate::program::{Dialect, may_be_batch};
use crate::span::Span;

/// Takes a line apart.
pub(crate) fn parse(line: &str) -> Script {
    let mut reader = Reader {
        text: Cursor::new(line),
        script: Script::default(),
        simple: Simple::default(),
        started: None,
        ended: 0,
        needed: false,
    };
    if let Err(what) = reader.run() {
        let from = reader.started.unwrap_or(reader.text.at).min(reader.text.at);
        reader.script.give_up(from, line.len(), what);
    }
    reader.script
}

type Step<T = ()> = Result<T, &'static str>;

struct Reader<'a> {
    text: Cursor<'a>,
    script: Script,
    simple: Simple,
    /// Where the command in the making starts, and where its last word ends.
    started: Option<usize>,
    ended: usize,
    /// Whether an operator waits for the command behind it.
    needed: bool,
}

/// Words that begin something else than a command. Source: `about_Reserved_Words`.
const RESERVED: [&str; 42] = [
    "assembly",
    "base",
    "begin",
    "break",
    "catch",
    "class",
    "command",
    "configuration",
    "continue",
    "data",
    "define",
    "do",
    "dynamicparam",
    "else",
    "elseif",
    "end",
    "enum",
    "exit",
    "filter",
    "finally",
    "for",
    "foreach",
    "from",
    "function",
    "hidden",
    "if",
    "in",
    "inlinescript",
    "interface",
    "module",
    "namespace",
    "parallel",
    "param",
    "process",
    "return",
    "sequence",
    "static",
    "switch",
    "throw",
    "trap",
    "try",
    "until",
];
const RESERVED_TOO: [&str; 6] = ["using", "var", "while", "workflow", "public", "private"];

impl Reader<'_> {
    fn run(&mut self) -> Step {
        loop {
            let from = self.text.at;
            self.blanks();
            self.script.cover(from, self.text.at);
            match self.text.peek() {
                None => break,
                Some(';' | '\n' | '\r' | '&' | '|') => self.operator()?,
                Some('#') => self.comment(),
                Some(c) if self.connects(c) => self.redirection()?,
                Some(',') => self.comma()?,
                Some(_) => self.argument()?,
            }
        }
        if self.needed {
            return Err("an operator without a command behind it");
        }
        self.flush()
    }

    /// Skips blanks, and lines that go on behind a backquote.
    fn blanks(&mut self) {
        loop {
            if self.text.starts("`\r\n") {
                self.text.at = self.text.at.saturating_add(3);
            } else if self.text.starts("`\n") {
                self.text.at = self.text.at.saturating_add(2);
            } else if matches!(self.text.peek(), Some(' ' | '\t')) {
                self.text.bump();
            } else {
                return;
            }
        }
    }

    fn comment(&mut self) {
        let from = self.text.at;
        while self.text.peek().is_some_and(|c| c != '\n' && c != '\r') {
            self.text.bump();
        }
        self.script.cover(from, self.text.at);
    }

    fn operator(&mut self) -> Step {
        let from = self.text.at;
        let ends_line = matches!(self.text.peek(), Some(';' | '\n' | '\r'));
        if ends_line {
            let is_newline = self.text.bump() != Some(';');
            self.script.cover(from, self.text.at);
            if self.needed {
                // A newline may stand behind an operator.
                return if is_newline { Ok(()) } else { Err("an operator without a command behind it") };
            }
            if self.started.is_some() {
                self.flush()?;
                self.script.nodes.push(Node::Join(Join::Then));
            }
            return Ok(());
        }
        if self.started.is_none() {
            return Err("an operator without a command before it");
        }
        let (length, join) = if self.text.starts("&&") {
            (2, Join::And)
        } else if self.text.starts("||") {
            (2, Join::Or)
        } else if self.text.starts("|") {
            (1, Join::Pipe)
        } else {
            return Err("a call or background operator");
        };
        self.flush()?;
        self.text.at = self.text.at.saturating_add(length);
        self.script.cover(from, self.text.at);
        self.script.nodes.push(Node::Join(join));
        self.needed = true;
        Ok(())
    }

    /// A comma makes a list of the words around it; each is looked at as a word of its own.
    fn comma(&mut self) -> Step {
        let from = self.text.at;
        if self.simple.words.len() < 2 {
            return Err("a comma without a list");
        }
        self.text.bump();
        if matches!(self.text.peek(), None | Some('\n' | '\r' | ',' | ';' | '|' | '&' | '#' | '`')) {
            return Err("a list that goes on");
        }
        self.script.cover(from, self.text.at);
        Ok(())
    }

    /// Whether a redirection begins here, perhaps with the number of a stream.
    fn connects(&self, first: char) -> bool {
        let rest = self.text.line.get(self.text.at..).unwrap_or_default();
        first == '>'
            || matches!(first, '1'..='6' | '*') && rest.get(1..).is_some_and(|rest| rest.starts_with('>'))
    }

    fn redirection(&mut self) -> Step {
        let from = self.text.at;
        if self.simple.words.is_empty() {
            return Err("a redirection without a command before it");
        }
        if self.text.peek() != Some('>') {
            self.text.bump();
        }
        self.text.bump();
        if self.text.peek() == Some('>') {
            self.text.bump();
        }
        if self.text.peek() == Some('&') {
            self.text.bump();
            if !matches!(self.text.bump(), Some('1' | '2')) {
                return Err("a redirection to something that is no stream");
            }
            return self.connected(Connection::Duplicate, from, Word::default());
        }
        self.blanks();
        let start = self.text.at;
        let null = self.text.line.get(self.text.at..).and_then(|rest| rest.get(..5));
        if null.is_some_and(|text| text.eq_ignore_ascii_case("$null")) {
            self.text.at = self.text.at.saturating_add(5);
            if !matches!(self.text.peek(), None | Some(' ' | '\t' | ';' | '\n' | '\r' | '|' | '&')) {
                return Err("a variable");
            }
            return self.connected(Connection::Nothing, from, Word::default());
        }
        let pieces = self.pieces(false)?;
        if pieces.is_empty() {
            return Err("a redirection without a target");
        }
        let target = Word { span: Span::new(start, self.text.at), pieces };
        self.connected(Connection::Write, from, target)
    }

    fn connected(&mut self, kind: Connection, from: usize, target: Word) -> Step {
        self.script.cover(from, self.text.at);
        self.ended = self.text.at;
        self.simple.redirections.push(Redirection { span: Span::new(from, self.text.at), kind, target });
        Ok(())
    }

    fn argument(&mut self) -> Step {
        let from = self.text.at;
        self.started.get_or_insert(from);
        let first = self.simple.words.is_empty();
        let mut pieces = self.pieces(first)?;
        if self.text.at == from {
            return Err("something that begins no word");
        }
        if first && self.text.line.get(from..self.text.at) == Some("?") {
            pieces = vec![Piece::Literal("?".to_owned())];
        } else if first {
            self.accept_program(from, &pieces)?;
        }
        self.ended = self.text.at;
        self.script.cover(from, self.text.at);
        self.simple.words.push(Word { span: Span::new(from, self.text.at), pieces });
        self.needed = false;
        Ok(())
    }

    /// Accepts the first word of a command; anything that begins an expression or a statement is left out.
    fn accept_program(&self, from: usize, pieces: &[Piece]) -> Step {
        let written = self.text.line.get(from..self.text.at).unwrap_or_default();
        if written == "%" {
            return Ok(());
        }
        let [Piece::Literal(name)] = pieces else { return Err("an expression") };
        let starts = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '.' | '/' | '\\' | '`');
        if !written.starts_with(starts) || name == "." || name == ".." {
            return Err("an expression");
        }
        let is_word = |c: char| c.is_alphanumeric() || "-_./\\:+~".contains(c);
        if !name.chars().all(is_word) {
            return Err("a command whose name is no plain word");
        }
        if RESERVED.iter().chain(&RESERVED_TOO).any(|word| word.eq_ignore_ascii_case(name)) {
            return Err("a statement");
        }
        Ok(())
    }

    fn flush(&mut self) -> Step {
        let Some(from) = self.started.take() else { return Ok(()) };
        let mut simple = core::mem::take(&mut self.simple);
        simple.span = Span::new(from, self.ended);
        if is_read_twice(&simple) {
            return Err("an argument that a batch file would read a second time");
        }
        self.script.nodes.push(Node::Command(simple));
        Ok(())
    }
}

/// Tells whether a batch file would find more than text in the arguments.
fn is_read_twice(simple: &Simple) -> bool {
    let Some((program, arguments)) = simple.words.split_first() else { return false };
    let special =
        |word: &Word| word.literal().is_some_and(|text| text.contains(['&', '|', '<', '>', '^', '%', '!']));
    arguments.iter().any(special)
        && program.literal().is_some_and(|program| may_be_batch(&program, Dialect::Powershell))
}
