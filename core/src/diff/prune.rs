//! Lines that need no search: those without a counterpart, and frequent lines that drown among such.
//!
//! Source: the second rule, with its numbers, is the one that git's xdiff applies before it searches.

/// How many lines to each side of a frequent one count.
const REACH: usize = 100;

/// A sequence of numbers that remembers where each stood.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    pub(super) ids: Vec<u32>,
    pub(super) places: Vec<u32>,
}

impl Sequence {
    pub(super) fn push(&mut self, id: u32, place: u32) {
        self.ids.push(id);
        self.places.push(place);
    }
}

/// From how many counterparts on a line is frequent, in a text of that many lines.
pub(super) fn frequent(lines: usize) -> u32 {
    rough_root(lines).min(1024)
}

/// Returns a power of two near the square root.
pub(super) fn rough_root(value: usize) -> u32 {
    let bits = usize::BITS.saturating_sub(value.leading_zeros());
    1u32.checked_shl(bits.div_ceil(2)).unwrap_or(u32::MAX)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Alone,
    Matched,
    Frequent,
}

/// Returns the lines that are left to search through. `counterparts` holds the number of equal lines on the other
/// side, by line number; `offset` is added to places.
pub(super) fn prune(ids: &[u32], offset: usize, counterparts: &[u32], limit: u32) -> Sequence {
    let kind = |id: &u32| match counterparts.get(*id as usize).copied().unwrap_or(0) {
        0 => Kind::Alone,
        count if count >= limit => Kind::Frequent,
        _ => Kind::Matched,
    };
    let mut kept = Sequence::default();
    let mut at = 0usize;
    let place = |at: usize| u32::try_from(offset.saturating_add(at)).unwrap_or(u32::MAX);
    let mut sums: Vec<(u32, bool)> = Vec::new();
    while let Some(id) = ids.get(at) {
        if kind(id) == Kind::Matched {
            kept.push(*id, place(at));
            at = at.saturating_add(1);
            continue;
        }
        // A run of lines without counterpart and frequent lines, with the count of the former before each.
        let run = ids.get(at..).unwrap_or_default();
        sums.clear();
        let (mut alone, mut any) = (0u32, false);
        for kind in run.iter().map(kind).take_while(|kind| *kind != Kind::Matched) {
            let is_frequent = kind == Kind::Frequent;
            sums.push((alone, is_frequent));
            alone = alone.saturating_add(u32::from(!is_frequent));
            any |= is_frequent;
        }
        if any {
            let length = sums.len();
            let before = |at: usize| sums.get(at).map_or(alone, |sum| sum.0) as usize;
            for (index, (sum, is_frequent)) in sums.iter().enumerate() {
                let first = index.saturating_sub(REACH);
                let last = index.saturating_add(REACH).saturating_add(1).min(length);
                let left = (*sum as usize).saturating_sub(before(first));
                let right = before(last).saturating_sub(*sum as usize);
                // The line itself counts on both sides.
                let among = last.saturating_sub(first).saturating_add(1);
                let frequent = among.saturating_sub(left.saturating_add(right));
                let drowns = left > 0 && right > 0 && frequent.saturating_mul(4) < among;
                if let (true, false, Some(id)) = (*is_frequent, drowns, run.get(index)) {
                    kept.push(*id, place(at.saturating_add(index)));
                }
            }
        }
        at = at.saturating_add(sums.len());
    }
    kept
}
