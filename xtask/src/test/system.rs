//! What the tests need of the system. They leave out by themselves what is not there; here it is got where that is
//! possible, and counted where it is not.

use std::path::Path;

use super::Skipped;
use crate::Failure;
use crate::setup::{Missing, is_root, system_part, system_program};
use crate::shell::is_ci;

/// What is checked, the program that it takes, and Debian's packages with it.
const PROGRAMS: [(&str, &str, &[&str]); 7] = [
    ("faults at system calls of the hosts", "strace", &["strace"]),
    ("a host on a file system without case", "fusefat", &["fusefat", "dosfstools"]),
    ("patches applied by another program than git", "patch", &["patch"]),
    ("short names as a file system makes them", "mformat", &["mtools"]),
    ("allowed lines in a closed room", "bwrap", &["bubblewrap"]),
    ("allowed lines in dash", "dash", &["dash"]),
    ("allowed lines in zsh", "zsh", &["zsh"]),
];

/// Gets what is missing and returns what stays so.
pub(crate) fn needs() -> Result<Skipped, Failure> {
    let mut skipped = Skipped::new();
    for (what, program, packages) in PROGRAMS {
        skipped.extend(system_program(what, program, packages)?);
    }
    // Debian keeps it beside the search path.
    let has_wine = || {
        ["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"].iter().any(|at| Path::new(at).exists())
    };
    skipped.extend(system_part("allowed lines in Wine's cmd", "wine64", &["wine64"], has_wine)?);
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
