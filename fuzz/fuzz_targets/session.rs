//! Any calls, one a line, in the JSON that every face speaks: each is answered or refused, and what is left of the
//! session can be saved and loaded.

#![no_main]

use countersign::wire::{Contents, session_call};
use countersign::{Mode, Session};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    let mut session = Session::new(Mode::Supervised, !input.len().is_multiple_of(2));
    for request in input.lines() {
        let _ = session_call(&mut session, request, &[], Contents::Inline);
    }
    let saved = session.save();
    let loaded = Session::load(&saved).expect("what was saved loads");
    assert_eq!(loaded.save(), saved);
});
