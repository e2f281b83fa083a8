//! The rules about URLs, ready to be asked.

use crate::effect::Effect;
use crate::url::{Index, Pattern, Url};

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

    /// Returns the rules that speak about the URL, in their order.
    pub(crate) fn matching(&self, url: &Url) -> impl Iterator<Item = &UrlRule> {
        let spoken = |rule: &&UrlRule| !rule.unless.iter().any(|pattern| pattern.matches(url));
        self.index.owners(url).into_iter().filter_map(|at| self.rules.get(at)).filter(spoken)
    }
}
