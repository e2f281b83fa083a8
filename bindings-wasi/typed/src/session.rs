//! The resource `session`.

use std::cell::RefCell;

use countersign::wire::{Contents, session_call};
use countersign::{
    Bytes, Choice, FileState, HunkKind, Limits, OutcomeKind, PathOutcome, Plan, PlanRequest, Session,
    SessionError, SessionState, Snapshot, Step, Superseded, Target, Unkept,
};

use crate::Component;
use crate::bindings::exports::countersign::policy::sessions as wit;
use crate::to_core;

/// A session behind a handle. An instance has one thread, and no call runs inside another.
pub(crate) struct Held(RefCell<Session>);

impl wit::Guest for Component {
    type Session = Held;

    fn diff(before: Vec<u8>, after: Vec<u8>) -> Vec<wit::Hunk> {
        countersign::diff(&before, &after).into_iter().map(hunk).collect()
    }

    fn patch(path: String, before: Vec<u8>, after: Vec<u8>) -> Result<Vec<u8>, wit::Failure> {
        countersign::patch(&path, &before, &after).map_err(failure)
    }
}

fn hunk(kind: HunkKind) -> wit::Hunk {
    let number = |lines: usize| u32::try_from(lines).unwrap_or(u32::MAX);
    match kind {
        HunkKind::Lines { old, new } => wit::Hunk::Lines(wit::LineHunk {
            old_start: number(old.start),
            old_lines: number(old.len()),
            new_start: number(new.start),
            new_lines: number(new.len()),
        }),
        // Two contents have neither a bit nor a place.
        HunkKind::Whole | HunkKind::Executable | HunkKind::Moved => {
            wit::Hunk::Whole(wit::Nothing { plain: true })
        }
    }
}

fn failure(error: SessionError) -> wit::Failure {
    let SessionError { code, at, message, paths, successors } = error;
    wit::Failure { code: code.as_str().to_owned(), at, message, paths, successors }
}

fn state(state: SessionState) -> wit::SessionState {
    match state {
        SessionState::Idle => wit::SessionState::Idle,
        SessionState::Running => wit::SessionState::Running,
        SessionState::ReviewPending => wit::SessionState::ReviewPending,
    }
}

fn file_state_in(state: wit::FileState) -> FileState {
    match state {
        wit::FileState::Absent(wit::Nothing { plain: _ }) => FileState::Absent,
        wit::FileState::Directory(wit::Nothing { plain: _ }) => FileState::Directory,
        wit::FileState::Symlink(wit::Symlink { target }) => FileState::Symlink { target },
        wit::FileState::File(wit::File { bytes, executable }) => {
            FileState::File { bytes: Bytes::from(bytes.as_slice()), executable }
        }
    }
}

fn file_state_out(state: FileState) -> wit::FileState {
    let nothing = wit::Nothing { plain: true };
    match state {
        FileState::Absent => wit::FileState::Absent(nothing),
        FileState::Directory => wit::FileState::Directory(nothing),
        FileState::Symlink { target } => wit::FileState::Symlink(wit::Symlink { target }),
        FileState::File { bytes, executable } => {
            wit::FileState::File(wit::File { bytes: bytes.as_slice().to_vec(), executable })
        }
    }
}

fn snapshots(list: Vec<wit::Snapshot>) -> Vec<Snapshot> {
    let one =
        |snapshot: wit::Snapshot| Snapshot { path: snapshot.path, state: file_state_in(snapshot.state) };
    list.into_iter().map(one).collect()
}

fn plan_request(request: wit::PlanRequest) -> PlanRequest {
    match request {
        wit::PlanRequest::Apply(wit::Nothing { plain: _ }) => PlanRequest::Apply,
        wit::PlanRequest::RevertTurn(wit::Nothing { plain: _ }) => PlanRequest::RevertTurn,
        wit::PlanRequest::RevertSession(wit::Nothing { plain: _ }) => PlanRequest::RevertSession,
        wit::PlanRequest::Restore(wit::Restore { checkpoint }) => PlanRequest::Restore { checkpoint },
        wit::PlanRequest::Undo(wit::Nothing { plain: _ }) => PlanRequest::Undo,
        wit::PlanRequest::Resume(wit::Recovery { back }) => PlanRequest::Resume { back },
    }
}

fn step(step: Step) -> wit::Step {
    let Step { path, from, expect, state } = step;
    wit::Step { path, renamed_from: from, expect: file_state_out(expect), state: file_state_out(state) }
}

fn plan(plan: Plan) -> wit::Plan {
    let Plan { steps, conflicts, outcomes } = plan;
    let conflicts = conflicts.into_iter().map(|(path, message)| wit::Conflict { path, message }).collect();
    let outcomes = outcomes.into_iter().map(outcome).collect();
    wit::Plan { steps: steps.into_iter().map(step).collect(), conflicts, outcomes }
}

fn outcome(outcome: PathOutcome) -> wit::PathOutcome {
    let PathOutcome { path, kind, message } = outcome;
    let kind = match kind {
        OutcomeKind::Left => wit::OutcomeKind::Left,
        OutcomeKind::Already => wit::OutcomeKind::Already,
        OutcomeKind::Exact => wit::OutcomeKind::Exact,
        OutcomeKind::KeptEdits => wit::OutcomeKind::KeptEdits,
        OutcomeKind::StaysDeleted => wit::OutcomeKind::StaysDeleted,
        OutcomeKind::NotEmpty => wit::OutcomeKind::NotEmpty,
        OutcomeKind::Conflict => wit::OutcomeKind::Conflict,
        OutcomeKind::HeldBack => wit::OutcomeKind::HeldBack,
    };
    wit::PathOutcome { path, kind, message }
}

fn target(target: wit::Target) -> Target {
    match target {
        wit::Target::Turn(wit::Nothing { plain: _ }) => Target::Turn,
        wit::Target::Path(wit::AtPath { path }) => Target::Path(path),
        wit::Target::Hunk(wit::AtHunk { id }) => Target::Hunk(id),
        wit::Target::Text(wit::AtText { path, text }) => Target::Text { path, text },
    }
}

fn superseded(superseded: Superseded) -> wit::Superseded {
    let Superseded { hunk, by } = superseded;
    wit::Superseded { hunk, by }
}

fn unkept(unkept: Unkept) -> wit::Unkept {
    let Unkept { path, sha256, length } = unkept;
    wit::Unkept { path, sha256, length }
}

impl wit::GuestSession for Held {
    fn new(mode: wit::Mode, case_sensitive: bool) -> Self {
        Self(RefCell::new(Session::new(to_core::mode(mode), case_sensitive)))
    }

    fn load(bytes: Vec<u8>) -> Result<wit::Session, wit::Failure> {
        let session = Session::load(&bytes).map_err(failure)?;
        Ok(wit::Session::new(Self(RefCell::new(session))))
    }

    fn save(&self) -> Vec<u8> {
        self.0.borrow().save()
    }

    fn state(&self) -> wit::SessionState {
        state(self.0.borrow().state())
    }

    fn begin_turn(&self, mode: Option<wit::Mode>) -> Result<u32, wit::Failure> {
        self.0.borrow_mut().begin_turn(mode.map(to_core::mode)).map_err(failure)
    }

    fn end_turn(&self) -> Result<wit::SessionState, wit::Failure> {
        self.0.borrow_mut().end_turn().map(state).map_err(failure)
    }

    fn interrupt(&self) -> Result<wit::SessionState, wit::Failure> {
        self.0.borrow_mut().interrupt().map(state).map_err(failure)
    }

    fn begin_sub_turn(&self, agent: String) -> Result<(), wit::Failure> {
        self.0.borrow_mut().begin_sub_turn(&agent).map_err(failure)
    }

    fn end_sub_turn(&self) -> Result<(), wit::Failure> {
        self.0.borrow_mut().end_sub_turn().map_err(failure)
    }

    fn record_operation(
        &self,
        operation: wit::Operation,
        before: Vec<wit::Snapshot>,
        after: Vec<wit::Snapshot>,
    ) -> Result<(), wit::Failure> {
        let operation = to_core::operation(operation);
        self.0.borrow_mut().record(&operation, &snapshots(before), &snapshots(after)).map_err(failure)
    }

    fn record_observed(
        &self,
        before: Vec<wit::Snapshot>,
        after: Vec<wit::Snapshot>,
    ) -> Result<(), wit::Failure> {
        self.0.borrow_mut().record_observed(&snapshots(before), &snapshots(after)).map_err(failure)
    }

    fn decide(&self, choice: wit::Choice, about: wit::Target) -> Result<(), wit::Failure> {
        let choice = match choice {
            wit::Choice::Accept => Choice::Accept,
            wit::Choice::Reject => Choice::Reject,
            wit::Choice::KeepMine => Choice::KeepMine,
            wit::Choice::DropMine => Choice::DropMine,
        };
        self.0.borrow_mut().decide(choice, &target(about)).map_err(failure)
    }

    fn undecide(&self, about: wit::Target) -> Result<(), wit::Failure> {
        self.0.borrow_mut().undecide(&target(about)).map_err(failure)
    }

    fn refresh(&self, observed: Vec<wit::Snapshot>) -> Result<Vec<wit::Superseded>, wit::Failure> {
        let found = self.0.borrow_mut().refresh(&snapshots(observed)).map_err(failure)?;
        Ok(found.into_iter().map(superseded).collect())
    }

    fn undecided(&self) -> Vec<wit::Pending> {
        let found = self.0.borrow().undecided();
        found.into_iter().map(|(path, hunks)| wit::Pending { path, hunks }).collect()
    }

    fn needed(&self, request: wit::PlanRequest) -> Result<Vec<String>, wit::Failure> {
        self.0.borrow().needed(&plan_request(request)).map_err(failure)
    }

    fn plan(
        &self,
        request: wit::PlanRequest,
        partial: bool,
        observed: Vec<wit::Snapshot>,
    ) -> Result<wit::Plan, wit::Failure> {
        let observed = snapshots(observed);
        self.0.borrow_mut().plan(&plan_request(request), partial, &observed).map(plan).map_err(failure)
    }

    fn preview(
        &self,
        request: wit::PlanRequest,
        partial: bool,
        observed: Vec<wit::Snapshot>,
    ) -> Result<wit::Plan, wit::Failure> {
        let observed = snapshots(observed);
        self.0.borrow().preview(&plan_request(request), partial, &observed).map(plan).map_err(failure)
    }

    fn note(&self) -> Option<String> {
        self.0.borrow().note()
    }

    fn set_budget(&self, bytes: u64) {
        self.0.borrow_mut().set_budget(bytes);
    }

    fn limits(&self) -> wit::Limits {
        let Limits { operations, paths, path_bytes, depth, hunks, decisions } = self.0.borrow().limits();
        wit::Limits { operations, paths, path_bytes, depth, hunks, decisions }
    }

    fn set_limits(&self, limits: wit::Limits) {
        let wit::Limits { operations, paths, path_bytes, depth, hunks, decisions } = limits;
        self.0.borrow_mut().set_limits(Limits { operations, paths, path_bytes, depth, hunks, decisions });
    }

    fn unkept(&self, before: Vec<wit::Snapshot>) -> Result<Vec<wit::Unkept>, wit::Failure> {
        let found = self.0.borrow().unkept(&snapshots(before)).map_err(failure)?;
        Ok(found.into_iter().map(unkept).collect())
    }

    fn missing(&self, request: wit::PlanRequest) -> Result<Vec<wit::Unkept>, wit::Failure> {
        let found = self.0.borrow().missing(&plan_request(request)).map_err(failure)?;
        Ok(found.into_iter().map(unkept).collect())
    }

    fn supply(&self, content: Vec<u8>) -> bool {
        self.0.borrow_mut().supply(&Bytes::from(content.as_slice()))
    }

    fn journal(&self) -> Option<Vec<u8>> {
        self.0.borrow().journal()
    }

    fn take_journal(&self, bytes: Vec<u8>) -> Result<(), wit::Failure> {
        self.0.borrow_mut().take_journal(&bytes).map_err(failure)
    }

    fn confirm(&self) -> Result<wit::SessionState, wit::Failure> {
        self.0.borrow_mut().confirm().map(state).map_err(failure)
    }

    fn abandon(&self, changed: Vec<String>) -> Result<(), wit::Failure> {
        self.0.borrow_mut().abandon(&changed).map_err(failure)
    }

    fn call(&self, request: String) -> Result<String, wit::Failure> {
        let answer = session_call(&mut self.0.borrow_mut(), &request, &[], Contents::Inline);
        answer.map(|answer| answer.json).map_err(failure)
    }
}
