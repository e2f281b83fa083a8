//! Finding a short text in a list of thousands. Knows texts only.

use crate::order;

/// For every first and every last byte, a bit for every length that occurs with it.
#[derive(Debug, Clone)]
pub(crate) struct Lengths {
    first: Box<[u64; 256]>,
    last: Box<[u64; 256]>,
}

impl Default for Lengths {
    fn default() -> Self {
        Self { first: Box::new([0; 256]), last: Box::new([0; 256]) }
    }
}

impl Lengths {
    /// Tells whether `text` may be there, by its first byte, its last byte and its length.
    #[inline]
    pub(crate) fn allow(&self, text: &[u8]) -> bool {
        let (first, last) = ends(text);
        let of = |bits: &[u64; 256], byte: u8| bits.get(usize::from(byte)).copied().unwrap_or(0);
        of(&self.first, first) & of(&self.last, last) & bit(text.len()) != 0
    }

    /// Returns the union of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (bits, more) in [(&mut self.first, &other.first), (&mut self.last, &other.last)] {
            bits.iter_mut().zip(more.iter()).for_each(|(bits, more)| *bits |= more);
        }
        self
    }

    fn add(&mut self, text: &str) {
        let (first, last) = ends(text.as_bytes());
        for (bits, byte) in [(&mut self.first, first), (&mut self.last, last)] {
            if let Some(bits) = bits.get_mut(usize::from(byte)) {
                *bits |= bit(text.len());
            }
        }
    }
}

/// Returns the first and the last byte, which may be one.
#[inline]
fn ends(text: &[u8]) -> (u8, u8) {
    match text {
        [] => (0, 0),
        [one] => (*one, *one),
        [first, .., last] => (*first, *last),
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

    /// Tells whether `text` is there, without looking where its ends and its length say no.
    #[inline]
    pub(crate) fn contains(&self, text: &str) -> bool {
        self.lengths.allow(text.as_bytes())
            && self.entries.binary_search_by(|entry| entry.0.as_str().cmp(text)).is_ok()
    }

    /// Appends the numbers of `text`.
    #[inline]
    pub(crate) fn find(&self, text: &str, out: &mut Vec<usize>) {
        if self.lengths.allow(text.as_bytes()) {
            out.extend(self.numbers(text));
        }
    }

    /// Returns the numbers of `text`.
    pub(crate) fn numbers(&self, text: &str) -> impl Iterator<Item = usize> {
        let from = self.entries.partition_point(|entry| entry.0.as_str() < text);
        self.entries.iter().skip(from).take_while(move |entry| entry.0 == text).map(|entry| entry.1)
    }
}

#[inline]
fn bit(length: usize) -> u64 {
    1u64.wrapping_shl(u32::try_from(length.min(63)).unwrap_or(63))
}
