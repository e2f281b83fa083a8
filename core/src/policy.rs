//! Policies: documents read, checked whole, and compiled into rules that can be asked.
//!
//! It knows what a document means. It decides nothing; deciding is the floor above.

mod compile;
mod document;
mod examples;
mod layers;
mod lint;
mod preset;
mod schema;
mod urls;

pub use layers::{Layer, LayerSource};
pub use schema::SCHEMA;

pub(crate) use document::Defaults;
pub(crate) use urls::{UrlRule, UrlRules};

use crate::command;
use crate::decision::RuleReference;
use crate::effect::Effect;
use crate::operation::Mode;
use crate::path;
use crate::problem::Problem;
use crate::profile::Profile;
use crate::tool;

/// A policy, ready to decide.
///
/// Invariant: immutable, and loaded whole or not at all.
///
/// ```
/// use countersign::{Policy, Profile};
/// let policy = Policy::parse(r#"{"version": 1, "profile": "kiro", "trustedCommands": ["npm *"]}"#).unwrap();
/// assert_eq!(policy.profile(), Profile::Kiro);
///
/// let problems = Policy::parse(r#"{"version": 2, "colour": "red"}"#).unwrap_err();
/// let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
/// assert_eq!(codes, ["missing-field", "unsupported-version", "unknown-field"]);
/// ```
#[derive(Debug)]
pub struct Policy {
    pub(crate) profile: Profile,
    pub(crate) mode: Mode,
    pub(crate) commands: command::Rules,
    pub(crate) grants: command::Grants,
    /// What the numbers in the compiled rules refer to.
    pub(crate) references: Vec<RuleReference>,
    pub(crate) paths: path::Protection,
    pub(crate) urls: UrlRules,
    pub(crate) tools: Vec<ToolRule>,
    pub(crate) defaults: Defaults,
    pub(crate) notices: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
    /// What it was loaded from, for a policy that is the same and one rule more.
    documents: Vec<Layer>,
}

/// A rule about tools; `index` counts in the policy's references.
#[derive(Debug)]
pub(crate) struct ToolRule {
    pub(crate) effect: Effect,
    pub(crate) patterns: Vec<tool::Pattern>,
    pub(crate) unless: Vec<tool::Pattern>,
    pub(crate) index: usize,
}

impl Policy {
    /// Reads one document as the person's own.
    ///
    /// # Errors
    /// Every problem of the document at once, in the order of the text. The codes are listed in
    /// `docs/policy.md`.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let layer = Layer { source: LayerSource::User, text: text.to_owned(), may_loosen: true };
        Self::compiled(vec![layer], false)
    }

    /// Reads several documents in order. One that may not loosen only tightens: its allowing rules, trusted
    /// commands, presets and grants are left out and reported by [`Policy::notices`].
    ///
    /// ```
    /// use countersign::{Layer, LayerSource, Mode, Policy};
    /// let layer = |source, text: &str, may_loosen| Layer { source, text: text.to_owned(), may_loosen };
    /// let policy = Policy::layers(&[
    ///     layer(LayerSource::User, r#"{"version": 1, "profile": "hardened", "mode": "supervised"}"#, true),
    ///     layer(
    ///         LayerSource::Workspace,
    ///         r#"{"version": 1, "profile": "kiro", "mode": "autopilot", "trustedCommands": ["*"]}"#,
    ///         false,
    ///     ),
    /// ])
    /// .unwrap();
    /// assert_eq!(policy.mode(), Mode::Supervised);
    /// assert_eq!(policy.notices()[0].at, "/1/mode");
    /// ```
    ///
    /// # Errors
    /// As for [`Policy::parse`], the pointers starting with the number of the layer; `no-layers` for an empty
    /// list.
    pub fn layers(layers: &[Layer]) -> Result<Self, Vec<Problem>> {
        Self::compiled(layers.to_vec(), true)
    }

    /// Returns this policy with one more document, which may loosen.
    pub(crate) fn with_document(&self, text: String) -> Result<Self, Vec<Problem>> {
        let mut layers = self.documents.clone();
        layers.push(Layer { source: LayerSource::Session, text, may_loosen: true });
        Self::compiled(layers, true)
    }

    fn compiled(documents: Vec<Layer>, numbered: bool) -> Result<Self, Vec<Problem>> {
        let mut policy = compile::policy(&documents, numbered)?;
        policy.documents = documents;
        Ok(policy)
    }

    /// Returns the profile in force: the strictest that a layer names.
    #[must_use]
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// Returns the mode that a turn begins in: the last named by a layer that may loosen.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Returns what was left out of layers that may not loosen, each with code `ignored-loosening`.
    #[must_use]
    pub fn notices(&self) -> &[Problem] {
        &self.notices
    }

    /// Returns warnings about rules that say more, or less, than their author may think. They never change an
    /// effect. The codes are listed in `docs/policy.md`.
    #[must_use]
    pub fn lint(&self) -> &[Problem] {
        &self.warnings
    }

    /// Returns what a number in the compiled rules refers to.
    pub(crate) fn reference(&self, index: usize) -> Option<RuleReference> {
        self.references.get(index).cloned()
    }
}

impl ToolRule {
    /// Matches as spelled what allows or spares, and whatever the case what stops.
    pub(crate) fn matches(&self, server: &str, tool: &str) -> bool {
        let named = |pattern: &tool::Pattern| match self.effect {
            Effect::Allow => pattern.matches(server, tool),
            Effect::Ask | Effect::Deny => pattern.matches_folded(server, tool),
        };
        self.patterns.iter().any(named) && !self.unless.iter().any(|pattern| pattern.matches(server, tool))
    }
}
