//! The page in a browser: how it loads beside a page of the same size without Wasm, how it answers while a person
//! works, what is transferred. Figures without a peer stand beside their aim.

use super::table::Row;
use crate::Failure;
use crate::setup::system_program;
use crate::shell::{capture, root, step};

/// Builds the page from the packed package and measures it in Chromium.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::preview::command(&["--build".to_owned()])?;
    if let Some(missing) = system_program("measuring the preview", "chromium", &["chromium"])? {
        return Err(format!("{} needs a browser; get it with: {}", missing.what, missing.get));
    }
    let page = root().join("examples/preview");
    let lines = step("measuring the preview in Chromium", || {
        capture(&page, "node", &["bench/measure.mjs", "--json"])
    })?;
    Row::of_lines(&lines)
}
