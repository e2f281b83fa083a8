//! What is kept: every content by its hash, up to a budget. Beyond it the host holds the bytes.

use super::Session;
use super::error::SessionError;
use super::plan::PlanRequest;
use super::state::{Bytes, FileState, Snapshot};
use crate::order;

/// A content that is known by its hash alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unkept {
    /// A path at which it stood.
    pub path: String,
    /// Its SHA-256 hash in lower-case hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub length: u64,
}

impl Session {
    /// Sets how many bytes of contents are kept; 256 MiB at first. What is kept already stays.
    pub fn set_budget(&mut self, bytes: u64) {
        self.store.set_budget(bytes);
    }

    /// Returns the contents among these that would not be kept, were they recorded now as what stood before an
    /// operation. Asked before the operation runs, it tells that the operation could not be taken back by the
    /// session alone: the host then refuses it, asks, or holds these contents itself to [supply](Session::supply)
    /// them later.
    ///
    /// ```
    /// use countersign::{FileState, Mode, Session, Snapshot};
    /// let mut session = Session::new(Mode::Supervised, true);
    /// session.set_budget(4);
    /// let before = [Snapshot::new("a", FileState::file(b"12345", false))];
    /// assert_eq!(session.unkept(&before).unwrap()[0].path, "a");
    /// ```
    ///
    /// # Errors
    /// `over-limit` and `invalid-request`, where the operation could not be recorded at all
    pub fn unkept(&self, before: &[Snapshot]) -> Result<Vec<Unkept>, SessionError> {
        self.check_room(before, &[])?;
        let (mut room, mut found) = (0u64, Vec::new());
        for Snapshot { path, state } in before {
            let FileState::File { bytes, .. } = state else { continue };
            let length = bytes.as_slice().len() as u64;
            if self.store.would_keep(bytes, room) {
                room = room.saturating_add(length);
            } else {
                let hash = super::store::hash(bytes.as_slice());
                found.push(Unkept { path: path.clone(), sha256: hex(&hash), length });
            }
        }
        Ok(found)
    }

    /// Returns the contents that a plan may need and that only the host holds, sorted by path.
    ///
    /// # Errors
    /// As for [`Session::needed`].
    pub fn missing(&self, request: &PlanRequest) -> Result<Vec<Unkept>, SessionError> {
        let start =
            if matches!(request, PlanRequest::Resume { .. }) { None } else { Some(self.start_of(request)?) };
        let ops = start.into_iter().flat_map(|start| self.history.since(start));
        let mut found: Vec<Unkept> = Vec::new();
        for change in ops.flat_map(|(_, op)| &op.changes) {
            for content in [&change.before, &change.after].into_iter().filter_map(|kept| kept.content()) {
                let facts = self.store.facts(content).filter(|_| !self.store.is_here(content));
                let Some((hash, length)) = facts else { continue };
                found.push(Unkept { path: change.path.clone(), sha256: hex(&hash), length });
            }
        }
        order::sort_by(&mut found, |a, b| (&a.path, &a.sha256).cmp(&(&b.path, &b.sha256)));
        found.dedup();
        Ok(found)
    }

    /// Takes in a content that the host held, and tells whether it was one that is missing.
    pub fn supply(&mut self, content: &Bytes) -> bool {
        self.store.supply(content)
    }

    /// Returns every content that is kept, in the order in which they came.
    #[must_use]
    pub fn contents(&self) -> Vec<Bytes> {
        self.store.contents()
    }
}

fn hex(hash: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
