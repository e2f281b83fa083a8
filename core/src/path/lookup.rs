//! Finding a short text in a list of thousands. Knows texts only.

use crate::order;

/// For every first and every last byte, a bit for every length that occurs with it; nothing where no text is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lengths(Option<Box<Ends>>);

#[derive(Debug, Clone)]
struct Ends {
    first: [u64; 256],
    last: [u64; 256],
}

const NONE: Ends = Ends { first: [0; 256], last: [0; 256] };

impl Lengths {
    /// Tells whether `text` may be there, by its first byte, its last byte and its length.
    #[inline]
    pub(crate) fn allow(&self, text: &[u8]) -> bool {
        let Some(known) = &self.0 else { return false };
        let (first, last) = ends(text);
        let of = |bits: &[u64; 256], byte: u8| bits.get(usize::from(byte)).copied().unwrap_or(0);
        of(&known.first, first) & of(&known.last, last) & bit(text.len()) != 0
    }

    /// Returns the union of both.
    pub(crate) fn and(mut self, other: &Self) -> Self {
        let Some(other) = &other.0 else { return self };
        let known = self.0.get_or_insert_with(|| Box::new(NONE));
        for (bits, more) in [(&mut known.first, &other.first), (&mut known.last, &other.last)] {
            bits.iter_mut().zip(more).for_each(|(bits, more)| *bits |= more);
        }
        self
    }

    fn add(&mut self, text: &str) {
        let (first, last) = ends(text.as_bytes());
        let known = self.0.get_or_insert_with(|| Box::new(NONE));
        for (bits, byte) in [(&mut known.first, first), (&mut known.last, last)] {
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

    /// Returns the numbers of the texts that are the folder `path` or lie below it; an empty path is above them all.
    pub(crate) fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.entries.partition_point(|entry| entry.0.as_str() < path);
        let beginning =
            self.entries.iter().skip(from).map(move |(text, number)| (text.strip_prefix(path), *number));
        beginning.take_while(|(rest, _)| rest.is_some()).filter_map(move |(rest, number)| {
            rest.filter(|rest| path.is_empty() || rest.is_empty() || rest.starts_with('/')).map(|_| number)
        })
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
