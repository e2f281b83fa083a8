//! Patterns that another one of the same document makes unnecessary, or never lets take effect.

use core::cell::OnceCell;

use super::super::compile::written;
use super::{Entry, fix};
use crate::command::{Reach, Reaches};
use crate::effect::Effect;
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;

/// Warns about patterns that another one covers.
pub(super) fn warnings(entries: &[Entry<'_>], profile: Profile, document: &str, found: &mut Vec<Problem>) {
    let reaches: Vec<Option<Reach>> =
        entries.iter().map(|entry| Reach::of(&entry.pattern, profile)).collect();
    // Rules that stop something see through more than rules that allow, so the two are compared by themselves.
    let (mut allowing, mut stopping) = (Group::default(), Group::default());
    for (entry, reach) in entries.iter().zip(&reaches) {
        let Some(reach) = reach.clone() else { continue };
        match entry.effect {
            Effect::Allow => allowing.add(entry, reach),
            Effect::Ask | Effect::Deny => stopping.add(entry, reach.stopping()),
        }
    }
    for (number, entry) in allowing.entries.iter().enumerate() {
        let Some(reach) = allowing.reaches.get(number) else { continue };
        if let Some(other) = allowing.pointless(number, entry, reach) {
            found.push(pointless(entry, other, "trusted", document));
        }
        let stops = |at: &Entry<'_>| at.speaks_wherever(entry) && !at.spares();
        if let Some(other) = stopping.covering(&reach.clone().stopping(), &stops) {
            let message = format!(
                "everything that {} trusts is {} by {}",
                quote(&written(&entry.form.value)),
                verb(other.effect),
                quote(&written(&other.form.value))
            );
            found.push(entry.problem("shadowed-rule", message));
        }
    }
    for (number, entry) in stopping.entries.iter().enumerate() {
        let Some(reach) = stopping.reaches.get(number) else { continue };
        if let Some(other) = stopping.pointless(number, entry, reach) {
            found.push(pointless(entry, other, verb(other.effect), document));
        }
    }
}

fn verb(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "trusted",
        Effect::Ask => "asked about",
        Effect::Deny => "refused",
    }
}

fn pointless(entry: &Entry<'_>, other: &Entry<'_>, verb: &str, document: &str) -> Problem {
    let (own, theirs) = (written(&entry.form.value), written(&other.form.value));
    let problem = if own == theirs {
        entry.problem("duplicate-rule", format!("{} is {verb} twice", quote(&own)))
    } else {
        entry.problem("pointless-rule", format!("{} is {verb} by {} already", quote(&own), quote(&theirs)))
    };
    problem.with_fix(fix::removal(document, entry.whole))
}

/// Patterns that are compared with each other.
#[derive(Default)]
struct Group<'e, 'd> {
    entries: Vec<&'e Entry<'d>>,
    reaches: Vec<Reach>,
    found: Reaches,
}

impl<'e, 'd> Group<'e, 'd> {
    fn add(&mut self, entry: &'e Entry<'d>, reach: Reach) {
        self.entries.push(entry);
        self.found.add(reach.clone());
        self.reaches.push(reach);
    }

    fn covering(&self, reach: &Reach, fits: &dyn Fn(&Entry<'d>) -> bool) -> Option<&'e Entry<'d>> {
        let number =
            self.found.covering(reach, &|at| self.entries.get(at).is_some_and(|entry| fits(entry)))?;
        self.entries.get(number).copied()
    }

    /// Returns the pattern that makes this one unnecessary. Of two that mean the same, it is the later one.
    fn pointless(&self, number: usize, entry: &Entry<'d>, reach: &Reach) -> Option<&'e Entry<'d>> {
        // Why a rule stops something is worth saying even where another stops it, too.
        let says_more = entry.rule.is_some_and(|rule| rule.reason.is_some() && rule.effect > Effect::Allow);
        if entry.grants() || says_more {
            return None;
        }
        let guarded = OnceCell::new();
        let is_guarded = || *guarded.get_or_init(|| entry.effect == Effect::Allow && reach.spells_guarded());
        let fits = |at: usize| {
            let (Some(other), Some(theirs)) = (self.entries.get(at), self.reaches.get(at)) else {
                return false;
            };
            let equal = reach.covers(theirs);
            at != number
                && other.effect >= entry.effect
                && other.speaks_wherever(entry)
                && !other.spares()
                && if equal { at < number || !entry.speaks_wherever(other) } else { !is_guarded() }
        };
        let found = self.found.covering(reach, &fits)?;
        self.entries.get(found).copied()
    }
}
