//! How far a session may grow besides its bytes.

use serde::{Deserialize, Serialize};

use super::Session;
use super::choice::Choice;
use super::error::{SessionError, SessionErrorCode};
use super::review::{Decided, Review};
use super::state::{FileState, Snapshot};

/// The limits of a session. What would pass one is refused with `over-limit` and changes nothing; a revert or a
/// decision is never refused for them, so that no session can lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limits {
    /// Turns, and operations recorded; 100,000.
    pub operations: u32,
    /// Paths of one operation; 100,000.
    pub paths: u32,
    /// Bytes of a path, of a link's target and of a sub-agent's name; 4,096.
    pub path_bytes: u32,
    /// Folders above a path, and sub-agents inside each other; 128.
    pub depth: u32,
    /// Hunks of one file; 10,000. A file with more of them is one hunk.
    pub hunks: u32,
    /// Entries of the log of decisions; 10,000. A longer one is folded into what is decided now.
    pub decisions: u32,
}

impl Default for Limits {
    fn default() -> Self {
        let (operations, paths) = (100_000, 100_000);
        Self { operations, paths, path_bytes: 4_096, depth: 128, hunks: 10_000, decisions: 10_000 }
    }
}

impl Limits {
    pub(super) fn check_count(&self, count: usize, what: &str) -> Result<(), SessionError> {
        check(count, self.operations, what)
    }

    /// Refuses an operation on too many paths, or on one that is too long or too deep; `list` names the argument.
    pub(super) fn check_snapshots(&self, list: &str, snapshots: &[Snapshot]) -> Result<(), SessionError> {
        check(snapshots.len().saturating_sub(1), self.paths, "paths of one operation")
            .map_err(|error| error.with_at(format!("/{list}")))?;
        for (index, snapshot) in snapshots.iter().enumerate() {
            self.check_snapshot(snapshot).map_err(|error| error.with_at(format!("/{list}/{index}")))?;
        }
        Ok(())
    }

    fn check_snapshot(&self, Snapshot { path, state }: &Snapshot) -> Result<(), SessionError> {
        let target = match state {
            FileState::Symlink { target } => target.as_str(),
            FileState::Absent | FileState::File { .. } | FileState::Directory => "",
        };
        for text in [path.as_str(), target] {
            check(text.len().saturating_sub(1), self.path_bytes, "bytes of a path")?;
        }
        check(path.matches('/').count().saturating_sub(1), self.depth, "folders above a path")
    }

    /// Refuses a sub-agent that is nested too deep, or whose name is too long.
    pub(super) fn check_agent(&self, agent: &str, above: usize) -> Result<(), SessionError> {
        check(above, self.depth, "sub-agents inside each other")?;
        check(agent.len().saturating_sub(1), self.path_bytes, "bytes of a sub-agent's name")
    }
}

/// Refuses one more than the limit.
fn check(count: usize, limit: u32, what: &str) -> Result<(), SessionError> {
    if count < limit as usize {
        return Ok(());
    }
    let message = format!("a session takes at most {limit} {what}");
    Err(SessionError::new(SessionErrorCode::OverLimit, message))
}

impl Session {
    /// Returns the limits.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Sets the limits. What there is already stays.
    ///
    /// ```
    /// use countersign::{Limits, Mode, Session};
    /// let mut session = Session::new(Mode::Autopilot, true);
    /// session.set_limits(Limits { operations: 1, ..session.limits() });
    /// session.begin_turn(None).unwrap();
    /// session.end_turn().unwrap();
    /// assert_eq!(session.begin_turn(None).unwrap_err().code.as_str(), "over-limit");
    /// ```
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }
}

impl Review {
    /// Folds a log that is too long into what is decided now; replaying it gives the same.
    pub(super) fn fold(&mut self, most: u32) {
        if self.log.len() <= most as usize {
            return;
        }
        let took_back = self.log.iter().any(|entry| entry.choice.is_some_and(Choice::takes_back));
        let of = |choice: Choice| Decided {
            choice: Some(choice),
            hunks: self.hunks().filter(|hunk| hunk.choice == Some(choice)).map(|hunk| hunk.id).collect(),
        };
        // That something was rejected counts, also where nothing of it is left.
        let counts =
            |entry: &Decided| !entry.hunks.is_empty() || took_back && entry.choice == Some(Choice::Reject);
        self.log = Choice::ALL.into_iter().map(of).filter(counts).collect();
    }
}
