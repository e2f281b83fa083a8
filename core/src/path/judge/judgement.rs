//! What is found about one path, as a value.

use crate::decision::{Reason, RuleReference};
use crate::effect::Effect;

/// What is found about one path.
///
/// Invariant: `reasons` are sorted strictest first; an empty list means that nothing speaks against the path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// Every finding. A finding that only informs has the effect `allow`.
    pub reasons: Vec<Reason>,
    /// The normalised absolute path that the host should use; nothing where the path is invalid or unknown.
    pub target: Option<String>,
    /// Whether the path lies in the workspace, as given and as resolved.
    pub inside: bool,
    /// The rule of the policy that allows the path by its exact spelling.
    pub allowed_by: Option<RuleReference>,
    /// The absolute path with `/` between the names, where that is not the target already.
    pub(super) slashed: Option<String>,
    /// The byte of the absolute path where the names below the root begin.
    pub(super) below: Option<usize>,
}

impl Judgement {
    /// Returns the absolute path, exactly spelled, with `/` between the names.
    #[must_use]
    pub fn absolute(&self) -> Option<&str> {
        self.slashed.as_deref().or(self.target.as_deref())
    }

    /// Returns the path below its root, exactly spelled, with `/` between the names; nothing outside the workspace.
    #[must_use]
    pub fn relative(&self) -> Option<&str> {
        let absolute = self.absolute()?;
        Some(absolute.get(self.below?..).unwrap_or_default())
    }

    /// Makes the judgement of a path inside the workspace that nothing speaks about.
    pub(crate) fn free(target: String, below: usize) -> Self {
        Self { target: Some(target), below: Some(below), inside: true, ..Self::default() }
    }

    /// Returns the strictest effect found, `allow` where nothing was.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.reasons.iter().map(|reason| reason.effect).max().unwrap_or(Effect::Allow)
    }
}
