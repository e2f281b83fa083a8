//! Getting what a fresh machine lacks, where that is possible, and saying so where it is not.

use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::Failure;
use crate::beside::say;
use crate::shell::{has, is_ci, root, run, step};

/// Adds the compilation target of both Wasm builds.
pub(crate) fn wasm_target() -> Result<(), Failure> {
    if has("rustup") {
        step("adding the target wasm32-unknown-unknown", || {
            run(&root(), "rustup", &["target", "add", "wasm32-unknown-unknown"])
        })
    } else {
        // A toolchain without rustup may have the target all the same; the build says so if not.
        Ok(())
    }
}

/// Installs the npm packages that a folder's lock file names, unless they are there already.
pub(crate) fn npm_packages(folder: &Path) -> Result<(), Failure> {
    let lock = folder.join("package-lock.json");
    let stamp = folder.join("node_modules/.countersign-lock");
    let wanted =
        std::fs::read(&lock).map_err(|error| format!("cannot read `{}`: {error}", lock.display()))?;
    if std::fs::read(&stamp).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    step(&format!("installing the npm packages of {}", folder.display()), || {
        run(folder, "npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
    })?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("cannot write `{}`: {error}", stamp.display()))
}

/// A check that cannot be made here, with the line that would make it possible.
pub(crate) struct Missing {
    pub(crate) what: &'static str,
    pub(crate) get: String,
}

/// Makes sure that a program of the system is there, as [`system_part`] does.
pub(crate) fn system_program(
    what: &'static str,
    program: &str,
    packages: &[&str],
) -> Result<Option<Missing>, Failure> {
    system_part(what, program, packages, || has(program))
}

/// Makes sure that a part of the system is there: installs its Debian packages where that is allowed.
///
/// # Errors
/// Fails on a run that must leave nothing out; otherwise hands back what is missing.
pub(crate) fn system_part(
    what: &'static str,
    part: &str,
    packages: &[&str],
    is_there: impl Fn() -> bool,
) -> Result<Option<Missing>, Failure> {
    // The system's installer works for one at a time.
    static INSTALLS: Mutex<()> = Mutex::new(());
    let _turn = INSTALLS.lock().unwrap_or_else(PoisonError::into_inner);
    if is_there() {
        return Ok(None);
    }
    let get = format!("apt-get install -y --no-install-recommends {}", packages.join(" "));
    if has("apt-get") && is_root() {
        let installed = step(&format!("installing {}", packages.join(", ")), || {
            run(&root(), "apt-get", &["update", "-qq"])?;
            let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
            arguments.extend(packages);
            run(&root(), "apt-get", &arguments)
        });
        if installed.is_ok() && is_there() {
            return Ok(None);
        }
    }
    if is_ci() {
        return Err(format!("{what} needs `{part}`; get it with: {get}"));
    }
    say(&format!("  skipped: {what} needs `{part}`; get it with: {get}"));
    Ok(Some(Missing { what, get }))
}

/// Tells whether this process is root.
pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
