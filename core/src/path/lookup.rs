//! Finding a short text in a list of thousands. Knows texts only.

use crate::order;

/// For every first byte, a bit for every length that occurs.
#[derive(Debug, Clone)]
pub(crate) struct Lengths(Box<[u64; 256]>);

impl Default for Lengths {
    fn default() -> Self {
        Self(Box::new([0; 256]))
    }
}

impl Lengths {
    /// Tells whether a text with that first byte and length may be there.
    #[inline]
    pub(crate) fn allow(&self, first: u8, length: usize) -> bool {
        self.0.get(usize::from(first)).is_some_and(|bits| bits & bit(length) != 0)
    }

    /// Returns the union of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (bits, more) in self.0.iter_mut().zip(other.0.iter()) {
            *bits |= more;
        }
        self
    }

    fn add(&mut self, text: &str) {
        if let Some(bits) = self.0.get_mut(usize::from(first(text))) {
            *bits |= bit(text.len());
        }
    }
}

/// Texts with the numbers they stand for.
///
/// Invariant: `entries` is sorted, and `lengths` allows every entry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lookup {
    entries: Vec<(String, usize)>,
    lengths: Lengths,
}

impl Lookup {
    /// Sorts the entries.
    pub(crate) fn new(mut entries: Vec<(String, usize)>) -> Self {
        order::sort(&mut entries);
        entries.dedup();
        let mut lengths = Lengths::default();
        for (text, _) in &entries {
            lengths.add(text);
        }
        Self { entries, lengths }
    }

    /// Returns what the texts have in common with their look-up.
    pub(crate) fn lengths(&self) -> &Lengths {
        &self.lengths
    }

    /// Tells whether there is no entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Tells whether a text with that first byte and length may be there.
    #[inline]
    pub(crate) fn allows(&self, first: u8, length: usize) -> bool {
        self.lengths.allow(first, length)
    }

    /// Tells whether `text` is there, without looking where the first byte and the length say no.
    #[inline]
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.may_contain(text) && self.entries.binary_search_by(|entry| entry.0.as_str().cmp(text)).is_ok()
    }

    /// Appends the numbers of `text`.
    #[inline]
    pub(crate) fn find(&self, text: &str, out: &mut Vec<usize>) {
        if self.may_contain(text) {
            out.extend(self.numbers(text));
        }
    }

    /// Returns the numbers of `text`.
    pub(crate) fn numbers(&self, text: &str) -> impl Iterator<Item = usize> {
        let from = self.entries.partition_point(|entry| entry.0.as_str() < text);
        self.entries.iter().skip(from).take_while(move |entry| entry.0 == text).map(|entry| entry.1)
    }

    #[inline]
    fn may_contain(&self, text: &str) -> bool {
        self.lengths.allow(first(text), text.len())
    }
}

fn first(text: &str) -> u8 {
    text.as_bytes().first().copied().unwrap_or(0)
}

fn bit(length: usize) -> u64 {
    1u64.wrapping_shl(u32::try_from(length.min(63)).unwrap_or(63))
}
