//! What the native measuring program says.

use super::table::Row;
use crate::Failure;
use crate::shell::{capture, root, step};

/// Builds `tests/bench` with optimisation, runs the room that the arguments name and reads its rows.
pub(crate) fn rows(arguments: &[&str]) -> Result<Vec<Row>, Failure> {
    rows_with(&[], arguments)
}

/// The same with peers that only a feature brings, because they take long to build.
pub(crate) fn rows_with(features: &[&str], arguments: &[&str]) -> Result<Vec<Row>, Failure> {
    let features = features.join(",");
    let common = ["-q", "--release", "-p", "countersign-bench", "--features", features.as_str()];
    let build = [["build"].as_slice(), &common].concat();
    step("building the measuring program", || crate::shell::run(&root(), "cargo", &build))?;
    let mut line = [["run"].as_slice(), &common].concat();
    line.push("--");
    line.extend(arguments);
    let text = step("measuring natively", || capture(&root(), "cargo", &line))?;
    Row::of_lines(&text)
}
