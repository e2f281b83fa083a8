//! Reasons and parts: what was found, in words, each with its place in the line.

use super::analyse::{Analysis, Piece, effect_of};
use super::decide::Answer;
use super::judge::{Found, Scene};
use super::suggest::suggestions;
use crate::decision::{Part, Reason, RuleReference};
use crate::effect::Effect;
use crate::text::quote;

/// Puts an analysis into words; `name` gives the reference of a rule's number.
pub(crate) fn explain(
    scene: &Scene<'_>,
    line: &str,
    analysis: &Analysis,
    name: &dyn Fn(usize) -> Option<RuleReference>,
) -> Answer {
    let mut out = Answer { reasons: Vec::new(), parts: Vec::new(), suggestions: Vec::new() };
    for found in &analysis.found {
        out.reasons.push(reason(scene, line, found, name));
    }
    for piece in &analysis.pieces {
        if !piece.runs && piece.found.is_empty() {
            continue;
        }
        if let (true, Some(rule)) = (piece.found.is_empty(), piece.rule) {
            out.reasons.push(trusted(line, piece, name(rule)));
        }
        for found in &piece.found {
            out.reasons.push(reason(scene, line, found, name));
        }
        out.parts.push(part(scene, piece, name));
    }
    if analysis.effect(scene.default) == Effect::Ask {
        out.suggestions = suggestions(scene, analysis);
    }
    out
}

fn trusted(line: &str, piece: &Piece, reference: Option<RuleReference>) -> Reason {
    let pattern = reference.as_ref().map_or("", |reference| reference.pattern.as_str());
    let message = format!("{} is trusted by {}", quote(piece.span.of(line)), quote(pattern));
    let mut reason =
        Reason::new("trusted-command", Effect::Allow, message).with_subject("command", piece.span);
    reason.rule = reference;
    reason
}

fn reason(
    scene: &Scene<'_>,
    line: &str,
    found: &Found,
    name: &dyn Fn(usize) -> Option<RuleReference>,
) -> Reason {
    let reference = found.reference.clone().or_else(|| found.rule.and_then(name));
    let text = quote(found.span.of(line));
    let message = if found.rule.is_some() {
        let verb = match found.effect {
            Some(Effect::Deny) => "refused",
            Some(Effect::Ask | Effect::Allow) | None => "asked about",
        };
        let pattern = reference.as_ref().map_or("", |reference| reference.pattern.as_str());
        let why = reference.as_ref().and_then(|reference| reference.reason.as_ref());
        let why = why.map(|why| format!(": {why}")).unwrap_or_default();
        format!("{text} is {verb} by the rule {}{why}", quote(pattern))
    } else if found.code == "untrusted-command" {
        format!("no rule trusts {text}")
    } else if found.reference.is_some() || found.span.end == 0 {
        found.message.clone()
    } else {
        format!("{text}: {}", found.message)
    };
    let effect = effect_of(found, scene.default);
    let mut reason = Reason::new(found.code, effect, message).with_subject("command", found.span);
    reason.rule = reference;
    reason.disguises.clone_from(&found.disguises);
    reason
}

fn part(scene: &Scene<'_>, piece: &Piece, name: &dyn Fn(usize) -> Option<RuleReference>) -> Part {
    let strictest = piece.found.iter().max_by_key(|found| effect_of(found, scene.default));
    let effect = strictest.map_or(Effect::Allow, |found| effect_of(found, scene.default));
    let rule = match strictest {
        None => piece.rule.and_then(name),
        Some(found) => found.reference.clone().or_else(|| found.rule.and_then(name)),
    };
    // One change is of use only where it is enough.
    let change = match piece.found.as_slice() {
        [found] => found.change.clone(),
        _ => None,
    };
    Part { span: piece.span, effect, rule, change }
}
