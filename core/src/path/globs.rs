//! User globs. Compiled as one set, so that thousands cost little more than one; without the feature `globs`
//! a list that holds one does not build.

mod braces;
mod check;
mod compiled;
mod set;

use super::pattern::PatternProblem;
use crate::fold::{Depth, folded};
use braces::first_alternatives;
use check::check;
use set::{Set, SetBuilder};

/// Compiled globs; a match gives the number that was added with the glob.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlobList {
    relative: Set,
    absolute: Set,
    /// Beginnings without special characters, of the globs that have a folder before the first one.
    stems: Vec<(String, usize)>,
}

/// Collects globs.
#[derive(Debug, Default)]
pub(crate) struct GlobListBuilder {
    relative: SetBuilder,
    absolute: SetBuilder,
    stems: Vec<(String, usize)>,
}

impl GlobListBuilder {
    /// Adds a glob that matches exact spellings.
    ///
    /// # Errors
    /// `invalid-glob`, `globs-unavailable`, `too-many-patterns`.
    pub(crate) fn add_exact(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        self.add(glob, glob, number)
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
        let pattern = folded(glob, depth);
        self.add(&pattern, glob, number)?;
        let stem = pattern.split(['*', '?', '[', '{', '\\']).next().unwrap_or_default();
        if let Some((folder, _)) = stem.rsplit_once('/')
            && !folder.is_empty()
        {
            self.stems.push((folder.trim_start_matches('/').to_owned(), number));
        }
        Ok(())
    }

    fn add(&mut self, glob: &str, written: &str, number: usize) -> Result<(), PatternProblem> {
        check(written)?;
        let absolute = is_absolute(glob);
        let set = if absolute { &mut self.absolute } else { &mut self.relative };
        let anchored = glob.trim_end_matches('/').contains('/');
        let pattern = if absolute || anchored { glob.to_owned() } else { format!("**/{glob}") };
        for pattern in first_alternatives(pattern.trim_end_matches('/')) {
            set.add(&pattern, number)?;
        }
        Ok(())
    }

    /// Compiles the list.
    ///
    /// # Errors
    /// `too-many-patterns`, where the set would become too big.
    pub(crate) fn build(self) -> Result<GlobList, PatternProblem> {
        Ok(GlobList { relative: self.relative.build()?, absolute: self.absolute.build()?, stems: self.stems })
    }
}

/// Tells whether a glob speaks about absolute paths.
fn is_absolute(glob: &str) -> bool {
    let bytes = glob.as_bytes();
    glob.starts_with('/')
        || glob.starts_with("~/")
        || (bytes.first().is_some_and(u8::is_ascii_alphabetic)
            && bytes.get(1) == Some(&b':')
            && bytes.get(2) == Some(&b'/'))
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

    /// Returns the numbers of the globs whose matches all lie below the folder `path`.
    pub(crate) fn below<'a>(&'a self, path: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.stems
            .iter()
            .filter(move |(stem, _)| {
                stem.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .map(|entry| entry.1)
    }

    /// Tells whether there is no glob.
    pub(crate) fn is_empty(&self) -> bool {
        self.relative.is_empty() && self.absolute.is_empty()
    }
}
