//! Why a session refuses a call.

use core::fmt;

/// The codes of refused calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionErrorCode {
    /// No hunk matches.
    NoSuchHunk,
    /// The hunk has other numbers since the person typed in it.
    StaleHunk,
    /// Several hunks match.
    AmbiguousHunk,
    /// The hunk does not offer that choice.
    NoSuchChoice,
    /// No change matches.
    NoSuchChange,
    /// No checkpoint has that number.
    NoSuchCheckpoint,
    /// There is no revert or restore to take back.
    NothingToUndo,
    /// There is no plan that was cut off.
    NothingToResume,
    /// There is no plan to confirm.
    NoPlan,
    /// No turn is running.
    NotRunning,
    /// A turn is running.
    TurnRunning,
    /// No review is pending.
    NoReview,
    /// A review is pending.
    ReviewPending,
    /// A path no longer holds what is needed.
    Conflict,
    /// The session would grow past one of its limits.
    OverLimit,
    /// The bytes of a saved session are damaged.
    Corrupt,
    /// The saved session is of a version that is not known.
    UnknownVersion,
    /// The request cannot be read.
    InvalidRequest,
}

impl SessionErrorCode {
    /// Returns the code as JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoSuchHunk => "no-such-hunk",
            Self::StaleHunk => "stale-hunk",
            Self::NoSuchChoice => "no-such-choice",
            Self::OverLimit => "over-limit",
            Self::AmbiguousHunk => "ambiguous-hunk",
            Self::NoSuchChange => "no-such-change",
            Self::NoSuchCheckpoint => "no-such-checkpoint",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToResume => "nothing-to-resume",
            Self::NoPlan => "no-plan",
            Self::NotRunning => "not-running",
            Self::TurnRunning => "turn-running",
            Self::NoReview => "no-review",
            Self::ReviewPending => "review-pending",
            Self::Conflict => "conflict",
            Self::Corrupt => "corrupt",
            Self::UnknownVersion => "unknown-version",
            Self::InvalidRequest => "invalid-request",
        }
    }
}

/// A call that was refused; nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionError {
    /// The code.
    pub code: SessionErrorCode,
    /// The JSON pointer of what is wrong with the arguments, as a request in JSON has them (`/before/0/path`); empty
    /// where they are not at fault.
    pub at: String,
    /// What is wrong, in words.
    pub message: String,
    /// The paths in conflict, sorted; empty for every other code.
    pub paths: Vec<String>,
    /// The numbers of the hunks that hold what is left of a stale one, sorted; empty for every other code.
    pub successors: Vec<u32>,
}

impl SessionError {
    pub(crate) fn new(code: SessionErrorCode, message: impl Into<String>) -> Self {
        let (at, message) = (String::new(), message.into());
        Self { code, at, message, paths: Vec::new(), successors: Vec::new() }
    }

    /// Says which argument is wrong.
    pub(crate) fn with_at(mut self, at: impl Into<String>) -> Self {
        self.at = at.into();
        self
    }
}

impl fmt::Display for SessionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code.as_str())
    }
}

impl core::error::Error for SessionError {}
