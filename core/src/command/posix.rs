//! The reader of POSIX sh, Bash and Zsh: a strict subset that is understood completely, in one pass over the
//! bytes, with a stack of its own.
//!
//! Sources: POSIX.1-2024, Shell Command Language; the manuals of Bash 5.2 and Zsh 5.9. Where the three shells read
//! a construct differently, it is left out.

mod braces;
mod dollar;
mod finish;
mod heredoc;
mod keyword;
mod redirect;
mod structure;
mod word;

use super::script::{Redirection, Script, Simple};
use crate::operation::Shell;
use crate::span::Span;
use heredoc::Pending;
use word::Building;

/// How deep constructs may be nested.
const MAX_DEPTH: usize = 64;

/// Takes a line apart; `typed` tells that it is typed into a terminal.
pub(crate) fn parse(line: &str, shell: Shell, typed: bool) -> Script {
    let mut reader = Reader {
        line,
        bytes: line.as_bytes(),
        at: 0,
        shell,
        typed,
        script: Script::default(),
        frames: vec![Frame::new(Kind::Line)],
        heredocs: Vec::new(),
        texts: Vec::new(),
        expanded: 0,
    };
    if let Err(what) = reader.run() {
        let starts = reader.frames.iter().filter_map(|frame| frame.started);
        let from = starts.min().unwrap_or(reader.at).min(reader.at);
        reader.script.give_up(from, line.len(), what);
    }
    reader.script
}

/// What was not understood.
type Step<T = ()> = Result<T, &'static str>;

struct Reader<'a> {
    line: &'a str,
    bytes: &'a [u8],
    at: usize,
    shell: Shell,
    typed: bool,
    script: Script,
    /// What is open, outermost first; never empty.
    frames: Vec<Frame>,
    /// Texts that begin after the next newline.
    heredocs: Vec<Pending>,
    /// The texts that were read; nothing for one in which something is replaced.
    texts: Vec<Option<String>>,
    /// How many words braces have become.
    expanded: usize,
}

/// Something that holds commands and is not closed yet.
struct Frame {
    kind: Kind,
    expect: Expect,
    /// Commands since the list began.
    items: usize,
    /// The simple command in the making.
    simple: Simple,
    /// Where the command in the making starts.
    started: Option<usize>,
    /// The redirections of a compound command that was just closed.
    closing: Option<Vec<Redirection>>,
    /// The word in the making, which may wait for commands inside it.
    word: Option<Building>,
    /// How many nodes and texts there were when it was opened.
    before: (usize, usize),
}

/// What a frame is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Line,
    Subshell,
    Group,
    /// `$( … )` in the word of the frame below.
    Substitution,
    /// `<( … )`.
    Process,
    /// Between backquotes.
    Backquotes,
    If(IfStage),
    /// `while` and `until`; the flag tells that `do` was read.
    Loop(bool),
    For(ForStage),
    Case(CaseStage),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IfStage {
    Condition,
    Then,
    Else,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ForStage {
    Name,
    In(String),
    Words(String, Vec<super::script::Word>),
    Do,
    Body,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CaseStage {
    Word,
    In,
    /// A pattern, or the end of the construct.
    Pattern,
    /// A pattern after `|` or `(`.
    MorePattern,
    AfterPattern,
    Body,
}

/// What may come next in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// A command must come.
    Command,
    /// A command may come.
    MayCommand,
    /// More of a simple command, or its end.
    Rest,
    /// Redirections of a compound command, or its end.
    AfterCompound,
    /// Words that are no command: of `for` and `case`.
    Words,
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            expect: Expect::MayCommand,
            items: 0,
            simple: Simple::default(),
            started: None,
            closing: None,
            word: None,
            before: (0, 0),
        }
    }
}

impl<'a> Reader<'a> {
    fn run(&mut self) -> Step {
        loop {
            if self.frame()?.word.is_some() {
                self.continue_word()?;
                continue;
            }
            self.blanks()?;
            let Some(byte) = self.peek(0) else { break };
            self.token(byte)?;
        }
        if self.frames.len() > 1 {
            return Err("something that is not closed");
        }
        self.end_command()?;
        if !self.heredocs.is_empty() {
            return Err("a text that is not ended");
        }
        match self.frame()?.expect {
            Expect::MayCommand => Ok(()),
            Expect::Command | Expect::Rest | Expect::AfterCompound | Expect::Words => {
                Err("a command that is cut off")
            }
        }
    }

    fn token(&mut self, byte: u8) -> Step {
        match byte {
            b'\n' => self.newline(),
            b';' | b'&' | b'|' => self.operator(byte),
            b'(' => self.open_parenthesis(),
            b')' => self.close_parenthesis(),
            b'`' if self.frame()?.kind == Kind::Backquotes => self.close_backquotes(),
            b'<' if self.peek(1) == Some(b'(') => self.begin_word(),
            b'<' | b'>' => self.redirection(None),
            _ => self.begin_word(),
        }
    }

    fn frame(&mut self) -> Step<&mut Frame> {
        self.frames.last_mut().ok_or("nothing")
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at.saturating_add(ahead)).copied()
    }

    /// Consumes the next `count` bytes.
    fn take(&mut self, count: usize) {
        let to = self.at.saturating_add(count).min(self.bytes.len());
        self.script.cover(self.at, to);
        self.at = to;
    }

    fn span(&self, from: usize) -> Span {
        Span::new(from, self.at)
    }

    /// Whether the language is Bash or Zsh, whose common extensions the plain `sh` lacks.
    fn extended(&self) -> bool {
        matches!(self.shell, Shell::Bash | Shell::Zsh)
    }

    fn zsh(&self) -> bool {
        self.shell == Shell::Zsh
    }

    /// Skips blanks, continuations after a blank, and comments.
    fn blanks(&mut self) -> Step {
        // A continuation right after other text could join what stands on both sides.
        let mut parted = self.at == 0 || self.bytes.get(self.at.saturating_sub(1)) == Some(&b'\n');
        loop {
            match self.peek(0) {
                Some(b' ' | b'\t') => {
                    self.take(1);
                    parted = true;
                }
                Some(b'\\') if self.peek(1) == Some(b'\n') && parted => self.take(2),
                Some(b'\\') if self.peek(1) == Some(b'\n') => return Err("a line that goes on"),
                Some(b'#') => {
                    if self.typed && self.zsh() {
                        return Err("a comment, which is none in this terminal");
                    }
                    if self.frames.iter().any(|frame| frame.kind == Kind::Backquotes) {
                        return Err("a comment between backquotes");
                    }
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    self.take(rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len()));
                    return Ok(());
                }
                _ => return Ok(()),
            }
        }
    }
}
