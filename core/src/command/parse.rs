//! Which reader reads which language.

use super::script::Script;
use super::{cmd, posix, powershell};
use crate::operation::Shell;

/// Takes a line apart in the language of `shell`; `typed` tells that it is typed into a terminal.
pub(crate) fn parse(line: &str, shell: Shell, typed: bool) -> Script {
    match shell {
        Shell::Posix | Shell::Bash | Shell::Zsh => posix::parse(line, shell, typed),
        Shell::Powershell => powershell::parse(line),
        Shell::Cmd => cmd::parse(line),
    }
}
