//! The three effects and their order.

use serde::Serialize;

/// What a decision comes to; the strictest of several wins, through `Ord`.
///
/// ```
/// use countersign::Effect;
/// assert_eq!([Effect::Allow, Effect::Deny, Effect::Ask].into_iter().max(), Some(Effect::Deny));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The agent may go on without asking.
    Allow,
    /// A person must be asked first.
    Ask,
    /// It is refused.
    Deny,
}

impl Effect {
    /// Returns the name that JSON uses: `allow`, `ask` or `deny`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Ask => "ask",
            Self::Deny => "deny",
        }
    }

    /// Returns the effect of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Allow, Self::Ask, Self::Deny].into_iter().find(|effect| effect.as_str() == name)
    }
}
