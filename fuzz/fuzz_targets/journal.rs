//! Any bytes: they are the journal of this session, or are refused and change nothing.

#![no_main]

use countersign::{FileState, Mode, Operation, PlanRequest, Session, Snapshot};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let file = |text: &[u8]| [Snapshot::new("a", FileState::file(text, false))];
    let mut session = Session::new(Mode::Autopilot, true);
    session.begin_turn(None).unwrap();
    let operation = Operation::WriteFile { path: "a".into(), cwd: None };
    session.record(&operation, &file(b"1\n"), &file(b"2\n")).unwrap();
    session.end_turn().unwrap();
    let before = session.clone();
    match session.take_journal(input) {
        Ok(()) => {
            let _ = session.plan(&PlanRequest::Resume { back: false }, true, &file(b"2\n"));
        }
        Err(_) => assert_eq!(session, before),
    }
});
