//! The exact spelling of a path, which is all that may loosen.

use super::contain::absolute;
use crate::path::exact::ExactPatterns;
use crate::path::place::Place;
use crate::path::readings::Ground;

/// One exact spelling, in the forms that patterns speak about.
#[derive(Debug)]
pub(super) struct Spelling {
    /// Below the root, with `/` between the names; nothing outside.
    relative: Option<String>,
    /// The whole, with `/` between the names.
    absolute: String,
    /// Below the home folder, after `~/`.
    home: Option<String>,
}

impl Spelling {
    pub(super) fn of(place: &Place<'_>, ground: &Ground<'_>) -> Self {
        Self {
            relative: ground.root_of(place).map(|root| place.joined_from(root.components.len())),
            absolute: absolute(place),
            home: ground.below_home(place),
        }
    }

    /// Tells whether one of `patterns` matches.
    pub(super) fn matches(&self, patterns: &ExactPatterns) -> bool {
        patterns.find(self.relative.as_deref(), &self.absolute, self.home.as_deref()).is_some()
    }
}
