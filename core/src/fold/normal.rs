//! Canonical decomposition and full case folding, for patterns beyond ASCII. Coarser than Unicode where that is
//! shorter: runs of combining marks are sorted by code point, so that every order of them is the same.

use super::canonical::CANONICAL;
use crate::order;

/// Appends the full case fold of the canonical decomposition of `c`.
pub(crate) fn push_full_fold(out: &mut String, c: char) {
    if c == '\u{131}' {
        // The Turkish dotless i folds to itself; its capital is the ASCII `I`.
        out.push(c);
        return;
    }
    for lower in c.to_lowercase() {
        for upper in lower.to_uppercase() {
            for folded in upper.to_lowercase() {
                push_decomposed(out, folded);
            }
        }
    }
}

/// Appends the canonical decomposition of `c`, without ordering marks.
pub(crate) fn push_decomposed(out: &mut String, c: char) {
    let code = u32::from(c);
    if let Some(index) = code.checked_sub(0xAC00).filter(|index| *index < 11172) {
        // Unicode, section 3.12: Hangul syllables.
        let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28];
        let count = if index.is_multiple_of(28) { 2 } else { 3 };
        out.extend(parts.into_iter().take(count).filter_map(char::from_u32));
        return;
    }
    let mut tail = Vec::new();
    let mut head = c;
    // Every step leads to a character with fewer parts; the longest chain of Unicode has three.
    for _ in 0..8 {
        let Some((first, second)) = step(head) else { break };
        head = first;
        tail.extend(second);
    }
    out.push(head);
    out.extend(tail.into_iter().rev());
}

fn step(c: char) -> Option<(char, Option<char>)> {
    let code = u16::try_from(u32::from(c)).ok().filter(|code| *code >= 0x80)?;
    let at = CANONICAL.binary_search_by_key(&code, |entry| entry.0).ok()?;
    let (_, first, second) = CANONICAL.get(at)?;
    let first = char::from_u32(u32::from(*first))?;
    Some((first, char::from_u32(u32::from(*second)).filter(|second| *second != '\0')))
}

/// Sorts every run of combining marks of `text` from byte `start` on.
pub(crate) fn order_marks(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..) else { return };
    let mut chars: Vec<char> = tail.chars().collect();
    for run in chars.chunk_by_mut(|a, b| is_mark(*a) && is_mark(*b)) {
        order::sort(run);
    }
    text.truncate(start);
    text.extend(chars);
}

/// Tells whether `c` combines with the character before it, for the marks that decompositions yield.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x0300..=0x036F | 0x0483..=0x0487 | 0x0591..=0x05C7 | 0x0610..=0x061A | 0x064B..=0x065F | 0x0670
        | 0x06D6..=0x06ED | 0x093C | 0x094D | 0x09BC | 0x09BE | 0x09CD | 0x09D7 | 0x0A3C | 0x0B3C | 0x0B3E
        | 0x0B56..=0x0B57 | 0x0BBE | 0x0BD7 | 0x0C56 | 0x0CC2 | 0x0CD5..=0x0CD6 | 0x0D3E | 0x0D57 | 0x0DCA
        | 0x0DCF | 0x0DDF | 0x0E38..=0x0E4B | 0x0F71..=0x0F84 | 0x0FB5 | 0x0FB7 | 0x102E | 0x1AB0..=0x1AFF
        | 0x1B34..=0x1B35 | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0x302A..=0x302F | 0x3099..=0x309A
        | 0xFE20..=0xFE2F)
}
