//! Compiling what a policy says about paths. The built-in list stands here.

use super::quick::Needed;
use super::{Kind, Protection, Rule, RuleScope};
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::fold::{Depth, folded, trimmed_length};
use crate::ignore::IgnoreRules;
use crate::path::exact::ExactPatterns;
use crate::path::globs::{GlobList, GlobListBuilder, alternatives};
use crate::path::listed::Table;
use crate::path::longname::LongNames;
use crate::path::lookup::{Lengths, Lookup};
use crate::path::pattern::{PathPattern, PatternProblem};
use crate::path::tables::{build::BUILD, hardened::HARDENED};
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

impl PatternText {
    fn pattern(&self) -> PathPattern<'_> {
        match self {
            Self::Contains(text) => PathPattern::Contains(text),
            Self::Basename(text) => PathPattern::Basename(text),
            Self::Glob(text) => PathPattern::Glob(text),
        }
    }
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
        let mut lists = Lists {
            out: empty(self.profile, depth, self.build),
            basenames: Vec::new(),
            folded_globs: GlobListBuilder::default(),
            exact_globs: GlobListBuilder::default(),
        };
        lists.out.ignore = self.ignore;
        lists.out.reading = self.rules.iter().any(|(rule, _)| rule.scope == RuleScope::Read);
        for (index, (rule, text)) in self.rules.into_iter().enumerate() {
            lists.add(index, &rule, &text)?;
            lists.out.rules.push(rule);
        }
        lists.build()
    }
}

/// A policy that says nothing but what the profile says.
fn empty(profile: Profile, depth: Depth, build: bool) -> Protection {
    Protection {
        profile,
        ignore: Vec::new(),
        rules: Vec::new(),
        depth,
        contains: Vec::new(),
        needed: Vec::new(),
        names: Lengths::default(),
        reading: false,
        home: false,
        basenames: Lookup::default(),
        folders: Lookup::default(),
        long_names: LongNames::default(),
        folded_globs: GlobList::default(),
        exact_globs: GlobList::default(),
        allowing: Vec::new(),
        hardened: (profile == Profile::Hardened).then(|| Table::new(HARDENED)),
        build: build.then(|| Table::new(BUILD)),
    }
}

/// What is still being collected.
struct Lists {
    out: Protection,
    basenames: Vec<(String, usize)>,
    folded_globs: GlobListBuilder,
    exact_globs: GlobListBuilder,
}

impl Lists {
    fn add(&mut self, index: usize, rule: &Rule, text: &PatternText) -> Result<(), PatternProblem> {
        if rule.effect == Effect::Allow {
            let exact = ExactPatterns::build(&[text.pattern()]).map_err(|(_, problem)| problem)?;
            self.out.allowing.push((exact, index));
            return Ok(());
        }
        match text {
            PatternText::Contains(text) => self.out.add_contains(text, index, rule.kind),
            PatternText::Basename(text) => self.add_basename(text, index),
            PatternText::Glob(text) => {
                alternatives(text).iter().for_each(|glob| self.out.long_names.add_path(glob));
                // Folding can break a class, or turn what it excludes around: then it counts as written too.
                let whole = self.folded_globs.add_folded(text, index, self.out.depth);
                if whole.is_err() || text.contains('[') {
                    self.exact_globs.add_exact(text, index)?;
                }
            }
        }
        Ok(())
    }

    fn add_basename(&mut self, text: &str, index: usize) {
        let name = folded(text, self.out.depth);
        let length = trimmed_length(&name).0;
        if length > 0 && length < name.len() {
            self.basenames.push((name.get(..length).unwrap_or_default().to_owned(), index));
        }
        self.basenames.push((name, index));
        self.out.long_names.add_text_name(text);
    }

    fn build(self) -> Result<Protection, PatternProblem> {
        let Self { mut out, basenames, folded_globs, exact_globs } = self;
        out.home = folded_globs.speaks_of_home() || exact_globs.speaks_of_home();
        out.basenames = Lookup::new(basenames);
        let folder = |(text, index): &(String, usize)| {
            Some((text.strip_suffix('/')?.trim_start_matches('/').to_owned(), *index))
        };
        out.folders = Lookup::new(out.contains.iter().filter_map(folder).collect());
        out.names =
            out.tables().fold(out.folders.lengths().clone(), |names, (table, _)| names.and(table.lengths()));
        out.needed = out.contains.iter().map(|(text, _)| Needed::of(text)).collect();
        for (_, rules) in &out.ignore {
            rules.patterns().for_each(|pattern| out.long_names.add_path(pattern));
        }
        let names: Vec<String> = out.tables().flat_map(|(table, _)| table.names()).collect();
        names.iter().for_each(|name| out.long_names.add(name));
        out.long_names.sort();
        out.folded_globs = folded_globs.build()?;
        out.exact_globs = exact_globs.build()?;
        Ok(out)
    }
}

impl Protection {
    fn add_contains(&mut self, text: &str, index: usize, kind: Kind) {
        let text = tidy_text(text);
        self.contains.push((folded(&text, self.depth), index));
        match (text.contains('~'), kind) {
            (true, _) => {}
            (false, Kind::Text) => self.long_names.add_text(&text),
            (false, Kind::Folder | Kind::Basename | Kind::Glob) => {
                text.split('/').for_each(|name| self.long_names.add_text_name(name));
            }
        }
    }
}

/// Writes a text as paths are written when they are compared: `/` between the names, and nothing that says nothing.
fn tidy_text(text: &str) -> String {
    let mut text = text.replace('\\', "/");
    while let Some(shorter) = [("//", "/"), ("/./", "/")]
        .into_iter()
        .find_map(|(from, to)| text.contains(from).then(|| text.replace(from, to)))
    {
        text = shorter;
    }
    text.strip_prefix("./").filter(|rest| !rest.is_empty()).map(str::to_owned).unwrap_or(text)
}
