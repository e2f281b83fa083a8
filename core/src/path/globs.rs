//! User globs. Compiled as one set, so that thousands cost little more than one; without the feature `globs`
//! a list that holds one does not build.

mod braces;
mod check;
mod compiled;
mod set;
mod tidy;

use super::lookup::Lookup;
use super::pattern::PatternProblem;
use crate::fold::{Depth, folded};
pub(crate) use braces::alternatives;
use braces::{first_alternatives, stems};
use check::check;
pub(crate) use set::Extent;
use set::{Set, SetBuilder};
use tidy::tidy;

/// The most folders that the globs of a list may lie in, the alternatives of their braces counted apart.
const MOST_STEMS: usize = 100_000;

/// Compiled globs; a match gives the number that was added with the glob.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlobList {
    relative: Set,
    absolute: Set,
    /// The folders that everything the globs match lies below.
    relative_stems: Lookup,
    absolute_stems: Lookup,
}

/// Collects globs.
#[derive(Debug, Default)]
pub(crate) struct GlobListBuilder {
    extent: Extent,
    relative: SetBuilder,
    absolute: SetBuilder,
    relative_stems: Vec<(String, usize)>,
    absolute_stems: Vec<(String, usize)>,
    home: bool,
}

impl GlobListBuilder {
    /// Starts a list of globs that cover `extent`.
    pub(crate) fn new(extent: Extent) -> Self {
        let set = || SetBuilder::new(extent);
        Self { extent, relative: set(), absolute: set(), ..Self::default() }
    }

    /// Adds a glob that matches exact spellings.
    ///
    /// # Errors
    /// `invalid-glob`, `globs-unavailable`, `too-many-patterns`.
    pub(crate) fn add_exact(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        check(glob)?;
        self.add(glob, number)
    }

    /// Adds a glob that matches folded spellings.
    ///
    /// # Errors
    /// As [`Self::add_exact`].
    pub(crate) fn add_folded(
        &mut self,
        glob: &str,
        number: usize,
        depth: Depth,
    ) -> Result<(), PatternProblem> {
        check(glob)?;
        self.add_stopping(&folded(glob, depth), number)?;
        // A backslash that escapes a bracket and no other may be meant as a separator before a class, on Windows.
        let separated = glob.replace('\\', "/");
        if glob.contains("\\[") && !glob.contains("\\]") && check(&separated).is_ok() {
            self.add_stopping(&folded(&separated, depth), number)?;
        }
        Ok(())
    }

    fn add_stopping(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        self.add(glob, number)?;
        for stem in stems(&tidy(glob)) {
            let list = if is_absolute(&[&stem, "/"].concat()) {
                &mut self.absolute_stems
            } else {
                &mut self.relative_stems
            };
            list.push((stem, number));
        }
        if self.absolute_stems.len().max(self.relative_stems.len()) > MOST_STEMS {
            return Err(PatternProblem::new("too-many-patterns", 0, "the braces stand for too many folders"));
        }
        Ok(())
    }

    fn add(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        let tidied = tidy(glob);
        let glob = tidied.trim_end_matches('/');
        let anchored = glob.contains('/');
        // A separator at the end says that a folder is meant.
        let ending = if self.extent == Extent::Itself && glob != tidied { "/**" } else { "" };
        for pattern in first_alternatives(&[glob, ending].concat()) {
            let absolute = is_absolute(&pattern) || glob.is_empty();
            self.home |= pattern.starts_with("~/");
            match (absolute, anchored) {
                (true, _) => self.absolute.add(&pattern, number)?,
                (false, true) => self.relative.add(&pattern, number)?,
                (false, false) => self.relative.add(&["**/", &pattern].concat(), number)?,
            }
        }
        Ok(())
    }

    /// Tells whether a glob begins with `~/`.
    pub(crate) fn speaks_of_home(&self) -> bool {
        self.home
    }

    /// Compiles the list.
    ///
    /// # Errors
    /// `too-many-patterns`, where the set would become too big.
    pub(crate) fn build(self) -> Result<GlobList, PatternProblem> {
        Ok(GlobList {
            relative: self.relative.build()?,
            absolute: self.absolute.build()?,
            relative_stems: Lookup::new(self.relative_stems),
            absolute_stems: Lookup::new(self.absolute_stems),
        })
    }
}

/// Tells whether a glob speaks about absolute paths.
fn is_absolute(glob: &str) -> bool {
    let drive = glob.starts_with(|c: char| c.is_ascii_alphabetic())
        && glob.get(1..).is_some_and(|rest| rest.starts_with(":/"));
    glob.starts_with('/') || glob.starts_with("~/") || drive
}

impl GlobList {
    /// Returns the numbers of the globs about paths below a root that match the path or a folder above it, some
    /// more than once.
    pub(crate) fn relative(&self, relative: &str, out: &mut Vec<usize>) {
        self.relative.all(relative, out);
    }

    /// Does as [`Self::relative`] for the globs among them that hold at any depth, which is all that can be said
    /// where no root is known: a path outside, or in a place that nobody knows.
    pub(crate) fn floating(&self, path: &str, out: &mut Vec<usize>) {
        self.relative.floating(path, out);
    }

    /// Does as [`Self::relative`] for the globs about absolute paths.
    pub(crate) fn absolute(&self, absolute: &str, out: &mut Vec<usize>) {
        self.absolute.all(absolute, out);
    }

    /// Returns the lowest number among the globs that match the path or a folder above it.
    pub(crate) fn find(&self, relative: Option<&str>, absolute: &str) -> Option<usize> {
        let mut out = Vec::new();
        if let Some(relative) = relative {
            self.relative(relative, &mut out);
        }
        self.absolute(absolute, &mut out);
        out.into_iter().min()
    }

    /// Returns the numbers of the globs about paths below a root whose matches all lie below the folder `path`.
    pub(crate) fn relative_below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.relative_stems.below(path.trim_end_matches('/'))
    }

    /// Does as [`Self::relative_below`] for the globs about absolute paths.
    pub(crate) fn absolute_below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.absolute_stems.below(path.trim_end_matches('/'))
    }

    /// Tells whether there is no glob.
    pub(crate) fn is_empty(&self) -> bool {
        self.relative.is_empty() && self.absolute.is_empty()
    }
}
