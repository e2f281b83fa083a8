//! Which places a path may name, and what the policy says about each: every reading is looked at, and the strictest
//! finding kept.

use super::{Judging, RuleScope};
use crate::effect::Effect;
use crate::fold::Tags;
use crate::path::lexer::{Separators, Start, Volume};
use crate::path::listed::Reach;
use crate::path::place::Place;
use crate::path::protection::{Hit, Texts};
use crate::path::readings::{Ground, Home, Text, separators};
use crate::path::source::Source;
use crate::path::view::View;
use crate::text::quote;

/// How many names for other places one path is followed through.
const MOST_DETOURS: usize = 4;

impl<'a> Judging<'_, 'a> {
    /// Looks at every reading of one text.
    pub(super) fn read<'t>(&mut self, text: &'t Text<'t>, found: &mut Vec<(Hit, View<'t>)>)
    where
        'a: 't,
    {
        let platform = self.workspace.platform;
        let sure = separators(platform, &text.source);
        let both = sure == Separators::Slash && text.source.text.contains('\\');
        let ways = [Some(sure), both.then_some(Separators::Both)];
        for separators in ways.into_iter().flatten() {
            let placed = self.placed(&text.source, separators).or_else(|| self.roughly(&text.source));
            let Some((place, (folder, tags))) = placed else { continue };
            if matches!(place.volume, Volume::Share(_))
                && self.ground.root_of(&place.clone().collapsed()).is_none()
                && let Some((rough, (folder, tags))) = self.roughly(&text.source)
            {
                // The names of a server and a share are no names of files, but the literal rule reads them too, unless
                // they are those of a root.
                self.look(&self.without_parents(rough), folder, tags.and(text.tags), found);
            }
            let mut tags = tags.and(text.tags);
            if separators != sure {
                tags = tags.and(Tags::SEPARATOR);
            }
            if place.volume == Volume::Unknown
                && let Ok(lexed) = text.source.lex(platform, separators)
            {
                // A variable alone may stand for any folder.
                let alone = match lexed.start {
                    Start::Home => lexed.components.is_empty(),
                    Start::Absolute(_) => lexed.components.len() <= 1,
                    Start::Relative | Start::Rooted => false,
                };
                self.holds_root |= alone && self.access.reach() == Reach::Below;
                for (guess, more) in self.ground.guesses(&lexed) {
                    self.look_at(guess, folder, tags.and(more), found);
                }
            }
            self.look_at(place, folder, tags, found);
        }
    }

    /// Looks at a place and at the place on this machine that it is another name of.
    pub(super) fn look_at<'t>(
        &mut self,
        place: Place<'t>,
        folder: bool,
        tags: Tags,
        found: &mut Vec<(Hit, View<'t>)>,
    ) where
        'a: 't,
    {
        let (mut next, mut tags) = (Some(place), tags);
        // One may lead to another, but honest ones do not.
        for _ in 0..MOST_DETOURS {
            let Some(place) = next else { break };
            let climbs = place.components.iter().any(|component| component.text == "..");
            next = self.ground.local(&place);
            let seen = if climbs {
                self.look(&self.without_parents(place.clone()), folder, tags, found);
                let collapsed = place.collapsed();
                next = next.or_else(|| self.ground.local(&collapsed));
                collapsed
            } else {
                place
            };
            self.look(&seen, folder, tags, found);
            tags = tags.and(Tags::PREFIX);
            if let Some(twin) = Ground::twin(&seen, self.workspace.platform) {
                self.look(&twin, folder, tags, found);
            }
        }
        if next.is_some() {
            let message = format!("{} leads through too many other names of places", quote(self.about.path));
            self.found("unresolved-path", Effect::Ask, message);
        }
    }

    /// Returns the place with every `..` left out, as if the names before it were links; the names of a root are
    /// none.
    pub(super) fn without_parents<'t>(&self, place: Place<'t>) -> Place<'t> {
        place.without_parents(&self.ground.roots, self.ground.comparison)
    }

    /// Takes a text that is no valid path apart as far as it goes, so that a protected name in it is still seen.
    pub(super) fn roughly<'t>(&self, source: &'t Source<'t>) -> Option<(Place<'t>, (bool, Tags))>
    where
        'a: 't,
    {
        let lexed = source.lex_roughly();
        Some((Place::of(&lexed, &self.ground.base, None), (lexed.folder, Tags::PREFIX)))
    }

    pub(super) fn look<'t>(
        &mut self,
        place: &Place<'t>,
        folder: bool,
        tags: Tags,
        found: &mut Vec<(Hit, View<'t>)>,
    ) where
        'a: 't,
    {
        self.holds_root |= self.access.reach() == Reach::Below && self.ground.may_hold_root(place);
        let root = self.ground.root_of(place).map(|root| root.components.len());
        let below = root.unwrap_or(0);
        // What may lie in the workspace under another spelling is protected as if it did, and below every root alike.
        let roots = self.ground.roots_of(place);
        let home = match (self.protection.speaks_of_home(), &place.volume) {
            (false, _) => None,
            // Nobody knows the home folder, but the path says that it lies there.
            (true, Volume::Unknown) => tags.has(Tags::HOME).then_some(Home::Below(0)),
            (true, _) => self.ground.home_of(place),
        };
        let texts = Texts { place, roots: &roots, inside: root.is_some(), home };
        let view = View::new(place, below, folder, tags, self.protection.depth);
        let (readings, all) = self.protection.readings(&view);
        self.find(view, &texts, folder, &[], found);
        for stand_ins in readings {
            let tags = tags.and(Tags::SHORT_NAME);
            let view = View::with(place, below, folder, tags, self.protection.depth, &stand_ins);
            self.find(view, &texts, folder, &stand_ins, found);
        }
        if !all {
            self.too_many();
        }
    }

    /// Asks everything that the policy says about one reading.
    fn find<'t>(
        &mut self,
        view: View<'t>,
        texts: &Texts<'_>,
        folder: bool,
        stand_ins: &[(usize, &str)],
        found: &mut Vec<(Hit, View<'t>)>,
    ) {
        let reads = self.access.reads();
        if reads {
            texts.roots.iter().for_each(|root| self.ignore(texts.place, *root, folder, stand_ins));
        }
        let mut hits = Vec::new();
        self.protection.hits(&view, texts, self.access.reach(), &mut hits);
        hits.retain(|hit| reads == (self.scope(hit) == RuleScope::Read));
        found.extend(hits.into_iter().map(|hit| (hit, view.clone())));
    }
}
