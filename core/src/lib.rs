//! Countersign decides what an AI coding agent may do without asking, keeps its changes reviewable hunk by
//! hunk, and plans exact undo.
//!
//! The crate is pure: it opens no file, reads no clock, starts no thread and draws no random number. A host
//! tells it what the agent proposes and what stands in the files; it answers with values.

pub mod audit;
mod base64;
mod command;
mod decide;
pub mod decision;
pub mod diff;
pub mod effect;
mod fold;
pub mod ignore;
pub mod json;
pub mod operation;
mod order;
pub mod path;
pub mod policy;
pub mod problem;
pub mod profile;
mod program;
pub mod session;
pub mod span;
pub mod text;
mod tool;
mod url;
pub mod wire;
pub mod workspace;

pub use audit::{Audit, AuditEntry, AuditSummary, Auditor, Candidate, Counts, Outcome, RuleQuestions};
pub use decision::{Decision, Grants, Reason, RuleReference, RuleSource, Subject, Suggestion};
pub use effect::Effect;
pub use operation::{Mode, Operation, PathArgument, ResolveStatus, Shell, UrlSource};
pub use policy::{Layer, LayerSource, Policy};
pub use problem::{Fix, Problem};
pub use profile::Profile;
pub use session::{
    Bytes, Change, ChangeKind, ChangeSet, Choice, FileState, HunkKind, HunkView, Limits, Only, OutcomeKind,
    PathOutcome, Plan, PlanRequest, Rejected, Scope, Session, SessionError, SessionErrorCode, SessionState,
    Snapshot, Step, Superseded, Target, Unkept, diff, patch,
};
pub use span::Span;
pub use workspace::{Platform, Workspace};

/// The version of this crate, which is also the version of every package built from it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
