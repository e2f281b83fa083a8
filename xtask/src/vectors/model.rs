//! A file system in memory: bytes, executable bits, links and folders, with or without case.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    File { bytes: Vec<u8>, executable: bool },
    Symlink(String),
    Directory,
}

/// Everything that stands below the root, by its spelling on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Model {
    pub(super) nodes: BTreeMap<String, Node>,
    case_sensitive: bool,
}

/// What a step writes at a path.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    Absent,
    File { bytes: Vec<u8>, executable: Option<bool> },
    Symlink(String),
    Directory,
}

impl Entry {
    /// Reads the notation of the vectors.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let odd = || format!("{value} describes no file");
        match value {
            Value::Null => Ok(Self::Absent),
            Value::String(text) => Ok(Self::File { bytes: text.clone().into_bytes(), executable: None }),
            Value::Object(fields) => {
                let executable = fields.get("executable").and_then(Value::as_bool);
                if let Some(text) = fields.get("text").and_then(Value::as_str) {
                    Ok(Self::File { bytes: text.as_bytes().to_vec(), executable })
                } else if let Some(text) = fields.get("base64").and_then(Value::as_str) {
                    Ok(Self::File { bytes: decode(text).ok_or_else(odd)?, executable })
                } else if let Some(target) = fields.get("symlink").and_then(Value::as_str) {
                    Ok(Self::Symlink(target.to_owned()))
                } else if fields.get("directory").and_then(Value::as_bool) == Some(true) {
                    Ok(Self::Directory)
                } else {
                    Err(odd())
                }
            }
            Value::Bool(_) | Value::Number(_) | Value::Array(_) => Err(odd()),
        }
    }
}

impl Model {
    pub(super) fn new(case_sensitive: bool) -> Self {
        Self { nodes: BTreeMap::new(), case_sensitive }
    }

    /// Returns the spelling on disk of a path, its existing folders included.
    pub(super) fn spelled(&self, path: &str) -> String {
        if self.case_sensitive || self.nodes.contains_key(path) {
            return path.to_owned();
        }
        let folded = path.to_lowercase();
        if let Some(found) = self.nodes.keys().find(|name| name.to_lowercase() == folded) {
            return found.clone();
        }
        match path.rsplit_once('/') {
            Some((folder, name)) => format!("{}/{name}", self.spelled(folder)),
            None => path.to_owned(),
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&Node> {
        self.nodes.get(&self.spelled(path))
    }

    /// Removes what stands at a path and below it.
    pub(super) fn remove(&mut self, path: &str) {
        let path = self.spelled(path);
        let below = format!("{path}/");
        self.nodes.retain(|name, _| *name != path && !name.starts_with(&below));
    }

    /// Puts something at a path, making the folders above it.
    pub(super) fn put(&mut self, path: &str, node: Node) {
        let path = self.spelled(path);
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            if self.nodes.get(folder) != Some(&Node::Directory) {
                self.nodes.insert(folder.to_owned(), Node::Directory);
            }
        }
        if node != Node::Directory {
            self.remove(&path);
        }
        self.nodes.insert(path, node);
    }

    /// Performs a step's `files`: first everything that is deleted, then everything that is written.
    pub(super) fn perform(&mut self, files: &BTreeMap<String, Entry>) {
        for (path, entry) in files {
            if matches!(entry, Entry::Absent) {
                self.remove(path);
            }
        }
        for (path, entry) in files {
            match entry {
                Entry::Absent => {}
                Entry::Directory => self.put(path, Node::Directory),
                Entry::Symlink(target) => self.put(path, Node::Symlink(target.clone())),
                Entry::File { bytes, executable } => {
                    let had = matches!(self.get(path), Some(Node::File { executable: true, .. }));
                    let executable = executable.unwrap_or(had);
                    self.put(path, Node::File { bytes: bytes.clone(), executable });
                }
            }
        }
    }

    /// Moves a file or a folder with all that is in it.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        let from = self.spelled(from);
        let below = format!("{from}/");
        let moved: Vec<String> =
            self.nodes.keys().filter(|name| **name == from || name.starts_with(&below)).cloned().collect();
        let taken: Vec<(String, Node)> = moved
            .into_iter()
            .filter_map(|name| {
                self.nodes.remove(&name).map(|node| (format!("{to}{}", &name[from.len()..]), node))
            })
            .collect();
        for (name, node) in taken {
            self.put(&name, node);
        }
    }

    /// Tells whether a folder holds nothing.
    pub(super) fn is_empty(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        !self.nodes.keys().any(|name| name.starts_with(&below))
    }

    /// Returns everything in the notation of the vectors; a folder only where it is empty.
    pub(super) fn to_json(&self) -> Value {
        let mut out = Map::new();
        for (path, node) in &self.nodes {
            let value = match node {
                Node::Directory if self.is_empty(path) => json!({ "directory": true }),
                Node::Directory => continue,
                Node::Symlink(target) => json!({ "symlink": target }),
                Node::File { bytes, executable } => match (std::str::from_utf8(bytes), executable) {
                    (Ok(text), false) => Value::from(text),
                    (Ok(text), true) => json!({ "text": text, "executable": true }),
                    (Err(_), false) => json!({ "base64": encode(bytes) }),
                    (Err(_), true) => json!({ "base64": encode(bytes), "executable": true }),
                },
            };
            out.insert(path.clone(), value);
        }
        Value::Object(out)
    }

    /// Returns a path's state in the JSON of session calls, by its exact spelling.
    pub(super) fn state(&self, path: &str) -> Value {
        match self.nodes.get(path) {
            None => json!({ "kind": "absent" }),
            Some(Node::Directory) => json!({ "kind": "directory" }),
            Some(Node::Symlink(target)) => json!({ "kind": "symlink", "target": target }),
            Some(Node::File { bytes, executable }) => {
                json!({ "kind": "file", "content": content(bytes), "executable": executable })
            }
        }
    }
}

/// Returns bytes in the JSON of session calls.
pub(super) fn content(bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => json!({ "text": text }),
        Err(_) => json!({ "base64": encode(bytes) }),
    }
}

fn encode(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

/// Reads the state of a step of a plan.
pub(super) fn node_of(state: &Value) -> Result<Option<Node>, String> {
    let content = &state["content"];
    match state["kind"].as_str() {
        Some("absent") => Ok(None),
        Some("directory") => Ok(Some(Node::Directory)),
        Some("symlink") => Ok(Some(Node::Symlink(state["target"].as_str().unwrap_or_default().to_owned()))),
        Some("file") => {
            let text = content["text"].as_str().map(|text| text.as_bytes().to_vec());
            let bytes = text.or_else(|| content["base64"].as_str().and_then(decode));
            let bytes = bytes.ok_or_else(|| format!("{state} has no content"))?;
            Ok(Some(Node::File { bytes, executable: state["executable"].as_bool().unwrap_or(false) }))
        }
        _ => Err(format!("{state} is no state")),
    }
}
