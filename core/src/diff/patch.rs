//! Unified diffs, written as bytes so that any text survives. `git apply` and GNU `patch` read them.
//!
//! Source: the "Unified Format" chapter of the GNU diffutils manual and git's `diff-format` documentation.

use std::ops::Range;

use super::window::{count_lines, line_length};
use super::{Edit, compare};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// One side of a change: where the file is and what it holds; nothing for an absent file.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The path, with `/` between its names.
    pub path: &'a str,
    /// The mode as git writes it, `100644`, `100755` or `120000`.
    pub mode: &'static str,
    /// What the file holds; for a link, its target.
    pub bytes: &'a [u8],
}

/// Returns the patch from one side to the other, nothing for two absent sides. `git apply` and GNU `patch` turn either
/// side into the other with it, byte for byte; a `binary` change is only named.
///
/// ```
/// use countersign::diff::{Side, patch};
/// let side = |bytes| Some(Side { path: "a.txt", mode: "100644", bytes });
/// let text = patch(side(b"one\n"), side(b"one\ntwo"), false);
/// assert_eq!(text, b"diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n@@ -1 +1,2 @@\n one\n+two\n\\ No newline at end of file\n");
/// ```
#[must_use]
pub fn patch(old: Option<Side<'_>>, new: Option<Side<'_>>, binary: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let Some(any) = old.or(new) else { return out };
    let (from, to) = (old.unwrap_or(any), new.unwrap_or(any));
    let (a, b) = (quoted("a/", from.path), quoted("b/", to.path));
    push(&mut out, &["diff --git ", &a, " ", &b, "\n"]);
    match (old, new) {
        (None, Some(new)) => push(&mut out, &["new file mode ", new.mode, "\n"]),
        (Some(old), None) => push(&mut out, &["deleted file mode ", old.mode, "\n"]),
        (Some(old), Some(new)) if old.mode != new.mode => {
            push(&mut out, &["old mode ", old.mode, "\nnew mode ", new.mode, "\n"]);
        }
        _ => {}
    }
    if from.path != to.path {
        let (from, to) = (quoted("", from.path), quoted("", to.path));
        push(&mut out, &["rename from ", &from, "\nrename to ", &to, "\n"]);
    }
    let (left, right) = (old.map_or(&[][..], |side| side.bytes), new.map_or(&[][..], |side| side.bytes));
    if left == right {
        // Without lines, only the number of the empty blob tells GNU patch that a file comes or goes.
        match (old, new) {
            (None, Some(_)) => push(&mut out, &["index 0000000..e69de29\n"]),
            (Some(_), None) => push(&mut out, &["index e69de29..0000000\n"]),
            _ => {}
        }
        return out;
    }
    let a = if old.is_some() { a } else { "/dev/null".to_owned() };
    let b = if new.is_some() { b } else { "/dev/null".to_owned() };
    if binary {
        push(&mut out, &["Binary files ", &a, " and ", &b, " differ\n"]);
        return out;
    }
    // A name with a blank needs a tab after it, or GNU patch stops reading at the blank.
    let end = |name: &str| if name.contains(' ') && !name.starts_with('"') { "\t\n" } else { "\n" };
    push(&mut out, &["--- ", &a, end(&a), "+++ ", &b, end(&b)]);
    body(&mut out, left, right);
    out
}

/// A text that is read forward, line by line.
#[derive(Debug, Clone)]
struct Reader<'t> {
    rest: &'t [u8],
    line: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Option<&'t [u8]> {
        let (line, rest) = self.rest.split_at_checked(line_length(self.rest))?;
        (self.rest, self.line) = (rest, self.line.saturating_add(1));
        (!line.is_empty()).then_some(line)
    }

    /// Goes to a line, many at a time where it is far.
    fn skip_to(&mut self, line: usize) {
        while let Some((chunk, rest)) = self.rest.split_at_checked(4096) {
            let reached = self.line.saturating_add(count_lines(chunk));
            if reached >= line {
                break;
            }
            (self.rest, self.line) = (rest, reached);
        }
        // The chunk may have ended inside a line, of which the rest is read here.
        while self.line < line && self.next().is_some() {}
    }

    fn write(&mut self, out: &mut Vec<u8>, mark: u8, end: usize) {
        while self.line < end
            && let Some(line) = self.next()
        {
            out.push(mark);
            out.extend_from_slice(line);
            if !line.ends_with(b"\n") {
                out.extend_from_slice(b"\n\\ No newline at end of file\n");
            }
        }
    }
}

fn body(out: &mut Vec<u8>, old: &[u8], new: &[u8]) {
    let edits = compare(old, new);
    let (mut old, mut new) = (Reader { rest: old, line: 0 }, Reader { rest: new, line: 0 });
    let is_near = |a: &Edit, b: &Edit| b.old.start.saturating_sub(a.old.end) <= 2 * CONTEXT;
    for group in edits.chunk_by(is_near) {
        let Some((first, last)) = group.first().zip(group.last()) else { return };
        let before = first.old.start.min(CONTEXT);
        old.skip_to(first.old.start.saturating_sub(before));
        let mut ahead = old.clone();
        ahead.skip_to(last.old.end);
        let after = (0..CONTEXT).take_while(|_| ahead.next().is_some()).count();
        let with_context = |start: usize, end: usize| start.saturating_sub(before)..end.saturating_add(after);
        let old_range = with_context(first.old.start, last.old.end);
        let new_range = with_context(first.new.start, last.new.end);
        push(out, &["@@ -", &span(&old_range), " +", &span(&new_range), " @@\n"]);
        for edit in group {
            old.write(out, b' ', edit.old.start);
            old.write(out, b'-', edit.old.end);
            new.skip_to(edit.new.start);
            new.write(out, b'+', edit.new.end);
        }
        old.write(out, b' ', old_range.end);
    }
}

/// Writes `start,count`; an empty range stands after the line before it.
fn span(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        count => format!("{},{count}", range.start + 1),
    }
}

fn push(out: &mut Vec<u8>, texts: &[&str]) {
    for text in texts {
        out.extend_from_slice(text.as_bytes());
    }
}

/// Quotes a name as git does where it holds a control character, a quote, a backslash or a byte beyond ASCII; and
/// where it ends with a blank, which GNU patch would leave out.
fn quoted(prefix: &str, path: &str) -> String {
    let plain = path.bytes().all(|b| (0x20..0x7F).contains(&b) && b != b'"' && b != b'\\');
    if plain && !path.ends_with(' ') {
        return format!("{prefix}{path}");
    }
    let mut out = format!("\"{prefix}");
    for b in path.bytes() {
        match b {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\t' => out.push_str("\\t"),
            b'\r' => out.push_str("\\r"),
            0x20..0x7F => out.push(char::from(b)),
            _ => out.push_str(&format!("\\{b:03o}")),
        }
    }
    out.push('"');
    out
}
