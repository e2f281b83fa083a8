//! Globs of one kind of path, sorted by how they can be found, so that thousands cost little more than one.

use super::compiled::{Compiled, CompiledBuilder};
use crate::path::lookup::Lookup;
use crate::path::pattern::PatternProblem;

/// What a glob covers besides the path that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Extent {
    /// Everything below it.
    #[default]
    Below,
    /// Nothing, except where it ends with `/**` or `/`, which says so.
    Itself,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Set {
    extent: Extent,
    /// `**/name`: the name, of the path or of a folder above it.
    names: Lookup,
    /// `**/*.end`: the end of a name, from one of its dots on.
    ends: Lookup,
    /// Globs without special characters, and the folders of those that end with `/**`: the path or a folder.
    literals: Lookup,
    /// Globs without special characters that cover nothing below: the path.
    wholes: Lookup,
    /// Globs that begin with a whole literal name; looked at only where the path begins with one of them.
    firsts: Lookup,
    anchored: Compiled,
    /// Those that begin with `**/` and are neither a name nor an end.
    floating: Compiled,
    rest: Compiled,
}

#[derive(Debug, Default)]
pub(super) struct SetBuilder {
    extent: Extent,
    names: Vec<(String, usize)>,
    ends: Vec<(String, usize)>,
    literals: Vec<(String, usize)>,
    wholes: Vec<(String, usize)>,
    firsts: Vec<(String, usize)>,
    anchored: CompiledBuilder,
    floating: CompiledBuilder,
    rest: CompiledBuilder,
}

impl SetBuilder {
    pub(super) fn new(extent: Extent) -> Self {
        Self { extent, ..Self::default() }
    }

    /// Sorts a glob in; `folder/**` is the folder itself, too.
    pub(super) fn add(&mut self, glob: &str, number: usize) -> Result<(), PatternProblem> {
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
        } else if let Some(folder) = folder.filter(|folder| is_literal(folder)) {
            self.literals.push((folder.to_owned(), number));
        } else if is_literal(glob) {
            let list = match self.extent {
                Extent::Below => &mut self.literals,
                Extent::Itself => &mut self.wholes,
            };
            list.push((glob.to_owned(), number));
        } else {
            let first = first_name(glob);
            let is_anchored =
                first.len() < glob.len() && is_literal(first) && !first.trim_start_matches('/').is_empty();
            let compiled = match is_anchored {
                true => &mut self.anchored,
                false if floats(glob) => &mut self.floating,
                false => &mut self.rest,
            };
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

    pub(super) fn build(self) -> Result<Set, PatternProblem> {
        Ok(Set {
            extent: self.extent,
            wholes: Lookup::new(self.wholes),
            names: Lookup::new(self.names),
            ends: Lookup::new(self.ends),
            literals: Lookup::new(self.literals),
            firsts: Lookup::new(self.firsts),
            anchored: self.anchored.build()?,
            floating: self.floating.build()?,
            rest: self.rest.build()?,
        })
    }
}

impl Set {
    pub(super) fn is_empty(&self) -> bool {
        let lookups =
            [&self.names, &self.ends, &self.literals, &self.wholes].into_iter().all(Lookup::is_empty);
        lookups && [&self.anchored, &self.floating, &self.rest].into_iter().all(Compiled::is_empty)
    }

    /// Returns the numbers of the globs that match `path`, or cover it by a folder above.
    pub(super) fn all(&self, path: &str, out: &mut Vec<usize>) {
        if !self.is_empty() {
            self.visit::<true>(path, out);
        }
    }

    /// Does as [`Self::all`] for the globs that say nothing about where their first name stands.
    pub(super) fn floating(&self, path: &str, out: &mut Vec<usize>) {
        if !self.is_empty() {
            self.visit::<false>(path, out);
        }
    }

    fn visit<const ANCHORED: bool>(&self, path: &str, out: &mut Vec<usize>) {
        let path = path.trim_end_matches('/');
        // From the end, so that each name and each of its ends is known by where it stops.
        let (mut end, mut named) = (path.len(), true);
        for (at, byte) in path.bytes().enumerate().rev() {
            match byte {
                b'.' if named => self.ends.find(path.get(at..end).unwrap_or_default(), out),
                b'/' => {
                    if named {
                        self.names.find(path.get(at.saturating_add(1)..end).unwrap_or_default(), out);
                    }
                    if ANCHORED {
                        self.literals.find(path.get(..end).unwrap_or_default(), out);
                    }
                    // What covers nothing below is asked about the last name alone.
                    named &= self.extent == Extent::Below;
                    end = at;
                }
                _ => {}
            }
        }
        let first = path.get(..end).unwrap_or_default();
        if named {
            self.names.find(first, out);
        }
        if ANCHORED {
            self.literals.find(first, out);
            self.wholes.find(path, out);
            if self.firsts.contains(first_name(path)) {
                self.anchored.all(path, self.extent, out);
            }
            self.rest.all(path, self.extent, out);
        }
        self.floating.all(path, self.extent, out);
    }
}

/// Tells whether a glob holds at any depth.
fn floats(glob: &str) -> bool {
    glob == "**" || glob.starts_with("**/")
}

pub(super) fn is_literal(text: &str) -> bool {
    !text.contains(['*', '?', '[', '{', '}', '\\'])
}

/// Returns the first name of a path or glob, with the `/` before it.
fn first_name(path: &str) -> &str {
    let skip = usize::from(path.starts_with('/'));
    let end =
        path.get(skip..).and_then(|rest| rest.find('/')).map_or(path.len(), |end| end.saturating_add(skip));
    path.get(..end).unwrap_or_default()
}
