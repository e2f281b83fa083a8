//! Comparing what a case expects with what came of it.

use serde_json::{Map, Value, json};

use super::Player;
use super::notation::{holds, strings};
use crate::Failure;
use countersign_tests_sessions::model::Entry;

impl Player<'_> {
    /// Compares what is named with what stands there.
    pub(super) fn check(&mut self, expect: &Value) -> Result<Vec<String>, Failure> {
        let mut wrong = Vec::new();
        if let Some(wanted) = expect["state"].as_str() {
            let state = self.state()?;
            if state != wanted {
                wrong.push(format!("expected the state {wanted}, got {state}"));
            }
        }
        if let Some(wanted) = expect.get("conflicts") {
            let wanted = strings(wanted);
            if wanted != self.conflicts {
                wrong.push(format!("expected conflicts {wanted:?}, got {:?}", self.conflicts));
            }
        }
        for (path, kind) in expect["outcomes"].as_object().into_iter().flatten() {
            let found =
                self.outcomes.as_array().into_iter().flatten().find(|one| one["path"] == path.as_str());
            let got = found.map_or(&Value::Null, |one| &one["kind"]);
            if got != kind {
                wrong.push(format!("expected the outcome of `{path}` to be {kind}, got {got}"));
            }
        }
        let none = Map::new();
        let files = expect["files"].as_object().unwrap_or(&none);
        for (path, value) in files {
            let entry = Entry::read(value)?;
            if !holds(&self.model, path, &entry, value.is_object()) {
                let got = self.model.to_json().get(path).cloned().unwrap_or(Value::Null);
                wrong.push(format!("expected `{path}` to be {value}, got {got}"));
            }
        }
        if expect["onlyFiles"].as_bool() == Some(true) {
            for path in self.model.to_json().as_object().into_iter().flatten().map(|(path, _)| path) {
                if !files.contains_key(path) {
                    wrong.push(format!("`{path}` should not exist"));
                }
            }
        }
        if let Some(wanted) = expect["pending"].as_object() {
            let pending = match self.call(&json!({ "call": "pending" })) {
                Ok(answer) => answer["pending"].clone(),
                Err(_) => Value::Null,
            };
            let case_sensitive = self.model.is_case_sensitive();
            let is_it = |name: &str, path: &str| {
                name == path || !case_sensitive && name.to_lowercase() == path.to_lowercase()
            };
            for (path, count) in wanted {
                let found = pending.as_object().into_iter().flatten().find(|(name, _)| is_it(name, path));
                let got = found.and_then(|(_, count)| count.as_u64()).unwrap_or(0);
                if count.as_u64() != Some(got) {
                    wrong.push(format!("expected {count} undecided hunks at `{path}`, got {got}"));
                }
            }
        }
        Ok(wrong)
    }
}
