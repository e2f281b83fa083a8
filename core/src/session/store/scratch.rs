//! Contents that come up while something is worked out, and become the session's only if it is done.

use std::collections::BTreeMap;

use super::{Hash, Kept, Store, hash};
use crate::diff::is_binary;
use crate::session::state::{Bytes, FileState};

/// Contents that come up while something is worked out, beside those of the session.
pub(in super::super) struct Scratch<'s> {
    store: &'s Store,
    first: u32,
    extras: Vec<(Bytes, bool)>,
    numbers: BTreeMap<Hash, u32>,
    /// Contents of the session that only the host holds and that were seen now.
    lent: BTreeMap<u32, Bytes>,
}

/// What came up while something was worked out.
pub(in super::super) struct Extras {
    pub(super) list: Vec<Bytes>,
    pub(super) first: u32,
    pub(super) lent: BTreeMap<u32, Bytes>,
}

impl<'s> Scratch<'s> {
    pub(in super::super) fn new(store: &'s Store) -> Self {
        Self {
            store,
            first: store.len(),
            extras: Vec::new(),
            numbers: BTreeMap::new(),
            lent: BTreeMap::new(),
        }
    }

    pub(in super::super) fn keep(&mut self, bytes: &Bytes) -> u32 {
        let hash = hash(bytes.as_slice());
        if let Some(number) = self.store.numbers.get(&hash) {
            if !self.store.is_here(*number) {
                self.lent.insert(*number, bytes.clone());
            }
            return *number;
        }
        if let Some(number) = self.numbers.get(&hash) {
            return *number;
        }
        let number = self.first.saturating_add(u32::try_from(self.extras.len()).unwrap_or(u32::MAX));
        self.extras.push((bytes.clone(), is_binary(bytes.as_slice())));
        self.numbers.insert(hash, number);
        number
    }

    pub(in super::super) fn state(&mut self, state: &FileState) -> Kept {
        match state {
            FileState::Absent => Kept::Absent,
            FileState::Directory => Kept::Directory,
            FileState::Symlink { target } => Kept::Symlink { target: target.clone() },
            FileState::File { bytes, executable } => {
                Kept::File { content: self.keep(bytes), executable: *executable }
            }
        }
    }

    pub(in super::super) fn file(&mut self, bytes: &[u8], executable: bool) -> Kept {
        Kept::File { content: self.keep(&Bytes::from(bytes)), executable }
    }

    pub(in super::super) fn bytes(&self, content: u32) -> Option<Bytes> {
        match content.checked_sub(self.first) {
            Some(index) => self.extras.get(index as usize).map(|(bytes, _)| bytes.clone()),
            None => self.store.bytes(content).or_else(|| self.lent.get(&content).cloned()),
        }
    }

    /// Returns a state with its content; nothing where only the host holds that.
    pub(in super::super) fn give(&self, kept: &Kept) -> Option<FileState> {
        Some(match kept {
            Kept::Absent => FileState::Absent,
            Kept::Directory => FileState::Directory,
            Kept::Symlink { target } => FileState::Symlink { target: target.clone() },
            Kept::File { content, executable } => {
                FileState::File { bytes: self.bytes(*content)?, executable: *executable }
            }
        })
    }

    pub(in super::super) fn is_binary(&self, kept: &Kept) -> bool {
        let Kept::File { content, .. } = kept else { return false };
        let extra = content.checked_sub(self.first).and_then(|index| self.extras.get(index as usize));
        extra.map_or_else(|| self.store.is_binary(*content).unwrap_or(true), |(_, binary)| *binary)
    }

    /// Returns the content of a file that is text.
    pub(in super::super) fn text(&self, kept: &Kept) -> Option<Bytes> {
        match kept {
            Kept::File { content, .. } if !self.is_binary(kept) => self.bytes(*content),
            Kept::File { .. } | Kept::Absent | Kept::Symlink { .. } | Kept::Directory => None,
        }
    }

    /// Returns what came up.
    pub(in super::super) fn into_extras(self) -> Extras {
        Extras {
            list: self.extras.into_iter().map(|(bytes, _)| bytes).collect(),
            first: self.first,
            lent: self.lent,
        }
    }
}
