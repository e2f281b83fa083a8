//! The JSON of session calls and of expectations, read and written.

use std::collections::BTreeSet;

use countersign::{Bytes, FileState, Step};
use countersign_tests_sessions::model::{Entry, Model, Node, decode, encode};
use serde_json::{Value, json};

use crate::Failure;

/// Tells whether a path holds what is expected, in its exact spelling.
pub(super) fn holds(model: &Model, path: &str, entry: &Entry, with_bit: bool) -> bool {
    match (entry, model.nodes.get(path)) {
        (Entry::Absent, None) | (Entry::Directory, Some(Node::Directory)) => true,
        (Entry::Symlink(wanted), Some(Node::Symlink(target))) => wanted == target,
        (Entry::File { bytes: wanted, executable }, Some(Node::File { bytes, executable: bit })) => {
            wanted == bytes && (!with_bit || executable.unwrap_or(false) == *bit)
        }
        _ => false,
    }
}

/// Tells whether a value has all that is wanted: every field named, every entry of a list in order.
pub(super) fn includes(value: &Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Object(value), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| value.get(name).is_some_and(|value| includes(value, wanted)))
        }
        (Value::Array(value), Value::Array(wanted)) => {
            value.len() == wanted.len()
                && value.iter().zip(wanted).all(|(value, wanted)| includes(value, wanted))
        }
        _ => value == wanted,
    }
}

pub(super) fn strings(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(super) fn paths_of(list: &Value) -> BTreeSet<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| item["path"].as_str()).map(str::to_owned).collect()
}

/// Returns what stands at a path in exactly this spelling.
pub(super) fn exact(model: &Model, path: &str) -> Value {
    let state = if model.nodes.contains_key(path) { model.state(path) } else { FileState::Absent };
    state_json(&state)
}

/// Writes a state in the JSON of session calls.
pub(super) fn state_json(state: &FileState) -> Value {
    match state {
        FileState::Absent => json!({ "kind": "absent" }),
        FileState::Directory => json!({ "kind": "directory" }),
        FileState::Symlink { target } => json!({ "kind": "symlink", "target": target }),
        FileState::File { bytes, executable } => {
            let content = match std::str::from_utf8(bytes.as_slice()) {
                Ok(text) => json!({ "text": text }),
                Err(_) => json!({ "base64": encode(bytes.as_slice()) }),
            };
            json!({ "kind": "file", "content": content, "executable": executable })
        }
    }
}

/// Reads the steps of a plan.
pub(super) fn steps_of(plan: &Value) -> Result<Vec<Step>, Failure> {
    let step = |step: &Value| {
        Ok(Step {
            path: step["path"].as_str().unwrap_or_default().to_owned(),
            from: step["from"].as_str().map(str::to_owned),
            expect: state_of(&step["expect"])?,
            state: state_of(&step["state"])?,
        })
    };
    plan["steps"].as_array().into_iter().flatten().map(step).collect()
}

/// Reads the state of a step of a plan.
pub(super) fn state_of(state: &Value) -> Result<FileState, Failure> {
    let content = &state["content"];
    match state["kind"].as_str() {
        Some("absent") => Ok(FileState::Absent),
        Some("directory") => Ok(FileState::Directory),
        Some("symlink") => {
            Ok(FileState::Symlink { target: state["target"].as_str().unwrap_or_default().to_owned() })
        }
        Some("file") => {
            let text = content["text"].as_str().map(|text| text.as_bytes().to_vec());
            let bytes = text.or_else(|| content["base64"].as_str().and_then(decode));
            let bytes = bytes.ok_or_else(|| format!("{state} has no content"))?;
            let executable = state["executable"].as_bool().unwrap_or(false);
            Ok(FileState::File { bytes: Bytes::from(bytes.as_slice()), executable })
        }
        _ => Err(format!("{state} is no state")),
    }
}
