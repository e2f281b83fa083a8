//! What-if: a history of operations decided under two policies, what changes, and what would spare questions.
//!
//! It asks the policies and counts. It holds no rule of its own: what a candidate rule would do is found by
//! deciding again under the policy with that rule.

mod candidates;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decision::{Decision, RuleReference, Suggestion};
use crate::effect::Effect;
use crate::operation::Operation;
use crate::order;
use crate::policy::Policy;
use crate::workspace::Workspace;

/// How a whole history is decided under two policies.
///
/// Invariant: it has one entry for every operation, in the order of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    /// The counts.
    #[serde(flatten)]
    pub summary: AuditSummary,
    /// What each operation comes to.
    pub entries: Vec<AuditEntry>,
    /// The single rules that would spare most questions, the one that spares most first.
    pub candidates: Vec<Candidate>,
}

/// The counts of a history that is decided under two policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditSummary {
    /// How many operations come to which effect under the policy before.
    pub before: Counts,
    /// The same under the policy after.
    pub after: Counts,
    /// How many operations come to another effect.
    pub changed: u32,
    /// Where the questions come from, the most frequent first.
    pub questions: Vec<RuleQuestions>,
}

/// How many operations come to each effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Operations that the agent may go on with.
    pub allow: u32,
    /// Operations that a person is asked about.
    pub ask: u32,
    /// Operations that are refused.
    pub deny: u32,
}

/// How many questions one rule, or one finding without a rule, is the first reason of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleQuestions {
    /// The code of the reason.
    pub code: &'static str,
    /// The rule that asked; absent where a question is asked because no rule speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleReference>,
    /// Questions under the policy before.
    pub before: u32,
    /// Questions under the policy after.
    pub after: u32,
}

/// What one operation of the history comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditEntry {
    /// Which operation it is, from 0.
    pub index: u32,
    /// Under the policy before.
    pub before: Outcome,
    /// Under the policy after.
    pub after: Outcome,
}

/// An effect and the first reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The effect.
    pub effect: Effect,
    /// The code of the first reason.
    pub code: &'static str,
    /// The message of the first reason.
    pub message: String,
    /// The rule of the first reason, where one spoke.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleReference>,
}

/// A rule that would spare questions if it stood in the policy after.
///
/// Invariant: `also` is in the order of the history and names no operation that suggested the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The rule, as an entry of the policy's `rules`.
    pub rule: Suggestion,
    /// How many questions of the history it spares.
    pub removes: u32,
    /// What else it would let through: the first of each different operation that becomes `allow` although it
    /// does not suggest this rule.
    pub also: Vec<u32>,
}

/// Decides a history piece by piece, so that a host can show how far it is and stop.
///
/// Invariant: the pieces add up to what [`Policy::audit`] gives for the whole.
///
/// ```
/// use countersign::{Auditor, Operation, Policy, Shell, Workspace};
/// let before = Policy::parse(r#"{"version": 1, "profile": "kiro", "trustedCommands": ["npm *"]}"#).unwrap();
/// let after = Policy::parse(r#"{"version": 1, "profile": "hardened"}"#).unwrap();
/// let mut auditor = Auditor::default();
/// let command = "npm test".to_owned();
/// let operation = Operation::RunCommand { command, shell: Shell::Bash, cwd: None, interactive: false };
/// let entry = auditor.add(&before, &after, &operation, &Workspace::default());
/// assert_eq!((entry.before.effect.as_str(), entry.after.effect.as_str()), ("allow", "ask"));
/// assert_eq!(auditor.summary().changed, 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Auditor {
    next: u32,
    changed: u32,
    before: Counts,
    after: Counts,
    questions: BTreeMap<(&'static str, Option<RuleReference>), [u32; 2]>,
    /// The different operations that ask under the policy after.
    asked: BTreeMap<Operation, Asked>,
    suggested: BTreeMap<Suggestion, Suggested>,
}

/// How often an operation stands in the history, and where first.
#[derive(Debug, Clone)]
struct Asked {
    first: u32,
    count: u32,
    suggestions: Vec<Suggestion>,
}

/// How often a rule is suggested, and how narrow it is among its neighbours (0 is the narrowest).
#[derive(Debug, Clone, Copy)]
struct Suggested {
    count: u32,
    width: usize,
}

impl Policy {
    /// Decides a history under this policy and one `before` it, and tells what changes, why, and which single
    /// rules would spare most of the questions that remain. It never fails.
    ///
    /// ```
    /// use countersign::{Operation, Policy, Shell, Workspace};
    /// let run = |command: &str| Operation::RunCommand {
    ///     command: command.to_owned(), shell: Shell::Bash, cwd: None, interactive: false,
    /// };
    /// let before = Policy::parse(r#"{"version": 1, "profile": "hardened"}"#).unwrap();
    /// let after =
    ///     Policy::parse(r#"{"version": 1, "profile": "hardened", "trustedCommands": ["cargo test"]}"#).unwrap();
    /// let history = [run("cargo test"), run("cargo build"), run("cargo build")];
    /// let workspace = Workspace { roots: vec!["/ws".to_owned()], ..Workspace::default() };
    /// let audit = after.audit(&before, &history, &workspace);
    /// assert_eq!((audit.summary.before.ask, audit.summary.after.ask, audit.summary.changed), (3, 2, 1));
    /// assert_eq!(audit.candidates[0].removes, 2);
    /// ```
    #[must_use]
    pub fn audit(&self, before: &Self, history: &[Operation], workspace: &Workspace) -> Audit {
        let mut auditor = Auditor::default();
        let entries =
            history.iter().map(|operation| auditor.add(before, self, operation, workspace)).collect();
        auditor.finish(entries, self, workspace)
    }
}

impl Auditor {
    /// Decides the next operation of the history.
    pub fn add(
        &mut self,
        before: &Policy,
        after: &Policy,
        operation: &Operation,
        workspace: &Workspace,
    ) -> AuditEntry {
        let (before, after) = (before.decide(operation, workspace), after.decide(operation, workspace));
        if after.effect == Effect::Ask {
            self.ask(operation, &after.suggestions);
        }
        self.enter(before, after)
    }

    /// Counts an operation that was decided elsewhere, because it could not be read.
    pub(crate) fn enter(&mut self, before: Decision, after: Decision) -> AuditEntry {
        let index = self.next;
        self.next = self.next.saturating_add(1);
        let entry = AuditEntry { index, before: Outcome::of(before), after: Outcome::of(after) };
        for (side, outcome, counts) in
            [(0, &entry.before, &mut self.before), (1, &entry.after, &mut self.after)]
        {
            counts.add(outcome.effect);
            if outcome.effect == Effect::Ask {
                let row = self.questions.entry((outcome.code, outcome.rule.clone())).or_default();
                if let Some(count) = row.get_mut(side) {
                    *count = count.saturating_add(1);
                }
            }
        }
        if entry.before.effect != entry.after.effect {
            self.changed = self.changed.saturating_add(1);
        }
        entry
    }

    fn ask(&mut self, operation: &Operation, suggestions: &[Suggestion]) {
        for (width, suggestion) in suggestions.iter().enumerate() {
            let entry = self.suggested.entry(suggestion.clone()).or_insert(Suggested { count: 0, width });
            entry.count = entry.count.saturating_add(1);
            entry.width = entry.width.min(width);
        }
        if let Some(asked) = self.asked.get_mut(operation) {
            asked.count = asked.count.saturating_add(1);
        } else {
            let asked = Asked { first: self.next, count: 1, suggestions: suggestions.to_vec() };
            self.asked.insert(operation.clone(), asked);
        }
    }

    /// Returns the counts so far.
    #[must_use]
    pub fn summary(&self) -> AuditSummary {
        let mut questions: Vec<RuleQuestions> = self
            .questions
            .iter()
            .map(|((code, rule), [before, after])| RuleQuestions {
                code,
                rule: rule.clone(),
                before: *before,
                after: *after,
            })
            .collect();
        order::sort_by_key(&mut questions, |row| core::cmp::Reverse(row.before.max(row.after)));
        AuditSummary { before: self.before, after: self.after, changed: self.changed, questions }
    }

    /// Puts the pieces together.
    #[must_use]
    pub fn finish(self, entries: Vec<AuditEntry>, after: &Policy, workspace: &Workspace) -> Audit {
        let rules = self.suggestions();
        let tried = rules.iter().filter_map(|rule| self.try_rule(rule, after, workspace));
        let candidates = Self::best(tried.collect());
        Audit { summary: self.summary(), entries, candidates }
    }
}

impl Counts {
    fn add(&mut self, effect: Effect) {
        let count = match effect {
            Effect::Allow => &mut self.allow,
            Effect::Ask => &mut self.ask,
            Effect::Deny => &mut self.deny,
        };
        *count = count.saturating_add(1);
    }
}

impl Outcome {
    fn of(decision: Decision) -> Self {
        let effect = decision.effect;
        match decision.reasons.into_iter().next() {
            Some(reason) => Self { effect, code: reason.code, message: reason.message, rule: reason.rule },
            // A decision has a reason; without one it would still be no more than its effect.
            None => Self { effect, code: "no-reason", message: String::new(), rule: None },
        }
    }
}
