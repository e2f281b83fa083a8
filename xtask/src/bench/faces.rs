//! The faces that run in another process: Node and wasmtime get the cases that the native program makes.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::Failure;
use crate::shell::root;

/// Measures path decisions in Node and under wasmtime, where `cargo xtask build` has left what ships.
pub(super) fn paths(json: bool) -> Result<(), Failure> {
    if !root().join("dist/component-json.wasm").is_file() {
        eprintln!("skipped: Node and wasmtime, since dist/ is empty (cargo xtask build)");
        return Ok(());
    }
    let program = ["run", "--quiet", "--release", "-p", "countersign-bench", "--", "paths", "--cases"];
    let cases = Command::new("cargo").args(program).current_dir(root()).output();
    let cases = cases.map_err(|error| format!("cannot start cargo: {error}"))?.stdout;
    let wasi = ["run", "--quiet", "-p", "countersign-tests-wasi", "--bin", "wasi-bench", "--"];
    for (program, arguments) in [("node", ["bindings-js/bench/paths.mjs"].as_slice()), ("cargo", &wasi)] {
        let mut command = Command::new(program);
        command.args(arguments).args(json.then_some("--json")).current_dir(root()).stdin(Stdio::piped());
        let failed = |error| format!("cannot run `{program} {}`: {error}", arguments.join(" "));
        let mut child = command.spawn().map_err(failed)?;
        if let Some(mut input) = child.stdin.take() {
            input.write_all(&cases).map_err(failed)?;
        }
        let status = child.wait().map_err(failed)?;
        if !status.success() {
            return Err(format!("`{program} {}` failed ({status})", arguments.join(" ")));
        }
    }
    Ok(())
}
