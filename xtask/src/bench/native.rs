//! What the native measuring program says.

use super::table::Row;
use crate::Failure;
use crate::shell::{capture, root, step};

/// Builds `tests/bench` with optimisation, runs the room that the arguments name and reads its rows.
pub(crate) fn rows(arguments: &[&str]) -> Result<Vec<Row>, Failure> {
    let build = ["build", "-q", "--release", "-p", "countersign-bench"];
    step("building the measuring program", || crate::shell::run(&root(), "cargo", &build))?;
    let mut line = vec!["run", "-q", "--release", "-p", "countersign-bench", "--"];
    line.extend(arguments);
    let text = step("measuring natively", || capture(&root(), "cargo", &line))?;
    Row::of_lines(&text)
}
