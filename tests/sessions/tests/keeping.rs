//! What a session keeps: contents up to a budget, its journal, itself as bytes.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "helpers of tests")]

use countersign::{
    Bytes, Choice, FileState, HunkKind, Mode, Only, Operation, PlanRequest, Scope, Session, SessionErrorCode,
    Snapshot, Target,
};
use countersign_tests_sessions::rng::Rng;

fn edit(path: &str) -> Operation {
    Operation::ReplaceText { path: path.into(), cwd: None }
}

fn file(path: &str, bytes: &[u8]) -> Vec<Snapshot> {
    vec![Snapshot::new(path, FileState::file(bytes, false))]
}

fn changed(session: &mut Session, path: &str, before: &[u8], after: &[u8]) {
    session.record(&edit(path), &file(path, before), &file(path, after)).unwrap();
}

/// shisad #131: a rollback reported success for files over 1 MB that were never captured.
#[test]
fn what_is_not_kept_is_seen_before_and_is_a_conflict_until_it_is_supplied() {
    let big = vec![b'x'; 2_000_000];
    let mut session = Session::new(Mode::Autopilot, true);
    session.set_budget(1_000_000);
    let unkept = session.unkept(&file("big", &big)).unwrap();
    assert_eq!((unkept[0].path.as_str(), unkept[0].length), ("big", 2_000_000));
    assert_eq!(session.unkept(&file("small", b"1")).unwrap(), []);
    session.begin_turn(None).unwrap();
    changed(&mut session, "big", &big, b"small\n");
    changed(&mut session, "a", b"1\n", b"2\n");
    session.end_turn().unwrap();
    let changes = session.changes(&Scope::Turn).unwrap().changes;
    assert_eq!(changes.iter().map(|change| change.kept).collect::<Vec<_>>(), [true, false]);

    let request = PlanRequest::RevertTurn;
    let observed = [file("a", b"2\n"), file("big", b"small\n")].concat();
    let plan = session.plan(&request, false, &observed).unwrap();
    assert_eq!(plan.conflicts[0].0, "big");
    assert!(plan.steps.is_empty());
    let missing = session.missing(&request).unwrap();
    assert_eq!(missing, unkept);
    assert!(!session.supply(&Bytes::from(b"another".as_slice())));
    assert!(session.supply(&Bytes::from(big.as_slice())));
    assert_eq!(session.missing(&request).unwrap(), []);
    let plan = session.plan(&request, false, &observed).unwrap();
    assert_eq!(plan.steps[1].state, FileState::file(&big, false));
    assert_eq!(Session::load(&session.save()).unwrap(), session);
}

#[test]
fn a_file_of_megabytes_comes_back_to_the_byte() {
    let big: Vec<u8> = (0..3_000_000u32).map(|at| (at % 251) as u8).collect();
    let mut other = big.clone();
    other[1_500_000] = 0;
    let mut session = Session::new(Mode::Autopilot, true);
    session.begin_turn(None).unwrap();
    changed(&mut session, "big", &big, &other);
    session.end_turn().unwrap();
    let plan = session.plan(&PlanRequest::RevertTurn, false, &file("big", &other)).unwrap();
    assert_eq!(plan.steps[0].state, FileState::file(&big, false));
}

#[test]
fn a_thousand_edits_of_a_large_file_do_not_keep_the_file_a_thousand_times() {
    let mut text: Vec<u8> = (0..20_000).flat_map(|line| format!("line {line}\n").into_bytes()).collect();
    let (mut session, mut rng) = (Session::new(Mode::Autopilot, true), Rng::new(1));
    let first = text.clone();
    for _ in 0..1_000 {
        session.begin_turn(None).unwrap();
        let before = text.clone();
        let at = rng.below(text.len());
        text[at] = b'#';
        changed(&mut session, "a", &before, &text);
        session.end_turn().unwrap();
    }
    let saved = session.save();
    assert!(saved.len() < 60 * text.len(), "{} bytes for {}", saved.len(), text.len());
    let plan = session.plan(&PlanRequest::RevertSession, false, &file("a", &text)).unwrap();
    assert_eq!(plan.steps[0].state, FileState::file(&first, false));
    assert_eq!(Session::load(&saved).unwrap().save(), saved);
}

/// zed #58932, Kilo #11963: the edits of a sub-agent were lost, or not taken back.
#[test]
fn what_sub_agents_change_belongs_to_the_turn_and_bears_their_names() {
    let mut session = Session::new(Mode::Supervised, true);
    assert_eq!(session.begin_sub_turn("x").unwrap_err().code, SessionErrorCode::NotRunning);
    session.begin_turn(None).unwrap();
    changed(&mut session, "a", b"1\n", b"2\n");
    session.begin_sub_turn("search").unwrap();
    session.begin_sub_turn("fix").unwrap();
    changed(&mut session, "b", b"1\n", b"2\n");
    session.end_sub_turn().unwrap();
    changed(&mut session, "c", b"1\n", b"2\n");
    session.end_sub_turn().unwrap();
    assert_eq!(session.end_sub_turn().unwrap_err().code, SessionErrorCode::NotRunning);
    session.end_turn().unwrap();
    let changes = session.changes(&Scope::Turn).unwrap().changes;
    let agents: Vec<&[String]> = changes.iter().map(|change| change.agents.as_slice()).collect();
    assert_eq!(agents, [&[][..], &["search/fix".to_owned()], &["search".to_owned()]]);
    session.decide(Choice::Reject, &Target::Turn).unwrap();
    let observed = [file("a", b"2\n"), file("b", b"2\n"), file("c", b"2\n")].concat();
    assert_eq!(session.plan(&PlanRequest::Apply, false, &observed).unwrap().steps.len(), 3);
}

#[test]
fn the_agent_is_told_what_was_rejected() {
    let mut session = Session::new(Mode::Supervised, true);
    session.begin_turn(None).unwrap();
    changed(&mut session, "a", b"1\n2\n3\n", b"X\n2\nY\n");
    session.end_turn().unwrap();
    session.decide(Choice::Reject, &Target::Text { path: "a".into(), text: "Y".into() }).unwrap();
    session.decide(Choice::Accept, &Target::Turn).unwrap();
    assert_eq!(session.note(), None);
    session.plan(&PlanRequest::Apply, false, &file("a", b"X\n2\nY\n")).unwrap();
    session.confirm().unwrap();
    let rejected = session.rejected();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].kind, HunkKind::Lines { old: 2..3, new: 2..3 });
    let wanted = "The person rejected these changes, and they were taken back:\n- `a`: the lines at line 3\n  -3\n  +Y\n";
    assert_eq!(session.note().as_deref(), Some(wanted));
    session.begin_turn(None).unwrap();
    assert_eq!(session.note(), None);
}

#[test]
fn a_preview_shows_the_plan_and_changes_nothing() {
    let mut session = Session::new(Mode::Supervised, true);
    session.begin_turn(None).unwrap();
    changed(&mut session, "a", b"1\n", b"2\n");
    session.end_turn().unwrap();
    session.decide(Choice::Reject, &Target::Turn).unwrap();
    let before = session.save();
    let preview = session.preview(&PlanRequest::Apply, false, &file("a", b"2\n")).unwrap();
    let conflict = session.preview(&PlanRequest::Apply, false, &file("a", b"mine\n")).unwrap();
    assert_eq!(conflict.conflicts.len(), 1);
    assert_eq!(session.save(), before);
    assert_eq!(session.plan(&PlanRequest::Apply, false, &file("a", b"2\n")).unwrap(), preview);
}

#[test]
fn line_endings_and_byte_order_marks_are_told_apart() {
    let mut session = Session::new(Mode::Autopilot, true);
    session.begin_turn(None).unwrap();
    changed(&mut session, "a", b"1\r\n2\r\n", b"1\n2\n");
    changed(&mut session, "b", b"\xEF\xBB\xBF1\n", b"1\n");
    changed(&mut session, "c", b"1\n", b"2\n");
    session.end_turn().unwrap();
    let only: Vec<Option<Only>> =
        session.changes(&Scope::Turn).unwrap().changes.iter().map(|change| change.only).collect();
    assert_eq!(only, [Some(Only::LineEndings), Some(Only::ByteOrderMark), None]);
}

/// Returns a session with a plan to carry out, and the same one as it was saved before it was planned.
fn planned() -> (Session, Session) {
    let mut session = Session::new(Mode::Autopilot, true);
    session.begin_turn(None).unwrap();
    changed(&mut session, "a", b"1\n2\n3\n", b"X\n2\n3\n");
    changed(&mut session, "b", b"1\n", b"2\n");
    session.end_turn().unwrap();
    let saved = Session::load(&session.save()).unwrap();
    let observed = [file("a", b"X\n2\nmine\n"), file("b", b"2\n")].concat();
    session.plan(&PlanRequest::RevertTurn, false, &observed).unwrap();
    (session, saved)
}

#[test]
fn a_journal_resumes_the_plan_in_the_session_that_was_saved_before() {
    let (mut session, mut saved) = planned();
    let journal = session.journal().unwrap();
    assert!(journal.len() < session.save().len());
    saved.take_journal(&journal).unwrap();
    assert_eq!(saved, session);
    let observed = [file("a", b"1\n2\nmine\n"), file("b", b"2\n")].concat();
    let plan = saved.plan(&PlanRequest::Resume { back: false }, false, &observed).unwrap();
    assert_eq!(plan.steps.iter().map(|step| step.path.as_str()).collect::<Vec<_>>(), ["b"]);
    saved.confirm().unwrap();
    session.confirm().unwrap();
    assert_eq!(saved.journal(), None);
    assert_eq!(saved, session);
}

#[test]
fn a_journal_of_another_session_is_refused() {
    let (session, saved) = planned();
    let journal = session.journal().unwrap();
    let mut other = saved.clone();
    other.begin_turn(None).unwrap();
    assert_eq!(other.take_journal(&journal).unwrap_err().code, SessionErrorCode::Corrupt);
    assert_eq!(
        Session::new(Mode::Autopilot, true).take_journal(&journal).unwrap_err().code.as_str(),
        "corrupt"
    );
}

#[test]
fn damaged_bytes_are_refused_and_change_nothing() {
    let (session, saved) = planned();
    let (bytes, journal) = (session.save(), session.journal().unwrap());
    let mut rng = Rng::new(7);
    for _ in 0..2_000 {
        let mut damaged = bytes.clone();
        let at = rng.below(damaged.len());
        damaged[at] ^= 1 << rng.below(8);
        assert!(Session::load(&damaged).is_err());
        let mut damaged = journal.clone();
        let at = rng.below(damaged.len());
        damaged[at] ^= 1 << rng.below(8);
        let mut other = saved.clone();
        assert!(other.take_journal(&damaged).is_err());
        assert_eq!(other, saved);
    }
    for end in 0..bytes.len() {
        assert!(Session::load(&bytes[..end]).is_err());
    }
    let mut newer = bytes.clone();
    newer["countersign session ".len()] = b'9';
    assert_eq!(Session::load(&newer).unwrap_err().code, SessionErrorCode::UnknownVersion);
}

/// What has the right checksum and is no session is either refused or harmless.
#[test]
fn made_up_sessions_never_panic() {
    use sha2::{Digest, Sha256};
    let (session, _) = planned();
    let bytes = session.save();
    let body = bytes[..bytes.len() - 32].to_vec();
    let mut rng = Rng::new(9);
    let mut loaded = 0;
    for _ in 0..4_000 {
        let mut made = body.clone();
        for _ in 0..=rng.below(2) {
            // Digits for digits keep the shape, and everything else breaks it.
            let at = rng.below(made.len());
            let digits: Vec<usize> = (0..made.len()).filter(|at| made[*at].is_ascii_digit()).collect();
            let at = if rng.chance(80) { *rng.pick(&digits) } else { at };
            made[at] = b'0' + u8::try_from(rng.below(10)).unwrap();
        }
        let checksum = Sha256::digest(&made);
        made.extend_from_slice(&checksum);
        let Ok(mut session) = Session::load(&made) else { continue };
        loaded += 1;
        let observed = [file("a", b"X\n2\nmine\n"), file("b", b"2\n")].concat();
        let _ = session.changes(&Scope::Session);
        for request in [
            PlanRequest::Resume { back: true },
            PlanRequest::Apply,
            PlanRequest::RevertTurn,
            PlanRequest::Restore { checkpoint: 0 },
            PlanRequest::RevertSession,
            PlanRequest::Undo,
        ] {
            let _ = session.plan(&request, true, &observed);
            let _ = session.confirm();
        }
        assert!(Session::load(&session.save()).is_ok());
    }
    assert!(loaded > 100, "only {loaded} were sessions");
}
