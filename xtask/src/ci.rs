//! `cargo xtask ci`: what must hold before a change lands.

use crate::Failure;
use crate::beside::both;
use crate::shell::{root, run, step};

/// Checks formatting and lints, then runs all tests and the demo.
pub(crate) fn command() -> Result<(), Failure> {
    let root = root();
    step("checking the formatting", || run(&root, "cargo", &["fmt", "--all", "--check"]))?;
    both(crate::build::command, || {
        step("linting", || {
            run(&root, "cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
        })
    })?;
    crate::test::of_what_ships()?;
    step("running the demo", || crate::demo::command(&[]))
}
