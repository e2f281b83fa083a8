use super::{Edit, Inline, Merge, MergePart, Side, compare, edits, inline, is_binary, lines, merge, patch};

fn of(old: &str, new: &str) -> Vec<Edit> {
    compare(old.as_bytes(), new.as_bytes())
}

fn edit(old: std::ops::Range<usize>, new: std::ops::Range<usize>) -> Edit {
    Edit { old, new }
}

/// Rebuilds the new text from the old one and the edits, which must be apart and change something.
#[track_caller]
fn check(old: &[u8], new: &[u8]) -> Vec<Edit> {
    let found = compare(old, new);
    assert_eq!(found, edits(&lines(old), &lines(new)));
    let (old_lines, new_lines) = (lines(old), lines(new));
    let (mut out, mut at) = (Vec::new(), 0);
    for edit in &found {
        assert!(!edit.old.is_empty() || !edit.new.is_empty());
        out.extend_from_slice(&old_lines[at..edit.old.start]);
        assert_eq!(out.len(), edit.new.start);
        out.extend_from_slice(&new_lines[edit.new.clone()]);
        at = edit.old.end;
    }
    out.extend_from_slice(&old_lines[at..]);
    assert_eq!(out.concat(), new);
    for pair in found.windows(2) {
        assert!(pair[0].old.end < pair[1].old.start && pair[0].new.end < pair[1].new.start);
    }
    found
}

fn numbers(mut seed: u64) -> impl FnMut(u64) -> u64 {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    }
}

#[test]
fn a_line_is_the_same_line_wherever_it_stands() {
    assert_eq!(of("b3\nb6\np8\n", "g9\nb6\np8\ng10\ng11\n"), [edit(0..1, 0..1), edit(3..3, 3..5)]);
    // Every length and every number of bytes that follow.
    for length in 0..20 {
        let line = "x".repeat(length) + "\n";
        for after in 0..12 {
            let new = format!("N\n{line}{}", "y".repeat(after));
            assert_eq!(of(&format!("O\n{line}"), &new).first(), Some(&edit(0..1, 0..1)), "{length} {after}");
        }
    }
}

#[test]
fn one_unchanged_line_makes_two_edits() {
    assert_eq!(of("a\nb\nc\n", "A\nb\nC\n"), [edit(0..1, 0..1), edit(2..3, 2..3)]);
    assert_eq!(of("a\nb\n", "A\nB\n"), [edit(0..2, 0..2)]);
}

#[test]
fn a_missing_final_newline_is_a_change_of_the_last_line() {
    assert_eq!(of("a\nb", "a\nb\n"), [edit(1..2, 1..2)]);
    assert_eq!(of("a\nb", "a\nb\nc"), [edit(1..2, 1..3)]);
    assert_eq!(of("b", "a\nb"), [edit(0..0, 0..1)]);
    assert_eq!(of("ab", "b"), [edit(0..1, 0..1)]);
    assert_eq!(of("", ""), []);
    assert_eq!(of("", "a\n"), [edit(0..0, 0..1)]);
    assert_eq!(of("a", ""), [edit(0..1, 0..0)]);
}

#[test]
fn lines_end_at_lf_only() {
    assert_eq!(of("a\rb\r\nc\n", "a\rB\r\nc\n"), [edit(0..1, 0..1)]);
    assert_eq!(of("a\r\nb\r\n", "a\nb\n"), [edit(0..2, 0..2)]);
}

#[test]
fn edits_always_rebuild_the_new_text() {
    let mut next = numbers(7);
    for round in 0..2000 {
        let symbols = 1 + round % 6;
        let mut text = |length: u64| {
            let mut text: String = (0..next(length)).map(|_| format!("{}\n", next(symbols))).collect();
            if next(4) == 0 {
                text.pop();
            }
            text
        };
        let length = if round % 10 == 0 { 300 } else { 14 };
        let (old, new) = (text(length), text(length));
        check(old.as_bytes(), new.as_bytes());
    }
}

#[test]
fn long_texts_with_scattered_edits_are_rebuilt() {
    let mut next = numbers(11);
    for symbols in [2, 5, 400, 100_000] {
        let old: Vec<String> = (0..3000).map(|_| format!("line {}\n", next(symbols))).collect();
        let mut new = old.clone();
        for _ in 0..1200 {
            let at = usize::try_from(next(new.len() as u64)).unwrap();
            match next(3) {
                0 => drop(new.remove(at)),
                1 => new.insert(at, format!("line {}\n", next(symbols))),
                _ => new[at] = format!("other {}\n", next(symbols)),
            }
        }
        check(old.concat().as_bytes(), new.concat().as_bytes());
    }
}

#[test]
fn shuffled_lines_keep_the_longest_order() {
    let old: Vec<String> = (0..5000).map(|n| format!("{n}\n")).collect();
    let mut new = old.clone();
    new.rotate_left(1000);
    let found = check(old.concat().as_bytes(), new.concat().as_bytes());
    assert_eq!(found, [edit(0..1000, 0..0), edit(5000..5000, 4000..5000)]);
    new.reverse();
    let found = check(old.concat().as_bytes(), new.concat().as_bytes());
    assert_eq!(found.iter().map(|edit| edit.new.len()).sum::<usize>(), 4998);
}

#[test]
fn a_hunk_stands_where_the_text_divides() {
    let old = "for x in a {\n    one(x);\n}\n\nfor x in c {\n    one(x);\n}\n";
    let new =
        "for x in a {\n    one(x);\n}\n\nfor x in b {\n    one(x);\n}\n\nfor x in c {\n    one(x);\n}\n";
    assert_eq!(of(old, new), [edit(4..4, 4..8)]);
    // At the top of a text the blank line goes with what was added.
    assert_eq!(of("b\n", "a\n\nb\n"), [edit(0..0, 0..2)]);
}

#[test]
fn a_hunk_slides_far_beyond_the_place_of_the_change() {
    // Where the lines are all the same, the place looked at grows until it holds them all.
    let many = |count: usize| "}\n".repeat(count);
    let found = check(many(5000).as_bytes(), many(5001).as_bytes());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].new.len(), 1);
    let old = format!("fn a() {{\n{}\nend\n", many(300));
    let new = format!("fn a() {{\n{}\nend\n", many(290));
    let found = check(old.as_bytes(), new.as_bytes());
    assert_eq!(found.len(), 1);
}

#[test]
fn lines_that_collide_keep_their_own_numbers() {
    let texts: Vec<String> = (0..3000).map(|n| n.to_string()).collect();
    let mut interner = super::Interner::new(0);
    for round in 0..2 {
        for (id, text) in (0u32..).zip(&texts) {
            assert_eq!(interner.id(text.as_bytes(), 0), id, "in round {round}");
        }
    }
}

#[test]
fn a_patch_is_written_as_bytes() {
    let side = |path, bytes| Some(Side { path, mode: "100644", bytes });
    let text = patch(side("a b.txt", b"1\n2\xff\r\n3"), side("a b.txt", b"1\n2\n3"), false);
    let wanted = b"diff --git a/a b.txt b/a b.txt\n--- a/a b.txt\t\n+++ b/a b.txt\t\n@@ -1,3 +1,3 @@\n 1\n-2\xff\r\n+2\n 3\n\\ No newline at end of file\n";
    assert_eq!(text, wanted);
    let text = patch(None, side("\u{e9}\"", b"x\n"), false);
    let wanted = "diff --git \"a/\\303\\251\\\"\" \"b/\\303\\251\\\"\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/\\303\\251\\\"\"\n@@ -0,0 +1 @@\n+x\n";
    assert_eq!(String::from_utf8(text).unwrap(), wanted);
}

#[test]
fn a_nul_near_the_start_or_a_utf16_mark_makes_a_file_binary() {
    assert!(is_binary(b"a\0") && is_binary(b"\xff\xfea") && is_binary(b"\xfe\xff"));
    let mut late = vec![b'a'; 8192];
    late.push(0);
    assert!(!is_binary(&late) && !is_binary(b"\xef\xbb\xbfa") && !is_binary(b""));
}

fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let parts = merge(base.as_bytes(), ours.as_bytes(), theirs.as_bytes());
    let swapped = merge(base.as_bytes(), theirs.as_bytes(), ours.as_bytes());
    assert_eq!(parts.text(), swapped.text());
    parts.text().map(|text| String::from_utf8(text).unwrap())
}

#[test]
fn edits_with_a_line_between_them_merge() {
    assert_eq!(merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n").as_deref(), Some("A\nb\nC\n"));
    assert_eq!(merged("a\nb\nc\n", "b\nc\n", "a\nb\nx\nc\n").as_deref(), Some("b\nx\nc\n"));
    assert_eq!(merged("", "", "x\n").as_deref(), Some("x\n"));
}

#[test]
fn edits_that_touch_are_a_conflict() {
    assert_eq!(merged("a\nb\n", "A\nb\n", "a\nB\n"), None);
    assert_eq!(merged("a\nb\n", "a\nx\nb\n", "a\ny\nb\n"), None);
    assert_eq!(merged("a\nb\nc\n", "a\nc\n", "a\nB\nc\n"), None);
}

#[test]
fn the_same_edit_on_both_sides_is_made_once() {
    assert_eq!(merged("a\nb\n", "a\nx\nb\n", "a\nx\nb\n").as_deref(), Some("a\nx\nb\n"));
    assert_eq!(merged("a\nb\nc\nd\n", "X\nb\nc\nd\n", "X\nb\nc\nD\n").as_deref(), Some("X\nb\nc\nD\n"));
}

#[test]
fn a_conflict_shows_what_each_side_made_of_the_lines() {
    let parts = merge(b"1\na\nb\n2\n", b"1\nA\nb\n2\n", b"1\na\nB\n2\nend\n").parts;
    let part = |text: &str| MergePart::Clean(text.as_bytes().to_vec());
    let conflict =
        MergePart::Conflict { base: b"a\nb\n".into(), ours: b"A\nb\n".into(), theirs: b"a\nB\n".into() };
    assert_eq!(parts, [part("1\n"), conflict, part("2\nend\n")]);
    assert_eq!(merge(b"", b"", b""), Merge::default());
}

#[test]
fn a_merge_with_an_unchanged_side_is_the_other_side() {
    let mut next = numbers(3);
    for _ in 0..500 {
        let mut text = || (0..next(20)).map(|_| format!("{}\n", next(4))).collect::<String>();
        let (base, ours) = (text(), text());
        assert_eq!(merged(&base, &ours, &base).as_deref(), Some(ours.as_str()));
        assert_eq!(merged(&base, &ours, &ours).as_deref(), Some(ours.as_str()));
    }
}

/// Returns the marked parts of both sides.
fn marked<'t>(old: &'t str, new: &'t str) -> Option<(Vec<&'t str>, Vec<&'t str>)> {
    let Inline { removed, added } = inline(old.as_bytes(), new.as_bytes())?;
    Some((
        removed.into_iter().filter_map(|range| old.get(range)).collect(),
        added.into_iter().filter_map(|range| new.get(range)).collect(),
    ))
}

#[test]
fn changed_words_are_marked() {
    let found = marked("fn sum(a: u32) -> u32 {\n", "fn total(a: u64) -> u32 {\n").unwrap();
    assert_eq!(found, (vec!["sum", "u32"], vec!["total", "u64"]));
    let found = marked("größe = limit\n", "grösse = limit\n").unwrap();
    assert_eq!(found, (vec!["größe"], vec!["grösse"]));
}

#[test]
fn a_blank_between_two_changed_words_belongs_to_the_change() {
    let found = marked("the old words stay here\n", "the new text stay here\n").unwrap();
    assert_eq!(found, (vec!["old words"], vec!["new text"]));
}

#[test]
fn words_are_not_marked_where_it_would_not_help() {
    assert_eq!(inline(b"", b"new\n"), None);
    assert_eq!(inline(b"entirely different\n", b"nothing shared, at all\n"), None);
    let long = "word ".repeat(14_000);
    assert_eq!(inline(long.as_bytes(), b"word \n"), None);
}
