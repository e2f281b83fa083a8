//! The two profiles and their order.

use serde::Serialize;

/// Which rules for commands and paths are in force; the stricter of several wins, through `Ord`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// The literal rule: commands are one string, paths outside the workspace are noted.
    Kiro,
    /// Structure: a command is allowed only if every part is; writes outside the workspace ask.
    Hardened,
}
