//! What ships, in bytes: as it is and compressed as servers compress it, beside the same module without globs.

use std::path::PathBuf;

use serde::Deserialize;

use super::table::Row;
use crate::Failure;
use crate::build::npm::bindgen;
use crate::build::{compile, compiled};
use crate::shell::{capture, root, step};

/// What the weighing script prints.
#[derive(Deserialize)]
struct Weight {
    row: String,
    raw: f64,
    gzip: f64,
    brotli: f64,
}

/// Builds everything, then both modules once more without `globset`, and weighs them.
pub(crate) fn rows() -> Result<Vec<Row>, Failure> {
    let plain = without_globs();
    // Whatever came of it, `target` and `dist` hold the real thing again.
    crate::build::command()?;
    let (policy, component) = plain?;
    let script = "bindings-js/bench/size.mjs";
    let files = [policy, component].map(|file| file.display().to_string());
    let line = [script, files[0].as_str(), files[1].as_str()];
    let text = step("weighing", || capture(&root(), "node", &line))?;
    let weights: Vec<Weight> = text
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("{error} in {line}")))
        .collect::<Result<_, _>>()?;
    let (peers, ours): (Vec<Weight>, Vec<Weight>) =
        weights.into_iter().partition(|weight| weight.row.starts_with("without-globset"));
    let mut rows = Vec::new();
    for weight in ours {
        // A component carries the module of the component, everything else that of the package.
        let index = usize::from(weight.row.contains("component") || weight.row.contains("core"));
        let Some(peer) = peers.get(index) else { continue };
        for (how, ours, peer) in [
            ("raw", weight.raw, peer.raw),
            ("gzip", weight.gzip, peer.gzip),
            ("brotli", weight.brotli, peer.brotli),
        ] {
            rows.push(Row {
                row: format!("{}, {how}", weight.row),
                face: if index == 0 { "js" } else { "wasi" }.to_owned(),
                ours,
                peer,
                peer_name: "without globset".to_owned(),
                unit: "bytes".to_owned(),
            });
        }
    }
    Ok(rows)
}

/// Builds the package's module and the component's core module without user globs.
fn without_globs() -> Result<(PathBuf, PathBuf), Failure> {
    crate::setup::wasm_target()?;
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make `target/bench`: {error}"))?;
    let policy = folder.join("without-globset-policy.wasm");
    let component = folder.join("without-globset-core.wasm");
    step("building both modules without globset", || {
        compile(&["--no-default-features", "-p", "countersign-js"])?;
        compile(&["--no-default-features", "-p", "countersign-wasi-json"])?;
        let (_, wasm) = bindgen(&compiled("countersign_js"))?;
        let failed = |error| format!("cannot keep a module without globset: {error}");
        std::fs::write(&policy, wasm).map_err(failed)?;
        std::fs::copy(compiled("countersign_wasi_json"), &component).map_err(failed)?;
        Ok(())
    })?;
    Ok((policy, component))
}
