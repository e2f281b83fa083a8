//! Deciding on JSON text.

use crate::decision::{Decision, Reason};
use crate::effect::Effect;
use crate::policy::Policy;
use crate::problem::Problem;
use crate::workspace::Workspace;

use super::read::{operation, workspace};

impl Policy {
    /// Decides an operation given as JSON in a workspace given as JSON. What cannot be read is `ask`, with the
    /// code `invalid-operation` or `invalid-workspace` and every problem among the reasons.
    ///
    /// ```
    /// use countersign::{Effect, Policy};
    /// let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    /// let decision = policy.decide_json(r#"{"kind": "write-file"}"#, r#"{"roots": ["/ws"]}"#);
    /// assert_eq!((decision.effect, decision.reasons[0].code), (Effect::Ask, "invalid-operation"));
    /// ```
    #[must_use]
    pub fn decide_json(&self, operation_text: &str, workspace_text: &str) -> Decision {
        match workspace(workspace_text) {
            Ok(workspace) => self.decide_json_in(operation_text, &workspace),
            Err(problems) => unreadable("invalid-workspace", "the workspace", &problems),
        }
    }

    /// Decides an operation given as JSON, as [`Policy::decide_json`] does, in a workspace that was read before.
    #[must_use]
    pub fn decide_json_in(&self, operation_text: &str, workspace: &Workspace) -> Decision {
        match operation(operation_text) {
            Ok(operation) => self.decide(&operation, workspace),
            Err(problems) => unreadable("invalid-operation", "the operation", &problems),
        }
    }
}

impl Decision {
    /// Returns the decision as JSON text; equal decisions give equal bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Every map key is a string and every value is finite, so that serialising cannot fail; were it to,
        // the answer would still be `ask`.
        serde_json::to_string(self)
            .unwrap_or_else(|_| r#"{"effect":"ask","review":true,"reasons":[],"suggestions":[]}"#.to_owned())
    }
}

fn unreadable(code: &'static str, what: &str, problems: &[Problem]) -> Decision {
    let reasons = problems.iter().map(|problem| {
        let at = if problem.at.is_empty() { String::new() } else { format!(" at `{}`", problem.at) };
        Reason::new(code, Effect::Ask, format!("{what} cannot be read{at}: {}", problem.message))
    });
    Decision {
        effect: Effect::Ask,
        review: false,
        reasons: reasons.collect(),
        suggestions: Vec::new(),
        target: None,
        parts: Vec::new(),
    }
}
