//! The sentences of reasons about paths.

use super::protection::{Hit, Kind, Protection, Rule, RuleScope, Which};
use super::view::View;
use crate::decision::{Reason, RuleReference, RuleSource, Subject};
use crate::effect::Effect;
use crate::fold::Tags;
use crate::span::Span;
use crate::text::quote;

/// What a reason is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About<'a> {
    pub(crate) path: &'a str,
    pub(crate) field: &'a str,
}

/// Writes the reason for a hit.
pub(crate) fn reason(
    protection: &Protection,
    hit: &Hit,
    view: &View<'_>,
    about: About<'_>,
) -> Option<Reason> {
    let (rule, reference, effect, code, mut message) = match hit.which {
        Which::Rule(index) => {
            let rule = protection.rules.get(index)?;
            let code = match rule.scope {
                RuleScope::Protected => "protected-path",
                RuleScope::Write | RuleScope::Read => "path-rule",
            };
            (Some(rule), rule.reference.clone(), rule.effect, code, sentence(rule, hit, view, about.path))
        }
        Which::Hardened(_) | Which::Build(_) => {
            let (pattern, why, index) = protection.listed(hit.which)?;
            let hardened = matches!(hit.which, Which::Hardened(_));
            let reference = RuleReference {
                source: if hardened { RuleSource::Builtin } else { RuleSource::Preset },
                index: u32::try_from(index).unwrap_or(u32::MAX),
                list: Some(if hardened { "hardened" } else { "protect-build" }.to_owned()),
                pattern: pattern.to_owned(),
                id: None,
                reason: Some(why.to_owned()),
            };
            let path = quote(about.path);
            let pattern = quote(pattern);
            let message = match pattern.ends_with("/`") {
                _ if hit.tags.has(Tags::ANCESTOR) => {
                    format!("{path} is a folder above the protected {pattern}: {why}")
                }
                true => format!("{path} is inside the protected directory {pattern}: {why}"),
                false => format!("{path} has the protected name {pattern}: {why}"),
            };
            (None, reference, Effect::Ask, "protected-path", message)
        }
    };
    let tags = disguises(hit, view, &reference.pattern);
    if let Some(why) = rule.and_then(|rule| rule.reference.reason.as_ref()) {
        message.push_str(": ");
        message.push_str(&crate::text::escape(why));
    }
    let span = hit.names.and_then(|(first, last)| {
        let first = view.names.get(first)?.at?;
        let last = view.names.get(last)?;
        Some(Span::new(first, last.at?.saturating_add(last.text.len())))
    });
    let span = span.unwrap_or_else(|| Span::new(0, about.path.len()));
    Some(Reason {
        code,
        effect,
        message,
        rule: Some(reference),
        subject: Some(Subject { field: about.field.to_owned(), span }),
        disguises: tags.names(),
    })
}

fn sentence(rule: &Rule, hit: &Hit, view: &View<'_>, path: &str) -> String {
    let path = quote(path);
    let pattern = quote(&rule.reference.pattern);
    if hit.tags.has(Tags::ROOT) {
        return format!("{path} lies in a workspace whose root is inside the protected directory {pattern}");
    }
    if rule.scope == RuleScope::Protected && hit.tags.has(Tags::ANCESTOR) {
        return format!("{path} is a folder above the protected {pattern}");
    }
    match (rule.scope, rule.kind) {
        (RuleScope::Write | RuleScope::Read, _) => format!("{path} matches the rule for {pattern}"),
        (RuleScope::Protected, Kind::Glob) => format!("{path} matches the protected pattern {pattern}"),
        (RuleScope::Protected, Kind::Basename) => format!("{path} has the protected name {pattern}"),
        (RuleScope::Protected, Kind::Text) => format!("{path} contains the protected text {pattern}"),
        (RuleScope::Protected, Kind::Folder) if hit.tags.has(Tags::TERMINAL) => {
            format!("{path} is the protected directory {pattern} itself")
        }
        (RuleScope::Protected, Kind::Folder) if whole_names(hit, view, &rule.reference.pattern) => {
            format!("{path} is inside the protected directory {pattern}")
        }
        (RuleScope::Protected, Kind::Folder) => format!("{path} contains the protected text {pattern}"),
    }
}

/// Tells whether the hit is a whole name, and not only the end of one.
fn whole_names(hit: &Hit, view: &View<'_>, pattern: &str) -> bool {
    let Some((first, _)) = hit.names else { return false };
    let name = pattern.trim_end_matches('/').split('/').next().unwrap_or_default();
    hit.tags.has(Tags::SHORT_NAME)
        || view.skeleton(first) == crate::fold::folded(name, crate::fold::Depth::Full)
        || view.skeleton(first) == crate::fold::folded(name, crate::fold::Depth::Ascii)
}

/// Says how the spelling differs from the pattern that it hits.
fn disguises(hit: &Hit, view: &View<'_>, pattern: &str) -> Tags {
    let Some((first, last)) = hit.names else { return hit.tags.and(view.tags) };
    let mut tags = hit.tags.and(view.tags);
    let mut text = String::new();
    for name in view.names.iter().take(last.saturating_add(1)).skip(first) {
        tags = tags.and(name.tags);
        text.push_str(name.text);
        text.push('/');
    }
    let plain = text.contains(pattern.trim_end_matches('/'));
    if plain { tags.without(Tags::CASE.and(Tags::FOLD).and(Tags::NORMAL_FORM)) } else { tags }
}
