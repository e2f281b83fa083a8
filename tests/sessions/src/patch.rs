//! The strictest reader of patches.

/// Applies a patch that was written for exactly this text; every context line and every count must be right.
///
/// # Panics
/// Where one is not.
#[must_use]
pub fn applied(text: &[u8], from: &[u8], take: u8, give: u8) -> Vec<u8> {
    let source: Vec<&[u8]> = from.split_inclusive(|byte| *byte == b'\n').collect();
    let (mut out, mut at) = (Vec::new(), 0);
    let mut lines = text.split_inclusive(|byte| *byte == b'\n').peekable();
    assert_eq!(lines.next(), Some(&b"diff --git a/a b/a\n"[..]));
    if lines.peek().is_some() {
        assert_eq!((lines.next(), lines.next()), (Some(&b"--- a/a\n"[..]), Some(&b"+++ b/a\n"[..])));
    }
    while let Some(header) = lines.next() {
        let (taken, given) = counts(header, take == b'-');
        // An empty side stands after the line that it names.
        let start = if taken.1 == 0 { taken.0 } else { taken.0 - 1 };
        out.extend(source[at..start].concat());
        at = start;
        let (mut left, mut right) = (taken.1, given.1);
        while left > 0 || right > 0 {
            let line = lines.next().expect("the hunk is as long as it says");
            let (mark, mut body) = (line[0], &line[1..]);
            if lines.peek().is_some_and(|next| next.starts_with(b"\\ ")) {
                lines.next();
                body = &body[..body.len() - 1];
            }
            if mark == b' ' || mark == take {
                assert_eq!(source[at], body);
                (at, left) = (at + 1, left - 1);
            }
            if mark == b' ' || mark == give {
                out.extend_from_slice(body);
                right -= 1;
            }
        }
    }
    out.extend(source[at..].concat());
    out
}

/// Reads `@@ -start,count +start,count @@`.
fn counts(header: &[u8], forward: bool) -> ((usize, usize), (usize, usize)) {
    let text = std::str::from_utf8(header).expect("a header is ASCII");
    let inside = text.strip_prefix("@@ -").and_then(|rest| rest.strip_suffix(" @@\n")).expect("a header");
    let (old, new) = inside.split_once(" +").expect("two sides");
    let side = |side: &str| {
        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
        (start.parse().expect("a number"), count.parse().expect("a number"))
    };
    if forward { (side(old), side(new)) } else { (side(new), side(old)) }
}
