//! Rules that stop something. They look at more than one reading: the command as it is, what it may run inside,
//! and in text that was not understood whatever a shell could take for a command.

use super::flow::Call;
use super::index::{Head, Rule};
use super::judge::{Found, Known, Outcome, Scene, dialect};
use super::pattern::Pattern;
use super::resolve::Argument;
use super::shape::Fit;
use super::words::{bare_name, is_wrapper};
use crate::effect::Effect;
use crate::operation::Shell;
use crate::order;
use crate::program::{self, Finding};
use crate::span::Span;

/// How far into a run of words a command is looked for, and how many of its words are compared as one text.
const MOST_STARTS: usize = 256;
const MOST_WORDS: usize = 64;

/// A rule that stops a command.
struct Hit<'r> {
    rule: &'r Rule,
    fit: Fit,
    /// Whether the command itself was hit, and not something that it may run.
    itself: bool,
}

/// How a run of words is compared.
#[derive(Clone, Copy)]
struct Reading {
    /// Whether it is the command itself, and not something that it may run.
    itself: bool,
    /// Whether it is in lower case.
    folded: bool,
}

impl Scene<'_> {
    /// Adds the rules that stop a call.
    pub(crate) fn stops(&self, call: &Call, known: Option<&Known<'_>>, out: &mut Outcome) {
        let words = call.words.as_slice();
        let name = words.first().map(|word| bare_name(&word.text)).unwrap_or_default();
        let runs_others = known.is_none()
            || is_wrapper(&name)
            || known.and_then(|known| known.reading.as_ref()).is_some_and(|reading| {
                reading.findings.iter().any(|finding| matches!(finding, Finding::Inner { .. }))
            });
        let mut hits = self.hits(words, runs_others, call.shell);
        // A script for a shell of another kind is not looked into; its words are.
        if let Some(shell) = foreign(&name) {
            let script = joined(words.get(1..).unwrap_or_default(), words.len());
            hits.extend(self.scanned(&script, call.span, shell));
        }
        let folded = folds(call.shell);
        let text = joined(words, words.len());
        let text = if folded { text.to_lowercase() } else { text };
        for (rule, piece) in self.rules.containing(self.shell, folded) {
            if text.contains(piece) {
                hits.push(Hit { rule, fit: Fit::Yes, itself: true });
            }
        }
        for hit in hits {
            let spared = hit.itself
                && known.is_some_and(|known| hit.rule.spared.iter().any(|shape| self.spares(known, shape)));
            let told = out.found.iter().any(|found| found.rule == Some(hit.rule.index));
            if !spared && !told {
                out.found.push(stopped(hit.rule, hit.fit, call.span));
            }
        }
    }

    /// Tells whether a pattern of `unless` matches the exact reading, as one that allows would.
    fn spares(&self, known: &Known<'_>, shape: &super::shape::Shape) -> bool {
        let guards =
            ["guarded-argument", "unknown-argument", "unknown-script", "code-from-input", "shell-state"];
        known.is_named_by(shape)
            && self
                .covered(known, shape, None)
                .is_some_and(|found| found.iter().all(|one| !guards.contains(&one.code)))
    }

    /// Returns the rules that stop a run of words; `inside` looks at every run that begins later in it, too.
    fn hits(&self, words: &[Argument], inside: bool, shell: Shell) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        let folded = folds(shell);
        let lower: Vec<Argument> = words.iter().filter(|_| folded).map(Argument::folded).collect();
        let words = if folded { lower.as_slice() } else { words };
        let starts = if inside { words.len().min(MOST_STARTS) } else { 1 };
        for start in 0..starts {
            let Some((program, arguments)) = words.get(start..).and_then(<[Argument]>::split_first) else {
                break;
            };
            if !program.known && start > 0 {
                continue;
            }
            for name in program::names(&program.text, dialect(shell), false) {
                self.named(&bare_name(&name), arguments, Reading { itself: start == 0, folded }, &mut hits);
            }
        }
        order::sort_by_key(&mut hits, |hit| core::cmp::Reverse(hit.fit as u8));
        hits
    }

    /// Adds the rules that stop a program of that bare, folded name.
    fn named<'r>(&'r self, name: &str, arguments: &[Argument], reading: Reading, hits: &mut Vec<Hit<'r>>) {
        let Reading { itself, folded } = reading;
        // Options before the subcommand do not hide it, with or without a value.
        let mut before = false;
        let skipped = arguments.iter().take(MOST_WORDS).take_while(|argument| {
            let option = argument.text.starts_with('-');
            let goes_on = option || before;
            before = option;
            goes_on
        });
        let skipped = skipped.count();
        let text = |at: usize| match arguments.get(at) {
            None => Some(None),
            Some(argument) if argument.known => Some(Some(argument.text.as_str())),
            Some(_) => None,
        };
        let heads: Option<Vec<Head<'_>>> =
            (0..=skipped).map(|at| Some((text(at)?, text(at.saturating_add(1))?))).collect();
        for rule in self.rules.stopping(name, heads.as_deref(), self.shell, folded) {
            let fit = (0..=skipped)
                .filter_map(|from| arguments.get(from..))
                .map(|rest| fit(rule, name, rest))
                .max_by_key(|fit| *fit as u8)
                .unwrap_or(Fit::No);
            if fit != Fit::No && !hits.iter().any(|hit| hit.rule.index == rule.index && hit.fit == fit) {
                hits.push(Hit { rule, fit, itself });
            }
        }
    }

    /// Adds the rules that stop whatever a text may run.
    pub(crate) fn scan(&self, text: &str, span: Span, found: &mut Vec<Found>) {
        for hit in self.scanned(text, span, self.shell) {
            if !found.iter().any(|one| one.rule == Some(hit.rule.index)) {
                found.push(stopped(hit.rule, hit.fit, span));
            }
        }
    }

    /// Returns the rules that stop whatever a text may run.
    fn scanned(&self, text: &str, span: Span, shell: Shell) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        for run in text.split(|c: char| ";|&\n\r(){}`".contains(c)) {
            let words: Vec<Argument> = run
                .split([' ', '\t', '<', '>'])
                .map(|word| {
                    word.chars().filter(|c| !matches!(c, '"' | '\'' | '\\' | '$' | '^')).collect::<String>()
                })
                .filter(|word| !word.is_empty())
                .map(|word| Argument::literal(&word, span))
                .collect();
            // What stands in a text is not the command itself, so that nothing is left alone.
            hits.extend(self.hits(&words, true, shell).into_iter().map(|hit| Hit { itself: false, ..hit }));
        }
        hits
    }
}

fn fit(rule: &Rule, name: &str, arguments: &[Argument]) -> Fit {
    let shaped = rule
        .shapes
        .iter()
        .filter(|shape| shape.names(name))
        .map(|shape| shape.fits(arguments.iter()))
        .max_by_key(|fit| *fit as u8)
        .unwrap_or(Fit::No);
    if shaped == Fit::Yes {
        return shaped;
    }
    let text = format!("{name} {}", joined(arguments, MOST_WORDS));
    let text = text.trim_end();
    let literal = |pattern: &Pattern| match pattern {
        Pattern::Line(trust) => trust.matches(text),
        Pattern::Containing(_) | Pattern::Tokens { .. } => false,
    };
    if rule.patterns.iter().any(literal) { Fit::Yes } else { shaped }
}

/// The language of a program that runs scripts of another kind than the shells of POSIX do.
fn foreign(program: &str) -> Option<Shell> {
    match program {
        "pwsh" | "powershell" => Some(Shell::Powershell),
        "cmd" => Some(Shell::Cmd),
        _ => None,
    }
}

/// Whether the shell's own commands take their arguments in any case; what they name may be in any, too.
pub(crate) fn folds(shell: Shell) -> bool {
    match shell {
        Shell::Posix | Shell::Bash | Shell::Zsh => false,
        Shell::Powershell | Shell::Cmd => true,
    }
}

fn joined(words: &[Argument], most: usize) -> String {
    let texts: Vec<&str> = words.iter().take(most).map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

/// Says that a rule stops a command; one that only may match asks.
fn stopped(rule: &Rule, fit: Fit, span: Span) -> Found {
    let (code, effect) = match (rule.effect, fit) {
        (Effect::Deny, Fit::Yes) => ("denied-command", Effect::Deny),
        _ => ("asked-command", Effect::Ask),
    };
    let mut found = Found::new(code, String::new(), span);
    found.effect = Some(effect);
    found.rule = Some(rule.index);
    found
}
