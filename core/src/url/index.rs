//! Many patterns, found without trying each.

use super::pattern::Pattern;
use super::{Match, Url, host::Host};
use crate::order;

/// Patterns by host and path; each carries its owner's number.
///
/// Invariant: sorted by key, and `parent` is the nearest entry before it whose key its own begins with. All entries
/// that a text begins with are then found by following the parents from where that text would stand.
#[derive(Debug, Default)]
pub(crate) struct Index {
    entries: Vec<Entry>,
    /// The most labels of a host that stands behind `*.`.
    deepest: usize,
}

#[derive(Debug)]
struct Entry {
    key: String,
    parent: Option<usize>,
    owner: usize,
    pattern: Pattern,
}

impl Index {
    /// Sorts the patterns in.
    pub(crate) fn new(patterns: impl IntoIterator<Item = (usize, Pattern)>) -> Self {
        let entry =
            |(owner, pattern): (usize, Pattern)| Entry { key: pattern.key(), parent: None, owner, pattern };
        let mut entries: Vec<Entry> = patterns.into_iter().map(entry).collect();
        order::sort_by(&mut entries, |one, other| one.key.cmp(&other.key));
        let deepest = entries.iter().map(|entry| entry.pattern.labels_below()).max().unwrap_or(0);
        // The entries that the one before begins with, itself last.
        let mut open: Vec<usize> = Vec::new();
        for at in 0..entries.len() {
            let (before, rest) = entries.split_at_mut(at);
            let Some(entry) = rest.first_mut() else { break };
            let begins = |other: &mut usize| {
                before.get(*other).is_some_and(|other| entry.key.starts_with(other.key.as_str()))
            };
            while open.pop_if(|other| !begins(other)).is_some() {}
            entry.parent = open.last().copied();
            open.push(at);
        }
        Self { entries, deepest }
    }

    /// Returns the owners of the patterns that name the URL, in their order and each once, with their best match.
    pub(crate) fn owners(&self, url: &Url) -> Vec<(usize, Match)> {
        let mut found = Vec::new();
        self.walk(&format!("*{}", url.path), url, &mut found);
        self.walk(&format!("={}{}", url.host, url.path), url, &mut found);
        if let Host::Name(labels) = &url.host {
            let shallowest = labels.len().saturating_sub(self.deepest).max(1);
            for parent in (shallowest..labels.len()).filter_map(|from| labels.get(from..)) {
                self.walk(&format!(".{}{}", parent.join("."), url.path), url, &mut found);
            }
        }
        order::sort_by(&mut found, |(one, how), (other, better)| one.cmp(other).then(better.cmp(how)));
        found.dedup_by_key(|(owner, _)| *owner);
        found
    }

    /// Collects from the entries that `text` begins with.
    fn walk(&self, text: &str, url: &Url, found: &mut Vec<(usize, Match)>) {
        let after = self.entries.partition_point(|entry| entry.key.as_str() <= text);
        let mut next = after.checked_sub(1);
        while let Some(entry) = next.and_then(|at| self.entries.get(at)) {
            if text.starts_with(entry.key.as_str()) {
                found.extend(entry.pattern.names(url).map(|how| (entry.owner, how)));
            }
            next = entry.parent;
        }
    }
}
