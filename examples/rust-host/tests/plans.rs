//! Plans on disk: what comes back, what is refused, and that nothing lies between.
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
use std::os::unix::fs::symlink;

use countersign::{Choice, FileState, Mode, PlanRequest, Session, Step, Target};
use countersign_rust_host::{Apply, Recover};
use support::{Folder, Turn, files, paths, write, write_file};

const REVERT: PlanRequest = PlanRequest::RevertTurn;

#[test]
fn a_turn_is_taken_back_to_the_byte_and_the_bit() {
    let turn = Turn::new();
    let (host, mut session) = turn.session();
    let plan = host.apply(&mut session, &REVERT, Apply::default()).unwrap();
    assert!(plan.conflicts.is_empty());
    assert_eq!(turn.now(), turn.taken_back);
    host.apply(&mut session, &PlanRequest::Undo, Apply::default()).unwrap();
    // The mode of a file that was new is the usual one.
    let modeless = |files: support::Files| -> Vec<_> {
        files.into_iter().map(|(name, (kind, mode, bytes))| (name, kind, mode & 0o100, bytes)).collect()
    };
    assert_eq!(modeless(turn.now()), modeless(turn.done.clone()));
}

#[test]
fn what_is_kept_is_the_session_as_it_stands() {
    let turn = Turn::new();
    let (host, mut session) = turn.session();
    host.apply(&mut session, &REVERT, Apply::default()).unwrap();
    let (_, again) = turn.session();
    assert_eq!(again, session);
    let kept: Vec<_> = files(&turn.folder.store()).into_keys().collect();
    assert_eq!(kept, ["modes", "session"]);
}

#[test]
fn a_conflict_leaves_everything_or_does_the_rest_where_that_is_asked() {
    let turn = Turn::new();
    fs::write(turn.at("logo.bin"), "the person's").unwrap();
    let (host, mut session) = turn.session();
    let before = turn.now();
    let plan = host.apply(&mut session, &REVERT, Apply::default()).unwrap();
    assert_eq!(plan.conflicts.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["logo.bin"]);
    assert!(plan.steps.is_empty());
    assert_eq!(turn.now(), before);
    let partial = Apply { partial: true, progress: None };
    let plan = host.apply(&mut session, &REVERT, partial).unwrap();
    assert_eq!((plan.conflicts.len(), plan.steps.is_empty()), (1, false));
    let mut expected = turn.taken_back.clone();
    expected.insert("logo.bin".into(), before["logo.bin"].clone());
    assert_eq!(turn.now(), expected);
}

/// Does something before a step of taking the turn back, and returns the paths in conflict and the files before.
fn meddle(turn: &Turn, at: usize, mut what: impl FnMut(&[Step])) -> (Vec<String>, support::Files) {
    let (host, mut session) = turn.session();
    let before = std::cell::RefCell::new(turn.now());
    let mut progress = |done: usize, steps: &[Step]| {
        if done == at {
            what(steps);
        }
    };
    let options = Apply { partial: false, progress: Some(&mut progress) };
    let plan = host.apply(&mut session, &REVERT, options).unwrap();
    assert!(plan.steps.is_empty(), "nothing counts as done");
    let conflicts: Vec<String> = plan.conflicts.into_iter().map(|(path, _)| path).collect();
    assert_eq!(session.conflicts(), conflicts);
    (conflicts, before.into_inner())
}

#[test]
fn a_byte_that_flips_between_plan_and_step_stops_the_plan_and_takes_it_back() {
    let steps = {
        let turn = Turn::new();
        let (host, mut session) = turn.session();
        host.plan(&mut session, &REVERT, false).unwrap().steps
    };
    let mut flipped = 0;
    for (number, step) in steps.iter().enumerate() {
        let is_first = steps.iter().take(number).all(|other| other.path != step.path);
        if !is_first || !matches!(step.expect, FileState::File { .. }) {
            continue;
        }
        for at in 0..=number {
            let turn = Turn::new();
            let mut bytes = fs::read(turn.at(&step.path)).unwrap();
            bytes[0] ^= 1;
            let (conflicts, mut before) =
                meddle(&turn, at, |_| fs::write(turn.at(&step.path), &bytes).unwrap());
            assert_eq!(conflicts, std::slice::from_ref(&step.path));
            before.get_mut(&step.path).unwrap().2 = bytes;
            assert_eq!(turn.now(), before, "step {number}, flipped before step {at}");
            flipped += 1;
        }
    }
    assert!(flipped > 20, "{flipped}");
}

#[test]
fn a_file_that_becomes_a_link_is_not_written_through() {
    for name in ["edit.txt", "logo.bin", "secret", "run.sh", "lib/in/moved.txt"] {
        for at in [0, 1] {
            let turn = Turn::new();
            let outside = turn.folder.0.join("outside");
            let (conflicts, mut before) = meddle(&turn, at, |_| {
                fs::rename(turn.at(name), &outside).unwrap();
                symlink(&outside, turn.at(name)).unwrap();
            });
            assert_eq!(conflicts, [name]);
            let (_, mode, bytes) = before[name].clone();
            assert_eq!(fs::read(&outside).unwrap(), bytes, "{name}");
            let target = outside.clone().into_os_string().into_encoded_bytes();
            before.insert(name.into(), ('l', 0, target));
            assert_eq!(turn.now(), before);
            assert_eq!(files(&turn.folder.0)["outside"], ('f', mode, bytes));
        }
    }
}

#[test]
fn a_folder_that_becomes_a_link_is_not_written_through() {
    for (folder, at) in [("lib", 0), ("lib", 5), ("a", 0), ("a/b", 0), ("lib/in", 3)] {
        let turn = Turn::new();
        let outside = turn.folder.0.join("outside");
        let (conflicts, _) = meddle(&turn, at, |_| {
            fs::rename(turn.at(folder), &outside).unwrap();
            symlink(&outside, turn.at(folder)).unwrap();
        });
        assert!(conflicts.iter().all(|path| path.starts_with(folder)), "{conflicts:?}");
        // Only the link itself differs, and nothing happened behind it.
        fs::remove_file(turn.at(folder)).unwrap();
        fs::rename(&outside, turn.at(folder)).unwrap();
        assert_eq!(turn.now(), turn.done, "{folder} at {at}");
    }
}

#[test]
fn a_folder_that_became_a_link_before_the_plan_is_a_conflict() {
    let turn = Turn::new();
    let outside = turn.folder.0.join("outside");
    fs::rename(turn.at("a"), &outside).unwrap();
    symlink(&outside, turn.at("a")).unwrap();
    let (host, mut session) = turn.session();
    host.apply(&mut session, &REVERT, Apply { partial: true, progress: None }).unwrap();
    assert_eq!(fs::read(outside.join("b/new")).unwrap(), b"new\n");
}

#[test]
fn a_folder_that_is_not_empty_stays() {
    let turn = Turn::new();
    write(turn.at("a/b/own"), "the person's", 0o644);
    let (host, mut session) = turn.session();
    host.apply(&mut session, &REVERT, Apply::default()).unwrap();
    assert_eq!(fs::read(turn.at("a/b/own")).unwrap(), b"the person's");
    assert!(!turn.at("a/b/new").exists());
}

#[test]
fn what_lies_in_a_folder_that_a_file_is_to_replace_is_found() {
    let turn = Turn::new();
    write(turn.at("flat/own"), "the person's", 0o644);
    let (host, mut session) = turn.session();
    let before = turn.now();
    let plan = host.apply(&mut session, &REVERT, Apply::default()).unwrap();
    assert_eq!(plan.conflicts.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["flat"]);
    assert_eq!(turn.now(), before);
}

#[test]
fn a_file_made_where_one_is_to_come_back_is_kept() {
    let turn = Turn::new();
    let (conflicts, mut before) = meddle(&turn, 2, |_| write(turn.at("gone"), "new here", 0o644));
    assert_eq!(conflicts, ["gone"]);
    before.insert("gone".into(), ('f', 0o644, b"new here".to_vec()));
    assert_eq!(turn.now(), before);
}

#[test]
fn one_hunk_is_rejected_and_the_rest_stays() {
    let folder = Folder::new();
    let (host, name) = (folder.host(), folder.root().join("a.txt"));
    write(&name, "1\n2\n3\n4\n5\n", 0o600);
    let mut session = Session::new(Mode::Supervised, true);
    session.begin_turn(None).unwrap();
    let operation = write_file("./x/../a.txt");
    fs::create_dir(folder.root().join("x")).unwrap();
    let touched = host.touched(&operation).unwrap();
    assert_eq!(touched, ["a.txt"]);
    host.record(&mut session, &operation, &touched, || fs::write(&name, "one\n2\n3\n4\nfive\n").unwrap())
        .unwrap();
    session.end_turn().unwrap();
    session.decide(Choice::Reject, &Target::Text { path: "a.txt".into(), text: "one".into() }).unwrap();
    session.decide(Choice::Accept, &Target::Turn).unwrap();
    host.apply(&mut session, &PlanRequest::Apply, Apply::default()).unwrap();
    assert_eq!(fs::read(&name).unwrap(), b"1\n2\n3\n4\nfive\n");
    assert_eq!(files(&folder.root())["a.txt"].1, 0o600);
    assert_eq!(session.state().as_str(), "idle");
}

#[test]
fn what_ran_outside_a_turn_would_not_be_recorded_and_does_not_run() {
    let folder = Folder::new();
    let (host, mut session) = (folder.host(), Session::new(Mode::Autopilot, true));
    let mut ran = false;
    let error = host.record(&mut session, &write_file("a"), &paths(&["a"]), || ran = true).unwrap_err();
    assert_eq!((error.code.as_str(), ran), ("not-running", false));
}

#[test]
fn paths_that_lead_elsewhere_and_things_that_are_no_files_are_refused() {
    let folder = Folder::new();
    let host = folder.host();
    for path in ["", "/etc/passwd", "../x", "a/../b", "a//b", "./a", "a/"] {
        assert_eq!(host.snapshot(&paths(&[path])).unwrap_err().code.as_str(), "bad-path", "{path}");
    }
    let _socket = std::os::unix::net::UnixListener::bind(folder.root().join("socket")).unwrap();
    let error = host.snapshot(&paths(&["socket"])).unwrap_err();
    assert_eq!((error.code.as_str(), error.path.as_str()), ("unsupported", "socket"));
    let recovered =
        folder.host().recover(&mut Session::new(Mode::Autopilot, true), Recover::default()).unwrap();
    assert_eq!((recovered.loaded, recovered.plan), (false, None));
}
