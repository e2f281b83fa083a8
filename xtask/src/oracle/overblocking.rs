//! `cargo xtask oracle overblocking`: counts the honest paths that are stopped, over the files of published
//! packages.

use std::process::Command;

use crate::Failure;
use crate::shell::{finish, root, run, step};

/// Packages with many files, of many authors, beside those that this project needs itself.
const PACKAGES: [&str; 12] = [
    "@types/node@24",
    "aws-sdk@2",
    "core-js@3",
    "date-fns@4",
    "eslint@9",
    "express@5",
    "graphql@16",
    "lodash@4",
    "mocha@11",
    "rxjs@7",
    "three@0.180",
    "typescript@5",
];
/// The least number of paths that says something.
const LEAST: &str = "30000";

/// Gets the packages and asks about each of their files.
pub(super) fn command() -> Result<(), Failure> {
    let base = root().join("target/oracle/packages");
    let failed = |error| format!("cannot prepare {}: {error}", base.display());
    std::fs::create_dir_all(&base).map_err(failed)?;
    std::fs::write(base.join("package.json"), "{ \"private\": true }\n").map_err(failed)?;
    step("getting packages", || {
        let mut line =
            vec!["install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--silent"];
        line.extend(PACKAGES);
        run(&base, "npm", &line)?;
        run(&root(), "cargo", &["fetch", "--quiet", "--locked"])
    })?;
    let line = ["test", "-p", "countersign-tests-oracles", "--test", "overblocking", "--", "--nocapture"];
    step("asking about every path", || {
        let mut cargo = Command::new("cargo");
        cargo.args(line).current_dir(root()).env("COUNTERSIGN_ORACLE_PATHS", LEAST);
        finish(cargo.env("COUNTERSIGN_ORACLE_PACKAGES", base.join("node_modules")), "cargo", &line)
    })
}
