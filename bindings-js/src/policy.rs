//! Policies, for the class `Policy` of the package: text in, text out.

use std::rc::Rc;

use countersign::{Decision, Layer, Mode, Policy, Problem, Profile, Workspace, wire};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::compact;
use crate::failure::{refused, text};
use crate::utf16;

/// A policy with the workspace that its operations are decided in.
#[wasm_bindgen]
pub struct RawPolicy {
    /// Shared with the audits that run under it.
    policy: Rc<Policy>,
    /// The text of a workspace that cannot be read is kept, so that every decision says what is wrong with it.
    workspace: Result<Workspace, String>,
    about: String,
}

/// What a policy says about itself.
#[derive(Serialize)]
struct About {
    profile: Profile,
    mode: Mode,
    notices: Vec<Problem>,
    warnings: Vec<Problem>,
}

#[wasm_bindgen]
impl RawPolicy {
    /// Parses one document.
    ///
    /// # Errors
    /// Throws the problems as JSON text, with places in UTF-16.
    pub fn parse(document: &str) -> Result<Self, JsValue> {
        let places = |problems| utf16::in_text(problems, document);
        match Policy::parse(document) {
            Ok(policy) => Ok(Self::new(policy, places)),
            Err(problems) => Err(refused(&places(problems))),
        }
    }

    /// Parses a JSON list of layers.
    ///
    /// # Errors
    /// Throws the problems as JSON text, with places in UTF-16.
    pub fn layers(list: &str) -> Result<Self, JsValue> {
        let layers = Layer::read_list(list).map_err(|problems| refused(&utf16::in_text(problems, list)))?;
        let places = |problems| utf16::in_layers(problems, &layers);
        match Policy::layers(&layers) {
            Ok(policy) => Ok(Self::new(policy, places)),
            Err(problems) => Err(refused(&places(problems))),
        }
    }

    /// Returns profile, mode, notices and warnings as JSON text.
    #[must_use]
    pub fn about(&self) -> String {
        self.about.clone()
    }

    /// Names the workspace that operations are decided in from here on.
    pub fn enter(&mut self, workspace: &str) {
        self.workspace = wire::workspace(workspace).map_err(|_| workspace.to_owned());
    }

    /// Decides one operation, the answer in the compact form; offsets are in UTF-16.
    #[must_use]
    pub fn decide(&self, operation: &str) -> String {
        let mut out = String::with_capacity(256);
        compact::decision(&mut out, &self.decision(operation));
        out
    }

    /// Decides one operation a line, the answers one after the other; offsets are in UTF-16.
    #[must_use]
    pub fn decide_many(&self, operations: &str) -> String {
        let mut out = String::with_capacity(operations.len().saturating_mul(4));
        for operation in operations.split('\n') {
            compact::decision(&mut out, &self.decision(operation));
        }
        out
    }

    /// Decides one operation in one workspace; offsets are in bytes, and the answer is that of every face.
    #[must_use]
    pub fn decide_json(&self, operation: &str, workspace: &str) -> String {
        self.policy.decide_json(operation, workspace).to_json()
    }
}

impl RawPolicy {
    fn new(policy: Policy, places: impl Fn(Vec<Problem>) -> Vec<Problem>) -> Self {
        let about = text(&About {
            profile: policy.profile(),
            mode: policy.mode(),
            notices: places(policy.notices().to_vec()),
            warnings: places(policy.lint().to_vec()),
        });
        Self { policy: Rc::new(policy), workspace: Err(String::new()), about }
    }

    pub(crate) fn shared(&self) -> Rc<Policy> {
        Rc::clone(&self.policy)
    }

    pub(crate) fn mode(&self) -> Mode {
        self.policy.mode()
    }

    fn decision(&self, operation: &str) -> Decision {
        let decision = match &self.workspace {
            Ok(workspace) => self.policy.decide_json_in(operation, workspace),
            Err(workspace) => self.policy.decide_json(operation, workspace),
        };
        utf16::in_decision(decision, operation)
    }
}
