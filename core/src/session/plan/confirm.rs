//! Confirming a plan: what it did enters the history.

use super::super::Session;
use super::super::choice::Choice;
use super::super::decide::rejected_of;
use super::super::error::{SessionError, SessionErrorCode};
use super::super::history::Revert;
use super::super::names::key;
use super::super::review::Item;
use super::super::store::{Kept, Scratch};
use super::super::turns::SessionState;
use super::PlanRequest;

impl Session {
    /// Takes in that every step of the last plan was carried out.
    ///
    /// # Errors
    /// `no-plan`
    pub fn confirm(&mut self) -> Result<SessionState, SessionError> {
        if self.pending.as_ref().is_some_and(|pending| pending.back) {
            self.drop_pending();
            return Ok(self.state);
        }
        let Some(pending) = self.pending.take() else {
            return Err(SessionError::new(SessionErrorCode::NoPlan, "there is no plan to confirm"));
        };
        let start = self.history.next();
        self.history.push(pending.op);
        match pending.request {
            PlanRequest::Apply | PlanRequest::Resume { .. } => self.settle(),
            PlanRequest::Undo => {
                self.history.undo(&pending.held);
            }
            PlanRequest::RevertTurn | PlanRequest::RevertSession | PlanRequest::Restore { .. } => {
                self.history.reverts.push(Revert::new(start, pending.held));
            }
        }
        Ok(self.state)
    }

    /// Settles every decision, which a confirmed plan has carried out; the review ends where nothing is left of
    /// it. What met a conflict is undecided since the plan was made.
    fn settle(&mut self) {
        let Some(review) = &mut self.review else { return };
        let made = self.history.made_last();
        let mut scratch = Scratch::new(&self.store);
        let mut settled: Vec<Item> = Vec::with_capacity(review.items.len());
        for item in &review.items {
            review.accepted |= item.hunks.iter().any(|hunk| hunk.choice == Some(Choice::Accept));
            if item.is_undone() {
                review.taken_back.insert(key(&item.path, self.history.case_sensitive));
            }
            self.rejected.extend(rejected_of(item, &scratch));
            let item = item.settled(&mut scratch);
            // A folder that came back for something below it is not deleted any more.
            let is_folder_back = item.base == Kept::Directory
                && item.current.is_absent()
                && made.contains(&key(&item.path, self.history.case_sensitive));
            if !item.hunks.is_empty() && !is_folder_back {
                settled.push(item);
            }
        }
        let extras = scratch.into_extras();
        for item in &mut settled {
            item.base = self.store.adopt(&extras, None, &item.base);
            item.current = self.store.adopt(&extras, None, &item.current);
        }
        review.items = settled;
        if review.items.is_empty() {
            self.review = None;
            self.state = SessionState::Idle;
        }
    }
}
