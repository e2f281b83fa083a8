//! `cargo xtask oracle paths [--real-machines [--only NAME]] [--step N] [--seconds N]`: lets real file systems say which spellings open
//! a protected file. With `--real-machines` the drivers of a kernel are asked, in [`super::machines`].
//!
//! The file system of this machine is asked about every code point; the mounted ones and Wine, where a question costs a
//! round trip between processes, about every thirty-first, or as `--step` says: 1 takes hours. With `--seconds` each
//! mounted one is asked so long at most; what it said is kept in `target/oracle/paths`, and the next such run goes on
//! from there.

use std::process::Command;

use super::machines;
use super::mount::KINDS;
use crate::Failure;
use crate::shell::{finish, is_ci, root, step};

/// Mounts what can be mounted and opens every spelling on each.
pub(super) fn command(arguments: &[String]) -> Result<(), Failure> {
    let real = arguments.first().is_some_and(|first| first == "--real-machines");
    let Wanted { step: distance, seconds, only } =
        Wanted::of(arguments.get(usize::from(real)..).unwrap_or_default())?;
    if real {
        return machines::command(distance.unwrap_or("1"), seconds, only);
    }
    if only.is_some() {
        return Err(USAGE.to_owned());
    }
    let distance = distance.unwrap_or("31");
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
#[derive(Default)]
struct Wanted<'a> {
    step: Option<&'a str>,
    seconds: Option<&'a str>,
    only: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    fn of(arguments: &'a [String]) -> Result<Self, Failure> {
        let mut wanted = Self::default();
        for pair in arguments.chunks(2) {
            let [name, value] = pair else { return Err(USAGE.to_owned()) };
            let is_number = value.parse().is_ok_and(|number: u32| number > 0);
            match name.as_str() {
                "--step" if is_number => wanted.step = Some(value),
                "--seconds" if is_number => wanted.seconds = Some(value),
                "--only" => wanted.only = Some(value),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(wanted)
    }
}

const USAGE: &str = "`oracle paths` takes `--step N`, the distance of the code points tried, and `--seconds N`, how long \
                     each mounted file system is asked; with `--real-machines` before them, of each machine, and \
                     `--only NAME`, the one file system that is asked";
