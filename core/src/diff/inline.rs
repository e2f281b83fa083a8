//! Which words of a hunk changed, for display.

use std::ops::Range;

use super::intern::{Interner, hash_of};
use super::script;

/// Above so many bytes on both sides together no words are marked.
const MOST_BYTES: usize = 64 * 1024;

/// The changed parts of a hunk's two sides, as byte ranges in order; they never split a UTF-8 character.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inline {
    /// What of the removed text has no counterpart.
    pub removed: Vec<Range<usize>>,
    /// What of the added text has no counterpart.
    pub added: Vec<Range<usize>>,
}

/// Returns the words that changed between the removed and the added text of a hunk.
///
/// Returns nothing where marking words would not help: one side is empty, less than a third is the same, or the
/// texts have more than 64 KiB together.
///
/// ```
/// let marks = countersign::diff::inline(b"let total = a + b;\n", b"let total = a - b;\n").unwrap();
/// assert_eq!((marks.removed, marks.added), (vec![14..15], vec![14..15]));
/// assert_eq!(countersign::diff::inline(b"one\n", b"something else\n"), None);
/// ```
#[must_use]
pub fn inline(removed: &[u8], added: &[u8]) -> Option<Inline> {
    if removed.is_empty() || added.is_empty() || removed.len().saturating_add(added.len()) > MOST_BYTES {
        return None;
    }
    let (old, new) = (words(removed), words(added));
    let mut interner = Interner::new(removed.len().saturating_add(added.len()));
    let left: Vec<u32> = old.iter().map(|word| interner.id(word, hash_of(word))).collect();
    let right: Vec<u32> = new.iter().map(|word| interner.id(word, hash_of(word))).collect();
    let changed = script::changed(&left, &right, interner.len(), old.len().max(new.len()));
    // Scattered letters in common only distract.
    let kept = old.iter().zip(&changed.old).filter(|(_, flag)| !**flag).map(|(word, _)| ink(word));
    let kept = kept.fold(0usize, usize::saturating_add);
    if kept == 0 || kept.saturating_mul(3) < ink(removed).min(ink(added)) {
        return None;
    }
    Some(Inline { removed: spans(&old, &changed.old), added: spans(&new, &changed.new) })
}

/// Splits a text into words, runs of blanks, and everything else one by one.
fn words(text: &[u8]) -> Vec<&[u8]> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    let is_blank = |byte: u8| byte == b' ' || byte == b'\t';
    text.chunk_by(|a, b| is_word(*a) && is_word(*b) || is_blank(*a) && is_blank(*b)).collect()
}

/// Returns how many bytes of a text can be seen.
fn ink(text: &[u8]) -> usize {
    text.iter().filter(|byte| !byte.is_ascii_whitespace()).count()
}

/// Gathers changed words into ranges; blanks between two of them join them.
fn spans(words: &[&[u8]], flags: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut at, mut joins) = (0usize, false);
    for (word, flag) in words.iter().zip(flags) {
        let end = at.saturating_add(word.len());
        if *flag {
            match found.last_mut().filter(|_| joins) {
                Some(last) => last.end = end,
                None => found.push(at..end),
            }
            joins = true;
        } else {
            joins &= word.iter().all(|byte| *byte == b' ' || *byte == b'\t');
        }
        at = end;
    }
    found
}
