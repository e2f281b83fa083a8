//! Plans: steps with preconditions, in an order that never has less on disk than before until the last moment.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Session;
use super::error::{SessionError, SessionErrorCode};
use super::goal::{Goals, Observed, Obstacle, carry_out, held_back, take_back};
use super::history::{Author, Event, Revert, is_at_or_below};
use super::review::Choice;
use super::state::{FileState, Snapshot, folders_above};
use super::turns::SessionState;

/// What a plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PlanRequest {
    /// Every decision that is not carried out yet.
    Apply,
    /// The latest turn.
    RevertTurn,
    /// The whole session.
    RevertSession,
    /// Back to where a turn began, counted from 0.
    Restore {
        /// The number of the turn.
        checkpoint: u32,
    },
    /// The last revert or restore that is not undone.
    Undo,
    /// The plan that was cut off.
    Resume {
        /// Whether it is taken back instead of finished.
        back: bool,
    },
}

/// One step of a plan, to be carried out only where `expect` stands at `path`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The path.
    pub path: String,
    /// Where the file is renamed from first, its content untouched; only between spellings of one name.
    pub from: Option<String>,
    /// What must stand at the path (at `from` where that is given) before the step.
    pub expect: FileState,
    /// What stands at the path after the step. A folder that is to become absent is removed only if empty.
    pub state: FileState,
}

/// Steps for the host, which carries them out in order and then confirms.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The steps; none where the plan met a conflict and is not partial.
    pub steps: Vec<Step>,
    /// Paths that cannot be taken back without losing something, sorted, each with why.
    pub conflicts: Vec<(String, String)>,
}

/// A plan that waits to be confirmed. Saved with the session, it is the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Pending {
    request: PlanRequest,
    steps: Vec<Step>,
    /// Every path that changes, with what stood there.
    changes: Vec<(String, FileState, FileState)>,
    back: bool,
}

/// What a plan wants to reach.
struct Aim {
    goals: Goals,
    obstacles: Vec<Obstacle>,
    /// The first event that the plan may take back.
    start: u64,
}

impl Session {
    /// Returns the paths that the host must observe for a plan, sorted.
    ///
    /// # Errors
    /// As for [`Session::plan`], without `conflict`.
    pub fn needed(&self, request: &PlanRequest) -> Result<Vec<String>, SessionError> {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        if let PlanRequest::Resume { .. } = request {
            let pending = self.cut_off()?;
            for step in &pending.steps {
                paths.insert(step.path.clone());
                paths.extend(step.from.clone());
            }
            return Ok(paths.into_iter().collect());
        }
        let start = self.start_of(request)?;
        paths.extend(self.history.touched(start).into_iter().map(str::to_owned));
        paths.extend(
            self.review
                .iter()
                .flat_map(|review| &review.items)
                .flat_map(|item| item.from.iter().chain([&item.path]).cloned()),
        );
        paths.extend(self.history.made_since(start).into_iter().map(str::to_owned));
        let folders: Vec<String> =
            paths.iter().flat_map(|path| folders_above(path)).map(str::to_owned).collect();
        paths.extend(folders);
        Ok(paths.into_iter().collect())
    }

    /// Plans. `observed` holds what stands at each path of [`Session::needed`], and at everything below a folder
    /// among them that a file is to replace. With a conflict the plan has no steps, unless it is `partial`: then
    /// it does all that has none. Decisions that met a conflict are undecided again.
    ///
    /// # Errors
    /// `no-review`, `turn-running`, `review-pending`, `no-such-checkpoint`, `nothing-to-undo`,
    /// `nothing-to-resume`; `invalid-request` where a needed path was not observed. `conflict` when a plan that
    /// was cut off finds a path that is neither as before nor as after.
    pub fn plan(
        &mut self,
        request: &PlanRequest,
        partial: bool,
        observed: &[Snapshot],
    ) -> Result<Plan, SessionError> {
        let needed = self.needed(request)?;
        let observed: Observed =
            observed.iter().map(|snapshot| (snapshot.path.clone(), snapshot.state.clone())).collect();
        if let Some(missing) = needed.iter().find(|path| !observed.contains_key(*path)) {
            let message = format!("what stands at {} was not observed", crate::text::quote(missing));
            return Err(SessionError::new(SessionErrorCode::InvalidRequest, message));
        }
        if let PlanRequest::Resume { back } = request {
            return self.resume(*back, &observed);
        }
        let mut aim = match request {
            PlanRequest::Apply => self.decided(&observed),
            PlanRequest::RevertTurn
            | PlanRequest::RevertSession
            | PlanRequest::Restore { .. }
            | PlanRequest::Undo
            | PlanRequest::Resume { .. } => self.taken_back(self.start_of(request)?, &observed),
        };
        blocked_by_folders(&mut aim, &observed);
        let held = self.hold_back(&mut aim);
        let mut conflicts: Vec<(String, String)> =
            aim.obstacles.iter().map(|obstacle| (obstacle.path.clone(), obstacle.message.clone())).collect();
        conflicts.sort();
        conflicts.dedup_by(|a, b| a.0 == b.0);
        self.conflicts = conflicts.iter().map(|(path, _)| path.clone()).collect();
        self.undecide(&aim, &held);
        self.pending = None;
        if !conflicts.is_empty() && !partial {
            return Ok(Plan { steps: Vec::new(), conflicts });
        }
        let steps = steps(&aim.goals, &self.removable(&aim), &observed, self.case_sensitive);
        let changes = aim.goals.iter().map(|(path, state)| {
            let before = observed.get(path).cloned().unwrap_or(FileState::Absent);
            (path.clone(), before, state.clone())
        });
        self.pending = Some(Pending {
            request: *request,
            steps: steps.clone(),
            changes: changes.collect(),
            back: false,
        });
        Ok(Plan { steps, conflicts })
    }

    /// Takes in that every step of the last plan was carried out.
    ///
    /// # Errors
    /// `no-plan`
    pub fn confirm(&mut self) -> Result<SessionState, SessionError> {
        let Some(pending) = self.pending.take() else {
            return Err(SessionError::new(SessionErrorCode::NoPlan, "there is no plan to confirm"));
        };
        if pending.back {
            return Ok(self.state);
        }
        let number = self.history.advance();
        for (path, before, after) in &pending.changes {
            let (before, after) = (before.clone(), after.clone());
            self.history.push(path, Event { number, author: Author::Plan, before, after });
        }
        for step in &pending.steps {
            self.history.folder(&step.path, step.state == FileState::Directory);
        }
        match pending.request {
            PlanRequest::Apply | PlanRequest::Resume { .. } => self.settle(),
            PlanRequest::Undo => {
                if let Some(revert) = self.history.reverts.iter_mut().rev().find(|revert| !revert.undone) {
                    revert.undone = true;
                }
            }
            PlanRequest::RevertTurn | PlanRequest::RevertSession | PlanRequest::Restore { .. } => {
                if !pending.changes.is_empty() {
                    self.history.reverts.push(Revert { start: number, undone: false });
                }
            }
        }
        Ok(self.state)
    }

    /// Drops the last plan, of which no step was carried out because some paths no longer hold what the steps
    /// expect. Decisions about these paths are undecided again.
    ///
    /// # Errors
    /// `no-plan`
    pub fn abandon(&mut self, changed: &[String]) -> Result<(), SessionError> {
        if self.pending.take().is_none() {
            return Err(SessionError::new(SessionErrorCode::NoPlan, "there is no plan to abandon"));
        }
        self.conflicts = changed.iter().cloned().collect();
        let obstacles: Vec<Obstacle> =
            changed.iter().map(|path| Obstacle { path: path.clone(), message: String::new() }).collect();
        let mut aim = Aim { goals: Goals::new(), obstacles, start: 0 };
        let held = self.hold_back(&mut aim);
        self.undecide(&aim, &held);
        Ok(())
    }

    /// Returns the paths that the last plan found in conflict, sorted.
    #[must_use]
    pub fn conflicts(&self) -> Vec<String> {
        self.conflicts.iter().cloned().collect()
    }

    fn cut_off(&self) -> Result<&Pending, SessionError> {
        let none = || SessionError::new(SessionErrorCode::NothingToResume, "no plan was cut off");
        self.pending.as_ref().ok_or_else(none)
    }

    /// Returns the first event that a plan may take back, and refuses what the state does not allow.
    fn start_of(&self, request: &PlanRequest) -> Result<u64, SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        match (self.state, request) {
            (SessionState::Running, _) => return refuse(SessionErrorCode::TurnRunning, "a turn is running"),
            (SessionState::Idle, PlanRequest::Apply) => {
                return refuse(SessionErrorCode::NoReview, "no review is pending");
            }
            (SessionState::ReviewPending, PlanRequest::Apply) => {
                return Ok(self.review.as_ref().map_or(self.history.next, |review| review.start));
            }
            (SessionState::ReviewPending, _) => {
                return refuse(SessionErrorCode::ReviewPending, "a review is pending");
            }
            (SessionState::Idle, _) => {}
        }
        let turns = &self.history.turns;
        match request {
            PlanRequest::RevertTurn => Ok(turns.last().map_or(self.history.next, |turn| turn.start)),
            PlanRequest::RevertSession => Ok(0),
            PlanRequest::Restore { checkpoint } => match turns.get(*checkpoint as usize) {
                Some(turn) => Ok(turn.start),
                None => refuse(SessionErrorCode::NoSuchCheckpoint, "no turn with that number has begun"),
            },
            PlanRequest::Undo => match self.history.reverts.iter().rev().find(|revert| !revert.undone) {
                Some(revert) => Ok(revert.start),
                None => refuse(SessionErrorCode::NothingToUndo, "there is no revert or restore to take back"),
            },
            PlanRequest::Apply | PlanRequest::Resume { .. } => Ok(self.history.next),
        }
    }

    fn decided(&self, observed: &Observed) -> Aim {
        let mut aim = Aim { goals: Goals::new(), obstacles: Vec::new(), start: 0 };
        let Some(review) = &self.review else { return aim };
        aim.start = review.start;
        for item in &review.items {
            match carry_out(item, observed) {
                Ok(goals) => aim.goals.extend(goals),
                Err(obstacle) => aim.obstacles.push(obstacle),
            }
        }
        aim
    }

    fn taken_back(&self, start: u64, observed: &Observed) -> Aim {
        let mut aim = Aim { goals: Goals::new(), obstacles: Vec::new(), start };
        for path in self.history.touched(start) {
            let Some(track) = self.history.track(path, start, true) else { continue };
            match take_back(path, &track, observed) {
                Ok(goals) => aim.goals.extend(goals),
                Err(obstacle) => aim.obstacles.push(obstacle),
            }
        }
        aim
    }

    /// Drops the goals of every operation that has a member in conflict, and returns their paths.
    fn hold_back(&self, aim: &mut Aim) -> BTreeSet<String> {
        let ties = self.history.tied(aim.start);
        let held = held_back(&ties, &aim.obstacles);
        let mut paths: BTreeSet<String> =
            aim.obstacles.iter().map(|obstacle| obstacle.path.clone()).collect();
        paths.extend(ties.iter().filter(|(_, tie)| held.contains(tie)).map(|(path, _)| (*path).to_owned()));
        aim.goals.retain(|path, _| !paths.contains(path));
        paths
    }

    /// Makes rejections undecided that met a conflict, or that belong to an operation that did.
    fn undecide(&mut self, aim: &Aim, held: &BTreeSet<String>) {
        let hit =
            |path: &str| held.contains(path) || aim.obstacles.iter().any(|obstacle| obstacle.path == path);
        for item in self.review.iter_mut().flat_map(|review| &mut review.items) {
            if hit(&item.path) || item.from.as_deref().is_some_and(hit) {
                let rejected = item.hunks.iter_mut().filter(|hunk| hunk.choice == Some(Choice::Reject));
                rejected.for_each(|hunk| hunk.choice = None);
            }
        }
    }

    /// Folders that an operation made on its way and that may be empty when the goals are reached.
    fn removable(&self, aim: &Aim) -> Vec<String> {
        let gone: Vec<&String> = aim
            .goals
            .iter()
            .filter(|(_, state)| **state == FileState::Absent)
            .map(|(path, _)| path)
            .collect();
        let below = |folder: &str| gone.iter().any(|path| is_at_or_below(path, folder));
        let folders = self.history.made_since(aim.start);
        folders.into_iter().filter(|folder| below(folder)).map(str::to_owned).collect()
    }

    /// Settles every decision, which a confirmed plan has carried out; the review ends where nothing is left of
    /// it. What met a conflict is undecided since the plan was made.
    fn settle(&mut self) {
        let Some(review) = &mut self.review else { return };
        review.items.iter_mut().for_each(super::review::Item::settle);
        review.items.retain(|item| !item.hunks.is_empty());
        if review.items.is_empty() {
            self.review = None;
            self.state = SessionState::Idle;
        }
    }

    /// Plans the rest of a plan that was cut off, or its way back.
    fn resume(&mut self, back: bool, observed: &Observed) -> Result<Plan, SessionError> {
        let pending = self.cut_off()?.clone();
        let now = |path: &str| observed.get(path).cloned().unwrap_or(FileState::Absent);
        // The steps ran in order, so the tree must look as it does after some number of them.
        let mut stage: Observed = Observed::new();
        for (path, before, _) in &pending.changes {
            stage.insert(path.clone(), before.clone());
        }
        for step in &pending.steps {
            let first = step.from.as_ref().unwrap_or(&step.path);
            stage.entry(first.clone()).or_insert_with(|| step.expect.clone());
            stage.entry(step.path.clone()).or_insert(FileState::Absent);
        }
        let before = stage.clone();
        let mut exact = None;
        let mut lenient = None;
        for done in 0..=pending.steps.len() {
            if let Some(step) = done.checked_sub(1).and_then(|index| pending.steps.get(index)) {
                if let Some(from) = &step.from {
                    stage.insert(from.clone(), FileState::Absent);
                }
                stage.insert(step.path.clone(), step.state.clone());
            }
            if stage.iter().all(|(path, state)| *state == now(path)) {
                exact = Some(done);
            }
            // A folder that was not empty still stands after the step that would have removed it.
            let fits = |(path, state): (&String, &FileState)| {
                *state == now(path) || is_kept_folder(&pending.steps, path, state, &now(path))
            };
            if stage.iter().all(fits) {
                lenient = Some(done);
            }
        }
        let Some(done) = exact.or(lenient) else {
            let odd = before.iter().filter(|(path, before)| {
                let after = stage.get(*path).unwrap_or(before);
                now(path) != **before && now(path) != *after
            });
            let mut paths: Vec<String> = odd.map(|(path, _)| path.clone()).collect();
            if paths.is_empty() {
                paths = before.keys().cloned().collect();
            }
            self.conflicts = paths.iter().cloned().collect();
            let mut error = SessionError::new(
                SessionErrorCode::Conflict,
                "a path is neither as it was before the plan nor as the plan leaves it",
            );
            error.paths = paths;
            return Err(error);
        };
        self.conflicts.clear();
        let steps = if back {
            let (ran, _) = pending.steps.split_at_checked(done).unwrap_or((&[], &[]));
            ran.iter().rev().map(reversed).collect()
        } else {
            pending.steps.iter().skip(done).cloned().collect()
        };
        if let Some(pending) = &mut self.pending {
            pending.back = back;
        }
        Ok(Plan { steps, conflicts: Vec::new() })
    }
}

/// Tells whether a folder that was to be removed if empty still stands.
fn is_kept_folder(steps: &[Step], path: &str, wanted: &FileState, now: &FileState) -> bool {
    let removed = |step: &Step| step.path == path && step.expect == FileState::Directory;
    *wanted == FileState::Absent && *now == FileState::Directory && steps.iter().any(removed)
}

/// Returns the step that takes a step back.
fn reversed(step: &Step) -> Step {
    match &step.from {
        Some(from) => Step {
            path: from.clone(),
            from: Some(step.path.clone()),
            expect: step.state.clone(),
            state: step.expect.clone(),
        },
        None => Step {
            path: step.path.clone(),
            from: None,
            expect: step.state.clone(),
            state: step.expect.clone(),
        },
    }
}

/// Finds goals below something that is no folder, and folders with content that must give way to a file.
fn blocked_by_folders(aim: &mut Aim, observed: &Observed) {
    let after = |path: &str| aim.goals.get(path).or_else(|| observed.get(path)).unwrap_or(&FileState::Absent);
    let mut blocked = Vec::new();
    for (path, state) in &aim.goals {
        if *state == FileState::Absent {
            continue;
        }
        let stands_in_way =
            |folder: &&str| !matches!(after(folder), FileState::Absent | FileState::Directory);
        if folders_above(path).any(|folder| stands_in_way(&folder)) {
            let message = "something that is no folder stands above it".to_owned();
            blocked.push(Obstacle { path: path.clone(), message });
        }
        let is_full = observed.iter().any(|(other, there)| {
            other != path
                && is_at_or_below(other, path)
                && *there != FileState::Absent
                && *after(other) != FileState::Absent
        });
        if *state != FileState::Directory && observed.get(path) == Some(&FileState::Directory) && is_full {
            let message = "the folder that stands there is not empty".to_owned();
            blocked.push(Obstacle { path: path.clone(), message });
        }
    }
    aim.obstacles.extend(blocked);
}

/// Orders the goals: make room, make folders, rename, write, delete, remove folders.
fn steps(goals: &Goals, removable: &[String], observed: &Observed, case_sensitive: bool) -> Vec<Step> {
    let now = |path: &str| observed.get(path).cloned().unwrap_or(FileState::Absent);
    let step = |path: &str, expect: FileState, state: &FileState| Step {
        path: path.to_owned(),
        from: None,
        expect,
        state: state.clone(),
    };
    let mut out: Vec<Step> = Vec::new();
    let mut done: BTreeSet<String> = BTreeSet::new();
    // What gives way to something of another kind goes first, from the inside out.
    let gives_way = |path: &str| {
        goals.iter().any(|(other, state)| {
            let replaced =
                *other != path && is_at_or_below(path, other) && now(other) == FileState::Directory;
            replaced && !matches!(state, FileState::Absent | FileState::Directory)
        })
    };
    for (path, state) in goals.iter().rev() {
        let there = now(path);
        let swaps = (there == FileState::Directory) != (*state == FileState::Directory);
        let is_absent = *state == FileState::Absent;
        let blocks_folder = is_absent
            && there != FileState::Directory
            && goals.iter().any(|(other, state)| {
                other != path && is_at_or_below(other, path) && *state != FileState::Absent
            });
        if is_absent && (gives_way(path) || blocks_folder)
            || !is_absent && there != FileState::Absent && swaps
        {
            out.push(step(path, there, &FileState::Absent));
            done.insert(path.clone());
        }
    }
    let cleared =
        |path: &str, done: &BTreeSet<String>| if done.contains(path) { FileState::Absent } else { now(path) };
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for (path, state) in goals.iter().filter(|(_, state)| **state != FileState::Absent) {
        folders.extend(folders_above(path));
        if *state == FileState::Directory {
            folders.insert(path);
        }
    }
    for folder in folders {
        if cleared(folder, &done) == FileState::Absent {
            out.push(step(folder, FileState::Absent, &FileState::Directory));
        }
    }
    // Two spellings of one name are one file where case does not count: it is renamed, never deleted.
    let fold = |path: &str| path.to_lowercase();
    let mut renamed: BTreeSet<String> = BTreeSet::new();
    for (path, state) in
        goals.iter().filter(|(_, state)| !matches!(state, FileState::Absent | FileState::Directory))
    {
        let mut there = cleared(path, &done);
        if there == *state && !done.contains(path) {
            continue;
        }
        let twin = goals.iter().find(|(other, wanted)| {
            !case_sensitive
                && *other != path
                && fold(other) == fold(path)
                && **wanted == FileState::Absent
                && now(other) != FileState::Absent
                && !done.contains(*other)
        });
        if let Some((twin, _)) = twin.filter(|_| there == FileState::Absent) {
            there = now(twin);
            let from = Some(twin.clone());
            out.push(Step { path: path.clone(), from, expect: there.clone(), state: there.clone() });
            renamed.insert(twin.clone());
        }
        if there != *state {
            out.push(step(path, there, state));
        }
    }
    let mut last: Vec<&String> = goals
        .iter()
        .filter(|(path, state)| {
            **state == FileState::Absent && !done.contains(*path) && !renamed.contains(*path)
        })
        .map(|(path, _)| path)
        .chain(removable)
        .collect();
    last.sort();
    last.dedup();
    for path in last.into_iter().rev() {
        let there = now(path);
        if there != FileState::Absent {
            out.push(step(path, there, &FileState::Absent));
        }
    }
    out
}
