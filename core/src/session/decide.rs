//! Decisions: about a turn, a path, a hunk; each is logged, and may be replaced until it is carried out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::{SessionError, SessionErrorCode};
use super::review::{Choice, Decided, HunkKind, Item, Review};
use super::state::Bytes;
use super::store::Scratch;
use super::turns::SessionState;
use super::{Session, Target};

/// How many bytes of a rejected hunk are remembered on each side.
const REMEMBERED: usize = 4096;

/// A change that was taken back because the person rejected it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rejected {
    /// The path.
    pub path: String,
    /// What it changed.
    pub kind: HunkKind,
    /// The removed lines, which stand there again; at most 4,096 bytes of them.
    pub removed: Bytes,
    /// The added lines, which are gone; at most 4,096 bytes of them.
    pub added: Bytes,
}

impl Session {
    /// Decides about hunks. A decision that is not carried out yet may be replaced by one about the same hunk;
    /// decisions about a path or the turn take only what is undecided.
    ///
    /// # Errors
    /// `no-review`, `turn-running`, `no-such-change`, `no-such-hunk`, `ambiguous-hunk`
    pub fn decide(&mut self, choice: Choice, target: &Target) -> Result<(), SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        if self.state == SessionState::Running {
            return refuse(SessionErrorCode::TurnRunning, "a turn is running");
        }
        let Some(review) = &self.review else {
            return refuse(SessionErrorCode::NoReview, "no review is pending");
        };
        let hunks = self.chosen(review, target)?;
        // A plan made before this decision no longer says what was decided.
        self.drop_pending();
        if let Some(review) = &mut self.review {
            review.decide(Decided { choice, hunks });
        }
        Ok(())
    }

    /// Returns the hunks that a decision is about.
    fn chosen(&self, review: &Review, target: &Target) -> Result<BTreeSet<u32>, SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        let undecided = |items: &mut dyn Iterator<Item = &Item>| {
            let hunks = items.flat_map(|item| &item.hunks);
            hunks.filter(|hunk| hunk.choice.is_none()).map(|hunk| hunk.id).collect::<BTreeSet<u32>>()
        };
        let at = |path: &str| {
            let found = review.items.iter().find(|item| item.is_at(path, self.history.case_sensitive));
            let none =
                || SessionError::new(SessionErrorCode::NoSuchChange, "the turn left no change at that path");
            found.ok_or_else(none)
        };
        match target {
            Target::Turn => Ok(undecided(&mut review.items.iter())),
            Target::Path(path) => {
                let item = at(path)?;
                let is_tied = |other: &&Item| item.tie.is_some() && other.tie == item.tie;
                let is_it = |other: &&Item| other.path == item.path || is_tied(other);
                Ok(undecided(&mut review.items.iter().filter(is_it)))
            }
            Target::Hunk(id) if review.hunks().any(|hunk| hunk.id == *id) => Ok(BTreeSet::from([*id])),
            Target::Hunk(_) => refuse(SessionErrorCode::NoSuchHunk, "no pending hunk has that number"),
            Target::Text { path, text } => {
                let (item, scratch) = (at(path)?, Scratch::new(&self.store));
                let holding = item.hunks.iter().filter(|hunk| item.holds(hunk, text, &scratch));
                let found: BTreeSet<u32> = holding.map(|hunk| hunk.id).collect();
                match found.len() {
                    0 => refuse(SessionErrorCode::NoSuchHunk, "no pending hunk holds that text"),
                    1 => Ok(found),
                    _ => refuse(SessionErrorCode::AmbiguousHunk, "several pending hunks hold that text"),
                }
            }
        }
    }

    /// Tells whether replaying every decision of the pending review, in order, gives what is decided now; it does
    /// wherever no decision met a conflict.
    #[must_use]
    pub fn replays(&self) -> bool {
        let Some(review) = &self.review else { return true };
        let mut again = review.clone();
        again.log.clear();
        again.items.iter_mut().flat_map(|item| &mut item.hunks).for_each(|hunk| hunk.choice = None);
        review.log.iter().for_each(|decided| again.decide(decided.clone()));
        again == *review
    }

    /// Returns what was taken back since the turn ended because the person rejected it, in the order in which it
    /// was; the host tells the agent with the next turn. A turn that begins forgets it.
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        &self.rejected
    }

    /// Returns a note for the agent about what the person rejected; nothing where nothing was.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        if self.rejected.is_empty() {
            return None;
        }
        let mut note = String::from("The person rejected these changes, and they were taken back:\n");
        for Rejected { path, kind, removed, added } in &self.rejected {
            let what = match kind {
                HunkKind::Lines { new, .. } => format!("the lines at line {}", new.start.saturating_add(1)),
                HunkKind::Executable => "the executable bit".to_owned(),
                HunkKind::Moved => "the move".to_owned(),
                HunkKind::Whole => "the whole change".to_owned(),
            };
            note.push_str(&format!("- {}: {what}\n", crate::text::quote(path)));
            for (sign, lines) in [('-', removed), ('+', added)] {
                for line in String::from_utf8_lossy(lines.as_slice()).lines() {
                    note.push_str(&format!("  {sign}{}\n", crate::text::escape(line)));
                }
            }
        }
        Some(note)
    }
}

impl Review {
    /// Enters a decision into the log and applies it.
    pub(super) fn decide(&mut self, decided: Decided) {
        for hunk in self.items.iter_mut().flat_map(|item| &mut item.hunks) {
            if decided.hunks.contains(&hunk.id) {
                hunk.choice = Some(decided.choice);
            }
        }
        self.log.push(decided);
    }
}

/// Returns what an item's rejected hunks change.
pub(super) fn rejected_of(item: &Item, scratch: &Scratch<'_>) -> Vec<Rejected> {
    let hunks = item.hunks.iter().filter(|hunk| hunk.choice == Some(Choice::Reject));
    let side = |hunk, is_old| {
        let bytes = item.side(hunk, is_old, scratch);
        Bytes::from(bytes.get(..REMEMBERED).unwrap_or(&bytes))
    };
    hunks
        .map(|hunk| Rejected {
            path: item.path.clone(),
            kind: hunk.kind.clone(),
            removed: side(hunk, true),
            added: side(hunk, false),
        })
        .collect()
}
