//! What stands at a path.

use core::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::base64;
use crate::text::quote;

/// The content of a file, shared and not copied.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes(Arc<[u8]>);

impl Bytes {
    /// Returns the content.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(Arc::from(bytes))
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&String::from_utf8_lossy(&self.0), f)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = base64::decode(&text).ok_or_else(|| serde::de::Error::custom("not base64"))?;
        Ok(Self::from(bytes.as_slice()))
    }
}

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FileState {
    /// Nothing.
    Absent,
    /// A file.
    File {
        /// Its content.
        bytes: Bytes,
        /// Whether its executable bit is set; `false` where the file system has none.
        executable: bool,
    },
    /// A symbolic link, never followed.
    Symlink {
        /// Its target, as it stands in the link.
        target: String,
    },
    /// A folder.
    Directory,
}

impl FileState {
    /// Makes the state of a file.
    #[must_use]
    pub fn file(bytes: &[u8], executable: bool) -> Self {
        Self::File { bytes: bytes.into(), executable }
    }
}

/// What stood at a path at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The path, relative to the first root, names parted by `/`, in the spelling on disk.
    pub path: String,
    /// What stood there.
    pub state: FileState,
}

impl Snapshot {
    /// Makes a snapshot.
    #[must_use]
    pub fn new(path: impl Into<String>, state: FileState) -> Self {
        Self { path: path.into(), state }
    }
}

/// Tells whether a path is names parted by single `/`, none of them `.` or `..`.
pub(crate) fn is_plain(path: &str) -> bool {
    !path.contains('\0') && path.split('/').all(|name| !matches!(name, "" | "." | ".."))
}

/// Says that a path is not plain.
pub(crate) fn not_plain(path: &str) -> String {
    format!("{} is no plain relative path", quote(path))
}
