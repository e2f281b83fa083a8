//! Several documents at once, and the JSON list that hosts without types hand over.

use crate::decision::RuleSource;
use crate::json::{Object, read};
use crate::problem::Problem;

/// Who a document comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerSource {
    /// The organisation.
    Managed,
    /// The person.
    User,
    /// The code that is worked on.
    Workspace,
    /// This session.
    Session,
}

impl LayerSource {
    /// Returns the source that reasons name.
    #[must_use]
    pub fn rule_source(self) -> RuleSource {
        match self {
            Self::Managed => RuleSource::Managed,
            Self::User => RuleSource::User,
            Self::Workspace => RuleSource::Workspace,
            Self::Session => RuleSource::Session,
        }
    }
}

/// A document with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Who it comes from.
    pub source: LayerSource,
    /// The text of the document.
    pub text: String,
    /// Whether its allowing rules, trusted commands, presets, grants and mode count.
    pub may_loosen: bool,
}

const SOURCES: [(&str, LayerSource); 4] = [
    ("managed", LayerSource::Managed),
    ("user", LayerSource::User),
    ("workspace", LayerSource::Workspace),
    ("session", LayerSource::Session),
];

impl Layer {
    /// Reads a JSON list of layers: `[{ "source", "policy", "mayLoosen"? }]`, where `policy` is the document as
    /// an object, or its text as a string. A workspace layer may not loosen unless it says so, all others may.
    ///
    /// # Errors
    /// `invalid-json`, `too-deep`, `too-large`, `duplicate-field`, `missing-field`, `unknown-field`,
    /// `unknown-value`, `wrong-type`.
    pub fn read_list(text: &str) -> Result<Vec<Self>, Vec<Problem>> {
        let list = read(text)?;
        let Some(items) = list.as_array() else {
            let message = format!("expected a list of layers, found {}", list.kind());
            return Err(vec![Problem::new("wrong-type", "", list.span, message)]);
        };
        let mut problems = Vec::new();
        let mut layers = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let Some(mut object) = Object::of(item, format!("/{index}"), &mut problems) else { continue };
            object.require("source");
            let source = object.choice("source", &SOURCES);
            let may_loosen = object.boolean("mayLoosen");
            let document = object.require("policy");
            object.finish();
            let (Some(source), Some(document)) = (source, document) else { continue };
            let text = document.as_str().unwrap_or_else(|| document.span.of(text)).to_owned();
            let may_loosen = may_loosen.unwrap_or(source != LayerSource::Workspace);
            layers.push(Self { source, text, may_loosen });
        }
        if problems.is_empty() { Ok(layers) } else { Err(problems) }
    }
}
