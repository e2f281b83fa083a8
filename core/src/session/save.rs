//! A session as bytes: a mark, a version, the content and its checksum.

use sha2::{Digest, Sha256};

use super::Session;
use super::error::{SessionError, SessionErrorCode};

const MARK: &[u8] = b"countersign session ";
const VERSION: &[u8] = b"1\n";
const CHECKSUM: usize = 32;

impl Session {
    /// Returns the whole session as bytes, with the plan that waits to be confirmed: saved before its first step,
    /// they are the journal. Equal sessions give equal bytes.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        // Every map has text keys and every value is finite, so that serialising cannot fail; bytes that did not
        // hold a session would be refused by `load`.
        let body = serde_json::to_vec(self).unwrap_or_default();
        let mut out = [MARK, VERSION].concat();
        out.extend_from_slice(&body);
        let checksum = Sha256::digest(&out);
        out.extend_from_slice(&checksum);
        out
    }

    /// Returns the session that was saved.
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
        let corrupt =
            || SessionError::new(SessionErrorCode::Corrupt, "these bytes hold no whole saved session");
        let rest = bytes.strip_prefix(MARK).ok_or_else(corrupt)?;
        let Some(rest) = rest.strip_prefix(VERSION) else {
            let message = "the session was saved by a version that this one does not know";
            let version = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
            let is_number =
                !version.is_empty() && version.len() < 8 && version.iter().all(u8::is_ascii_digit);
            let known_shape = is_number && rest.len() > version.len();
            return Err(if known_shape {
                SessionError::new(SessionErrorCode::UnknownVersion, message)
            } else {
                corrupt()
            });
        };
        let body = rest.len().checked_sub(CHECKSUM).and_then(|end| rest.get(..end)).ok_or_else(corrupt)?;
        let end = bytes.len().saturating_sub(CHECKSUM);
        let (content, checksum) = bytes.split_at_checked(end).ok_or_else(corrupt)?;
        if Sha256::digest(content).as_slice() != checksum {
            return Err(corrupt());
        }
        serde_json::from_slice(body).map_err(|_| corrupt())
    }
}
