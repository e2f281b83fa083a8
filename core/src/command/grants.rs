//! What else commands may do: files they may write, variables they may set.

use crate::path::ExactPatterns;

/// Grants, of a policy or of one rule.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grants {
    pub(crate) write: ExactPatterns,
    pub(crate) variables: Vec<String>,
}

impl Grants {
    /// Tells whether a variable of that name may be set.
    pub(crate) fn sets(&self, name: &str) -> bool {
        self.variables.iter().any(|granted| granted == name)
    }
}
