//! `cargo xtask oracle shell [--lines N] [--seed S] [--trace]`: lets real shells say what an allowed line does.

use std::process::Command;

use crate::Failure;
use crate::setup::system_program;
use crate::shell::{finish, root, step};

/// Makes so many lines, and runs those that are allowed in Bash, Dash and Zsh.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let (mut lines, mut seed) = ("1000000", "1");
    let is_traced = arguments.iter().any(|argument| argument == "--trace");
    let arguments: Vec<&String> = arguments.iter().filter(|argument| *argument != "--trace").collect();
    for pair in arguments.chunks(2) {
        match pair {
            [option, number] if *option == "--lines" && number.parse::<u32>().is_ok() => lines = number,
            [option, number] if *option == "--seed" && number.parse::<u32>().is_ok() => seed = number,
            _ => {
                return Err(
                    "`oracle shell` takes `--lines N`, the number of lines, `--seed S`, the first line's seed, \
                     and `--trace`, which lets strace look on"
                        .to_owned(),
                );
            }
        }
    }
    let mut is_whole = true;
    for (program, package) in [("bwrap", "bubblewrap"), ("bash", "bash"), ("dash", "dash"), ("zsh", "zsh")] {
        is_whole &= system_program("the shell as the judge", program, &[package])?.is_none();
    }
    if is_traced {
        is_whole &= system_program("the shell as the judge, traced", "strace", &["strace"])?.is_none();
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
        if is_traced {
            cargo.env("COUNTERSIGN_ORACLE_TRACE", "1");
        }
        finish(cargo.env("COUNTERSIGN_ORACLE_SEED", seed), "cargo", &line)
    })
}
