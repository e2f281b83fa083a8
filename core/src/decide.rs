//! Deciding: one operation under one policy.
//!
//! Every kind of operation has its own room; here their findings are put together. There is no error: what
//! cannot be understood is a reason with effect `ask` or stricter.

mod commands;
mod files;
mod tools;
mod urls;

use crate::decision::{Decision, Part, Reason, Suggestion};
use crate::effect::Effect;
use crate::operation::{Mode, Operation};
use crate::order;
use crate::path::Access;
use crate::policy::Policy;
use crate::text::quote;
use crate::workspace::Workspace;

/// What one room found.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) reasons: Vec<Reason>,
    pub(crate) suggestions: Vec<Suggestion>,
    pub(crate) target: Option<String>,
    pub(crate) parts: Vec<Part>,
}

impl Policy {
    /// Decides an operation. It never fails, and the same input gives the same answer on every host.
    ///
    /// ```
    /// use countersign::{Effect, Operation, Policy, Workspace};
    /// let policy = Policy::parse(r#"{"version": 1, "profile": "kiro"}"#).unwrap();
    /// let workspace = Workspace { roots: vec!["/ws".to_owned()], ..Workspace::default() };
    /// let operation = Operation::WriteFile { path: ".GIT/config".into(), cwd: None };
    /// let decision = policy.decide(&operation, &workspace);
    /// assert_eq!(decision.effect, Effect::Ask);
    /// assert_eq!(decision.reasons[0].code, "protected-path");
    /// ```
    #[must_use]
    pub fn decide(&self, operation: &Operation, workspace: &Workspace) -> Decision {
        let findings = self.findings(operation, workspace);
        let Findings { mut reasons, mut suggestions, target, parts } = findings;
        order::sort_by_key(&mut reasons, |reason| core::cmp::Reverse(reason.effect));
        let effect = reasons.first().map_or(Effect::Ask, |reason| reason.effect);
        if effect != Effect::Ask {
            suggestions.clear();
        }
        let review = self.mode == Mode::Supervised && operation.modifies_files();
        Decision { effect, review, reasons, suggestions, target, parts }
    }

    fn findings(&self, operation: &Operation, workspace: &Workspace) -> Findings {
        let mut files = files::Files::new(self, workspace);
        match operation {
            Operation::ReadFile { path, cwd } | Operation::Search { path, cwd } => {
                let access =
                    if matches!(operation, Operation::Search { .. }) { Access::Search } else { Access::Read };
                files.add("path", path, cwd.as_deref(), access);
            }
            Operation::WriteFile { path, cwd }
            | Operation::ReplaceText { path, cwd }
            | Operation::AppendContent { path, cwd }
            | Operation::EditCode { path, cwd } => files.add("path", path, cwd.as_deref(), Access::Write),
            Operation::DeleteFile { path, cwd } => {
                files.add("path", path, cwd.as_deref(), Access::Delete { recursive: true });
            }
            Operation::RenameSymbol { paths, symbol: _, cwd } => {
                for (index, path) in paths.iter().enumerate() {
                    files.add(&format!("paths/{index}"), path, cwd.as_deref(), Access::Write);
                }
                if paths.is_empty() {
                    files.note(Reason::new("no-path", Effect::Ask, "the operation names no file"));
                }
            }
            Operation::RelocateFile { from, to, updates, cwd } => {
                files.add("from", from, cwd.as_deref(), Access::MoveFrom);
                files.add("to", to, cwd.as_deref(), Access::MoveTo);
                for (index, path) in updates.iter().enumerate() {
                    files.add(&format!("updates/{index}"), path, cwd.as_deref(), Access::Write);
                }
            }
            Operation::RunCommand { command, shell, cwd, interactive } => {
                return commands::decide(self, workspace, command, *shell, cwd.as_deref(), *interactive);
            }
            Operation::FetchUrl { url, source } => return urls::decide(self, url, *source),
            Operation::CallTool { server, tool } => return tools::decide(self, server, tool),
            Operation::Unknown { kind } => {
                let message = format!("{} is no operation that is known", quote(kind));
                files.note(Reason::new("unknown-operation", Effect::Ask, message));
            }
        }
        files.finish()
    }
}
