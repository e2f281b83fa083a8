//! Audits, for the class `Audit` of the package: a history piece by piece, answers as JSON text.

use std::rc::Rc;

use countersign::{AuditEntry, Auditor, Candidate, Policy, Suggestion, Workspace, wire};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::failure::{refused, text};
use crate::policy::RawPolicy;
use crate::utf16;

/// A history that is being decided under two policies.
#[wasm_bindgen]
pub struct RawAudit {
    before: Rc<Policy>,
    after: Rc<Policy>,
    workspace: Workspace,
    auditor: Auditor,
    /// The rules to try, once the history is complete.
    rules: Vec<Suggestion>,
    tried: Vec<Candidate>,
}

#[wasm_bindgen]
impl RawAudit {
    /// Starts an audit.
    ///
    /// # Errors
    /// Throws the problems of the workspace as JSON text.
    #[wasm_bindgen(constructor)]
    pub fn new(before: &RawPolicy, after: &RawPolicy, workspace: &str) -> Result<Self, JsValue> {
        let read = wire::workspace(workspace);
        let workspace = read.map_err(|problems| refused(&utf16::in_text(problems, workspace)))?;
        let (before, after) = (before.shared(), after.shared());
        let auditor = Auditor::default();
        Ok(Self { before, after, workspace, auditor, rules: Vec::new(), tried: Vec::new() })
    }

    /// Decides one operation a line and returns their entries.
    pub fn add(&mut self, operations: &str) -> String {
        let (before, after) = (&self.before, &self.after);
        let entries: Vec<AuditEntry> = operations
            .split('\n')
            .map(|operation| self.auditor.add_json(before, after, operation, &self.workspace))
            .collect();
        text(&entries)
    }

    /// Returns the counts so far.
    #[must_use]
    pub fn summary(&self) -> String {
        text(&self.auditor.summary())
    }

    /// Collects the rules that are worth trying and returns how many they are.
    pub fn collect(&mut self) -> usize {
        self.rules = self.auditor.suggestions();
        self.tried.clear();
        self.rules.len()
    }

    /// Tries one of them.
    pub fn try_rule(&mut self, index: usize) {
        let rule = self.rules.get(index);
        let tried = rule.and_then(|rule| self.auditor.try_rule(rule, &self.after, &self.workspace));
        self.tried.extend(tried);
    }

    /// Returns the best of those that were tried.
    #[must_use]
    pub fn best(&self) -> String {
        text(&Auditor::best(self.tried.clone()))
    }
}
