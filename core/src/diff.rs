//! Comparing texts line by line, over bytes.
//!
//! A line ends at LF only and keeps it; a last line without LF is a line of its own kind. The engine knows
//! nothing of files or turns.

mod patch;
#[cfg(test)]
mod tests;

pub(crate) use patch::{Side, patch};

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many changed lines are compared at most; beyond it the whole differing stretch is one edit.
const MAX_LINES: usize = 200_000;

/// A run of changed lines: lines `old` were replaced by lines `new`.
///
/// Invariant: not both ranges are empty, and at least one unchanged line lies between two edits of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// Splits a text after every LF.
pub(crate) fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').collect()
}

/// Tells whether a file is binary: a NUL in its first 8 KB, or a UTF-16 byte order mark.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    head.contains(&0) || head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF])
}

/// Returns the edits that turn one list of lines into the other, in order.
pub(crate) fn edits<T: Ord>(old: &[T], new: &[T]) -> Vec<Edit> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = |list: &[T]| list.len().saturating_sub(head);
    let most = rest(old).min(rest(new));
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let inner = |list: &[T]| head..list.len().saturating_sub(tail);
    let (old_range, new_range) = (inner(old), inner(new));
    let (a, b) =
        (old.get(old_range.clone()).unwrap_or_default(), new.get(new_range.clone()).unwrap_or_default());
    if a.is_empty() && b.is_empty() {
        return Vec::new();
    }
    let whole = Edit { old: old_range, new: new_range };
    if a.is_empty() || b.is_empty() || a.len().saturating_add(b.len()) > MAX_LINES {
        return vec![whole];
    }
    let (a, b) = interned(a, b);
    let mut found: Vec<Edit> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let (old, new) = match operation {
            DiffOp::Equal { .. } => continue,
            DiffOp::Delete { old_index, old_len, new_index } => {
                (old_index..old_index + old_len, new_index..new_index)
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                (old_index..old_index, new_index..new_index + new_len)
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len)
            }
        };
        let shift = |range: Range<usize>| range.start + head..range.end + head;
        let (old, new) = (shift(old), shift(new));
        match found.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => found.push(Edit { old, new }),
        }
    }
    // A script that does not tile both sides would lose lines, so it is never used.
    if tiles(&found, old, new) { found } else { vec![whole] }
}

/// Gives equal lines equal numbers.
fn interned<T: Ord>(old: &[T], new: &[T]) -> (Vec<u32>, Vec<u32>) {
    let mut numbers: BTreeMap<&T, u32> = BTreeMap::new();
    let mut number = |line| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(line).or_insert(next)
    };
    let old = old.iter().map(&mut number).collect();
    let new = new.iter().map(&mut number).collect();
    (old, new)
}

/// Tells whether equal lines lie between all edits, on both sides alike.
fn tiles<T: Ord>(edits: &[Edit], old: &[T], new: &[T]) -> bool {
    let (mut a, mut b) = (0, 0);
    let end = Edit { old: old.len()..old.len(), new: new.len()..new.len() };
    for edit in edits.iter().chain([&end]) {
        let (Some(left), Some(right)) = (old.get(a..edit.old.start), new.get(b..edit.new.start)) else {
            return false;
        };
        if left != right {
            return false;
        }
        (a, b) = (edit.old.end, edit.new.end);
    }
    true
}
