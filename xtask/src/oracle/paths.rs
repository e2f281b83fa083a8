//! `cargo xtask oracle paths [--step N]`: lets real file systems say which spellings open a protected file.
//!
//! The file system of this machine is asked about every code point; the mounted ones, where a question costs a
//! round trip between processes, about every thirty-first, or as `--step` says: 1 takes hours.

use std::process::Command;

use super::mount::KINDS;
use crate::Failure;
use crate::shell::{finish, is_ci, root, step};

/// Mounts what can be mounted and opens every spelling on each.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let distance = match arguments {
        [] => "31",
        [option, number] if option == "--step" && number.parse().is_ok_and(|number: usize| number > 0) => {
            number
        }
        _ => return Err("`oracle paths` takes `--step N`, the distance of the code points tried".to_owned()),
    };
    let base = root().join("target/oracle/paths");
    std::fs::create_dir_all(&base).map_err(|error| format!("cannot make {}: {error}", base.display()))?;
    let mut mounted = Vec::new();
    for (number, kind) in KINDS.iter().enumerate() {
        if kind.is_there() {
            mounted.push(step(&format!("mounting {}", kind.name), || kind.mount(&base, number))?);
        } else if is_ci() {
            return Err(format!("{} cannot be mounted: {}", kind.name, kind.install));
        } else {
            eprintln!("skipped: {} ({})", kind.name, kind.install);
        }
    }
    let folders: Vec<String> = mounted.iter().map(|image| image.folder.display().to_string()).collect();
    for (test, what) in [
        ("file_system", "opening every spelling"),
        ("short_names", "making short names"),
        ("git_names", "asking git for the names it refuses"),
        ("gitignore", "asking git what it ignores"),
    ] {
        let line = ["test", "-p", "countersign-tests-oracles", "--test", test, "--", "--nocapture"];
        step(what, || {
            let mut cargo = Command::new("cargo");
            cargo.args(line).current_dir(root()).env("COUNTERSIGN_ORACLE_DIRS", folders.join(":"));
            finish(cargo.env("COUNTERSIGN_ORACLE_STEP", distance), "cargo", &line)
        })?;
    }
    Ok(())
}
