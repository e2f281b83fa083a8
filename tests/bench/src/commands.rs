//! One decision about a command line, beside an empty call and beside `safe-chains` on the same line.

use std::hint::black_box;
use std::time::Instant;

use countersign::{Operation, Policy, VERSION, wire};
use serde_json::Value;

use super::row::Row;

/// Measures every line under every policy of the inputs, a file that `cargo xtask bench commands` writes.
pub(crate) fn rows(arguments: &[String]) -> Vec<Row> {
    let text = arguments.first().and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
    let inputs: Value = serde_json::from_str(&text).unwrap_or_default();
    let field = |value: &Value, name: &str| value.get(name).cloned().unwrap_or_default();
    let Ok(workspace) = wire::workspace(&field(&inputs, "workspace").to_string()) else { return Vec::new() };
    let mut rows = Vec::new();
    for policy in field(&inputs, "policies").as_array().into_iter().flatten() {
        let Ok(loaded) = Policy::parse(field(policy, "policy").as_str().unwrap_or_default()) else {
            continue;
        };
        for case in field(&inputs, "operations").as_array().into_iter().flatten() {
            let Ok(operation) = wire::operation(&field(case, "operation").to_string()) else { continue };
            let Operation::RunCommand { command, .. } = &operation else { continue };
            let row = field(case, "row");
            let name = format!("{}, {} rules", row.as_str().unwrap_or_default(), field(policy, "rules"));
            let ours = &mut || {
                black_box(loaded.decide(black_box(&operation), &workspace));
            };
            let empty = &mut || {
                black_box(VERSION);
            };
            rows.push(row_of(name.clone(), "empty call", ours, empty));
            if field(policy, "peers") == Value::Bool(true) {
                rows.extend(peer(&name, ours, command));
            }
        }
    }
    rows
}

#[cfg(feature = "safe-chains")]
fn peer(name: &str, ours: &mut dyn FnMut(), command: &str) -> Option<Row> {
    let peer = &mut || {
        black_box(safe_chains::is_safe_command(black_box(command)));
    };
    Some(row_of(name.to_owned(), "safe-chains", ours, peer))
}

/// Without the feature the peer is left out.
#[cfg(not(feature = "safe-chains"))]
fn peer(_: &str, _: &mut dyn FnMut(), _: &str) -> Option<Row> {
    None
}

fn row_of(name: String, peer_name: &'static str, ours: &mut dyn FnMut(), peer: &mut dyn FnMut()) -> Row {
    let (ours, peer) = interleaved(ours, peer);
    Row { name, ours, peer: peer.max(0.1), peer_name, unit: "ns" }
}

/// The nanoseconds of one call of each, measured in turns, the best turn of each. How many calls a turn has depends
/// on how long one takes: the longest line takes thousands of times as long as the shortest.
fn interleaved(ours: &mut dyn FnMut(), peer: &mut dyn FnMut()) -> (f64, f64) {
    let time = |work: &mut dyn FnMut(), calls: u32| {
        let start = Instant::now();
        for _ in 0..calls {
            work();
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
    };
    let calls = |work: &mut dyn FnMut()| {
        let once = time(work, 1).max(1.0);
        (200_000.0 / once).clamp(1.0, 200.0) as u32
    };
    let (own, other) = (calls(ours), calls(peer));
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..60 {
        best = (best.0.min(time(ours, own)), best.1.min(time(peer, other)));
    }
    best
}
