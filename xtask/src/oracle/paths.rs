//! `cargo xtask oracle paths [--step N] [--seconds N]`: lets real file systems say which spellings open a protected
//! file.
//!
//! The file system of this machine is asked about every code point; the mounted ones and Wine, where a question costs a
//! round trip between processes, about every thirty-first, or as `--step` says: 1 takes hours. With `--seconds` each
//! mounted one is asked so long at most; what it said is kept in `target/oracle/paths`, and the next such run goes on
//! from there.

use std::process::Command;

use super::mount::KINDS;
use crate::Failure;
use crate::shell::{finish, is_ci, root, step};

/// Mounts what can be mounted and opens every spelling on each.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let Wanted { step: distance, seconds } = Wanted::of(arguments)?;
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
        ("wine_files", "opening every spelling through Wine"),
        ("short_names", "making short names"),
        ("git_names", "asking git for the names it refuses"),
        ("gitignore", "asking git what it ignores"),
    ] {
        let line = ["test", "-p", "countersign-tests-oracles", "--test", test, "--", "--nocapture"];
        step(what, || {
            let mut cargo = Command::new("cargo");
            cargo.args(line).current_dir(root()).env("COUNTERSIGN_ORACLE_DIRS", folders.join(":"));
            cargo.envs(seconds.map(|seconds| ("COUNTERSIGN_ORACLE_SECONDS", seconds)));
            finish(cargo.env("COUNTERSIGN_ORACLE_STEP", distance), "cargo", &line)
        })?;
    }
    Ok(())
}

/// What the arguments say.
struct Wanted<'a> {
    step: &'a str,
    seconds: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(arguments: &'a [String]) -> Result<Self, Failure> {
        let mut wanted = Self { step: "31", seconds: None };
        for pair in arguments.chunks(2) {
            match pair {
                [name, number] if number.parse().is_ok_and(|number: u32| number > 0) => match name.as_str() {
                    "--step" => wanted.step = number,
                    "--seconds" => wanted.seconds = Some(number),
                    _ => return Err(USAGE.to_owned()),
                },
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(wanted)
    }
}

const USAGE: &str = "`oracle paths` takes `--step N`, the distance of the code points tried, and `--seconds N`, how long \
                     each mounted file system is asked";
