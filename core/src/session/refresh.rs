//! A pending review brought up to date with what the person typed meanwhile.
//!
//! What is apart from every hunk becomes part of both sides, so that the hunks only move. A hunk in which the person
//! typed becomes an entangled one with a number of its own, which succeeds the numbers it had before.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::error::{SessionError, SessionErrorCode};
use super::goal::World;
use super::rebase::{Rebased, rebase};
use super::review::{Decided, Hunk, HunkKind, Item, Review};
use super::state::Snapshot;
use super::store::{Kept, Scratch};
use super::turns::SessionState;
use super::{Session, Target};

/// A hunk that the person changed: its number is no longer valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The number that it had.
    pub hunk: u32,
    /// The numbers of the hunks that hold it now; none where nothing is left of it.
    pub by: Vec<u32>,
}

impl Session {
    /// Takes in what the person typed since the review began, at the paths that were observed. Nothing is decided
    /// or written by it: hunks move to where they stand now and keep their numbers and decisions, and a hunk in
    /// which the person typed is replaced by an [entangled](super::HunkView::entangled) one. An accepted one stays
    /// accepted; any other decision about it is open again. A file that the person deleted is left as it is.
    ///
    /// ```
    /// use countersign::{Choice, FileState, Mode, Operation, Scope, Session, Snapshot};
    /// let file = |text: &str| [Snapshot::new("a", FileState::file(text.as_bytes(), false))];
    /// let mut session = Session::new(Mode::Supervised, true);
    /// session.begin_turn(None).unwrap();
    /// let operation = Operation::ReplaceText { path: "a".into(), cwd: None };
    /// session.record(&operation, &file("1\n2\n"), &file("1\nTWO\n")).unwrap();
    /// session.end_turn().unwrap();
    /// let superseded = session.refresh(&file("1\nTwo\n")).unwrap();
    /// assert_eq!((superseded[0].hunk, superseded[0].by.as_slice()), (0, [1].as_slice()));
    /// let hunk = &session.changes(&Scope::Turn).unwrap().changes[0].hunks[0];
    /// assert_eq!(hunk.choices, [Choice::Accept, Choice::KeepMine, Choice::DropMine]);
    /// ```
    ///
    /// # Errors
    /// `no-review`, `turn-running`
    pub fn refresh(&mut self, observed: &[Snapshot]) -> Result<Vec<Superseded>, SessionError> {
        self.reviewing()?;
        self.drop_pending();
        let Some(review) = &mut self.review else { return Ok(Vec::new()) };
        let mut scratch = Scratch::new(&self.store);
        let world = World::new(observed, self.history.case_sensitive, &mut scratch);
        let (mut rebased, mut next) = (Vec::new(), self.next_hunk);
        for (index, item) in review.items.iter().enumerate() {
            let Some(seen) = world.there.get(&world.key(&item.path)) else { continue };
            if let Some(found) = item.refreshed(&seen.state, &mut next, &mut scratch) {
                rebased.push((index, found));
            }
        }
        let extras = scratch.into_extras();
        self.next_hunk = next;
        let mut superseded = Vec::new();
        for (index, Rebased { mut item, succeeds }) in rebased {
            let Some(slot) = review.items.get_mut(index) else { continue };
            item.base = self.store.adopt(&extras, Some(&slot.base), &item.base);
            item.current = self.store.adopt(&extras, Some(&slot.current), &item.current);
            *slot = item;
            superseded.extend(succeeds);
        }
        review.items.retain(|item| !item.hunks.is_empty());
        review.supersede(&superseded);
        review.fold(self.limits.decisions);
        Ok(superseded)
    }

    /// Makes decisions that are not carried out open again.
    ///
    /// # Errors
    /// As for [`Session::decide`].
    pub fn undecide(&mut self, target: &Target) -> Result<(), SessionError> {
        self.reviewing()?;
        let Some(review) = &self.review else { return Ok(()) };
        let hunks = self.chosen(review, target, |hunk| hunk.choice.is_some())?;
        self.drop_pending();
        if let Some(review) = &mut self.review {
            review.decide(Decided { choice: None, hunks });
            review.fold(self.limits.decisions);
        }
        Ok(())
    }

    /// Refuses what needs a pending review.
    pub(super) fn reviewing(&self) -> Result<(), SessionError> {
        match self.state {
            SessionState::Running => {
                Err(SessionError::new(SessionErrorCode::TurnRunning, "a turn is running"))
            }
            SessionState::Idle => Err(SessionError::new(SessionErrorCode::NoReview, "no review is pending")),
            SessionState::ReviewPending => Ok(()),
        }
    }
}

impl Review {
    /// Notes which numbers hold others now, and the decisions that stay with them.
    fn supersede(&mut self, superseded: &[Superseded]) {
        for Superseded { hunk, by } in superseded {
            for later in self.superseded.values_mut() {
                if later.remove(hunk) {
                    later.extend(by);
                }
            }
            self.superseded.insert(*hunk, by.iter().copied().collect());
        }
        let new: BTreeSet<u32> = superseded.iter().flat_map(|one| &one.by).copied().collect();
        let accepted = self.hunks().filter(|hunk| new.contains(&hunk.id) && hunk.choice.is_some());
        let hunks: BTreeSet<u32> = accepted.map(|hunk| hunk.id).collect();
        if !hunks.is_empty() {
            self.decide(Decided { choice: Some(Choice::Accept), hunks });
        }
    }
}

impl Item {
    /// Returns the item as it is with what stands at its path now; nothing where that changes nothing.
    fn refreshed(&self, now: &Kept, next: &mut u32, scratch: &mut Scratch<'_>) -> Option<Rebased> {
        if *now == self.current || now.is_absent() {
            return None;
        }
        let is_whole = |hunk: &Hunk| hunk.kind == HunkKind::Whole;
        if self.displaced || self.hunks.iter().any(is_whole) {
            return Some(self.mixed(now, next));
        }
        Some(rebase(self, now, next, scratch).unwrap_or_else(|| self.mixed(now, next)))
    }

    /// Returns the item with one hunk for all that stands there, beside its place and its bit.
    fn mixed(&self, now: &Kept, next: &mut u32) -> Rebased {
        let (mut item, mut succeeds) = (self.clone(), Vec::new());
        item.current = now.clone();
        // Of a file that came from elsewhere nothing can be told apart.
        let is_same = !self.displaced && self.is_same_content(now);
        let has_bit = self.hunks.iter().any(|hunk| hunk.kind == HunkKind::Executable);
        if let (Kept::File { executable: old, .. }, Kept::File { executable, .. }, false) =
            (&mut item.base, now, has_bit)
        {
            // A bit that the person set is no part of the content.
            *old = *executable;
        }
        let stays_apart = matches!((&item.base, now), (Kept::File { .. }, Kept::File { .. }));
        let mut joined = Vec::new();
        item.hunks.clear();
        for hunk in &self.hunks {
            let mut hunk = hunk.clone();
            match hunk.kind {
                HunkKind::Moved => entangle(&mut hunk, next, &mut succeeds),
                HunkKind::Executable if stays_apart && self.displaced => {
                    entangle(&mut hunk, next, &mut succeeds);
                }
                HunkKind::Executable if stays_apart => {}
                HunkKind::Lines { .. } | HunkKind::Whole if is_same => {}
                HunkKind::Lines { .. } | HunkKind::Whole | HunkKind::Executable => {
                    joined.push(hunk);
                    continue;
                }
            }
            item.hunks.push(hunk);
        }
        item.join(&joined, next, &mut succeeds);
        item.drop_settled_bit(&mut succeeds);
        Rebased { item, succeeds }
    }

    /// Tells whether the person left the content of a file alone that the agent did not make.
    fn is_same_content(&self, now: &Kept) -> bool {
        matches!(self.base, Kept::File { .. })
            && self.current.content().is_some()
            && self.current.content() == now.content()
    }

    /// Puts one hunk in place of several, unless the person took all of them back by hand.
    fn join(&mut self, joined: &[Hunk], next: &mut u32, succeeds: &mut Vec<Superseded>) {
        let is_back = match (&self.base, &self.current) {
            (Kept::File { content: old, .. }, Kept::File { content: new, .. }) => old == new,
            (old, new) => old == new,
        };
        let by = if is_back || joined.is_empty() { Vec::new() } else { vec![*next] };
        succeeds.extend(joined.iter().map(|hunk| Superseded { hunk: hunk.id, by: by.clone() }));
        if by.is_empty() {
            return;
        }
        self.marks.clear();
        let accepted = joined.iter().all(|hunk| hunk.choice == Some(Choice::Accept));
        let choice = accepted.then_some(Choice::Accept);
        let bit = self.hunks.iter().position(|hunk| hunk.kind == HunkKind::Executable);
        let hunk = Hunk { id: *next, kind: HunkKind::Whole, entangled: true, choice };
        self.hunks.insert(bit.unwrap_or(self.hunks.len()), hunk);
        *next = next.saturating_add(1);
    }

    /// Drops the hunk of the bit where the person took it back by hand.
    pub(super) fn drop_settled_bit(&mut self, succeeds: &mut Vec<Superseded>) {
        let is_apart = match (&self.base, &self.current) {
            (Kept::File { executable: old, .. }, Kept::File { executable: new, .. }) => old != new,
            _ => false,
        };
        if is_apart {
            return;
        }
        let gone = self.hunks.iter().filter(|hunk| hunk.kind == HunkKind::Executable);
        succeeds.extend(gone.map(|hunk| Superseded { hunk: hunk.id, by: Vec::new() }));
        self.hunks.retain(|hunk| hunk.kind != HunkKind::Executable);
    }
}

/// Gives a hunk in which the person typed a number of its own.
pub(super) fn entangle(hunk: &mut Hunk, next: &mut u32, succeeds: &mut Vec<Superseded>) {
    succeeds.push(Superseded { hunk: hunk.id, by: vec![*next] });
    hunk.id = *next;
    hunk.entangled = true;
    hunk.choice = hunk.choice.filter(|choice| *choice == Choice::Accept);
    *next = next.saturating_add(1);
}
