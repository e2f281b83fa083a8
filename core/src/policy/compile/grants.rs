//! What commands may do beside running, in general and for one rule.

use super::Compiler;
use crate::policy::document::{self, Located};
use crate::text::quote;
use crate::{command, path};

impl Compiler {
    /// Reads what commands may do in general.
    pub(super) fn grants(&mut self, granted: &document::Grants, loosens: bool) {
        self.checked(granted);
        for entry in granted.write.iter().chain(&granted.env) {
            if !loosens {
                self.leave_out(&entry.at, entry.span, "a grant");
            }
        }
        if loosens {
            self.granted.extend(granted.write.iter().cloned());
            self.variables.extend(granted.env.iter().map(|entry| entry.value.clone()));
        }
    }

    /// Checks grants and makes what one rule grants of them.
    pub(super) fn checked(&mut self, granted: &document::Grants) -> command::Grants {
        let before = self.problems.len();
        for entry in granted.write.iter().chain(&granted.env) {
            if entry.value.trim().is_empty() {
                self.problems.push(entry.problem("empty-pattern", "an empty grant grants nothing"));
            }
        }
        let plain = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        for entry in &granted.env {
            if !entry.value.trim().is_empty() && !plain(&entry.value) {
                let message = format!("{} is no name of a variable", quote(&entry.value));
                self.problems.push(entry.problem("invalid-variable", message));
            }
        }
        if self.problems.len() > before {
            return command::Grants::default();
        }
        let variables = granted.env.iter().map(|entry| entry.value.clone()).collect();
        match grants_of(&granted.write, variables) {
            Ok(grants) => grants,
            Err((which, problem)) => {
                let message = format!("{} (at byte {} of the pattern)", problem.message, problem.column);
                let found = granted.write.get(which).map(|entry| entry.problem(problem.code, message));
                self.problems.extend(found);
                command::Grants::default()
            }
        }
    }
}

/// Makes grants; of a pattern that cannot be read it returns which one it is.
pub(super) fn grants_of(
    write: &[Located<String>],
    variables: Vec<String>,
) -> Result<command::Grants, (usize, path::PatternProblem)> {
    let patterns: Vec<path::PathPattern<'_>> =
        write.iter().map(|entry| path::PathPattern::Glob(&entry.value)).collect();
    Ok(command::Grants { write: path::ExactPatterns::covering(&patterns)?, variables })
}
