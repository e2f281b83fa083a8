//! `cargo xtask oracle NAME`: lets something outside the project say what is right.

mod diff;
mod machines;
mod mount;
mod overblocking;
mod paths;
mod shell;

use crate::Failure;

/// Runs the oracle that the arguments name.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    match arguments.split_first() {
        Some((name, rest)) if name == "diff" => diff::command(rest),
        Some((name, rest)) if name == "paths" => paths::command(rest),
        Some((name, rest)) if name == "shell" => shell::command(rest),
        Some((name, [])) if name == "overblocking" => overblocking::command(),
        _ => Err("say which oracle: `cargo xtask oracle diff [--revisions N]`, \
             `paths [--real-machines [--only NAME]] [--step N] [--seconds N]`, \
             `shell [--lines N] [--seed S]` or `overblocking`"
            .to_owned()),
    }
}
