//! What the host says about the place the agent works in.

use serde::Serialize;

/// The naming rules of the machine that paths belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// Linux and other Unix systems.
    #[default]
    Posix,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
}

/// The roots the agent works in and the facts of its platform.
///
/// Invariant: it holds what the host said, unchecked; a root that is no absolute path leaves every path outside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Absolute paths of the folders that belong to the workspace; relative paths resolve against the first.
    pub roots: Vec<String>,
    /// The naming rules in force.
    pub platform: Platform,
    /// Whether names differ by case alone; `None` where the host does not know.
    pub case_sensitive: Option<bool>,
    /// The home folder, which a leading `~/` means.
    pub home: Option<String>,
    /// Absolute paths of the folders whose git configuration the person trusts.
    pub repositories: Vec<String>,
}
