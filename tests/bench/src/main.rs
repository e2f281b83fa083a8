//! Measures the native core beside its peers; `cargo xtask bench NAME [--json]` starts it.
//!
//! Each name is a room of its own. It prints JSON lines, which the command turns into a table.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks to its user")]

mod commands;
mod decide;
mod diff;
mod paths;
mod row;

use std::process::ExitCode;

use row::Row;

/// Measures what the arguments after a room's name say.
type Measure = fn(&[String]) -> Vec<Row>;

/// What can be measured, by name.
const ROOMS: [(&str, Measure); 4] =
    [("commands", commands::rows), ("decide", decide::rows), ("diff", diff::rows), ("paths", paths::rows)];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [_, flag, engine, old, new] = arguments.as_slice()
        && flag == "--peak"
    {
        return diff::peak_of(engine, [old, new]);
    }
    let named = arguments.split_first().and_then(|(name, rest)| {
        let (_, rows) = ROOMS.iter().find(|(room, _)| room == name)?;
        Some(rows(rest))
    });
    let Some(rows) = named else {
        let names: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
        eprintln!("say what to measure: {}", names.join(", "));
        return ExitCode::FAILURE;
    };
    for row in &rows {
        println!("{}", row.to_json());
    }
    ExitCode::SUCCESS
}
