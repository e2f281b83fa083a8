//! The tests of the page in `examples/preview`: built from the packed package, used in a browser as a person would.

use std::process::Command;

use super::Skipped;
use crate::Failure;
use crate::setup::system_program;
use crate::shell::{finish, root, step};

/// Builds the page from the tarball in `dist/` and runs them.
pub(crate) fn run() -> Result<Skipped, Failure> {
    crate::preview::build()?;
    let missing = system_program("tests of the preview", "chromium", &["chromium"])?;
    if missing.is_none() {
        step("testing the preview", || {
            let arguments = ["--test", "--test-reporter=spec", "tests/"];
            finish(
                Command::new("node").args(arguments).current_dir(root().join("examples/preview")),
                "node",
                &arguments,
            )
        })?;
    }
    Ok(missing.into_iter().collect())
}
