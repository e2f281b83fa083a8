//! The reader of `cmd.exe`: plain words, quotes, `&`, `&&`, `|`, `||`, redirections. Whatever expands, loops or
//! branches is left out.
//!
//! Sources: `help cmd`; the parsing rules that the Microsoft C runtime documents for arguments. Where a builtin and
//! a program would take a character differently, it is left out.

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
        wants: Wants::Command,
        carets: false,
        pipes: false,
    };
    if let Err(what) = reader.run() {
        let from = reader.started.unwrap_or(reader.text.at).min(reader.text.at);
        reader.script.give_up(from, line.len(), what);
    }
    reader.script
}

type Step<T = ()> = Result<T, &'static str>;

/// What must come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// A command, as at the start of the line and behind `&`.
    Command,
    /// A command that cannot be missing: behind `&&`, `||` and `|`.
    Needed,
    /// More of the command.
    Rest,
}

struct Reader<'a> {
    text: Cursor<'a>,
    script: Script,
    simple: Simple,
    /// Where the command in the making starts, and where its last word ends.
    started: Option<usize>,
    ended: usize,
    wants: Wants,
    carets: bool,
    pipes: bool,
}

/// Commands that `cmd.exe` carries out itself. They part their arguments at more characters than programs do, and
/// their names end at characters that belong to the name of a program.
const BUILTINS: [&str; 48] = [
    "assoc", "break", "call", "cd", "chdir", "cls", "color", "copy", "date", "del", "dir", "dpath", "echo",
    "endlocal", "erase", "exit", "for", "ftype", "goto", "if", "keys", "md", "mkdir", "mklink", "move",
    "path", "pause", "popd", "prompt", "pushd", "rd", "rem", "ren", "rename", "rmdir", "set", "setlocal",
    "shift", "start", "time", "title", "type", "ver", "verify", "vol", "else", "do", "in",
];

impl Reader<'_> {
    fn run(&mut self) -> Step {
        loop {
            let from = self.text.at;
            while matches!(self.text.peek(), Some(' ' | '\t')) {
                self.text.bump();
            }
            self.script.cover(from, self.text.at);
            match self.text.peek() {
                None => break,
                Some('&' | '|') => self.operator()?,
                Some(c) if self.connects(c) => self.redirection(from)?,
                Some(_) => self.argument()?,
            }
        }
        if self.wants == Wants::Needed {
            return Err("an operator without a command behind it");
        }
        if self.carets && self.pipes {
            // Each side of a pipe is read a second time, without the escapes.
            return Err("an escape beside a pipe");
        }
        self.flush()
    }

    fn operator(&mut self) -> Step {
        if self.wants != Wants::Rest {
            return Err("an operator without a command before it");
        }
        let from = self.text.at;
        let (length, join) = if self.text.starts("&&") {
            (2, Join::And)
        } else if self.text.starts("||") {
            (2, Join::Or)
        } else if self.text.starts("&") {
            (1, Join::Then)
        } else {
            (1, Join::Pipe)
        };
        self.flush()?;
        self.text.at = self.text.at.saturating_add(length);
        self.script.cover(from, self.text.at);
        self.pipes |= join == Join::Pipe;
        self.wants = if join == Join::Then { Wants::Command } else { Wants::Needed };
        self.script.nodes.push(Node::Join(join));
        Ok(())
    }

    /// Whether a redirection begins here, perhaps with the number of a handle.
    fn connects(&self, first: char) -> bool {
        let rest = self.text.line.get(self.text.at..).unwrap_or_default();
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = rest.len().saturating_sub(behind.len());
        matches!(first, '<' | '>') || digits == 1 && behind.starts_with(['<', '>'])
    }

    fn redirection(&mut self, blank: usize) -> Step {
        let from = self.text.at;
        if from == blank && self.wants == Wants::Rest && self.text.peek().is_some_and(|c| c.is_ascii_digit())
        {
            return Err("a digit that may belong to a word or to a redirection");
        }
        self.started.get_or_insert(from);
        if self.text.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.text.bump();
        }
        let reads = self.text.bump() == Some('<');
        if !reads && self.text.peek() == Some('>') {
            self.text.bump();
        }
        if self.text.peek() == Some('&') {
            self.text.bump();
            if !self.text.bump().is_some_and(|c| c.is_ascii_digit()) {
                return Err("a redirection to something that is no handle");
            }
            self.script.cover(from, self.text.at);
            return self.connected(Connection::Duplicate, from, Word::default());
        }
        while matches!(self.text.peek(), Some(' ' | '\t')) {
            self.text.bump();
        }
        let start = self.text.at;
        let (text, parted) = self.text()?;
        if text.is_empty() || parted {
            return Err("a redirection without a plain target");
        }
        self.script.cover(from, self.text.at);
        let kind = match (reads, text.eq_ignore_ascii_case("nul")) {
            (false, true) => Connection::Nothing,
            (false, false) => Connection::Write,
            (true, _) => Connection::Read,
        };
        let target = Word { span: Span::new(start, self.text.at), pieces: vec![Piece::Literal(text)] };
        self.connected(kind, from, target)
    }

    fn connected(&mut self, kind: Connection, from: usize, target: Word) -> Step {
        self.ended = self.text.at;
        self.simple.redirections.push(Redirection { span: Span::new(from, self.text.at), kind, target });
        self.wants = Wants::Rest;
        Ok(())
    }

    fn argument(&mut self) -> Step {
        let from = self.text.at;
        self.started.get_or_insert(from);
        if self.simple.words.is_empty() && matches!(self.text.peek(), Some('@' | ':')) {
            return Err("a sign before a command");
        }
        let (text, parted) = self.text()?;
        if self.simple.words.is_empty() {
            is_program(&text, parted)?;
        } else if parted && self.runs_builtin() {
            return Err("a character that parts the arguments of a builtin");
        }
        self.script.cover(from, self.text.at);
        self.ended = self.text.at;
        self.simple
            .words
            .push(Word { span: Span::new(from, self.text.at), pieces: vec![Piece::Literal(text)] });
        self.wants = Wants::Rest;
        Ok(())
    }

    fn runs_builtin(&self) -> bool {
        let program = self.simple.words.first().and_then(Word::literal).unwrap_or_default();
        is_builtin(&program) && !program.eq_ignore_ascii_case("echo")
    }

    /// Reads a word; tells whether it holds a character that parts words for builtins.
    fn text(&mut self) -> Step<(String, bool)> {
        let mut text = String::new();
        let mut parted = false;
        let mut quoted = false;
        let mut before = ' ';
        while let Some(c) = self.text.peek() {
            match c {
                '%' | '!' => return Err("a variable"),
                c if c.is_control() => return Err("a control character"),
                '"' => {
                    // `\"` and `""` mean one thing to the shell and another to a program.
                    if before == '\\' || before == '"' {
                        return Err("a quote that a program would read differently");
                    }
                    quoted = !quoted;
                }
                _ if quoted => text.push(c),
                ' ' | '\t' | '&' | '|' | '<' | '>' => break,
                '(' | ')' => return Err("a parenthesis"),
                '^' => {
                    self.carets = true;
                    self.text.bump();
                    match self.text.peek() {
                        Some(next) if !next.is_control() && !matches!(next, '%' | '!' | '"') => {
                            text.push(next)
                        }
                        _ => return Err("an escape of nothing"),
                    }
                }
                _ => {
                    parted |= matches!(c, ',' | ';' | '=');
                    text.push(c);
                }
            }
            before = c;
            self.text.bump();
        }
        if quoted {
            return Err("a quote that is not closed");
        }
        Ok((text, parted))
    }

    fn flush(&mut self) -> Step {
        let Some(from) = self.started.take() else { return Ok(()) };
        let mut simple = core::mem::take(&mut self.simple);
        if simple.words.is_empty() {
            return Err("a redirection without a command");
        }
        simple.span = Span::new(from, self.ended);
        if is_read_twice(&simple) {
            return Err("an argument that a batch file would read a second time");
        }
        self.script.nodes.push(Node::Command(simple));
        Ok(())
    }
}

/// Accepts the first word of a command where it can only be a program or the whole name of a builtin.
fn is_program(text: &str, parted: bool) -> Step {
    let name = text.split(['.', '/', '\\', ':', '+', '[', ']']).next().unwrap_or_default();
    if text.is_empty() || parted || name.len() < text.len() && is_builtin(name) {
        return Err("a command whose name does not end where the word does");
    }
    if ["for", "if", "rem", "else", "do", "in"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Err("a construct that holds commands");
    }
    Ok(())
}

fn is_builtin(name: &str) -> bool {
    BUILTINS.iter().any(|builtin| builtin.eq_ignore_ascii_case(name))
}

/// Tells whether a batch file would find more than text in the arguments.
fn is_read_twice(simple: &Simple) -> bool {
    let Some((program, arguments)) = simple.words.split_first() else { return false };
    let special =
        |word: &Word| word.literal().is_some_and(|text| text.contains(['&', '|', '<', '>', '^', '%', '!']));
    arguments.iter().any(special)
        && program.literal().is_some_and(|program| may_be_batch(&program, Dialect::Cmd))
}
