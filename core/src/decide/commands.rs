//! Running a command line.

use super::Findings;
use crate::command::{Scene, decide_literally, decide_structure};
use crate::operation::Shell;
use crate::policy::Policy;
use crate::profile::Profile;
use crate::workspace::Workspace;

pub(super) fn decide(
    policy: &Policy,
    workspace: &Workspace,
    line: &str,
    shell: Shell,
    cwd: Option<&str>,
    typed: bool,
) -> Findings {
    let name = |index| policy.reference(index);
    let answer = match policy.profile {
        Profile::Kiro => decide_literally(&policy.commands, line, shell, policy.defaults.command, &name),
        Profile::Hardened => decide_structure(&policy.scene(workspace, shell, cwd, typed), line, &name),
    };
    Findings { reasons: answer.reasons, suggestions: answer.suggestions, target: None, parts: answer.parts }
}

impl Policy {
    /// Returns what commands are judged by.
    pub(crate) fn scene<'a>(
        &'a self,
        workspace: &'a Workspace,
        shell: Shell,
        cwd: Option<&'a str>,
        typed: bool,
    ) -> Scene<'a> {
        Scene {
            rules: &self.commands,
            paths: &self.paths,
            grants: &self.grants,
            more: None,
            workspace,
            cwd,
            shell,
            typed,
            default: self.defaults.command,
        }
    }
}
