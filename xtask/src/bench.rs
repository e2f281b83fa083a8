//! `cargo xtask bench NAME [--json]`: measures the core beside its peers.
//!
//! Each name has a room here; what is native is measured by the program `tests/bench`, which has a room for each too.

mod commands;
mod decide;
mod diff;
mod faces;
mod native;
mod paths;
mod preview;
mod size;
mod table;

use crate::Failure;

/// Measures what the arguments name and prints a table, or one JSON line a row.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let json = arguments.iter().any(|argument| argument == "--json");
    let names: Vec<&String> = arguments.iter().filter(|argument| *argument != "--json").collect();
    let [name] = names.as_slice() else {
        return Err(
            "say what to measure: `cargo xtask bench commands|decide|diff|paths|preview|size [--json]`"
                .to_owned(),
        );
    };
    let rows = match name.as_str() {
        "commands" => commands::rows()?,
        "decide" => decide::rows()?,
        "diff" => diff::rows()?,
        "paths" => paths::rows()?,
        "preview" => preview::rows()?,
        "size" => size::rows()?,
        other => native::rows(&[other])?,
    };
    if json {
        table::print_json(name, &rows)
    } else {
        table::print(&rows)
    };
    match name.as_str() {
        "commands" if !json => commands::print_growth(&rows),
        "decide" if !json => table::print_growth(&rows, decide::SIZES[0], decide::SIZES[2]),
        "paths" if !json => table::print_growth(&rows, paths::COUNTS[1], paths::COUNTS[3]),
        _ => {}
    }
    Ok(())
}
