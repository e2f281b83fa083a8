//! `cargo xtask bench NAME [--json]`: measures the core beside its peers.

use crate::Failure;
use crate::shell::{root, run};

/// Builds the measuring program with optimisation and passes the arguments on.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let mut line = vec!["run", "--quiet", "--release", "-p", "countersign-bench", "--"];
    line.extend(arguments.iter().map(String::as_str));
    run(&root(), "cargo", &line)
}
