//! Any bytes: they are a session that is the same once it is saved and loaded, or are refused. So are they as the
//! content of a saved session, behind the right checksum.

#![no_main]

use countersign::{PlanRequest, Scope, Session};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

fuzz_target!(|input: &[u8]| {
    check(input);
    for mark in ["countersign session 1\n", "countersign session 2\n"] {
        let mut sealed = [mark.as_bytes(), input].concat();
        let checksum = Sha256::digest(&sealed);
        sealed.extend_from_slice(&checksum);
        check(&sealed);
    }
});

fn check(bytes: &[u8]) {
    let Ok(mut session) = Session::load(bytes) else { return };
    assert_eq!(Session::load(&session.save()).as_ref(), Ok(&session));
    let _ = session.changes(&Scope::Session);
    let _ = session.changes(&Scope::Turn);
    let _ = session.journal();
    for request in [PlanRequest::Apply, PlanRequest::RevertSession, PlanRequest::Resume { back: true }] {
        let _ = session.plan(&request, true, &[]);
    }
    let _ = session.confirm();
    assert!(Session::load(&session.save()).is_ok());
}
