//! `cargo xtask oracle paths`: lets real file systems say which spellings open a protected file.
//! `cargo xtask oracle diff`: lets git say how real revisions differ and merge.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::shell::{finish, has, is_ci, root, run, step};

/// An image of NTFS, mounted without the kernel's help.
struct Mounted {
    folder: PathBuf,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("fusermount").arg("-u").arg(&self.folder).status();
    }
}

/// Runs the oracle that the arguments name.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    match arguments {
        [name] if name == "paths" => paths(),
        [name] if name == "diff" => diff("1000000"),
        [name, option, count] if name == "diff" && option == "--revisions" => diff(count),
        _ => Err("say which oracle: `cargo xtask oracle paths` or `cargo xtask oracle diff [--revisions N]`"
            .to_owned()),
    }
}

/// Compares so many files of successive versions of packages, which are fetched from the registries.
fn diff(count: &str) -> Result<(), Failure> {
    count.parse::<u32>().map_err(|_| format!("`{count}` is no number of files"))?;
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

fn paths() -> Result<(), Failure> {
    let base = root().join("target/oracle");
    std::fs::create_dir_all(&base).map_err(|error| format!("cannot make {}: {error}", base.display()))?;
    let mut mounted = Vec::new();
    for (driver, option) in [("lowntfs-3g", "ignore_case"), ("ntfs-3g", "streams_interface=windows")] {
        if ["mkntfs", "fusermount", driver].into_iter().all(has) {
            mounted
                .push(step(&format!("mounting an image through {driver}"), || mount(&base, driver, option))?);
        } else if is_ci() {
            return Err(format!("{driver} is missing: apt-get install ntfs-3g"));
        } else {
            eprintln!("skipped: NTFS through {driver} (apt-get install ntfs-3g)");
        }
    }
    let folders: Vec<String> = mounted.iter().map(|image| image.folder.display().to_string()).collect();
    let arguments = ["test", "-p", "countersign-tests-oracles", "--test", "file_system", "--", "--nocapture"];
    step("opening every spelling", || {
        let mut cargo = Command::new("cargo");
        cargo.args(arguments).current_dir(root()).env("COUNTERSIGN_ORACLE_DIRS", folders.join(":"));
        if std::env::var_os("COUNTERSIGN_ORACLE_STEP").is_none() {
            cargo.env("COUNTERSIGN_ORACLE_STEP", "31");
        }
        finish(&mut cargo, "cargo", &arguments)
    })
}

fn mount(base: &Path, driver: &str, option: &str) -> Result<Mounted, Failure> {
    let (image, folder) = (base.join(format!("{driver}.img")), base.join(driver));
    let failed = |error| format!("cannot prepare {}: {error}", image.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    let file = std::fs::File::create(&image).map_err(failed)?;
    file.set_len(64 * 1024 * 1024).map_err(failed)?;
    let (image_name, folder_name) = (image.display().to_string(), folder.display().to_string());
    run(base, "mkntfs", &["-q", "-F", &image_name])?;
    run(base, driver, &["-o", option, &image_name, &folder_name])?;
    Ok(Mounted { folder })
}
