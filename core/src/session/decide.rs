//! Decisions: about a turn, a path, a hunk; each is logged, and may be replaced until it is carried out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::choice::Choice;
use super::error::{SessionError, SessionErrorCode};
use super::mark::agents;
use super::review::{Decided, Hunk, HunkKind, Item, Review};
use super::state::Bytes;
use super::store::Scratch;
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
    /// decisions about a path or the turn take only what is undecided. Keeping or dropping what the person typed is
    /// for hunks that [offer](super::HunkView::choices) it.
    ///
    /// # Errors
    /// `no-review`, `turn-running`, `no-such-change`, `no-such-hunk`, `ambiguous-hunk`; `stale-hunk` with its
    /// successors where the person typed in it; `no-such-choice` where one of the hunks does not offer it
    pub fn decide(&mut self, choice: Choice, target: &Target) -> Result<(), SessionError> {
        self.reviewing()?;
        let Some(review) = &self.review else { return Ok(()) };
        let hunks = self.chosen(review, target, |hunk| hunk.choice.is_none())?;
        if matches!(choice, Choice::KeepMine | Choice::DropMine) {
            review.check_offered(choice, &hunks)?;
        }
        // A plan made before this decision no longer says what was decided.
        self.drop_pending();
        if let Some(review) = &mut self.review {
            review.decide(Decided { choice: Some(choice), hunks });
            review.fold(self.limits.decisions);
        }
        Ok(())
    }

    /// Returns the hunks that a decision is about; of a path or the turn those that are meant.
    pub(super) fn chosen(
        &self,
        review: &Review,
        target: &Target,
        is_meant: impl Fn(&Hunk) -> bool,
    ) -> Result<BTreeSet<u32>, SessionError> {
        let refuse = |code, message: &str| Err(SessionError::new(code, message));
        let meant = |items: &mut dyn Iterator<Item = &Item>| {
            let hunks = items.flat_map(|item| &item.hunks);
            hunks.filter(|hunk| is_meant(hunk)).map(|hunk| hunk.id).collect::<BTreeSet<u32>>()
        };
        let at = |path: &str| {
            let found = review.items.iter().find(|item| item.is_at(path, self.history.case_sensitive));
            let none =
                || SessionError::new(SessionErrorCode::NoSuchChange, "the turn left no change at that path");
            found.ok_or_else(none)
        };
        match target {
            Target::Turn => Ok(meant(&mut review.items.iter())),
            Target::Path(path) => {
                let item = at(path)?;
                let is_tied = |other: &&Item| item.tie.is_some() && other.tie == item.tie;
                let is_it = |other: &&Item| other.path == item.path || is_tied(other);
                Ok(meant(&mut review.items.iter().filter(is_it)))
            }
            Target::Hunk(id) if review.hunks().any(|hunk| hunk.id == *id) => Ok(BTreeSet::from([*id])),
            Target::Hunk(id) => Err(review.gone(*id)),
            Target::Text { path, text } => {
                let item = match at(path) {
                    Err(_) if self.history.has_agents(review.start, path) => {
                        return refuse(SessionErrorCode::NoSuchHunk, "no hunk of that path is pending");
                    }
                    found => found?,
                };
                let texts = item.texts(&Scratch::new(&self.store));
                let sides = texts.sides();
                let holding = item.hunks.iter().filter(|hunk| sides.hold(&hunk.kind, text));
                let found: BTreeSet<u32> = holding.map(|hunk| hunk.id).collect();
                match found.len() {
                    0 => refuse(SessionErrorCode::NoSuchHunk, "no pending hunk holds that text"),
                    1 => Ok(found),
                    _ => refuse(SessionErrorCode::AmbiguousHunk, "several pending hunks hold that text"),
                }
            }
        }
    }

    /// Tells whether replaying every decision of the pending review, in order, gives what is decided now.
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
                hunk.choice = decided.choice;
            }
        }
        self.log.push(decided);
    }

    /// Makes hunks undecided, and notes that.
    pub(super) fn reopen(&mut self, hunks: &BTreeSet<u32>) {
        if !hunks.is_empty() {
            self.decide(Decided { choice: None, hunks: hunks.clone() });
        }
    }

    /// Refuses a choice that a hunk does not offer.
    fn check_offered(&self, choice: Choice, hunks: &BTreeSet<u32>) -> Result<(), SessionError> {
        for item in &self.items {
            for hunk in item.hunks.iter().filter(|hunk| hunks.contains(&hunk.id)) {
                if !item.choices(hunk).contains(&choice) {
                    let message = format!("hunk {} does not offer `{}`", hunk.id, choice.as_str());
                    return Err(SessionError::new(SessionErrorCode::NoSuchChoice, message));
                }
            }
        }
        Ok(())
    }

    /// Says what became of a hunk that is not pending.
    fn gone(&self, id: u32) -> SessionError {
        let Some(by) = self.superseded.get(&id) else {
            return SessionError::new(SessionErrorCode::NoSuchHunk, "no pending hunk has that number");
        };
        let message = "the person changed that hunk, and what is left of it has other numbers";
        let mut error = SessionError::new(SessionErrorCode::StaleHunk, message);
        error.successors = self.hunks().map(|hunk| hunk.id).filter(|id| by.contains(id)).collect();
        error
    }
}

/// Returns what an item's rejected hunks change; what the person typed in them is no part of it.
pub(super) fn rejected_of(item: &Item, scratch: &Scratch<'_>) -> Vec<Rejected> {
    let hunks = item.hunks.iter().filter(|hunk| hunk.is_taken_back());
    let short = |bytes: &[u8]| Bytes::from(bytes.get(..REMEMBERED).unwrap_or(bytes));
    let texts = item.texts(scratch);
    let sides = texts.sides();
    let known = scratch.text(&item.current);
    let lines = known.as_ref().map(|text| crate::diff::lines(text.as_slice()));
    let added = |hunk: &Hunk| match (&hunk.kind, &lines) {
        (HunkKind::Lines { old: _, new }, Some(lines)) => agents(new, &item.marks, lines),
        _ => sides.added(&hunk.kind),
    };
    hunks
        .map(|hunk| Rejected {
            path: item.path.clone(),
            kind: hunk.kind.clone(),
            removed: short(&sides.removed(&hunk.kind)),
            added: short(&added(hunk)),
        })
        .collect()
}
