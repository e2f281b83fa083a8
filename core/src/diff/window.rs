//! The stretch in which two texts differ, with some equal lines around it for hunks to slide over.

use std::ops::Range;

/// Where two texts differ, widened by whole lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// How many lines stand before it, on both sides alike.
    pub(super) before: usize,
    /// The bytes on each side.
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
    /// Whether it reaches the start and the end of the texts.
    pub(super) at_start: bool,
    pub(super) at_end: bool,
}

impl Window {
    /// Returns the window with at most `around` equal lines on each side, or nothing for equal texts.
    pub(super) fn of(old: &[u8], new: &[u8], around: usize) -> Option<Self> {
        if old == new {
            return None;
        }
        let start = last_line(old.get(..common_head(old, new)).unwrap_or_default());
        let (a, b) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
        let tail = whole_lines(a, b, common_tail(a, b));
        let mut first = start;
        let mut lines = around;
        while lines > 0 && first > 0 {
            first = last_line(old.get(..first.saturating_sub(1)).unwrap_or_default());
            lines = lines.saturating_sub(1);
        }
        let equal = old.get(old.len().saturating_sub(tail)..).unwrap_or_default();
        let mut shown = 0usize;
        let mut lines = around;
        while lines > 0 && shown < equal.len() {
            shown = shown.saturating_add(line_length(equal.get(shown..).unwrap_or_default()));
            lines = lines.saturating_sub(1);
        }
        let hidden = tail.saturating_sub(shown);
        Some(Self {
            before: count_lines(old.get(..first).unwrap_or_default()),
            old: first..old.len().saturating_sub(hidden),
            new: first..new.len().saturating_sub(hidden),
            at_start: first == 0,
            at_end: hidden == 0,
        })
    }
}

/// Returns where the last line starts that is not complete yet.
fn last_line(text: &[u8]) -> usize {
    text.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place.saturating_add(1))
}

/// Returns the length of the first line, its LF included.
pub(super) fn line_length(text: &[u8]) -> usize {
    let (words, _) = text.as_chunks::<8>();
    let clear =
        words.iter().take_while(|word| super::intern::line_feed(u64::from_le_bytes(**word)) == 0).count();
    let at = clear.saturating_mul(8);
    let rest = text.get(at..).unwrap_or_default();
    let found = rest.iter().position(|byte| *byte == b'\n');
    found.map_or(text.len(), |place| at.saturating_add(place).saturating_add(1))
}

/// Returns how many LF a text holds.
pub(super) fn count_lines(text: &[u8]) -> usize {
    // A count within a byte lets the compiler compare many bytes at once.
    let part =
        |part: &[u8]| part.iter().fold(0u8, |count, byte| count.wrapping_add(u8::from(*byte == b'\n')));
    text.chunks(192).map(|chunk| usize::from(part(chunk))).sum()
}

fn common_head(a: &[u8], b: &[u8]) -> usize {
    let (left, right) = (a.as_chunks::<64>().0, b.as_chunks::<64>().0);
    let at = left.iter().zip(right).take_while(|(a, b)| a == b).count().saturating_mul(64);
    let rest = a.iter().skip(at).zip(b.iter().skip(at));
    at.saturating_add(rest.take_while(|(a, b)| a == b).count())
}

fn common_tail(a: &[u8], b: &[u8]) -> usize {
    let (left, right) = (a.as_rchunks::<64>().1, b.as_rchunks::<64>().1);
    let at = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count().saturating_mul(64);
    let rest = a.iter().rev().skip(at).zip(b.iter().rev().skip(at));
    at.saturating_add(rest.take_while(|(a, b)| a == b).count())
}

/// Shortens a common tail so that it starts where a line starts on both sides.
fn whole_lines(a: &[u8], b: &[u8], tail: usize) -> usize {
    let starts_line = |text: &[u8]| {
        let before = text.get(..text.len().saturating_sub(tail)).unwrap_or_default();
        before.last().is_none_or(|byte| *byte == b'\n')
    };
    if starts_line(a) && starts_line(b) {
        return tail;
    }
    let equal = a.get(a.len().saturating_sub(tail)..).unwrap_or_default();
    tail.saturating_sub(line_length(equal))
}
