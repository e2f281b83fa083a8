//! Two texts compared: natively beside diff libraries and git, and in Node beside npm packages.

use super::native;
use super::table::Row;
use crate::Failure;
use crate::setup::npm_packages;
use crate::shell::{capture, root, step};

/// Measures natively, and in Node through the packed package.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    crate::build::command()?;
    let mut rows = native::rows(&["diff"])?;
    let folder = root().join("bindings-js/bench");
    npm_packages(&folder)?;
    let js = step("measuring in Node", || capture(&folder, "node", &["diff.mjs", "--json"]))?;
    rows.extend(Row::of_lines(&js)?);
    Ok(rows)
}
