//! The state machine: turns begin and end, operations are recorded, hunks are decided.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Session;
use super::error::{SessionError, SessionErrorCode};
use super::history::{Author, History, Turn};
use super::limits::Limits;
use super::review::Review;
use super::state::{Snapshot, is_plain, not_plain};
use super::store::Store;
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
            state: SessionState::Idle,
            history: History::new(case_sensitive),
            store: Store::default(),
            review: None,
            pending: None,
            next_hunk: 0,
            agents: Vec::new(),
            rejected: Vec::new(),
            conflicts: BTreeSet::new(),
            limits: Limits::default(),
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
    /// `turn-running`, `review-pending`, `over-limit`
    pub fn begin_turn(&mut self, mode: Option<Mode>) -> Result<u32, SessionError> {
        self.idle()?;
        self.limits.check_count(self.history.turns.len(), "turns")?;
        // What was reverted before this turn is settled now.
        self.history.reverts.clear();
        self.drop_pending();
        self.rejected.clear();
        let start = self.history.next();
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
        self.agents.clear();
        if let Some(turn) =
            self.history.turns.last().filter(|turn| turn.modified && turn.mode == Mode::Supervised)
        {
            let review = Review::new(
                &self.history,
                turn.start,
                (&mut self.next_hunk, self.limits.hunks),
                &mut self.store,
            );
            self.review = Some(review);
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

    /// Tells that a sub-agent works from now on, inside the running turn; what is recorded carries its name. Its
    /// changes are reviewed, kept and taken back with the turn. Sub-agents may begin others.
    ///
    /// # Errors
    /// `not-running`, `over-limit`
    pub fn begin_sub_turn(&mut self, agent: &str) -> Result<(), SessionError> {
        self.running()?;
        self.limits.check_agent(agent, self.agents.len())?;
        self.agents.push(agent.to_owned());
        Ok(())
    }

    /// Tells that the sub-agent begun last is done.
    ///
    /// # Errors
    /// `not-running`, also where no sub-agent works
    pub fn end_sub_turn(&mut self) -> Result<(), SessionError> {
        self.running()?;
        let none = || SessionError::new(SessionErrorCode::NotRunning, "no sub-agent works");
        self.agents.pop().map(drop).ok_or_else(none)
    }

    /// Records an operation with what stood at every path it touched before and after it. Where a path held
    /// something else before than was last known, that difference is the person's.
    ///
    /// ```
    /// use countersign::{FileState, Mode, Operation, Session, Snapshot};
    /// let mut session = Session::new(Mode::Autopilot, true);
    /// session.begin_turn(None).unwrap();
    /// let write = Operation::WriteFile { path: "../up".into(), cwd: None };
    /// let error = session.record(&write, &[Snapshot::new("../up", FileState::Absent)], &[]).unwrap_err();
    /// assert_eq!((error.code.as_str(), error.at.as_str()), ("invalid-request", "/before/0/path"));
    /// ```
    ///
    /// # Errors
    /// `not-running`, `over-limit`, `invalid-request` for a path that is not plain and relative
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
        self.check_room(before, after)?;
        let agent = self.agent();
        self.history.record(Author::Agent, Some(operation), agent, (before, after), &mut self.store);
        if let Some(turn) = self.history.turns.last_mut() {
            turn.modified = true;
        }
        Ok(())
    }

    /// Records what the host observed outside the file tools, such as what a command changed.
    ///
    /// # Errors
    /// As `record`
    pub fn record_observed(&mut self, before: &[Snapshot], after: &[Snapshot]) -> Result<(), SessionError> {
        self.running()?;
        self.check_room(before, after)?;
        let agent = self.agent();
        self.history.record(Author::Observed, None, agent, (before, after), &mut self.store);
        Ok(())
    }

    /// Refuses an operation on what is no path, and one that the session has no room for.
    pub(super) fn check_room(&self, before: &[Snapshot], after: &[Snapshot]) -> Result<(), SessionError> {
        self.limits.check_count(self.history.next(), "operations")?;
        for (list, snapshots) in [("before", before), ("after", after)] {
            if let Some((index, odd)) = snapshots.iter().enumerate().find(|(_, one)| !is_plain(&one.path)) {
                let error = SessionError::new(SessionErrorCode::InvalidRequest, not_plain(&odd.path));
                return Err(error.with_at(format!("/{list}/{index}/path")));
            }
            self.limits.check_snapshots(list, snapshots)?;
        }
        Ok(())
    }

    /// Returns the sub-agent that works, below those that began it.
    fn agent(&self) -> Option<String> {
        (!self.agents.is_empty()).then(|| self.agents.join("/"))
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
