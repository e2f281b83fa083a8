//! Any bytes: they are the journal of this session, or are refused and change nothing. So are they as the content of a
//! journal, behind the right checksum, and so is what replaces a part of the session's own journal.

#![no_main]

use countersign::{FileState, Mode, Operation, PlanRequest, Session, Snapshot};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

fuzz_target!(|input: &[u8]| {
    let file = |text: &[u8]| [Snapshot::new("a", FileState::file(text, false))];
    let mut session = Session::new(Mode::Autopilot, true);
    session.begin_turn(None).unwrap();
    let operation = Operation::WriteFile { path: "a".into(), cwd: None };
    session.record(&operation, &file(b"1\n"), &file(b"2\n")).unwrap();
    session.end_turn().unwrap();
    let before = session.clone();
    take(&before, input);
    for mark in ["countersign journal 1\n", "countersign journal 2\n"] {
        take(&before, &sealed(&[mark.as_bytes(), input].concat()));
    }
    session.plan(&PlanRequest::RevertTurn, false, &file(b"2\n")).unwrap();
    let journal = session.journal().unwrap();
    take(&before, &journal);
    if let [at, rest @ ..] = input {
        let body = &journal[..journal.len() - 32];
        let start = (usize::from(*at) * body.len() / 256).min(body.len());
        let end = (start + rest.len()).min(body.len());
        take(&before, &sealed(&[&body[..start], rest, &body[end..]].concat()));
    }
});

fn sealed(body: &[u8]) -> Vec<u8> {
    [body, Sha256::digest(body).as_slice()].concat()
}

fn take(before: &Session, journal: &[u8]) {
    let mut session = before.clone();
    match session.take_journal(journal) {
        Ok(()) => {
            let observed = [Snapshot::new("a", FileState::file(b"2\n", false))];
            let _ = session.plan(&PlanRequest::Resume { back: false }, true, &observed);
            let _ = session.confirm();
            assert!(Session::load(&session.save()).is_ok());
        }
        Err(_) => assert_eq!(session, *before),
    }
}
