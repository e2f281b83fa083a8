//! Writing session answers.

use std::ops::Range;

use serde_json::{Map, Value, json};

use super::{Bytes, Contents};
use crate::base64;
use crate::diff::Inline;
use crate::session::{
    Change, ChangeSet, Choice, FileState, HunkKind, HunkView, PathOutcome, Plan, Rejected, Step,
};

/// Writes answers, collecting the bytes that are handed over beside them.
pub(super) struct Writer {
    contents: Contents,
    pub(super) blobs: Vec<Vec<u8>>,
}

impl Writer {
    pub(super) fn new(contents: Contents) -> Self {
        Self { contents, blobs: Vec::new() }
    }

    pub(super) fn content(&mut self, bytes: &Bytes) -> Value {
        match (self.contents, core::str::from_utf8(bytes.as_slice())) {
            (Contents::Blobs, _) => {
                self.blobs.push(bytes.as_slice().to_vec());
                json!({ "blob": self.blobs.len().saturating_sub(1) })
            }
            (Contents::Inline, Ok(text)) => json!({ "text": text }),
            (Contents::Inline, Err(_)) => json!({ "base64": base64::encode(bytes.as_slice()) }),
        }
    }

    fn state(&mut self, state: &FileState) -> Value {
        match state {
            FileState::Absent => json!({ "kind": "absent" }),
            FileState::Directory => json!({ "kind": "directory" }),
            FileState::Symlink { target } => json!({ "kind": "symlink", "target": target }),
            FileState::File { bytes, executable } => {
                json!({ "kind": "file", "content": self.content(bytes), "executable": executable })
            }
        }
    }

    pub(super) fn plan(&mut self, plan: &Plan) -> Value {
        let steps: Vec<Value> = plan.steps.iter().map(|step| self.step(step)).collect();
        let conflicts: Vec<Value> = plan
            .conflicts
            .iter()
            .map(|(path, message)| json!({ "path": path, "message": message }))
            .collect();
        let outcome = |outcome: &PathOutcome| {
            let PathOutcome { path, kind, message } = outcome;
            json!({ "path": path, "kind": kind.as_str(), "message": message })
        };
        let outcomes: Vec<Value> = plan.outcomes.iter().map(outcome).collect();
        json!({ "steps": steps, "conflicts": conflicts, "outcomes": outcomes })
    }

    fn step(&mut self, step: &Step) -> Value {
        let Step { path, from, expect, state } = step;
        let mut out = Map::new();
        out.insert("path".to_owned(), json!(path));
        if let Some(from) = from {
            out.insert("from".to_owned(), json!(from));
        }
        out.insert("expect".to_owned(), self.state(expect));
        out.insert("state".to_owned(), self.state(state));
        Value::Object(out)
    }

    pub(super) fn changes(&mut self, set: &ChangeSet, words: bool) -> Value {
        let changes: Vec<Value> = set.changes.iter().map(|change| self.change(change, words)).collect();
        json!({ "changes": changes })
    }

    fn change(&mut self, change: &Change, words: bool) -> Value {
        let Change {
            path,
            from,
            kind,
            observed,
            binary,
            only,
            kept,
            agents,
            additions,
            deletions,
            hunks,
            patch,
        } = change;
        let hunks: Vec<Value> = hunks.iter().map(|hunk| self.hunk(hunk, words)).collect();
        let mut out = Map::new();
        out.insert("path".to_owned(), json!(path));
        if let Some(from) = from {
            out.insert("from".to_owned(), json!(from));
        }
        out.insert("kind".to_owned(), json!(kind.as_str()));
        out.insert("observed".to_owned(), json!(observed));
        out.insert("binary".to_owned(), json!(binary));
        if let Some(only) = only {
            out.insert("only".to_owned(), json!(only.as_str()));
        }
        out.insert("kept".to_owned(), json!(kept));
        if !agents.is_empty() {
            out.insert("agents".to_owned(), json!(agents));
        }
        out.insert("additions".to_owned(), json!(additions));
        out.insert("deletions".to_owned(), json!(deletions));
        out.insert("hunks".to_owned(), Value::Array(hunks));
        out.insert("patch".to_owned(), self.content(patch));
        Value::Object(out)
    }

    fn hunk(&mut self, hunk: &HunkView, words: bool) -> Value {
        let HunkView { id, kind, removed, added, choice, entangled, choices } = hunk;
        let mut out = Map::new();
        if let Some(id) = id {
            out.insert("id".to_owned(), json!(id));
        }
        Self::kind(&mut out, kind);
        out.insert("removed".to_owned(), self.content(removed));
        out.insert("added".to_owned(), self.content(added));
        out.insert("decision".to_owned(), json!(choice.map_or("undecided", Choice::as_str)));
        out.insert("entangled".to_owned(), json!(entangled));
        if !choices.is_empty() {
            out.insert("choices".to_owned(), choices.iter().map(|choice| choice.as_str()).collect());
        }
        if let Some(words) = words.then(|| hunk.words()).flatten() {
            let ranges = |list: &[Range<usize>]| -> Value {
                list.iter().map(|range| json!({ "start": range.start, "end": range.end })).collect()
            };
            let Inline { removed, added } = words;
            out.insert("words".to_owned(), json!({ "removed": ranges(&removed), "added": ranges(&added) }));
        }
        Value::Object(out)
    }

    pub(super) fn rejected(&mut self, rejected: &Rejected) -> Value {
        let Rejected { path, kind, removed, added } = rejected;
        let mut out = Map::new();
        out.insert("path".to_owned(), json!(path));
        Self::kind(&mut out, kind);
        out.insert("removed".to_owned(), self.content(removed));
        out.insert("added".to_owned(), self.content(added));
        Value::Object(out)
    }

    pub(super) fn kind(out: &mut Map<String, Value>, kind: &HunkKind) {
        let name = match kind {
            HunkKind::Lines { old, new } => {
                out.insert("oldStart".to_owned(), json!(old.start));
                out.insert("oldLines".to_owned(), json!(old.len()));
                out.insert("newStart".to_owned(), json!(new.start));
                out.insert("newLines".to_owned(), json!(new.len()));
                "lines"
            }
            HunkKind::Executable => "executable",
            HunkKind::Moved => "moved",
            HunkKind::Whole => "whole",
        };
        out.insert("kind".to_owned(), json!(name));
    }
}
