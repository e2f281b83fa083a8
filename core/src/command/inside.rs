//! What runs inside a command: the command that a wrapper runs, the script that a shell is given.

use super::builtin::Builtin;
use super::flow::Call;
use super::judge::{Inside, Known, Outcome, Scene};
use super::resolve::Argument;
use super::state::State;
use super::words::bare_name;
use crate::operation::Shell;
use crate::program::{Fills, Finding};
use crate::span::Span;

impl Scene<'_> {
    /// Tells whether a call only runs what is inside of it.
    pub(crate) fn is_transparent(&self, known: &Known<'_>) -> bool {
        if known.program.contains(['/', '\\']) {
            return false;
        }
        let findings = known.findings();
        let inner = |finding: &Finding| match finding {
            Finding::Inner { transparent, .. } => *transparent,
            Finding::Script { argument, transparent } => {
                *transparent && known.arguments.get(*argument).is_some_and(|argument| argument.known)
            }
            Finding::Danger { .. }
            | Finding::Write { .. }
            | Finding::Inside { .. }
            | Finding::Alias { .. }
            | Finding::Source { .. }
            | Finding::Directory { .. } => false,
        };
        !findings.is_empty() && findings.iter().all(inner)
    }

    /// Collects what runs inside a call.
    pub(crate) fn inside(&self, known: &Known<'_>, out: &mut Outcome) {
        let call = known.call;
        let state = || {
            let mut state = call.state.clone();
            state.folders = known.folders().map(std::rc::Rc::new);
            state
        };
        if known.program == "eval" && known.builtin == Builtin::Changing {
            let words: Vec<&str> = known.arguments.iter().map(|argument| argument.text.as_str()).collect();
            if known.arguments.iter().all(|argument| argument.known) {
                let line = Inside::Line {
                    text: words.join(" "),
                    shell: call.shell,
                    span: call.span,
                    call: Call { state: state(), ..call.clone() },
                };
                out.inside.push(line);
            }
        }
        for finding in known.findings() {
            match finding {
                Finding::Inner { argument, end, first, fills, .. } => {
                    let Some(words) = known.arguments.get(*argument..*end) else { continue };
                    // What is glued to an option stands where the option does.
                    let option = argument.checked_sub(1).and_then(|at| known.arguments.get(at));
                    let glued = first.as_deref().zip(option);
                    let first = glued.map(|(text, option)| Argument::literal(text, option.span));
                    let words: Vec<Argument> = first.into_iter().chain(words.iter().cloned()).collect();
                    let words = filled(&words, fills, call.span);
                    out.inside.push(Inside::Call(inner(call, words, state())));
                }
                Finding::Script { argument, .. } => {
                    let Some(script) = known.arguments.get(*argument).filter(|script| script.known) else {
                        continue;
                    };
                    out.inside.push(Inside::Line {
                        text: script.text.clone(),
                        shell: language(known.program, call.shell),
                        span: script.span,
                        call: Call { state: state(), ..call.clone() },
                    });
                }
                Finding::Danger { .. }
                | Finding::Write { .. }
                | Finding::Inside { .. }
                | Finding::Alias { .. }
                | Finding::Source { .. }
                | Finding::Directory { .. } => {}
            }
        }
    }
}

/// Puts in what a program adds to the command that it runs.
fn filled(words: &[Argument], fills: &Fills, otherwise: Span) -> Vec<Argument> {
    let mut out: Vec<Argument> = words
        .iter()
        .map(|word| match &fills.placeholder {
            Some(mark) if word.text.contains(mark.as_str()) => {
                let before = word.text.split(mark.as_str()).next().unwrap_or_default();
                let start = if before.is_empty() { fills.start.as_str() } else { before };
                Argument::unknown(start, word.span)
            }
            _ => word.clone(),
        })
        .collect();
    if fills.appended {
        let last = words.last().map_or(otherwise, |word| word.span);
        out.push(Argument::unknown(&fills.start, last));
    }
    out
}

/// The call of a command that another one runs.
fn inner(call: &Call, words: Vec<Argument>, state: State) -> Call {
    let from = words.first().map_or(call.span, |word| word.span);
    let to = words.last().map_or(call.span, |word| word.span);
    Call {
        span: Span { start: from.start, end: to.end.max(from.end) },
        words,
        files: Vec::new(),
        assigned: Vec::new(),
        state,
        depth: call.depth.saturating_add(1),
        ..call.clone()
    }
}

/// The language that a shell of that name reads.
fn language(program: &str, otherwise: Shell) -> Shell {
    match bare_name(program).as_str() {
        "bash" => Shell::Bash,
        "zsh" => Shell::Zsh,
        "sh" | "dash" | "ash" | "ksh" => Shell::Posix,
        "powershell" | "pwsh" => Shell::Powershell,
        "cmd" => Shell::Cmd,
        _ => otherwise,
    }
}
