//! Properties of texts of every kind: line endings, byte order marks, NUL, invalid UTF-8, missing newlines.

use std::collections::BTreeMap;

use countersign::{
    Change, Choice, HunkKind, Limits, Mode, Only, Operation, PlanRequest, Scope, SessionState, Target,
};

use super::same;
use crate::host::{Files, Host};
use crate::model::{Entry, Model, Node};
use crate::patch::applied;
use crate::rng::Rng;

/// Returns a text of few different lines, whose lines end in any way.
fn text(rng: &mut Rng) -> Vec<u8> {
    let marks: [&[u8]; 4] = [b"", b"", b"\xEF\xBB\xBF", b"\xFF\xFE"];
    let lines: [&[u8]; 8] = [b"a", b"b", b"", b"-- ", b"\xE9", b"\\ No newline", b"x\0y", b"+++ b/a"];
    let ends: [&[u8]; 4] = [b"\n", b"\n", b"\r\n", b"\r"];
    let mut text = rng.pick(&marks).to_vec();
    for _ in 0..rng.below(12) {
        let kind = if rng.chance(3) { 6 } else { rng.below(6) };
        text.extend_from_slice(lines[kind]);
        text.extend_from_slice(ends[rng.below(ends.len())]);
    }
    if rng.chance(30) {
        text.extend_from_slice(b"end");
    }
    text
}

/// Returns a host whose agent turned one text into another, in a review.
fn reviewed(rng: &mut Rng, limits: Option<Limits>) -> (Host, Model, Vec<u8>, Vec<u8>) {
    let (old, new) = (text(rng), text(rng));
    let mut model = Model::new(true);
    let entry = |bytes: &[u8]| Entry::File { bytes: bytes.to_vec(), executable: None };
    model.perform(&BTreeMap::from([("a".to_owned(), entry(&old))]));
    let mut host = Host::new(model, Mode::Supervised);
    if let Some(limits) = limits {
        host.session.set_limits(limits);
    }
    let before = host.model.clone();
    host.begin(Mode::Supervised).unwrap();
    let operation = Operation::ReplaceText { path: "a".into(), cwd: None };
    host.agent(Some(&operation), &Files::from([("a".to_owned(), entry(&new))]));
    host.end().unwrap();
    (host, before, old, new)
}

fn change(host: &Host) -> Option<Change> {
    host.session.changes(&Scope::Turn).unwrap().changes.into_iter().next()
}

fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').collect()
}

pub(super) fn hunks_tile(seed: u64) {
    let (host, _, old, new) = reviewed(&mut Rng::new(seed), None);
    let Some(change) = change(&host) else { return assert_eq!(old, new) };
    let (left, right) = (lines(&old), lines(&new));
    let (mut at_old, mut at_new) = (0, 0);
    for (index, hunk) in change.hunks.iter().enumerate() {
        let HunkKind::Lines { old, new } = hunk.kind.clone() else { return };
        assert!(!old.is_empty() || !new.is_empty(), "an empty hunk\n{}", host.case());
        assert!(index == 0 || old.start > at_old, "hunks touch\n{}", host.case());
        assert_eq!(left[at_old..old.start], right[at_new..new.start], "{}", host.case());
        assert_eq!(left[old.clone()].concat(), hunk.removed.as_slice(), "{}", host.case());
        assert_eq!(right[new.clone()].concat(), hunk.added.as_slice(), "{}", host.case());
        (at_old, at_new) = (old.end, new.end);
    }
    assert_eq!(left[at_old..], right[at_new..], "{}", host.case());
}

pub(super) fn hunks_without_a_session(seed: u64) {
    let (host, _, old, new) = reviewed(&mut Rng::new(seed), None);
    let change = change(&host);
    let hunks = change.iter().flat_map(|change| &change.hunks);
    let kinds: Vec<HunkKind> = hunks.map(|hunk| hunk.kind.clone()).collect();
    assert_eq!(countersign::diff(&old, &new), kinds, "{}", host.case());
    let patch = change.as_ref().map(|change| change.patch.as_slice()).unwrap_or_default();
    assert_eq!(countersign::patch("a", &old, &new).unwrap(), patch, "{}", host.case());
}

pub(super) fn bytes_of_any_kind(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut any = || -> Vec<u8> {
        let count = rng.below(300);
        (0..count).map(|_| if rng.chance(20) { b'\n' } else { rng.number().to_le_bytes()[0] }).collect()
    };
    let (old, new) = (any(), any());
    let run = || {
        let entry = |bytes: &[u8]| Entry::File { bytes: bytes.to_vec(), executable: None };
        let mut host = Host::new(Model::new(true), Mode::Supervised);
        host.model.perform(&BTreeMap::from([("a".to_owned(), entry(&old))]));
        host.begin(Mode::Supervised).unwrap();
        let operation = Operation::WriteFile { path: "a".into(), cwd: None };
        host.agent(Some(&operation), &Files::from([("a".to_owned(), entry(&new))]));
        host.end().unwrap();
        host
    };
    let (mut one, other) = (run(), run());
    assert_eq!(one.session.save(), other.session.save(), "the same calls give the same bytes");
    one.reload();
    assert_eq!(change(&one), change(&other), "{}", one.case());
}

pub(super) fn endings_come_back(seed: u64) {
    let (mut host, before, old, new) = reviewed(&mut Rng::new(seed), None);
    let bare = |text: &[u8]| text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).to_vec();
    let unended = |text: &[u8]| String::from_utf8_lossy(text).replace("\r\n", "\n");
    if let Some(change) = change(&host).filter(|_| !old.is_empty() && !new.is_empty()) {
        match change.only {
            Some(Only::ByteOrderMark) => assert_eq!(bare(&old), bare(&new), "{}", host.case()),
            Some(Only::LineEndings) => assert_eq!(unended(&old), unended(&new), "{}", host.case()),
            None => assert_ne!(bare(&old), bare(&new), "{}", host.case()),
        }
    }
    host.decide(Choice::Reject, &Target::Turn).unwrap();
    host.run(&PlanRequest::Apply, false).unwrap();
    same(&host, &host.model, &before, "any endings");
    assert_eq!(host.session.state(), SessionState::Idle);
}

pub(super) fn patches_apply(seed: u64) {
    let (host, _, old, new) = reviewed(&mut Rng::new(seed), None);
    let Some(change) = change(&host).filter(|change| !change.binary) else { return };
    let patch = change.patch.as_slice();
    assert_eq!(applied(patch, &old, b'-', b'+'), new, "{}", host.case());
    assert_eq!(applied(patch, &new, b'+', b'-'), old, "{}", host.case());
}

pub(super) fn over_the_caps(seed: u64) {
    let mut rng = Rng::new(seed);
    let hunks = u32::try_from(rng.below(3)).unwrap();
    let (mut host, before, _, _) = reviewed(&mut rng, Some(Limits { hunks, ..Limits::default() }));
    let after = host.model.clone();
    if let Some(change) = change(&host) {
        let count = change.hunks.iter().filter(|hunk| matches!(hunk.kind, HunkKind::Lines { .. })).count();
        assert!(count <= hunks as usize, "{count} hunks\n{}", host.case());
    }
    let mut other = host.clone();
    host.decide(Choice::Reject, &Target::Turn).unwrap();
    host.run(&PlanRequest::Apply, false).unwrap();
    same(&host, &host.model, &before, "rejected over the caps");
    other.decide(Choice::Accept, &Target::Turn).unwrap();
    other.run(&PlanRequest::Apply, false).unwrap();
    same(&other, &other.model, &after, "accepted over the caps");
    other.run(&PlanRequest::RevertTurn, false).unwrap();
    same(&other, &other.model, &before, "reverted over the caps");
    other.run(&PlanRequest::Undo, false).unwrap();
    same(&other, &other.model, &after, "undone over the caps");
    other.run(&PlanRequest::RevertTurn, false).unwrap();
    assert!(other.run(&PlanRequest::RevertTurn, false).unwrap().is_empty(), "{}", other.case());
}

/// Lets the agent only move files about.
fn moving(rng: &mut Rng, host: &mut Host, count: usize) {
    for _ in 0..=rng.below(count) {
        let files: Vec<String> = host.model.nodes.keys().cloned().collect();
        let Some(from) = (!files.is_empty()).then(|| rng.pick(&files).clone()) else { return };
        let upper = from.to_uppercase();
        let to = match rng.below(4) {
            0 if !host.model.is_case_sensitive() => upper,
            _ => (*rng.pick(&["a", "b", "c", "d", "n/e", "n/m/f"])).to_owned(),
        };
        let stands = host.model.get(&to).is_some() && !to.eq_ignore_ascii_case(&from);
        let Some(Node::File { bytes, .. }) = host.model.get(&from).cloned() else { continue };
        if from == to || stands && rng.chance(70) {
            continue;
        }
        let entry = Entry::File { bytes, executable: None };
        let operation = Operation::RelocateFile {
            from: from.as_str().into(),
            to: to.as_str().into(),
            updates: Vec::new(),
            cwd: None,
        };
        host.agent(Some(&operation), &Files::from([(from, Entry::Absent), (to, entry)]));
    }
}

fn movable(rng: &mut Rng) -> Host {
    let mut model = Model::new(rng.chance(60));
    for name in ["a", "b", "c"] {
        let entry = Entry::File { bytes: format!("{name}\n").into_bytes(), executable: Some(name == "b") };
        model.perform(&BTreeMap::from([(name.to_owned(), entry)]));
    }
    Host::new(model, Mode::Supervised)
}

pub(super) fn moves_go_back(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut host = movable(&mut rng);
    let before = host.model.clone();
    host.begin(Mode::Supervised).unwrap();
    moving(&mut rng, &mut host, 6);
    host.end().unwrap();
    let moved = |change: &Change| change.from.as_ref() != Some(&change.path);
    assert!(host.session.changes(&Scope::Turn).unwrap().changes.iter().all(moved), "{}", host.case());
    if host.session.state() != SessionState::ReviewPending {
        return;
    }
    let had_hunks = host.session.undecided().values().any(|count| *count > 0);
    host.decide(Choice::Reject, &Target::Turn).unwrap();
    host.run(&PlanRequest::Apply, false).unwrap();
    if had_hunks {
        same(&host, &host.model, &before, "moves");
    }
}

pub(super) fn what_comes_to_nothing(seed: u64) {
    let mut rng = Rng::new(seed);
    let mut host = movable(&mut rng);
    let before = host.model.clone();
    host.begin(Mode::Supervised).unwrap();
    let file = |bytes: &[u8]| Entry::File { bytes: bytes.to_vec(), executable: None };
    let write = |path: &str| Operation::WriteFile { path: path.into(), cwd: None };
    let delete = |path: &str| Operation::DeleteFile { path: path.into(), cwd: None };
    let one = |path: &str, entry: Entry| Files::from([(path.to_owned(), entry)]);
    for _ in 0..=rng.below(3) {
        let relocate = |from: &str, to: &str| Operation::RelocateFile {
            from: from.into(),
            to: to.into(),
            updates: Vec::new(),
            cwd: None,
        };
        match rng.below(4) {
            0 => {
                // Created and deleted.
                host.agent(Some(&write("t")), &one("t", file(b"1\n")));
                host.agent(Some(&delete("t")), &one("t", Entry::Absent));
            }
            1 => {
                // Deleted and made again.
                host.agent(Some(&delete("a")), &one("a", Entry::Absent));
                host.agent(Some(&write("a")), &one("a", file(b"a\n")));
            }
            2 => {
                // Created, moved and deleted.
                host.agent(Some(&write("t")), &one("t", file(b"1\n")));
                let files = Files::from([("t".to_owned(), Entry::Absent), ("u".to_owned(), file(b"1\n"))]);
                host.agent(Some(&relocate("t", "u")), &files);
                host.agent(Some(&delete("u")), &one("u", Entry::Absent));
            }
            _ => {
                // There and back.
                let there = Files::from([("c".to_owned(), Entry::Absent), ("u".to_owned(), file(b"c\n"))]);
                host.agent(Some(&relocate("c", "u")), &there);
                let back = Files::from([("u".to_owned(), Entry::Absent), ("c".to_owned(), file(b"c\n"))]);
                host.agent(Some(&relocate("u", "c")), &back);
            }
        }
    }
    host.end().unwrap();
    let changes = host.session.changes(&Scope::Turn).unwrap().changes;
    assert!(changes.is_empty(), "{changes:?}\n{}", host.case());
    assert_eq!(host.session.state(), SessionState::ReviewPending, "a turn that modified files is reviewed");
    assert!(host.run(&PlanRequest::Apply, false).unwrap().is_empty());
    same(&host, &host.model, &before, "nothing");
    assert_eq!(host.session.state(), SessionState::Idle);
}
