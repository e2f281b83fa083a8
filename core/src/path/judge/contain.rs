//! Where a path lies: inside the workspace or not, under which spelling, and what about that is worth a word.

use super::{Access, Judging, Spelling};
use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;
use crate::operation::ResolveStatus;
use crate::path::lexer::{Component, Volume};
use crate::path::place::Place;
use crate::path::protection::RuleScope;
use crate::path::shortname;
use crate::profile::Profile;
use crate::span::Span;
use crate::text::quote;
use crate::workspace::Platform;

impl Judging<'_, '_> {
    pub(super) fn contain(
        &mut self,
        given: Option<&Place<'_>>,
        resolved: Option<&Place<'_>>,
        has_real: bool,
    ) {
        let inside =
            |place: Option<&Place<'_>>| place.is_some_and(|place| self.ground.root_of(place).is_some());
        let given_inside =
            inside(given) || (given.is_some_and(is_magic) && self.argument.status == ResolveStatus::Full);
        self.out.inside = given_inside && (!has_real || inside(resolved));
    }

    /// Sets the spellings of the path and what they are allowed.
    ///
    /// An operation that follows links reaches what the host resolved, and another the entry that was named, in a
    /// folder that may have been reached through a link. So whatever loosens must match both: it then holds for the
    /// file that is reached, whichever of them that is.
    pub(super) fn spell(&mut self, given: Option<&Place<'_>>, resolved: Option<&Place<'_>>, has_real: bool) {
        let trusted = matches!(self.argument.status, ResolveStatus::Full | ResolveStatus::Ancestor);
        let place = match resolved {
            Some(resolved) if trusted && self.access.follows() => Some(resolved),
            Some(_) | None => given,
        };
        let known = |place: &&Place<'_>| place.volume != Volume::Unknown;
        let Some(place) = place.filter(known) else { return };
        if self.out.reasons.iter().any(|reason| reason.effect == Effect::Deny) {
            return;
        }
        let spelled: Option<Vec<Spelling>> = [Some(given), has_real.then_some(resolved)]
            .into_iter()
            .flatten()
            .map(|place| place.filter(known).map(|place| Spelling::of(place, self.ground)))
            .collect();
        self.spellings = spelled.unwrap_or_default();
        self.out.allowed_by = self.allowed_by();
        let absolute = absolute(place);
        let root = self.ground.root_of(place);
        let relative = root.map(|root| place.joined_from(root.components.len()));
        self.out.below = relative.map(|relative| absolute.len().saturating_sub(relative.len()));
        let target = target(place, self.workspace.platform);
        self.out.slashed = (target != absolute).then_some(absolute);
        self.out.target = Some(target);
    }

    /// Returns the first rule that allows the path, where every spelling of it is allowed by some rule.
    fn allowed_by(&self) -> Option<RuleReference> {
        let scope = if self.access.reads() { RuleScope::Read } else { RuleScope::Write };
        let mut rules = self.spellings.iter().map(|spelling| {
            self.protection.allowing.iter().find_map(|(patterns, index)| {
                let rule = self.protection.rules.get(*index).filter(|rule| rule.scope == scope)?;
                spelling.matches(patterns).then_some(&rule.reference)
            })
        });
        let first = rules.next()??;
        rules.all(|rule| rule.is_some()).then(|| first.clone())
    }

    /// Adds the findings that are no match of a pattern.
    pub(super) fn hazards(&mut self, given: Option<&Place<'_>>) {
        if self.access.reads() {
            return;
        }
        let hardened = self.protection.profile == Profile::Hardened;
        let effect = if hardened { Effect::Ask } else { Effect::Allow };
        let path = quote(self.about.path);
        let span = Span::new(0, self.about.path.len());
        let mut add = |code, effect, message: String| {
            self.out.reasons.push(Reason::new(code, effect, message).with_subject(self.about.field, span));
        };
        // Where the host leaves open where the path leads, that is the finding; only what is known lies outside.
        let known = given.filter(|place| place.volume != Volume::Unknown || !self.doubted);
        let outside = if self.doubted {
            known.is_some_and(|given| self.ground.root_of(given).is_none())
        } else {
            !self.out.inside
        };
        if outside {
            add("outside-workspace", effect, format!("{path} lies outside the workspace"));
        }
        if self.argument.status == ResolveStatus::Failed {
            add(
                "unresolved-path",
                effect,
                format!("the host could not resolve {path}, so that a link in it may lead elsewhere"),
            );
        }
        if self.argument.hard_links.is_some_and(|links| links > 1) && self.access == Access::Write {
            add("hard-link", effect, format!("{path} has other names, which change with it"));
        }
        // A link to a root cannot be told from the root by what the host says, so that it asks too.
        if self.holds_root {
            add("protected-path", Effect::Ask, format!("{path} holds a root of the workspace"));
        }
        let Some(given) = given else { return };
        let below = self.ground.root_of(given).map_or(0, |root| root.components.len());
        let generated =
            given.components.iter().skip(below).any(|component| shortname::looks_generated(component.text));
        let resolved = self.argument.real_path.is_some();
        if hardened && generated && !resolved && self.workspace.platform == Platform::Windows {
            add("short-name", Effect::Ask, format!("{path} may be a generated short name of another file"));
        }
    }
}

/// Tells whether a place is one that leads back into a workspace under another name.
fn is_magic(place: &Place<'_>) -> bool {
    let names: Vec<&str> = place.components.iter().map(|component| component.text).take(3).collect();
    match (&place.volume, names.as_slice()) {
        (
            Volume::Posix,
            ["proc", _, "root" | "cwd" | "fd", ..] | ["dev", "fd", ..] | ["System", "Volumes", "Data", ..],
        ) => true,
        (Volume::Posix, ["mnt", drive, ..]) => drive.len() == 1,
        (Volume::Share(share), _) => share.ends_with('$'),
        (Volume::Posix | Volume::Drive(_) | Volume::Uri(_) | Volume::Unknown, _) => false,
    }
}

/// Writes a place with `/` between the names.
pub(super) fn absolute(place: &Place<'_>) -> String {
    match &place.volume {
        Volume::Share(share) => {
            let (server, share) = share.split_once('\\').unwrap_or((share, ""));
            format!("//{server}/{share}/{}", place.joined_from(0))
        }
        Volume::Posix | Volume::Drive(_) | Volume::Uri(_) | Volume::Unknown => place.spelled(Platform::Posix),
    }
}

/// Writes a place as the host should use it.
fn target(place: &Place<'_>, platform: Platform) -> String {
    if platform != Platform::Windows {
        return place.spelled(platform);
    }
    let components = place
        .components
        .iter()
        .map(|component| Component { text: component.text.trim_end_matches(['.', ' ']), at: None });
    Place { volume: place.volume.clone(), components: components.collect() }.spelled(platform)
}
