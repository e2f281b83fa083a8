//! Files followed through a stretch of the history, wherever they were moved.

use std::collections::BTreeMap;

use super::history::{Author, Change, History, Op};
use super::store::{Kept, Scratch};
use super::track::Track;

/// One file from the beginning of the stretch to its end.
#[derive(Debug, Clone)]
pub(super) struct Lineage {
    /// Where it would stand without the agent; nothing where it would not.
    pub(super) origin: Option<String>,
    /// Where it stands; nothing where it does not.
    pub(super) place: Option<String>,
    pub(super) track: Track,
    /// Whether the person changed it after the agent moved it.
    pub(super) late: bool,
    /// The operation that made it on its way, for a folder.
    pub(super) made_by: Option<usize>,
    /// The key at which its change is listed: where the agent left it, or else where it came from.
    pub(super) listed: Option<String>,
}

impl Lineage {
    fn new(state: &Kept, name: &str) -> Self {
        let place = (!state.is_absent()).then(|| name.to_owned());
        Self {
            origin: place.clone(),
            place,
            track: Track::new(state),
            late: false,
            made_by: None,
            listed: None,
        }
    }

    /// Tells whether something of the agent's is left.
    pub(super) fn is_left(&self) -> bool {
        self.is_moved() || !self.track.is_clear()
    }

    fn is_moved(&self) -> bool {
        self.origin.is_some() && self.place.is_some() && self.origin != self.place
    }

    /// Takes in what the person left at a name.
    pub(super) fn person(&mut self, state: &Kept, name: &str, scratch: &mut Scratch<'_>) {
        if !state.is_absent() && self.place.as_deref().is_some_and(|place| place != name) {
            // Only the spelling can differ, and that is the person's where the agent left it alone.
            if self.origin == self.place {
                self.origin = Some(name.to_owned());
            }
            self.place = Some(name.to_owned());
        }
        if *state == self.track.current {
            return;
        }
        self.late = self.is_moved() && !state.is_absent();
        self.made_by = None;
        self.track.person(state, scratch);
        if self.track.base.is_absent() {
            self.origin = None;
        } else if self.origin.is_none() {
            self.origin = Some(name.to_owned());
        }
        self.place = (!state.is_absent()).then(|| name.to_owned());
    }

    fn agent(&mut self, state: &Kept, name: &str, scratch: &Scratch<'_>) {
        self.track.agent(state, scratch);
        self.place = (!state.is_absent()).then(|| name.to_owned());
        self.late &= self.place.is_some();
    }
}

/// All files of a stretch.
#[derive(Debug, Default)]
pub(super) struct Lineages {
    pub(super) list: Vec<Lineage>,
    /// Which file stands at a key.
    pub(super) live: BTreeMap<String, usize>,
    /// Which file stood at a key and is gone.
    gone: BTreeMap<String, usize>,
    /// The files of each operation that made folders on its way, with where it left them or took them from.
    files: BTreeMap<usize, Vec<(String, usize)>>,
    /// Whether what is taken in is a plan.
    is_plan: bool,
}

impl Lineages {
    /// Follows the files from operation `start` on. Observed changes count as the agent's where
    /// `with_observed`, else as the person's.
    pub(super) fn since(
        history: &History,
        start: usize,
        with_observed: bool,
        scratch: &mut Scratch<'_>,
    ) -> Self {
        let mut lineages = Self::default();
        for (number, op) in history.since(start) {
            let is_agent = op.author != Author::Observed || with_observed;
            lineages.follow(history, op, is_agent.then_some(number), scratch);
        }
        lineages
    }

    /// Takes in an operation; with a number it is the agent's.
    fn follow(&mut self, history: &History, op: &Op, number: Option<usize>, scratch: &mut Scratch<'_>) {
        let mut moved: BTreeMap<&str, &str> = BTreeMap::new();
        if number.is_some() {
            moved = op.moves.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        }
        // All files leave before any arrives, so that they can change places.
        let mut arriving: BTreeMap<&str, usize> = BTreeMap::new();
        for change in &op.changes {
            let Some(to) = moved.get(change.path.as_str()) else { continue };
            let key = history.key(&change.path);
            arriving.insert(to, self.at(&key, change, scratch));
            self.live.remove(&key);
        }
        let makes = number.filter(|_| op.changes.iter().any(|change| change.on_the_way));
        self.is_plan = op.author == Author::Plan;
        for change in op.changes.iter().filter(|change| !moved.contains_key(change.path.as_str())) {
            let key = history.key(&change.path);
            if let Some(index) = arriving.get(change.path.as_str()) {
                self.arrive(*index, &key, change, history, scratch);
                self.list_at(*index, history);
                self.note_file(makes, &key, *index);
                continue;
            }
            let index = self.at(&key, change, scratch);
            let Some(lineage) = self.list.get_mut(index) else { continue };
            match number {
                Some(number) => {
                    lineage.agent(&change.after, &change.path, scratch);
                    // What a plan makes again still belongs to the operation that made it first.
                    if change.on_the_way && (op.author != Author::Plan || lineage.made_by.is_none()) {
                        lineage.made_by = Some(number);
                    }
                }
                None => lineage.person(&change.after, &change.path, scratch),
            }
            self.settle(index, &key, history);
            self.list_at(index, history);
            if !change.on_the_way {
                self.note_file(makes, &key, index);
            }
        }
    }

    /// Notes where the change of a file is listed; what a plan takes back was listed before.
    fn list_at(&mut self, index: usize, history: &History) {
        if let Some(lineage) = self.list.get_mut(index).filter(|_| !self.is_plan) {
            let name = lineage.place.as_ref().or(lineage.origin.as_ref());
            lineage.listed = name.map(|name| history.key(name));
        }
    }

    /// Notes a file of an operation that makes folders.
    fn note_file(&mut self, makes: Option<usize>, key: &str, index: usize) {
        if let Some(number) = makes {
            self.files.entry(number).or_default().push((key.to_owned(), index));
        }
    }

    /// Returns the files of an operation that made folders, each with its key then.
    pub(super) fn files_of(&self, number: usize) -> impl Iterator<Item = (&String, &Lineage)> {
        let files = self.files.get(&number).into_iter().flatten();
        files.filter_map(|(key, index)| Some((key, self.list.get(*index)?)))
    }

    /// Returns the file at a key, as it was before a change.
    fn at(&mut self, key: &str, change: &Change, scratch: &mut Scratch<'_>) -> usize {
        let name = change.name_before();
        let known = self.live.get(key).or_else(|| self.gone.get(key)).copied();
        let index = known.unwrap_or_else(|| {
            self.list.push(Lineage::new(&change.before, name));
            self.list.len().saturating_sub(1)
        });
        if let Some(lineage) = self.list.get_mut(index) {
            lineage.person(&change.before, name, scratch);
        }
        index
    }

    /// Puts a moved file at its new place, over whatever stood there.
    fn arrive(
        &mut self,
        index: usize,
        key: &str,
        change: &Change,
        history: &History,
        scratch: &mut Scratch<'_>,
    ) {
        if self.live.contains_key(key) || !change.before.is_absent() {
            let under = self.at(key, change, scratch);
            if let Some(lineage) = self.list.get_mut(under) {
                lineage.agent(&Kept::Absent, &change.path, scratch);
            }
            self.live.remove(key);
            self.settle(under, key, history);
            self.list_at(under, history);
        }
        if let Some(lineage) = self.list.get_mut(index) {
            lineage.agent(&change.after, &change.path, scratch);
        }
        self.settle(index, key, history);
    }

    /// Notes where a file stands now.
    fn settle(&mut self, index: usize, key: &str, history: &History) {
        let Some(lineage) = self.list.get(index) else { return };
        if lineage.place.is_some() {
            self.live.insert(key.to_owned(), index);
            if self.gone.get(key) == Some(&index) {
                self.gone.remove(key);
            }
            return;
        }
        if self.live.get(key) == Some(&index) {
            self.live.remove(key);
        }
        match &lineage.origin {
            Some(origin) => {
                self.gone.insert(history.key(origin), index);
            }
            None => {
                self.gone.entry(key.to_owned()).or_insert(index);
            }
        }
    }
}
