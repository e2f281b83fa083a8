//! Warnings about rules that say more, or less, than their author may think.

use super::compile::written;
use super::document::{CommandForm, Document, Located, Matcher};
use crate::command::{Trust, is_interpreter, is_wrapper};
use crate::effect::Effect;
use crate::order;
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;

/// Returns the warnings of one document, in its order.
pub(super) fn document(document: &Document, profile: Profile) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut allowing: Vec<&Located<CommandForm>> = document.trusted.iter().collect();
    for rule in &document.rules {
        if let Matcher::Command { patterns, .. } = &rule.value.matcher {
            if rule.value.effect == Effect::Allow {
                allowing.extend(patterns);
            } else {
                for pattern in patterns {
                    spelling(pattern, &mut found);
                }
            }
        }
    }
    for pattern in &allowing {
        spelling(pattern, &mut found);
        breadth(pattern, profile, &mut found);
    }
    pointless(&allowing, &mut found);
    found
}

/// What any pattern can get wrong in its spelling.
fn spelling(pattern: &Located<CommandForm>, found: &mut Vec<Problem>) {
    let CommandForm::Line(text) = &pattern.value else { return };
    if text.starts_with([' ', '\t']) {
        let message =
            format!("{} starts with a blank, which a command must then start with too", quote(text));
        found.push(pattern.problem("leading-blank", message));
    }
    let inner = text.strip_suffix('*').unwrap_or(text);
    if inner.contains('*') {
        let message =
            format!("in {} only the last `*` is special; the others stand for themselves", quote(text));
        found.push(pattern.problem("inner-star", message));
    }
}

/// What a trusting pattern trusts beyond what it seems to.
fn breadth(pattern: &Located<CommandForm>, profile: Profile, found: &mut Vec<Problem>) {
    let CommandForm::Line(text) = &pattern.value else { return };
    let trust = Trust::parse(text);
    let program = text.trim_start().split([' ', '*']).next().unwrap_or_default();
    match trust {
        Some(Trust::Everything) => {
            found.push(pattern.problem("trusts-everything", "`*` alone trusts every command"));
            return;
        }
        Some(Trust::Prefix(prefix)) => {
            let message = format!(
                "{} has no blank before its `*`, so it trusts {} as well",
                quote(text),
                quote(&format!("{prefix}x"))
            );
            found.push(pattern.problem("open-prefix", message));
        }
        Some(Trust::Words { .. }) => {}
        Some(Trust::Exact(_)) | None => return,
    }
    if is_interpreter(program) || is_wrapper(program) {
        let message = format!(
            "{} runs whatever its arguments name, so {} trusts everything",
            quote(program),
            quote(text)
        );
        found.push(pattern.problem("trusts-interpreter", message));
    }
    if profile == Profile::Kiro {
        let message = format!("{} trusts whatever follows, also after `&&`, `;` or `|`", quote(text));
        found.push(pattern.problem("trusts-chains", message));
    }
}

/// Patterns that another one of the same document makes unnecessary.
fn pointless(patterns: &[&Located<CommandForm>], found: &mut Vec<Problem>) {
    let lines: Vec<(&Located<CommandForm>, &str, Trust)> = patterns
        .iter()
        .filter_map(|pattern| match &pattern.value {
            CommandForm::Line(text) => Trust::parse(text).map(|trust| (*pattern, text.as_str(), trust)),
            CommandForm::Containing(_) | CommandForm::Tokens { .. } => None,
        })
        .collect();
    let mut broad: Vec<(&str, &Trust, &str)> = lines
        .iter()
        .filter_map(|(pattern, text, trust)| match trust {
            Trust::Exact(_) => None,
            Trust::Words { prefix, .. } | Trust::Prefix(prefix) => Some((prefix.as_str(), trust, *text)),
            Trust::Everything => Some(("", trust, written_of(pattern, text))),
        })
        .collect();
    order::sort_by_key(&mut broad, |(prefix, ..)| *prefix);
    for (pattern, text, trust) in &lines {
        let sample = match trust {
            Trust::Exact(text) | Trust::Words { bare: text, .. } | Trust::Prefix(text) => text.as_str(),
            Trust::Everything => continue,
        };
        let reach = match trust {
            Trust::Exact(exact) => exact.as_str(),
            Trust::Words { prefix, .. } | Trust::Prefix(prefix) => prefix.as_str(),
            Trust::Everything => continue,
        };
        // What trusts the text and stands for a prefix of its own reach trusts all of it. Prefixes of one text
        // are looked up one by one, so the work does not grow with the square of the list.
        let covering = (0..=reach.len()).filter_map(|end| reach.get(..end)).find_map(|prefix| {
            let from = broad.partition_point(|(other, ..)| *other < prefix);
            let same = broad.iter().skip(from).take_while(|(other, ..)| *other == prefix);
            let mut others = same.filter(|(_, other, written)| written != text && other.matches(sample));
            others.next().map(|(_, _, written)| *written)
        });
        if let Some(other) = covering {
            let message = format!("{} is trusted by {} already", quote(text), quote(other));
            found.push(pattern.problem("pointless-rule", message));
        }
    }
}

fn written_of<'a>(pattern: &Located<CommandForm>, text: &'a str) -> &'a str {
    debug_assert_eq!(written(&pattern.value), text, "a line is written as it stands");
    text
}
