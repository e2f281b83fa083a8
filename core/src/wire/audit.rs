//! What-if on JSON text.

use super::read::{operation, workspace};
use crate::audit::{Audit, AuditEntry, Auditor};
use crate::policy::Policy;
use crate::workspace::Workspace;

impl Policy {
    /// Decides a history of operations given as JSON, as [`Policy::audit`] does; what cannot be read is `ask`
    /// under both policies, with the code that [`Policy::decide_json`] gives it.
    ///
    /// ```
    /// use countersign::Policy;
    /// let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    /// let history = [r#"{"kind": "read-file", "path": "a"}"#, "not JSON"].map(str::to_owned);
    /// let audit = policy.audit_json(&policy, &history, r#"{"roots": ["/ws"]}"#);
    /// assert_eq!((audit.summary.after.allow, audit.summary.after.ask), (1, 1));
    /// ```
    #[must_use]
    pub fn audit_json(&self, before: &Self, history: &[String], workspace_text: &str) -> Audit {
        let mut auditor = Auditor::default();
        let texts = history.iter().map(String::as_str);
        if let Ok(place) = workspace(workspace_text) {
            let entries = texts.map(|text| auditor.add_json(before, self, text, &place)).collect();
            return auditor.finish(entries, self, &place);
        }
        let decide = |text| self.decide_json(text, workspace_text);
        let entries = texts.map(|text| auditor.enter(before.decide_json(text, workspace_text), decide(text)));
        let entries = entries.collect();
        auditor.finish(entries, self, &Workspace::default())
    }
}

impl Auditor {
    /// Decides the next operation of the history, given as JSON.
    pub fn add_json(
        &mut self,
        before: &Policy,
        after: &Policy,
        text: &str,
        workspace: &Workspace,
    ) -> AuditEntry {
        match operation(text) {
            Ok(operation) => self.add(before, after, &operation, workspace),
            Err(_) => {
                self.enter(before.decide_json_in(text, workspace), after.decide_json_in(text, workspace))
            }
        }
    }
}

impl Audit {
    /// Returns the audit as JSON text; equal audits give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Every map key is a text, so that writing it cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}
