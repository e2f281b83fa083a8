//! Contents by their hash, each kept once, and most of them as what changed since the one before.
//!
//! Contents are kept up to a budget. One beyond it is known by hash and length alone: the host holds it, and
//! may supply it again.

mod scratch;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::state::{Bytes, FileState};
use crate::diff::is_binary;

pub(super) use scratch::{Extras, Scratch};

/// How many changes are followed from a content back to a whole one.
const MAX_DEPTH: u32 = 32;

/// Contents shorter than this are kept whole.
const MIN_CHANGED: usize = 512;

/// How many bytes are kept where the host does not say otherwise: 256 MiB.
pub(super) const BUDGET: u64 = 256 << 20;

/// A SHA-256 hash.
pub(super) type Hash = [u8; 32];

/// What stands at a path, with the number of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Kept {
    Absent,
    File { content: u32, executable: bool },
    Symlink { target: String },
    Directory,
}

impl Kept {
    pub(super) fn content(&self) -> Option<u32> {
        match self {
            Self::File { content, .. } => Some(*content),
            Self::Absent | Self::Symlink { .. } | Self::Directory => None,
        }
    }

    pub(super) fn is_absent(&self) -> bool {
        *self == Self::Absent
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    hash: Hash,
    length: u64,
    binary: bool,
    depth: u32,
    body: Body,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Body {
    Whole {
        bytes: Bytes,
    },
    /// The first bytes and the last bytes of an earlier content, and others between them.
    Changed {
        of: u32,
        head: usize,
        tail: usize,
        middle: Bytes,
    },
    /// Not kept here.
    Outside,
}

/// All contents of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Store {
    entries: Vec<Entry>,
    budget: u64,
    #[serde(skip)]
    numbers: BTreeMap<Hash, u32>,
    #[serde(skip)]
    size: u64,
}

impl Default for Store {
    fn default() -> Self {
        Self { entries: Vec::new(), budget: BUDGET, numbers: BTreeMap::new(), size: 0 }
    }
}

impl Body {
    fn size(&self) -> u64 {
        match self {
            Self::Whole { bytes } | Self::Changed { middle: bytes, .. } => bytes.as_slice().len() as u64,
            Self::Outside => 0,
        }
    }
}

pub(super) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

impl Store {
    pub(super) fn set_budget(&mut self, budget: u64) {
        self.budget = budget;
    }

    pub(super) fn len(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX)
    }

    /// Tells whether a content would be kept, were it recorded now beside `room` bytes of others.
    pub(super) fn would_keep(&self, bytes: &Bytes, room: u64) -> bool {
        let length = bytes.as_slice().len() as u64;
        let fits = self.size.saturating_add(room).saturating_add(length) <= self.budget;
        fits || self.numbers.get(&hash(bytes.as_slice())).is_some_and(|number| self.is_here(*number))
    }

    pub(super) fn is_here(&self, content: u32) -> bool {
        self.entries.get(content as usize).is_some_and(|entry| entry.body != Body::Outside)
    }

    /// Keeps a content and returns its number; `near` is one that it probably resembles.
    pub(super) fn keep(&mut self, bytes: &Bytes, near: Option<u32>, is_forced: bool) -> u32 {
        let hash = hash(bytes.as_slice());
        let known = self.numbers.get(&hash).copied();
        if let Some(number) = known.filter(|number| self.is_here(*number)) {
            return number;
        }
        let (mut body, mut depth) = (Body::Whole { bytes: bytes.clone() }, 0);
        // A content that comes to be kept later may only lean on one before it.
        let near =
            near.filter(|near| bytes.as_slice().len() >= MIN_CHANGED && known.is_none_or(|own| *near < own));
        if let Some((changed, of_depth)) = near.and_then(|near| self.changed(bytes, near)) {
            (body, depth) = (changed, of_depth);
        }
        if !is_forced && self.size.saturating_add(body.size()) > self.budget {
            (body, depth) = (Body::Outside, 0);
        }
        self.size = self.size.saturating_add(body.size());
        if let Some(number) = known {
            if let Some(entry) = self.entries.get_mut(number as usize) {
                (entry.body, entry.depth) = (body, depth);
            }
            return number;
        }
        let number = self.len();
        let length = bytes.as_slice().len() as u64;
        self.entries.push(Entry { hash, length, binary: is_binary(bytes.as_slice()), depth, body });
        self.numbers.insert(hash, number);
        number
    }

    /// Takes in a content that the host held; tells whether it was one that is missing here.
    pub(super) fn supply(&mut self, bytes: &Bytes) -> bool {
        let known = self.numbers.get(&hash(bytes.as_slice())).copied();
        let is_missing = known.is_some_and(|number| !self.is_here(number));
        if is_missing {
            self.keep(bytes, None, true);
        }
        is_missing
    }

    fn changed(&self, bytes: &Bytes, near: u32) -> Option<(Body, u32)> {
        let depth = self.entries.get(near as usize)?.depth.saturating_add(1);
        if depth > MAX_DEPTH {
            return None;
        }
        let (old, new) = (self.bytes(near)?, bytes.as_slice());
        let old = old.as_slice();
        let head = common(old, new);
        let most = old.len().min(new.len()).saturating_sub(head);
        let tail = common_at_end(old, new).min(most);
        let middle = new.get(head..new.len().saturating_sub(tail))?;
        let is_small = middle.len() <= new.len() / 2;
        is_small.then(|| (Body::Changed { of: near, head, tail, middle: middle.into() }, depth))
    }

    /// Returns a content; nothing where only the host holds it.
    pub(super) fn bytes(&self, content: u32) -> Option<Bytes> {
        let (mut chain, mut at) = (Vec::new(), content);
        // Every content leans on one before it, so that this ends.
        let whole = loop {
            match &self.entries.get(at as usize)?.body {
                Body::Outside => return None,
                Body::Whole { bytes } => break bytes.clone(),
                Body::Changed { of, head, tail, middle } => {
                    chain.push((*head, *tail, middle));
                    at = *of;
                }
            }
        };
        if chain.is_empty() {
            return Some(whole);
        }
        let mut out = whole.as_slice().to_vec();
        for (head, tail, middle) in chain.into_iter().rev() {
            let end = out.len().checked_sub(tail)?;
            let parts = [out.get(..head)?, middle.as_slice(), out.get(end..)?];
            out = parts.concat();
        }
        Some(Bytes::from(out.as_slice()))
    }

    /// Returns every content that is kept.
    pub(super) fn contents(&self) -> Vec<Bytes> {
        (0..self.len()).filter_map(|number| self.bytes(number)).collect()
    }

    /// Returns the hash and the length of a content.
    pub(super) fn facts(&self, content: u32) -> Option<(Hash, u64)> {
        self.entries.get(content as usize).map(|entry| (entry.hash, entry.length))
    }

    /// Returns what came after the first contents.
    pub(super) fn since(&self, first: u32) -> Vec<Entry> {
        self.entries.get(first as usize..).unwrap_or_default().to_vec()
    }

    /// Adds what came after, and tells whether all of it holds together.
    pub(super) fn extend(&mut self, entries: Vec<Entry>) -> bool {
        self.entries.extend(entries);
        self.restore()
    }

    /// Feeds the hashes of the first contents to another hash.
    pub(super) fn feed(&self, first: u32, hash: &mut Sha256) {
        self.entries.iter().take(first as usize).for_each(|entry| hash.update(entry.hash));
    }

    /// Forgets the contents that came after the first `length`.
    pub(super) fn truncate(&mut self, length: u32) {
        let gone = self.entries.split_off(self.entries.len().min(length as usize));
        for entry in gone {
            self.size = self.size.saturating_sub(entry.body.size());
            self.numbers.remove(&entry.hash);
        }
    }

    /// Keeps a state whose content came up; `near` is one that it probably resembles.
    pub(super) fn adopt(&mut self, extras: &Extras, near: Option<&Kept>, kept: &Kept) -> Kept {
        let Kept::File { content, executable } = kept else { return kept.clone() };
        let Some(index) = content.checked_sub(extras.first) else {
            if let Some(bytes) = extras.lent.get(content) {
                self.supply(bytes);
            }
            return kept.clone();
        };
        let near = near.and_then(Kept::content).filter(|near| *near < extras.first);
        let bytes = extras.list.get(index as usize);
        let content = bytes.map_or(*content, |bytes| self.keep(bytes, near, true));
        Kept::File { content, executable: *executable }
    }

    /// Keeps a state as far as the budget allows.
    pub(super) fn keep_state(&mut self, state: &FileState, near: Option<&Kept>) -> Kept {
        let near = near.and_then(Kept::content);
        match state {
            FileState::Absent => Kept::Absent,
            FileState::Directory => Kept::Directory,
            FileState::Symlink { target } => Kept::Symlink { target: target.clone() },
            FileState::File { bytes, executable } => {
                Kept::File { content: self.keep(bytes, near, false), executable: *executable }
            }
        }
    }

    /// Works out again what is not saved, and tells whether all of it holds together.
    pub(super) fn restore(&mut self) -> bool {
        let mut lengths: Vec<u64> = Vec::with_capacity(self.entries.len());
        let mut depths: Vec<u32> = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let expected = match &entry.body {
                Body::Outside => (entry.length, 0),
                Body::Whole { bytes } => (bytes.as_slice().len() as u64, 0),
                Body::Changed { of, head, tail, middle } => {
                    let (head, tail) = (*head as u64, *tail as u64);
                    let around = head.saturating_add(tail);
                    let of = *of as usize;
                    let (Some(length), Some(depth)) = (lengths.get(of), depths.get(of)) else { return false };
                    let is_outside = self.entries.get(of).is_none_or(|entry| entry.body == Body::Outside);
                    if around > *length || is_outside {
                        return false;
                    }
                    (around.saturating_add(middle.as_slice().len() as u64), depth.saturating_add(1))
                }
            };
            if expected != (entry.length, entry.depth) || entry.depth > MAX_DEPTH {
                return false;
            }
            lengths.push(expected.0);
            depths.push(expected.1);
        }
        self.size = self.entries.iter().map(|entry| entry.body.size()).fold(0, u64::saturating_add);
        let numbered = self.entries.iter().zip(0..).map(|(entry, number)| (entry.hash, number));
        self.numbers = numbered.collect();
        self.numbers.len() == self.entries.len()
    }

    fn is_binary(&self, content: u32) -> Option<bool> {
        self.entries.get(content as usize).map(|entry| entry.binary)
    }
}

/// How many bytes are compared at once.
const BLOCK: usize = 1024;

/// Returns how many bytes two contents begin with alike.
fn common(a: &[u8], b: &[u8]) -> usize {
    let same = a.chunks(BLOCK).zip(b.chunks(BLOCK)).take_while(|(a, b)| a == b);
    let blocks = same.map(|(a, _)| a.len()).sum();
    let rest = a.iter().skip(blocks).zip(b.iter().skip(blocks));
    rest.take_while(|(a, b)| a == b).count().saturating_add(blocks)
}

/// Returns how many bytes two contents end with alike.
fn common_at_end(a: &[u8], b: &[u8]) -> usize {
    let same = a.rchunks(BLOCK).zip(b.rchunks(BLOCK)).take_while(|(a, b)| a == b);
    let blocks = same.map(|(a, _)| a.len()).sum();
    let rest = a.iter().rev().skip(blocks).zip(b.iter().rev().skip(blocks));
    rest.take_while(|(a, b)| a == b).count().saturating_add(blocks)
}
