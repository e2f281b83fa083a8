//! Anchors: lines that stand once on each side and in the same order.
//!
//! Source: the idea is Bram Cohen's patience diff; the longest chain is found by patience sorting.

use super::prune::Sequence;

const NONE: u32 = u32::MAX;

/// Counts of numbers, kept between uses so that none costs more than the stretch it looks at.
#[derive(Debug)]
pub(super) struct Tally {
    /// By number: occurrences on each side, at most 2, and the last place on the new side.
    counts: Vec<(u8, u8, u32)>,
}

impl Tally {
    pub(super) fn new(distinct: usize) -> Self {
        Self { counts: vec![(0, 0, 0); distinct] }
    }

    fn fill(&mut self, old: &[u32], new: &[u32]) {
        for id in old {
            if let Some(count) = self.counts.get_mut(*id as usize) {
                count.0 = count.0.saturating_add(1).min(2);
            }
        }
        for (place, id) in (0u32..).zip(new) {
            if let Some(count) = self.counts.get_mut(*id as usize) {
                (count.1, count.2) = (count.1.saturating_add(1).min(2), place);
            }
        }
    }

    fn clear(&mut self, old: &[u32], new: &[u32]) {
        for id in old.iter().chain(new) {
            if let Some(count) = self.counts.get_mut(*id as usize) {
                *count = (0, 0, 0);
            }
        }
    }

    /// Returns the longest chain of pairs of places that hold a number standing once on each side; none where most
    /// numbers are of another kind, for then the few may be in common by chance.
    pub(super) fn anchors(&mut self, old: &[u32], new: &[u32]) -> Vec<(usize, usize)> {
        self.fill(old, new);
        let pairs: Vec<(u32, u32)> = (0u32..)
            .zip(old)
            .filter_map(|(place, id)| match self.counts.get(*id as usize) {
                Some((1, 1, other)) => Some((place, *other)),
                _ => None,
            })
            .collect();
        self.clear(old, new);
        if pairs.len().saturating_mul(2) < old.len().min(new.len()) {
            return Vec::new();
        }
        longest_chain(&pairs)
    }

    /// Splits what is left of a stretch: the numbers that stand on both sides are kept, the places of the others are
    /// handed to `alone`.
    pub(super) fn common(
        &mut self,
        old: (&[u32], &[u32]),
        new: (&[u32], &[u32]),
        mut alone: impl FnMut(bool, u32),
    ) -> (Sequence, Sequence) {
        self.fill(old.0, new.0);
        let (mut left, mut right) = (Sequence::default(), Sequence::default());
        let shared = |id: u32| self.counts.get(id as usize).is_some_and(|count| count.0 > 0 && count.1 > 0);
        for (id, place) in old.0.iter().zip(old.1) {
            if shared(*id) { left.push(*id, *place) } else { alone(true, *place) }
        }
        for (id, place) in new.0.iter().zip(new.1) {
            if shared(*id) { right.push(*id, *place) } else { alone(false, *place) }
        }
        self.clear(old.0, new.0);
        (left, right)
    }
}

/// Returns the longest part of `pairs` in which the second places rise as the first do.
fn longest_chain(pairs: &[(u32, u32)]) -> Vec<(usize, usize)> {
    let second = |at: u32| pairs.get(at as usize).map_or(0, |pair| pair.1);
    // By length of a chain, the pair that ends it lowest; by pair, the one before it in its chain.
    let mut ends: Vec<u32> = Vec::new();
    let mut before: Vec<u32> = Vec::with_capacity(pairs.len());
    for (index, pair) in (0u32..).zip(pairs) {
        let length = match ends.last() {
            Some(end) if second(*end) < pair.1 => ends.len(),
            _ => ends.partition_point(|end| second(*end) < pair.1),
        };
        before.push(length.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(NONE));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied().unwrap_or(NONE);
    while let Some((old, new)) = pairs.get(at as usize) {
        chain.push((*old as usize, *new as usize));
        at = before.get(at as usize).copied().unwrap_or(NONE);
    }
    chain.reverse();
    chain
}
