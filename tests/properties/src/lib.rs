//! What the property tests share: numbers that look random and are the same on every run, and the shared vectors.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// A small generator (xorshift64*); a failure is found again by its seed.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Starts a sequence.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Returns a number below `limit`, or 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0).checked_rem(limit).unwrap_or(0)
    }

    /// Returns one of the items.
    ///
    /// # Panics
    /// Where there is none.
    #[allow(clippy::indexing_slicing, reason = "a test's own list, and the index is below its length")]
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Returns up to `most` of the pieces joined.
    pub fn text(&mut self, pieces: &[&str], most: usize) -> String {
        (0..self.below(most + 1)).map(|_| *self.pick(pieces)).collect()
    }
}

/// Returns every vector file under `tests/vectors`, read.
#[must_use]
pub fn vector_files() -> Vec<Value> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors");
    let (mut open, mut found) = (vec![root], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                if path.extension().is_some_and(|end| end == "jsonl") {
                    let cases: Vec<Value> =
                        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
                    found.push(serde_json::json!({ "cases": cases }));
                } else if let Ok(file) = serde_json::from_str(&text) {
                    found.push(file);
                }
            }
        }
    }
    found
}
