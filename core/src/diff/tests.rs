use super::{Edit, Side, edits, is_binary, lines, patch};

fn of(old: &str, new: &str) -> Vec<Edit> {
    edits(&lines(old.as_bytes()), &lines(new.as_bytes()))
}

/// Rebuilds the new text from the old one and the edits.
fn rebuilt(old: &str, new: &str) -> String {
    let (old, new) = (lines(old.as_bytes()), lines(new.as_bytes()));
    let (mut out, mut at) = (Vec::new(), 0);
    for edit in edits(&old, &new) {
        out.extend_from_slice(&old[at..edit.old.start]);
        out.extend_from_slice(&new[edit.new.clone()]);
        at = edit.old.end;
    }
    out.extend_from_slice(&old[at..]);
    String::from_utf8(out.concat()).unwrap()
}

#[test]
fn one_unchanged_line_makes_two_edits() {
    assert_eq!(of("a\nb\nc\n", "A\nb\nC\n"), [Edit { old: 0..1, new: 0..1 }, Edit { old: 2..3, new: 2..3 }]);
    assert_eq!(of("a\nb\n", "A\nB\n"), [Edit { old: 0..2, new: 0..2 }]);
}

#[test]
fn a_missing_final_newline_is_a_change_of_the_last_line() {
    assert_eq!(of("a\nb", "a\nb\n"), [Edit { old: 1..2, new: 1..2 }]);
    assert_eq!(of("", ""), []);
}

#[test]
fn edits_always_rebuild_the_new_text() {
    let mut seed = 7u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for _ in 0..2000 {
        let mut text = || (0..next(12)).map(|_| format!("{}\n", next(4))).collect::<String>();
        let (old, new) = (text(), text());
        assert_eq!(rebuilt(&old, &new), new);
        for pair in of(&old, &new).windows(2) {
            assert!(pair[0].old.end < pair[1].old.start && pair[0].new.end < pair[1].new.start);
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
