//! Sessions over random turns: exact (G8), nothing lost (G9), no way round a review (G10).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what a test says of itself holds")]

use std::collections::BTreeMap;

use countersign::{
    Choice, FileState, Mode, Operation, PlanRequest, Session, SessionErrorCode, SessionState, Snapshot, Step,
    Target,
};
use countersign_tests_properties::Random;

const PATHS: [&str; 4] = ["a.txt", "b.txt", "run.sh", "link"];

/// The files of a host.
#[derive(Debug, Clone, PartialEq, Default)]
struct Files(BTreeMap<String, FileState>);

impl Files {
    fn state(&self, path: &str) -> FileState {
        self.0.get(path).cloned().unwrap_or(FileState::Absent)
    }

    fn put(&mut self, path: &str, state: FileState) {
        if state == FileState::Absent {
            self.0.remove(path);
        } else {
            self.0.insert(path.to_owned(), state);
        }
    }

    fn observe(&self, paths: &[String]) -> Vec<Snapshot> {
        paths.iter().map(|path| Snapshot::new(path, self.state(path))).collect()
    }

    /// Carries a plan out, checking that each step finds what it expects.
    fn carry_out(&mut self, steps: &[Step]) {
        for step in steps {
            let from = step.from.as_deref().unwrap_or(&step.path);
            assert_eq!(self.state(from), step.expect, "{step:?}");
            self.put(from, FileState::Absent);
            self.put(&step.path, step.state.clone());
        }
    }
}

fn lines(random: &mut Random) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..random.below(12) {
        text.extend_from_slice(random.pick(&["one", "two", "three", "ü\r", "", "\u{1}"]).as_bytes());
        text.push(b'\n');
    }
    match random.below(6) {
        0 => text.extend_from_slice(b"no line end"),
        1 => text.extend_from_slice(&[0xff, 0xfe, 0x00]),
        _ => {}
    }
    text
}

fn state(random: &mut Random) -> FileState {
    match random.below(8) {
        0 => FileState::Absent,
        1 => FileState::Symlink { target: random.pick(&["a.txt", "../x", "ü"]).to_string() },
        _ => FileState::file(&lines(random), random.below(4) == 0),
    }
}

fn files(random: &mut Random) -> Files {
    let mut files = Files::default();
    for path in PATHS {
        files.put(path, state(random));
    }
    files
}

/// One to five writes of the agent, recorded; returns the running session.
fn turn(random: &mut Random, files: &mut Files) -> Session {
    let mut session = Session::new(Mode::Supervised, true);
    session.begin_turn(None).unwrap();
    for _ in 0..=random.below(5) {
        let path = *random.pick(&PATHS);
        let before = [Snapshot::new(path, files.state(path))];
        files.put(path, state(random));
        let after = [Snapshot::new(path, files.state(path))];
        let operation = Operation::WriteFile { path: path.into(), cwd: None };
        session.record(&operation, &before, &after).unwrap();
    }
    session
}

fn plan(session: &mut Session, files: &Files, request: &PlanRequest) -> countersign::Plan {
    let needed: Vec<String> = session.needed(request).unwrap().into_iter().collect();
    session.plan(request, false, &files.observe(&needed)).unwrap()
}

#[test]
fn rejecting_a_turn_restores_everything_exactly() {
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let before = files(&mut random);
        let mut now = before.clone();
        let mut session = turn(&mut random, &mut now);
        assert_eq!(session.end_turn().unwrap(), SessionState::ReviewPending);
        session.decide(Choice::Reject, &Target::Turn).unwrap();
        let plan = plan(&mut session, &now, &PlanRequest::Apply);
        assert!(plan.conflicts.is_empty(), "{seed}: {plan:?}");
        now.carry_out(&plan.steps);
        assert_eq!(session.confirm().unwrap(), SessionState::Idle);
        assert_eq!(now, before, "{seed}");
    }
}

#[test]
fn accepting_a_turn_changes_nothing_and_the_checkpoint_still_leads_back() {
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let before = files(&mut random);
        let mut now = before.clone();
        let mut session = turn(&mut random, &mut now);
        session.end_turn().unwrap();
        session.decide(Choice::Accept, &Target::Turn).unwrap();
        let applied = plan(&mut session, &now, &PlanRequest::Apply);
        assert!(applied.steps.is_empty() && applied.conflicts.is_empty(), "{seed}: {applied:?}");
        session.confirm().unwrap();
        let back = plan(&mut session, &now, &PlanRequest::Restore { checkpoint: 0 });
        assert!(back.conflicts.is_empty(), "{seed}: {back:?}");
        if back.steps.is_empty() {
            // The turn came to nothing, so that there is nothing to undo either.
            assert_eq!(now, before, "{seed}");
            continue;
        }
        let accepted = now.clone();
        now.carry_out(&back.steps);
        session.confirm().unwrap();
        assert_eq!(now, before, "{seed}");
        let again = plan(&mut session, &now, &PlanRequest::Undo);
        assert!(again.conflicts.is_empty(), "{seed}: {again:?}");
        now.carry_out(&again.steps);
        session.confirm().unwrap();
        assert_eq!(now, accepted, "{seed}");
    }
}

#[test]
fn what_the_person_typed_survives_or_is_a_conflict() {
    let (mut survived, mut conflicts) = (0, 0);
    for seed in 0..1_000 {
        let mut random = Random::new(seed);
        let body: Vec<String> = (0..20).map(|n| format!("line {n}\n")).collect();
        let original = body.concat();
        let mut now = Files::default();
        now.put("a.txt", FileState::file(original.as_bytes(), false));
        let mut session = Session::new(Mode::Supervised, true);
        session.begin_turn(None).unwrap();
        let (agents, persons) = (random.below(20), random.below(20));
        let mut edited = body.clone();
        edited[agents] = "the agent's\n".to_owned();
        let before = [Snapshot::new("a.txt", now.state("a.txt"))];
        now.put("a.txt", FileState::file(edited.concat().as_bytes(), false));
        let operation = Operation::ReplaceText { path: "a.txt".into(), cwd: None };
        session.record(&operation, &before, &[Snapshot::new("a.txt", now.state("a.txt"))]).unwrap();
        let type_something = |now: &mut Files, edited: &mut Vec<String>| {
            edited[persons].push_str("the person's\n");
            now.put("a.txt", FileState::file(edited.concat().as_bytes(), false));
        };
        let during = random.below(2) == 0;
        if during {
            type_something(&mut now, &mut edited);
        }
        session.end_turn().unwrap();
        if !during {
            type_something(&mut now, &mut edited);
        }
        session.decide(Choice::Reject, &Target::Turn).unwrap();
        let typed = now.state("a.txt");
        let plan = plan(&mut session, &now, &PlanRequest::Apply);
        // One unchanged line between the two is enough to tell them apart; what touches is a conflict.
        let apart = persons + 1 < agents || persons > agents;
        if plan.conflicts.is_empty() {
            now.carry_out(&plan.steps);
            session.confirm().unwrap();
            let mut wanted = body.clone();
            wanted[persons].push_str("the person's\n");
            assert_eq!(now.state("a.txt"), FileState::file(wanted.concat().as_bytes(), false), "{seed}");
            survived += 1;
        } else {
            assert!(!apart, "{seed}: lines {agents} and {persons} are apart");
            assert!(plan.steps.is_empty(), "{seed}: {plan:?}");
            assert_eq!(now.state("a.txt"), typed);
            assert_eq!(session.state(), SessionState::ReviewPending);
            conflicts += 1;
        }
    }
    assert!(survived > 500 && conflicts > 50, "{survived} survived, {conflicts} conflicts");
}

#[test]
fn no_call_but_the_persons_decisions_ends_a_review() {
    for seed in 0..500 {
        let mut random = Random::new(seed);
        let mut now = files(&mut random);
        let mut session = turn(&mut random, &mut now);
        session.end_turn().unwrap();
        let before = session.undecided();
        for _ in 0..12 {
            let write = Operation::WriteFile { path: "a.txt".into(), cwd: None };
            let code = match random.below(8) {
                0 => session.begin_turn(Some(Mode::Autopilot)).err(),
                1 => session.end_turn().err(),
                2 => session.interrupt().err(),
                3 => session.record(&write, &[], &[]).err(),
                4 => session.record_observed(&[], &[]).err(),
                5 => session.plan(&PlanRequest::RevertTurn, false, &[]).err(),
                6 => session.plan(&PlanRequest::Restore { checkpoint: 0 }, false, &[]).err(),
                _ => {
                    // Applying what nobody decided carries nothing out and leaves everything undecided.
                    let planned = plan(&mut session, &now, &PlanRequest::Apply);
                    assert!(planned.steps.is_empty(), "{seed}: {planned:?}");
                    let state = session.confirm().unwrap();
                    let nothing_to_decide = before.values().all(|count| *count == 0);
                    assert!(state == SessionState::ReviewPending || nothing_to_decide, "{seed}");
                    if state == SessionState::Idle {
                        break;
                    }
                    continue;
                }
            };
            let code = code.map(|error| error.code);
            let refusals = [Some(SessionErrorCode::ReviewPending), Some(SessionErrorCode::NotRunning)];
            assert!(refusals.contains(&code), "{seed}: {code:?}");
            assert_eq!(session.state(), SessionState::ReviewPending, "{seed}");
            assert_eq!(session.undecided(), before, "{seed}");
        }
    }
}
