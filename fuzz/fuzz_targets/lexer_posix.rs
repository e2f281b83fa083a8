//! Any text as a line of Bash: it is decided without a panic, and the answer keeps its promises.

#![no_main]

#[path = "shared/line.rs"]
mod line;

use countersign::Shell;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| line::fuzz(input, Shell::Bash));
