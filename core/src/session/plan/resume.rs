//! Finding out how far a plan came that was cut off, and planning the rest or the way back.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Session;
use super::super::error::{SessionError, SessionErrorCode};
use super::super::goal::{Goal, World};
use super::super::names::last;
use super::super::state::Snapshot;
use super::super::store::Scratch;
use super::{Move, OutcomeKind, PathOutcome, Plan, shown};

const NEITHER: &str = "it is neither as it was before the plan nor as the plan leaves it";

/// How far the plan came at one path.
struct Stage {
    /// What stands there before the first step about it and after each of them.
    states: Vec<Goal>,
    /// Whether a step changes its spelling.
    respells: bool,
    /// How many of these steps ran; nothing where it is neither as before nor as after.
    ran: Option<usize>,
}

impl Session {
    /// Plans the rest of a plan that was cut off, or its way back.
    pub(super) fn resume(
        &mut self,
        back: bool,
        is_partial: bool,
        observed: &[Snapshot],
    ) -> Result<Plan, SessionError> {
        let pending = self.cut_off()?.clone();
        let (odd, steps, outcomes) = {
            let mut scratch = Scratch::new(&self.store);
            let world = World::new(observed, self.history.case_sensitive, &mut scratch);
            let stages = stages(&pending.steps, &world);
            let odd: BTreeMap<String, String> = stages
                .iter()
                .filter(|(_, stage)| stage.ran.is_none())
                .filter_map(|(key, stage)| Some((key.clone(), stage.states.first()?.path.clone())))
                .collect();
            let steps = remaining(&pending.steps, &stages, &world, back);
            let outcomes = outcomes(&stages, &steps, &world);
            (odd, steps.iter().filter_map(|step| shown(step, &scratch)).collect(), outcomes)
        };
        self.conflicts = odd.values().cloned().collect();
        if !odd.is_empty() && !is_partial {
            let mut error =
                SessionError::new(SessionErrorCode::Conflict, format!("a path was changed: {NEITHER}"));
            error.paths = self.conflicts();
            return Err(error);
        }
        let case_sensitive = self.history.case_sensitive;
        if let Some(pending) = &mut self.pending {
            pending.back = back;
            // What is left as it is neither happened nor is decided.
            let key = |path: &str| super::super::names::key(path, case_sensitive);
            pending.steps.retain(|step| !odd.contains_key(&key(&step.path)));
            pending.op.changes.retain(|change| !odd.contains_key(&key(&change.path)));
            pending
                .op
                .moves
                .retain(|(from, to)| !odd.contains_key(&key(from)) && !odd.contains_key(&key(to)));
            pending.held.extend(odd.keys().cloned());
        }
        if !back && !odd.is_empty() {
            let keys: BTreeSet<String> = odd.keys().cloned().collect();
            self.reopen(&keys);
        }
        let conflicts = odd.into_values().map(|path| (path, NEITHER.to_owned())).collect();
        Ok(Plan { steps, conflicts, outcomes })
    }
}

/// Returns what becomes of each path of a plan that was cut off.
fn outcomes(stages: &BTreeMap<String, Stage>, steps: &[Move], world: &World) -> Vec<PathOutcome> {
    let of = |(key, stage): (&String, &Stage)| {
        let path = &stage.states.last()?.path;
        let is_ahead = || steps.iter().any(|step| world.key(&step.path) == *key);
        Some(match stage.ran {
            None => PathOutcome::new(path, OutcomeKind::Conflict, Some(NEITHER)),
            Some(_) if is_ahead() => PathOutcome::new(path, OutcomeKind::Exact, None),
            Some(_) => PathOutcome::new(path, OutcomeKind::Already, None),
        })
    };
    stages.iter().filter_map(of).collect()
}

/// Holds what stands at each path against what stands there before and after each step.
fn stages(steps: &[Move], world: &World) -> BTreeMap<String, Stage> {
    let mut stages: BTreeMap<String, Stage> = BTreeMap::new();
    for step in steps {
        let stage = stages.entry(world.key(&step.path)).or_insert_with(|| {
            let first = step.from.as_ref().unwrap_or(&step.path).clone();
            let before = Goal { path: first, state: step.expect.clone() };
            Stage { states: vec![before], respells: false, ran: None }
        });
        stage.respells |= step.from.is_some();
        stage.states.push(Goal { path: step.path.clone(), state: step.state.clone() });
    }
    for (key, stage) in &mut stages {
        let (there, respells) = (world.there.get(key), stage.respells);
        let is_it = |state: &Goal| match there {
            Some(there) if !there.state.is_absent() => {
                state.state == there.state && (!respells || last(&state.path) == last(&there.path))
            }
            Some(_) | None => state.state.is_absent(),
        };
        stage.ran = stage.states.iter().rposition(is_it);
    }
    stages
}

/// Returns the steps that did not run yet, or those that take back what ran.
fn remaining(steps: &[Move], stages: &BTreeMap<String, Stage>, world: &World, back: bool) -> Vec<Move> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let (mut ahead, mut behind) = (Vec::new(), Vec::new());
    for step in steps {
        let key = world.key(&step.path);
        let Some(ran) = stages.get(&key).and_then(|stage| stage.ran) else { continue };
        let number = seen.entry(key).or_default();
        *number = number.saturating_add(1);
        if *number > ran { ahead.push(step.clone()) } else { behind.push(step.reversed()) }
    }
    behind.reverse();
    if back { behind } else { ahead }
}
