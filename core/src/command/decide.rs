//! Deciding one command line.

use super::hazard::hazards;
use super::index::{Rule, Rules};
use super::near::near_misses;
use super::words::{Plain, is_wrapper, loose, plain};
use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;
use crate::operation::Shell;
use crate::span::Span;
use crate::text::quote;

/// The longest command that is looked at, in bytes.
pub(crate) const MAX_BYTES: usize = 1 << 16;

/// How far into a run of words a command is looked for, and how many of its words are compared.
const MAX_STARTS: usize = 256;
const MAX_WORDS: usize = 64;

/// A command line and how it is to be read.
pub(crate) struct Input<'a> {
    pub(crate) line: &'a str,
    pub(crate) shell: Shell,
    /// Whether only what is understood can be allowed (the `hardened` profile).
    pub(crate) structure: bool,
    /// What holds where no rule speaks.
    pub(crate) default: Effect,
}

/// What was found.
pub(crate) struct Answer {
    pub(crate) reasons: Vec<Reason>,
    /// Patterns that would have trusted the line, narrowest first.
    pub(crate) suggestions: Vec<String>,
}

/// Tells whether any rule speaks about the line.
pub(crate) fn speaks_about(rules: &Rules, input: &Input<'_>) -> bool {
    let words = plain(input.line, input.shell);
    let whole = rules.matching(input.line, words.as_ref(), input.shell);
    let heard = |rule: &&Rule| rule.effect > Effect::Allow || !input.structure || words.is_some();
    whole.iter().any(heard)
        || input.structure && !rules.stopping(&runs(input.line, words.as_ref()), input.shell).is_empty()
}

/// Decides a command line; `name` gives the reference of a rule's number.
pub(crate) fn decide(
    rules: &Rules,
    input: &Input<'_>,
    name: &dyn Fn(usize) -> Option<RuleReference>,
) -> Answer {
    let line = input.line;
    let mut reasons = Vec::new();
    if line.trim().is_empty() {
        reasons.push(about(Reason::new("empty-command", Effect::Ask, "the command is empty"), line));
    }
    if line.len() > MAX_BYTES && input.structure {
        let message = format!("the command is longer than {MAX_BYTES} bytes, so nobody looked at all of it");
        reasons.push(about(Reason::new("too-long", Effect::Ask, message), line));
    }
    if line.contains('\0') && input.structure {
        let message = "the command holds a NUL, which no shell can be given";
        reasons.push(about(Reason::new("invalid-command", Effect::Ask, message), line));
    }
    let words = plain(line, input.shell);
    let mut matching = rules.matching(line, words.as_ref(), input.shell);
    if input.structure {
        for rule in rules.stopping(&runs(line, words.as_ref()), input.shell) {
            let spared = words.as_ref().is_some_and(|words| {
                rule.unless.iter().any(|pattern| pattern.matches_line(line, Some(words)))
            });
            if !spared && !matching.iter().any(|found| found.index == rule.index) {
                matching.push(rule);
            }
        }
    }
    let refused = !reasons.is_empty();
    let (trusting, stopping): (Vec<&Rule>, Vec<&Rule>) =
        matching.into_iter().partition(|rule| rule.effect == Effect::Allow);
    for rule in stopping {
        let reference = name(rule.index);
        let why = reference.as_ref().and_then(|reference| reference.reason.clone());
        let (code, verb) = match rule.effect {
            Effect::Deny => ("denied-command", "refused"),
            Effect::Ask | Effect::Allow => ("asked-command", "asked about"),
        };
        let pattern = reference.as_ref().map_or("", |reference| reference.pattern.as_str());
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        let message = format!("{} is {verb} by the rule {}{why}", quote(line), quote(pattern));
        reasons.push(about(named(Reason::new(code, rule.effect, message), reference), line));
    }
    let understood = !input.structure || words.is_some();
    let trusted = trusting.first().filter(|_| understood && !refused);
    let mut suggestions = Vec::new();
    match trusted {
        Some(rule) => {
            let reference = name(rule.index);
            let pattern = reference.as_ref().map_or("", |reference| reference.pattern.as_str());
            let message = format!("{} is trusted by {}", quote(line), quote(pattern));
            reasons
                .push(about(named(Reason::new("trusted-command", Effect::Allow, message), reference), line));
            if !input.structure {
                for hazard in hazards(line) {
                    let part = quote(hazard.span.of(line));
                    let message = format!("{part} is {} that nobody looked at", hazard.what);
                    let reason = Reason::new(hazard.code, Effect::Allow, message);
                    reasons.push(reason.with_subject("command", hazard.span));
                }
            }
        }
        None if !understood => {
            let message = format!(
                "{} is more than one command of plain words, and only that can be allowed",
                quote(line)
            );
            let effect = input.default.max(Effect::Ask);
            reasons.push(about(Reason::new("unanalysed-command", effect, message), line));
        }
        None => {
            let effect = input.default.max(Effect::Ask);
            let message = format!("no rule trusts {}", quote(line));
            reasons.push(about(Reason::new("untrusted-command", effect, message), line));
            for (index, pattern, how) in near_misses(rules, line) {
                let message = format!("{} differs by {how} from {}", quote(line), quote(&pattern));
                let reason = Reason::new("near-miss", Effect::Ask, message);
                reasons.push(about(named(reason, name(index)), line));
            }
            if !refused && understood {
                suggestions.push(line.to_owned());
            }
        }
    }
    Answer { reasons, suggestions }
}

/// The runs of words that rules that stop something look at: for a plain list its program, and what a
/// wrapper would run; for anything else whatever a shell might take for a command.
fn runs<'a>(line: &'a str, words: Option<&Plain<'a>>) -> Vec<Vec<&'a str>> {
    match words {
        Some(words) if !is_wrapper(words.words.first().copied().unwrap_or_default()) => {
            vec![words.words.clone()]
        }
        Some(words) => starts(&words.words),
        None => loose(line).iter().flat_map(|run| starts(run)).collect(),
    }
}

/// The run and every run that begins later in it, up to a limit.
fn starts<'a>(run: &[&'a str]) -> Vec<Vec<&'a str>> {
    (0..run.len().min(MAX_STARTS))
        .map(|start| run.iter().skip(start).take(MAX_WORDS).copied().collect())
        .collect()
}

fn about(reason: Reason, line: &str) -> Reason {
    reason.with_subject("command", Span::new(0, line.len()))
}

fn named(mut reason: Reason, reference: Option<RuleReference>) -> Reason {
    reason.rule = reference;
    reason
}
