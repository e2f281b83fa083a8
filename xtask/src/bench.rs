//! `cargo xtask bench NAME [--json]`: measures the core beside its peers.

use crate::Failure;
use crate::setup::npm_packages;
use crate::shell::{root, run};

/// Builds the measuring program with optimisation and passes the arguments on.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let mut line = vec!["run", "--quiet", "--release", "-p", "countersign-bench", "--"];
    line.extend(arguments.iter().map(String::as_str));
    run(&root(), "cargo", &line)?;
    if arguments.first().is_some_and(|name| name == "diff") { in_node(arguments) } else { Ok(()) }
}

/// Measures the packed package beside its peers, where there is one.
fn in_node(arguments: &[String]) -> Result<(), Failure> {
    let package = root().join(format!("dist/countersign-{}.tgz", env!("CARGO_PKG_VERSION")));
    if !package.is_file() {
        eprintln!("skipped: the rows in Node (get them with: cargo xtask build)");
        return Ok(());
    }
    let folder = root().join("bindings-js/bench");
    npm_packages(&folder)?;
    let mut line = vec!["diff.mjs"];
    line.extend(arguments.iter().map(String::as_str).filter(|argument| *argument == "--json"));
    run(&folder, "node", &line)
}
