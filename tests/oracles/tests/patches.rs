//! Patches against the programs that people apply them with, over every kind of text: forward and backward, byte for
//! byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it compared"
)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use countersign::diff::{Side, patch};
use countersign_tests_oracles::Random;

/// Texts by what is odd about them.
fn kinds() -> Vec<(&'static str, Vec<u8>)> {
    let many: String = (1..40).map(|n| format!("line {n}\n")).collect();
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("empty", text("")),
        ("one line", text("one\n")),
        ("one line without a newline", text("one")),
        ("only a newline", text("\n")),
        ("several blank lines", text("\n\n\n\n")),
        ("two lines", text("one\ntwo\n")),
        ("two lines, the last without a newline", text("one\ntwo")),
        ("CRLF", text("one\r\ntwo\r\nthree\r\n")),
        ("CRLF without the last", text("one\r\ntwo\r\nthree")),
        ("mixed line ends", text("one\r\ntwo\nthree\r\n")),
        ("a lone CR inside a line", text("one\rtwo\nthree\n")),
        ("a CR at the very end", text("one\ntwo\r")),
        ("only CR", text("one\rtwo\rthree\r")),
        ("a NUL beyond the first 8 KB", [&b"x\n".repeat(5000)[..], b"a\0b\n"].concat()),
        ("Latin-1", b"caf\xe9\nna\xefve\n".to_vec()),
        ("invalid UTF-8", b"\xc3\x28\n\xf0\x28\x8c\x28\nend\n".to_vec()),
        ("UTF-8 with a byte order mark", "\u{feff}one\nzwei \u{e4}\n".as_bytes().to_vec()),
        ("lines like a patch", text("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-- \n--\n")),
        ("lines like a signature", text("text\n-- \nname\n")),
        ("lines like a header", text("diff --git a/x b/x\nindex 0..1\nrename from x\n")),
        ("a line like the mark for no newline", text("one\n\\ No newline at end of file\ntwo\n")),
        ("blanks at the ends of lines", text("one  \n\ttwo\t\n   \n")),
        ("form feed, vertical tab and other controls", text("a\u{c}b\nc\u{b}d\n\u{1b}[31mred\n\u{7f}\n")),
        ("separators of other conventions", text("a\u{85}b\u{2028}c\u{2029}d\nnext\n")),
        ("a very long line", [b"x".repeat(70_000), b"\n".to_vec()].concat()),
        ("repeated lines", text(&"}\n".repeat(30))),
        ("many lines", text(&many)),
        (
            "many lines, changed far apart",
            text(&many.replace("line 3\n", "LINE 3\n").replace("line 33\n", "")),
        ),
    ]
}

/// Names that tools quote or trip over.
const NAMES: [&str; 12] = [
    "plain.txt",
    "in/a/folder.txt",
    "with blank.txt",
    " leading and trailing ",
    "quote\"inside",
    "back\\slash",
    "tab\there",
    "new\nline",
    "umlaut-\u{e4}.txt",
    "-dash",
    "a -> b",
    "control\u{1}\u{7f}",
];

#[derive(Debug, Clone)]
struct File {
    name: String,
    mode: &'static str,
    bytes: Vec<u8>,
}

impl File {
    fn new(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), mode: "100644", bytes: bytes.to_vec() }
    }

    fn side(&self) -> Side<'_> {
        Side { path: &self.name, mode: self.mode, bytes: &self.bytes }
    }

    fn write(&self, folder: &Path) {
        let path = folder.join(&self.name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &self.bytes).unwrap();
        let mode = if self.mode == "100755" { 0o755 } else { 0o644 };
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
}

/// A folder that is removed again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("countersign-patch-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Returns every file with whether it is executable, in order.
    fn content(&self) -> Vec<(PathBuf, bool, Vec<u8>)> {
        countersign_tests_oracles::revisions::files(&self.0)
            .into_iter()
            .map(|path| {
                let mode = std::fs::metadata(&path).unwrap().permissions().mode();
                let bytes = std::fs::read(&path).unwrap();
                (path.strip_prefix(&self.0).unwrap().to_owned(), mode & 0o100 != 0, bytes)
            })
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const TOOLS: [(&str, &[&str]); 2] = [
    ("git", &["apply", "--whitespace=nowarn"]),
    ("patch", &["--binary", "-p1", "--silent", "--no-backup-if-mismatch"]),
];

fn has(tool: &str) -> bool {
    let found =
        Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    let must = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    assert!(found || !must, "missing: {tool}");
    if !found {
        eprintln!("skipped: patches applied by {tool}");
    }
    found
}

/// Applies one patch of many files with each tool in both directions and compares everything.
fn check(name: &str, changes: &[(Option<File>, Option<File>)]) {
    let text: Vec<u8> = changes
        .iter()
        .flat_map(|(old, new)| patch(old.as_ref().map(File::side), new.as_ref().map(File::side), false))
        .collect();
    for (tool, arguments) in TOOLS {
        if !has(tool) {
            continue;
        }
        for reverse in [false, true] {
            let (start, wanted) =
                (Folder::new(&format!("{name}-{tool}-a")), Folder::new(&format!("{name}-{tool}-b")));
            for (old, new) in changes {
                let (from, to) = if reverse { (new, old) } else { (old, new) };
                from.iter().for_each(|file| file.write(&start.0));
                to.iter().for_each(|file| file.write(&wanted.0));
            }
            let file = std::env::temp_dir().join(format!("countersign-{}-{name}.patch", std::process::id()));
            std::fs::write(&file, &text).unwrap();
            let mut command = Command::new(tool);
            command.args(arguments).args(reverse.then_some("-R")).current_dir(&start.0);
            // Outside any repository, or git would apply only what lies below the folder.
            command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir()).env("GIT_CONFIG_NOSYSTEM", "1");
            if tool == "patch" {
                command.arg("-i").arg(&file)
            } else {
                command.arg(&file)
            };
            let output = command.stdin(Stdio::null()).output().unwrap();
            std::fs::remove_file(&file).unwrap();
            let said = [output.stdout, output.stderr].concat();
            let context = format!(
                "{name}: {tool}{}: {}\n{}",
                if reverse { " -R" } else { "" },
                String::from_utf8_lossy(&said),
                String::from_utf8_lossy(&text)
            );
            assert!(output.status.success(), "{context}");
            let (got, wanted) = (start.content(), wanted.content());
            for (a, b) in got.iter().zip(&wanted) {
                assert!(a == b, "{:?} and {:?} differ, {context}", a.0, b.0);
            }
            assert_eq!(got.len(), wanted.len(), "{context}");
        }
    }
}

#[test]
fn every_kind_of_text_becomes_every_other() {
    let kinds = kinds();
    for (kind, old) in &kinds {
        let mut changes = Vec::new();
        for (index, (_, new)) in kinds.iter().enumerate() {
            if old != new {
                let name = format!("file-{index}");
                changes.push((Some(File::new(&name, old)), Some(File::new(&name, new))));
            }
        }
        check(&kind.replace(' ', "-"), &changes);
    }
}

#[test]
fn every_kind_of_text_is_created_and_deleted() {
    let mut changes = Vec::new();
    for (index, (_, text)) in kinds().iter().enumerate() {
        changes.push((None, Some(File::new(&format!("made/{index}"), text))));
        changes.push((Some(File::new(&format!("gone/{index}"), text)), None));
    }
    check("created", &changes);
}

#[test]
fn the_executable_bit_changes_alone_and_with_the_text() {
    let executable = |file: File| File { mode: "100755", ..file };
    let mut changes = Vec::new();
    for (index, (_, text)) in kinds().iter().enumerate() {
        let file = |text: &[u8]| File::new(&format!("bit-{index}"), text);
        changes.push((Some(file(text)), Some(executable(file(text)))));
        let both = |text: &[u8]| File::new(&format!("both-{index}"), text);
        changes.push((Some(executable(both(text))), Some(both(b"#!/bin/sh\n"))));
        changes.push((None, Some(executable(File::new(&format!("new-{index}"), text)))));
    }
    check("bits", &changes);
}

#[test]
fn files_move_with_and_without_a_change() {
    let mut changes = Vec::new();
    for (index, (_, text)) in kinds().iter().enumerate() {
        let mut longer = text.clone();
        longer.extend_from_slice(b"more\n");
        changes.push((
            Some(File::new(&format!("from/{index}"), text)),
            Some(File::new(&format!("to/{index}"), text)),
        ));
        let (from, to) = (format!("old-{index}"), format!("new-{index}"));
        changes.push((Some(File::new(&from, text)), Some(File::new(&to, &longer))));
    }
    check("moves", &changes);
}

#[test]
fn odd_names_are_quoted_as_the_tools_read_them() {
    let mut changes = Vec::new();
    for name in NAMES {
        changes.push((Some(File::new(name, b"a\nb\n")), Some(File::new(name, b"a\nB\n"))));
        changes.push((None, Some(File::new(&format!("made {name}"), b"x\n"))));
        changes.push((Some(File::new(&format!("gone {name}"), b"x\n")), None));
        let (from, to) = (format!("from-{name}"), format!("to-{name}"));
        changes.push((Some(File::new(&from, b"1\n2\n")), Some(File::new(&to, b"1\n2\n3\n"))));
    }
    check("names", &changes);
}

#[test]
fn random_texts_become_each_other() {
    let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
    let pieces = ["a", "b", "\r", "\u{e9}", "-", "+", " ", "\\", "@@"];
    let mut changes = Vec::new();
    for index in 0..150 {
        let mut text = || {
            let mut text = String::new();
            for _ in 0..random.below(30) {
                text.push_str(random.pick(&pieces));
                if random.below(3) > 0 {
                    text.push('\n');
                }
            }
            text.into_bytes()
        };
        let (old, new) = (text(), text());
        if old != new {
            let name = format!("random-{index}");
            changes.push((Some(File::new(&name, &old)), Some(File::new(&name, &new))));
        }
    }
    check("random", &changes);
}
