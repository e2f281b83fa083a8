//! Measures the native core beside its peers; `cargo xtask bench NAME [--json]` starts it.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks to its user")]

mod paths;

use std::process::ExitCode;
use std::time::Instant;

/// One line of a table.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) ours: f64,
    pub(crate) peer: f64,
}

/// Returns the nanoseconds of one call of each, measured in turns, the best turn of each. The turns are short and
/// many, so that other work on the machine disturbs few of them.
pub(crate) fn interleaved(ours: &mut dyn FnMut(), peer: &mut dyn FnMut()) -> (f64, f64) {
    const CALLS: u32 = 200;
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..400 {
        let time = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            for _ in 0..CALLS {
                work();
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
        };
        best = (best.0.min(time(ours)), best.1.min(time(peer)));
    }
    best
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|argument| argument == "--json");
    let rows = match arguments.first().map(String::as_str) {
        Some("paths") if arguments.iter().any(|argument| argument == "--cases") => {
            paths::print_cases();
            return ExitCode::SUCCESS;
        }
        Some("paths") => paths::rows(),
        _ => {
            eprintln!("say what to measure: paths");
            return ExitCode::FAILURE;
        }
    };
    for Row { name, ours, peer } in rows {
        let ratio = ours / peer;
        if json {
            println!(
                "{{\"bench\":\"paths\",\"row\":\"{name}\",\"face\":\"native\",\"ours\":{ours:.0},\"peer\":{peer:.0},\"peerName\":\"globset\",\"unit\":\"ns\",\"ratio\":{ratio:.3}}}"
            );
        } else {
            println!("{name:<34} ours {ours:>7.0} ns   globset {peer:>7.0} ns   {ratio:>6.2}×");
        }
    }
    ExitCode::SUCCESS
}
