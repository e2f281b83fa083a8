//! Plans: steps with preconditions, which the host carries out and confirms.

mod aim;
mod confirm;
mod outcome;
mod resume;
mod steps;

pub use outcome::{OutcomeKind, PathOutcome};
pub(super) use steps::Move;

use crate::order;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Session;
use super::error::{SessionError, SessionErrorCode};
use super::goal::{Goal, Obstacle, World};
use super::history::{Author, Change, Op};
use super::names::folders_above;
use super::review::Item;
use super::state::{FileState, Snapshot};
use super::store::{Extras, Kept, Scratch};
use super::turns::SessionState;
use aim::Aim;

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
///
/// A step whose precondition no longer holds is not carried out, and then none after it: before the first step the
/// plan is abandoned ([`Session::abandon`]), later it is resumed. A link is never followed, above the path neither.
#[derive(Debug, Clone, PartialEq)]
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
    /// What becomes of each path that the plan is about, sorted; where a conflict keeps the plan from having steps,
    /// what a partial one would do.
    pub outcomes: Vec<PathOutcome>,
}

/// A plan that waits to be confirmed. Saved with the session or by itself, it is the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pending {
    pub(super) request: PlanRequest,
    pub(super) steps: Vec<Move>,
    /// What enters the history once it is confirmed.
    pub(super) op: Op,
    /// Whether it is being taken back.
    pub(super) back: bool,
    /// How many contents there were before it.
    pub(super) contents: u32,
    /// The fingerprint of the session that it was made from.
    pub(super) of: Vec<u8>,
    /// Hunks whose decision met a conflict and is open again.
    pub(super) reopened: BTreeSet<u32>,
    /// The paths in conflict.
    pub(super) conflicts: BTreeSet<String>,
    /// Keys at which a revert or a restore, or its undo, does nothing because of a conflict. Not written where there
    /// is none, as older versions wrote it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) held: BTreeSet<String>,
}

impl Session {
    /// Returns the paths that the host must observe for a plan, sorted.
    ///
    /// # Errors
    /// As for [`Session::plan`], without `conflict`.
    pub fn needed(&self, request: &PlanRequest) -> Result<Vec<String>, SessionError> {
        let mut paths: BTreeSet<&str> = BTreeSet::new();
        if let PlanRequest::Resume { .. } = request {
            for step in &self.cut_off()?.steps {
                paths.insert(&step.path);
                paths.extend(step.from.as_deref());
            }
        } else {
            let start = self.start_of(request)?;
            for (_, op) in self.history.since(start) {
                paths.extend(
                    op.changes.iter().flat_map(|change| [change.path.as_str(), change.name_before()]),
                );
            }
            let items = self.review.iter().flat_map(|review| &review.items);
            paths.extend(items.flat_map(|item| item.from.iter().chain([&item.path]).map(String::as_str)));
        }
        let folders: Vec<&str> = paths.iter().flat_map(|path| folders_above(path)).collect();
        paths.extend(folders);
        Ok(paths.into_iter().map(str::to_owned).collect())
    }

    /// Plans. `observed` holds what stands at each path of [`Session::needed`], in the spelling on disk, and at
    /// everything below a folder among them. With a conflict the plan has no steps, unless it is `partial`: then
    /// it does all that has none. Decisions that met a conflict are undecided again. An operation on several files
    /// is planned whole or not at all.
    ///
    /// # Errors
    /// `no-review`, `turn-running`, `review-pending`, `no-such-checkpoint`, `nothing-to-undo`,
    /// `nothing-to-resume`; `invalid-request` where a needed path was not observed. `conflict` when a plan that
    /// was cut off, and is not resumed in part, finds a path that is neither as before nor as after.
    pub fn plan(
        &mut self,
        request: &PlanRequest,
        is_partial: bool,
        observed: &[Snapshot],
    ) -> Result<Plan, SessionError> {
        let needed = self.needed(request)?;
        if let PlanRequest::Resume { back } = request {
            self.check_observed(&needed, observed)?;
            return self.resume(*back, is_partial, observed);
        }
        self.drop_pending();
        let of = self.fingerprint(self.store.len());
        let (world, aim, extras, steps) = {
            let mut scratch = Scratch::new(&self.store);
            let world = World::new(observed, self.history.case_sensitive, &mut scratch);
            self.check_seen(&needed, &world)?;
            let aim = match (request, &self.review) {
                (PlanRequest::Apply, Some(review)) => {
                    Aim::of_review(&self.history, review, &world, &mut scratch)
                }
                _ => {
                    let is_turn = *request == PlanRequest::RevertTurn;
                    Aim::back_to(&self.history, (self.start_of(request)?, is_turn), &world, &mut scratch)
                }
            };
            let steps = steps::steps(&aim.goals, &aim.folders, &world);
            let shown = steps.iter().filter_map(|step| shown(step, &scratch)).collect::<Vec<Step>>();
            (world, aim, scratch.into_extras(), (steps, shown))
        };
        let conflicts = sorted(&aim.obstacles);
        self.conflicts = conflicts.iter().map(|(path, _)| path.clone()).collect();
        let held = aim.held(&world);
        let reopened = self.reopen(&held);
        let (steps, shown) = steps;
        let outcomes = aim.outcomes(&steps, &world);
        if !conflicts.is_empty() && !is_partial {
            return Ok(Plan { steps: Vec::new(), conflicts, outcomes });
        }
        let pending = self.journaled(*request, &aim, &world, steps, &extras);
        self.pending = Some(Pending { of, reopened, conflicts: self.conflicts.clone(), held, ..pending });
        Ok(Plan { steps: shown, conflicts, outcomes })
    }

    /// Returns what [`Session::plan`] would, and changes nothing: to be shown before anybody agrees to it.
    ///
    /// # Errors
    /// As for [`Session::plan`].
    pub fn preview(
        &self,
        request: &PlanRequest,
        is_partial: bool,
        observed: &[Snapshot],
    ) -> Result<Plan, SessionError> {
        self.clone().plan(request, is_partial, observed)
    }

    /// Keeps a plan with all contents that it needs.
    fn journaled(
        &mut self,
        request: PlanRequest,
        aim: &Aim,
        world: &World,
        steps: Vec<Move>,
        extras: &Extras,
    ) -> Pending {
        let contents = self.store.len();
        let mut changes = Vec::with_capacity(aim.goals.len());
        let settled = aim.records.iter().filter(|(key, _)| !aim.goals.contains_key(*key));
        for (key, Goal { path, state }) in aim.goals.iter().chain(settled) {
            let state = aim.records.get(key).map_or(state, |goal| &goal.state);
            let (name, there) = (world.name(path), world.at(path));
            let respelled = name != *path && !there.is_absent() && !state.is_absent();
            let before = self.store.adopt(extras, Some(state), there);
            let after = self.store.adopt(extras, Some(&before), state);
            let was = respelled.then_some(name);
            changes.push(Change { path: path.clone(), was, before, after, on_the_way: false });
        }
        let keep = |step: Move, session: &mut Self| Move {
            expect: session.store.adopt(extras, None, &step.expect),
            state: session.store.adopt(extras, None, &step.state),
            ..step
        };
        let steps: Vec<Move> = steps.into_iter().map(|step| keep(step, self)).collect();
        for step in steps.iter().filter(|step| !aim.goals.contains_key(&world.key(&step.path))) {
            // A folder that is made for something below it, or that is not needed any more.
            let (path, before, after) = (step.path.clone(), step.expect.clone(), step.state.clone());
            let on_the_way = after == Kept::Directory;
            changes.push(Change { path, was: None, before, after, on_the_way });
        }
        order::sort_by(&mut changes, |a, b| a.path.cmp(&b.path));
        let op = Op {
            author: Author::Plan,
            agent: None,
            changes,
            groups: aim.groups(world),
            moves: aim.moves.clone(),
        };
        let (of, reopened, conflicts, held) = Default::default();
        Pending { request, steps, op, back: false, contents, of, reopened, conflicts, held }
    }

    /// Drops the last plan, of which no step was carried out because some paths no longer hold what the steps
    /// expect. Decisions about these paths, and about what is tied to them, are undecided again.
    ///
    /// # Errors
    /// `no-plan`
    pub fn abandon(&mut self, changed: &[String]) -> Result<(), SessionError> {
        if self.pending.is_none() {
            return Err(SessionError::new(SessionErrorCode::NoPlan, "there is no plan to abandon"));
        }
        self.drop_pending();
        self.conflicts = changed.iter().cloned().collect();
        let keys: BTreeSet<String> = changed.iter().map(|path| self.history.key(path)).collect();
        let ties = self.review.as_ref().map(|review| self.history.tied(review.start)).unwrap_or_default();
        self.reopen(&aim::with_ties(keys, &ties));
        Ok(())
    }

    /// Returns the paths that the last plan found in conflict, sorted.
    #[must_use]
    pub fn conflicts(&self) -> Vec<String> {
        self.conflicts.iter().cloned().collect()
    }

    /// Forgets a plan that is not going to be confirmed, with the contents that only it needs.
    pub(super) fn drop_pending(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.store.truncate(pending.contents);
        }
    }

    fn cut_off(&self) -> Result<&Pending, SessionError> {
        let none = || SessionError::new(SessionErrorCode::NothingToResume, "no plan was cut off");
        self.pending.as_ref().ok_or_else(none)
    }

    fn check_observed(&self, needed: &[String], observed: &[Snapshot]) -> Result<(), SessionError> {
        let mut scratch = Scratch::new(&self.store);
        self.check_seen(needed, &World::new(observed, self.history.case_sensitive, &mut scratch))
    }

    fn check_seen(&self, needed: &[String], world: &World) -> Result<(), SessionError> {
        let Some(missing) = needed.iter().find(|path| !world.there.contains_key(&self.history.key(path)))
        else {
            return Ok(());
        };
        let message = format!("what stands at {} was not observed", crate::text::quote(missing));
        Err(SessionError::new(SessionErrorCode::InvalidRequest, message))
    }

    /// Returns the first operation that a plan may take back, and refuses what the state does not allow.
    pub(super) fn start_of(&self, request: &PlanRequest) -> Result<usize, SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        match (self.state, request) {
            (SessionState::Running, _) => return refuse(SessionErrorCode::TurnRunning, "a turn is running"),
            (SessionState::Idle, PlanRequest::Apply) => {
                return refuse(SessionErrorCode::NoReview, "no review is pending");
            }
            (SessionState::ReviewPending, PlanRequest::Apply) => {
                return Ok(self.review.as_ref().map_or(self.history.next(), |review| review.start));
            }
            (SessionState::ReviewPending, _) => {
                return refuse(SessionErrorCode::ReviewPending, "a review is pending");
            }
            (SessionState::Idle, _) => {}
        }
        let turns = &self.history.turns;
        match request {
            PlanRequest::RevertTurn => Ok(turns.last().map_or(self.history.next(), |turn| turn.start)),
            PlanRequest::RevertSession => Ok(0),
            PlanRequest::Restore { checkpoint } => match turns.get(*checkpoint as usize) {
                Some(turn) => Ok(turn.start),
                None => refuse(SessionErrorCode::NoSuchCheckpoint, "no turn with that number has begun"),
            },
            PlanRequest::Undo => match self.history.reverts.iter().rev().find(|revert| !revert.undone) {
                Some(revert) => Ok(revert.start),
                None => refuse(SessionErrorCode::NothingToUndo, "there is no revert or restore to take back"),
            },
            PlanRequest::Apply | PlanRequest::Resume { .. } => Ok(self.history.next()),
        }
    }

    /// Makes rejections undecided that met a conflict, or that belong to an operation that did, and returns them.
    fn reopen(&mut self, held: &BTreeSet<String>) -> BTreeSet<u32> {
        let (history, Some(review)) = (&self.history, &mut self.review) else { return BTreeSet::new() };
        let is_held = |item: &&Item| {
            let mut names = item.from.iter().chain([&item.path]);
            names.any(|name| held.contains(&history.key(name)))
        };
        let hunks = review.items.iter().filter(is_held).flat_map(|item| &item.hunks);
        let reopened: BTreeSet<u32> = hunks.filter(|hunk| hunk.is_taken_back()).map(|hunk| hunk.id).collect();
        review.reopen(&reopened);
        reopened
    }
}

/// Returns a step with its contents.
fn shown(step: &Move, scratch: &Scratch<'_>) -> Option<Step> {
    let (expect, state) = (scratch.give(&step.expect)?, scratch.give(&step.state)?);
    Some(Step { path: step.path.clone(), from: step.from.clone(), expect, state })
}

/// Returns the paths in conflict, each once.
fn sorted(obstacles: &[Obstacle]) -> Vec<(String, String)> {
    let mut conflicts: Vec<(String, String)> =
        obstacles.iter().map(|obstacle| (obstacle.path.clone(), obstacle.message.clone())).collect();
    order::sort(&mut conflicts);
    conflicts.dedup_by(|a, b| a.0 == b.0);
    conflicts
}
