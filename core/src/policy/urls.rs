//! The rules about URLs, ready to be asked.

use crate::effect::Effect;
use crate::order;
use crate::url::{Index, Match, Pattern, Reading, Url};

/// A rule about URLs; `index` counts in the policy's references.
#[derive(Debug)]
pub(crate) struct UrlRule {
    pub(crate) effect: Effect,
    pub(crate) unless: Vec<Pattern>,
    pub(crate) index: usize,
}

/// The rules, by what they name.
#[derive(Debug, Default)]
pub(crate) struct UrlRules {
    rules: Vec<UrlRule>,
    index: Index,
}

impl UrlRules {
    /// Takes rules with their patterns.
    pub(crate) fn new(rules: Vec<(UrlRule, Vec<Pattern>)>) -> Self {
        let (rules, patterns): (Vec<_>, Vec<_>) = rules.into_iter().unzip();
        let owned = patterns
            .into_iter()
            .enumerate()
            .flat_map(|(at, list)| list.into_iter().map(move |one| (at, one)));
        Self { index: Index::new(owned), rules }
    }

    /// Returns the rules that speak about what was read, in their order: those that stop, where they name any of it;
    /// those that allow, where one names all of it and the host is certain.
    pub(crate) fn matching(&self, read: &Reading) -> Vec<&UrlRule> {
        let named: Vec<Vec<(usize, Match)>> = read.urls().iter().map(|url| self.naming(url)).collect();
        let is_certain = |at: usize| {
            let mut certain = named.iter().take(read.certain());
            read.certain() > 0 && certain.all(|named| named.contains(&(at, Match::Exact)))
        };
        let mut found: Vec<usize> = named.iter().flatten().map(|(at, _)| *at).collect();
        order::sort(&mut found);
        found.dedup();
        let speaking = found.into_iter().filter_map(|at| Some((at, self.rules.get(at)?)));
        speaking
            .filter(|(at, rule)| rule.effect != Effect::Allow || is_certain(*at))
            .map(|(_, rule)| rule)
            .collect()
    }

    /// Returns the rules that name one URL and do not spare it.
    fn naming(&self, url: &Url) -> Vec<(usize, Match)> {
        let mut named = self.index.owners(url);
        named.retain(|(at, _)| {
            let unless = self.rules.get(*at).map_or([].as_slice(), |rule| &rule.unless);
            !unless.iter().any(|pattern| pattern.names(url) == Some(Match::Exact))
        });
        named
    }
}
