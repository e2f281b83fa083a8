//! What happened at every path, in order, and where the turns began.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::state::{FileState, Snapshot, folders_above};
use super::track::Track;

/// Who changed a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Author {
    /// A file tool of the agent.
    Agent,
    /// Something that the host observed, such as a command.
    Observed,
    /// A plan of this session.
    Plan,
}

/// A change of one path. What stands between two events is the person's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Event {
    pub(super) number: u64,
    pub(super) author: Author,
    pub(super) before: FileState,
    pub(super) after: FileState,
}

/// A turn, from its first event on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Turn {
    pub(super) start: u64,
    pub(super) mode: crate::operation::Mode,
    /// Whether a file-modifying operation ran.
    pub(super) modified: bool,
}

/// A revert or restore that `undo` can take back.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Revert {
    pub(super) start: u64,
    pub(super) undone: bool,
}

/// An operation on several files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) number: u64,
    pub(super) paths: BTreeSet<String>,
    /// Where a file went, for a relocation.
    pub(super) moved: Option<(String, String)>,
}

/// A folder that an operation made on its way.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct MadeFolder {
    number: u64,
    /// Whether it stands, as far as is known, because of that operation or of a plan.
    present: bool,
}

/// Everything that happened.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct History {
    pub(super) turns: Vec<Turn>,
    pub(super) paths: BTreeMap<String, Vec<Event>>,
    pub(super) groups: Vec<Group>,
    pub(super) reverts: Vec<Revert>,
    made: BTreeMap<String, MadeFolder>,
    pub(super) next: u64,
}

impl History {
    /// Takes in the states around one operation. A folder above another path of it was made on its way.
    pub(super) fn record(
        &mut self,
        author: Author,
        before: &[Snapshot],
        after: &[Snapshot],
    ) -> BTreeSet<String> {
        let number = self.advance();
        let find = |list: &[Snapshot], path: &str| {
            let found = list.iter().find(|snapshot| snapshot.path == path);
            found.map_or(FileState::Absent, |snapshot| snapshot.state.clone())
        };
        let paths: BTreeSet<&str> =
            before.iter().chain(after).map(|snapshot| snapshot.path.as_str()).collect();
        let standing = after.iter().filter(|snapshot| snapshot.state != FileState::Absent);
        let on_the_way: BTreeSet<&str> =
            standing.flat_map(|snapshot| folders_above(&snapshot.path)).collect();
        let mut touched = BTreeSet::new();
        for path in paths {
            let (before, after) = (find(before, path), find(after, path));
            if before == FileState::Absent && after == FileState::Directory && on_the_way.contains(path) {
                self.made.insert(path.to_owned(), MadeFolder { number, present: true });
            } else {
                self.push(path, Event { number, author, before, after });
                touched.insert(path.to_owned());
            }
        }
        touched
    }

    pub(super) fn push(&mut self, path: &str, event: Event) {
        self.paths.entry(path.to_owned()).or_default().push(event);
    }

    pub(super) fn advance(&mut self) -> u64 {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        number
    }

    /// Returns the path from event `start` on; observed changes count as the agent's where `with_observed`.
    /// Nothing where the path has no event since.
    pub(super) fn track(&self, path: &str, start: u64, with_observed: bool) -> Option<Track> {
        let mut events = self.paths.get(path)?.iter().filter(|event| event.number >= start).peekable();
        let mut track = Track::new(&events.peek()?.before);
        for event in events {
            track.person(&event.before);
            match event.author {
                Author::Agent | Author::Plan => track.agent(&event.after),
                Author::Observed if with_observed => track.agent(&event.after),
                Author::Observed => track.person(&event.after),
            }
        }
        Some(track)
    }

    /// Returns every path with an event since `start`.
    pub(super) fn touched(&self, start: u64) -> Vec<&str> {
        let is_late = |events: &&Vec<Event>| events.last().is_some_and(|event| event.number >= start);
        self.paths.iter().filter(|(_, events)| is_late(events)).map(|(path, _)| path.as_str()).collect()
    }

    /// Returns the folders that stand because an operation since `start` made them on its way.
    pub(super) fn made_since(&self, start: u64) -> Vec<&str> {
        let own = |made: &MadeFolder| made.present && made.number >= start;
        self.made.iter().filter(|(_, made)| own(made)).map(|(path, _)| path.as_str()).collect()
    }

    /// Notes that a plan made or removed a folder.
    pub(super) fn folder(&mut self, path: &str, present: bool) {
        if let Some(made) = self.made.get_mut(path) {
            made.present = present;
        }
    }

    /// Gives every path the number of the set of operations that tie it to others, where one does.
    pub(super) fn tied(&self, start: u64) -> BTreeMap<&str, usize> {
        let mut sets: Vec<BTreeSet<&str>> = Vec::new();
        for group in self.groups.iter().filter(|group| group.number >= start) {
            let mut joined: BTreeSet<&str> = group.paths.iter().map(String::as_str).collect();
            let (touching, apart): (Vec<_>, Vec<_>) =
                sets.into_iter().partition(|set| !set.is_disjoint(&joined));
            joined.extend(touching.into_iter().flatten());
            sets = apart;
            sets.push(joined);
        }
        let numbered = sets.into_iter().enumerate();
        numbered.flat_map(|(number, set)| set.into_iter().map(move |path| (path, number))).collect()
    }

    /// Returns where each moved file stood when `start` came, by where it stands now.
    pub(super) fn moves(&self, start: u64) -> BTreeMap<String, String> {
        let mut origins: BTreeMap<String, String> = BTreeMap::new();
        for group in self.groups.iter().filter(|group| group.number >= start) {
            let Some((from, to)) = &group.moved else { continue };
            for path in group.paths.iter().filter(|path| is_at_or_below(path, from)) {
                let rest = path.get(from.len()..).unwrap_or_default();
                let origin = origins.remove(path.as_str()).unwrap_or_else(|| path.clone());
                origins.insert(format!("{to}{rest}"), origin);
            }
        }
        origins
    }
}

/// Tells whether `path` is `folder` or lies below it.
pub(super) fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
