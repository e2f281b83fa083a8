//! Rules that stop something. They look at more than one reading: the command as it is, what it may run inside,
//! and in text that was not understood whatever a shell could take for a command.

use std::borrow::Cow;

use super::flow::Call;
use super::forms::other_forms;
use super::index::{Head, Rule};
use super::judge::{Found, Known, Outcome, Scene, dialect};
use super::options::{Spelling, switches};
use super::pattern::Pattern;
use super::powershell::is_dash;
use super::resolve::Argument;
use super::shape::{Fit, Shape};
use super::starts::Starts;
use super::words::bare_name;
use crate::effect::Effect;
use crate::operation::Shell;
use crate::order;
use crate::program;
use crate::span::Span;

/// At how many words of a run a command is looked for, and how many of its words are compared as one text.
const MOST_STARTS: usize = 256;
pub(super) const MOST_WORDS: usize = 64;

/// A rule that stops a command.
struct Hit<'r> {
    rule: &'r Rule,
    fit: Fit,
    /// Whether the command itself was hit, and not something that it may run.
    itself: bool,
}

/// Where a text is searched for commands.
#[derive(Clone, Copy)]
enum Depth {
    /// At every word, because nobody knows what it is.
    Words,
    /// Where its commands begin, because it is a line for a shell.
    Heads,
}

/// How a run of words is compared.
#[derive(Clone, Copy)]
struct Reading {
    /// Whether it is the command itself, and not something that it may run.
    itself: bool,
    /// The shell that reads it.
    shell: Shell,
}

impl Scene<'_> {
    /// Adds the rules that stop a call.
    pub(crate) fn stops(&self, call: &Call, known: Option<&Known<'_>>, out: &mut Outcome) {
        if self.rules.stops_nothing() {
            return;
        }
        let words = call.words.as_slice();
        let name = words.first().map(|word| bare_name(&word.text)).unwrap_or_default();
        let starts = Starts::of(&name, call, known);
        let mut hits = self.hits(words, &starts, call.shell);
        hits.extend(self.holding(words, call.shell));
        for line in starts.lines(words) {
            hits.extend(self.scanned(&line.text, (call.span, call.shell), Depth::Heads));
        }
        // A script for a shell of another kind is not looked into; its words are.
        if let Some(shell) = foreign(&name) {
            let script = joined(words.get(1..).unwrap_or_default(), words.len());
            hits.extend(self.scanned(&script, (call.span, shell), Depth::Words));
        }
        // The surest hit of a rule speaks for it.
        order::sort_by_key(&mut hits, |hit| core::cmp::Reverse(hit.fit as u8));
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
    fn spares(&self, known: &Known<'_>, shape: &Shape) -> bool {
        let guards =
            ["guarded-argument", "unknown-argument", "unknown-script", "code-from-input", "shell-state"];
        known.is_named_by(shape)
            && self
                .covered(known, shape, None)
                .is_some_and(|found| found.iter().all(|one| !guards.contains(&one.code)))
    }

    /// Returns the rules that stop a run of words, or one that starts later in it.
    fn hits(&self, words: &[Argument], starts: &Starts, shell: Shell) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        let words = compared(words, shell);
        self.starting(&words, starts, shell, &mut hits);
        if shell == Shell::Cmd
            && let Some(parted) = switches(&words)
        {
            self.starting(&parted, starts, shell, &mut hits);
        }
        hits
    }

    /// Adds the rules that stop a run of words, or one that starts later in it.
    fn starting<'r>(&'r self, words: &[Argument], starts: &Starts, shell: Shell, hits: &mut Vec<Hit<'r>>) {
        for start in (0..words.len()).filter(|start| starts.holds(*start)).take(MOST_STARTS) {
            let Some((program, arguments)) = words.get(start..).and_then(<[Argument]>::split_first) else {
                break;
            };
            if !program.known && start > 0 {
                continue;
            }
            for name in program::names(&program.text, dialect(shell), false) {
                let (name, reading) = (bare_name(&name), Reading { itself: start == 0, shell });
                self.named(&name, arguments, reading, hits);
                // However many options stand before it, the command itself is found; a doubtful one is not worth
                // reading a long line at each of its words.
                let near = if start == 0 { arguments.len() } else { arguments.len().min(MOST_WORDS) };
                let near = arguments.get(..near).unwrap_or_default();
                for other in other_forms(&name, near, dialect(shell)) {
                    self.named(&name, &other, reading, hits);
                }
            }
        }
    }

    /// Returns the rules that look for a piece of text which the words hold.
    fn holding(&self, words: &[Argument], shell: Shell) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut read = None;
        for (rule, piece) in self.rules.containing(self.shell, folds(shell)) {
            let (words, text, name) = read.get_or_insert_with(|| {
                let words = compared(words, shell);
                let text = joined(&words, words.len());
                let name = words.first().map(|word| bare_name(&word.text)).unwrap_or_default();
                (words, text, name)
            });
            let fit = if text.contains(piece) {
                Fit::Yes
            } else {
                Spelling::Any { program: name, dialect: dialect(shell) }.holds(piece, words)
            };
            if fit != Fit::No {
                hits.push(Hit { rule, fit, itself: true });
            }
        }
        hits
    }

    /// Adds the rules that stop a program of that bare, folded name.
    fn named<'r>(&'r self, name: &str, arguments: &[Argument], reading: Reading, hits: &mut Vec<Hit<'r>>) {
        let Reading { itself, shell } = reading;
        // Options before the subcommand do not hide it, with or without a value.
        let mut before = false;
        let skipped = arguments.iter().take(MOST_WORDS).take_while(|argument| {
            let option =
                argument.text.starts_with('-') || shell == Shell::Cmd && argument.text.starts_with('/');
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
        for rule in self.rules.stopping(name, heads.as_deref(), self.shell, folds(shell)) {
            let fit = (0..=skipped)
                .filter_map(|from| arguments.get(from..))
                .map(|rest| fit(rule, name, rest, shell))
                .max_by_key(|fit| *fit as u8)
                .unwrap_or(Fit::No);
            if fit != Fit::No && !hits.iter().any(|hit| hit.rule.index == rule.index && hit.fit == fit) {
                hits.push(Hit { rule, fit, itself });
            }
        }
    }

    /// Adds the rules that stop whatever a text may run.
    pub(crate) fn scan(&self, text: &str, span: Span, found: &mut Vec<Found>) {
        for hit in self.scanned(text, (span, self.shell), Depth::Words) {
            if !found.iter().any(|one| one.rule == Some(hit.rule.index)) {
                found.push(stopped(hit.rule, hit.fit, span));
            }
        }
    }

    /// Returns the rules that stop whatever a text may run in that shell.
    fn scanned(&self, text: &str, (span, shell): (Span, Shell), depth: Depth) -> Vec<Hit<'_>> {
        if self.rules.stops_nothing() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        // A program that reads scripts of another kind may be given all that follows.
        let mut other: Option<Shell> = None;
        // Blanks of this shell, and of what it starts without one.
        let parts: &[char] = if shell == Shell::Cmd {
            &[' ', '\t', '<', '>', ',', ';', '=', '@']
        } else {
            &[' ', '\t', '<', '>']
        };
        let text = text.replace("\\\n", "");
        for run in text.split(|c: char| ";|&\n\r(){}`".contains(c)) {
            let words: Vec<Argument> = run
                .split(parts)
                .map(|word| {
                    word.chars().filter(|c| !matches!(c, '"' | '\'' | '\\' | '$' | '^')).collect::<String>()
                })
                .filter(|word| !word.is_empty())
                .map(|word| Argument::literal(&word, span))
                .collect();
            let starts = match depth {
                Depth::Words => Starts::Everywhere,
                Depth::Heads => Starts::of_line(&words, shell),
            };
            let mut found = self.hits(&words, &starts, shell);
            found.extend(self.holding(&words, shell));
            let named = |(at, word): (usize, &Argument)| Some((at, foreign(&bare_name(&word.text))?));
            let from = words.iter().enumerate().find_map(named).map_or(0, |(at, language)| {
                other = Some(language);
                at.saturating_add(1)
            });
            if let (Some(other), Some(script)) = (other.filter(|other| *other != shell), words.get(from..)) {
                found.extend(self.hits(script, &Starts::Everywhere, other));
                found.extend(self.holding(script, other));
            }
            // What stands in a text is not the command itself, so that nothing is left alone.
            hits.extend(found.into_iter().map(|hit| Hit { itself: false, ..hit }));
        }
        order::sort_by_key(&mut hits, |hit| core::cmp::Reverse(hit.fit as u8));
        hits
    }
}

fn fit(rule: &Rule, name: &str, arguments: &[Argument], shell: Shell) -> Fit {
    let spelling = Spelling::Any { program: name, dialect: dialect(shell) };
    let parted = |shape: &Shape| shape.parted().filter(|_| shell == Shell::Cmd);
    let fits = |shape: &Shape| {
        let parted = parted(shape).map_or(Fit::No, |shape| shape.fits(arguments.iter(), spelling));
        [shape.fits(arguments.iter(), spelling), parted].into_iter().max_by_key(|fit| *fit as u8)
    };
    let shaped = rule
        .shapes
        .iter()
        .filter(|shape| shape.names(name))
        .filter_map(fits)
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

/// The words as they are compared where the shell does not tell cases or dashes apart.
fn compared(words: &[Argument], shell: Shell) -> Cow<'_, [Argument]> {
    let plain = |text: &str| {
        let rest = text.trim_start_matches(is_dash);
        let dashes = text.chars().count().saturating_sub(rest.chars().count());
        format!("{}{rest}", "-".repeat(dashes))
    };
    let undashed = |word: Argument| Argument { text: plain(&word.text), start: plain(&word.start), ..word };
    match shell {
        Shell::Posix | Shell::Bash | Shell::Zsh => Cow::Borrowed(words),
        Shell::Cmd => words.iter().map(Argument::folded).collect(),
        Shell::Powershell => words.iter().map(Argument::folded).map(undashed).collect(),
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
