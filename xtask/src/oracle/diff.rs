//! `cargo xtask oracle diff [--revisions N]`: lets git say how real revisions differ and merge.

use std::process::Command;

use crate::Failure;
use crate::shell::{finish, root, step};

/// Compares so many files of successive versions of packages, which are fetched from the registries.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let count = match arguments {
        [] => "1000000",
        [option, count] if option == "--revisions" && count.parse::<u32>().is_ok() => count,
        _ => return Err("`oracle diff` takes `--revisions N`, the number of files compared".to_owned()),
    };
    let folder = root().join("target/oracle/revisions");
    let arguments =
        ["test", "--release", "-p", "countersign-tests-oracles", "--test", "git_diff", "--", "--nocapture"];
    step("comparing real revisions with git", || {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(root());
        cargo.env("COUNTERSIGN_ORACLE_REVISIONS", &folder).env("COUNTERSIGN_ORACLE_COUNT", count);
        finish(&mut cargo, "cargo", &arguments)
    })
}
