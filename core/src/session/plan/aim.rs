//! What a plan wants to reach: goals, what stands in their way, and what is held back because of it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::goal::{Goal, Goals, Obstacle, World, carry_out, take_back};
use super::super::history::History;
use super::super::names::folders_above;
use super::super::part::{Made, Parts};
use super::super::review::{Hunk, Item, Review};
use super::super::store::{Kept, Scratch};
use super::outcome::Scoped;

/// What a plan wants to reach.
#[derive(Default)]
pub(in crate::session) struct Aim {
    pub(in crate::session) goals: Goals,
    pub(in crate::session) obstacles: Vec<Obstacle>,
    /// Folders made on the way that are removed where they are empty then.
    pub(in crate::session) folders: Vec<String>,
    /// Where taking back moves files, from and to.
    pub(in crate::session) moves: Vec<(String, String)>,
    /// What enters the history where that is not what shall stand there.
    pub(in crate::session) records: Goals,
    /// The paths that the plan is about.
    pub(super) scope: Vec<Scoped>,
    ties: BTreeMap<String, usize>,
}

impl Aim {
    /// Takes back everything since `start`; where that is the beginning of the latest turn, and `is_turn`, not what
    /// stands behind the turn already.
    pub(super) fn back_to(
        history: &History,
        (start, is_turn): (usize, bool),
        world: &World,
        scratch: &mut Scratch<'_>,
    ) -> Self {
        let mut aim = Self { ties: history.tied(start), ..Self::default() };
        let mut parts = Parts::since(history, start, true, scratch);
        if is_turn {
            let is_left = |name: &String| !history.is_back(&history.key(name));
            parts.list.retain(|_, part| part.from.iter().chain([&part.path]).any(is_left));
            if history.reverts.iter().any(|revert| !revert.undone) {
                parts.keep_made_for_parts(history);
            }
        }
        for part in parts.list.values() {
            let found = take_back(part, world, scratch);
            let (known, base) = (&part.track.current, &part.track.base);
            for path in part.from.iter().chain([&part.path]) {
                aim.scope.push(Scoped::new(path, found.as_ref().ok(), known, base, world.at(&part.path)));
            }
            aim.want(found, &part.path, part.from.as_deref());
        }
        aim.hold_back(world, scratch);
        aim.folders = parts.made.into_iter().map(|made| made.path).collect();
        aim
    }

    /// Carries out the decisions of a review.
    pub(super) fn of_review(
        history: &History,
        review: &Review,
        world: &World,
        scratch: &mut Scratch<'_>,
    ) -> Self {
        let mut aim = Self { ties: history.tied(review.start), ..Self::default() };
        for item in &review.items {
            let found = carry_out(item, world, scratch);
            let is_asked = item.hunks.iter().any(Hunk::is_taken_back);
            let goals = found.as_ref().ok().filter(|_| is_asked);
            let known = if item.keeps_mine() { &Kept::Absent } else { &item.current };
            for path in item.from.iter().chain([&item.path]) {
                aim.scope.push(Scoped::new(path, goals, known, &item.base, world.at(&item.path)));
            }
            if let (Ok(goals), true) = (&found, item.keeps_mine()) {
                aim.record(goals, &item.dropping_mine(), world, scratch);
            }
            aim.want(found, &item.path, item.from.as_deref());
        }
        aim.hold_back(world, scratch);
        let parts = Parts::since(history, review.start, false, scratch);
        aim.folders = made_by_rejected(history, review, parts.made, &aim.held(world));
        aim
    }

    /// Notes that what stays of the person's in a hunk enters the history as the person's, not as the plan's.
    fn record(&mut self, goals: &Goals, dropping: &Item, world: &World, scratch: &mut Scratch<'_>) {
        let Ok(without) = carry_out(dropping, world, scratch) else { return };
        for (key, Goal { path, state: _ }) in without.iter().chain(goals) {
            let of = |goals: &Goals| {
                goals.get(key).map_or_else(|| world.at(path).clone(), |goal| goal.state.clone())
            };
            let (kept, dropped) = (of(goals), of(&without));
            if kept != dropped {
                self.records.insert(key.clone(), Goal { path: path.clone(), state: dropped });
            }
        }
    }

    fn want(&mut self, found: Result<Goals, Obstacle>, path: &str, from: Option<&str>) {
        match found {
            Ok(goals) => {
                // Two spellings of one name are no two places.
                if let (Some(from), 2) = (from, goals.len()) {
                    self.moves.push((path.to_owned(), from.to_owned()));
                }
                self.goals.extend(goals);
            }
            Err(obstacle) => self.obstacles.push(obstacle),
        }
    }

    /// Returns the keys of everything that an obstacle holds back.
    pub(in crate::session) fn held(&self, world: &World) -> BTreeSet<String> {
        let paths = self.obstacles.iter().map(|obstacle| world.key(&obstacle.path));
        with_ties(paths.collect(), &self.ties)
    }

    /// Drops the goals of every operation that has a member in conflict, until none is left that has.
    fn hold_back(&mut self, world: &World, scratch: &Scratch<'_>) {
        self.goals.retain(|key, goal| world.there.get(key) != Some(goal));
        loop {
            let held = self.held(world);
            self.goals.retain(|key, _| !held.contains(key));
            // A move is carried out at both ends or at none.
            let halves: Vec<String> = self
                .moves
                .iter()
                .map(|(path, from)| (world.key(path), world.key(from)))
                .filter(|(path, from)| self.goals.contains_key(path) != self.goals.contains_key(from))
                .flat_map(|(path, from)| [path, from])
                .collect();
            self.goals.retain(|key, _| !halves.contains(key));
            let found = in_the_way(&self.goals, world, scratch);
            if found.is_empty() {
                break;
            }
            self.obstacles.extend(found);
        }
        self.keep_filled_folders(world);
        let held = self.held(world);
        self.records.retain(|key, _| !held.contains(key));
        let (goals, keys) = (&self.goals, |path: &str| world.key(path));
        self.moves.retain(|(path, _)| goals.contains_key(&keys(path)));
    }

    /// A folder that is to go stays where something in it stays.
    fn keep_filled_folders(&mut self, world: &World) {
        let is_folder = |key: &&String| *world.at(key) == Kept::Directory;
        let goes = |goal: &Goal| goal.state.is_absent();
        let gone = self.goals.iter().filter(|(_, goal)| goes(goal)).map(|(key, _)| key);
        let folders: Vec<String> = gone.filter(is_folder).cloned().collect();
        for folder in folders.into_iter().rev() {
            let stays = |(key, there): (&String, &Goal)| {
                !there.state.is_absent() && !self.goals.get(key).is_some_and(goes)
            };
            if below(&world.there, &folder).any(stays) {
                self.goals.remove(&folder);
            }
        }
    }

    /// Returns the sets of keys that were taken back together.
    pub(super) fn groups(&self, world: &World) -> Vec<BTreeSet<String>> {
        let mut groups: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        for (key, tie) in self.ties.iter().filter(|(key, _)| self.goals.contains_key(*key)) {
            groups.entry(*tie).or_default().insert(key.clone());
        }
        let moved = self.moves.iter().map(|(path, from)| BTreeSet::from([world.key(path), world.key(from)]));
        groups.into_values().chain(moved).filter(|group| group.len() > 1).collect()
    }
}

/// Adds every key that is tied to one of these.
pub(in crate::session) fn with_ties(
    mut keys: BTreeSet<String>,
    ties: &BTreeMap<String, usize>,
) -> BTreeSet<String> {
    let held: BTreeSet<usize> = keys.iter().filter_map(|key| ties.get(key)).copied().collect();
    if !held.is_empty() {
        keys.extend(ties.iter().filter(|(_, tie)| held.contains(tie)).map(|(key, _)| key.clone()));
    }
    keys
}

/// Chooses the folders that belong to operations which are taken back, or all where the whole turn is.
fn made_by_rejected(
    history: &History,
    review: &Review,
    made: Vec<Made>,
    held: &BTreeSet<String>,
) -> Vec<String> {
    if made.is_empty() {
        return Vec::new();
    }
    let undone = review.items.iter().filter(|item| item.is_undone()).map(|item| history.key(&item.path));
    let mut taken: BTreeSet<String> = undone.filter(|key| !held.contains(key)).collect();
    taken.extend(review.taken_back.iter().cloned());
    let is_all = held.is_empty() && review.is_all_rejected();
    made.into_iter().filter(|made| is_all || made.goes_with(&taken)).map(|made| made.path).collect()
}

/// Finds goals that cannot be reached: below something that is no folder, in place of a folder that is not
/// empty, or with a content that only the host holds.
fn in_the_way(goals: &Goals, world: &World, scratch: &Scratch<'_>) -> Vec<Obstacle> {
    let after = |key: &str| {
        let found = goals.get(key).or_else(|| world.there.get(key));
        found.map_or(&Kept::Absent, |goal| &goal.state)
    };
    let mut found = Vec::new();
    for (key, Goal { path, state }) in goals.iter().filter(|(_, goal)| !goal.state.is_absent()) {
        let is_no_folder = |folder: &str| !matches!(after(folder), Kept::Absent | Kept::Directory);
        if folders_above(key).any(is_no_folder) {
            found.push(Obstacle::new(path, "something that is no folder stands above it"));
        } else if *state != Kept::Directory
            && world.at(key) == &Kept::Directory
            && !is_emptied(key, world, &after)
        {
            found.push(Obstacle::new(path, "the folder that stands there is not empty"));
        } else if state.content().is_some_and(|content| scratch.bytes(content).is_none()) {
            found.push(Obstacle::new(path, "the content from before is not kept, and was not supplied"));
        }
    }
    found
}

/// Tells whether everything that was seen below a folder is gone afterwards.
fn is_emptied<'g>(folder: &str, world: &World, after: &impl Fn(&str) -> &'g Kept) -> bool {
    below(&world.there, folder).all(|(key, there)| there.state.is_absent() || after(key).is_absent())
}

/// Returns the entries below a folder.
pub(super) fn below<'m>(
    map: &'m BTreeMap<String, Goal>,
    folder: &str,
) -> impl Iterator<Item = (&'m String, &'m Goal)> {
    let prefix = format!("{folder}/");
    map.range(prefix.clone()..).take_while(move |(key, _)| key.starts_with(&prefix))
}
