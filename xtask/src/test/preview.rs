//! The tests of the page in `examples/preview`: built from the packed package, used in a browser as a person would.

use std::process::Command;

use super::Skipped;
use crate::Failure;
use crate::setup::{Missing, system_program};
use crate::shell::{finish, root, step};

/// Builds the page from the tarball in `dist/` and runs them.
pub(crate) fn run() -> Result<Skipped, Failure> {
    crate::preview::build()?;
    let chromium = system_program("tests of the preview", "chromium", &["chromium"])?;
    let firefox = system_program("the preview in Firefox", "firefox-esr", &["firefox-esr"])?;
    let named = |missing: &Option<Missing>, name| if missing.is_none() { name } else { "" };
    if chromium.is_none() || firefox.is_none() {
        step("testing the preview", || {
            let arguments = ["--test", "--test-reporter=spec", "tests/"];
            let mut node = Command::new("node");
            node.args(arguments).current_dir(root().join("examples/preview"));
            node.env("COUNTERSIGN_BROWSER", named(&chromium, "chromium"));
            node.env("COUNTERSIGN_FIREFOX", named(&firefox, "firefox-esr"));
            finish(&mut node, "node", &arguments)
        })?;
    }
    Ok(chromium.into_iter().chain(firefox).collect())
}
