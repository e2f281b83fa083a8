//! The spellings of one reading of a path that globs are asked about.

use crate::fold::{Depth, folded};
use crate::path::lexer::Volume;
use crate::path::place::Place;
use crate::path::readings::Home;
use crate::path::view::View;

/// What globs are asked about: where a reading lies, and which roots may hold it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts<'t> {
    pub(crate) place: &'t Place<'t>,
    /// How many names belong to each root that may hold the place.
    pub(crate) roots: &'t [usize],
    /// Whether a root holds it for sure.
    pub(crate) inside: bool,
    /// How it may lie to the home folder, where a pattern speaks about that.
    pub(crate) home: Option<Home>,
}

impl Texts<'_> {
    /// Writes the reading of `view` from its volume on.
    pub(super) fn folded(&self, view: &View<'_>, depth: Depth) -> String {
        let mut out = folded(&self.volume(), depth);
        out.push_str(&view.joined);
        out
    }

    /// Writes the place from its volume on, exactly.
    pub(super) fn exact(&self) -> String {
        let mut out = self.volume();
        out.push_str(&self.place.joined_from(0));
        out
    }

    /// Returns a whole reading, and on a drive also without the drive, for a pattern that names none means them all.
    pub(super) fn volumes<'a>(&self, whole: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
        let bare = matches!(self.place.volume, Volume::Drive(_)).then(|| whole.get(2..)).flatten();
        core::iter::once(whole).chain(bare)
    }

    /// Writes the volume up to where the names begin.
    fn volume(&self) -> String {
        match &self.place.volume {
            Volume::Posix | Volume::Unknown => "/".to_owned(),
            Volume::Drive(letter) => format!("{letter}:/"),
            Volume::Share(share) => format!("//{}/", share.replace('\\', "/")),
            Volume::Uri(uri) => format!("{uri}/"),
        }
    }
}
