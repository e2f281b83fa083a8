//! Warnings about rules that say more, or less, than their author may think.

mod breadth;
mod cover;
mod fix;
mod unmatched;

use super::compile::pattern_of;
use super::document::{CommandForm, Document, Grants, Located, Matcher, RuleForm};
use super::layers::{Layer, LayerSource};
use crate::command::Pattern;
use crate::effect::Effect;
use crate::operation::Shell;
use crate::order;
use crate::problem::Problem;
use crate::profile::Profile;
use crate::span::Span;

/// A pattern of commands, with the rule that it stands in.
struct Entry<'d> {
    form: &'d Located<CommandForm>,
    pattern: Pattern,
    effect: Effect,
    /// The rule; nothing for a trusted command.
    rule: Option<&'d RuleForm>,
    /// What goes where this pattern goes: itself, or the rule that holds no other.
    whole: Span,
}

impl Entry<'_> {
    fn shells(&self) -> &[Shell] {
        self.rule.map_or(&[], |rule| rule.shells.as_slice())
    }

    /// Whether it speaks about every shell that the other speaks about.
    fn speaks_wherever(&self, other: &Self) -> bool {
        let (own, other) = (self.shells(), other.shells());
        own.is_empty() || !other.is_empty() && other.iter().all(|shell| own.contains(shell))
    }

    fn spares(&self) -> bool {
        self.rule.is_some_and(
            |rule| matches!(&rule.matcher, Matcher::Command { unless, .. } if !unless.is_empty()),
        )
    }

    fn grants(&self) -> bool {
        self.rule.is_some_and(|rule| rule.grants != Grants::default())
    }

    fn problem(&self, code: &str, message: impl Into<String>) -> Problem {
        self.form.problem(code, message)
    }
}

/// Returns the warnings of one document, as they stand in its text.
pub(super) fn document(document: &Document, layer: &Layer, profile: Profile) -> Vec<Problem> {
    let entries = entries(document);
    let mut found = Vec::new();
    for entry in &entries {
        breadth::spelling(entry, profile, &mut found);
        if entry.effect == Effect::Allow {
            breadth::breadth(entry, profile, &mut found);
        }
    }
    if profile == Profile::Hardened {
        unmatched::warnings(&entries, &mut found);
        rules(document, &mut found);
    }
    cover::warnings(&entries, profile, &layer.text, &mut found);
    if layer.source == LayerSource::Workspace && layer.may_loosen {
        loosening(document, &mut found);
    }
    order::sort_by_key(&mut found, |problem| problem.span.start);
    found
}

fn entries(document: &Document) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    for form in &document.trusted {
        let entry = |pattern| Entry { form, pattern, effect: Effect::Allow, rule: None, whole: form.span };
        entries.extend(pattern_of(&form.value).map(entry));
    }
    for rule in &document.rules {
        let Matcher::Command { patterns, .. } = &rule.value.matcher else { continue };
        for form in patterns {
            let whole = if patterns.len() == 1 { rule.span } else { form.span };
            let (effect, rule) = (rule.value.effect, Some(&rule.value));
            let entry = |pattern| Entry { form, pattern, effect, rule, whole };
            entries.extend(pattern_of(&form.value).map(entry));
        }
    }
    entries
}

/// What rules that stop something lack.
fn rules(document: &Document, found: &mut Vec<Problem>) {
    for rule in &document.rules {
        let Matcher::Command { patterns, unless } = &rule.value.matcher else { continue };
        if rule.value.effect == Effect::Allow {
            continue;
        }
        if rule.value.matches.is_empty() {
            let message =
                "the rule has no `examples` that match, so nobody would notice if it stopped nothing";
            found.push(rule.problem("no-examples", message));
        }
        for spared in unless {
            if patterns.iter().all(|pattern| are_apart(&pattern.value, &spared.value)) {
                let message = "no pattern of the rule names this program, so there is nothing to leave alone";
                found.push(spared.problem("pointless-unless", message));
            }
        }
    }
}

/// Whether two patterns name different programs.
fn are_apart(one: &CommandForm, other: &CommandForm) -> bool {
    let name = |form: &CommandForm| pattern_of(form).and_then(|pattern| breadth::program(&pattern));
    matches!((name(one), name(other)), (Some(one), Some(other)) if one != other)
}

/// A document that came with the code and may loosen all the same: the first of each kind of loosening.
fn loosening(document: &Document, found: &mut Vec<Problem>) {
    let allowing = document.rules.iter().find(|rule| rule.value.effect == Effect::Allow);
    let granted = document.grants.write.first().or(document.grants.env.first());
    let places = [
        document.trusted.first().map(|entry| (&entry.at, entry.span)),
        document.presets.first().map(|entry| (&entry.at, entry.span)),
        allowing.map(|rule| (&rule.at, rule.span)),
        granted.map(|entry| (&entry.at, entry.span)),
    ];
    let message = "this came with the code, and the host lets it loosen: whoever writes the code writes this";
    let made = |(at, span): (&String, Span)| Problem::new("workspace-loosens", at.clone(), span, message);
    found.extend(places.into_iter().flatten().map(made));
}
