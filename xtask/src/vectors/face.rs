//! What a face must answer, and the native one.

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

    /// Starts a session and forgets the one before.
    fn session_new(
        &mut self,
        document: &Document,
        workspace: &str,
    ) -> Result<Result<String, String>, Failure>;

    /// Makes one session call, in the JSON form of the wire.
    fn session(&mut self, request: &str) -> Result<Result<String, String>, Failure>;
}

/// The core itself.
#[derive(Default)]
pub(super) struct Native {}

impl Face for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn decide(
        &mut self,
        _document: &Document,
        _workspace: &str,
        _operation: &str,
    ) -> Result<Result<String, String>, Failure> {
        Err("the native face needs the policy module".into())
    }

    fn session_new(
        &mut self,
        _document: &Document,
        _workspace: &str,
    ) -> Result<Result<String, String>, Failure> {
        Err("the native face needs the session module".into())
    }

    fn session(&mut self, _request: &str) -> Result<Result<String, String>, Failure> {
        Err("the native face needs the session module".into())
    }
}
