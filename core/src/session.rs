//! Sessions: what an agent changed, what a person decided about it, and the way back.
//!
//! A session performs nothing. The host tells it what stood in the files before and after every operation; it
//! keeps the history of each path, answers with changes and hunks, and plans steps that the host carries out
//! and confirms. It knows nothing of policies.

mod budget;
mod changes;
mod choice;
mod contents;
mod decide;
mod error;
mod goal;
mod history;
mod limits;
mod lineage;
mod mark;
mod migrate;
mod names;
mod part;
mod plan;
mod rebase;
mod refresh;
mod review;
mod save;
mod settle;
mod state;
mod store;
mod track;
mod turns;

pub use budget::Unkept;
pub use changes::{Change, ChangeKind, ChangeSet, HunkView, Only, Scope};
pub use choice::Choice;
pub use contents::{diff, patch};
pub use decide::Rejected;
pub use error::{SessionError, SessionErrorCode};
pub use limits::Limits;
pub use plan::{OutcomeKind, PathOutcome, Plan, PlanRequest, Step};
pub use refresh::Superseded;
pub use review::HunkKind;
pub use state::{Bytes, FileState, Snapshot};
pub use turns::SessionState;

pub(crate) use state::{is_plain, not_plain};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::operation::Mode;
use history::History;
use plan::Pending;
use review::Review;
use store::Store;

/// A session: turns, changes, decisions and plans.
///
/// Invariant: a pending review ends only by a confirmed plan after every hunk is decided.
///
/// ```
/// use countersign::{Choice, FileState, Mode, Operation, PlanRequest, Session, Snapshot, Target};
/// let mut session = Session::new(Mode::Supervised, true);
/// session.begin_turn(None).unwrap();
/// let operation = Operation::WriteFile { path: "a.txt".into(), cwd: None };
/// let before = [Snapshot::new("a.txt", FileState::Absent)];
/// let after = [Snapshot::new("a.txt", FileState::file(b"hello\n", false))];
/// session.record(&operation, &before, &after).unwrap();
/// session.end_turn().unwrap();
/// session.decide(Choice::Reject, &Target::Turn).unwrap();
/// let plan = session.plan(&PlanRequest::Apply, false, &after).unwrap();
/// assert_eq!(plan.steps[0].path, "a.txt");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    mode: Mode,
    state: SessionState,
    history: History,
    store: Store,
    review: Option<Review>,
    pending: Option<Pending>,
    next_hunk: u32,
    /// The sub-agents that work, each begun by the one before.
    agents: Vec<String>,
    /// What was taken back since the last turn because it was rejected.
    rejected: Vec<Rejected>,
    /// Paths that the last plan found in conflict.
    conflicts: BTreeSet<String>,
    limits: Limits,
}

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Every undecided hunk of the turn.
    Turn,
    /// Every undecided hunk of a path, and of the operation that it belongs to where that was one of several
    /// files.
    Path(String),
    /// One hunk, by its number.
    Hunk(u32),
    /// The one hunk of a path whose removed or added lines hold a text.
    Text {
        /// The path.
        path: String,
        /// The text.
        text: String,
    },
}
