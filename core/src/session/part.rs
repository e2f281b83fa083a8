//! What is left of the agent's changes over a stretch of the history, one part for each path or move.

use std::collections::{BTreeMap, BTreeSet};

use super::history::History;
use super::lineage::{Lineage, Lineages};
use super::names::{folders_above, is_below};
use super::store::{Kept, Scratch};
use super::track::Track;

/// The net change of one path, or of one file that was moved.
///
/// Invariant: no path belongs to two parts of a list.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) path: String,
    /// Where the file stood, if it was moved.
    pub(super) from: Option<String>,
    pub(super) track: Track,
    /// Whether the person changed the file after it was moved.
    pub(super) late: bool,
    /// Whether what stands there came from elsewhere, so that it cannot be told line by line what is whose.
    pub(super) displaced: bool,
    /// The set of operations that ties it to other paths.
    pub(super) tie: Option<usize>,
}

/// A folder that stands because an operation made it on its way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Made {
    pub(super) path: String,
    /// Keys of the files that the operation left in the folder: then, and where their changes are listed.
    inside: BTreeSet<String>,
    /// Where the changes of its other files are listed, each with whether something of it is left; none where
    /// something became of the files in the folder.
    beside: BTreeMap<String, bool>,
}

impl Made {
    /// Tells whether the operation that made it is taken back, where the changes at these keys are.
    pub(super) fn goes_with(&self, taken: &BTreeSet<String>) -> bool {
        let is_whole = || self.beside.iter().all(|(key, is_left)| !is_left || taken.contains(key));
        let is_beside = || self.beside.keys().any(|key| taken.contains(key)) && is_whole();
        !self.inside.is_disjoint(taken) || is_beside()
    }
}

/// The parts of a stretch, by the key of their path, and the folders made on the way.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) list: BTreeMap<String, Part>,
    pub(super) made: Vec<Made>,
}

impl Parts {
    /// Collects what is left of the changes since `start`; see [`Lineages::since`].
    pub(super) fn since(
        history: &History,
        start: usize,
        with_observed: bool,
        scratch: &mut Scratch<'_>,
    ) -> Self {
        let lineages = Lineages::since(history, start, with_observed, scratch);
        let ties = history.tied(start);
        let mut origins: BTreeMap<String, &Lineage> = BTreeMap::new();
        // Keys to which two files would return: one that the agent moved away, and one that the person made there.
        let mut doubled: BTreeSet<String> = BTreeSet::new();
        for lineage in &lineages.list {
            let Some(key) = lineage.origin.as_ref().map(|origin| history.key(origin)) else { continue };
            if origins.insert(key.clone(), lineage).is_some() {
                doubled.insert(key);
            }
        }
        let is_doubled = |lineage: &Lineage| {
            lineage.origin.as_ref().is_some_and(|origin| doubled.contains(&history.key(origin)))
        };
        let places: BTreeMap<&String, &Lineage> =
            lineages.live.iter().filter_map(|(key, index)| Some((key, lineages.list.get(*index)?))).collect();
        let mut parts = Self::default();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (key, lineage) in &places {
            let Some(from) = lineage.origin.as_ref().map(|origin| history.key(origin)) else { continue };
            if from != **key && !places.contains_key(&from) && !origins.contains_key(*key) {
                let Some(mut part) = moved(lineage) else { continue };
                part.track.mixed |= is_doubled(lineage);
                part.tie = ties.get(&from).or_else(|| ties.get(*key)).copied();
                parts.list.insert((*key).clone(), part);
                taken.extend([from, (*key).clone()]);
            }
        }
        let keys: BTreeSet<&String> = origins.keys().chain(places.keys().copied()).collect();
        for key in keys.into_iter().filter(|key| !taken.contains(*key)) {
            let (was, is) = (origins.get(key).copied(), places.get(key).copied());
            if let Some(made) = is.and_then(|lineage| made_folder(lineage, &lineages, history)) {
                parts.made.push(made);
            } else if let Some(mut part) = in_place(was, is, scratch) {
                part.tie = ties.get(key).copied();
                part.track.mixed |= [was, is].into_iter().flatten().any(is_doubled);
                parts.list.insert(key.clone(), part);
            }
        }
        parts
    }

    /// Drops the folders that are above none of the parts.
    pub(super) fn keep_made_for_parts(&mut self, history: &History) {
        let names = self.list.values().flat_map(|part| part.from.iter().chain([&part.path]));
        let keys: BTreeSet<String> = names.map(|name| history.key(name)).collect();
        let above: BTreeSet<&str> = keys.iter().flat_map(|key| folders_above(key)).collect();
        self.made.retain(|made| above.contains(history.key(&made.path).as_str()));
    }
}

fn made_folder(lineage: &Lineage, lineages: &Lineages, history: &History) -> Option<Made> {
    let stands = lineage.track.base.is_absent() && lineage.track.current == Kept::Directory;
    let by = lineage.made_by.filter(|_| stands)?;
    let path = lineage.place.clone()?;
    let folder = history.key(&path);
    let (mut inside, mut beside) = (BTreeSet::new(), BTreeMap::new());
    let mut came_to_nothing = true;
    for (key, file) in lineages.files_of(by) {
        if is_below(key, &folder) {
            came_to_nothing &= file.listed.is_none();
            inside.extend(file.listed.iter().chain([key]).cloned());
        } else {
            beside.extend(file.listed.iter().map(|key| (key.clone(), file.is_left())));
        }
    }
    beside.retain(|_, _| came_to_nothing);
    Some(Made { path, inside, beside })
}

fn moved(lineage: &Lineage) -> Option<Part> {
    Some(Part {
        path: lineage.place.clone()?,
        from: lineage.origin.clone(),
        track: lineage.track.clone(),
        late: lineage.late,
        displaced: false,
        tie: None,
    })
}

/// Returns the part of a path, from the file that belongs there and the one that stands there.
fn in_place(was: Option<&Lineage>, is: Option<&Lineage>, scratch: &Scratch<'_>) -> Option<Part> {
    let path =
        is.and_then(|lineage| lineage.place.as_ref()).or(was.and_then(|lineage| lineage.origin.as_ref()));
    let path = path?.clone();
    let same = match (was, is) {
        (Some(was), Some(is)) if core::ptr::eq(was, is) => Some(was),
        (Some(was), None) if was.place.is_none() => Some(was),
        (None, Some(is)) if is.origin.is_none() => Some(is),
        _ => None,
    };
    if let Some(lineage) = same {
        // Of one key, so that only the spelling can have changed.
        let from = lineage.origin.clone().filter(|origin| lineage.place.is_some() && *origin != path);
        let is_part = from.is_some() || !lineage.track.is_clear();
        let (track, late) = (lineage.track.clone(), lineage.late);
        return is_part.then_some(Part { path, from, track, late, displaced: false, tie: None });
    }
    let absent = Kept::Absent;
    let base = was.map_or(&absent, |lineage| &lineage.track.base);
    let current = is.map_or(&absent, |lineage| &lineage.track.current);
    let is_mixed = |lineage: &Lineage| lineage.late || lineage.track.is_entangled(scratch);
    let mut track = Track::between(base, current);
    track.mixed = [was, is].into_iter().flatten().any(is_mixed);
    let from =
        was.and_then(|lineage| lineage.origin.clone()).filter(|origin| is.is_some() && *origin != path);
    let is_part = from.is_some() || !track.is_clear();
    is_part.then_some(Part { path, from, track, late: false, displaced: true, tie: None })
}
