//! Globs that only a matcher can answer. Without the feature `globs` none of them builds.

use super::set::Extent;
use crate::path::pattern::PatternProblem;

#[cfg(feature = "globs")]
use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};

/// The most globs of one set.
#[cfg(feature = "globs")]
const MOST_GLOBS: usize = 50_000;

#[derive(Debug, Clone, Default)]
pub(super) struct Compiled {
    #[cfg(feature = "globs")]
    set: GlobSet,
    numbers: Vec<usize>,
}

#[derive(Debug, Default)]
pub(super) struct CompiledBuilder {
    #[cfg(feature = "globs")]
    globs: Vec<globset::Glob>,
    numbers: Vec<usize>,
}

impl Compiled {
    pub(super) fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }
}

/// Calls `visit` with the path and, where what a glob names covers what is below, every folder above it.
#[cfg(feature = "globs")]
fn each_folder(path: &str, extent: Extent, mut visit: impl FnMut(&str)) {
    let mut rest = Some(path);
    while let Some(path) = rest.filter(|path| !path.is_empty()) {
        visit(path);
        let above = path.rfind('/').filter(|_| extent == Extent::Below);
        rest = above.and_then(|end| path.get(..end));
    }
}

#[cfg(feature = "globs")]
impl CompiledBuilder {
    pub(super) fn add(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        if self.globs.len() >= MOST_GLOBS {
            return Err(PatternProblem::new("too-many-patterns", 0, "a policy holds at most 50000 globs"));
        }
        let built = GlobBuilder::new(glob)
            .literal_separator(true)
            .backslash_escape(true)
            .empty_alternates(true)
            .build();
        let built =
            built.map_err(|error| PatternProblem::new("invalid-glob", 0, error.kind().to_string()))?;
        self.globs.push(built);
        self.numbers.push(number);
        Ok(())
    }

    pub(super) fn build(self) -> Result<Compiled, PatternProblem> {
        let mut builder = GlobSetBuilder::new();
        for glob in self.globs {
            builder.add(glob);
        }
        let set = builder.build();
        let set =
            set.map_err(|_| PatternProblem::new("too-many-patterns", 0, "the globs together are too big"))?;
        Ok(Compiled { set, numbers: self.numbers })
    }
}

#[cfg(feature = "globs")]
impl Compiled {
    pub(super) fn all(&self, path: &str, extent: Extent, out: &mut Vec<usize>) {
        if self.numbers.is_empty() {
            return;
        }
        let mut found = Vec::new();
        each_folder(path, extent, |folder| {
            self.set.matches_candidate_into(&Candidate::from_bytes(folder), &mut found);
            out.extend(found.iter().filter_map(|at| self.numbers.get(*at)));
        });
    }
}

#[cfg(not(feature = "globs"))]
impl CompiledBuilder {
    pub(super) fn add(&mut self, _: &str, _: usize) -> Result<(), PatternProblem> {
        Err(PatternProblem::new("globs-unavailable", 0, "this build of the component knows no globs"))
    }

    pub(super) fn build(self) -> Result<Compiled, PatternProblem> {
        Ok(Compiled { numbers: self.numbers })
    }
}

#[cfg(not(feature = "globs"))]
impl Compiled {
    pub(super) fn all(&self, _: &str, _: Extent, _: &mut Vec<usize>) {}
}
