//! Reading, searching, writing, deleting and moving files.

use super::Findings;
use crate::decision::Reason;
use crate::effect::Effect;
use crate::operation::PathArgument;
use crate::path::{self, Access};
use crate::policy::Policy;
use crate::text::quote;
use crate::workspace::Workspace;

/// Collects what is found about every path of an operation.
pub(super) struct Files<'a> {
    policy: &'a Policy,
    workspace: &'a Workspace,
    reasons: Vec<Reason>,
    /// Where the first path leads.
    target: Option<String>,
    members: usize,
    /// What is done to the first path, and the path.
    asked: Option<(&'static str, &'a str)>,
}

impl<'a> Files<'a> {
    pub(super) fn new(policy: &'a Policy, workspace: &'a Workspace) -> Self {
        Self { policy, workspace, reasons: Vec::new(), target: None, members: 0, asked: None }
    }

    /// Judges one path; `field` names it in the operation.
    pub(super) fn add(&mut self, field: &str, argument: &'a PathArgument, cwd: Option<&str>, access: Access) {
        self.members = self.members.saturating_add(1);
        let judgement = path::judge(&self.policy.paths, self.workspace, cwd, field, argument, access);
        self.reasons.extend(judgement.reasons);
        self.target = self.target.take().or(judgement.target);
        let (default, verb) = match access {
            Access::Read | Access::Search => (self.policy.defaults.read, "reading"),
            Access::Create | Access::Write => (self.policy.defaults.write, "writing"),
            Access::Delete { .. } => (self.policy.defaults.write, "deleting"),
            Access::MoveFrom => (self.policy.defaults.write, "moving"),
            Access::MoveTo => (self.policy.defaults.write, "moving a file to"),
        };
        if default > Effect::Allow && judgement.allowed_by.is_none() {
            let message = format!("{verb} {} is `{}` by default", quote(&argument.path), default.as_str());
            self.reasons.push(Reason::new("default", default, message));
        }
        let free = self.reasons.iter().all(|reason| reason.effect == Effect::Allow);
        if self.asked.is_none() && free {
            self.asked = Some((verb, &argument.path));
        }
    }

    /// Adds a finding about the operation itself.
    pub(super) fn note(&mut self, reason: Reason) {
        self.reasons.push(reason);
    }

    pub(super) fn finish(mut self) -> Findings {
        if self.reasons.iter().all(|reason| reason.effect == Effect::Allow) {
            let message = match self.asked {
                _ if self.members > 1 => "no rule stands against any of its files".to_owned(),
                Some((verb, path)) => ["no rule stands against ", verb, " ", &quote(path)].concat(),
                None => "no rule stands against it".to_owned(),
            };
            self.reasons.push(Reason::new("no-rule", Effect::Allow, message));
        }
        let target = self.target.filter(|_| self.members == 1);
        Findings { reasons: self.reasons, target, ..Findings::default() }
    }
}
