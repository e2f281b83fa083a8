//! Reading session requests.

use super::{Bytes, Choice, PlanRequest, Scope, Target};
use crate::base64;
use crate::json::{Object, Value, join};
use crate::operation::{Mode, Operation};
use crate::problem::Problem;
use crate::session::{FileState, Limits, Snapshot, is_plain, not_plain};
use crate::wire::read::operation_of;

/// A request that was read.
pub(super) enum Call {
    State,
    BeginTurn { mode: Option<Mode> },
    EndTurn,
    Interrupt,
    BeginSubTurn { agent: String },
    EndSubTurn,
    Record { operation: Option<Operation>, observed: bool, before: Vec<Snapshot>, after: Vec<Snapshot> },
    Changes { scope: Scope, words: bool },
    Decide { choice: Choice, target: Target },
    Undecide { target: Target },
    Refresh { observed: Vec<Snapshot> },
    Pending,
    Rejected,
    Unkept { before: Vec<Snapshot> },
    Missing { request: PlanRequest },
    Supply { content: Bytes },
    SetBudget { bytes: u32 },
    SetLimits { limits: GivenLimits },
    Needed { request: PlanRequest },
    Plan { request: PlanRequest, partial: bool, observed: Vec<Snapshot> },
    Preview { request: PlanRequest, partial: bool, observed: Vec<Snapshot> },
    Confirm,
    Abandon { paths: Vec<String> },
    Save,
    Load { bytes: Bytes },
    Journal,
    TakeJournal { bytes: Bytes },
}

const CALLS: [&str; 29] = [
    "state",
    "begin-turn",
    "end-turn",
    "interrupt",
    "begin-sub-turn",
    "end-sub-turn",
    "record",
    "changes",
    "accept",
    "reject",
    "keep-mine",
    "drop-mine",
    "undecide",
    "refresh",
    "pending",
    "rejected",
    "unkept",
    "missing",
    "supply",
    "set-budget",
    "set-limits",
    "needed",
    "plan",
    "preview",
    "confirm",
    "abandon",
    "save",
    "journal",
    "take-journal",
];

/// Reads a request; it counts only where no problem was added.
pub(super) fn call(value: &Value, blobs: &[Vec<u8>], problems: &mut Vec<Problem>) -> Option<Call> {
    let mut object = Object::of(value, "", problems)?;
    let name = object.required_string("call")?;
    let call = match name.as_str() {
        "state" => Some(Call::State),
        "begin-turn" => {
            let modes = [("autopilot", Mode::Autopilot), ("supervised", Mode::Supervised)];
            Some(Call::BeginTurn { mode: object.choice("mode", &modes) })
        }
        "end-turn" => Some(Call::EndTurn),
        "interrupt" => Some(Call::Interrupt),
        "begin-sub-turn" => object.required_string("agent").map(|agent| Call::BeginSubTurn { agent }),
        "end-sub-turn" => Some(Call::EndSubTurn),
        "record" => Some(record(&mut object, blobs)),
        "changes" => {
            let words = object.boolean("words").unwrap_or(false);
            scope(&mut object).map(|scope| Call::Changes { scope, words })
        }
        "accept" => Some(Call::Decide { choice: Choice::Accept, target: target(&mut object) }),
        "reject" => Some(Call::Decide { choice: Choice::Reject, target: target(&mut object) }),
        "keep-mine" => Some(Call::Decide { choice: Choice::KeepMine, target: target(&mut object) }),
        "drop-mine" => Some(Call::Decide { choice: Choice::DropMine, target: target(&mut object) }),
        "undecide" => Some(Call::Undecide { target: target(&mut object) }),
        "refresh" => {
            object.require("observed");
            Some(Call::Refresh { observed: snapshots(&mut object, "observed", blobs) })
        }
        "pending" => Some(Call::Pending),
        "needed" => request(&mut object).map(|request| Call::Needed { request }),
        "rejected" => Some(Call::Rejected),
        "unkept" => {
            object.require("before");
            Some(Call::Unkept { before: snapshots(&mut object, "before", blobs) })
        }
        "missing" => request(&mut object).map(|request| Call::Missing { request }),
        "supply" => bytes(&mut object, "content", blobs).map(|content| Call::Supply { content }),
        "set-budget" => {
            object.require("bytes");
            object.number("bytes").map(|bytes| Call::SetBudget { bytes })
        }
        "set-limits" => Some(Call::SetLimits { limits: limits(&mut object) }),
        "plan" | "preview" => {
            let request = request(&mut object);
            let partial = object.boolean("partial").unwrap_or(false);
            object.require("observed");
            let observed = snapshots(&mut object, "observed", blobs);
            request.map(|request| match name.as_str() {
                "plan" => Call::Plan { request, partial, observed },
                _ => Call::Preview { request, partial, observed },
            })
        }
        "confirm" => Some(Call::Confirm),
        "abandon" => Some(Call::Abandon { paths: object.strings("paths").unwrap_or_default() }),
        "save" => Some(Call::Save),
        "load" => bytes(&mut object, "bytes", blobs).map(|bytes| Call::Load { bytes }),
        "journal" => Some(Call::Journal),
        "take-journal" => bytes(&mut object, "bytes", blobs).map(|bytes| Call::TakeJournal { bytes }),
        _ => {
            let message = format!("the call is none of {} and load", CALLS.join(", "));
            object.problem("call", "unknown-value", message);
            None
        }
    };
    object.finish();
    call
}

/// Limits of which some are given.
pub(super) struct GivenLimits([Option<u32>; 6]);

impl GivenLimits {
    /// Returns all limits; what is not given stays.
    pub(super) fn over(self, now: Limits) -> Limits {
        let Self([operations, paths, path_bytes, depth, hunks, decisions]) = self;
        Limits {
            operations: operations.unwrap_or(now.operations),
            paths: paths.unwrap_or(now.paths),
            path_bytes: path_bytes.unwrap_or(now.path_bytes),
            depth: depth.unwrap_or(now.depth),
            hunks: hunks.unwrap_or(now.hunks),
            decisions: decisions.unwrap_or(now.decisions),
        }
    }
}

fn limits(object: &mut Object<'_, '_>) -> GivenLimits {
    let names = ["operations", "paths", "pathBytes", "depth", "hunks", "decisions"];
    GivenLimits(names.map(|name| object.number(name)))
}

/// Reads a required content.
fn bytes(object: &mut Object<'_, '_>, name: &'static str, blobs: &[Vec<u8>]) -> Option<Bytes> {
    let value = object.require(name)?;
    let at = object.pointer(name);
    content(value, &at, blobs, object.problems())
}

fn record(object: &mut Object<'_, '_>, blobs: &[Vec<u8>]) -> Call {
    let observed = object.boolean("observed").unwrap_or(false);
    let at = object.pointer("operation");
    let operation = match object.take("operation") {
        Some(value) => operation_of(value, &at, object.problems()),
        None => {
            if !observed {
                object.require("operation");
            }
            None
        }
    };
    object.require("before");
    object.require("after");
    let before = snapshots(object, "before", blobs);
    let after = snapshots(object, "after", blobs);
    Call::Record { operation, observed, before, after }
}

fn scope(object: &mut Object<'_, '_>) -> Option<Scope> {
    let path = object.string("path");
    let checkpoint = object.number("checkpoint");
    let kind = object.choice("scope", &[("turn", 0), ("session", 1)]);
    match (path, checkpoint, kind) {
        (Some(path), None, None) => Some(Scope::Path(path)),
        (None, Some(checkpoint), None) => Some(Scope::Since(checkpoint)),
        (None, None, Some(1)) => Some(Scope::Session),
        (None, None, _) => Some(Scope::Turn),
        _ => {
            object.problem("scope", "conflicting-fields", "name one of `path`, `checkpoint` and `scope`");
            None
        }
    }
}

fn target(object: &mut Object<'_, '_>) -> Target {
    let path = object.string("path");
    let hunk = object.number("hunk");
    let text = object.string("text");
    match (path, hunk, text) {
        (None, None, None) => Target::Turn,
        (None, Some(id), None) => Target::Hunk(id),
        (Some(path), None, None) => Target::Path(path),
        (Some(path), None, Some(text)) => Target::Text { path, text },
        _ => {
            let message = "name a `path`, a `path` and a `text`, a `hunk`, or nothing for the whole turn";
            object.problem("hunk", "conflicting-fields", message);
            Target::Turn
        }
    }
}

fn request(object: &mut Object<'_, '_>) -> Option<PlanRequest> {
    let value = object.require("request")?;
    let at = object.pointer("request");
    let mut object = Object::of(value, at, object.problems())?;
    let kind = object.required_string("kind")?;
    let found = match kind.as_str() {
        "apply" => Some(PlanRequest::Apply),
        "revert-turn" => Some(PlanRequest::RevertTurn),
        "revert-session" => Some(PlanRequest::RevertSession),
        "restore" => {
            object.require("checkpoint");
            object.number("checkpoint").map(|checkpoint| PlanRequest::Restore { checkpoint })
        }
        "undo" => Some(PlanRequest::Undo),
        "resume" => Some(PlanRequest::Resume { back: object.boolean("back").unwrap_or(false) }),
        _ => {
            let message = "the kind is none of apply, revert-turn, revert-session, restore, undo and resume";
            object.problem("kind", "unknown-value", message);
            None
        }
    };
    object.finish();
    found
}

fn snapshots(object: &mut Object<'_, '_>, name: &'static str, blobs: &[Vec<u8>]) -> Vec<Snapshot> {
    let at = object.pointer(name);
    let items = object.array(name).unwrap_or_default();
    let mut found = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let at = join(&at, &index.to_string());
        found.extend(snapshot(item, &at, blobs, object.problems()));
    }
    found
}

fn snapshot(value: &Value, at: &str, blobs: &[Vec<u8>], problems: &mut Vec<Problem>) -> Option<Snapshot> {
    let mut object = Object::of(value, at, problems)?;
    let path = object.required_string("path");
    let state = object.require("state");
    let place = object.pointer("state");
    let state = state.and_then(|state| file_state(state, &place, blobs, object.problems()));
    if let Some(path) = path.as_deref().filter(|path| !is_plain(path)) {
        object.problem("path", "invalid-path", not_plain(path));
    }
    object.finish();
    Some(Snapshot { path: path?, state: state? })
}

fn file_state(value: &Value, at: &str, blobs: &[Vec<u8>], problems: &mut Vec<Problem>) -> Option<FileState> {
    let mut object = Object::of(value, at, problems)?;
    let kind = object.required_string("kind")?;
    let state = match kind.as_str() {
        "absent" => Some(FileState::Absent),
        "directory" => Some(FileState::Directory),
        "symlink" => object.required_string("target").map(|target| FileState::Symlink { target }),
        "file" => {
            let executable = object.boolean("executable").unwrap_or(false);
            let value = object.require("content");
            let at = object.pointer("content");
            let bytes = value.and_then(|value| content(value, &at, blobs, object.problems()));
            bytes.map(|bytes| FileState::File { bytes, executable })
        }
        _ => {
            object.problem(
                "kind",
                "unknown-value",
                "the kind is none of absent, file, symlink and directory",
            );
            None
        }
    };
    object.finish();
    state
}

fn content(value: &Value, at: &str, blobs: &[Vec<u8>], problems: &mut Vec<Problem>) -> Option<Bytes> {
    let mut object = Object::of(value, at, problems)?;
    let text = object.string("text");
    let encoded = object.string("base64");
    let blob = object.number("blob");
    let found = match (text, encoded, blob) {
        (Some(text), None, None) => Some(Bytes::from(text.as_bytes())),
        (None, Some(encoded), None) => match base64::decode(&encoded) {
            Some(bytes) => Some(Bytes::from(bytes.as_slice())),
            None => {
                object.problem("base64", "invalid-base64", "the text is no canonical Base64");
                None
            }
        },
        (None, None, Some(index)) => match blobs.get(index as usize) {
            Some(bytes) => Some(Bytes::from(bytes.as_slice())),
            None => {
                object.problem("blob", "unknown-blob", "no bytes with that index were handed over");
                None
            }
        },
        _ => {
            let message = "a content is one of `text`, `base64` and `blob`";
            object.problems().push(Problem::new("missing-field", at, value.span, message));
            None
        }
    };
    object.finish();
    found
}
