//! Where in the words of a command another command may start that nothing else looks at.

use super::flow::Call;
use super::judge::Known;
use super::resolve::Argument;
use super::stops::MOST_WORDS;
use super::words::{bare_name, is_wrapper};
use crate::operation::Shell;
use crate::program::{Class, Finding};

/// The words at which a command may start; the first always does.
pub(super) enum Starts {
    /// Nobody knows what the command does with its words.
    Everywhere,
    /// At these, and at every word from `after` on.
    Some { at: Vec<usize>, after: usize },
}

impl Starts {
    /// Finds them in a call. A command inside that a profile knows is judged by itself.
    pub(super) fn of(name: &str, call: &Call, known: Option<&Known<'_>>) -> Self {
        let Some(known) = known else { return Self::Everywhere };
        let complete = known.reading.as_ref().is_some_and(|reading| reading.complete);
        let judged = known.findings().iter().any(|finding| matches!(finding, Finding::Inner { .. }));
        if may_run(name, call.shell) && !complete && !judged {
            return Self::Everywhere;
        }
        let (mut at, mut after) = (Vec::new(), usize::MAX);
        for finding in known.findings() {
            match finding {
                Finding::Alias { argument } => at.push(argument.saturating_add(1)),
                Finding::Danger { argument, class: Class::Exec, .. } => {
                    after = after.min(argument.saturating_add(1))
                }
                Finding::Danger { .. }
                | Finding::Write { .. }
                | Finding::Inside { .. }
                | Finding::Inner { .. }
                | Finding::Script { .. }
                | Finding::Source { .. }
                | Finding::Directory { .. } => {}
            }
        }
        Self::Some { at, after }
    }

    /// Finds them in one command of a line that was not taken apart.
    pub(super) fn of_line(words: &[Argument], shell: Shell) -> Self {
        let runs = words.first().is_some_and(|word| may_run(&bare_name(&word.text), shell));
        if runs { Self::Everywhere } else { Self::Some { at: Vec::new(), after: usize::MAX } }
    }

    pub(super) fn holds(&self, word: usize) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Some { at, after } => word == 0 || word >= *after || at.contains(&word),
        }
    }

    /// Returns words that are lines for a shell: where a command may start, a word of several is one (`ssh h 'rm x'`).
    pub(super) fn lines<'w>(&self, words: &'w [Argument]) -> impl Iterator<Item = &'w Argument> {
        let is_line = |(at, word): &(usize, &Argument)| {
            *at > 0 && self.holds(*at) && word.known && word.text.contains([' ', '\t'])
        };
        words.iter().enumerate().filter(is_line).take(MOST_WORDS).map(|(_, word)| word)
    }
}

/// Tells whether a command of that bare name may run what its words name.
fn may_run(name: &str, shell: Shell) -> bool {
    let of_shell: &[&str] = match shell {
        Shell::Cmd => &["call", "start"],
        Shell::Powershell => &["start", "saps", "start-process", "iex", "invoke-expression"],
        Shell::Posix | Shell::Bash | Shell::Zsh => &["trap"],
    };
    of_shell.contains(&name) || is_wrapper(name)
}
