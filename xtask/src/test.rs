//! `cargo xtask test`: every test, in one run, with the summary lines of each runner.

pub(crate) mod npm;
mod preview;
mod python;
mod system;

use crate::Failure;
use crate::beside::both;
use crate::setup::Missing;
use crate::shell::{root, run, step};

/// What a part of the run came to: the checks that were left out by name.
pub(crate) type Skipped = Vec<Missing>;

/// Builds what ships and runs all tests.
pub(crate) fn command() -> Result<(), Failure> {
    crate::build::command()?;
    of_what_ships()
}

/// Runs all tests on what is built.
pub(crate) fn of_what_ships() -> Result<(), Failure> {
    let mut skipped: Skipped = system::needs()?;
    step("testing the core and the house rules", || {
        run(
            &root(),
            "cargo",
            &[
                "test",
                "--workspace",
                "--exclude",
                "countersign-wasi-json",
                "--exclude",
                "countersign-wasi-typed",
            ],
        )
    })?;
    let (faces, page) = both(faces, preview::run)?;
    skipped.extend(faces.into_iter().chain(page));
    report(&skipped);
    Ok(())
}

/// Tests the faces other than Rust's, and all of them against the vectors.
fn faces() -> Result<Skipped, Failure> {
    let mut skipped = npm::run()?;
    skipped.extend(python::run_tests()?);
    step("running the vectors on every face", crate::vectors::after_tests)?;
    Ok(skipped)
}

fn report(skipped: &Skipped) {
    for Missing { what, get } in skipped {
        println!("skipped: {what} (get it with: {get})");
    }
    println!("all checks passed, {} skipped", skipped.len());
}
