//! Any two texts: the patch between them, read back by the strictest reader, gives either from the other.

#![no_main]

use countersign::diff::{Side, patch};
use countersign_tests_sessions::patch::applied;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<u8>, Vec<u8>, bool)| {
    let (mut old, mut new, narrow) = input;
    if narrow {
        for byte in old.iter_mut().chain(&mut new) {
            *byte = [b'\n', b'a', b'\r', b'-'][usize::from(*byte % 4)];
        }
    }
    let side = |bytes| Some(Side { path: "a", mode: "100644", bytes });
    let text = patch(side(&old), side(&new), false);
    assert_eq!(applied(&text, &old, b'-', b'+'), new);
    assert_eq!(applied(&text, &new, b'+', b'-'), old);
});
