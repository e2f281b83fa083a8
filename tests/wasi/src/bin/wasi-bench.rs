//! Nanoseconds a decision in the component under wasmtime, beside an empty call: JSON lines, one a measurement.
//!
//! The inputs are a file that `cargo xtask bench decide` writes. Both worlds are measured: `wasi` is the world with
//! types, one by one and in a batch, `wasi-json` the world of texts.

#![allow(clippy::print_stdout, reason = "its answers go to standard output")]

use std::time::Instant;

use countersign_tests_wasi::typed::exports::countersign::policy::types::{
    FetchUrl, FileOperation, Operation, PathArgument, Platform, ResolveStatus, RunCommand, Shell, UrlSource,
    Workspace,
};
use countersign_tests_wasi::{dist, texts, typed};
use serde_json::{Value, json};

const BATCH: usize = 1_000;

/// Longer operations are not measured in a batch.
const MOST_BATCHED: usize = 4_096;

fn main() -> wasmtime::Result<()> {
    let file = std::env::args().nth(1).unwrap_or_default();
    let inputs: Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    with_types(&inputs)?;
    with_texts(&inputs)
}

fn with_types(inputs: &Value) -> wasmtime::Result<()> {
    let (mut store, world) = typed(&dist().join("component.wasm"))?;
    let face = world.countersign_policy_policies();
    let floor = measure(1, &mut || face.call_version(&mut store).map(drop))?;
    let workspace = workspace(&inputs["workspace"]);
    for policy in list(&inputs["policies"]) {
        let Ok(loaded) = face.policy().call_parse(&mut store, text(&policy["policy"]))? else { continue };
        for case in list(&inputs["operations"]) {
            let operation = operation(&case["operation"]);
            let row = format!("{}, {} rules", text(&case["row"]), policy["rules"]);
            let one = &mut || face.policy().call_decide(&mut store, loaded, &operation, &workspace).map(drop);
            print(&row, "wasi", measure(1, one)?, floor);
            let length = case["operation"].to_string().len();
            if length > MOST_BATCHED {
                continue;
            }
            let many = vec![operation.clone(); BATCH];
            let row = format!("{} in a batch, {} rules", text(&case["row"]), policy["rules"]);
            let all = &mut || face.policy().call_decide_many(&mut store, loaded, &many, &workspace).map(drop);
            print(&row, "wasi", measure(BATCH, all)?, floor);
        }
    }
    Ok(())
}

fn with_texts(inputs: &Value) -> wasmtime::Result<()> {
    let (mut store, world) = texts(&dist().join("component-json.wasm"))?;
    let face = world.countersign_policy_json();
    let floor = measure(1, &mut || face.call_version(&mut store).map(drop))?;
    let workspace = inputs["workspace"].to_string();
    for policy in list(&inputs["policies"]) {
        let Ok(handle) = face.call_load(&mut store, text(&policy["policy"]))? else { continue };
        for case in list(&inputs["operations"]) {
            let operation = case["operation"].to_string();
            let row = format!("{}, {} rules", text(&case["row"]), policy["rules"]);
            let one = &mut || face.call_decide(&mut store, handle, &operation, &workspace).map(drop);
            print(&row, "wasi-json", measure(1, one)?, floor);
        }
    }
    Ok(())
}

/// The least time of a call over many rounds, divided by the decisions that it makes.
fn measure(batch: usize, call: &mut dyn FnMut() -> wasmtime::Result<()>) -> wasmtime::Result<f64> {
    let start = Instant::now();
    call()?;
    // A line at the limit of its length takes a thousand times as long as a short one.
    let in_time = 0.3 / start.elapsed().as_secs_f64().max(1e-9);
    let times = (2_000 / batch).min(in_time as usize).max(2);
    let mut least = f64::MAX;
    for _ in 0..9 {
        let start = Instant::now();
        for _ in 0..times {
            call()?;
        }
        least = least.min(start.elapsed().as_secs_f64() * 1e9 / (times * batch) as f64);
    }
    Ok(least)
}

fn print(row: &str, face: &str, ours: f64, floor: f64) {
    println!(
        "{}",
        json!({ "row": row, "face": face, "ours": ours, "peer": floor, "peerName": "empty call", "unit": "ns" })
    );
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn workspace(value: &Value) -> Workspace {
    Workspace {
        roots: list(&value["roots"]).map(|root| text(root).to_owned()).collect(),
        platform: Platform::Posix,
        case_sensitive: value["caseSensitive"].as_bool(),
        home: value["home"].as_str().map(str::to_owned),
        repositories: Vec::new(),
    }
}

fn operation(value: &Value) -> Operation {
    match text(&value["kind"]) {
        "write-file" => {
            let path = text(&value["path"]).to_owned();
            let path =
                PathArgument { path, real_path: None, status: ResolveStatus::NotTried, hard_links: None };
            Operation::WriteFile(FileOperation { path, cwd: None })
        }
        "run-command" => Operation::RunCommand(RunCommand {
            command: text(&value["command"]).to_owned(),
            shell: Shell::Posix,
            cwd: None,
            interactive: false,
        }),
        _ => Operation::FetchUrl(FetchUrl { url: text(&value["url"]).to_owned(), source: UrlSource::Agent }),
    }
}
