//! Tables of protected names, looked up by their first name. Knows the notation of the tables, not their content.

use super::lookup::{Lengths, Lookup};
use super::tables::hardened::Group;
use super::view::View;
use crate::fold::Tags;
use crate::fold::{Depth, folded};
use crate::order;

/// One entry of a table.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    /// The entry as written.
    pub(crate) pattern: &'static str,
    /// Why it is protected.
    pub(crate) why: &'static str,
    names: Vec<String>,
    last: Last,
    folder: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Whole,
    Beginning,
    End,
}

/// A table ready to be matched.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    entries: Vec<Listed>,
    /// Folded first names with the entries they begin.
    first: Lookup,
    /// Entries whose only name has a `*`.
    wild: Vec<usize>,
    /// The first bytes of those that may end in anything, and the last bytes of those that may begin so.
    beginnings: Vec<u8>,
    endings: Vec<u8>,
}

/// Whether the operation takes away what lies below the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The path alone.
    Itself,
    /// The path and everything below it.
    Below,
}

/// An entry that a view hits: its number, the names it touches and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Touch {
    pub(crate) entry: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) tags: Tags,
}

impl Table {
    /// Reads the notation of `groups`.
    pub(crate) fn new(groups: &'static [Group]) -> Self {
        let mut out = Self::default();
        let mut first = Vec::new();
        for group in groups {
            for pattern in group.entries {
                out.add(pattern, group.why, &mut first);
            }
        }
        out.first = Lookup::new(first);
        for bytes in [&mut out.beginnings, &mut out.endings] {
            order::sort(bytes);
            bytes.dedup();
        }
        out
    }

    fn add(&mut self, pattern: &'static str, why: &'static str, begins: &mut Vec<(String, usize)>) {
        let (path, folder) = match pattern.strip_suffix('/') {
            Some(path) => (path, true),
            None => (pattern, false),
        };
        let mut names: Vec<String> = path.split('/').map(|name| folded(name, Depth::Ascii)).collect();
        let mut last = Last::Whole;
        if let Some(name) = names.last_mut() {
            if let Some(cut) = name.strip_suffix('*') {
                (*name, last) = (cut.to_owned(), Last::Beginning);
            } else if let Some(cut) = name.strip_prefix('*') {
                (*name, last) = (cut.to_owned(), Last::End);
            }
        }
        let index = self.entries.len();
        let single = names.len() == 1;
        match names.first() {
            Some(first) if !(single && last != Last::Whole) => begins.push((first.clone(), index)),
            Some(name) => {
                self.wild.push(index);
                match last {
                    Last::Beginning => self.beginnings.extend(name.bytes().next()),
                    Last::End => self.endings.extend(name.bytes().next_back()),
                    Last::Whole => {}
                }
            }
            None => {}
        }
        self.entries.push(Listed { pattern, why, names, last, folder });
    }

    /// Returns entry `index`.
    pub(crate) fn entry(&self, index: usize) -> Option<&Listed> {
        self.entries.get(index)
    }

    /// Returns every name of the entries, with its star.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> + '_ {
        let paths = self.entries.iter().flat_map(|listed| listed.pattern.split('/'));
        paths.filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// Tells whether an entry begins with the folded `name`.
    pub(crate) fn begins(&self, name: &str) -> bool {
        self.first.contains(name)
    }

    /// Returns what the names have that entries begin with.
    pub(crate) fn lengths(&self) -> &Lengths {
        self.first.lengths()
    }

    /// Tells whether an entry with a `*` may fit the folded last name.
    pub(crate) fn may_end(&self, name: &str) -> bool {
        let bytes = name.as_bytes();
        let (first, last) = (bytes.first().copied().unwrap_or(0), bytes.last().copied().unwrap_or(0));
        let fits = |index: &usize| {
            let listed = self.entries.get(*index);
            listed.is_some_and(|listed| {
                listed.names.first().is_some_and(|pattern| listed.last.fits(name, pattern))
            })
        };
        (self.beginnings.contains(&first) || self.endings.contains(&last)) && self.wild.iter().any(fits)
    }

    /// Calls `found` for every entry that `view` hits. Names of the root count, because a root inside a protected
    /// folder is protected.
    pub(crate) fn touches(&self, view: &View<'_>, reach: Reach, found: &mut Vec<Touch>) {
        let count = view.names.len();
        for at in 0..count {
            let name = view.skeleton(at);
            if self.first.contains(name) {
                for entry in self.first.numbers(name) {
                    self.follow(view, entry, at, reach, found);
                }
            }
        }
        if let Some(last) = count.checked_sub(1) {
            let name = view.skeleton(last);
            for index in &self.wild {
                let Some(listed) = self.entries.get(*index) else { continue };
                if listed.names.first().is_some_and(|pattern| listed.last.fits(name, pattern)) {
                    found.push(Touch { entry: *index, first: last, last, tags: Tags::NONE });
                }
            }
        }
    }

    fn follow(&self, view: &View<'_>, entry: usize, at: usize, reach: Reach, found: &mut Vec<Touch>) {
        let Some(listed) = self.entries.get(entry) else { return };
        let count = view.names.len();
        for (offset, pattern) in listed.names.iter().enumerate().skip(1) {
            let index = at.saturating_add(offset);
            if index >= count {
                if reach == Reach::Below {
                    let last = count.saturating_sub(1);
                    found.push(Touch { entry, first: at, last, tags: Tags::ANCESTOR });
                }
                return;
            }
            let is_last = offset.saturating_add(1) == listed.names.len();
            let rule = if is_last { listed.last } else { Last::Whole };
            if !rule.fits(view.skeleton(index), pattern) {
                return;
            }
        }
        let last = at.saturating_add(listed.names.len()).saturating_sub(1);
        let ends = last.saturating_add(1) == count;
        if listed.folder || ends {
            let tags = if listed.folder && ends { Tags::TERMINAL } else { Tags::NONE };
            found.push(Touch { entry, first: at, last, tags });
        }
    }
}

impl Last {
    fn fits(self, name: &str, pattern: &str) -> bool {
        match self {
            Self::Whole => name == pattern,
            Self::Beginning => name.starts_with(pattern),
            Self::End => name.ends_with(pattern) && name.len() > pattern.len(),
        }
    }
}
