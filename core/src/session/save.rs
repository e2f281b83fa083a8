//! A session as bytes: a mark, a version, the content and its checksum.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Session;
use super::error::{SessionError, SessionErrorCode};
use super::migrate::{self, Steps, VERSION, migrated};
use super::plan::Pending;
use super::store::Entry;
use super::turns::SessionState;

const MARK: &[u8] = b"countersign session ";
const JOURNAL: &[u8] = b"countersign journal ";
const CHECKSUM: usize = 32;

impl Session {
    /// Returns the whole session as bytes, with the plan that waits to be confirmed. Equal sessions give equal
    /// bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        sealed(MARK, self)
    }

    /// Returns the session that was saved, by this version or an older one.
    ///
    /// ```
    /// use countersign::{Mode, Session};
    /// let session = Session::new(Mode::Autopilot, true);
    /// assert_eq!(Session::load(&session.save()).unwrap(), session);
    /// assert_eq!(Session::load(b"x").unwrap_err().code.as_str(), "corrupt");
    /// ```
    ///
    /// # Errors
    /// `corrupt`, `unknown-version`
    pub fn load(bytes: &[u8]) -> Result<Self, SessionError> {
        let mut session: Self = opened(MARK, bytes, &migrate::SESSION)?;
        session.history.restore();
        if !session.store.restore() || !session.holds_together() {
            return Err(corrupt());
        }
        // A plan of an older layout does not name the session that it was made from.
        if let Some(contents) =
            session.pending.as_ref().filter(|plan| plan.of.is_empty()).map(|plan| plan.contents)
        {
            let of = session.fingerprint(contents);
            session.pending.iter_mut().for_each(|plan| plan.of.clone_from(&of));
        }
        Ok(session)
    }

    /// Returns the plan that waits to be confirmed, with the contents that only it needs; nothing where none waits.
    /// A host that has saved the session before it planned writes these bytes before the first step, which is less
    /// than the whole session.
    #[must_use]
    pub fn journal(&self) -> Option<Vec<u8>> {
        let pending = self.pending.clone()?;
        let contents = self.store.since(pending.contents);
        Some(sealed(JOURNAL, &Journal { pending, contents }))
    }

    /// Takes over a journal, into the session that was saved before its plan was made; then the plan can be
    /// resumed.
    ///
    /// # Errors
    /// `corrupt` where these bytes are no whole journal, or that of another session; `unknown-version`
    pub fn take_journal(&mut self, bytes: &[u8]) -> Result<(), SessionError> {
        let Journal { pending, contents } = opened(JOURNAL, bytes, &migrate::JOURNAL)?;
        let mut next = self.clone();
        next.drop_pending();
        let is_next =
            pending.contents == next.store.len() && pending.of == next.fingerprint(pending.contents);
        if !is_next || !next.store.extend(contents) {
            return Err(corrupt());
        }
        if let Some(review) = &mut next.review {
            review.reopen(&pending.reopened);
        }
        next.conflicts.clone_from(&pending.conflicts);
        next.pending = Some(pending);
        *self = next;
        Ok(())
    }

    /// Returns a hash of what a plan was made from: the contents before it, what happened and what is decided.
    pub(super) fn fingerprint(&self, contents: u32) -> Vec<u8> {
        let mut hash = Sha256::new();
        self.store.feed(contents, &mut hash);
        let rest =
            (self.state, self.history.ops.len(), &self.history.turns, &self.history.reverts, &self.review);
        hash.update(serde_json::to_vec(&rest).unwrap_or_default());
        hash.finalize().to_vec()
    }

    /// Tells whether what was read can be one session.
    fn holds_together(&self) -> bool {
        let is_reviewing = self.state == SessionState::ReviewPending;
        let starts = self.history.turns.iter().map(|turn| turn.start);
        let reverts = self.history.reverts.iter().map(|revert| revert.start);
        let review = self.review.iter().map(|review| review.start);
        let is_known = starts.chain(reverts).chain(review).all(|start| start <= self.history.next());
        let is_running = self.state == SessionState::Running;
        is_known && self.review.is_some() == is_reviewing && !(is_running && self.history.turns.is_empty())
    }
}

/// A plan by itself, as a host keeps it while it carries the plan out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    pending: Pending,
    contents: Vec<Entry>,
}

pub(super) fn corrupt() -> SessionError {
    SessionError::new(SessionErrorCode::Corrupt, "these bytes hold no whole saved session")
}

/// Writes a mark, the version, a value and the checksum of all that.
fn sealed(mark: &[u8], value: &impl Serialize) -> Vec<u8> {
    // Every map has text keys and every value is finite, so that serialising cannot fail; bytes that did not hold
    // the value would be refused when they are read.
    let body = serde_json::to_vec(value).unwrap_or_default();
    let mut out = [mark, format!("{VERSION}\n").as_bytes(), &body].concat();
    let checksum = Sha256::digest(&out);
    out.extend_from_slice(&checksum);
    out
}

fn opened<T: for<'de> Deserialize<'de>>(mark: &[u8], bytes: &[u8], steps: &Steps) -> Result<T, SessionError> {
    let rest = bytes.strip_prefix(mark).ok_or_else(corrupt)?;
    let version = version(rest)?;
    let end = bytes.len().checked_sub(CHECKSUM).ok_or_else(corrupt)?;
    let (content, checksum) = bytes.split_at_checked(end).ok_or_else(corrupt)?;
    if Sha256::digest(content).as_slice() != checksum {
        return Err(corrupt());
    }
    let start = mark.len().saturating_add(version.to_string().len()).saturating_add(1);
    let body = content.get(start..).ok_or_else(corrupt)?;
    if version == VERSION {
        return serde_json::from_slice(body).map_err(|_| corrupt());
    }
    let old = serde_json::from_slice(body).map_err(|_| corrupt())?;
    let new = migrated(version, old, steps).ok_or_else(corrupt)?;
    // Through bytes again, so that the reader is compiled once.
    let new = serde_json::to_vec(&new).map_err(|_| corrupt())?;
    serde_json::from_slice(&new).map_err(|_| corrupt())
}

/// Reads the number of the layout, and refuses one that is not known.
fn version(rest: &[u8]) -> Result<usize, SessionError> {
    let text = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_number =
        !text.is_empty() && text.len() < 8 && text.iter().all(u8::is_ascii_digit) && rest.len() > text.len();
    if !is_number {
        return Err(corrupt());
    }
    let number = core::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
    // Exactly one spelling of a number, so that equal sessions are equal bytes.
    number.filter(|number| (1..=VERSION).contains(number) && text.first() != Some(&b'0')).ok_or_else(|| {
        let message = "the bytes were saved by a version that this one does not know";
        SessionError::new(SessionErrorCode::UnknownVersion, message)
    })
}
