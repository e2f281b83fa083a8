//! The vocabulary that every shell language is read into: words, redirections, simple commands, and how they
//! follow each other.
//!
//! A reader of a language makes one pass over the bytes and leaves a flat list of [`Node`]s, so that nothing that
//! looks at a script needs to recurse. What a reader does not understand completely is one [`Opaque`] node that
//! reaches to the end of the line; guessing is left to rules that stop something.

use crate::span::Span;

/// A line, taken apart.
///
/// Invariant: `nodes` are in the order in which a shell would run them; commands inside a word stand before the
/// command that the word belongs to; every `Open` has its `Close` unless an `Opaque` node follows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Script {
    pub(crate) nodes: Vec<Node>,
    covered: usize,
    gap: bool,
    #[cfg(test)]
    steps: usize,
}

/// One step of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// A simple command.
    Command(Simple),
    /// Something that holds commands begins.
    Open(Scope, Span),
    /// It ends; the redirections hold for everything in it.
    Close(Vec<Redirection>),
    /// What stands between two commands of the same level.
    Join(Join),
    /// The next command succeeds where it would fail.
    Not,
    /// A loop variable takes each of the words in turn; its scope was opened just before.
    Each { variable: String, words: Vec<Word>, span: Span },
    /// Bytes that were not understood.
    Opaque(Opaque),
}

/// What holds commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Commands that run in the shell itself, `{ …; }`.
    Group,
    /// Commands that run in a shell of their own, `( … )`.
    Subshell,
    /// Commands whose output becomes part of a word, `$( … )`.
    Substitution,
    /// Commands that may run any number of times.
    Loop,
    /// Commands of which some run and others do not, parted by [`Join::Branch`].
    Branches,
}

/// What stands between two commands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// The next runs if the last succeeded.
    And,
    /// The next runs if the last failed.
    Or,
    /// The next reads what the last writes.
    Pipe,
    /// The next runs afterwards.
    Then,
    /// The next runs at once, the last goes on beside it.
    Background,
    /// Another branch begins.
    Branch,
}

/// A program with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Simple {
    pub(crate) span: Span,
    /// Variables set for this command, or in the shell where there are no words.
    pub(crate) assignments: Vec<Assignment>,
    /// The program and its arguments.
    pub(crate) words: Vec<Word>,
    pub(crate) redirections: Vec<Redirection>,
}

impl Simple {
    /// Whether it is a test between double brackets.
    pub(crate) fn tests(&self) -> bool {
        let begins = |word: &Word| matches!(word.pieces.as_slice(), [Piece::Literal(text)] if text == "[[");
        self.words.first().is_some_and(begins)
    }
}

/// A variable that is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assignment {
    pub(crate) span: Span,
    pub(crate) name: String,
    pub(crate) value: Word,
}

/// A word as a row of pieces; no piece at all is the empty text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub(crate) span: Span,
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text that reaches the program exactly as it stands here, quotes and escapes taken away.
    Literal(String),
    /// The value of a variable; outside quotes it may become several words, or none.
    Variable { name: String, quoted: bool },
    /// The output of commands that stand earlier in the list; outside quotes it may become several words, or none.
    Substitution { quoted: bool },
    /// The path of a pipe from commands that stand earlier in the list.
    Pipe,
    /// Characters that the shell may replace by names of files, as written.
    Glob(String),
    /// Braces that make several words, as written.
    Brace(String),
    /// A home folder or another named one, as written.
    Tilde(String),
}

/// A file or descriptor that a command is connected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Redirection {
    pub(crate) span: Span,
    pub(crate) kind: Connection,
    /// The file, or the text that is read.
    pub(crate) target: Word,
}

/// How a command is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Connection {
    /// Reads a file.
    Read,
    /// Creates, overwrites or appends to a file, or opens it for both.
    Write,
    /// Joins two descriptors or closes one; no file is touched.
    Duplicate,
    /// Reads text of the line itself.
    Text,
    /// Drops the output (`$null`, `NUL`); no file is touched.
    Nothing,
}

/// Bytes that were not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Opaque {
    pub(crate) span: Span,
    /// What it seems to be, for a message: "an arithmetic expression".
    pub(crate) what: &'static str,
}

impl Script {
    /// Accounts for the bytes from `from` to `to`, which a known production consumed. Productions consume a line
    /// from its start to its end; whatever is left out is a gap.
    pub(crate) fn cover(&mut self, from: usize, to: usize) {
        if from != self.covered || to < from {
            self.gap = true;
        }
        self.covered = to;
        #[cfg(test)]
        {
            self.steps = self.steps.saturating_add(1);
        }
    }

    /// Returns how often bytes were consumed.
    #[cfg(test)]
    pub(crate) fn steps(&self) -> usize {
        self.steps
    }

    /// Tells whether every byte of a line of that length was consumed.
    pub(crate) fn is_complete(&self, length: usize) -> bool {
        !self.gap && self.covered == length && !self.is_opaque()
    }

    /// Tells whether something was not understood.
    pub(crate) fn is_opaque(&self) -> bool {
        self.nodes.iter().any(|node| matches!(node, Node::Opaque(_)))
    }

    /// Ends the script with bytes that were not understood, from `from` to the end of the line.
    pub(crate) fn give_up(&mut self, from: usize, length: usize, what: &'static str) {
        self.nodes.push(Node::Opaque(Opaque { span: Span::new(from, length), what }));
        self.covered = length;
    }
}

impl Word {
    /// Returns the text, where nothing but literal pieces contributes.
    pub(crate) fn literal(&self) -> Option<String> {
        let mut text = String::new();
        for piece in &self.pieces {
            let Piece::Literal(part) = piece else { return None };
            text.push_str(part);
        }
        Some(text)
    }
}
