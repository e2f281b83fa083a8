//! Why a host could not do something.

use std::fmt;
use std::io::{self, ErrorKind};

use countersign::text::quote;
use countersign::{SessionError, SessionErrorCode};

/// The codes of a host's errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostErrorCode {
    /// Something else stands at a path than a step or a decision was made for.
    Conflict,
    /// No room is left, or a limit of the system is reached.
    DiskFull,
    /// The system does not let this process do it.
    PermissionDenied,
    /// The file system can only be read.
    ReadOnly,
    /// A path is empty, absolute, or holds `.` or `..`.
    BadPath,
    /// A path lies in no place that the host looks after.
    OutsideRoot,
    /// What stands there is no file, folder or link, or its name or target is no UTF-8.
    Unsupported,
    /// A plan was cut off and must be recovered first.
    UnfinishedPlan,
    /// The system says something else; the message has it.
    Io,
    /// The session refuses.
    Session(SessionErrorCode),
}

impl HostErrorCode {
    /// Returns the code as every host spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::DiskFull => "disk-full",
            Self::PermissionDenied => "permission-denied",
            Self::ReadOnly => "read-only",
            Self::BadPath => "bad-path",
            Self::OutsideRoot => "outside-root",
            Self::Unsupported => "unsupported",
            Self::UnfinishedPlan => "unfinished-plan",
            Self::Io => "io",
            Self::Session(code) => code.as_str(),
        }
    }
}

/// Something that could not be done.
#[derive(Debug)]
pub struct HostError {
    /// The code.
    pub code: HostErrorCode,
    /// Where: relative to the root for files, as given otherwise; empty for the whole.
    pub path: String,
    /// What is wrong, in words.
    pub message: String,
    /// The paths in conflict, sorted; empty for every other code.
    pub paths: Vec<String>,
}

impl HostError {
    pub(crate) fn new(code: HostErrorCode, path: &str, message: impl Into<String>) -> Self {
        Self { code, path: path.to_owned(), message: message.into(), paths: Vec::new() }
    }

    pub(crate) fn conflict(path: &str) -> Self {
        let message = format!("{} is not as it was when this was planned", quote(path));
        Self { paths: vec![path.to_owned()], ..Self::new(HostErrorCode::Conflict, path, message) }
    }

    pub(crate) fn unsupported(path: &str, what: &str) -> Self {
        Self::new(HostErrorCode::Unsupported, path, format!("{} {what}", quote(path)))
    }

    /// Makes the error for what the system says; `doing` completes "cannot … `path`".
    pub(crate) fn io(doing: &str, path: &str, error: &io::Error) -> Self {
        const CODES: [(ErrorKind, HostErrorCode); 5] = [
            (ErrorKind::StorageFull, HostErrorCode::DiskFull),
            (ErrorKind::QuotaExceeded, HostErrorCode::DiskFull),
            (ErrorKind::FileTooLarge, HostErrorCode::DiskFull),
            (ErrorKind::PermissionDenied, HostErrorCode::PermissionDenied),
            (ErrorKind::ReadOnlyFilesystem, HostErrorCode::ReadOnly),
        ];
        let known = CODES.iter().find(|(kind, _)| *kind == error.kind());
        let code = known.map_or(HostErrorCode::Io, |(_, code)| *code);
        Self::new(code, path, format!("cannot {doing} {}: {error}", quote(path)))
    }
}

impl From<SessionError> for HostError {
    fn from(error: SessionError) -> Self {
        let is_conflict = error.code == SessionErrorCode::Conflict;
        let code = if is_conflict { HostErrorCode::Conflict } else { HostErrorCode::Session(error.code) };
        Self { code, path: String::new(), message: error.message, paths: error.paths }
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code.as_str())
    }
}

impl std::error::Error for HostError {}
