//! Examples: what a rule must match and must leave alone, checked before the policy loads.

use super::Policy;
use super::document::{Located, Matcher, RuleForm};
use crate::command::{speaks_by_structure, speaks_literally};
use crate::operation::{PathArgument, Shell};
use crate::path::{self, Access};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;
use crate::url::Reading;
use crate::workspace::Workspace;

/// Returns a problem for every example that the rule misses; `alone` is a policy of this rule only.
pub(super) fn missed(alone: &Policy, rule: &RuleForm) -> Vec<Problem> {
    let mut found = Vec::new();
    for (examples, wanted) in [(&rule.matches, true), (&rule.misses, false)] {
        let wrong = examples.iter().filter(|example| speaks(alone, rule, &example.value) != wanted);
        found.extend(wrong.map(|example| problem(example, wanted)));
    }
    found
}

fn problem(example: &Located<String>, wanted: bool) -> Problem {
    let what = if wanted { "does not match its own example" } else { "matches what it should leave alone," };
    example.problem("example-missed", format!("the rule {what} {}", quote(&example.value)))
}

/// Tells whether the rule speaks about an example.
fn speaks(alone: &Policy, rule: &RuleForm, example: &str) -> bool {
    match &rule.matcher {
        Matcher::Command { .. } => {
            let shell = rule.shells.first().copied().unwrap_or(Shell::Bash);
            match alone.profile {
                Profile::Kiro => speaks_literally(&alone.commands, example, shell),
                Profile::Hardened => {
                    let workspace = example_workspace();
                    speaks_by_structure(&alone.scene(&workspace, shell, None, false), example)
                }
            }
        }
        Matcher::Write { .. } => speaks_of_path(alone, example, Access::Write),
        Matcher::Read { .. } => speaks_of_path(alone, example, Access::Read),
        Matcher::Url { .. } => Reading::of(example).is_ok_and(|read| !alone.urls.matching(&read).is_empty()),
        Matcher::Tool { .. } => {
            let (server, tool) = example.split_once('/').unwrap_or((example, ""));
            alone.tools.iter().any(|rule| rule.matches(server, tool))
        }
    }
}

/// The workspace that examples are looked at in.
fn example_workspace() -> Workspace {
    Workspace { roots: vec!["/workspace".to_owned()], ..Workspace::default() }
}

fn speaks_of_path(alone: &Policy, example: &str, access: Access) -> bool {
    let workspace = example_workspace();
    let argument = PathArgument::from(example);
    let judgement = path::judge(&alone.paths, &workspace, None, "path", &argument, access);
    judgement
        .reasons
        .iter()
        .any(|reason| reason.rule.as_ref().is_some_and(|rule| rule.list.as_deref() == Some("rules")))
}
