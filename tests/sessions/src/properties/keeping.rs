//! Properties of what must not be lost: the person's edits, and bytes at any moment.

use std::collections::BTreeSet;

use countersign::{Choice, FileState, Mode, PlanRequest, Session, SessionErrorCode, Target};

use super::{draw, is_pending, same, supervised};
use crate::carry;
use crate::host::Host;
use crate::model::{Model, Node};
use crate::random::Draw;

/// The person's lines, each with how often it stands in the tree.
pub(super) fn persons(model: &Model) -> BTreeSet<Vec<u8>> {
    let texts = model.nodes.values().filter_map(|node| match node {
        Node::File { bytes, .. } => Some(bytes),
        Node::Symlink(_) | Node::Directory => None,
    });
    let lines = texts.flat_map(|bytes| bytes.split(|byte| *byte == b'\n'));
    lines.filter(|line| line.starts_with(b"p")).map(<[u8]>::to_vec).collect()
}

pub(super) fn person_survives(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    if draw.rng.chance(50)
        && let Some(files) = draw.edit(&host.model)
    {
        host.person(&files);
    }
    host.begin(Mode::Supervised).unwrap();
    draw.turn(&mut host, 5, 40);
    host.end().unwrap();
    for _ in 0..draw.rng.below(3) {
        if let Some(files) = draw.edit(&host.model) {
            host.person(&files);
        }
    }
    let mine = persons(&host.model);
    let links =
        |model: &Model| model.nodes.values().filter(|node| **node == Node::Symlink("mine".into())).count();
    let mine_links = links(&host.model);
    if is_pending(&host) {
        for _ in 0..3 {
            let choice = if draw.rng.chance(70) { Choice::Reject } else { Choice::Accept };
            host.decide(choice, &Target::Turn).unwrap();
            let before = host.model.clone();
            match host.run(&PlanRequest::Apply, draw.rng.chance(50)) {
                Ok(_) => {}
                Err(code) => {
                    assert_eq!(code, SessionErrorCode::Conflict);
                    same(&host, &host.model, &before, "a conflict writes nothing");
                }
            }
            if !is_pending(&host) {
                break;
            }
        }
    } else {
        let before = host.model.clone();
        let is_partial = draw.rng.chance(50);
        let request = if draw.rng.chance(50) { PlanRequest::RevertTurn } else { PlanRequest::RevertSession };
        if host.run(&request, is_partial).is_err() {
            same(&host, &host.model, &before, "a conflict writes nothing");
        }
    }
    let lost: Vec<String> = mine
        .difference(&persons(&host.model))
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    assert!(lost.is_empty(), "lost {lost:?}\n{}", host.case());
    assert!(links(&host.model) >= mine_links, "a link of the person's is lost\n{}", host.case());
}

pub(super) fn changed_since(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    host.begin(Mode::Autopilot).unwrap();
    draw.turn(&mut host, 5, 0);
    host.end().unwrap();
    let plan = host.plan(&PlanRequest::RevertTurn, false).unwrap();
    let Some(files) = draw.edit(&host.model) else { return };
    host.person(&files);
    let model = host.model.clone();
    let changed = carry::unexpected(&host.model, &plan.steps);
    let is_planned = |path: &String| {
        plan.steps.iter().any(|step| host.model.spelled(&step.path) == host.model.spelled(path))
    };
    let differs = |path: &String| {
        let step = plan.steps.iter().find(|step| host.model.spelled(&step.path) == host.model.spelled(path));
        step.is_some_and(|step| {
            let now = host.model.state(path);
            now != step.expect && step.expect != FileState::Directory
        })
    };
    for path in files.keys().filter(|path| is_planned(path) && differs(path)) {
        assert!(!changed.is_empty(), "`{path}` was changed and nothing stops the plan\n{}", host.case());
    }
    if !changed.is_empty() {
        let paths: Vec<String> = changed.into_iter().collect();
        host.session.abandon(&paths).unwrap();
        assert_eq!(host.session.confirm().unwrap_err().code, SessionErrorCode::NoPlan);
        same(&host, &host.model, &model, "an abandoned plan");
    }
}

/// Returns a host with a plan to carry out: of a review, or of a revert.
fn planned(draw: &mut Draw, host: &mut Host) -> Option<PlanRequest> {
    if draw.rng.chance(50) {
        supervised(draw, host);
        if !is_pending(host) {
            return None;
        }
        host.decide(Choice::Reject, &Target::Turn).unwrap();
        return Some(PlanRequest::Apply);
    }
    for _ in 0..=draw.rng.below(2) {
        host.begin(Mode::Autopilot).unwrap();
        draw.turn(host, 4, 10);
        host.end().unwrap();
    }
    let request = if draw.rng.chance(50) { PlanRequest::RevertTurn } else { PlanRequest::RevertSession };
    if draw.rng.chance(30) && host.run(&request, false).is_ok() {
        return Some(PlanRequest::Undo);
    }
    Some(request)
}

pub(super) fn cut_anywhere(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let Some(request) = planned(&mut draw, &mut host) else { return };
    let before = host.model.clone();
    let mut whole = host.clone();
    if whole.run(&request, false).is_err() {
        return;
    }
    let state = host.session.state();
    let plan = host.plan(&request, false).unwrap();
    let journal = host.session.save();
    let cut = draw.rng.below(plan.steps.len() + 2);
    for step in plan.steps.iter().take(cut) {
        carry::perform(&mut host.model, step).unwrap();
    }
    for back in [false, true] {
        let mut again = host.clone();
        again.session = Session::load(&journal).unwrap();
        again
            .run(&PlanRequest::Resume { back }, false)
            .unwrap_or_else(|code| panic!("{code:?} after {cut}\n{}", again.case()));
        if back {
            same(&again, &again.model, &before, &format!("taken back after {cut} of {:?}", plan.steps));
            assert_eq!(again.session.state(), state);
            again.run(&request, false).unwrap();
        }
        same(&again, &again.model, &whole.model, &format!("finished after {cut} of {:?}", plan.steps));
        assert_eq!(again.session.state(), whole.session.state());
        assert_eq!(again.session.undecided(), whole.session.undecided());
    }
}

pub(super) fn no_bytes_lost(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let Some(request) = planned(&mut draw, &mut host) else { return };
    let Ok(plan) = host.plan(&request, true) else { return };
    let contents = |model: &Model| -> BTreeSet<Vec<u8>> {
        let files = model.nodes.values().filter_map(|node| match node {
            Node::File { bytes, .. } => Some(bytes.clone()),
            Node::Symlink(_) | Node::Directory => None,
        });
        files.collect()
    };
    let before = contents(&host.model);
    // What the journal holds, as a host finds it after a crash.
    let journal = Session::load(&host.session.save()).unwrap();
    let kept: BTreeSet<Vec<u8>> = journal.contents().iter().map(|bytes| bytes.as_slice().to_vec()).collect();
    for step in &plan.steps {
        carry::perform(&mut host.model, step).unwrap();
        let now = contents(&host.model);
        let lost = before.iter().any(|bytes| !now.contains(bytes) && !kept.contains(bytes));
        assert!(!lost, "after {step:?}\n{}", host.case());
    }
}
