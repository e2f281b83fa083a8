//! The system says no: no room, no permission, a call that fails, a process that is killed inside of a step.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod support;

use std::fs;
use std::os::unix::fs::{MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use support::{Turn, files, left_out};

/// What moves files around, in every form that a system may give it.
const CALLS: &str = "rename,renameat,renameat2,link,linkat,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,\
                     fsync,fchmod,fchown,write";

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs a call of the host that is not hindered.
fn recover(turn: &Turn, way: &str) {
    let output = turn.folder.child(way).output().unwrap();
    assert!(said(&output).contains("done "), "{way}: {}", said(&output));
}

fn kept(turn: &Turn) -> Vec<String> {
    files(&turn.folder.store()).into_keys().collect()
}

/// Starts the revert in a child that may write no more than that many bytes to a file.
fn limited(turn: &Turn, blocks: u32) -> Output {
    let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_host-under-fault"));
    shell.arg(turn.folder.root()).arg(turn.folder.store()).arg("revert");
    shell.output().unwrap()
}

#[test]
fn a_file_that_may_not_grow_leaves_everything_as_it_was() {
    let turn = Turn::new();
    // The journal does not fit, so that no step is begun.
    let output = limited(&turn, 0);
    assert!(said(&output).starts_with("error disk-full "), "{}", said(&output));
    assert_eq!(turn.now(), turn.done);
    assert_eq!(kept(&turn), ["modes", "session"]);
    recover(&turn, "revert");
    assert_eq!(turn.now(), turn.taken_back);
}

#[test]
fn a_disk_that_fills_up_leaves_everything_as_it_was() {
    let place = std::env::temp_dir().join(format!("countersign-full-{}", std::process::id()));
    fs::create_dir_all(&place).unwrap();
    let mount =
        |arguments: &[&str]| Command::new("mount").args(arguments).arg(&place).stderr(Stdio::null()).status();
    let mounted = mount(&["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).is_ok_and(|status| status.success());
    if !mounted {
        left_out("a full disk", "run the tests as root, where tmpfs can be mounted");
        return;
    }
    let turn = Turn::new();
    let root = place.join("ws");
    copy(&turn.folder.root(), &root);
    // Nothing is left on that disk; the host's own folder is on another one.
    let filler = place.join("filler");
    let _ = fs::write(&filler, vec![1u8; 1 << 20]);
    let full = files(&root);
    let run = |call: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_host-under-fault"));
        said(&child.arg(&root).arg(turn.folder.store()).arg(call).output().unwrap())
    };
    let first = run("revert");
    let (after, left) = (files(&root), kept(&turn));
    fs::remove_file(&filler).unwrap();
    let second = run("revert");
    let last = files(&root);
    Command::new("umount").arg(&place).status().unwrap();
    fs::remove_dir_all(&place).unwrap();
    assert!(first.starts_with("error disk-full "), "{first}");
    assert!(
        full.contains_key(first.trim_end().rsplit(' ').next().unwrap()) || first.contains("gone"),
        "{first}"
    );
    assert_eq!(after, full);
    assert_eq!(left, ["modes", "session"]);
    assert!(second.starts_with("applied"), "{second}");
    assert_eq!(last, turn.taken_back);
}

/// Copies a tree with links and modes.
fn copy(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_folder_that_may_not_be_written_is_named_and_everything_is_as_before() {
    let is_root = fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0);
    let turn = Turn::new();
    let mut child = turn.folder.child("revert");
    if is_root {
        // Root may write anywhere, so the child is somebody else, to whom all but one folder belongs.
        for path in files(&turn.folder.0).into_keys() {
            std::os::unix::fs::lchown(turn.folder.0.join(path), Some(65534), Some(65534)).unwrap();
        }
        child.uid(65534).gid(65534);
    }
    let closed = turn.at("lib/in");
    fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(0o555)).unwrap();
    let before = turn.now();
    let output = child.output().unwrap();
    assert!(said(&output).contains("error permission-denied lib/in/moved.txt"), "{}", said(&output));
    assert_eq!(turn.now(), before);
    assert_eq!(kept(&turn), ["modes", "session"]);
    fs::set_permissions(&closed, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    if is_root {
        chown(turn.folder.store(), Some(0), Some(0)).unwrap();
    }
    recover(&turn, "revert");
    assert_eq!(turn.now(), turn.taken_back);
}

/// Runs the revert under strace with these arguments.
fn traced(turn: &Turn, arguments: &[&str]) -> Output {
    let mut strace = Command::new("strace");
    strace.arg("-f").args(arguments).arg(env!("CARGO_BIN_EXE_host-under-fault"));
    strace.arg(turn.folder.root()).arg(turn.folder.store()).arg("revert").output().unwrap()
}

/// Returns every call of the revert: its name and the how many'th of that name it is. Nothing without strace.
fn calls() -> Vec<(String, usize)> {
    let turn = Turn::new();
    let log = turn.folder.0.join("log");
    let _ = traced(&turn, &["-o", log.to_str().unwrap(), "-e", &format!("trace={CALLS}")]);
    let Ok(log) = fs::read_to_string(log) else {
        left_out("faults at every system call", "apt-get install -y --no-install-recommends strace");
        return Vec::new();
    };
    let mut names: Vec<(String, usize)> = Vec::new();
    for line in log.lines().filter(|line| line.contains('(')) {
        let name = line.split('(').next().unwrap_or_default().rsplit(' ').next().unwrap_or_default();
        let number = names.iter().filter(|(other, _)| other == name).count() + 1;
        names.push((name.to_owned(), number));
    }
    assert!(names.len() > 80, "{} calls", names.len());
    names
}

/// Runs the revert with one of its calls tampered with.
fn tampered(turn: &Turn, how: &str, (name, number): &(String, usize)) -> String {
    let inject = format!("inject={name}:{how}:when={number}");
    said(&traced(turn, &["-o", "/dev/null", "-e", &format!("trace={name}"), "-e", &inject]))
}

#[test]
fn a_process_that_is_killed_at_any_system_call_leaves_nothing_half_written() {
    for (index, call) in calls().iter().enumerate() {
        let turn = Turn::new();
        let told = tampered(&turn, "signal=KILL", call);
        assert!(!told.contains("done"), "{call:?} does not come");
        let is_journaled = kept(&turn).contains(&"journal".to_owned());
        // Every other one is finished, the rest taken back.
        let (way, expected) =
            if index % 2 == 0 { ("finish", &turn.taken_back) } else { ("take-back", &turn.done) };
        recover(&turn, way);
        let now = turn.now();
        if is_journaled {
            assert_eq!(now, *expected, "{way}, killed at {call:?}");
        } else {
            assert!(now == turn.taken_back || now == turn.done, "killed at {call:?}");
        }
        assert!(!kept(&turn).contains(&"journal".to_owned()));
    }
}

#[test]
fn a_system_call_that_fails_leaves_all_or_nothing() {
    let mut refused = 0;
    let errors = [("ENOSPC", "disk-full"), ("EACCES", "permission-denied"), ("EIO", "io")];
    let calls = calls();
    for (call, (error, code)) in calls.iter().zip(errors.iter().cycle()) {
        let turn = Turn::new();
        let told = tampered(&turn, &format!("error={error}"), call);
        refused += usize::from(told.contains(&format!("error {code} ")));
        if kept(&turn).contains(&"journal".to_owned()) {
            recover(&turn, "take-back");
        }
        let now = turn.now();
        // An error at the host's own files may come after the last step.
        let may_be_done = told.contains("done") || told.is_empty() || told.contains("/state/");
        assert!(now == turn.done || may_be_done && now == turn.taken_back, "{error} at {call:?}: {told}");
        assert!(now == turn.taken_back || !told.contains("done"), "{error} at {call:?}: {told}");
    }
    assert!(calls.is_empty() || refused > 50, "{refused} refused");
}
