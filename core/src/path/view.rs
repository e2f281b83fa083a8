//! One reading of a path, folded and ready to be matched.

use super::place::Place;
use crate::fold::Tags;
use crate::fold::{Depth, push_folded, trimmed_length};

/// One folded name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Name<'a> {
    /// The name as written.
    pub(crate) text: &'a str,
    /// Where it stands in the argument.
    pub(crate) at: Option<usize>,
    start: usize,
    end: usize,
    uncut_start: usize,
    uncut_end: usize,
    /// How it differs from its skeleton.
    pub(crate) tags: Tags,
}

/// A path as a row of skeletons.
///
/// Invariant: `joined` holds the skeletons of all names with `/` between, `uncut` the same before streams and
/// ends are cut; both end with `/` where the path names a folder.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    pub(crate) names: Vec<Name<'a>>,
    pub(crate) joined: String,
    uncut: Option<String>,
    /// The number of names that belong to the root.
    pub(crate) below: usize,
    /// What was done to get this reading.
    pub(crate) tags: Tags,
}

impl<'a> View<'a> {
    /// Folds `place`, of which the first `below` names belong to the root.
    pub(crate) fn new(place: &Place<'a>, below: usize, folder: bool, tags: Tags, depth: Depth) -> Self {
        Self::with(place, below, folder, tags, depth, &[])
    }

    /// Does as [`Self::new`] with the skeletons of some names replaced.
    pub(crate) fn with(
        place: &Place<'a>,
        below: usize,
        folder: bool,
        tags: Tags,
        depth: Depth,
        stand_ins: &[(usize, &str)],
    ) -> Self {
        let mut names = Vec::with_capacity(place.components.len());
        let length: usize =
            place.components.iter().map(|component| component.text.len().saturating_add(1)).sum();
        let mut joined = String::with_capacity(length.saturating_add(1));
        let mut uncut: Option<String> = None;
        for (index, component) in place.components.iter().enumerate() {
            let stand_in = stand_ins.iter().find(|(at, _)| *at == index).map(|(_, name)| *name);
            if !joined.is_empty() || !names.is_empty() {
                joined.push('/');
                if let Some(uncut) = &mut uncut {
                    uncut.push('/');
                }
            }
            let start = joined.len();
            let mut name_tags = push_folded(&mut joined, stand_in.unwrap_or(component.text), depth);
            let name = joined.get(start..).unwrap_or_default();
            let (length, cut) = trimmed_length(name);
            name_tags = name_tags.and(cut);
            let (uncut_start, uncut_end);
            if length < name.len() && uncut.is_none() {
                uncut = Some(joined.clone());
                (uncut_start, uncut_end) = (start, joined.len());
            } else if let Some(uncut) = &mut uncut {
                uncut_start = uncut.len();
                uncut.push_str(name);
                uncut_end = uncut.len();
            } else {
                (uncut_start, uncut_end) = (start, joined.len());
            }
            joined.truncate(start.saturating_add(length));
            names.push(Name {
                text: component.text,
                at: component.at,
                start,
                end: joined.len(),
                uncut_start,
                uncut_end,
                tags: name_tags,
            });
        }
        if folder {
            joined.push('/');
            if let Some(uncut) = &mut uncut {
                uncut.push('/');
            }
        }
        Self { names, joined, uncut, below, tags }
    }

    /// Returns the skeleton of name `index`.
    pub(crate) fn skeleton(&self, index: usize) -> &str {
        self.names.get(index).and_then(|name| self.joined.get(name.start..name.end)).unwrap_or_default()
    }

    /// Returns name `index` folded, with its stream and its end.
    pub(crate) fn uncut(&self, index: usize) -> &str {
        let Some(uncut) = &self.uncut else { return self.skeleton(index) };
        self.names.get(index).and_then(|name| uncut.get(name.uncut_start..name.uncut_end)).unwrap_or_default()
    }

    /// Returns the joined skeletons from name `index` on.
    pub(crate) fn from(&self, index: usize) -> &str {
        let start = self.names.get(index).map_or(self.joined.len(), |name| name.start);
        self.joined.get(start..).unwrap_or_default()
    }

    /// Finds `needle` below the root and returns the names it touches, first and last. A `/` at its beginning also
    /// stands before the first name.
    pub(crate) fn find(&self, needle: &str) -> Option<(usize, usize)> {
        let start = self.names.get(self.below).map_or(self.joined.len(), |name| name.start);
        if let Some((from, to)) = found(&self.joined, start, needle) {
            return Some(self.touched(from, to, |name| (name.start, name.end)));
        }
        let uncut = self.uncut.as_ref()?;
        let start = self.names.get(self.below).map_or(uncut.len(), |name| name.uncut_start);
        let (from, to) = found(uncut, start, needle)?;
        Some(self.touched(from, to, |name| (name.uncut_start, name.uncut_end)))
    }

    fn touched(&self, from: usize, to: usize, range: impl Fn(&Name<'a>) -> (usize, usize)) -> (usize, usize) {
        let first =
            self.names.iter().position(|name| range(name).1 > from || range(name).1 == from).unwrap_or(0);
        let last = self.names.iter().rposition(|name| range(name).0 < to).unwrap_or(first);
        (first, last.max(first))
    }

    /// Tells whether a name below the root has the shape of a short name.
    pub(crate) fn has_counter(&self) -> bool {
        self.joined.contains('~')
    }
}

/// Finds `needle` in `text` from byte `start` on, where a name begins.
fn found(text: &str, start: usize, needle: &str) -> Option<(usize, usize)> {
    let rest = text.get(start..)?;
    if let Some(name) = needle.strip_prefix('/').filter(|name| rest.starts_with(name)) {
        return Some((start, start.saturating_add(name.len())));
    }
    let at = start.saturating_add(rest.find(needle)?);
    Some((at, at.saturating_add(needle.len())))
}
