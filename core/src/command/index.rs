//! Many patterns, found without trying each.

use std::collections::BTreeMap;

use super::pattern::{Pattern, Trust};
use super::words::{Plain, base_name};
use crate::effect::Effect;
use crate::operation::Shell;

/// A rule about commands; `index` is the caller's number for it.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) effect: Effect,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) unless: Vec<Pattern>,
    pub(crate) shells: Vec<Shell>,
    pub(crate) index: usize,
}

/// The rules about commands, ready to be asked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules {
    rules: Vec<Rule>,
    exact: BTreeMap<String, Vec<usize>>,
    /// By the text before the final `*`.
    prefixes: BTreeMap<String, Vec<usize>>,
    longest_prefix: usize,
    by_program: BTreeMap<String, Vec<usize>>,
    /// Rules with a pattern that only trying can find.
    others: Vec<usize>,
    /// Stopping rules, for the permissive reading: by first word, and those without one.
    stopping: BTreeMap<String, Vec<usize>>,
    stopping_others: Vec<usize>,
}

impl Rules {
    /// Adds a rule.
    pub(crate) fn add(
        &mut self,
        effect: Effect,
        patterns: Vec<Pattern>,
        unless: Vec<Pattern>,
        shells: Vec<Shell>,
        index: usize,
    ) {
        let at = self.rules.len();
        for pattern in &patterns {
            match pattern {
                Pattern::Line(Trust::Exact(text)) => self.exact.entry(text.clone()).or_default().push(at),
                Pattern::Line(Trust::Words { bare, prefix }) => {
                    self.exact.entry(bare.clone()).or_default().push(at);
                    self.add_prefix(prefix, at);
                }
                Pattern::Line(Trust::Prefix(prefix)) => self.add_prefix(prefix, at),
                Pattern::Line(Trust::Everything) | Pattern::Containing(_) => self.others.push(at),
                Pattern::Tokens { program, .. } => {
                    self.by_program.entry(program.clone()).or_default().push(at);
                }
            }
            // A piece of text is looked for in the whole line already.
            if effect > Effect::Allow && !matches!(pattern, Pattern::Containing(_)) {
                match pattern.first_word() {
                    Some(word) => self.stopping.entry(base_name(word).to_owned()).or_default().push(at),
                    None => self.stopping_others.push(at),
                }
            }
        }
        self.rules.push(Rule { effect, patterns, unless, shells, index });
    }

    fn add_prefix(&mut self, prefix: &str, at: usize) {
        self.longest_prefix = self.longest_prefix.max(prefix.len());
        self.prefixes.entry(prefix.to_owned()).or_default().push(at);
    }

    /// Returns every rule that matches the whole line, in the order they were added.
    pub(crate) fn matching(&self, line: &str, plain: Option<&Plain<'_>>, shell: Shell) -> Vec<&Rule> {
        let mut found: Vec<usize> = self.exact.get(line).cloned().unwrap_or_default();
        for end in 1..=line.len().min(self.longest_prefix) {
            if let Some(rules) = line.get(..end).and_then(|prefix| self.prefixes.get(prefix)) {
                found.extend(rules);
            }
        }
        if let Some(program) = plain.and_then(|plain| plain.words.first()) {
            found.extend(self.by_program.get(*program).into_iter().flatten());
        }
        found.extend(&self.others);
        self.pick(found, |pattern| pattern.matches_line(line, plain), shell)
    }

    /// Returns every stopping rule that matches one of the runs of words.
    pub(crate) fn stopping(&self, runs: &[Vec<&str>], shell: Shell) -> Vec<&Rule> {
        let mut found = Vec::new();
        for words in runs {
            let Some(first) = words.first() else { continue };
            let named = self.stopping.get(base_name(first)).into_iter().flatten();
            let candidates: Vec<usize> = named.chain(&self.stopping_others).copied().collect();
            let matching = self.pick(candidates, |pattern| pattern.matches_loosely(words), shell);
            found.extend(matching.into_iter().map(|rule| rule.index));
        }
        let rules = self.rules.iter().filter(|rule| rule.effect > Effect::Allow);
        rules.filter(|rule| found.contains(&rule.index)).collect()
    }

    fn pick(&self, mut found: Vec<usize>, matches: impl Fn(&Pattern) -> bool, shell: Shell) -> Vec<&Rule> {
        found.sort_unstable();
        found.dedup();
        let rules = found.into_iter().filter_map(|at| self.rules.get(at));
        rules
            .filter(|rule| rule.shells.is_empty() || rule.shells.contains(&shell))
            .filter(|rule| rule.patterns.iter().any(&matches) && !rule.unless.iter().any(&matches))
            .collect()
    }

    /// Returns the rules that trust commands, for near misses.
    pub(crate) fn trusting(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.effect == Effect::Allow)
    }
}
