//! Which single rule would spare how many questions, and what else it would let through.

use super::{Auditor, Candidate};
use crate::decision::Suggestion;
use crate::effect::Effect;
use crate::order;
use crate::policy::Policy;
use crate::workspace::Workspace;

/// How many rules are tried, the most often suggested; each decides the asking operations once more.
const MAX_TRIED: usize = 24;

/// How many rules are named in the end.
const MAX_BEST: usize = 5;

impl Policy {
    /// Returns this policy with one more rule or grant, as if it stood in the layer of this session.
    ///
    /// ```
    /// use countersign::{Effect, Operation, Policy, Shell, Workspace};
    /// let policy = Policy::parse(r#"{"version": 1, "profile": "hardened"}"#).unwrap();
    /// let command = "git status".to_owned();
    /// let operation = Operation::RunCommand { command, shell: Shell::Bash, cwd: None, interactive: false };
    /// let workspace = Workspace { roots: vec!["/ws".to_owned()], ..Workspace::default() };
    /// let suggestion = policy.decide(&operation, &workspace).suggestions.remove(0);
    /// let wider = policy.with_rule(&suggestion).unwrap();
    /// assert_eq!(wider.decide(&operation, &workspace).effect, Effect::Allow);
    /// ```
    ///
    /// # Errors
    /// As for [`Policy::parse`], for a rule that is not one of this component's own suggestions.
    pub fn with_rule(&self, rule: &Suggestion) -> Result<Self, Vec<crate::problem::Problem>> {
        let profile = self.profile();
        let document = match rule {
            Suggestion { command: None, url: None, tool: None, grants: Some(grants), .. } => {
                serde_json::json!({ "version": 1, "profile": profile, "grants": grants })
            }
            rule => serde_json::json!({ "version": 1, "profile": profile, "rules": [rule] }),
        };
        self.with_document(document.to_string())
    }
}

impl Auditor {
    /// Returns the rules that are worth trying: those suggested most often, narrow before wide, at most 24.
    #[must_use]
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let mut rules: Vec<_> = self.suggested.iter().collect();
        order::sort_by_key(&mut rules, |(_, suggested)| {
            (core::cmp::Reverse(suggested.count), suggested.width)
        });
        rules.into_iter().take(MAX_TRIED).map(|(rule, _)| rule.clone()).collect()
    }

    /// Decides what asked so far again with one more rule; nothing where the rule spares no question.
    #[must_use]
    pub fn try_rule(&self, rule: &Suggestion, after: &Policy, workspace: &Workspace) -> Option<Candidate> {
        let wider = after.with_rule(rule).ok()?;
        let mut candidate = Candidate { rule: rule.clone(), removes: 0, also: Vec::new() };
        for (operation, asked) in &self.asked {
            if wider.decide(operation, workspace).effect == Effect::Allow {
                candidate.removes = candidate.removes.saturating_add(asked.count);
                if !asked.suggestions.contains(rule) {
                    candidate.also.push(asked.first);
                }
            }
        }
        order::sort(&mut candidate.also);
        (candidate.removes > 0).then_some(candidate)
    }

    /// Returns the best of the rules that were tried, at most five: those that spare most questions, and of
    /// several that spare as many the one that lets the least else through.
    #[must_use]
    pub fn best(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
        order::sort_by_key(&mut candidates, |candidate| {
            (core::cmp::Reverse(candidate.removes), candidate.also.len())
        });
        candidates.truncate(MAX_BEST);
        candidates
    }
}
