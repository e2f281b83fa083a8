//! What ignore lines hide from reading and searching.

use super::{Access, Judging};
use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;
use crate::fold::{Depth, folded, trimmed_length};
use crate::ignore::{IgnoreMatch, IgnoreRules};
use crate::path::place::Place;
use crate::path::shortname::{self, ShortFamily};
use crate::span::Span;
use crate::text::quote;

impl Judging<'_, '_> {
    /// Adds the finding that an ignore line hides the path in this reading.
    pub(super) fn ignore(&mut self, place: &Place<'_>, below: usize, folder: bool) {
        let names: Vec<&str> = place.components.iter().skip(below).map(|component| component.text).collect();
        for (source, rules) in &self.protection.ignore {
            let searched = (self.access == Access::Search).then(|| rules.find(&names, true)).flatten();
            let found = searched.or_else(|| rules.find(&names, folder));
            let Some(found) = found.or_else(|| shortened(rules, &names)) else { continue };
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
            if found.folded {
                reason.disguises.push("case");
            }
            self.out.reasons.push(reason.with_subject(self.about.field, Span::new(0, self.about.path.len())));
        }
    }
}

/// Finds a line whose name one of `names` may be a generated short name of.
fn shortened<'r>(rules: &'r IgnoreRules, names: &[&str]) -> Option<IgnoreMatch<'r>> {
    names.iter().filter(|name| name.contains('~')).find_map(|name| {
        let folded = folded(name, Depth::Full);
        let short = shortname::parse(folded.get(..trimmed_length(&folded).0)?)?;
        let mut lines = rules.plain_names();
        lines
            .find(|(_, name)| ShortFamily::of(name).is_some_and(|family| family.contains(short)))
            .map(|(line, _)| line)
    })
}
