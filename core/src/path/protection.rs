//! What a policy protects, compiled once. Knows patterns and views, not operations.

use super::exact::ExactPatterns;
use super::globs::{GlobList, GlobListBuilder};
use super::listed::{Reach, Table, Touch};
use super::lookup::{Lengths, Lookup};
use super::pattern::{PathPattern, PatternProblem};
use super::shortname::{self, ShortFamily};
use super::tables::{build::BUILD, hardened::HARDENED};
use super::view::View;
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::fold::Tags;
use crate::fold::{Depth, folded, trimmed_length};
use crate::ignore::IgnoreRules;
use crate::profile::Profile;

/// The built-in patterns in their order: five that may stand anywhere, three that are a last name.
const BUILT_IN: [PathPattern<'static>; 8] = [
    PathPattern::Contains(".vscode/"),
    PathPattern::Contains("vscode~"),
    PathPattern::Contains(".git/"),
    PathPattern::Contains("git~"),
    PathPattern::Contains(".code-workspace"),
    PathPattern::Basename(".git"),
    PathPattern::Basename("mcp.json"),
    PathPattern::Basename(".kiroignore"),
];

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
    /// The bytes that each of `contains` needs.
    needed: Vec<u64>,
    /// First bytes and lengths of every name that a rule or table begins with.
    names: Lengths,
    /// Whether a rule speaks about reading.
    reading: bool,
    /// Whether a glob begins with `~/`.
    home: bool,
    basenames: Lookup,
    /// The folders among `contains`, without their `/`.
    folders: Lookup,
    families: Vec<(ShortFamily, usize, Kind)>,
    folded_globs: GlobList,
    exact_globs: GlobList,
    pub(crate) allowing: Vec<(ExactPatterns, usize)>,
    hardened: Option<Table>,
    build: Option<Table>,
}

/// Collects what a policy says about paths.
#[derive(Debug)]
pub struct ProtectionBuilder {
    profile: Profile,
    build: bool,
    rules: Vec<(Rule, PatternText)>,
    ignore: Vec<(RuleSource, IgnoreRules)>,
}

#[derive(Debug)]
enum PatternText {
    Contains(String),
    Basename(String),
    Glob(String),
}

impl ProtectionBuilder {
    /// Starts with the built-in rules and the lists of `profile`.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        let mut out = Self { profile, build: false, rules: Vec::new(), ignore: Vec::new() };
        for (index, pattern) in BUILT_IN.iter().enumerate() {
            let reference = RuleReference {
                source: RuleSource::Builtin,
                index: u32::try_from(index).unwrap_or(u32::MAX),
                list: None,
                pattern: pattern.text().to_owned(),
                id: None,
                reason: None,
            };
            out.push(RuleScope::Protected, Effect::Ask, *pattern, reference, ExactPatterns::default());
        }
        out
    }

    /// Adds the preset `name` and tells whether it is one about paths: `protect-build` is the only one.
    pub fn preset(&mut self, name: &str) -> bool {
        self.build |= name == "protect-build";
        name == "protect-build"
    }

    /// Adds a rule. `unless` are the exact spellings that it leaves alone; a rule that allows matches exactly.
    ///
    /// # Errors
    /// What is wrong with the pattern or, with its number, an exclusion.
    pub fn rule(
        &mut self,
        scope: RuleScope,
        effect: Effect,
        pattern: PathPattern<'_>,
        reference: RuleReference,
        unless: &[PathPattern<'_>],
    ) -> Result<(), (Option<usize>, PatternProblem)> {
        pattern.check().map_err(|problem| (None, problem))?;
        if let PathPattern::Glob(glob) = pattern {
            GlobListBuilder::default().add_exact(glob, 0).map_err(|problem| (None, problem))?;
        }
        let unless = ExactPatterns::build(unless).map_err(|(index, problem)| (Some(index), problem))?;
        self.push(scope, effect, pattern, reference, unless);
        Ok(())
    }

    fn push(
        &mut self,
        scope: RuleScope,
        effect: Effect,
        pattern: PathPattern<'_>,
        reference: RuleReference,
        unless: ExactPatterns,
    ) {
        let (kind, text) = match pattern {
            PathPattern::Contains(text) if text.ends_with('/') => {
                (Kind::Folder, PatternText::Contains(text.into()))
            }
            PathPattern::Contains(text) => (Kind::Text, PatternText::Contains(text.into())),
            PathPattern::Basename(text) => (Kind::Basename, PatternText::Basename(text.into())),
            PathPattern::Glob(text) => (Kind::Glob, PatternText::Glob(text.into())),
        };
        let written = pattern.text().to_owned();
        self.rules.push((Rule { scope, effect, reference, kind, unless, written }, text));
    }

    /// Adds the ignore lines of a layer, which deny reading and searching. A line that takes back speaks about
    /// the lines of its own list only.
    pub fn ignore(&mut self, source: RuleSource, rules: IgnoreRules) {
        if !rules.is_empty() {
            self.ignore.push((source, rules));
        }
    }

    /// Compiles everything.
    ///
    /// # Errors
    /// `too-many-patterns`, where the globs together are too big.
    pub fn build(self) -> Result<Protection, PatternProblem> {
        let wide = self.rules.iter().any(|(rule, _)| !rule.written.is_ascii());
        let depth = if wide { Depth::Full } else { Depth::Ascii };
        let mut out = Protection {
            profile: self.profile,
            ignore: self.ignore,
            rules: Vec::with_capacity(self.rules.len()),
            depth,
            contains: Vec::new(),
            needed: Vec::new(),
            names: Lengths::default(),
            home: self.rules.iter().any(|(rule, _)| rule.written.starts_with("~/")),
            reading: self.rules.iter().any(|(rule, _)| rule.scope == RuleScope::Read),
            basenames: Lookup::default(),
            folders: Lookup::default(),
            families: Vec::new(),
            folded_globs: GlobList::default(),
            exact_globs: GlobList::default(),
            allowing: Vec::new(),
            hardened: (self.profile == Profile::Hardened).then(|| Table::new(HARDENED)),
            build: self.build.then(|| Table::new(BUILD)),
        };
        let mut basenames = Vec::new();
        let (mut folded_globs, mut exact_globs) = (GlobListBuilder::default(), GlobListBuilder::default());
        for (index, (rule, text)) in self.rules.into_iter().enumerate() {
            if rule.effect == Effect::Allow {
                let pattern = match &text {
                    PatternText::Contains(text) => PathPattern::Contains(text),
                    PatternText::Basename(text) => PathPattern::Basename(text),
                    PatternText::Glob(text) => PathPattern::Glob(text),
                };
                let exact = ExactPatterns::build(&[pattern]).map_err(|(_, problem)| problem)?;
                out.allowing.push((exact, index));
                out.rules.push(rule);
                continue;
            }
            match text {
                PatternText::Contains(text) => out.add_contains(&text, index, rule.kind, depth),
                PatternText::Basename(text) => {
                    let name = folded(&text, depth);
                    let length = trimmed_length(&name).0;
                    if length > 0 && length < name.len() {
                        basenames.push((name.get(..length).unwrap_or_default().to_owned(), index));
                    }
                    basenames.push((name, index));
                    out.families.extend(ShortFamily::of(&text).map(|family| (family, index, Kind::Basename)));
                }
                PatternText::Glob(text) => {
                    out.families.extend(family_of_glob(&text).map(|family| (family, index, Kind::Folder)));
                    // Folding can break a class, or turn what it excludes around: then it counts as written too.
                    let whole = folded_globs.add_folded(&text, index, depth);
                    if whole.is_err() || text.contains('[') {
                        exact_globs.add_exact(&text, index)?;
                    }
                }
            }
            out.rules.push(rule);
        }
        out.basenames = Lookup::new(basenames);
        let folders = out
            .contains
            .iter()
            .filter_map(|(text, index)| Some((text.strip_suffix('/')?.to_owned(), *index)));
        out.folders = Lookup::new(folders.collect());
        out.names =
            out.tables().fold(out.folders.lengths().clone(), |names, (table, _)| names.and(table.lengths()));
        // Without its final `/`, which a path that ends there has not.
        out.needed = out.contains.iter().map(|(text, _)| bytes_of(text.trim_end_matches('/'))).collect();
        out.folded_globs = folded_globs.build()?;
        out.exact_globs = exact_globs.build()?;
        Ok(out)
    }
}

impl Protection {
    fn add_contains(&mut self, text: &str, index: usize, kind: Kind, depth: Depth) {
        let text = text.replace('\\', "/");
        self.contains.push((folded(&text, depth), index));
        let name = text.trim_matches('/').rsplit('/').next().unwrap_or_default();
        if text.contains('~') || name.is_empty() {
            return;
        }
        self.families.extend(ShortFamily::of(name).map(|family| (family, index, kind)));
        if kind == Kind::Text
            && let Some((_, extension)) = name.rsplit_once('.')
        {
            self.families.extend(ShortFamily::of_extension(extension).map(|family| (family, index, kind)));
        }
    }

    /// Finds every rule and table entry that `view` hits. `relative` and `absolute` are the exact spellings.
    pub(crate) fn hits(&self, view: &View<'_>, texts: &Texts<'_>, reach: Reach, out: &mut Vec<Hit>) {
        self.direct_hits(view, reach, out);
        if view.has_counter() {
            self.short_hits(view, out);
        }
        let mut numbers = Vec::new();
        if !self.folded_globs.is_empty() {
            let relative = texts.relative.is_some().then(|| view.from(view.below));
            let absolute = match texts.absolute.starts_with('/') {
                true => format!("/{}", view.joined),
                false => format!(
                    "{}/{}",
                    texts.absolute.split('/').next().unwrap_or_default().to_lowercase(),
                    view.joined
                ),
            };
            self.folded_globs.all(relative, &absolute, &mut numbers);
            if reach == Reach::Below {
                let path = view.from(view.below).trim_end_matches('/');
                numbers.extend(self.folded_globs.below(path));
                numbers.extend(self.folded_globs.below(view.joined.trim_end_matches('/')));
            }
        }
        if let Some(home) = texts.home {
            self.folded_globs.all(None, &folded(home, self.depth), &mut numbers);
            self.exact_globs.all(None, home, &mut numbers);
        }
        if !self.exact_globs.is_empty() {
            self.exact_globs.all(texts.relative, texts.absolute, &mut numbers);
        }
        numbers.sort_unstable();
        numbers.dedup();
        out.extend(numbers.into_iter().map(|index| Hit {
            which: Which::Rule(index),
            names: None,
            tags: Tags::NONE,
        }));
    }

    /// Tells whether a pattern begins with `~/`.
    pub(crate) fn speaks_of_home(&self) -> bool {
        self.home
    }

    /// Tells whether nothing in the policy speaks about reading.
    pub(crate) fn is_open_to_reading(&self) -> bool {
        self.ignore.is_empty() && !self.reading
    }

    /// Tells whether a plain path may hit a rule. `absolute` is folded and has `below` bytes of root before what
    /// counts as relative. Never wrong where it says no; it does not look at ignore lines.
    pub(crate) fn may_hit(&self, absolute: &str, exact: &str, below: usize) -> bool {
        let mut present = 0u64;
        let mut start = 0usize;
        for (at, byte) in absolute.bytes().enumerate() {
            if byte == b'/' {
                if self.may_name(absolute, start, at) {
                    return true;
                }
                start = at.saturating_add(1);
            }
            if at >= below {
                present |= bit_of(byte);
            }
        }
        let relative = absolute.get(below..).unwrap_or_default();
        let last = absolute.get(start..).unwrap_or_default();
        let mut found = Vec::new();
        self.may_name(absolute, start, absolute.len())
            || self.basenames.contains(last)
            || self.tables().any(|(table, _)| table.may_end(last))
            || self.contains.iter().zip(&self.needed).any(|((needle, _), needed)| {
                if needed & !present != 0 {
                    return false;
                }
                relative.contains(needle.as_str())
                    || needle
                        .strip_suffix('/')
                        .is_some_and(|folder| folder.contains('/') && relative.ends_with(folder))
            })
            || {
                self.folded_globs.all(Some(relative), absolute, &mut found);
                self.exact_globs.all(exact.get(below..), exact, &mut found);
                !found.is_empty()
            }
    }

    /// Tells whether a rule or table may begin with the name that `text` holds between the two bytes.
    #[inline]
    fn may_name(&self, text: &str, start: usize, end: usize) -> bool {
        let first = text.as_bytes().get(start).copied().unwrap_or(0);
        if !self.names.allow(first, end.saturating_sub(start)) {
            return false;
        }
        let name = text.get(start..end).unwrap_or_default();
        self.folders.contains(name) || self.tables().any(|(table, _)| table.begins(name))
    }

    fn direct_hits(&self, view: &View<'_>, reach: Reach, out: &mut Vec<Hit>) {
        let rule = |index: usize, names: (usize, usize), tags: Tags| Hit {
            which: Which::Rule(index),
            names: Some(names),
            tags,
        };
        let last = view.names.len().checked_sub(1);
        for (needle, index) in &self.contains {
            if let Some(names) = view.find(needle) {
                out.push(rule(*index, names, Tags::NONE));
                continue;
            }
            let Some(folder) = needle.strip_suffix('/') else { continue };
            let names = folder.split('/').count();
            let ends = |text: &str| {
                text.strip_suffix(folder).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
            };
            if let Some(last) = last
                && last >= view.below
                && ends(view.joined.trim_end_matches('/'))
            {
                out.push(rule(*index, (last.saturating_sub(names.saturating_sub(1)), last), Tags::TERMINAL));
            } else if (0..view.below).any(|at| view.skeleton(at) == folder) {
                out.push(rule(*index, (0, view.below.saturating_sub(1)), Tags::ROOT));
            }
        }
        if let Some(last) = last.filter(|last| *last >= view.below) {
            let mut found = |name: &str| {
                for index in self.basenames.numbers(name) {
                    if !out.iter().any(|hit| hit.which == Which::Rule(index)) {
                        out.push(rule(index, (last, last), Tags::NONE));
                    }
                }
            };
            found(view.skeleton(last));
            found(view.uncut(last));
        }
        let mut touches = Vec::new();
        for (table, which) in self.tables() {
            table.touches(view, reach, &mut touches);
            out.extend(touches.drain(..).map(|touch| hit_of(touch, which)));
        }
    }

    fn short_hits(&self, view: &View<'_>, out: &mut Vec<Hit>) {
        let count = view.names.len();
        let mut touches = Vec::new();
        for at in view.below..count {
            let Some(short) = shortname::parse(view.skeleton(at)) else { continue };
            let ends = at.saturating_add(1) == count;
            for (family, index, kind) in &self.families {
                let here = match kind {
                    Kind::Basename | Kind::Glob => ends,
                    Kind::Folder | Kind::Text => true,
                };
                if here && family.contains(short) {
                    out.push(Hit {
                        which: Which::Rule(*index),
                        names: Some((at, at)),
                        tags: Tags::SHORT_NAME,
                    });
                }
            }
            for (table, which) in self.tables() {
                table.short_touches(view, at, short, &mut touches);
                out.extend(touches.drain(..).map(|touch| hit_of(touch, which)));
            }
        }
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

/// The exact spellings of a path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts<'a> {
    /// Below the root, with `/` between the names; nothing outside.
    pub(crate) relative: Option<&'a str>,
    /// The whole, with `/` between the names.
    pub(crate) absolute: &'a str,
    /// Below the home folder, after `~/`, where a pattern speaks about it.
    pub(crate) home: Option<&'a str>,
}

/// Returns the short names of a glob that is one name at any depth, or an extension.
fn family_of_glob(glob: &str) -> Option<ShortFamily> {
    let name = glob.strip_prefix("**/").unwrap_or(glob);
    let name = name.strip_suffix("/**").unwrap_or(name).trim_end_matches('/');
    let is_literal = |text: &str| !text.contains(['*', '?', '[', '{', '\\', '/']);
    match name.strip_prefix("*.") {
        Some(extension) if is_literal(extension) && !extension.contains('.') => {
            ShortFamily::of_extension(extension)
        }
        Some(_) => None,
        None => is_literal(name).then(|| ShortFamily::of(name)).flatten(),
    }
}

/// Returns which bytes a text holds, two bytes sharing a bit here and there.
fn bytes_of(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | bit_of(byte))
}

fn bit_of(byte: u8) -> u64 {
    1u64.wrapping_shl(u32::from(byte))
}

fn hit_of(touch: Touch, which: fn(usize) -> Which) -> Hit {
    Hit { which: which(touch.entry), names: Some((touch.first, touch.last)), tags: touch.tags }
}
