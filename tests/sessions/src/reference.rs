//! A model of one text that knows by itself which line is whose, to hold the session's answers against.
//!
//! The text is one list of lines, each of which stands or not in three views: without the agent, as the session last
//! saw it, and on disk. Nothing is ever compared with anything: who inserts or deletes a line says so.

use countersign::{
    Choice, HunkKind, Mode, Operation, PlanRequest, Scope, SessionErrorCode, SessionState, Target,
};

use crate::host::{Files, Host};
use crate::model::{Entry, Model, Node};
use crate::random::Draw;

#[derive(Debug, Clone)]
struct Line {
    text: String,
    base: bool,
    seen: bool,
    disk: bool,
    /// Whether the person changed something here that the agent had changed.
    marked: bool,
}

#[derive(Debug, Clone)]
struct Text(Vec<Line>);

impl Text {
    fn on_disk(&self) -> String {
        self.0.iter().filter(|line| line.disk).map(|line| line.text.as_str()).collect()
    }

    /// Deletes some lines that stand on disk and inserts others in their place.
    fn edit(&mut self, draw: &mut Draw, who: &str) {
        let standing: Vec<usize> = (0..self.0.len()).filter(|at| self.0[*at].disk).collect();
        let from = draw.rng.below(standing.len() + 1);
        let to = (from + draw.rng.below(3)).min(standing.len());
        for at in &standing[from..to] {
            self.0[*at].disk = false;
        }
        let at = standing.get(from).copied().unwrap_or(self.0.len());
        let count = draw.rng.below(3);
        for number in 0..count {
            let mut text = draw.line(who);
            text = text.replace('\r', "");
            self.0.insert(at + number, Line { text, base: false, seen: false, disk: true, marked: false });
        }
    }

    /// Returns the stretches between lines for which `is_apart` holds.
    fn stretches(&self, is_apart: impl Fn(&Line) -> bool) -> Vec<std::ops::Range<usize>> {
        let (mut found, mut start) = (Vec::new(), 0);
        for (at, line) in self.0.iter().enumerate() {
            if is_apart(line) {
                found.push(start..at);
                start = at + 1;
            }
        }
        found.push(start..self.0.len());
        found
    }

    /// Takes in what stands on disk: what is apart from the agent's lines is the person's on all sides.
    fn observe(&mut self) {
        // Where the agent changed nothing, all of it is the person's.
        let is_untouched = self.0.iter().all(|line| line.base == line.seen);
        for stretch in self.stretches(|line| line.base && line.seen && line.disk) {
            let lines = &mut self.0[stretch];
            let is_agents = lines.iter().any(|line| line.base != line.seen) && !is_untouched;
            if !lines.iter().any(|line| line.seen != line.disk) {
                continue;
            }
            for line in lines {
                line.marked |= is_agents;
                if !is_agents {
                    line.base = line.disk;
                }
                line.seen = line.disk;
            }
        }
        self.settle();
    }

    fn settle(&mut self) {
        if self.0.iter().all(|line| line.base == line.seen) {
            self.0.iter_mut().for_each(|line| line.marked = false);
        }
    }

    /// Returns the hunks, each with whether the person changed it too.
    fn hunks(&self) -> Vec<(std::ops::Range<usize>, bool)> {
        let all = self.stretches(|line| line.base && line.seen).into_iter();
        let differing = all.filter(|range| self.0[range.clone()].iter().any(|line| line.base != line.seen));
        differing.map(|range| (range.clone(), self.0[range].iter().any(|line| line.marked))).collect()
    }

    /// Tells whether a hunk can be taken back from what stands on disk; `None` where that was done by hand.
    fn is_free(&self, hunk: &std::ops::Range<usize>) -> Option<bool> {
        let around = self.stretches(|line| line.base && line.seen && line.disk);
        let around = around.into_iter().find(|range| range.start <= hunk.start && hunk.end <= range.end);
        let around = around.unwrap_or_else(|| hunk.clone());
        let changed: Vec<usize> = around.filter(|at| self.0[*at].seen != self.0[*at].disk).collect();
        let by_hand = self.0[hunk.clone()].iter().all(|line| line.base == line.disk)
            && changed.iter().all(|at| hunk.contains(at));
        if by_hand { None } else { Some(changed.is_empty()) }
    }
}

fn write(host: &mut Host, text: &Text, is_agent: bool) {
    let bytes = text.on_disk().into_bytes();
    let files = Files::from([("t".to_owned(), Entry::File { bytes, executable: None })]);
    if is_agent {
        host.agent(Some(&Operation::ReplaceText { path: "t".into(), cwd: None }), &files);
    } else {
        host.person(&files);
    }
}

/// Holds a review of one text against the model.
pub(crate) fn review(seed: u64) {
    let mut draw = Draw::new(seed);
    let (mut host, mut text) = begin(&mut draw, Mode::Supervised);
    host.end().unwrap();
    if draw.rng.chance(60) {
        text.edit(&mut draw, "p");
        write(&mut host, &text, false);
    }
    for _ in 0..4 {
        if host.session.state() == SessionState::Idle {
            break;
        }
        let changes = host.session.changes(&Scope::Turn).unwrap().changes;
        let shown: Vec<_> = changes.iter().flat_map(|change| &change.hunks).cloned().collect();
        let hunks = text.hunks();
        assert_eq!(shown.len(), hunks.len(), "{}", host.case());
        if hunks.is_empty() {
            break;
        }
        let mut rejected = Vec::new();
        let mut accepted = Vec::new();
        for (hunk, (range, entangled)) in shown.iter().zip(&hunks) {
            assert!(matches!(hunk.kind, HunkKind::Lines { .. }));
            assert_eq!(hunk.entangled, *entangled, "{hunk:?}\n{}", host.case());
            let target = Target::Hunk(hunk.id.unwrap());
            match draw.rng.below(3) {
                0 => continue,
                1 => {
                    host.decide(Choice::Accept, &target).unwrap();
                    accepted.push(range.clone());
                }
                _ => {
                    host.decide(Choice::Reject, &target).unwrap();
                    rejected.push((range.clone(), *entangled));
                }
            }
        }
        let is_gone = text.0.iter().all(|line| !line.disk) && host.model.get("t").is_none();
        let is_all_by_hand = settled(&text, &rejected);
        let conflict = !is_gone
            && !is_all_by_hand
            && rejected.iter().any(|(range, entangled)| match text.is_free(range) {
                None => false,
                Some(is_free) => *entangled || !is_free,
            });
        let is_partial = draw.rng.chance(50);
        match host.run(&PlanRequest::Apply, is_partial) {
            Ok(_) => assert_eq!(!host.conflicts.is_empty(), conflict, "{}", host.case()),
            Err(code) => {
                assert_eq!(code, SessionErrorCode::Conflict, "{}", host.case());
                assert!(conflict && !is_partial, "no conflict was expected\n{}", host.case());
                // What was accepted stays decided; it is taken back here by deciding the other way round.
                for hunk in &shown {
                    host.decide(Choice::Accept, &Target::Hunk(hunk.id.unwrap())).unwrap();
                }
                host.run(&PlanRequest::Apply, false).unwrap();
                return;
            }
        }
        for range in accepted {
            text.0[range].iter_mut().for_each(|line| line.base = line.seen);
        }
        for (range, _) in rejected.into_iter().filter(|_| !conflict) {
            for line in &mut text.0[range] {
                line.disk =
                    if line.seen == line.disk || line.base == line.disk { line.base } else { line.disk };
                line.seen = line.base;
            }
        }
        text.settle();
        compare(&host, &text);
        if draw.rng.chance(40) {
            text.edit(&mut draw, "p");
            write(&mut host, &text, false);
        }
    }
}

/// Tells whether the disk holds exactly what carrying out these decisions leaves, without anything of the person's.
fn settled(text: &Text, rejected: &[(std::ops::Range<usize>, bool)]) -> bool {
    text.0.iter().enumerate().all(|(at, line)| {
        let is_rejected = rejected.iter().any(|(range, _)| range.contains(&at));
        line.disk == if is_rejected { line.base } else { line.seen }
    })
}

/// Holds a revert of one text over some turns against the model.
pub(crate) fn revert(seed: u64) {
    let mut draw = Draw::new(seed);
    let (mut host, mut text) = begin(&mut draw, Mode::Autopilot);
    host.end().unwrap();
    for _ in 0..draw.rng.below(3) {
        if draw.rng.chance(50) {
            text.edit(&mut draw, "p");
            write(&mut host, &text, false);
        }
        host.begin(Mode::Autopilot).unwrap();
        turn(&mut draw, &mut host, &mut text);
        host.end().unwrap();
    }
    if draw.rng.chance(50) {
        text.edit(&mut draw, "p");
        write(&mut host, &text, false);
    }
    let before = text.on_disk();
    text.observe();
    let conflict = text.hunks().iter().any(|(_, entangled)| *entangled);
    match host.run(&PlanRequest::RevertSession, false) {
        Ok(_) => {
            assert!(!conflict, "a conflict was expected\n{}", host.case());
            text.0.iter_mut().for_each(|line| line.disk = line.base);
            compare(&host, &text);
            host.run(&PlanRequest::Undo, false).unwrap();
            assert_eq!(bytes(&host), before.into_bytes(), "{}", host.case());
        }
        Err(code) => {
            assert!(
                conflict && code == SessionErrorCode::Conflict,
                "no conflict was expected\n{}",
                host.case()
            );
        }
    }
}

fn begin(draw: &mut Draw, mode: Mode) -> (Host, Text) {
    let mut lines = Vec::new();
    for _ in 0..4 + draw.rng.below(12) {
        let text = draw.line("b").replace('\r', "");
        lines.push(Line { text, base: true, seen: true, disk: true, marked: false });
    }
    let mut text = Text(lines);
    let mut model = Model::new(true);
    model.put("t", Node::File { bytes: text.on_disk().into_bytes(), executable: false });
    let mut host = Host::new(model, mode);
    host.begin(mode).unwrap();
    turn(draw, &mut host, &mut text);
    (host, text)
}

/// Lets the agent edit, and the person between its edits.
fn turn(draw: &mut Draw, host: &mut Host, text: &mut Text) {
    for _ in 0..=draw.rng.below(3) {
        if draw.rng.chance(40) {
            text.edit(draw, "p");
            write(host, text, false);
        }
        // The host reads what stands there before the agent writes.
        text.observe();
        text.edit(draw, "g");
        text.0.iter_mut().for_each(|line| line.seen = line.disk);
        text.settle();
        write(host, text, true);
    }
}

fn bytes(host: &Host) -> Vec<u8> {
    match host.model.get("t") {
        Some(Node::File { bytes, .. }) => bytes.clone(),
        Some(Node::Symlink(_) | Node::Directory) | None => Vec::new(),
    }
}

fn compare(host: &Host, text: &Text) {
    let (got, wanted) = (String::from_utf8(bytes(host)).unwrap(), text.on_disk());
    assert_eq!(got, wanted, "{}", host.case());
}
