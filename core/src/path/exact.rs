//! Patterns that loosen: exclusions, allowing rules and grants. They match the exact spelling only.

use super::globs::{Extent, GlobList, GlobListBuilder};
use super::pattern::{PathPattern, PatternProblem};

/// A list of patterns that match exactly.
#[derive(Debug, Clone, Default)]
pub struct ExactPatterns {
    contains: Vec<(String, usize)>,
    basenames: Vec<(String, usize)>,
    globs: GlobList,
}

impl ExactPatterns {
    /// Compiles `patterns` that cover the path they name and nothing below it, unless they end with `/**` or `/`:
    /// exclusions and rules that allow. The number that a match returns is the place in this list.
    ///
    /// # Errors
    /// The place of the pattern that cannot be used, and what is wrong with it.
    ///
    /// ```
    /// use countersign::path::{ExactPatterns, PathPattern};
    /// let logs = ExactPatterns::build(&[PathPattern::Glob("*.log")]).unwrap();
    /// assert_eq!(logs.find(Some("a.log"), "/ws/a.log", None), Some(0));
    /// assert_eq!(logs.find(Some("a.log/run.sh"), "/ws/a.log/run.sh", None), None);
    /// ```
    pub fn build(patterns: &[PathPattern<'_>]) -> Result<Self, (usize, PatternProblem)> {
        Self::with(patterns, Extent::Itself)
    }

    /// Does as [`Self::build`] for patterns that cover everything below what they name: grants.
    ///
    /// # Errors
    /// As [`Self::build`].
    ///
    /// ```
    /// use countersign::path::{ExactPatterns, PathPattern};
    /// let grants = ExactPatterns::covering(&[PathPattern::Glob("build")]).unwrap();
    /// assert_eq!(grants.find(Some("build/a"), "/ws/build/a", None), Some(0));
    /// let (place, problem) = ExactPatterns::covering(&[PathPattern::Glob("{a")]).unwrap_err();
    /// assert_eq!((place, problem.code), (0, "invalid-glob"));
    /// ```
    pub fn covering(patterns: &[PathPattern<'_>]) -> Result<Self, (usize, PatternProblem)> {
        Self::with(patterns, Extent::Below)
    }

    fn with(patterns: &[PathPattern<'_>], extent: Extent) -> Result<Self, (usize, PatternProblem)> {
        let mut out = Self::default();
        let mut globs = GlobListBuilder::new(extent);
        for (index, pattern) in patterns.iter().enumerate() {
            pattern.check().map_err(|problem| (index, problem))?;
            match pattern {
                PathPattern::Contains(text) => out.contains.push(((*text).to_owned(), index)),
                PathPattern::Basename(text) => out.basenames.push(((*text).to_owned(), index)),
                PathPattern::Glob(text) => {
                    globs.add_exact(text, index).map_err(|problem| (index, problem))?
                }
            }
        }
        out.globs = globs.build().map_err(|problem| (0, problem))?;
        Ok(out)
    }

    /// Returns the place of the first pattern that matches `relative`, the path below the root with `/` between
    /// the names, `absolute`, the whole path with `/` between them, or `home`, the path below the home folder
    /// after `~/`.
    #[must_use]
    pub fn find(&self, relative: Option<&str>, absolute: &str, home: Option<&str>) -> Option<usize> {
        let text = relative.unwrap_or(absolute);
        let basename = text.rsplit('/').next().unwrap_or_default();
        let contained =
            self.contains.iter().filter(|(needle, _)| text.contains(needle.as_str())).map(|entry| entry.1);
        let named = self.basenames.iter().filter(|(name, _)| name == basename).map(|entry| entry.1);
        let at_home = home.and_then(|home| self.globs.find(None, home));
        contained.chain(named).chain(self.globs.find(relative, absolute)).chain(at_home).min()
    }

    /// Tells whether there is no pattern.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contains.is_empty() && self.basenames.is_empty() && self.globs.is_empty()
    }
}
