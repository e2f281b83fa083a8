//! The steps to a goal, in an order that never has less on disk than before until the last moment: make room,
//! make folders, rename, write, delete, remove folders.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::goal::{Goal, Goals, World};
use super::super::names::{folders_above, last, with_last};
use super::super::store::Kept;
use super::aim::below;

/// A step, as the session keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::session) struct Move {
    pub(in crate::session) path: String,
    pub(in crate::session) from: Option<String>,
    pub(in crate::session) expect: Kept,
    pub(in crate::session) state: Kept,
}

impl Move {
    fn new(path: &str, expect: &Kept, state: &Kept) -> Self {
        Self { path: path.to_owned(), from: None, expect: expect.clone(), state: state.clone() }
    }

    /// Returns the step that takes this one back.
    pub(super) fn reversed(&self) -> Self {
        let Self { path, from, expect, state } = self;
        let (path, from) = match from {
            Some(from) => (from.clone(), Some(path.clone())),
            None => (path.clone(), None),
        };
        Self { path, from, expect: state.clone(), state: expect.clone() }
    }
}

/// Orders the steps to all goals, and removes the folders that are empty then.
pub(super) fn steps(goals: &Goals, folders: &[String], world: &World) -> Vec<Move> {
    let mut steps = Steps { goals, world, out: Vec::new(), cleared: BTreeSet::new() };
    steps.make_room();
    steps.make_folders();
    steps.write();
    steps.delete(folders);
    steps.out
}

struct Steps<'p> {
    goals: &'p Goals,
    world: &'p World,
    out: Vec<Move>,
    /// Keys at which nothing stands any more.
    cleared: BTreeSet<String>,
}

impl Steps<'_> {
    fn now(&self, key: &str) -> &Kept {
        if self.cleared.contains(key) { &Kept::Absent } else { self.world.at(key) }
    }

    /// Removes what gives way to something of another kind, from the inside out.
    fn make_room(&mut self) {
        let is_thing = |state: &Kept| !matches!(state, Kept::Absent | Kept::Directory);
        for (key, goal) in self.goals.iter().rev() {
            let there = self.world.at(key);
            if there.is_absent() {
                continue;
            }
            let swaps = (*there == Kept::Directory) != (goal.state == Kept::Directory);
            let gives_way = || {
                let is_replaced = |folder: &str| {
                    let goal = self.goals.get(folder);
                    *self.world.at(folder) == Kept::Directory
                        && goal.is_some_and(|goal| is_thing(&goal.state))
                };
                folders_above(key).any(is_replaced)
            };
            let is_in_the_way = || {
                *there != Kept::Directory && below(self.goals, key).any(|(_, goal)| !goal.state.is_absent())
            };
            let goes = if goal.state.is_absent() { gives_way() || is_in_the_way() } else { swaps };
            if goes {
                self.out.push(Move::new(&self.world.name(&goal.path), there, &Kept::Absent));
                self.cleared.insert(key.clone());
            }
        }
    }

    fn make_folders(&mut self) {
        let mut folders: BTreeMap<String, &str> = BTreeMap::new();
        for (key, goal) in self.goals.iter().filter(|(_, goal)| !goal.state.is_absent()) {
            for folder in folders_above(&goal.path) {
                folders.entry(self.world.key(folder)).or_insert(folder);
            }
            if goal.state == Kept::Directory {
                folders.insert(key.clone(), &goal.path);
            }
        }
        for (key, path) in folders {
            if self.now(&key).is_absent() {
                self.out.push(Move::new(path, &Kept::Absent, &Kept::Directory));
            }
        }
    }

    /// Renames what is only spelled differently, and writes.
    fn write(&mut self) {
        for (key, Goal { path, state }) in self.goals.iter().filter(|(_, goal)| !goal.state.is_absent()) {
            let there = self.now(key).clone();
            let name = self.world.name(path);
            if !there.is_absent() && last(&name) != last(path) {
                let path = with_last(&name, last(path));
                let from = Some(name);
                self.out.push(Move { path, from, expect: there.clone(), state: there.clone() });
            }
            if there != *state && *state != Kept::Directory {
                self.out.push(Move::new(path, &there, state));
            }
        }
    }

    fn delete(&mut self, folders: &[String]) {
        let mut gone: BTreeSet<String> = self
            .goals
            .iter()
            .filter(|(key, goal)| goal.state.is_absent() && !self.now(key).is_absent())
            .map(|(key, _)| key.clone())
            .collect();
        let own: BTreeSet<String> = folders.iter().map(|folder| self.world.key(folder)).collect();
        for folder in own.iter().rev() {
            let stays = |(key, there): (&String, &Goal)| {
                let goal = self.goals.get(key);
                let goes = gone.contains(key) || goal.is_some_and(|goal| goal.state.is_absent());
                !there.state.is_absent() && !goes
            };
            let is_filled = below(self.goals, folder).any(|(_, goal)| !goal.state.is_absent());
            let is_folder = *self.now(folder) == Kept::Directory && !self.goals.contains_key(folder);
            if is_folder && !is_filled && !below(&self.world.there, folder).any(stays) {
                gone.insert(folder.clone());
            }
        }
        for key in gone.iter().rev() {
            self.out.push(Move::new(&self.world.name(key), self.world.at(key), &Kept::Absent));
        }
    }
}
