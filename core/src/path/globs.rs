//! User globs. Compiled as one set, so that thousands cost little more than one; without the feature `globs`
//! a list that holds one does not build.

use super::lookup::Lookup;
use super::pattern::PatternProblem;
use crate::fold::{Depth, folded};

#[cfg(feature = "globs")]
use globset::{Candidate, GlobBuilder, GlobSet, GlobSetBuilder};

/// The most globs of one list.
#[cfg(feature = "globs")]
const MOST_GLOBS: usize = 50_000;
/// The deepest nesting of braces.
const DEEPEST_BRACES: usize = 8;
/// The most alternatives that the braces of one glob may multiply to.
const MOST_ALTERNATIVES: usize = 1024;

/// Compiled globs; a match gives the number that was added with the glob.
#[derive(Debug, Clone, Default)]
pub(crate) struct GlobList {
    relative: Set,
    absolute: Set,
    /// Beginnings without special characters, of the globs that have a folder before the first one.
    stems: Vec<(String, usize)>,
}

/// Globs of one kind of path, sorted by how they can be found.
#[derive(Debug, Clone, Default)]
struct Set {
    /// `**/name`: the name, of the path or of a folder above it.
    names: Lookup,
    /// `**/*.end`: the end of a name, from one of its dots on.
    ends: Lookup,
    /// Globs without special characters, and the folders of those that end with `/**`: the path or a folder.
    literals: Lookup,
    /// Globs that begin with a whole literal name; looked at only where the path begins with one of them.
    firsts: Lookup,
    anchored: Compiled,
    rest: Compiled,
}

#[derive(Debug, Clone, Default)]
struct Compiled {
    #[cfg(feature = "globs")]
    set: GlobSet,
    numbers: Vec<usize>,
}

/// Collects globs.
#[derive(Debug, Default)]
pub(crate) struct GlobListBuilder {
    relative: SetBuilder,
    absolute: SetBuilder,
    stems: Vec<(String, usize)>,
}

#[derive(Debug, Default)]
struct SetBuilder {
    names: Vec<(String, usize)>,
    ends: Vec<(String, usize)>,
    literals: Vec<(String, usize)>,
    firsts: Vec<(String, usize)>,
    anchored: CompiledBuilder,
    rest: CompiledBuilder,
}

#[derive(Debug, Default)]
struct CompiledBuilder {
    #[cfg(feature = "globs")]
    globs: Vec<globset::Glob>,
    numbers: Vec<usize>,
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
        let pattern = pattern.trim_end_matches('/');
        set.add(pattern, number)
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
    /// Returns the numbers of the globs that match the path or a folder above it, some more than once.
    pub(crate) fn all(&self, relative: Option<&str>, absolute: &str, out: &mut Vec<usize>) {
        if let Some(relative) = relative {
            self.relative.all(relative, out);
        }
        self.absolute.all(absolute, out);
    }

    /// Returns the lowest number among the globs that match the path or a folder above it.
    pub(crate) fn find(&self, relative: Option<&str>, absolute: &str) -> Option<usize> {
        let mut out = Vec::new();
        self.all(relative, absolute, &mut out);
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

impl SetBuilder {
    /// Sorts a glob in. What it names covers everything below, so that `folder/**` is the folder itself.
    fn add(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
        let anywhere = glob.strip_prefix("**/").filter(|name| !name.contains('/'));
        let end = anywhere
            .and_then(|name| name.strip_prefix('*'))
            .filter(|end| end.starts_with('.') && is_literal(end));
        let folder = glob.strip_suffix("/**").filter(|folder| !folder.is_empty());
        // Also where nothing is to be compiled: without the feature no glob may build.
        CompiledBuilder::default().add(glob, number)?;
        if let Some(end) = end {
            self.ends.push((end.to_owned(), number));
        } else if let Some(name) = anywhere.filter(|name| is_literal(name)) {
            self.names.push((name.to_owned(), number));
        } else if let Some(literal) = [folder, Some(glob)].into_iter().flatten().find(|text| is_literal(text))
        {
            self.literals.push((literal.to_owned(), number));
        } else {
            let first = first_name(glob);
            let is_anchored =
                first.len() < glob.len() && is_literal(first) && !first.trim_start_matches('/').is_empty();
            let compiled = if is_anchored { &mut self.anchored } else { &mut self.rest };
            compiled.add(glob, number)?;
            if let Some(folder) = folder {
                compiled.add(folder, number)?;
            }
            if is_anchored {
                self.firsts.push((first.to_owned(), number));
            }
        }
        Ok(())
    }

    fn build(self) -> Result<Set, PatternProblem> {
        Ok(Set {
            names: Lookup::new(self.names),
            ends: Lookup::new(self.ends),
            literals: Lookup::new(self.literals),
            firsts: Lookup::new(self.firsts),
            anchored: self.anchored.build()?,
            rest: self.rest.build()?,
        })
    }
}

impl Set {
    fn is_empty(&self) -> bool {
        let lookups = [&self.names, &self.ends, &self.literals].into_iter().all(Lookup::is_empty);
        lookups && self.anchored.numbers.is_empty() && self.rest.numbers.is_empty()
    }

    fn all(&self, path: &str, out: &mut Vec<usize>) {
        if self.is_empty() {
            return;
        }
        let path = path.trim_end_matches('/');
        // From the end, so that each name and each of its ends is known by where it stops.
        let mut end = path.len();
        for (at, byte) in path.bytes().enumerate().rev() {
            match byte {
                b'.' => self.ends.find(path.get(at..end).unwrap_or_default(), out),
                b'/' => {
                    self.names.find(path.get(at.saturating_add(1)..end).unwrap_or_default(), out);
                    self.literals.find(path.get(..end).unwrap_or_default(), out);
                    end = at;
                }
                _ => {}
            }
        }
        let first = path.get(..end).unwrap_or_default();
        self.names.find(first, out);
        self.literals.find(first, out);
        if self.firsts.contains(first_name(path)) {
            self.anchored.all(path, out);
        }
        self.rest.all(path, out);
    }
}

fn is_literal(text: &str) -> bool {
    !text.contains(['*', '?', '[', '{', '}', '\\'])
}

/// Returns the first name of a path or glob, with the `/` before it.
fn first_name(path: &str) -> &str {
    let skip = usize::from(path.starts_with('/'));
    let end =
        path.get(skip..).and_then(|rest| rest.find('/')).map_or(path.len(), |end| end.saturating_add(skip));
    path.get(..end).unwrap_or_default()
}

/// Calls `visit` with the path and every folder above it.
#[cfg(feature = "globs")]
fn each_folder(path: &str, mut visit: impl FnMut(&str)) {
    let mut rest = Some(path);
    while let Some(path) = rest.filter(|path| !path.is_empty()) {
        visit(path);
        rest = path.rfind('/').and_then(|end| path.get(..end));
    }
}

#[cfg(feature = "globs")]
impl CompiledBuilder {
    fn add(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
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

    fn build(self) -> Result<Compiled, PatternProblem> {
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
    fn all(&self, path: &str, out: &mut Vec<usize>) {
        if self.numbers.is_empty() {
            return;
        }
        let mut found = Vec::new();
        each_folder(path, |folder| {
            self.set.matches_candidate_into(&Candidate::from_bytes(folder), &mut found);
            out.extend(found.iter().filter_map(|at| self.numbers.get(*at)));
        });
    }
}

#[cfg(not(feature = "globs"))]
impl CompiledBuilder {
    fn add(&mut self, _: &str, _: usize) -> Result<(), PatternProblem> {
        Err(PatternProblem::new("globs-unavailable", 0, "this build of the component knows no globs"))
    }

    fn build(self) -> Result<Compiled, PatternProblem> {
        Ok(Compiled { numbers: self.numbers })
    }
}

#[cfg(not(feature = "globs"))]
impl Compiled {
    fn all(&self, _: &str, _: &mut Vec<usize>) {}
}

/// Finds what is wrong with a glob, with its byte, and bounds what it can grow to.
fn check(glob: &str) -> Result<(), PatternProblem> {
    let wrong = |at: usize, message: &str| Err(PatternProblem::new("invalid-glob", at, message));
    let mut braces: Vec<(usize, usize)> = Vec::new();
    let mut total = 1usize;
    let mut chars = glob.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(_) => {}
                None => return wrong(at, "a backslash at the end escapes nothing"),
            },
            '[' => {
                let negated = chars.next_if(|(_, c)| matches!(c, '!' | '^')).is_some();
                let first = chars.next_if(|(_, c)| *c == ']').is_some();
                if !chars.by_ref().any(|(_, c)| c == ']') {
                    return wrong(
                        at,
                        if negated || first {
                            "the class is never closed"
                        } else {
                            "the class is not closed"
                        },
                    );
                }
            }
            '{' => {
                braces.push((at, 1));
                if braces.len() > DEEPEST_BRACES {
                    return wrong(at, "braces are nested too deeply");
                }
            }
            ',' => {
                if let Some((_, count)) = braces.last_mut() {
                    *count = count.saturating_add(1);
                }
            }
            '}' => match braces.pop() {
                Some((_, count)) => {
                    total = total.saturating_mul(count);
                    if total > MOST_ALTERNATIVES {
                        return wrong(at, "the braces stand for too many alternatives");
                    }
                }
                None => return wrong(at, "the brace closes nothing"),
            },
            _ => {}
        }
    }
    match braces.first() {
        Some((at, _)) => wrong(*at, "the brace is not closed"),
        None => Ok(()),
    }
}
