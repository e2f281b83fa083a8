//! What the literal rule does not look at: the parts of a trusted line that a shell would act on.
//!
//! It only names places; it never changes an effect.

use super::parse::parse;
use super::script::{Node, Scope, Script};
use crate::operation::Shell;
use crate::order;
use crate::span::Span;

/// A part of a line that nobody looked at.
pub(crate) struct Hazard {
    pub(crate) code: &'static str,
    pub(crate) what: &'static str,
    pub(crate) span: Span,
}

/// Returns the first hazard of each kind.
pub(crate) fn hazards(line: &str, shell: Shell) -> Vec<Hazard> {
    let script = parse(line, shell, false);
    if script.is_complete(line.len()) { understood(line, &script) } else { guessed(line) }
}

struct Hazards<'a> {
    line: &'a str,
    found: Vec<Hazard>,
}

impl Hazards<'_> {
    /// Notes what begins at `start`, the first of its kind; nobody looked at anything from there on.
    fn note(&mut self, code: &'static str, what: &'static str, start: usize) {
        let rest = self.line.get(start..).unwrap_or_default();
        let blank = rest.len().saturating_sub(rest.trim_start().len());
        let start = start.saturating_add(blank);
        let end = self.line.trim_end().len();
        if start >= end {
            return;
        }
        let span = Span::new(start, end);
        match self.found.iter_mut().find(|hazard| hazard.code == code) {
            // What stands inside of a command is read before the command is complete.
            Some(known) if span.start < known.span.start => known.span = span,
            Some(_) => {}
            None => self.found.push(Hazard { code, what, span }),
        }
    }
}

/// Names the hazards of a line that was understood.
fn understood(line: &str, script: &Script) -> Vec<Hazard> {
    let mut out = Hazards { line, found: Vec::new() };
    let mut joined = false;
    for node in &script.nodes {
        let redirections = match node {
            Node::Join(_) => {
                joined = true;
                continue;
            }
            Node::Open(scope, span) => {
                if joined {
                    out.note("unanalysed-chain", "another command", span.start as usize);
                }
                if *scope == Scope::Substitution {
                    out.note("unanalysed-substitution", "a substitution", span.start as usize);
                }
                continue;
            }
            Node::Command(simple) => {
                if joined {
                    out.note("unanalysed-chain", "another command", simple.span.start as usize);
                }
                &simple.redirections
            }
            Node::Close(redirections) => redirections,
            Node::Not | Node::Each { .. } | Node::Opaque(_) => continue,
        };
        if let Some(first) = redirections.first() {
            out.note("unanalysed-redirection", "a redirection", first.span.start as usize);
        }
    }
    // A script lists commands in the order they run, a person reads them in the order they stand.
    order::sort_by_key(&mut out.found, |hazard| hazard.span.start);
    out.found
}

/// Names the hazards of a line that was not understood, byte by byte.
fn guessed(line: &str) -> Vec<Hazard> {
    let bytes = line.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut out = Hazards { line, found: Vec::new() };
    let (mut at, mut quote) = (0, None);
    while let Some(b) = byte(at) {
        match (quote, b) {
            (Some(b'\''), b'\'') | (Some(b'"'), b'"') => quote = None,
            (Some(b'\''), _) => {}
            (_, b'\\') => at += 1,
            (None, b'\'' | b'"') => quote = Some(b),
            (_, b'`') => out.note("unanalysed-substitution", "a substitution", at),
            (_, b'$') if byte(at + 1) == Some(b'(') => {
                out.note("unanalysed-substitution", "a substitution", at);
            }
            (None, b'<' | b'>') if byte(at + 1) == Some(b'(') => {
                out.note("unanalysed-substitution", "a substitution", at);
                at += 1;
            }
            (None, b'>' | b'<') => out.note("unanalysed-redirection", "a redirection", at),
            // `2>&1` joins descriptors and ends no command.
            (None, b'&') if at > 0 && matches!(byte(at - 1), Some(b'>' | b'<')) => {}
            (None, b'&') if byte(at + 1) == Some(b'>') => {
                out.note("unanalysed-redirection", "a redirection", at);
            }
            (None, b';' | b'|' | b'&' | b'\n' | b'\r') => {
                let mut next = at + 1;
                while matches!(byte(next), Some(b';' | b'|' | b'&' | b'\n' | b'\r')) {
                    next += 1;
                }
                out.note("unanalysed-chain", "another command", next);
            }
            _ => {}
        }
        at += 1;
    }
    out.found
}
