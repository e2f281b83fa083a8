//! Many patterns, found without trying each.

use std::collections::BTreeMap;

use super::grants::Grants;
use super::pattern::{Pattern, Token, Trust};
use super::shape::Shape;
use super::words::{Plain, bare_name};
use crate::effect::Effect;
use crate::operation::Shell;
use crate::order;

/// A rule about commands; `index` is the caller's number for it.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) effect: Effect,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) unless: Vec<Pattern>,
    pub(crate) shells: Vec<Shell>,
    pub(crate) index: usize,
    /// What else an allowed command may do.
    pub(crate) grants: Grants,
    /// The patterns, token by token; for rules that stop something the program is a bare, folded name.
    pub(crate) shapes: Vec<Shape>,
    pub(crate) spared: Vec<Shape>,
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
    trusting: Lookup,
    /// The same with programs in lower case, for shells that do not tell cases apart.
    trusting_folded: Lookup,
    stopping: Lookup,
    /// The rules that stop something and hold a capital letter, in lower case, by their numbers.
    stopping_folded: Lookup,
    folded: BTreeMap<usize, Rule>,
    containing: Vec<usize>,
}

/// Rules by the program, and the first one or two arguments where they are spelled.
#[derive(Debug, Clone, Default)]
struct Lookup {
    spelled: BTreeMap<String, Vec<usize>>,
    others: Vec<usize>,
}

/// The first two arguments of a command, as far as it has any.
pub(crate) type Head<'a> = (Option<&'a str>, Option<&'a str>);

impl Lookup {
    fn add(&mut self, shape: &Shape, at: usize) {
        let (program, firsts, seconds) = shape.key();
        let Some(program) = program else {
            self.others.push(at);
            return;
        };
        let mut keys = Vec::new();
        for first in firsts {
            let first = key(program, first);
            if seconds.is_empty() || seconds.len() > MOST_ALTERNATIVES {
                keys.push(first);
            } else {
                keys.extend(seconds.iter().map(|second| key(&first, second)));
            }
        }
        if firsts.is_empty() {
            keys.push(program.to_owned());
        }
        for key in keys {
            self.spelled.entry(key).or_default().push(at);
        }
    }

    /// Returns the rules that may speak about the program with one of these first arguments; nothing for them
    /// where they are not known.
    fn find(&self, program: &str, heads: Option<&[Head<'_>]>) -> Vec<usize> {
        let mut found = self.others.clone();
        let mut take = |key: &str| found.extend(self.spelled.get(key).into_iter().flatten());
        take(program);
        match heads {
            Some(heads) => {
                for (first, second) in heads {
                    let Some(first) = first else { continue };
                    let first = key(program, first);
                    take(&first);
                    if let Some(second) = second {
                        take(&key(&first, second));
                    }
                }
            }
            None => {
                let from = key(program, "");
                let all = self.spelled.range(from.clone()..);
                let own = all.take_while(|(spelled, _)| spelled.starts_with(&from));
                found.extend(own.flat_map(|(_, rules)| rules));
            }
        }
        order::sort(&mut found);
        found.dedup();
        found
    }
}

/// How many spellings of a second argument are looked up one by one.
const MOST_ALTERNATIVES: usize = 64;

fn key(before: &str, next: &str) -> String {
    format!("{before}\0{next}")
}

/// What a rule is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parts {
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) unless: Vec<Pattern>,
    pub(crate) shells: Vec<Shell>,
    pub(crate) grants: Grants,
}

impl Rules {
    /// Adds a rule.
    pub(crate) fn add(&mut self, effect: Effect, parts: Parts, index: usize) {
        let Parts { patterns, unless, shells, grants } = parts;
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
            if matches!(pattern, Pattern::Containing(_)) {
                self.containing.push(at);
            }
        }
        let mut shapes: Vec<Shape> = patterns.iter().filter_map(Shape::of).collect();
        let spared: Vec<Shape> = unless.iter().filter_map(Shape::of).collect();
        if effect > Effect::Allow {
            stopping(&mut shapes);
            let folded: Vec<Pattern> = patterns.iter().map(Pattern::folded).collect();
            if folded != patterns {
                let mut shapes: Vec<Shape> = folded.iter().filter_map(Shape::of).collect();
                stopping(&mut shapes);
                shapes.iter().for_each(|shape| self.stopping_folded.add(&shape.findable(), at));
                let (spared, shells) = (spared.clone(), shells.clone());
                let rule = Rule {
                    effect,
                    patterns: folded,
                    unless: Vec::new(),
                    shells,
                    index,
                    grants: Grants::default(),
                    shapes,
                    spared,
                };
                self.folded.insert(at, rule);
            }
        }
        if effect == Effect::Allow {
            shapes.iter().for_each(|shape| self.trusting.add(shape, at));
            for shape in &shapes {
                let program = shape.program.clone().folded(str::to_ascii_lowercase);
                self.trusting_folded.add(&Shape { program, ..shape.clone() }, at);
            }
        } else {
            shapes.iter().for_each(|shape| self.stopping.add(&shape.findable(), at));
        }
        self.rules.push(Rule { effect, patterns, unless, shells, index, grants, shapes, spared });
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
        order::sort(&mut found);
        found.dedup();
        let matches = |pattern: &Pattern| pattern.matches_line(line, plain);
        self.pick(found, shell)
            .map(|(_, rule)| rule)
            .filter(|rule| rule.patterns.iter().any(matches) && !rule.unless.iter().any(matches))
            .collect()
    }

    /// Tells whether no rule stops anything.
    pub(crate) fn stops_nothing(&self) -> bool {
        self.stopping.spelled.is_empty() && self.stopping.others.is_empty() && self.containing.is_empty()
    }

    /// Returns the rules that may trust a program with one of these first arguments.
    pub(crate) fn trusting(
        &self,
        program: &str,
        heads: &[Head<'_>],
        shell: Shell,
    ) -> impl Iterator<Item = &Rule> {
        let found = match shell {
            Shell::Posix | Shell::Bash | Shell::Zsh => self.trusting.find(program, Some(heads)),
            Shell::Powershell | Shell::Cmd => {
                self.trusting_folded.find(&program.to_ascii_lowercase(), Some(heads))
            }
        };
        self.pick(found, shell).map(|(_, rule)| rule)
    }

    /// Returns the rules that may stop a program, given by its bare, folded name. `folded`: the heads are in lower
    /// case, and so are the rules.
    pub(crate) fn stopping(
        &self,
        program: &str,
        heads: Option<&[Head<'_>]>,
        shell: Shell,
        folded: bool,
    ) -> impl Iterator<Item = &Rule> {
        let mut found = self.stopping.find(program, heads);
        if folded {
            found.extend(self.stopping_folded.find(program, heads));
            order::sort(&mut found);
            found.dedup();
        }
        self.pick(found, shell).map(move |(at, rule)| self.as_compared(at, rule, folded))
    }

    /// Returns the rules that look for a piece of text, each with the texts. `folded`: in lower case.
    pub(crate) fn containing(&self, shell: Shell, folded: bool) -> impl Iterator<Item = (&Rule, &str)> {
        let rules = self.pick(self.containing.clone(), shell);
        rules.map(move |(at, rule)| self.as_compared(at, rule, folded)).flat_map(|rule| {
            rule.patterns.iter().filter_map(move |pattern| match pattern {
                Pattern::Containing(text) => Some((rule, text.as_str())),
                Pattern::Line(_) | Pattern::Tokens { .. } => None,
            })
        })
    }

    /// The rule in lower case where that is how it is compared.
    fn as_compared<'r>(&'r self, at: usize, rule: &'r Rule, folded: bool) -> &'r Rule {
        self.folded.get(&at).filter(|_| folded).unwrap_or(rule)
    }

    fn pick(&self, found: Vec<usize>, shell: Shell) -> impl Iterator<Item = (usize, &Rule)> {
        let rules = found.into_iter().filter_map(|at| self.rules.get(at).map(|rule| (at, rule)));
        rules.filter(move |(_, rule)| rule.shells.is_empty() || rule.shells.contains(&shell))
    }

    /// Returns the rules that trust commands, for near misses.
    pub(crate) fn all_trusting(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| rule.effect == Effect::Allow)
    }
}

/// Makes of each pattern what a rule that stops something compares: the bare program, and behind a beginning anything.
fn stopping(shapes: &mut [Shape]) {
    for shape in shapes {
        shape.program = shape.program.clone().folded(bare_name);
        if matches!(shape.arguments.last(), Some(Token::Beginning(_))) {
            shape.arguments.push(Token::Rest);
        }
    }
}
