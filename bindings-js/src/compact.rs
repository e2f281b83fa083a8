//! Decisions as text that JavaScript reads faster than JSON: fields in a fixed order, lengths before texts.
//!
//! `js/decision.js` reads it. A number is written in digits of five bits, the lowest first, each the character
//! after `0` by its value, plus 32 where more follow; a text is its length in UTF-16 code units and itself.

use countersign::decision::Part;
use countersign::{Decision, Effect, Grants, Reason, RuleReference, RuleSource, Span, Subject, Suggestion};

const DIGITS: &[u8; 64] = b"0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmno";

/// Appends a decision.
pub(crate) fn decision(out: &mut String, decision: &Decision) {
    let Decision { effect: strictest, review, reasons, suggestions, target, parts } = decision;
    number(out, effect(*strictest));
    number(out, flags([*review, target.is_some(), !parts.is_empty()]));
    list(out, reasons, reason);
    list(out, suggestions, suggestion);
    optional(out, target.as_deref());
    if !parts.is_empty() {
        list(out, parts, part);
    }
}

fn reason(out: &mut String, reason: &Reason) {
    let Reason { code, effect: own, message, rule: reference, subject, disguises } = reason;
    text(out, code);
    number(out, effect(*own));
    text(out, message);
    number(out, flags([reference.is_some(), subject.is_some(), !disguises.is_empty()]));
    if let Some(reference) = reference {
        rule(out, reference);
    }
    if let Some(Subject { field, span: place }) = subject {
        text(out, field);
        span(out, *place);
    }
    if !disguises.is_empty() {
        list(out, disguises, |out, disguise| text(out, disguise));
    }
}

fn rule(out: &mut String, rule: &RuleReference) {
    let RuleReference { source: origin, index, list, pattern, id, reason } = rule;
    number(out, source(*origin));
    number(out, *index);
    number(out, flags([list.is_some(), id.is_some(), reason.is_some()]));
    optional(out, list.as_deref());
    text(out, pattern);
    optional(out, id.as_deref());
    optional(out, reason.as_deref());
}

fn suggestion(out: &mut String, suggestion: &Suggestion) {
    let Suggestion { effect: own, command, url, tool, grants } = suggestion;
    number(out, effect(*own));
    number(out, flags([command.is_some(), url.is_some(), tool.is_some(), grants.is_some()]));
    optional(out, command.as_deref());
    optional(out, url.as_deref());
    optional(out, tool.as_deref());
    if let Some(Grants { write, env }) = grants {
        for texts in [write, env] {
            list(out, texts, |out, one| text(out, one));
        }
    }
}

fn part(out: &mut String, part: &Part) {
    let Part { span: place, effect: own, rule: reference, change } = part;
    span(out, *place);
    number(out, effect(*own));
    number(out, flags([reference.is_some(), change.is_some(), false]));
    if let Some(reference) = reference {
        rule(out, reference);
    }
    optional(out, change.as_deref());
}

fn list<T>(out: &mut String, items: &[T], item: impl Fn(&mut String, &T)) {
    number(out, u32::try_from(items.len()).unwrap_or(u32::MAX));
    for one in items {
        item(out, one);
    }
}

fn optional(out: &mut String, value: Option<&str>) {
    if let Some(value) = value {
        text(out, value);
    }
}

fn span(out: &mut String, Span { start, end }: Span) {
    number(out, start);
    number(out, end);
}

fn text(out: &mut String, value: &str) {
    let units = if value.is_ascii() { value.len() } else { value.encode_utf16().count() };
    number(out, u32::try_from(units).unwrap_or(u32::MAX));
    out.push_str(value);
}

fn number(out: &mut String, value: u32) {
    let mut rest = value;
    loop {
        let more = if rest > 31 { 32 } else { 0 };
        let digit = DIGITS.get(((rest & 31) | more) as usize).copied().unwrap_or(b'0');
        out.push(char::from(digit));
        rest >>= 5;
        if more == 0 {
            return;
        }
    }
}

fn flags<const N: usize>(flags: [bool; N]) -> u32 {
    flags.iter().rev().fold(0, |bits, flag| bits << 1 | u32::from(*flag))
}

fn effect(effect: Effect) -> u32 {
    match effect {
        Effect::Allow => 0,
        Effect::Ask => 1,
        Effect::Deny => 2,
    }
}

fn source(source: RuleSource) -> u32 {
    match source {
        RuleSource::Builtin => 0,
        RuleSource::Preset => 1,
        RuleSource::Managed => 2,
        RuleSource::User => 3,
        RuleSource::Workspace => 4,
        RuleSource::Session => 5,
    }
}
