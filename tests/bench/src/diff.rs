//! Two texts compared, beside `similar`, `gix-imara-diff` and git: CPU time, and the memory that it takes.

mod cases;
mod peers;
mod placement;

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Duration;

use cases::Case;
use nix::time::{ClockId, clock_gettime};
use peers::Engine;

use crate::row::Row;

/// How long each engine may work on each case before the least time counts.
const PATIENCE: Duration = Duration::from_millis(400);

/// Measures every case whose name holds all the words.
pub(crate) fn rows(words: &[String]) -> Vec<Row> {
    let is_wanted = |name: &str| words.iter().all(|word| name.contains(word.as_str()));
    let mut rows = Vec::new();
    for Case { name, pairs } in cases::all(&is_wanted) {
        let mut engines = peers::all(&pairs);
        let mut best = vec![f64::MAX; engines.len()];
        let rounds = rounds(&mut engines);
        for _ in 0..rounds {
            for (engine, best) in engines.iter_mut().zip(&mut best) {
                *best = best.min((engine.run)());
            }
        }
        let Some((&ours, others)) = best.split_first() else { continue };
        for (engine, &peer) in engines.iter().skip(1).zip(others) {
            rows.push(Row { name: name.clone(), ours, peer, peer_name: engine.name, unit: "ms" });
        }
        let Some(pair) = pairs.first().filter(|_| name.contains("100k") || name.contains("1M")) else {
            continue;
        };
        for (engine, peer_name) in [("similar", "similar"), ("gix", "gix-imara-diff, histogram")] {
            if let (Some(ours), Some(peer)) = (peak("ours", pair), peak(engine, pair)) {
                rows.push(Row { name: format!("{name}, peak memory"), ours, peer, peer_name, unit: "MB" });
            }
        }
    }
    if is_wanted("real revisions") {
        rows.extend(placement::rows());
    }
    rows
}

/// Returns how many rounds fit, by one trial of the first engine and the slowest.
fn rounds(engines: &mut [Engine<'_>]) -> usize {
    let slowest = engines.iter_mut().map(|engine| (engine.run)()).fold(0.001, f64::max);
    let fit = PATIENCE.as_secs_f64() * 1e3 / slowest;
    (fit as usize).clamp(4, 60)
}

/// Returns the CPU time of a piece of work in milliseconds.
fn cpu(mut work: impl FnMut()) -> f64 {
    let now = || {
        clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)
            .map_or(0.0, |time| Duration::from(time).as_secs_f64())
    };
    let start = now();
    work();
    (now() - start) * 1e3
}

/// Starts this program again, so that the peak is that of one engine alone.
fn peak(engine: &str, (old, new): &(Vec<u8>, Vec<u8>)) -> Option<f64> {
    let files = ["old", "new"]
        .map(|name| std::env::temp_dir().join(format!("countersign-peak-{}-{name}", std::process::id())));
    let [left, right] = &files;
    std::fs::write(left, old).and_then(|()| std::fs::write(right, new)).ok()?;
    let output =
        Command::new(std::env::current_exe().ok()?).args(["diff", "--peak", engine]).args(&files).output();
    for file in &files {
        let _ = std::fs::remove_file(file);
    }
    String::from_utf8_lossy(&output.ok()?.stdout).trim().parse().ok()
}

/// Prints by how many megabytes the peak of memory rises while one engine works.
pub(crate) fn peak_of(engine: &str, files: [&str; 2]) -> ExitCode {
    let [Ok(old), Ok(new)] = files.map(std::fs::read) else { return ExitCode::FAILURE };
    let before = highest();
    match engine {
        "ours" => drop(black_box(countersign::diff::compare(&old, &new))),
        "similar" => peers::similar(&old, &new),
        _ => peers::gix(gix_imara_diff::Algorithm::Histogram, &old, &new),
    }
    println!("{:.1}", highest() - before);
    ExitCode::SUCCESS
}

/// Returns the peak of memory in megabytes.
fn highest() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number =
        line.and_then(|rest| rest.trim().split(' ').next()).and_then(|number| number.parse::<f64>().ok());
    number.unwrap_or(0.0) / 1024.0
}
