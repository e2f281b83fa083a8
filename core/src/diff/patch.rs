//! Unified diffs, written as bytes so that any text survives. `git apply` and GNU `patch` read them.
//!
//! Source: the "Unified Format" chapter of the GNU diffutils manual and git's `diff-format` documentation.

use std::ops::Range;

use super::{Edit, lines};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// One side of a change: where the file is and what it holds; nothing for an absent file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) path: &'a str,
    /// The mode as git writes it, `100644`, `100755` or `120000`.
    pub(crate) mode: &'static str,
    pub(crate) bytes: &'a [u8],
}

/// Returns the patch from one side to the other. A binary change is named, not spelled out.
pub(crate) fn patch(old: Option<Side<'_>>, new: Option<Side<'_>>, binary: bool) -> Vec<u8> {
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
    let (left, right) = (lines(left), lines(right));
    body(&mut out, &left, &right, &super::edits(&left, &right));
    out
}

fn body(out: &mut Vec<u8>, old: &[&[u8]], new: &[&[u8]], edits: &[Edit]) {
    let mut rest = edits;
    while let Some(first) = rest.first() {
        let mut count = 1;
        while let (Some(last), Some(next)) = (rest.get(count - 1), rest.get(count))
            && next.old.start.saturating_sub(last.old.end) <= 2 * CONTEXT
        {
            count += 1;
        }
        let (group, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = later;
        let Some(last) = group.last() else { return };
        let before = first.old.start.min(CONTEXT);
        let after = old.len().saturating_sub(last.old.end).min(CONTEXT);
        let old_range = first.old.start - before..last.old.end + after;
        let new_range = first.new.start - before..last.new.end + after;
        push(out, &["@@ -", &span(&old_range), " +", &span(&new_range), " @@\n"]);
        let mut at = old_range.start;
        for edit in group {
            marked(out, b' ', old.get(at..edit.old.start));
            marked(out, b'-', old.get(edit.old.clone()));
            marked(out, b'+', new.get(edit.new.clone()));
            at = edit.old.end;
        }
        marked(out, b' ', old.get(at..old_range.end));
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

fn marked(out: &mut Vec<u8>, mark: u8, lines: Option<&[&[u8]]>) {
    for line in lines.unwrap_or_default() {
        out.push(mark);
        out.extend_from_slice(line);
        if !line.ends_with(b"\n") {
            out.extend_from_slice(b"\n\\ No newline at end of file\n");
        }
    }
}

fn push(out: &mut Vec<u8>, texts: &[&str]) {
    for text in texts {
        out.extend_from_slice(text.as_bytes());
    }
}

/// Quotes a name as git does where it holds a control character, a quote, a backslash or a byte beyond ASCII.
fn quoted(prefix: &str, path: &str) -> String {
    let plain = path.bytes().all(|b| (0x20..0x7F).contains(&b) && b != b'"' && b != b'\\');
    if plain {
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
