//! The state machine: turns begin and end, operations are recorded, hunks are decided.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::{SessionError, SessionErrorCode};
use super::history::{Author, Group, History, Turn};
use super::review::{Choice, Review};
use super::state::Snapshot;
use super::{Session, Target};
use crate::operation::{Mode, Operation};

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SessionState {
    /// No turn runs and no review is pending.
    Idle,
    /// A turn runs.
    Running,
    /// A turn ended in a review that is not finished.
    ReviewPending,
}

impl SessionState {
    /// Returns the name that JSON uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Running => "running",
            Self::ReviewPending => "review-pending",
        }
    }
}

impl Session {
    /// Starts a session. `mode` is what a turn begins in where it is not told otherwise; `case_sensitive` says
    /// whether names differ by case alone in the workspace.
    #[must_use]
    pub fn new(mode: Mode, case_sensitive: bool) -> Self {
        Self {
            mode,
            case_sensitive,
            state: SessionState::Idle,
            history: History::default(),
            review: None,
            pending: None,
            next_hunk: 0,
            conflicts: BTreeSet::new(),
        }
    }

    /// Returns where the session stands.
    #[must_use]
    pub fn state(&self) -> SessionState {
        self.state
    }

    /// Begins a turn, latching its mode, and returns its number, counted from 0.
    ///
    /// # Errors
    /// `turn-running`, `review-pending`
    pub fn begin_turn(&mut self, mode: Option<Mode>) -> Result<u32, SessionError> {
        self.idle()?;
        // What was reverted before this turn is settled now.
        self.history.reverts.clear();
        self.pending = None;
        let start = self.history.next;
        self.history.turns.push(Turn { start, mode: mode.unwrap_or(self.mode), modified: false });
        self.state = SessionState::Running;
        Ok(u32::try_from(self.history.turns.len().saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// Ends the turn: in a review where it was supervised and a file-modifying operation ran.
    ///
    /// # Errors
    /// `not-running`
    pub fn end_turn(&mut self) -> Result<SessionState, SessionError> {
        self.running()?;
        self.state = SessionState::Idle;
        if let Some(turn) =
            self.history.turns.last().filter(|turn| turn.modified && turn.mode == Mode::Supervised)
        {
            self.review = Some(Review::new(&self.history, turn.start, &mut self.next_hunk));
            self.state = SessionState::ReviewPending;
        }
        Ok(self.state)
    }

    /// Ends the turn because it was interrupted; the same as [`Session::end_turn`].
    ///
    /// # Errors
    /// `not-running`
    pub fn interrupt(&mut self) -> Result<SessionState, SessionError> {
        self.end_turn()
    }

    /// Records an operation with what stood at every path it touched before and after it.
    ///
    /// # Errors
    /// `not-running`
    pub fn record(
        &mut self,
        operation: &Operation,
        before: &[Snapshot],
        after: &[Snapshot],
    ) -> Result<(), SessionError> {
        self.running()?;
        if !operation.modifies_files() {
            return self.record_observed(before, after);
        }
        let number = self.history.next;
        let paths = self.history.record(Author::Agent, before, after);
        if let Some(turn) = self.history.turns.last_mut() {
            turn.modified = true;
        }
        let moved = match operation {
            Operation::RelocateFile { from, to, .. } => Some((from.path.clone(), to.path.clone())),
            Operation::RenameSymbol { .. } => None,
            Operation::ReadFile { .. }
            | Operation::Search { .. }
            | Operation::WriteFile { .. }
            | Operation::ReplaceText { .. }
            | Operation::AppendContent { .. }
            | Operation::DeleteFile { .. }
            | Operation::EditCode { .. }
            | Operation::RunCommand { .. }
            | Operation::FetchUrl { .. }
            | Operation::CallTool { .. }
            | Operation::Unknown { .. } => return Ok(()),
        };
        self.history.groups.push(Group { number, paths, moved });
        Ok(())
    }

    /// Records what the host observed outside the file tools, such as what a command changed.
    ///
    /// # Errors
    /// `not-running`
    pub fn record_observed(&mut self, before: &[Snapshot], after: &[Snapshot]) -> Result<(), SessionError> {
        self.running()?;
        self.history.record(Author::Observed, before, after);
        Ok(())
    }

    /// Decides about hunks. A decision that is not carried out yet may be replaced by one about the same hunk;
    /// decisions about a path or the turn take only what is undecided.
    ///
    /// # Errors
    /// `no-review`, `turn-running`, `no-such-change`, `no-such-hunk`, `ambiguous-hunk`
    pub fn decide(&mut self, choice: Choice, target: &Target) -> Result<(), SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        if self.state == SessionState::Running {
            return refuse(SessionErrorCode::TurnRunning, "a turn is running");
        }
        let Some(review) = &mut self.review else {
            return refuse(SessionErrorCode::NoReview, "no review is pending");
        };
        let chosen: BTreeSet<u32> = match target {
            Target::Turn => review.hunks().filter(|hunk| hunk.choice.is_none()).map(|hunk| hunk.id).collect(),
            Target::Path(path) => {
                let Some(item) = review.items.iter().find(|item| item.is_at(path)) else {
                    return refuse(SessionErrorCode::NoSuchChange, "the turn left no change at that path");
                };
                let (own, tie) = (item.path.clone(), item.tie);
                let tied =
                    review.items.iter().filter(|item| item.path == own || tie.is_some() && item.tie == tie);
                let hunks = tied.flat_map(|item| &item.hunks);
                hunks.filter(|hunk| hunk.choice.is_none()).map(|hunk| hunk.id).collect()
            }
            Target::Hunk(id) => {
                if !review.hunks().any(|hunk| hunk.id == *id) {
                    return refuse(SessionErrorCode::NoSuchHunk, "no pending hunk has that number");
                }
                BTreeSet::from([*id])
            }
            Target::Text { path, text } => {
                let Some(item) = review.items.iter().find(|item| item.is_at(path)) else {
                    return refuse(SessionErrorCode::NoSuchChange, "the turn left no change at that path");
                };
                let found: BTreeSet<u32> =
                    item.hunks.iter().filter(|hunk| item.holds(hunk, text)).map(|hunk| hunk.id).collect();
                match found.len() {
                    0 => return refuse(SessionErrorCode::NoSuchHunk, "no pending hunk holds that text"),
                    1 => found,
                    _ => {
                        return refuse(
                            SessionErrorCode::AmbiguousHunk,
                            "several pending hunks hold that text",
                        );
                    }
                }
            }
        };
        // A plan made before this decision no longer says what was decided.
        self.pending = None;
        for hunk in review.items.iter_mut().flat_map(|item| &mut item.hunks) {
            if chosen.contains(&hunk.id) {
                hunk.choice = Some(choice);
            }
        }
        Ok(())
    }

    fn idle(&self) -> Result<(), SessionError> {
        match self.state {
            SessionState::Idle => Ok(()),
            SessionState::Running => {
                Err(SessionError::new(SessionErrorCode::TurnRunning, "a turn is running"))
            }
            SessionState::ReviewPending => {
                Err(SessionError::new(SessionErrorCode::ReviewPending, "a review is pending"))
            }
        }
    }

    fn running(&self) -> Result<(), SessionError> {
        match self.state {
            SessionState::Running => Ok(()),
            SessionState::Idle | SessionState::ReviewPending => {
                Err(SessionError::new(SessionErrorCode::NotRunning, "no turn is running"))
            }
        }
    }
}
