//! Two contents compared by themselves, as the list of changes compares them.

use super::error::{SessionError, SessionErrorCode};
use super::limits::Limits;
use super::review::HunkKind;
use super::state::{is_plain, not_plain};
use crate::diff::{self, Side, compare, is_binary};

/// Returns the hunks between two contents, in order: those that a session with the limits of [`Limits::default`]
/// lists for a file that was changed from the one to the other.
///
/// Equal contents have none. Where a content is binary, or there would be more than 10,000 of them, there is one,
/// [`HunkKind::Whole`]; every other is of [`HunkKind::Lines`], numbers of lines from 0. A line ends at LF only.
///
/// ```
/// use countersign::{HunkKind, diff};
/// let hunks = diff(b"one\ntwo\nthree\n", b"one\nTWO\nthree\nfour");
/// assert_eq!(hunks, [HunkKind::Lines { old: 1..2, new: 1..2 }, HunkKind::Lines { old: 3..3, new: 3..4 }]);
/// assert_eq!(diff(b"\0", b"text\n"), [HunkKind::Whole]);
/// ```
#[must_use]
pub fn diff(before: &[u8], after: &[u8]) -> Vec<HunkKind> {
    if before == after {
        return Vec::new();
    }
    if is_binary(before) || is_binary(after) {
        return vec![HunkKind::Whole];
    }
    let edits = compare(before, after);
    if edits.len() > Limits::default().hunks as usize {
        return vec![HunkKind::Whole];
    }
    edits.into_iter().map(HunkKind::from).collect()
}

/// Returns a unified diff between two contents of the file at a path: what a session lists as the patch of that change,
/// for a file without its executable bit. Nothing for equal contents; a binary change is only named.
///
/// ```
/// let patch = countersign::patch("a.txt", b"one\n", b"ONE\n").unwrap();
/// assert_eq!(patch, b"diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-one\n+ONE\n");
/// let error = countersign::patch("../up", b"one\n", b"ONE\n").unwrap_err();
/// assert_eq!((error.code.as_str(), error.at.as_str()), ("invalid-request", "/path"));
/// ```
///
/// # Errors
/// `invalid-request`, `at` `/path`, for a path that is not plain and relative, which no session takes either.
pub fn patch(path: &str, before: &[u8], after: &[u8]) -> Result<Vec<u8>, SessionError> {
    if !is_plain(path) {
        return Err(SessionError::new(SessionErrorCode::InvalidRequest, not_plain(path)).with_at("/path"));
    }
    if before == after {
        return Ok(Vec::new());
    }
    let side = |bytes| Some(Side { path, mode: "100644", bytes });
    Ok(diff::patch(side(before), side(after), is_binary(before) || is_binary(after)))
}

#[cfg(test)]
mod tests {
    use super::{Limits, diff};
    use crate::session::HunkKind;

    #[test]
    fn the_hunks_of_a_content_are_listed_up_to_the_limit() {
        let most = Limits::default().hunks as usize;
        let of = |count: usize| (b"a\nb\n".repeat(count), b"A\nb\n".repeat(count));
        let (old, new) = of(most);
        let hunks = diff(&old, &new);
        assert_eq!(hunks.len(), most);
        assert_eq!(hunks.last(), Some(&HunkKind::Lines { old: 19_998..19_999, new: 19_998..19_999 }));
        let (old, new) = of(most + 1);
        assert_eq!(diff(&old, &new), [HunkKind::Whole]);
    }
}
