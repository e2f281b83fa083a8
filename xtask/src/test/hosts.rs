//! What the fault injection tests of the hosts need of the system. The tests leave out by themselves what is not there;
//! here it is got where that is possible, and counted where it is not.

use super::Skipped;
use crate::Failure;
use crate::setup::{Missing, is_root, system_program};
use crate::shell::is_ci;

/// Gets what is missing and returns what stays so.
pub(crate) fn needs() -> Result<Skipped, Failure> {
    let mut skipped = Skipped::new();
    skipped.extend(system_program("faults at system calls of the hosts", "strace", &["strace"])?);
    skipped.extend(system_program(
        "a host on a file system without case",
        "fusefat",
        &["fusefat", "dosfstools"],
    )?);
    if !is_root() {
        let (what, get) =
            ("hosts on a full disk", "running the tests as root, where tmpfs can be mounted".to_owned());
        if is_ci() {
            return Err(format!("{what} need root; get it with: {get}"));
        }
        skipped.push(Missing { what, get });
    }
    Ok(skipped)
}
