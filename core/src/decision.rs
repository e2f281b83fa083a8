//! The answer to "may the agent do this": an effect and every reason for it.

use serde::Serialize;

use crate::effect::Effect;
use crate::span::Span;

/// The answer for one operation.
///
/// Invariant: `effect` is the strictest effect among `reasons`, and there is at least one reason; the reasons
/// are sorted strictest first, and within one effect as they were found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What the host must do.
    pub effect: Effect,
    /// Whether the operation makes a review mandatory at the end of the turn (supervised mode only).
    pub review: bool,
    /// Every reason that contributed.
    pub reasons: Vec<Reason>,
    /// The narrowest rules that would make this operation `allow`; none for a deny or a protected path.
    pub suggestions: Vec<Suggestion>,
    /// The normalised path that the host should write to, for an operation on one file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The parts of a command line with their own effects; empty where nothing was analysed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// One finding behind a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// A stable kebab-case code.
    pub code: &'static str,
    /// The effect of this finding alone; a hazard that only informs is `allow`.
    pub effect: Effect,
    /// A sentence that is complete by itself, with user text escaped.
    pub message: String,
    /// The rule that spoke, where one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleReference>,
    /// The part of the operation that the finding is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<Subject>,
    /// How the spelling differed from what it reaches, as kebab-case tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disguises: Vec<&'static str>,
}

impl Reason {
    /// Makes a reason without rule, subject or disguises.
    #[must_use]
    pub fn new(code: &'static str, effect: Effect, message: impl Into<String>) -> Self {
        Self { code, effect, message: message.into(), rule: None, subject: None, disguises: Vec::new() }
    }

    /// Adds the rule that spoke.
    #[must_use]
    pub fn with_rule(mut self, rule: RuleReference) -> Self {
        self.rule = Some(rule);
        self
    }

    /// Adds the part of the operation that the finding is about.
    #[must_use]
    pub fn with_subject(mut self, field: impl Into<String>, span: Span) -> Self {
        self.subject = Some(Subject { field: field.into(), span });
        self
    }
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleSource {
    /// Part of the component; cannot be removed.
    Builtin,
    /// A named list that the policy asked for.
    Preset,
    /// The organisation's layer.
    Managed,
    /// The person's layer, also that of a policy that was parsed alone.
    User,
    /// The layer that arrived with the code.
    Workspace,
    /// The layer of this session.
    Session,
}

/// A rule named in a reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleReference {
    /// Where the rule comes from.
    pub source: RuleSource,
    /// Which of the list it is, from 0.
    pub index: u32,
    /// The list in the document: `trustedCommands`, `protectedPaths`, `ignore`, `rules`, `defaults`, or the
    /// name of the preset; absent for built-in rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
    /// The pattern as written.
    pub pattern: String,
    /// The rule's own `id`, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The rule's own `reason`, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A part of an operation: a field and a range in its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The field of the operation, `path`, `command`, `paths/2` and the like.
    pub field: String,
    /// The bytes of the field's text (UTF-16 offsets in JavaScript).
    #[serde(flatten)]
    pub span: Span,
}

/// A part of a command line, with what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// The bytes of the command (UTF-16 offsets in JavaScript).
    #[serde(flatten)]
    pub span: Span,
    /// The effect of this part alone.
    pub effect: Effect,
    /// The rule that spoke, or nothing for "no rule".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleReference>,
    /// The one thing that would have changed the effect, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
}

/// What would make the operation `allow`, or one part of its command line: a rule, in the form of an entry of the
/// policy's `rules`, or, where `grants` stands alone, entries of the policy's `grants`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// Always `allow`.
    pub effect: Effect,
    /// A command pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// A URL pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A tool pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// What else commands may do: those of this rule, or, where nothing else stands here, every allowed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grants: Option<Grants>,
}

/// What allowed commands may do besides running.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Grants {
    /// Files they may write, as globs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub write: Vec<String>,
    /// Variables they may set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<String>,
}
