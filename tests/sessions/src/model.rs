//! A file system in memory: bytes, executable bits, links and folders, with or without case.

use std::collections::BTreeMap;

use countersign::{Bytes, FileState};
use serde_json::{Map, Value, json};

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A file.
    File {
        /// Its content.
        bytes: Vec<u8>,
        /// Its executable bit.
        executable: bool,
    },
    /// A symbolic link, with its target.
    Symlink(String),
    /// A folder.
    Directory,
}

/// What a step writes at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// It deletes what stands there, and what is below.
    Absent,
    /// It writes a file.
    File {
        /// The content.
        bytes: Vec<u8>,
        /// The executable bit; where it is not said, that of a file that stood there stays.
        executable: Option<bool>,
    },
    /// It makes a symbolic link.
    Symlink(String),
    /// It makes a folder.
    Directory,
}

/// Everything that stands below the root, by its spelling on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// What stands where.
    pub nodes: BTreeMap<String, Node>,
    case_sensitive: bool,
    /// The spelling on disk of each folded path, where case does not count.
    folded: BTreeMap<String, String>,
}

impl Entry {
    /// Reads the notation of the vectors.
    ///
    /// # Errors
    /// Says what describes no file.
    pub fn read(value: &Value) -> Result<Self, String> {
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

    /// Writes the notation of the vectors.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Absent => Value::Null,
            Self::Symlink(target) => json!({ "symlink": target }),
            Self::Directory => json!({ "directory": true }),
            Self::File { bytes, executable } => {
                let mut value = match std::str::from_utf8(bytes) {
                    Ok(text) => json!({ "text": text }),
                    Err(_) => json!({ "base64": encode(bytes) }),
                };
                if let Some(executable) = executable {
                    value["executable"] = (*executable).into();
                }
                value
            }
        }
    }
}

fn fold(path: &str) -> String {
    path.chars().flat_map(char::to_lowercase).collect()
}

impl Model {
    /// Makes an empty file system.
    #[must_use]
    pub fn new(case_sensitive: bool) -> Self {
        Self { nodes: BTreeMap::new(), case_sensitive, folded: BTreeMap::new() }
    }

    /// Tells whether names differ by case alone.
    #[must_use]
    pub fn is_case_sensitive(&self) -> bool {
        self.case_sensitive
    }

    /// Returns the spelling on disk of a path, its existing folders included.
    #[must_use]
    pub fn spelled(&self, path: &str) -> String {
        if self.case_sensitive {
            return path.to_owned();
        }
        if let Some(found) = self.folded.get(&fold(path)) {
            return found.clone();
        }
        // The deepest folder that stands gives the beginning.
        for (at, _) in path.rmatch_indices('/') {
            if let Some(found) = self.folded.get(&fold(&path[..at])) {
                return format!("{found}{}", &path[at..]);
            }
        }
        path.to_owned()
    }

    /// Returns what stands at a path, found in any case where case does not count.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Node> {
        self.nodes.get(&self.spelled(path))
    }

    fn insert(&mut self, path: &str, node: Node) {
        self.nodes.insert(path.to_owned(), node);
        if !self.case_sensitive {
            self.folded.insert(fold(path), path.to_owned());
        }
    }

    fn take(&mut self, path: &str) -> Option<Node> {
        if !self.case_sensitive {
            self.folded.remove(&fold(path));
        }
        self.nodes.remove(path)
    }

    /// Returns the paths below a folder.
    #[must_use]
    pub fn below(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        let rest = self.nodes.range(prefix.clone()..).map(|(name, _)| name);
        rest.take_while(|name| name.starts_with(&prefix)).cloned().collect()
    }

    /// Removes what stands at a path and below it.
    pub fn remove(&mut self, path: &str) {
        let path = self.spelled(path);
        for name in self.below(&path) {
            self.take(&name);
        }
        self.take(&path);
    }

    /// Puts something at a path, making the folders above it in place of whatever else stands there.
    pub fn put(&mut self, path: &str, node: Node) {
        let path = self.spelled(path);
        for (at, _) in path.match_indices('/') {
            let folder = &path[..at];
            if self.nodes.get(folder) != Some(&Node::Directory) {
                self.insert(folder, Node::Directory);
            }
        }
        if node != Node::Directory {
            self.remove(&path);
        }
        self.insert(&path, node);
    }

    /// Performs a step's `files`: first everything that is deleted, then everything that is written.
    pub fn perform(&mut self, files: &BTreeMap<String, Entry>) {
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
    pub fn rename(&mut self, from: &str, to: &str) {
        let from = self.spelled(from);
        let mut names = self.below(&from);
        names.push(from.clone());
        let taken: Vec<(String, Node)> = names
            .into_iter()
            .filter_map(|name| self.take(&name).map(|node| (format!("{to}{}", &name[from.len()..]), node)))
            .collect();
        for (name, node) in taken {
            self.put(&name, node);
        }
    }

    /// Tells whether a folder holds nothing.
    #[must_use]
    pub fn is_empty(&self, folder: &str) -> bool {
        self.below(&self.spelled(folder)).is_empty()
    }

    /// Returns everything in the notation of the vectors; a folder only where it is empty.
    #[must_use]
    pub fn to_json(&self) -> Value {
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

    /// Returns a path's state, found in any case where case does not count.
    #[must_use]
    pub fn state(&self, path: &str) -> FileState {
        match self.get(path) {
            None => FileState::Absent,
            Some(Node::Directory) => FileState::Directory,
            Some(Node::Symlink(target)) => FileState::Symlink { target: target.clone() },
            Some(Node::File { bytes, executable }) => {
                FileState::File { bytes: Bytes::from(bytes.as_slice()), executable: *executable }
            }
        }
    }
}

/// Returns bytes as Base64.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Returns the bytes of a Base64 text.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
