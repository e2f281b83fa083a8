//! Properties of decisions.

use std::collections::BTreeSet;

use countersign::{
    Choice, HunkKind, Mode, Operation, PlanRequest, Scope, SessionErrorCode, SessionState, Target,
};

use super::{draw, has_observed, is_pending, same, supervised};
use crate::host::{Files, Host};
use crate::model::{Entry, Node};
use crate::random::Draw;

pub(super) fn reject_all(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let before = supervised(&mut draw, &mut host);
    if has_observed(&host) || !is_pending(&host) {
        return;
    }
    if draw.rng.chance(30) {
        // One file after the other, in any order.
        let mut paths: Vec<String> = host.session.undecided().into_keys().collect();
        while !paths.is_empty() {
            let path = paths.swap_remove(draw.rng.below(paths.len()));
            // A path that was decided with another is gone already.
            let _ = host.decide(Choice::Reject, &Target::Path(path));
        }
    } else {
        host.decide(Choice::Reject, &Target::Turn).unwrap();
    }
    let had_hunks =
        host.session.changes(&Scope::Turn).unwrap().changes.iter().any(|change| !change.hunks.is_empty());
    host.run(&PlanRequest::Apply, false)
        .unwrap_or_else(|code| panic!("{code:?} {:?}\n{}", host.conflicts, host.case()));
    assert_eq!(host.session.state(), SessionState::Idle, "{}", host.case());
    if had_hunks {
        same(&host, &host.model, &before, "rejecting all");
    }
}

/// Carries out what is decided, which meets no conflict.
fn apply(host: &mut Host) {
    let result = host.run(&PlanRequest::Apply, false);
    assert!(result.is_ok(), "{result:?} {:?}\n{}", host.conflicts, host.case());
}

pub(super) fn accept_all(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    supervised(&mut draw, &mut host);
    if !is_pending(&host) {
        return;
    }
    if draw.rng.chance(50)
        && let Some(files) = draw.edit(&host.model)
    {
        host.person(&files);
    }
    let after = host.model.clone();
    host.decide(Choice::Accept, &Target::Turn).unwrap();
    assert!(host.session.undecided().values().all(|count| *count == 0));
    let steps = host.run(&PlanRequest::Apply, false).unwrap();
    assert!(steps.is_empty(), "{steps:?}\n{}", host.case());
    assert_eq!(host.session.state(), SessionState::Idle);
    same(&host, &host.model, &after, "accepting all");
}

pub(super) fn any_part(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let before = supervised(&mut draw, &mut host);
    if !is_pending(&host) || has_observed(&host) {
        return;
    }
    let mut wanted = host.model.clone();
    let (mut accepted, mut rejected) = (false, false);
    for change in host.session.changes(&Scope::Turn).unwrap().changes {
        let all_lines = change.hunks.iter().all(|hunk| matches!(hunk.kind, HunkKind::Lines { .. }));
        let (Some(Node::File { bytes: old, .. }), Some(Node::File { bytes: new, executable })) =
            (before.get(&change.path).cloned(), host.model.get(&change.path).cloned())
        else {
            host.decide(Choice::Accept, &Target::Path(change.path)).unwrap();
            accepted = true;
            continue;
        };
        if !all_lines || change.from.is_some() {
            let _ = host.decide(Choice::Accept, &Target::Path(change.path));
            accepted = true;
            continue;
        }
        let lines = |text: &[u8]| -> Vec<Vec<u8>> {
            text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
        };
        let (old, mut result) = (lines(&old), lines(&new));
        for hunk in change.hunks.iter().rev() {
            let HunkKind::Lines { old: without, new: with } = hunk.kind.clone() else { continue };
            let choice = if draw.rng.chance(50) { Choice::Reject } else { Choice::Accept };
            host.decide(choice, &Target::Hunk(hunk.id.unwrap())).unwrap();
            accepted |= choice == Choice::Accept;
            rejected |= choice == Choice::Reject;
            if choice == Choice::Reject {
                result.splice(with, old[without].iter().cloned());
            }
        }
        let node = Node::File { bytes: result.concat(), executable };
        wanted.nodes.insert(wanted.spelled(&change.path), node);
    }
    host.run(&PlanRequest::Apply, false).unwrap();
    // All of a turn goes with the folders that it made.
    let mut wanted = if rejected && !accepted { before.clone() } else { wanted };
    // A file that went through a new folder may have lost all of its hunks, and the folder goes with them.
    let stays = |path: &String| before.nodes.contains_key(path) || host.model.nodes.contains_key(path);
    wanted.nodes.retain(|path, node| *node != Node::Directory || stays(path));
    same(&host, &host.model, &wanted, "a part of the hunks");
    assert_eq!(host.session.state(), SessionState::Idle);
}

pub(super) fn commute(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    supervised(&mut draw, &mut host);
    // What was observed inside a hunk cannot be taken back.
    if !is_pending(&host) || has_observed(&host) {
        return;
    }
    let changes = host.session.changes(&Scope::Turn).unwrap().changes;
    let is_simple = |kind: &HunkKind| matches!(kind, HunkKind::Lines { .. } | HunkKind::Executable);
    // What depends on nothing else: lines and bits of files that were there before and after.
    let mut decisions: Vec<(u32, Choice)> = Vec::new();
    for hunk in changes.iter().flat_map(|change| &change.hunks).filter(|hunk| is_simple(&hunk.kind)) {
        let choice = if draw.rng.chance(50) { Choice::Reject } else { Choice::Accept };
        decisions.push((hunk.id.unwrap(), choice));
    }
    let mut one = host.clone();
    for (id, choice) in &decisions {
        one.decide(*choice, &Target::Hunk(*id)).unwrap();
    }
    apply(&mut one);
    while !decisions.is_empty() {
        let (id, choice) = decisions.swap_remove(draw.rng.below(decisions.len()));
        host.decide(choice, &Target::Hunk(id)).unwrap();
        if draw.rng.chance(40) {
            apply(&mut host);
        }
    }
    if is_pending(&host) {
        apply(&mut host);
    }
    same(&host, &host.model, &one.model, "one by one and all at once");
    assert_eq!(host.session.state(), one.session.state());
    assert_eq!(host.session.undecided(), one.session.undecided());
}

pub(super) fn idempotent(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    supervised(&mut draw, &mut host);
    if !is_pending(&host) {
        return;
    }
    let ids: Vec<u32> = host
        .session
        .changes(&Scope::Turn)
        .unwrap()
        .changes
        .iter()
        .flat_map(|change| &change.hunks)
        .filter_map(|hunk| hunk.id)
        .collect();
    for id in ids {
        let choice = if draw.rng.chance(50) { Choice::Reject } else { Choice::Accept };
        host.decide(choice, &Target::Hunk(id)).unwrap();
        let once = host.session.changes(&Scope::Turn).unwrap();
        host.decide(choice, &Target::Hunk(id)).unwrap();
        assert_eq!(host.session.changes(&Scope::Turn).unwrap(), once);
    }
    assert!(host.session.replays(), "the log gives what is decided\n{}", host.case());
}

pub(super) fn groups(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    host.begin(Mode::Supervised).unwrap();
    draw.turn(&mut host, 5, 20);
    host.end().unwrap();
    if !is_pending(&host) {
        return;
    }
    for _ in 0..draw.rng.below(3) {
        if let Some(files) = draw.edit(&host.model) {
            host.person(&files);
        }
    }
    let tied: Vec<BTreeSet<String>> = host
        .log
        .iter()
        .filter(|step| step["operation"]["kind"] == "rename-symbol")
        .map(|step| step["files"].as_object().unwrap().keys().map(|path| path.to_lowercase()).collect())
        .collect();
    host.decide(Choice::Reject, &Target::Turn).unwrap();
    let steps = host.run(&PlanRequest::Apply, true).unwrap();
    let written: BTreeSet<String> = steps.iter().map(|step| step.path.to_lowercase()).collect();
    for group in tied {
        let is_held = group.iter().any(|path| host.conflicts.iter().any(|name| name.to_lowercase() == *path));
        let touched: Vec<&String> = group.iter().filter(|path| written.contains(*path)).collect();
        assert!(!is_held || touched.is_empty(), "{touched:?} of {group:?}\n{}", host.case());
    }
}

pub(super) fn hunk_numbers(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    for _ in 0..3 {
        supervised(&mut draw, &mut host);
        if !is_pending(&host) {
            continue;
        }
        let ids = |host: &Host| -> BTreeSet<u32> {
            let changes = host.session.changes(&Scope::Turn).unwrap().changes;
            changes.iter().flat_map(|change| &change.hunks).filter_map(|hunk| hunk.id).collect()
        };
        let mut open = ids(&host);
        assert!(open.is_disjoint(&seen), "a number was used again\n{}", host.case());
        seen.extend(&open);
        while let Some(id) = open.iter().next().copied() {
            if is_pending(&host) && ids(&host).contains(&id) {
                host.decide(Choice::Accept, &Target::Hunk(id)).unwrap();
                host.run(&PlanRequest::Apply, false).unwrap();
            }
            open.remove(&id);
            if is_pending(&host) {
                assert!(open.is_subset(&ids(&host)), "a number went away\n{}", host.case());
                let gone = host.decide(Choice::Accept, &Target::Hunk(id));
                assert_eq!(gone.unwrap_err(), SessionErrorCode::NoSuchHunk);
            }
        }
        if is_pending(&host) {
            host.run(&PlanRequest::Apply, false).unwrap();
        }
    }
}

/// One file of a turn, with what stands of it if it is accepted.
struct Chain {
    /// A path that decides about it.
    path: String,
    steps: Vec<Files>,
}

pub(super) fn folders_go(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    let file = |bytes: Vec<u8>| Entry::File { bytes, executable: None };
    for name in ["f0", "f1", "f2", "k0/f", "k1/g/f", "other"] {
        host.model.perform(&Files::from([(name.to_owned(), file(draw.line("b").into_bytes()))]));
    }
    let before = host.model.clone();
    host.begin(Mode::Supervised).unwrap();
    let mut chains: Vec<Chain> = (0..5).map(|number| chain(&mut draw, &mut host, number)).collect();
    let edit = Files::from([("other".to_owned(), file(draw.line("g").into_bytes()))]);
    host.agent(Some(&Operation::WriteFile { path: "other".into(), cwd: None }), &edit);
    host.end().unwrap();
    host.decide(Choice::Accept, &Target::Path("other".into())).unwrap();
    let mut wanted = before;
    wanted.perform(&edit);
    while !chains.is_empty() {
        let Chain { path, steps } = chains.swap_remove(draw.rng.below(chains.len()));
        let choice = if draw.rng.chance(60) { Choice::Reject } else { Choice::Accept };
        host.decide(choice, &Target::Path(path)).unwrap();
        if choice == Choice::Accept {
            steps.iter().for_each(|files| wanted.perform(files));
        }
        if draw.rng.chance(30) {
            host.run(&PlanRequest::Apply, false).unwrap();
            host.reload();
        }
    }
    // What came back brought its folder along; what is left of one can only be accepted.
    if is_pending(&host) {
        host.decide(Choice::Accept, &Target::Turn).unwrap();
        host.run(&PlanRequest::Apply, false).unwrap();
    }
    same(&host, &host.model, &wanted, "files and the folders of their operations");
    assert_eq!(host.session.state(), SessionState::Idle, "{}", host.case());
}

/// Moves a file through new folders, or makes one there first; it may be deleted at last. Or a folder is deleted with
/// the one file in it.
fn chain(draw: &mut Draw, host: &mut Host, number: usize) -> Chain {
    let mut steps = Vec::new();
    let mut run = |host: &mut Host, operation: &Operation, files: Files| {
        host.agent(Some(operation), &files);
        steps.push(files);
    };
    let folders = ["", "", "", "k0", "k1"];
    let mut at = ["f0", "f1", "f2", "k0/f", "k1/g/f"][number].to_owned();
    let start = at.clone();
    if !folders[number].is_empty() && draw.rng.chance(50) {
        let files = Files::from([(folders[number].to_owned(), Entry::Absent)]);
        run(host, &Operation::DeleteFile { path: folders[number].into(), cwd: None }, files);
        return Chain { path: start, steps };
    }
    let is_new = draw.rng.chance(30);
    if is_new {
        at = format!("new{number}/x");
        let files = Files::from([(at.clone(), Entry::File { bytes: draw.text("g"), executable: None })]);
        run(host, &Operation::WriteFile { path: at.as_str().into(), cwd: None }, files);
    }
    for hop in 0..=draw.rng.below(3) {
        let to = match draw.rng.below(4) {
            0 => format!("to{number}-{hop}"),
            1 => format!("n{number}/h{hop}"),
            _ => format!("n{number}-{hop}/o/r"),
        };
        let Some(Node::File { bytes, executable }) = host.model.get(&at).cloned() else { break };
        let entry = Entry::File { bytes, executable: Some(executable) };
        let operation = Operation::RelocateFile {
            from: at.as_str().into(),
            to: to.as_str().into(),
            updates: Vec::new(),
            cwd: None,
        };
        run(host, &operation, Files::from([(at, Entry::Absent), (to.clone(), entry)]));
        at = to;
    }
    if !is_new && draw.rng.chance(30) {
        let files = Files::from([(at.clone(), Entry::Absent)]);
        run(host, &Operation::DeleteFile { path: at.as_str().into(), cwd: None }, files);
        return Chain { path: start, steps };
    }
    Chain { path: at, steps }
}
