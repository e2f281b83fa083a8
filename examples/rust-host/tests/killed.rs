//! The process is killed at every step of a plan, and another one takes it up.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod support;

use std::io::{BufRead as _, BufReader, Write as _};

use countersign::{Mode, PlanRequest, Session};
use countersign_rust_host::{Apply, Recover};
use support::{Turn, files};

/// Starts taking the turn back, kills the process after that many steps, and returns how many there are.
fn kill(turn: &Turn, after: usize) -> usize {
    let mut child = turn.folder.child("revert").arg("--stop").spawn().unwrap();
    let (mut input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut count = None;
    for line in BufReader::new(output).lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split(' ').collect();
        let ["at", done, "of", all] = words.as_slice() else { panic!("it said {line}") };
        count = Some(all.parse().unwrap());
        if *done == after.to_string() {
            break;
        }
        input.write_all(b"\n").unwrap();
    }
    // On Unix this is SIGKILL.
    child.kill().unwrap();
    child.wait().unwrap();
    count.unwrap()
}

#[test]
fn a_plan_that_is_killed_at_any_step_is_finished_or_taken_back() {
    for way in ["finish", "take-back"] {
        let (mut after, mut count) = (0, usize::MAX);
        while after <= count {
            let turn = Turn::new();
            count = kill(&turn, after);
            let output = turn.folder.child(way).output().unwrap();
            let left = if way == "finish" { count - after } else { after };
            assert_eq!(String::from_utf8_lossy(&output.stdout), format!("done {left}\n"));
            let expected = if way == "finish" { &turn.taken_back } else { &turn.done };
            assert_eq!(turn.now(), *expected, "{way}, killed after {after} of {count}");
            let kept: Vec<_> = files(&turn.folder.store()).into_keys().collect();
            assert_eq!(kept, ["modes", "session"]);
            after += 1;
        }
        assert!(count > 12);
    }
}

#[test]
fn until_a_plan_is_recovered_the_host_does_nothing_else() {
    let turn = Turn::new();
    kill(&turn, 3);
    let host = turn.folder.host();
    let mut session = Session::new(Mode::Autopilot, true);
    let error = host.save(&session).unwrap_err();
    assert_eq!(error.code.as_str(), "unfinished-plan");
    let error = host.apply(&mut session, &PlanRequest::RevertTurn, Apply::default()).unwrap_err();
    assert_eq!(error.code.as_str(), "unfinished-plan");
    host.recover(&mut session, Recover { back: true, partial: false }).unwrap();
    host.save(&session).unwrap();
}

#[test]
fn what_changed_after_the_kill_is_a_conflict_and_the_rest_can_be_done() {
    for (back, after) in [(false, 0), (false, 9), (true, 3), (true, 12)] {
        let turn = Turn::new();
        kill(&turn, after);
        std::fs::write(turn.at("logo.bin"), "the person's").unwrap();
        let before = turn.now();
        let host = turn.folder.host();
        let mut session = Session::new(Mode::Autopilot, true);
        let error = host.recover(&mut session, Recover { back, partial: false }).unwrap_err();
        assert_eq!((error.code.as_str(), error.paths), ("conflict", vec!["logo.bin".to_owned()]));
        assert_eq!(turn.now(), before);
        let recovered = host.recover(&mut session, Recover { back, partial: true }).unwrap();
        assert_eq!(recovered.plan.unwrap().conflicts.len(), 1);
        let mut expected = if back { turn.done.clone() } else { turn.taken_back.clone() };
        expected.insert("logo.bin".into(), before["logo.bin"].clone());
        assert_eq!(turn.now(), expected, "back: {back}, after {after}");
    }
}
