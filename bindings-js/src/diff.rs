//! Two contents compared, for the functions `diff` and `patch` of the package: bytes in, line numbers or bytes out.

use countersign::HunkKind;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::session::thrown;

/// A content, whose bytes the package writes where they lie: a copy of its own would cost as much as comparing.
#[wasm_bindgen]
pub struct RawContent {
    bytes: Vec<u8>,
}

#[wasm_bindgen]
impl RawContent {
    /// Makes room for that many bytes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        Self { bytes: vec![0; bytes] }
    }

    /// Returns where in the module's memory the bytes lie, until there is more room or less.
    pub fn place(&mut self) -> usize {
        self.bytes.as_mut_ptr().expose_provenance()
    }

    /// Makes room for more bytes, or takes away what is left of it.
    pub fn resize(&mut self, bytes: usize) {
        self.bytes.resize(bytes, 0);
    }
}

/// Compares two contents: four numbers for each hunk, the first line before and how many, the first line after and
/// how many; for a whole that is one hunk, a single number.
#[wasm_bindgen]
#[must_use]
pub fn diff(before: RawContent, after: RawContent) -> Vec<u32> {
    let hunks = countersign::diff(&before.bytes, &after.bytes);
    let mut out = Vec::with_capacity(hunks.len().saturating_mul(4));
    for hunk in hunks {
        match hunk {
            HunkKind::Lines { old, new } => {
                out.extend([old.start, old.len(), new.start, new.len()].map(number))
            }
            HunkKind::Whole | HunkKind::Executable | HunkKind::Moved => return vec![0],
        }
    }
    out
}

/// Returns a unified diff between two contents of a file.
///
/// # Errors
/// Throws the error as JSON text.
#[wasm_bindgen]
pub fn patch(path: &str, before: RawContent, after: RawContent) -> Result<Vec<u8>, JsValue> {
    countersign::patch(path, &before.bytes, &after.bytes).map_err(|error| thrown(&error))
}

/// Returns a number of lines; the module's memory holds no more.
fn number(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}
