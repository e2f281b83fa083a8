//! `cargo xtask bench NAME [--json]`: measures the core beside its peers.

mod faces;

use crate::Failure;
use crate::shell::{root, run};

/// Builds the measuring program with optimisation and passes the arguments on; what it can say about the other
/// faces follows.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let mut line = vec!["run", "--quiet", "--release", "-p", "countersign-bench", "--"];
    line.extend(arguments.iter().map(String::as_str));
    run(&root(), "cargo", &line)?;
    match arguments.first().map(String::as_str) {
        Some("paths") => faces::paths(arguments.iter().any(|argument| argument == "--json")),
        _ => Ok(()),
    }
}
