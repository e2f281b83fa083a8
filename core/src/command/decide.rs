//! Deciding one command line.

use super::analyse::analyse;
use super::explain::explain;
use super::hazard::hazards;
use super::index::{Rule, Rules};
use super::judge::Scene;
use super::near::near_misses;
use super::words::plain;
use crate::decision::{Grants, Part, Reason, RuleReference, Suggestion};
use crate::effect::Effect;
use crate::operation::Shell;
use crate::span::Span;
use crate::text::quote;

/// What was found.
pub(crate) struct Answer {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) parts: Vec<Part>,
    /// What would have allowed the line or a part of it, narrowest first.
    pub(crate) suggestions: Vec<Suggestion>,
}

/// Decides a line by its structure; `name` gives the reference of a rule's number.
pub(crate) fn decide_structure(
    scene: &Scene<'_>,
    line: &str,
    name: &dyn Fn(usize) -> Option<RuleReference>,
) -> Answer {
    explain(scene, line, &analyse(scene, line), name)
}

/// Tells whether a rule speaks about the line, read by its structure.
pub(crate) fn speaks_by_structure(scene: &Scene<'_>, line: &str) -> bool {
    let analysis = analyse(scene, line);
    let stopped = |found: &super::judge::Found| found.rule.is_some();
    analysis.found.iter().any(stopped)
        || analysis
            .pieces
            .iter()
            .any(|piece| piece.found.iter().any(stopped) || piece.found.is_empty() && piece.rule.is_some())
}

/// Tells whether a rule speaks about the line, taken literally.
pub(crate) fn speaks_literally(rules: &Rules, line: &str, shell: Shell) -> bool {
    !rules.matching(line, plain(line, shell).as_ref(), shell).is_empty()
}

/// Decides a line by the literal rule; `default` holds where no rule speaks.
pub(crate) fn decide_literally(
    rules: &Rules,
    line: &str,
    shell: Shell,
    default: Effect,
    name: &dyn Fn(usize) -> Option<RuleReference>,
) -> Answer {
    let mut reasons = Vec::new();
    if line.trim().is_empty() {
        reasons.push(about(Reason::new("empty-command", Effect::Ask, "the command is empty"), line));
    }
    let refused = !reasons.is_empty();
    let matching = rules.matching(line, plain(line, shell).as_ref(), shell);
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
    let mut suggestions = Vec::new();
    if let Some(rule) = trusting.first().filter(|_| !refused) {
        let reference = name(rule.index);
        let pattern = reference.as_ref().map_or("", |reference| reference.pattern.as_str());
        let message = format!("{} is trusted by {}", quote(line), quote(pattern));
        reasons.push(about(named(Reason::new("trusted-command", Effect::Allow, message), reference), line));
        for hazard in hazards(line, shell) {
            let part = quote(hazard.span.of(line));
            let message = format!("{part} is {} that nobody looked at", hazard.what);
            let reason = Reason::new(hazard.code, Effect::Allow, message);
            reasons.push(reason.with_subject("command", hazard.span));
        }
    } else {
        let effect = default.max(Effect::Ask);
        let message = format!("no rule trusts {}", quote(line));
        reasons.push(about(Reason::new("untrusted-command", effect, message), line));
        for (index, pattern, how) in near_misses(rules, line) {
            let message = format!("{} differs by {how} from {}", quote(line), quote(&pattern));
            let reason = Reason::new("near-miss", Effect::Ask, message);
            reasons.push(about(named(reason, name(index)), line));
        }
        if !refused {
            suggestions.push(allowing(Some(line.to_owned()), None));
        }
    }
    Answer { reasons, parts: Vec::new(), suggestions }
}

/// A suggestion about commands.
pub(crate) fn allowing(command: Option<String>, grants: Option<Grants>) -> Suggestion {
    Suggestion { effect: Effect::Allow, command, url: None, tool: None, grants }
}

fn about(reason: Reason, line: &str) -> Reason {
    reason.with_subject("command", Span::new(0, line.len()))
}

fn named(mut reason: Reason, reference: Option<RuleReference>) -> Reason {
    reason.rule = reference;
    reason
}
