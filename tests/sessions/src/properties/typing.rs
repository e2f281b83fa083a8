//! Properties of a review while the person types.

use std::collections::{BTreeMap, BTreeSet};

use countersign::{Choice, HunkKind, Mode, PlanRequest, Scope, SessionErrorCode, Target};

use super::keeping::persons;
use super::{draw, is_pending, same};
use crate::host::Host;
use crate::model::Node;
use crate::random::Draw;

/// Lets the agent and the person work, ends in a review, and lets the person type on.
fn typed(draw: &mut Draw, host: &mut Host) -> bool {
    host.begin(Mode::Supervised).unwrap();
    draw.turn(host, 5, 25);
    host.end().unwrap();
    for _ in 0..=draw.rng.below(3) {
        if let Some(files) = draw.edit(&host.model) {
            host.person(&files);
        }
    }
    is_pending(host)
}

/// Returns every pending hunk with its decision.
fn hunks(host: &Host) -> BTreeMap<u32, (bool, Option<Choice>)> {
    let changes = host.session.changes(&Scope::Turn).unwrap().changes;
    let hunks = changes.iter().flat_map(|change| &change.hunks);
    hunks.filter_map(|hunk| Some((hunk.id?, (hunk.entangled, hunk.choice)))).collect()
}

pub(super) fn refresh_takes_nothing_back(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    if !typed(&mut draw, &mut host) {
        return;
    }
    let mut other = host.clone();
    for _ in 0..=draw.rng.below(2) {
        other.refresh();
        if draw.rng.chance(30) {
            other.reload();
        }
    }
    for host in [&mut host, &mut other] {
        host.decide(Choice::Reject, &Target::Turn).unwrap();
        host.run(&PlanRequest::Apply, true).unwrap();
        assert!(host.session.replays(), "the log gives what is decided\n{}", host.case());
    }
    same(&other, &other.model, &host.model, "with and without a refresh");
    assert_eq!(other.conflicts, host.conflicts, "{}", other.case());
}

pub(super) fn stale_numbers(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    if !typed(&mut draw, &mut host) {
        return;
    }
    for id in hunks(&host).into_keys() {
        let choice = if draw.rng.chance(50) { Choice::Reject } else { Choice::Accept };
        if draw.rng.chance(70) {
            host.decide(choice, &Target::Hunk(id)).unwrap();
        }
    }
    let mut all: BTreeSet<u32> = hunks(&host).into_keys().collect();
    for _ in 0..=draw.rng.below(2) {
        let before = hunks(&host);
        let superseded = host.refresh();
        let after = hunks(&host);
        let stale: BTreeSet<u32> = superseded.iter().map(|one| one.hunk).collect();
        for (id, (_, choice)) in &before {
            match after.get(id) {
                Some((_, now)) => assert_eq!(now, choice, "hunk {id}\n{}", host.case()),
                None => assert!(stale.contains(id), "hunk {id} went away\n{}", host.case()),
            }
        }
        for (id, (entangled, _)) in after.iter().filter(|(id, _)| !before.contains_key(id)) {
            assert!(all.insert(*id) && *entangled, "hunk {id} is new\n{}", host.case());
            assert!(superseded.iter().any(|one| one.by.contains(id)), "hunk {id}\n{}", host.case());
        }
        if let Some(files) = draw.edit(&host.model) {
            host.person(&files);
        }
        assert!(host.session.replays(), "the log gives what is decided\n{}", host.case());
    }
    let now = hunks(&host);
    for id in all.iter().filter(|id| !now.contains_key(id)) {
        if !is_pending(&host) {
            return;
        }
        let error = host.session.decide(Choice::Accept, &Target::Hunk(*id)).unwrap_err();
        assert_eq!(error.code, SessionErrorCode::StaleHunk, "hunk {id}\n{}", host.case());
        assert!(error.successors.iter().all(|id| now.contains_key(id)), "hunk {id}\n{}", host.case());
    }
}

pub(super) fn mine_is_kept(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    if !typed(&mut draw, &mut host) {
        return;
    }
    host.refresh();
    for change in host.session.changes(&Scope::Turn).unwrap().changes {
        for hunk in change.hunks {
            let wanted = [Choice::KeepMine, Choice::Reject, Choice::Accept];
            let choice = wanted.into_iter().find(|choice| hunk.choices.contains(choice)).unwrap();
            host.decide(choice, &Target::Hunk(hunk.id.unwrap())).unwrap();
        }
    }
    if draw.rng.chance(30) {
        host.reload();
    }
    let mine = persons(&host.model);
    host.run(&PlanRequest::Apply, true).unwrap();
    let lost: Vec<String> = mine
        .difference(&persons(&host.model))
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    assert!(lost.is_empty(), "lost {lost:?}\n{}", host.case());
    if !is_pending(&host) {
        // What was kept is the person's for every later revert, as far as one is possible.
        let _ = host.run(&PlanRequest::RevertSession, true);
        let lost: Vec<String> = mine
            .difference(&persons(&host.model))
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect();
        assert!(lost.is_empty(), "lost {lost:?} later\n{}", host.case());
    }
}

pub(super) fn any_choice(seed: u64) {
    let (mut draw, mut host) = draw(seed);
    if !typed(&mut draw, &mut host) {
        return;
    }
    host.refresh();
    let mut wanted: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for change in host.session.changes(&Scope::Turn).unwrap().changes {
        let simple = change.from.is_none()
            && change.hunks.iter().all(|hunk| matches!(hunk.kind, HunkKind::Lines { .. }));
        let Some(Node::File { bytes, .. }) = host.model.get(&change.path).filter(|_| simple) else {
            let _ = host.decide(Choice::Accept, &Target::Path(change.path));
            continue;
        };
        let mut lines: Vec<Vec<u8>> =
            bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        for hunk in change.hunks.iter().rev() {
            let HunkKind::Lines { new, .. } = hunk.kind.clone() else { continue };
            assert_eq!(lines[new.clone()].concat(), hunk.added.as_slice(), "{}", host.case());
            let choices: Vec<Choice> =
                hunk.choices.iter().copied().filter(|choice| *choice != Choice::KeepMine).collect();
            let choice = *draw.rng.pick(&choices);
            host.decide(choice, &Target::Hunk(hunk.id.unwrap())).unwrap();
            if choice != Choice::Accept {
                lines.splice(new, [hunk.removed.as_slice().to_vec()]);
            }
        }
        wanted.insert(change.path, lines.concat());
    }
    host.run(&PlanRequest::Apply, true).unwrap();
    for (path, bytes) in wanted {
        let is_conflict = host.conflicts.contains(&path);
        match host.model.get(&path) {
            Some(Node::File { bytes: got, .. }) if !is_conflict => {
                assert!(*got == bytes, "`{path}` got {:?}\n{}", String::from_utf8_lossy(got), host.case());
            }
            other => assert!(is_conflict, "`{path}` got {other:?}\n{}", host.case()),
        }
    }
}
