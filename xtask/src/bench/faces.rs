//! One set of inputs, measured on every face.
//!
//! The inputs are a file that each measuring program reads: the native one, a script in Node and the host of the
//! component, so that all decide the same.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::native;
use super::table::Row;
use crate::Failure;
use crate::shell::{capture, root, step};

/// Measures natively in room `room` of `tests/bench`, in Node by `bindings-js/bench/ROOM.mjs` through the packed
/// package, and in the component under wasmtime. Everything must be built; `name` names the file of the inputs.
pub(super) fn rows(room: &str, name: &str, inputs: &Value) -> Result<Vec<Row>, Failure> {
    rows_with(&[], room, name, inputs)
}

/// The same with native peers that only a feature brings.
pub(super) fn rows_with(
    features: &[&str],
    room: &str,
    name: &str,
    inputs: &Value,
) -> Result<Vec<Row>, Failure> {
    let inputs = written(name, inputs)?.display().to_string();
    let mut rows = native::rows_with(features, &[room, &inputs])?;
    let script = format!("bindings-js/bench/{room}.mjs");
    let js = step("measuring in Node", || capture(&root(), "node", &[&script, &inputs]))?;
    rows.extend(Row::of_lines(&js)?);
    let program = ["run", "-q", "--profile", "host", "-p", "countersign-tests-wasi", "--bin", "wasi-bench"];
    let line = [program.as_slice(), &["--", &inputs]].concat();
    let wasi = step("measuring the component under wasmtime", || capture(&root(), "cargo", &line))?;
    rows.extend(Row::of_lines(&wasi)?);
    Ok(rows)
}

/// The workspace that inputs decide in.
pub(super) fn workspace() -> Value {
    json!({ "roots": ["/home/u/project"], "platform": "posix", "caseSensitive": true, "home": "/home/u" })
}

fn written(name: &str, inputs: &Value) -> Result<PathBuf, Failure> {
    let file = root().join(format!("target/bench/{name}.json"));
    let failed = |error| format!("cannot write `{}`: {error}", file.display());
    std::fs::create_dir_all(root().join("target/bench")).map_err(failed)?;
    std::fs::write(&file, inputs.to_string()).map_err(failed)?;
    Ok(file)
}
