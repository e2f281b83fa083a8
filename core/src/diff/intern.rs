//! Numbers for lines: equal lines get equal numbers, so that everything later compares numbers.
//!
//! The table has no random seed. Lines made to collide cost a bounded number of steps; then a sorted map takes
//! over, so that no text can make this slow.

use std::collections::BTreeMap;

/// How long a line is, more or less.
const USUAL: usize = 32;

/// How many steps through the table each look-up may use on the average.
const PROBES: u64 = 16;

/// A text as numbered lines.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t [u8],
    starts: Vec<u32>,
    pub(super) ids: Vec<u32>,
}

impl<'t> Lines<'t> {
    /// Numbers the lines of a text, which is shorter than 4 GiB.
    pub(super) fn first(text: &'t [u8], interner: &mut Interner<'t>) -> Self {
        let guess = text.len() / USUAL;
        let mut lines = Self { text, starts: Vec::with_capacity(guess), ids: Vec::with_capacity(guess) };
        let mut at = 0;
        while at < text.len() {
            at = lines.push(at, interner);
        }
        lines
    }

    /// Numbers the lines of a text that probably follow those of `other`, which makes most of them cheap: a line
    /// that equals the one expected next needs no look-up.
    pub(super) fn second(text: &'t [u8], other: &Lines<'t>, interner: &mut Interner<'t>) -> Self {
        let mut lines = Self { text, starts: Vec::new(), ids: Vec::new() };
        lines.starts.reserve(other.starts.len());
        lines.ids.reserve(other.ids.len());
        let places = other.places(interner.len());
        let (mut at, mut next, mut missed) = (0, 0, false);
        while at < text.len() {
            let ahead = if lines.follows(at, other.line(next)) {
                Some(next)
            } else {
                // After a line that was replaced, the one after the expected one.
                let after = next.saturating_add(1);
                Some(after).filter(|after| missed && lines.follows(at, other.line(*after)))
            };
            if let (Some(found), Some(id)) = (ahead, ahead.and_then(|found| other.ids.get(found))) {
                lines.starts.push(short(at));
                lines.ids.push(*id);
                at = at.saturating_add(other.line(found).len());
                (next, missed) = (found.saturating_add(1), false);
                continue;
            }
            at = lines.push(at, interner);
            missed = true;
            let place = lines.ids.last().and_then(|id| places.get(*id as usize)).copied();
            if let Some(place) = place.filter(|place| *place != MANY) {
                (next, missed) = ((place as usize).saturating_add(1), false);
            }
        }
        lines
    }

    /// Returns a line with its LF, or nothing beyond the last.
    pub(super) fn line(&self, index: usize) -> &'t [u8] {
        let Some(start) = self.starts.get(index) else { return &[] };
        let end = self.starts.get(index.saturating_add(1)).map_or(self.text.len(), |end| *end as usize);
        self.text.get(*start as usize..end).unwrap_or_default()
    }

    /// Reads one line; returns where the next starts.
    fn push(&mut self, at: usize, interner: &mut Interner<'t>) -> usize {
        let (end, hash) = read_line(self.text, at);
        self.starts.push(short(at));
        self.ids.push(interner.id(self.text.get(at..end).unwrap_or_default(), hash));
        end
    }

    fn follows(&self, at: usize, line: &[u8]) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let whole = line.last() == Some(&b'\n') || rest.len() == line.len();
        whole && !line.is_empty() && rest.starts_with(line)
    }

    /// Returns where each number stands, or `MANY`.
    fn places(&self, count: usize) -> Vec<u32> {
        let mut places = vec![u32::MAX; count];
        for (place, id) in self.ids.iter().enumerate() {
            if let Some(slot) = places.get_mut(*id as usize) {
                *slot = if *slot == u32::MAX { short(place) } else { MANY };
            }
        }
        places
    }
}

/// Stands for more than one place; a text of that many lines is never read.
const MANY: u32 = u32::MAX - 1;

fn short(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Gives numbers to texts.
#[derive(Debug)]
pub(super) struct Interner<'t> {
    /// Half of the hash above, the number plus one below; 0 where free. Its length is a power of two.
    table: Vec<u64>,
    firsts: Vec<&'t [u8]>,
    /// How many steps are left.
    spare: u64,
    /// Used instead of the table once the steps are spent.
    sorted: Option<BTreeMap<&'t [u8], u32>>,
}

impl<'t> Interner<'t> {
    /// Makes room for the lines of texts of that many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let lines = (bytes / USUAL).clamp(64, 1 << 20);
        let table = vec![0; lines.saturating_mul(2).next_power_of_two()];
        Self { table, firsts: Vec::with_capacity(lines), spare: 4096, sorted: None }
    }

    /// Returns how many numbers were given.
    pub(super) fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Returns the number of a text with that hash.
    pub(super) fn id(&mut self, text: &'t [u8], hash: u64) -> u32 {
        let fresh = short(self.firsts.len());
        if let Some(sorted) = &mut self.sorted {
            let id = *sorted.entry(text).or_insert(fresh);
            if id == fresh {
                self.firsts.push(text);
            }
            return id;
        }
        self.spare = self.spare.saturating_add(PROBES);
        let mask = self.table.len().wrapping_sub(1);
        let upper = hash & UPPER;
        let mut at = slot_of(hash, mask);
        while let Some(entry) = self.table.get_mut(at) {
            if *entry == 0 {
                *entry = upper | u64::from(fresh.wrapping_add(1));
                self.firsts.push(text);
                if self.firsts.len().saturating_mul(2) > self.table.len() {
                    self.grow();
                }
                return fresh;
            }
            if *entry & UPPER == upper {
                let id = (*entry as u32).wrapping_sub(1);
                if self.firsts.get(id as usize).is_some_and(|first| *first == text) {
                    return id;
                }
            }
            at = at.wrapping_add(1) & mask;
            self.spare = self.spare.saturating_sub(1);
            if self.spare == 0 {
                break;
            }
        }
        let known = self.firsts.iter().enumerate().map(|(id, first)| (*first, short(id)));
        self.sorted = Some(known.collect());
        self.id(text, hash)
    }

    fn grow(&mut self) {
        let length = self.table.len().saturating_mul(4);
        let mask = length.wrapping_sub(1);
        let mut table = vec![0; length];
        for entry in self.table.iter().filter(|entry| **entry != 0) {
            let mut at = slot_of(*entry, mask);
            while let Some(slot) = table.get_mut(at) {
                if *slot == 0 {
                    *slot = *entry;
                    break;
                }
                at = at.wrapping_add(1) & mask;
                self.spare = self.spare.saturating_sub(1);
            }
        }
        self.table = table;
    }
}

const UPPER: u64 = !0 << 32;

fn slot_of(hash: u64, mask: usize) -> usize {
    (hash >> 32) as usize & mask
}

const EVERY: u64 = 0x0101_0101_0101_0101;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

fn mixed(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(FACTOR)
}

/// Marks the lowest byte of a word that is LF; bytes above it may be marked wrongly.
pub(super) fn line_feed(word: u64) -> u64 {
    let other = word ^ EVERY.wrapping_mul(u64::from(b'\n'));
    other.wrapping_sub(EVERY) & !other & EVERY.wrapping_mul(0x80)
}

/// Reads to the end of the line in steps of eight bytes; returns where the next line starts, and a hash.
fn read_line(text: &[u8], from: usize) -> (usize, u64) {
    let mut hash = FACTOR;
    let rest = text.get(from..).unwrap_or_default();
    let (words, tail) = rest.as_chunks::<8>();
    let mut at = from;
    for bytes in words {
        let word = u64::from_le_bytes(*bytes);
        let found = line_feed(word);
        if found != 0 {
            let last = found.trailing_zeros();
            let kept = word & (u64::MAX >> 63u32.wrapping_sub(last));
            return (at.wrapping_add(last as usize / 8 + 1), finished(mixed(hash, kept)));
        }
        hash = mixed(hash, word);
        at = at.wrapping_add(8);
    }
    let length =
        tail.iter().position(|byte| *byte == b'\n').map_or(tail.len(), |place| place.wrapping_add(1));
    // As a whole word, like a line that more text follows: equal lines have equal hashes wherever they stand.
    let mut word = [0; 8];
    for (slot, byte) in word.iter_mut().zip(tail.iter().take(length)) {
        *slot = *byte;
    }
    (at.wrapping_add(length), finished(mixed(hash, u64::from_le_bytes(word))))
}

/// Returns the hash of any bytes.
pub(super) fn hash_of(bytes: &[u8]) -> u64 {
    let (words, tail) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(FACTOR, |hash, word| mixed(hash, u64::from_le_bytes(*word)));
    finished(tail.iter().fold(hash, |hash, byte| mixed(hash, u64::from(*byte))))
}

fn finished(hash: u64) -> u64 {
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}
