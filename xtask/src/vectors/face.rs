//! What a face must answer, and the native one.

use countersign::wire::{self, Contents, session_call};
use countersign::{Layer, Policy, Session};
use serde_json::Value;

use crate::Failure;

/// The document or documents of a case, as text.
pub(super) enum Document {
    Policy(String),
    /// A JSON array of layers.
    Layers(String),
}

impl Document {
    pub(super) fn put_into(&self, request: &mut Value) {
        match self {
            Self::Policy(text) => request["policy"] = Value::from(text.as_str()),
            Self::Layers(text) => request["layers"] = Value::from(text.as_str()),
        }
    }
}

/// One way to reach the component. The outer result fails when the face itself broke; the inner one carries
/// JSON text, or the code (for a session call: the JSON) of an error that the component gave.
pub(super) trait Face {
    fn name(&self) -> &'static str;

    /// Decides one operation under a policy.
    fn decide(
        &mut self,
        document: &Document,
        workspace: &str,
        operation: &str,
    ) -> Result<Result<String, String>, Failure>;

    /// Returns the warnings about a policy, a JSON list.
    fn lint(&mut self, document: &Document) -> Result<Result<String, String>, Failure>;

    /// Starts a session and forgets the one before.
    fn session_new(
        &mut self,
        document: &Document,
        workspace: &str,
    ) -> Result<Result<String, String>, Failure>;

    /// Makes one session call, in the JSON form of the wire.
    fn session(&mut self, request: &str) -> Result<Result<String, String>, Failure>;

    /// Compares two contents and returns the hunks, a JSON list.
    fn diff(&mut self, before: &[u8], after: &[u8]) -> Result<Result<String, String>, Failure>;
}

/// The core itself.
#[derive(Default)]
pub(super) struct Native {
    /// The last document and what it came to, since cases that follow each other often share it.
    loaded: Option<(String, Result<Policy, String>)>,
    session: Option<Session>,
}

impl Native {
    fn load(&mut self, document: &Document) -> &Result<Policy, String> {
        let key = match document {
            Document::Policy(text) => format!("policy {text}"),
            Document::Layers(text) => format!("layers {text}"),
        };
        let fresh = self.loaded.as_ref().is_none_or(|(loaded, _)| *loaded != key);
        if fresh {
            self.loaded = None;
        }
        let (_, result) = self.loaded.get_or_insert_with(|| (key, read(document)));
        result
    }
}

/// Loads a document; an error is the code of the first problem.
fn read(document: &Document) -> Result<Policy, String> {
    let result = match document {
        Document::Policy(text) => Policy::parse(text),
        Document::Layers(text) => Layer::read_list(text).and_then(|layers| Policy::layers(&layers)),
    };
    result.map_err(|problems| problems.first().map(|problem| problem.code.clone()).unwrap_or_default())
}

impl Face for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn decide(
        &mut self,
        document: &Document,
        workspace: &str,
        operation: &str,
    ) -> Result<Result<String, String>, Failure> {
        Ok(match self.load(document) {
            Ok(policy) => Ok(policy.decide_json(operation, workspace).to_json()),
            Err(code) => Err(code.clone()),
        })
    }

    fn lint(&mut self, document: &Document) -> Result<Result<String, String>, Failure> {
        Ok(match self.load(document) {
            Ok(policy) => Ok(serde_json::json!(policy.lint()).to_string()),
            Err(code) => Err(code.clone()),
        })
    }

    fn session_new(
        &mut self,
        document: &Document,
        workspace: &str,
    ) -> Result<Result<String, String>, Failure> {
        let mode = match self.load(document) {
            Ok(policy) => policy.mode(),
            Err(code) => return Ok(Err(code.clone())),
        };
        let workspace = match wire::workspace(workspace) {
            Ok(workspace) => workspace,
            Err(problems) => return Ok(Err(problems.first().map(|p| p.code.clone()).unwrap_or_default())),
        };
        self.session = Some(Session::new(mode, workspace.case_sensitive != Some(false)));
        Ok(Ok(String::new()))
    }

    fn session(&mut self, request: &str) -> Result<Result<String, String>, Failure> {
        let session = self.session.as_mut().ok_or("no session was started")?;
        Ok(match session_call(session, request, &[], Contents::Inline) {
            Ok(answer) => Ok(answer.json),
            Err(error) => Err(error.to_json()),
        })
    }

    fn diff(&mut self, before: &[u8], after: &[u8]) -> Result<Result<String, String>, Failure> {
        Ok(Ok(wire::diff(before, after)))
    }
}
