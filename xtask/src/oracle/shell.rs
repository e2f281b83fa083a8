//! `cargo xtask oracle shell [--lines N] [--seed S]`: lets real shells say what an allowed line does.

use std::process::Command;

use crate::Failure;
use crate::setup::system_program;
use crate::shell::{finish, root, step};

/// Makes so many lines, and runs those that are allowed in Bash, Dash and Zsh.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let (mut lines, mut seed) = ("1000000", "1");
    for pair in arguments.chunks(2) {
        match pair {
            [option, number] if option == "--lines" && number.parse::<u32>().is_ok() => lines = number,
            [option, number] if option == "--seed" && number.parse::<u32>().is_ok() => seed = number,
            _ => {
                return Err(
                    "`oracle shell` takes `--lines N`, the number of lines, and `--seed S`, the first \
                            line's seed"
                        .to_owned(),
                );
            }
        }
    }
    let mut is_whole = true;
    for (program, package) in [("bwrap", "bubblewrap"), ("bash", "bash"), ("dash", "dash"), ("zsh", "zsh")] {
        is_whole &= system_program("the shell as the judge", program, &[package])?.is_none();
    }
    if !is_whole {
        return Err("the shell cannot judge while these programs are missing".to_owned());
    }
    let line = [
        "test",
        "--release",
        "-p",
        "countersign-tests-oracles",
        "--test",
        "shell_judge",
        "--",
        "--nocapture",
    ];
    step("running what is allowed", || {
        let mut cargo = Command::new("cargo");
        cargo.args(line).current_dir(root()).env("COUNTERSIGN_ORACLE_COUNT", lines);
        finish(cargo.env("COUNTERSIGN_ORACLE_SEED", seed), "cargo", &line)
    })
}
