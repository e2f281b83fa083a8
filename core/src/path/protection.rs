//! What a policy protects, compiled once. Knows patterns and views, not operations.

mod builder;
mod hits;
mod quick;
mod texts;

pub use builder::ProtectionBuilder;
use quick::Needed;
pub(crate) use texts::Texts;

use super::exact::ExactPatterns;
use super::globs::GlobList;
use super::listed::Table;
use super::longname::LongNames;
use super::lookup::{Lengths, Lookup};
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::fold::{Depth, Tags};
use crate::ignore::IgnoreRules;
use crate::profile::Profile;

/// What a rule speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleScope {
    /// A protected path: creating, changing, deleting, moving.
    Protected,
    /// A rule of the policy for writing.
    Write,
    /// A rule of the policy for reading and searching.
    Read,
}

/// A compiled rule.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) scope: RuleScope,
    pub(crate) effect: Effect,
    pub(crate) reference: RuleReference,
    pub(crate) kind: Kind,
    pub(crate) unless: ExactPatterns,
    written: String,
}

/// How a rule looks at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A folder: the text ends with `/`.
    Folder,
    /// Any other text.
    Text,
    /// The last name.
    Basename,
    /// A glob.
    Glob,
}

/// A rule or table entry that a view hits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) which: Which,
    /// The first and last name it touches; nothing for a glob, which speaks about the whole path.
    pub(crate) names: Option<(usize, usize)>,
    pub(crate) tags: Tags,
}

/// Where the hit rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Which {
    Rule(usize),
    Hardened(usize),
    Build(usize),
}

/// Everything that a policy says about paths.
///
/// Invariant: it is immutable, and the built-in rules are always in it.
#[derive(Debug, Clone)]
pub struct Protection {
    pub(crate) profile: Profile,
    pub(crate) ignore: Vec<(RuleSource, IgnoreRules)>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) depth: Depth,
    contains: Vec<(String, usize)>,
    /// What each of `contains` needs.
    needed: Vec<Needed>,
    /// First bytes and lengths of every name that a rule or table begins with.
    names: Lengths,
    /// Whether a rule speaks about reading.
    reading: bool,
    /// Whether a glob begins with `~/`.
    home: bool,
    basenames: Lookup,
    /// The folders among `contains`, without their `/`.
    folders: Lookup,
    /// What generated short names may stand for.
    long_names: LongNames,
    folded_globs: GlobList,
    exact_globs: GlobList,
    pub(crate) allowing: Vec<(ExactPatterns, usize)>,
    hardened: Option<Table>,
    build: Option<Table>,
}

impl Protection {
    /// Tells whether a pattern begins with `~/`.
    pub(crate) fn speaks_of_home(&self) -> bool {
        self.home
    }

    /// Tells whether nothing in the policy speaks about reading.
    pub(crate) fn is_open_to_reading(&self) -> bool {
        self.ignore.is_empty() && !self.reading
    }

    fn tables(&self) -> impl Iterator<Item = (&Table, fn(usize) -> Which)> {
        let hardened = self.hardened.iter().map(|table| (table, Which::Hardened as fn(usize) -> Which));
        hardened.chain(self.build.iter().map(|table| (table, Which::Build as fn(usize) -> Which)))
    }

    /// Returns the pattern and the reason of a table entry.
    pub(crate) fn listed(&self, which: Which) -> Option<(&'static str, &'static str, usize)> {
        let (table, index) = match which {
            Which::Rule(_) => return None,
            Which::Hardened(index) => (self.hardened.as_ref()?, index),
            Which::Build(index) => (self.build.as_ref()?, index),
        };
        table.entry(index).map(|entry| (entry.pattern, entry.why, index))
    }
}
