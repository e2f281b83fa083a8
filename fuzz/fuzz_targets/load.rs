//! Any bytes: they are a session that is the same once it is saved and loaded, or are refused.

#![no_main]

use countersign::{PlanRequest, Scope, Session};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Ok(mut session) = Session::load(input) else { return };
    assert_eq!(Session::load(&session.save()).as_ref(), Ok(&session));
    let _ = session.changes(&Scope::Session);
    for request in [PlanRequest::Apply, PlanRequest::RevertSession, PlanRequest::Resume { back: true }] {
        let _ = session.plan(&request, true, &[]);
    }
});
