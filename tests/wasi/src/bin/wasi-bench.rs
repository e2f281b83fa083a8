//! Measures decisions through `component-json.wasm` under wasmtime. It reads cases as JSON lines, each with `row`,
//! `policy`, `workspace`, `operation` and `globset` (what that peer took), and prints a row for each.

#![allow(clippy::print_stdout, reason = "its rows go to standard output")]

use std::io::BufRead;
use std::time::Instant;

use countersign_tests_wasi::{dist, texts};
use serde_json::{Value, json};

const CALLS: u32 = 50;
const TURNS: u32 = 200;

fn main() -> wasmtime::Result<()> {
    let json = std::env::args().any(|argument| argument == "--json");
    let (mut store, world) = texts(&dist().join("component-json.wasm"))?;
    let face = world.countersign_policy_json();
    for line in std::io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let text = |field: &str| case.get(field).map(ToString::to_string).unwrap_or_default();
        let policy = case.get("policy").and_then(Value::as_str).unwrap_or_default();
        let Ok(handle) = face.call_load(&mut store, policy)? else { continue };
        let (operation, workspace) = (text("operation"), text("workspace"));
        let mut best = f64::MAX;
        for _ in 0..TURNS {
            let start = Instant::now();
            for _ in 0..CALLS {
                let _ = face.call_decide(&mut store, handle, &operation, &workspace)?;
            }
            best = best.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS));
        }
        face.call_release(&mut store, handle)?;
        let row = case.get("row").and_then(Value::as_str).unwrap_or_default();
        let peer = case.get("globset").and_then(Value::as_f64).unwrap_or(f64::NAN);
        let ratio = best / peer;
        if json {
            let (ours, peer) = (best.round(), peer.round());
            let row = json!({
                "bench": "paths", "row": row, "face": "wasi", "ours": ours, "peer": peer,
                "peerName": "globset, native", "unit": "ns", "ratio": (ratio * 1000.0).round() / 1000.0,
            });
            println!("{row}");
        } else {
            println!("{row:<34} wasmtime {best:>7.0} ns   globset, native {peer:>7.0} ns   {ratio:>6.2}×");
        }
    }
    Ok(())
}
