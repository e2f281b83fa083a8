//! Where a path lies: inside the workspace or not, under which spelling, and what about that is worth a word.

use super::{Access, Judging};
use crate::decision::Reason;
use crate::effect::Effect;
use crate::operation::ResolveStatus;
use crate::path::lexer::{Component, Volume};
use crate::path::listed::Reach;
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

    /// Sets the spellings of the path.
    pub(super) fn spell(&mut self, given: Option<&Place<'_>>, resolved: Option<&Place<'_>>) {
        let trusted = matches!(self.argument.status, ResolveStatus::Full | ResolveStatus::Ancestor);
        let place = match resolved {
            Some(resolved) if trusted && self.access.follows() => Some(resolved),
            Some(_) | None => given,
        };
        let Some(place) = place.filter(|place| place.volume != Volume::Unknown) else { return };
        if self.out.reasons.iter().any(|reason| reason.effect == Effect::Deny) {
            return;
        }
        let root = self.ground.root_of(place);
        let relative = root.map(|root| place.joined_from(root.components.len()));
        let absolute = absolute(place);
        let scope = if self.access.reads() { RuleScope::Read } else { RuleScope::Write };
        self.at_home = self.ground.below_home(place);
        let at_home = self.at_home.as_deref();
        let allowing = self.protection.allowing.iter().find_map(|(patterns, index)| {
            let rule = self.protection.rules.get(*index).filter(|rule| rule.scope == scope)?;
            patterns.find(relative.as_deref(), &absolute, at_home).map(|_| rule.reference.clone())
        });
        self.out.allowed_by = allowing;
        self.out.below = relative.map(|relative| absolute.len().saturating_sub(relative.len()));
        let target = target(place, self.workspace.platform);
        self.out.slashed = (target != absolute).then_some(absolute);
        self.out.target = Some(target);
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
        if !self.out.inside {
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
        let Some(given) = given else { return };
        let below = self.ground.root_of(given).map_or(0, |root| root.components.len());
        let generated =
            given.components.iter().skip(below).any(|component| shortname::looks_generated(component.text));
        let resolved = self.argument.real_path.is_some();
        if hardened && generated && !resolved && self.workspace.platform == Platform::Windows {
            add("short-name", Effect::Ask, format!("{path} may be a generated short name of another file"));
        }
        let holds_root = self.ground.roots.iter().any(|root| given.contains(root, self.ground.comparison));
        if holds_root && self.access.reach() == Reach::Below {
            add("protected-path", Effect::Ask, format!("{path} holds a root of the workspace"));
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
fn absolute(place: &Place<'_>) -> String {
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
