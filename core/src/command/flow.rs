//! The order in which a script's commands run, and what each of them finds: a walk over the flat list of nodes
//! that keeps one state for success and one for failure.

use super::changes::{Change, after, loops};
use super::choices::{Choices, only};
use super::resolve::{Argument, Value, resolve};
use super::script::{Connection, Join, Node, Opaque, Redirection, Scope, Script, Simple, Word};
use super::state::State;
use crate::operation::Shell;
use crate::span::Span;

/// A simple command as it will run, with one choice of values.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) span: Span,
    /// The program and its arguments.
    pub(crate) words: Vec<Argument>,
    pub(crate) files: Vec<File>,
    pub(crate) assigned: Vec<Assigned>,
    /// Whether it reads what the line or another command gives it.
    pub(crate) fed: bool,
    /// Whether it stands for the redirections of a construct that holds commands.
    pub(crate) compound: bool,
    pub(crate) state: State,
    pub(crate) shell: Shell,
    /// How many commands this one is inside of.
    pub(crate) depth: usize,
}

/// A file that a call is connected to.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) connection: Connection,
    pub(crate) target: Argument,
    pub(crate) span: Span,
}

/// A variable that is set.
#[derive(Debug, Clone)]
pub(crate) struct Assigned {
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// What a script does, piece by piece.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// A simple command, once for each choice of values.
    Run(Vec<Call>),
    /// Something that was not understood.
    Unknown(Opaque),
}

/// Walks through a script; `state` is what it starts with. `inside` gives the place of the text that holds it,
/// where it is not the line itself.
pub(crate) fn deeds(
    script: &Script,
    shell: Shell,
    state: State,
    inside: Option<Span>,
    depth: usize,
) -> Vec<Deed> {
    let mut walk = Walk {
        shell,
        inside,
        depth,
        out: Vec::new(),
        frames: vec![Frame::new(Scope::Group, state, false)],
        loops: loops(script),
    };
    for (index, node) in script.nodes.iter().enumerate() {
        walk.node(index, node, script.nodes.get(index.saturating_add(1)));
    }
    walk.out
}

struct Walk {
    shell: Shell,
    inside: Option<Span>,
    depth: usize,
    out: Vec<Deed>,
    frames: Vec<Frame>,
    loops: Vec<Change>,
}

/// A scope that is open.
struct Frame {
    scope: Scope,
    /// The state at its start, and at the start of the list that is running.
    entry: State,
    list: State,
    /// The state that the next command finds, and those after the last one succeeded or failed.
    next: State,
    passed: State,
    failed: State,
    /// After which of `&&` and `||` the next command stands.
    pending: Option<Join>,
    /// The state that a pipeline started with, and what its parts left behind.
    pipe: Option<(State, State)>,
    /// What earlier branches left behind.
    branches: Option<State>,
    negated: bool,
    /// Whether its commands read what the line gives them.
    fed: bool,
    /// Where the files of the commands in it begin in the list of deeds.
    deeds: usize,
}

impl Frame {
    fn new(scope: Scope, state: State, fed: bool) -> Self {
        Self {
            scope,
            entry: state.clone(),
            list: state.clone(),
            next: state.clone(),
            passed: state.clone(),
            failed: state,
            pending: None,
            pipe: None,
            branches: None,
            negated: false,
            fed,
            deeds: 0,
        }
    }

    fn start_list(&mut self, state: State) {
        self.pending = None;
        self.list = state.clone();
        self.passed = state.clone();
        self.failed = state.clone();
        self.next = state;
    }

    /// Takes in what a command left behind.
    fn done(&mut self, passed: State, failed: State, piped: bool) {
        let (mut passed, mut failed) = (passed, failed);
        if core::mem::take(&mut self.negated) {
            passed = passed.or(&failed);
            failed = passed.clone();
        }
        if piped || self.pipe.is_some() {
            let (start, left) = self.pipe.take().unwrap_or_else(|| (self.next.clone(), self.next.clone()));
            let left = left.or(&passed).or(&failed);
            if piped {
                self.next = start.clone();
                self.pipe = Some((start, left));
                return;
            }
            passed = left.clone();
            failed = left;
        }
        match self.pending.take() {
            Some(Join::And) => {
                self.failed = self.failed.or(&failed);
                self.passed = passed;
            }
            Some(Join::Or) => {
                self.passed = self.passed.or(&passed);
                self.failed = failed;
            }
            _ => {
                self.passed = passed;
                self.failed = failed;
            }
        }
    }

    fn end(&self) -> State {
        let last = self.passed.or(&self.failed);
        self.branches.as_ref().map_or(last.clone(), |branches| branches.or(&last))
    }
}

impl Walk {
    fn frame(&mut self) -> Option<&mut Frame> {
        self.frames.last_mut()
    }

    fn node(&mut self, index: usize, node: &Node, next: Option<&Node>) {
        let piped = matches!(next, Some(Node::Join(Join::Pipe)));
        match node {
            Node::Command(simple) => self.command(simple, piped),
            Node::Open(scope, _) => self.open(index, *scope),
            Node::Close(redirections) => self.close(redirections, piped),
            Node::Join(join) => self.join(*join),
            Node::Not => {
                if let Some(frame) = self.frame() {
                    frame.negated = true;
                }
            }
            Node::Each { variable, words, span } => self.each(variable, words, *span),
            Node::Opaque(opaque) => {
                let span = self.inside.unwrap_or(opaque.span);
                self.out.push(Deed::Unknown(Opaque { span, what: opaque.what }));
            }
        }
    }

    fn open(&mut self, index: usize, scope: Scope) {
        let deeds = self.out.len();
        let change = self.loops.get_mut(index).map(core::mem::take).unwrap_or_default();
        let Some(frame) = self.frame() else { return };
        let fed = frame.fed || frame.pipe.is_some();
        let mut state = frame.next.clone();
        if scope == Scope::Loop {
            change.apply(&mut state);
        }
        let mut inner = Frame::new(scope, state, fed);
        inner.deeds = deeds;
        self.frames.push(inner);
    }

    fn close(&mut self, redirections: &[Redirection], piped: bool) {
        if self.frames.len() < 2 {
            return;
        }
        let Some(inner) = self.frames.pop() else { return };
        let (passed, failed) = match inner.scope {
            Scope::Group => (inner.passed.clone(), inner.failed.clone()),
            Scope::Subshell | Scope::Substitution => (inner.entry.clone(), inner.entry.clone()),
            Scope::Loop | Scope::Branches => {
                let end = inner.entry.or(&inner.end());
                (end.clone(), end)
            }
        };
        if !redirections.is_empty() {
            let call =
                self.call(&Simple { redirections: redirections.to_vec(), ..Simple::default() }, &inner.entry);
            // A target that depends on a value is looked at with the values before the construct.
            for mut call in call {
                call.span = redirections.iter().fold(Span::default(), |all, one| Span {
                    start: if all.end == 0 { one.span.start } else { all.start },
                    end: one.span.end,
                });
                let feeds = redirections.iter().any(|one| reads(one.kind));
                if feeds {
                    for deed in self.out.iter_mut().skip(inner.deeds) {
                        if let Deed::Run(calls) = deed {
                            calls.iter_mut().for_each(|call| call.fed = true);
                        }
                    }
                }
                if let Some(inside) = self.inside {
                    call.span = inside;
                }
                call.compound = true;
                self.out.push(Deed::Run(vec![call]));
            }
        }
        if inner.scope == Scope::Substitution {
            return;
        }
        // A subshell that follows `&&` starts and ends in the state of its list.
        if let Some(frame) = self.frame() {
            frame.done(passed, failed, piped);
        }
    }

    fn join(&mut self, join: Join) {
        let shell = self.shell;
        let Some(frame) = self.frame() else { return };
        match join {
            Join::And => {
                frame.next = frame.passed.clone();
                frame.pending = Some(Join::And);
            }
            Join::Or => {
                frame.next = frame.failed.clone();
                frame.pending = Some(Join::Or);
            }
            Join::Pipe => {}
            Join::Then => {
                let state = frame.passed.or(&frame.failed);
                frame.start_list(state);
            }
            Join::Background => {
                // Zsh runs only the last pipeline in the background: what came before it may have changed the shell.
                let state = match shell {
                    Shell::Zsh => frame.list.or(&frame.passed).or(&frame.failed),
                    Shell::Posix | Shell::Bash | Shell::Powershell | Shell::Cmd => frame.list.clone(),
                };
                frame.start_list(state);
            }
            Join::Branch => {
                let state = frame.end();
                frame.branches = Some(state.clone());
                let state = frame.entry.or(&state);
                frame.start_list(state);
            }
        }
    }

    fn each(&mut self, variable: &str, words: &[Word], span: Span) {
        let Some(state) = self.frames.last().map(|frame| frame.next.clone()) else { return };
        let mut values = Vec::new();
        for word in words {
            let argument = resolve(word, &|name| only(&state, name));
            values.push(Value { known: argument.known, text: argument.start });
        }
        values.dedup();
        let span = self.inside.unwrap_or(span);
        let call = Call {
            span,
            words: Vec::new(),
            files: Vec::new(),
            assigned: vec![Assigned { name: variable.to_owned(), span }],
            fed: false,
            compound: false,
            state: state.clone(),
            shell: self.shell,
            depth: self.depth,
        };
        self.out.push(Deed::Run(vec![call]));
        if let Some(frame) = self.frame() {
            let mut state = state;
            state.set(variable, values);
            frame.start_list(state);
        }
    }

    fn command(&mut self, simple: &Simple, piped: bool) {
        let Some(frame) = self.frames.last() else { return };
        let state = frame.next.clone();
        let fed = frame.fed || frame.pipe.is_some();
        let mut calls = self.call(simple, &state);
        calls.iter_mut().for_each(|call| call.fed |= fed);
        let (passed, failed) = after(simple, &calls, &state);
        self.out.push(Deed::Run(calls));
        if let Some(frame) = self.frame() {
            frame.done(passed, failed, piped);
        }
    }

    /// Makes one call for each choice of values.
    fn call(&self, simple: &Simple, state: &State) -> Vec<Call> {
        let targets = simple.redirections.iter().map(|redirection| &redirection.target);
        let words = simple.words.iter().chain(targets);
        let chosen = Choices::of(words, state);
        let place = |span: Span| self.inside.unwrap_or(span);
        let calls = (0..chosen.count).map(|number| {
            let value = |name: &str| chosen.value(number, name, state);
            let argument = |word: &Word| {
                let mut argument = resolve(word, &value);
                argument.span = place(argument.span);
                argument
            };
            Call {
                span: place(simple.span),
                words: simple.words.iter().map(argument).collect(),
                files: simple
                    .redirections
                    .iter()
                    .map(|one| File {
                        connection: one.kind,
                        target: argument(&one.target),
                        span: place(one.span),
                    })
                    .collect(),
                assigned: simple
                    .assignments
                    .iter()
                    .map(|one| Assigned { name: one.name.clone(), span: place(one.span) })
                    .collect(),
                fed: simple.redirections.iter().any(|one| reads(one.kind)),
                compound: false,
                state: state.clone(),
                shell: self.shell,
                depth: self.depth,
            }
        });
        calls.collect()
    }
}

fn reads(connection: Connection) -> bool {
    matches!(connection, Connection::Read | Connection::Text)
}
