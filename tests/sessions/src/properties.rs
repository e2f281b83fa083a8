//! The invariants of a session, each as a check of one random session.
//!
//! The numbers are those of the list in `docs/session.md`.

mod deciding;
mod keeping;
mod texts;
mod typing;
mod undoing;

use countersign::{Mode, SessionState};

use crate::host::Host;
use crate::model::Model;
use crate::random::Draw;
use crate::reference;

/// A property: its name and the check of the session with that seed, which panics where it does not hold.
pub type Property = (&'static str, fn(u64));

/// All properties.
pub const ALL: [Property; 33] = [
    ("01 rejecting all restores every path exactly", deciding::reject_all),
    ("02 accepting all changes nothing", deciding::accept_all),
    ("03 any part of the hunks can be rejected", deciding::any_part),
    ("04 disjoint decisions commute in any batching", deciding::commute),
    ("05 decisions are idempotent", deciding::idempotent),
    ("06 what the person did survives or is a conflict", keeping::person_survives),
    ("07 a path that changed since is never written", keeping::changed_since),
    ("08 nothing is deleted that the session did not create", undoing::deletes_only_own),
    ("09 a plan that was carried out leaves nothing to plan", undoing::nothing_left),
    ("10 a plan cut off anywhere is finished or taken back", keeping::cut_anywhere),
    ("11 no bytes are lost at any cut", keeping::no_bytes_lost),
    ("12 undoing a revert is the identity", undoing::undo_is_identity),
    ("13 restoring leaves alone what was not touched since", undoing::restore_is_local),
    ("14 an operation on several files goes back whole or not at all", deciding::groups),
    ("15 two sessions on one tree leave each other alone", undoing::two_sessions),
    ("18 hunk numbers are stable and never used again", deciding::hunk_numbers),
    ("16 moved files go back with name and content", texts::moves_go_back),
    ("17 what comes to nothing in a turn leaves nothing to review", texts::what_comes_to_nothing),
    ("19 hunks and equal lines tile the file on both sides", texts::hunks_tile),
    ("20 any bytes are compared, and always alike", texts::bytes_of_any_kind),
    ("21 endings, marks and missing newlines come back", texts::endings_come_back),
    ("23 a patch applies forwards and backwards", texts::patches_apply),
    ("24 over the caps all goes back all the same", texts::over_the_caps),
    ("27 a refresh changes nothing about what is taken back", typing::refresh_takes_nothing_back),
    ("28 a stale number names its successors, and the others stay", typing::stale_numbers),
    ("29 what the person typed in a hunk stays where it is to be kept", typing::mine_is_kept),
    ("30 any choice about what the person typed is carried out", typing::any_choice),
    ("31 two contents have the hunks that a session lists", texts::hunks_without_a_session),
    ("32 a folder goes and comes back with what needs it", deciding::folders_go),
    ("22 a session that is saved and loaded goes on as before", undoing::saved_and_loaded),
    ("25 every path in scope has one true outcome", undoing::accounting),
    ("26a a review of a text gives what the model of its lines gives", reference::review),
    ("26b a revert of a text gives what the model of its lines gives", reference::revert),
];

fn draw(seed: u64) -> (Draw, Host) {
    let mut draw = Draw::new(seed);
    let case_sensitive = draw.rng.chance(70);
    let model = draw.model(case_sensitive);
    (draw, Host::new(model, Mode::Autopilot))
}

/// Begins a supervised turn, lets the agent work without the person, and returns what stood there before.
fn supervised(draw: &mut Draw, host: &mut Host) -> Model {
    let before = host.model.clone();
    host.begin(Mode::Supervised).unwrap();
    draw.turn(host, 6, 0);
    host.end().unwrap();
    before
}

/// Takes observed changes out of the turns of the properties that speak of rejecting everything.
fn has_observed(host: &Host) -> bool {
    host.log.iter().any(|step| step["observed"] == true)
}

fn is_pending(host: &Host) -> bool {
    host.session.state() == SessionState::ReviewPending
}

fn same(host: &Host, left: &Model, right: &Model, what: &str) {
    assert!(
        left.nodes == right.nodes,
        "{what}\n got    {}\n wanted {}\n{}",
        left.to_json(),
        right.to_json(),
        host.case()
    );
}

/// Checks the property with a number over so many sessions.
///
/// # Panics
/// Where a session does not have it, with the session as a vector.
pub fn hold(number: &str, sessions: u64) {
    let (name, check) =
        ALL.iter().find(|(name, _)| name.starts_with(number)).expect("a property has that number");
    for seed in 0..sessions {
        let result = std::panic::catch_unwind(|| check(seed));
        assert!(result.is_ok(), "seed {seed} breaks: {name}");
    }
}
