//! What a plan does to each path, and why.

use std::collections::BTreeMap;

use super::super::goal::{Goals, World};
use super::super::store::Kept;
use super::Move;
use super::aim::Aim;
use crate::order;

/// What becomes of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeKind {
    /// Nobody asked for it to be taken back.
    Left,
    /// It stands already as it shall.
    Already,
    /// It held what the session left there, and is taken back.
    Exact,
    /// The person changed it since; the agent's part is taken back, and the person's stays.
    KeptEdits,
    /// The person deleted it, and it stays deleted.
    StaysDeleted,
    /// A folder that stays because something is in it.
    NotEmpty,
    /// It cannot be taken back without losing something.
    Conflict,
    /// It belongs to an operation on several files one of which is in conflict.
    HeldBack,
}

impl OutcomeKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Left,
        Self::Already,
        Self::Exact,
        Self::KeptEdits,
        Self::StaysDeleted,
        Self::NotEmpty,
        Self::Conflict,
        Self::HeldBack,
    ];

    /// Returns the name that JSON uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Already => "already",
            Self::Exact => "exact",
            Self::KeptEdits => "kept-edits",
            Self::StaysDeleted => "stays-deleted",
            Self::NotEmpty => "not-empty",
            Self::Conflict => "conflict",
            Self::HeldBack => "held-back",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Left => "nothing of it is to be taken back",
            Self::Already => "it stands already as it shall",
            Self::Exact => "what the agent did is taken back",
            Self::KeptEdits => "what the agent did is taken back, and what the person changed since stays",
            Self::StaysDeleted => "the person deleted it, and it stays deleted",
            Self::NotEmpty => "something is in it, so that it stays",
            Self::Conflict => "it cannot be taken back without losing something",
            Self::HeldBack => "another file of the same operation is in conflict",
        }
    }
}

/// What a plan does to one path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathOutcome {
    /// The path.
    pub path: String,
    /// What becomes of it.
    pub kind: OutcomeKind,
    /// Why, in words.
    pub message: String,
}

impl PathOutcome {
    pub(super) fn new(path: &str, kind: OutcomeKind, message: Option<&str>) -> Self {
        Self { path: path.to_owned(), kind, message: message.unwrap_or(kind.message()).to_owned() }
    }
}

/// A path in the scope of a plan, with what was known of it.
pub(super) struct Scoped {
    pub(super) path: String,
    kind: OutcomeKind,
}

impl Scoped {
    /// Notes what would become of a path if nothing held it back.
    pub(super) fn new(path: &str, goals: Option<&Goals>, known: &Kept, base: &Kept, now: &Kept) -> Self {
        let kind = match goals {
            None => OutcomeKind::Left,
            Some(goals) if goals.is_empty() => {
                let is_gone = now.is_absent() && !known.is_absent() && !base.is_absent();
                if is_gone { OutcomeKind::StaysDeleted } else { OutcomeKind::Already }
            }
            Some(_) if now == known => OutcomeKind::Exact,
            Some(_) => OutcomeKind::KeptEdits,
        };
        Self { path: path.to_owned(), kind }
    }
}

impl Aim {
    /// Returns what becomes of each path in scope, sorted; with conflicts, what a partial plan would do.
    pub(super) fn outcomes(&self, steps: &[Move], world: &World) -> Vec<PathOutcome> {
        let held = self.held(world);
        let mut found: BTreeMap<String, PathOutcome> = BTreeMap::new();
        for Scoped { path, kind } in &self.scope {
            let key = world.key(path);
            let comes_back =
                || steps.iter().any(|step| world.key(&step.path) == key && !step.state.is_absent());
            let is_going = matches!(kind, OutcomeKind::Exact | OutcomeKind::KeptEdits);
            let kind = if *kind == OutcomeKind::StaysDeleted && comes_back() {
                OutcomeKind::Exact
            } else if *kind == OutcomeKind::StaysDeleted && !world.at(path).is_absent() {
                OutcomeKind::Left
            } else if !is_going || self.goals.contains_key(&key) {
                *kind
            } else if held.contains(&key) {
                OutcomeKind::HeldBack
            } else if *world.at(path) == Kept::Directory {
                OutcomeKind::NotEmpty
            } else {
                OutcomeKind::Already
            };
            found.insert(key, PathOutcome::new(path, kind, None));
        }
        for folder in &self.folders {
            let key = world.key(folder);
            let is_there = *world.at(folder) == Kept::Directory;
            let goes = steps.iter().any(|step| world.key(&step.path) == key && step.state.is_absent());
            let kind = match (is_there, goes) {
                (_, true) => OutcomeKind::Exact,
                (true, false) => OutcomeKind::NotEmpty,
                (false, false) => OutcomeKind::Already,
            };
            found.entry(key).or_insert_with(|| PathOutcome::new(folder, kind, None));
        }
        for obstacle in &self.obstacles {
            let outcome = PathOutcome::new(&obstacle.path, OutcomeKind::Conflict, Some(&obstacle.message));
            found.insert(world.key(&obstacle.path), outcome);
        }
        let mut list: Vec<PathOutcome> = found.into_values().collect();
        order::sort_by(&mut list, |a, b| a.path.cmp(&b.path));
        list
    }
}
