//! Comparing texts line by line, over bytes.
//!
//! A line ends at LF only and keeps it; a last line without LF is a line of its own kind. Nothing here can fail,
//! depends on a clock or a random seed, or knows of files and turns. The work is bounded by the size of the texts.
//!
//! # Example: what changed
//! ```
//! use countersign::diff::{Edit, compare};
//! let edits = compare(b"a\nb\nc\n", b"a\nB\nc\n");
//! assert_eq!(edits, [Edit { old: 1..2, new: 1..2 }]);
//! ```

mod anchors;
mod indent;
mod inline;
mod intern;
mod merge;
mod myers;
mod patch;
mod prune;
mod script;
mod slide;
#[cfg(test)]
mod tests;
mod window;

pub use inline::{Inline, inline};
pub use merge::{Merge, MergePart, merge};
pub use patch::{Side, patch};

use std::ops::Range;

use intern::{Interner, Lines};
use script::Changed;
use slide::Bounds;
use window::{Window, count_lines, line_length};

/// How many equal lines around the differing stretch are looked at first; more only where a hunk slides that far.
const AROUND: usize = 48;

/// A run of changed lines: lines `old` were replaced by lines `new`, counted from 0.
///
/// Invariant: not both ranges are empty, and at least one unchanged line lies between two edits of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The lines that were removed.
    pub old: Range<usize>,
    /// The lines that were added.
    pub new: Range<usize>,
}

/// Splits a text after every LF.
///
/// ```
/// assert_eq!(countersign::diff::lines(b"a\r\nb\rc"), [b"a\r\n".as_slice(), b"b\rc"]);
/// ```
#[must_use]
pub fn lines(text: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::with_capacity(count_lines(text).saturating_add(1));
    let mut rest = text;
    while let Some((line, later)) = rest.split_at_checked(line_length(rest)).filter(|_| !rest.is_empty()) {
        found.push(line);
        rest = later;
    }
    found
}

/// Tells whether a file is binary: a NUL in its first 8 KB, or a UTF-16 byte order mark.
///
/// ```
/// assert!(countersign::diff::is_binary(b"a\0b"));
/// assert!(!countersign::diff::is_binary(b"caf\xe9\n"));
/// ```
#[must_use]
pub fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..8192).unwrap_or(bytes);
    head.contains(&0) || head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF])
}

/// Returns the edits that turn one text into the other, in order.
///
/// The script is short, though not always the shortest: where texts differ widely, lines that stand once on each
/// side hold it together. A hunk that could stand in several places stands where a person would expect it.
///
/// ```
/// use countersign::diff::{Edit, compare};
/// let old = b"fn a() {\n    one();\n}\n\nfn c() {\n    one();\n}\n";
/// let new = b"fn a() {\n    one();\n}\n\nfn b() {\n    one();\n}\n\nfn c() {\n    one();\n}\n";
/// // The added function with the blank line after it, not its end with the next one's beginning.
/// assert_eq!(compare(old, new), [Edit { old: 4..4, new: 4..8 }]);
/// ```
#[must_use]
pub fn compare(old: &[u8], new: &[u8]) -> Vec<Edit> {
    let mut around = AROUND;
    loop {
        let Some(window) = Window::of(old, new, around) else { return Vec::new() };
        if let Some(edits) = within(&window, old, new) {
            return edits;
        }
        around = around.saturating_mul(16);
    }
}

/// Compares lists of lines as [`lines`] gives them.
pub(crate) fn edits(old: &[&[u8]], new: &[&[u8]]) -> Vec<Edit> {
    compare(&old.concat(), &new.concat())
}

/// Returns the edits inside a window, or nothing where it was too small to tell.
fn within(window: &Window, old: &[u8], new: &[u8]) -> Option<Vec<Edit>> {
    let after = count_lines(old.get(window.old.end..).unwrap_or_default());
    let old = old.get(window.old.clone()).unwrap_or_default();
    let new = new.get(window.new.clone()).unwrap_or_default();
    let whole = |a: usize, b: usize| Edit {
        old: window.before..window.before.saturating_add(a),
        new: window.before..window.before.saturating_add(b),
    };
    if old.len().max(new.len()) >= u32::MAX as usize - 1 {
        return Some(vec![whole(lines(old).len(), lines(new).len())]);
    }
    let mut interner = Interner::new(old.len().max(new.len()));
    let left = Lines::first(old, &mut interner);
    let right = Lines::second(new, &left, &mut interner);
    let total = left.ids.len().max(right.ids.len()).saturating_add(window.before).saturating_add(after);
    let mut changed = script::changed(&left.ids, &right.ids, interner.len(), total);
    let bounds = Bounds { at_start: window.at_start, at_end: window.at_end };
    slide::settle(&left, &mut changed.old, &changed.new, bounds)?;
    slide::settle(&right, &mut changed.new, &changed.old, bounds)?;
    // A script that does not leave the same lines on both sides would lose lines, so it is never used.
    let found = runs(&changed, &left.ids, &right.ids, window.before);
    Some(found.unwrap_or_else(|| vec![whole(left.ids.len(), right.ids.len())]))
}

/// Gathers the changed lines into edits, or nothing where the lines left are not the same on both sides.
fn runs(changed: &Changed, old: &[u32], new: &[u32], before: usize) -> Option<Vec<Edit>> {
    let mut found = Vec::new();
    let (mut a, mut b) = (0usize, 0usize);
    let length = |flags: &[bool], from: usize| {
        flags.get(from..).unwrap_or_default().iter().take_while(|flag| **flag).count()
    };
    while a < old.len() || b < new.len() {
        let (x, y) = (length(&changed.old, a), length(&changed.new, b));
        if x > 0 || y > 0 {
            let (a, b) = (a.saturating_add(before), b.saturating_add(before));
            found.push(Edit { old: a..a.saturating_add(x), new: b..b.saturating_add(y) });
        }
        (a, b) = (a.saturating_add(x), b.saturating_add(y));
        let flags =
            changed.old.get(a..).unwrap_or_default().iter().zip(changed.new.get(b..).unwrap_or_default());
        let equal = flags.take_while(|(old, new)| !**old && !**new).count();
        let (left, right) = (old.get(a..a.saturating_add(equal)), new.get(b..b.saturating_add(equal)));
        if left != right || equal == 0 && x == 0 && y == 0 {
            return None;
        }
        (a, b) = (a.saturating_add(equal), b.saturating_add(equal));
    }
    Some(found)
}
