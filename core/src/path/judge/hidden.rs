//! What ignore lines hide from reading and searching.

use super::{Access, Judging};
use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;
use crate::path::place::Place;
use crate::span::Span;
use crate::text::quote;

impl Judging<'_, '_> {
    /// Adds the finding that an ignore line hides the path in this reading, with the names of `stand_ins` in it.
    pub(super) fn ignore(
        &mut self,
        place: &Place<'_>,
        below: usize,
        folder: bool,
        stand_ins: &[(usize, &str)],
    ) {
        let stand_in = |at: usize| stand_ins.iter().find(|(index, _)| *index == at).map(|(_, name)| *name);
        let names = place.components.iter().enumerate().skip(below);
        let names: Vec<&str> = names.map(|(at, name)| stand_in(at).unwrap_or(name.text)).collect();
        for (source, rules) in &self.protection.ignore {
            let searched = (self.access == Access::Search).then(|| rules.find(&names, true)).flatten();
            let found = searched.or_else(|| rules.find(&names, folder));
            let Some(found) = found else { continue };
            let index = u32::try_from(found.index).unwrap_or(u32::MAX);
            let known = |reason: &Reason| {
                reason
                    .rule
                    .as_ref()
                    .is_some_and(|rule| rule.source == *source && rule.list.as_deref() == Some("ignore"))
            };
            if self.out.reasons.iter().any(known) {
                continue;
            }
            let reference = RuleReference {
                source: *source,
                index,
                list: Some("ignore".to_owned()),
                pattern: found.line.to_owned(),
                id: None,
                reason: None,
            };
            let message =
                format!("{} is hidden by the ignore line {}", quote(self.about.path), quote(found.line));
            let mut reason = Reason::new("ignored-path", Effect::Deny, message).with_rule(reference);
            if !stand_ins.is_empty() {
                reason.disguises.push("short-name");
            } else if found.folded {
                reason.disguises.push("case");
            }
            self.out.reasons.push(reason.with_subject(self.about.field, Span::new(0, self.about.path.len())));
        }
    }

    /// Adds the finding that nobody can say what the short names of the path stand for.
    pub(super) fn too_many(&mut self) {
        let path = quote(self.about.path);
        let message =
            format!("{path} holds generated short names that may stand for too many names of patterns");
        let reason = Reason::new("short-name", Effect::Ask, message);
        if !self.out.reasons.iter().any(|known| known.message == reason.message) {
            self.out.reasons.push(reason.with_subject(self.about.field, Span::new(0, self.about.path.len())));
        }
    }
}
