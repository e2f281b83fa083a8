//! Joining two sets of edits of one text.

use std::ops::Range;

use super::{Edit, compare, lines};

/// A stretch of a merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergePart {
    /// Text that both sides agree on, or that only one of them changed.
    Clean(Vec<u8>),
    /// Lines that both sides changed, each in its own way.
    Conflict {
        /// What stood there.
        base: Vec<u8>,
        /// What our side made of it.
        ours: Vec<u8>,
        /// What their side made of it.
        theirs: Vec<u8>,
    },
}

/// A merged text in parts.
///
/// Invariant: no part is empty, and no two clean parts follow each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merge {
    /// The parts in order.
    pub parts: Vec<MergePart>,
}

impl Merge {
    /// Returns the merged text, unless there is a conflict.
    #[must_use]
    pub fn text(&self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        for part in &self.parts {
            match part {
                MergePart::Clean(bytes) => text.extend_from_slice(bytes),
                MergePart::Conflict { .. } => return None,
            }
        }
        Some(text)
    }

    fn clean(&mut self, lines: &[&[u8]]) {
        if lines.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(MergePart::Clean(bytes)) => bytes.extend(lines.iter().flat_map(|line| line.iter())),
            Some(MergePart::Conflict { .. }) | None => self.parts.push(MergePart::Clean(lines.concat())),
        }
    }
}

/// Merges two texts that were made from one.
///
/// Edits are joined where at least one unchanged line lies between them. Edits that touch or overlap are a conflict,
/// unless both sides made the same of the lines concerned.
///
/// ```
/// use countersign::diff::merge;
/// let merged = merge(b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nC\n");
/// assert_eq!(merged.text().unwrap(), b"A\nb\nC\n");
/// assert_eq!(merge(b"a\n", b"b\n", b"c\n").text(), None);
/// ```
#[must_use]
pub fn merge(base: &[u8], ours: &[u8], theirs: &[u8]) -> Merge {
    let (our_edits, their_edits) = (compare(base, ours), compare(base, theirs));
    let (base, ours, theirs) = (lines(base), lines(ours), lines(theirs));
    let (mut left, mut right) = (our_edits.as_slice(), their_edits.as_slice());
    let mut merged = Merge::default();
    let mut at = 0;
    loop {
        let (region, mine, other) = next_region(&mut left, &mut right);
        let Some(region) = region else { break };
        merged.clean(base.get(at..region.start).unwrap_or_default());
        let (our_part, their_part) = (side(&region, mine, &ours), side(&region, other, &theirs));
        match (our_part, their_part) {
            (Some(a), Some(b)) if a != b => merged.parts.push(MergePart::Conflict {
                base: base.get(region.clone()).unwrap_or_default().concat(),
                ours: a.concat(),
                theirs: b.concat(),
            }),
            (Some(part), _) | (None, Some(part)) => merged.clean(part),
            (None, None) => {}
        }
        at = region.end;
    }
    merged.clean(base.get(at..).unwrap_or_default());
    merged
}

/// Takes the next edits that hang together off both lists; returns the lines of the base that they cover.
fn next_region<'e>(
    left: &mut &'e [Edit],
    right: &mut &'e [Edit],
) -> (Option<Range<usize>>, &'e [Edit], &'e [Edit]) {
    let starts = |edits: &[Edit]| edits.first().map_or(usize::MAX, |edit| edit.old.start);
    let first = if starts(left) <= starts(right) { left.first() } else { right.first() };
    let Some(mut region) = first.map(|edit| edit.old.clone()) else { return (None, &[], &[]) };
    let (mut mine, mut other) = (0usize, 0usize);
    loop {
        let before = (mine, other);
        for (edits, taken) in [(*left, &mut mine), (*right, &mut other)] {
            while let Some(edit) = edits.get(*taken).filter(|edit| edit.old.start <= region.end) {
                region.end = region.end.max(edit.old.end);
                *taken = taken.saturating_add(1);
            }
        }
        if before == (mine, other) {
            break;
        }
    }
    let (a, later_left) = left.split_at_checked(mine).unwrap_or((left, &[]));
    let (b, later_right) = right.split_at_checked(other).unwrap_or((right, &[]));
    (*left, *right) = (later_left, later_right);
    (Some(region), a, b)
}

/// Returns what a side made of a region, or nothing where it changed nothing in it.
fn side<'s, 't>(region: &Range<usize>, edits: &[Edit], lines: &'s [&'t [u8]]) -> Option<&'s [&'t [u8]]> {
    let (first, last) = edits.first().zip(edits.last())?;
    let start = first.new.start.saturating_sub(first.old.start.saturating_sub(region.start));
    let end = last.new.end.saturating_add(region.end.saturating_sub(last.old.end));
    lines.get(start..end)
}
