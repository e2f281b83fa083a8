//! Properties of reverts, restores and what is saved.

use std::collections::BTreeSet;

use countersign::{
    Choice, FileState, Mode, OutcomeKind, PathOutcome, PlanRequest, SessionErrorCode, Step, Target,
};

use super::{draw, is_pending, same};
use crate::host::Host;
use crate::model::{Model, Node};
use crate::random::Draw;

pub(super) fn nothing_left(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    for _ in 0..=draw.rng.below(2) {
        host.begin(Mode::Autopilot).unwrap();
        draw.turn(&mut host, 4, 20);
        host.end().unwrap();
    }
    let request = if draw.rng.chance(50) { PlanRequest::RevertTurn } else { PlanRequest::RevertSession };
    let is_partial = draw.rng.chance(50);
    if host.run(&request, is_partial).is_err() {
        return;
    }
    let after = host.model.clone();
    let is_whole = host.conflicts.is_empty();
    let again = host.run(&request, is_partial).unwrap();
    assert!(again.is_empty(), "{again:?}\n{}", host.case());
    same(&host, &host.model, &after, "reverting again");
    // Whatever leads behind the latest turn takes it back too, and what the person does then is no part of it.
    if is_whole {
        nothing_of_the_turn(&mut draw, &mut host);
    }
}

/// Checks that reverting the latest turn changes nothing.
fn nothing_of_the_turn(draw: &mut Draw, host: &mut Host) {
    if draw.rng.chance(30) {
        host.reload();
    }
    if draw.rng.chance(30)
        && let Some(files) = draw.edit(&host.model)
    {
        host.person(&files);
    }
    let before = host.model.clone();
    let steps = host.run(&PlanRequest::RevertTurn, false);
    assert!(steps.as_ref().is_ok_and(Vec::is_empty), "{steps:?}\n{}", host.case());
    same(host, &host.model, &before, "reverting the latest turn after it was taken back");
}

pub(super) fn undo_is_identity(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    for _ in 0..=draw.rng.below(2) {
        host.begin(Mode::Autopilot).unwrap();
        draw.turn(&mut host, 4, 20);
        host.end().unwrap();
    }
    let before = host.model.clone();
    let request = match draw.rng.below(3) {
        0 => PlanRequest::RevertTurn,
        1 => PlanRequest::RevertSession,
        _ => PlanRequest::Restore { checkpoint: 0 },
    };
    if host.run(&request, draw.rng.chance(50)).is_err() {
        return;
    }
    let reverted = host.model.clone();
    if draw.rng.chance(30) {
        host.reload();
    }
    for round in 0..2 {
        host.run(&PlanRequest::Undo, false)
            .unwrap_or_else(|code| panic!("{code:?} {:?}\n{}", host.conflicts, host.case()));
        same(&host, &host.model, &before, &format!("undone {round}"));
        assert_eq!(host.run(&PlanRequest::Undo, false).unwrap_err(), SessionErrorCode::NothingToUndo);
        host.run(&request, true).unwrap();
        same(&host, &host.model, &reverted, &format!("reverted again {round}"));
    }
}

pub(super) fn restore_is_local(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let mut starts = Vec::new();
    for _ in 0..=draw.rng.below(3) {
        starts.push(host.model.clone());
        host.begin(Mode::Autopilot).unwrap();
        draw.turn(&mut host, 3, 0);
        host.end().unwrap();
        if draw.rng.chance(20) {
            host.run(&PlanRequest::RevertTurn, false).unwrap();
        }
    }
    let checkpoint = draw.rng.below(starts.len());
    if draw.rng.chance(30) {
        let other = u32::try_from(draw.rng.below(starts.len())).unwrap();
        host.run(&PlanRequest::Restore { checkpoint: other }, false)
            .unwrap_or_else(|code| panic!("{code:?} {:?}\n{}", host.conflicts, host.case()));
    }
    let request = PlanRequest::Restore { checkpoint: u32::try_from(checkpoint).unwrap() };
    host.run(&request, false).unwrap_or_else(|code| panic!("{code:?} {:?}\n{}", host.conflicts, host.case()));
    same(&host, &host.model, &starts[checkpoint], &format!("restored {checkpoint}"));
    nothing_of_the_turn(&mut draw, &mut host);
}

pub(super) fn two_sessions(seed: u64) {
    let (mut draw, mut one) = draw(seed);
    let mut two = Host::new(one.model.clone(), Mode::Autopilot);
    one.begin(Mode::Autopilot).unwrap();
    two.begin(Mode::Autopilot).unwrap();
    for _ in 0..draw.rng.below(5) {
        let turn = draw.rng.chance(50);
        let (host, other) = if turn { (&mut one, &mut two) } else { (&mut two, &mut one) };
        if let Some((operation, files)) = draw.operation(&host.model) {
            host.agent(operation.as_ref(), &files);
            other.model = host.model.clone();
        }
    }
    one.end().unwrap();
    two.end().unwrap();
    let before = one.model.clone();
    let touched = |host: &Host| -> BTreeSet<String> {
        let steps = host.log.iter().filter(|step| step["do"] == "agent");
        steps
            .flat_map(|step| step["files"].as_object().unwrap().keys().cloned().collect::<Vec<_>>())
            .map(|path| path.to_lowercase())
            .collect()
    };
    let (own, others) = (touched(&one), touched(&two));
    if one.run(&PlanRequest::RevertTurn, true).is_err() {
        return;
    }
    for path in others.difference(&own) {
        let is_apart = own
            .iter()
            .all(|other| !path.starts_with(&format!("{other}/")) && !other.starts_with(&format!("{path}/")));
        if is_apart {
            assert_eq!(one.model.get(path), before.get(path), "`{path}` is the other's\n{}", one.case());
        }
    }
}

pub(super) fn deletes_only_own(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let before = host.model.clone();
    for _ in 0..=draw.rng.below(2) {
        host.begin(Mode::Autopilot).unwrap();
        draw.turn(&mut host, 4, 25);
        host.end().unwrap();
    }
    let by_person: BTreeSet<String> = host
        .log
        .iter()
        .filter(|step| step["do"] == "person")
        .flat_map(|step| step["files"].as_object().unwrap().keys().cloned().collect::<Vec<_>>())
        .map(|path| path.to_lowercase())
        .collect();
    let agents: BTreeSet<String> = host
        .log
        .iter()
        .filter(|step| step["do"] == "agent")
        .flat_map(|step| step["files"].as_object().unwrap().keys().cloned().collect::<Vec<_>>())
        .map(|path| path.to_lowercase())
        .collect();
    let start = host.model.clone();
    let Ok(steps) = host.run(&PlanRequest::RevertSession, draw.rng.chance(70)) else { return };
    for step in steps.iter().filter(|step| step.state == FileState::Absent) {
        let is_kept = start.get(&step.path).is_some() && host.model.get(&step.path).is_some();
        let path = step.path.to_lowercase();
        let below = format!("{path}/");
        let touched = agents.iter().any(|own| *own == path || own.starts_with(&below));
        assert!(is_kept || touched, "`{}` was not the session's\n{}", step.path, host.case());
        // The person may have taken a folder away that the agent then made again.
        let is_persons = by_person.iter().any(|own| path == *own || path.starts_with(&format!("{own}/")));
        let existed = before.get(&step.path).is_some() && !is_persons;
        let by_agent = host.log.iter().any(|step| {
            let is_agent = step["do"] == "agent";
            is_agent
                && step["files"].as_object().unwrap().iter().any(|(own, entry)| {
                    let own = own.to_lowercase();
                    entry.is_null() && (own == path || path.starts_with(&format!("{own}/")))
                        || !entry.is_null() && path.starts_with(&format!("{own}/"))
                        || !entry.is_null() && own == path
                })
        });
        assert!(!existed || by_agent || is_kept, "`{}` was there before\n{}", step.path, host.case());
    }
}

pub(super) fn accounting(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    host.begin(Mode::Autopilot).unwrap();
    draw.turn(&mut host, 5, 40);
    host.end().unwrap();
    let before = host.model.clone();
    let needed: Vec<String> = host.session.needed(&PlanRequest::RevertTurn).unwrap();
    let outcomes = host.plan(&PlanRequest::RevertTurn, true).unwrap().outcomes;
    let steps = host.run(&PlanRequest::RevertTurn, true).unwrap();
    outcomes_are_true(&host, &before, &steps, &outcomes);
    for path in needed {
        // What is gone has no spelling any more; names differ by more than case where that counts.
        let is_written = steps.iter().any(|step| step.path.to_lowercase() == path.to_lowercase());
        let is_conflict =
            host.conflicts.iter().any(|other| host.model.spelled(other) == host.model.spelled(&path));
        assert!(!(is_written && is_conflict), "`{path}` is both\n{}", host.case());
        if !is_written {
            let is_folder = |node: Option<&Node>| node == Some(&Node::Directory);
            let same = host.model.get(&path) == before.get(&path);
            let moved = is_folder(host.model.get(&path)) || is_folder(before.get(&path));
            assert!(same || moved, "`{path}` changed without a step\n{}", host.case());
        }
    }
    for step in &steps {
        let place = step.path.to_lowercase();
        let last = steps.iter().rev().find(|other| other.path.to_lowercase() == place).unwrap();
        let is_kept = last.expect == FileState::Directory && last.state == FileState::Absent;
        let now = host.model.state(&step.path);
        assert!(now == last.state || is_kept, "{step:?} is not true\n{}", host.case());
    }
}

/// Checks that each path has one outcome, and that the disk bears it out.
fn outcomes_are_true(host: &Host, before: &Model, steps: &[Step], outcomes: &[PathOutcome]) {
    let spelled = |path: &str| host.model.spelled(path).to_lowercase();
    let names: BTreeSet<&str> = outcomes.iter().map(|outcome| outcome.path.as_str()).collect();
    assert_eq!(names.len(), outcomes.len(), "{outcomes:?}\n{}", host.case());
    let is_written = |path: &str| {
        let is_it = |name: &str| spelled(name) == spelled(path);
        steps.iter().any(|step| is_it(&step.path) || step.from.as_deref().is_some_and(is_it))
    };
    let is_conflict = |path: &str| host.conflicts.iter().any(|other| spelled(other) == spelled(path));
    for PathOutcome { path, kind, message } in outcomes {
        let is_same = host.model.get(path) == before.get(path);
        let holds = match kind {
            OutcomeKind::Exact | OutcomeKind::KeptEdits => is_written(path),
            // A folder may be made again where a file is in conflict.
            OutcomeKind::Conflict => {
                is_conflict(path) && (is_same || host.model.get(path) == Some(&Node::Directory))
            }
            OutcomeKind::StaysDeleted => host.model.get(path).is_none(),
            OutcomeKind::NotEmpty => host.model.get(path) == Some(&Node::Directory),
            OutcomeKind::Already | OutcomeKind::HeldBack => is_same || is_written(path),
            OutcomeKind::Left => is_same,
        };
        assert!(holds && !message.is_empty(), "`{path}` is not {}\n{}", kind.as_str(), host.case());
    }
    for step in steps.iter().filter(|step| step.state != FileState::Directory) {
        let found = outcomes.iter().find(|outcome| spelled(&outcome.path) == spelled(&step.path));
        assert!(found.is_some(), "`{}` has no outcome\n{}", step.path, host.case());
    }
}

pub(super) fn saved_and_loaded(seed: u64) {
    let (draw, host) = draw(seed);
    let mut ends = Vec::new();
    for is_reloading in [false, true] {
        let (mut draw, mut host) = (draw.clone(), host.clone());
        let mut dice = Draw::new(seed ^ 1);
        let mut reload = |host: &mut Host| {
            if is_reloading && dice.rng.chance(60) {
                host.reload();
            }
        };
        for _ in 0..2 {
            host.begin(if draw.rng.chance(50) { Mode::Supervised } else { Mode::Autopilot }).unwrap();
            reload(&mut host);
            draw.turn(&mut host, 3, 30);
            reload(&mut host);
            host.end().unwrap();
            reload(&mut host);
            if is_pending(&host) {
                host.decide(Choice::Reject, &Target::Turn).unwrap();
                reload(&mut host);
                host.run(&PlanRequest::Apply, true).unwrap();
                reload(&mut host);
                if is_pending(&host) {
                    host.decide(Choice::Accept, &Target::Turn).unwrap();
                    host.run(&PlanRequest::Apply, true).unwrap();
                }
            }
        }
        host.run(&PlanRequest::RevertSession, true).unwrap();
        reload(&mut host);
        host.run(&PlanRequest::Undo, true).unwrap();
        ends.push((host.model.nodes.clone(), host.session.save(), host.conflicts.clone()));
    }
    assert!(ends[0] == ends[1], "{}", host.case());
}
