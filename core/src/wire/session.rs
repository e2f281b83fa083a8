//! Session calls as JSON: one request in, one answer out.
//!
//! A request is an object with `call` and the fields of that call; `docs/session.md` lists them all.
//! File contents are `{"text"}` where they are UTF-8 and `{"base64"}` where they are not; a face that can hand
//! over bytes uses `{"blob": n}`, an index into a list of them, instead.

mod read;
mod write;

use serde_json::{Map, Value, json};

use crate::json;
use crate::problem::Problem;
use crate::session::{
    Bytes, Choice, HunkKind, PlanRequest, Scope, Session, SessionError, SessionErrorCode, Superseded, Target,
    Unkept,
};
use read::Call;
use write::Writer;

/// An answer: JSON text and the bytes that its `blob` indexes name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The JSON text.
    pub json: String,
    /// The contents, empty unless blobs were asked for.
    pub blobs: Vec<Vec<u8>>,
}

/// How file contents are written in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// As `text` or `base64`.
    Inline,
    /// As `blob`.
    Blobs,
}

/// Makes one session call.
///
/// ```
/// use countersign::wire::{Contents, session_call};
/// use countersign::{Mode, Session};
/// let mut session = Session::new(Mode::Supervised, true);
/// let answer = session_call(&mut session, r#"{"call": "begin-turn"}"#, &[], Contents::Inline).unwrap();
/// assert_eq!(answer.json, r#"{"turn":0}"#);
/// let error = session_call(&mut session, r#"{"call": "begin-turn"}"#, &[], Contents::Inline).unwrap_err();
/// assert_eq!(error.code.as_str(), "turn-running");
/// ```
///
/// # Errors
/// `invalid-request` where the request cannot be read, else the codes of the call.
pub fn session_call(
    session: &mut Session,
    request: &str,
    blobs: &[Vec<u8>],
    contents: Contents,
) -> Result<Answer, SessionError> {
    let value = json::read(request).map_err(|problems| unreadable(&problems))?;
    let mut problems = Vec::new();
    let call = read::call(&value, blobs, &mut problems);
    let Some(call) = call.filter(|_| problems.is_empty()) else { return Err(unreadable(&problems)) };
    let mut writer = Writer::new(contents);
    let answer = answer(session, call, &mut writer)?;
    Ok(Answer { json: answer.to_string(), blobs: writer.blobs })
}

/// Compares two contents as [`crate::diff()`] does and returns the hunks as a JSON list: each with its `kind`, `lines` or
/// `whole`, and that of lines with `oldStart`, `oldLines`, `newStart` and `newLines`.
///
/// ```
/// let hunks = countersign::wire::diff(b"one\n", b"ONE\n");
/// assert_eq!(hunks, r#"[{"kind":"lines","newLines":1,"newStart":0,"oldLines":1,"oldStart":0}]"#);
/// ```
#[must_use]
pub fn diff(before: &[u8], after: &[u8]) -> String {
    let place = |kind: &HunkKind| {
        let mut out = Map::new();
        Writer::kind(&mut out, kind);
        Value::Object(out)
    };
    crate::session::diff(before, after).iter().map(place).collect::<Value>().to_string()
}

impl SessionError {
    /// Returns the error as JSON text: `code`, `message` and, where an argument is wrong, `at`, for a conflict
    /// `paths`, for a stale hunk its `successors`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut value = json!({ "code": self.code.as_str(), "message": self.message });
        if let (false, Some(object)) = (self.at.is_empty(), value.as_object_mut()) {
            object.insert("at".to_owned(), json!(self.at));
        }
        if let (false, Some(object)) = (self.paths.is_empty(), value.as_object_mut()) {
            object.insert("paths".to_owned(), json!(self.paths));
        }
        if let (false, Some(object)) = (self.successors.is_empty(), value.as_object_mut()) {
            object.insert("successors".to_owned(), json!(self.successors));
        }
        value.to_string()
    }
}

fn unreadable(problems: &[Problem]) -> SessionError {
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let message = format!("the request cannot be read: {}", texts.join("; "));
    let first = problems.first().map(|problem| problem.at.as_str()).unwrap_or_default();
    SessionError::new(SessionErrorCode::InvalidRequest, message).with_at(first)
}

fn unkept(list: &[Unkept]) -> Value {
    let one = |one: &Unkept| {
        let Unkept { path, sha256, length } = one;
        json!({ "path": path, "sha256": sha256, "length": length })
    };
    list.iter().map(one).collect()
}

fn answer(session: &mut Session, call: Call, writer: &mut Writer) -> Result<Value, SessionError> {
    let state = |session: &Session| json!({ "state": session.state().as_str() });
    Ok(match call {
        Call::State => {
            json!({ "state": session.state().as_str(), "conflicts": session.conflicts() })
        }
        Call::BeginTurn { mode } => json!({ "turn": session.begin_turn(mode)? }),
        Call::EndTurn => {
            session.end_turn()?;
            state(session)
        }
        Call::Interrupt => {
            session.interrupt()?;
            state(session)
        }
        Call::BeginSubTurn { agent } => {
            session.begin_sub_turn(&agent)?;
            json!({})
        }
        Call::EndSubTurn => {
            session.end_sub_turn()?;
            json!({})
        }
        Call::Record { operation, observed, before, after } => {
            match operation.filter(|_| !observed) {
                Some(operation) => session.record(&operation, &before, &after)?,
                None => session.record_observed(&before, &after)?,
            }
            json!({})
        }
        Call::Changes { scope, words } => writer.changes(&session.changes(&scope)?, words),
        Call::Decide { choice, target } => {
            session.decide(choice, &target)?;
            json!({ "pending": session.undecided() })
        }
        Call::Undecide { target } => {
            session.undecide(&target)?;
            json!({ "pending": session.undecided() })
        }
        Call::Refresh { observed } => {
            let superseded = session.refresh(&observed)?;
            let one = |one: &Superseded| json!({ "hunk": one.hunk, "by": one.by });
            let superseded: Vec<Value> = superseded.iter().map(one).collect();
            json!({ "pending": session.undecided(), "superseded": superseded })
        }
        Call::Pending => json!({ "pending": session.undecided() }),
        Call::Rejected => {
            let rejected: Vec<Value> = session.rejected().iter().map(|one| writer.rejected(one)).collect();
            json!({ "note": session.note(), "rejected": rejected })
        }
        Call::Unkept { before } => json!({ "unkept": unkept(&session.unkept(&before)?) }),
        Call::Missing { request } => json!({ "missing": unkept(&session.missing(&request)?) }),
        Call::Supply { content } => json!({ "wanted": session.supply(&content) }),
        Call::SetBudget { bytes } => {
            session.set_budget(u64::from(bytes));
            json!({})
        }
        Call::SetLimits { limits } => {
            session.set_limits(limits.over(session.limits()));
            json!(session.limits())
        }
        Call::Needed { request } => json!({ "paths": session.needed(&request)? }),
        Call::Plan { request, partial, observed } => {
            let plan = session.plan(&request, partial, &observed)?;
            writer.plan(&plan)
        }
        Call::Preview { request, partial, observed } => {
            let plan = session.preview(&request, partial, &observed)?;
            writer.plan(&plan)
        }
        Call::Confirm => {
            session.confirm()?;
            state(session)
        }
        Call::Abandon { paths } => {
            session.abandon(&paths)?;
            json!({})
        }
        Call::Save => json!({ "bytes": writer.content(&Bytes::from(session.save().as_slice())) }),
        Call::Journal => {
            let journal = session.journal().map(|bytes| writer.content(&Bytes::from(bytes.as_slice())));
            json!({ "bytes": journal })
        }
        Call::TakeJournal { bytes } => {
            session.take_journal(bytes.as_slice())?;
            state(session)
        }
        Call::Load { bytes } => {
            *session = Session::load(bytes.as_slice())?;
            state(session)
        }
    })
}
