//! Finding a short text in a list of thousands. Knows texts only.

/// Texts with the numbers they stand for.
///
/// Invariant: `entries` is sorted; `lengths` has, for every first byte, a bit for every length that occurs.
#[derive(Debug, Clone)]
pub(crate) struct Lookup {
    entries: Vec<(String, usize)>,
    lengths: Box<[u64; 256]>,
}

impl Default for Lookup {
    fn default() -> Self {
        Self { entries: Vec::new(), lengths: Box::new([0; 256]) }
    }
}

impl Lookup {
    /// Sorts the entries.
    pub(crate) fn new(mut entries: Vec<(String, usize)>) -> Self {
        entries.sort();
        entries.dedup();
        let mut lengths = Box::new([0u64; 256]);
        for (text, _) in &entries {
            if let Some(bits) = lengths.get_mut(usize::from(first(text))) {
                *bits |= bit(text);
            }
        }
        Self { entries, lengths }
    }

    /// Tells whether there is no entry.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
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
        self.lengths.get(usize::from(first(text))).is_some_and(|bits| bits & bit(text) != 0)
    }
}

fn first(text: &str) -> u8 {
    text.as_bytes().first().copied().unwrap_or(0)
}

fn bit(text: &str) -> u64 {
    1u64.wrapping_shl(u32::try_from(text.len().min(63)).unwrap_or(63))
}
