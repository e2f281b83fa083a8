//! `cargo xtask demo [--interactive]`: a recorded agent session, decided, reviewed and taken back, through the
//! packed npm package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::build::npm;
use crate::shell::{finish, root, run, step};

/// A folder that is removed in the end, however it ends.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Builds the package, makes a workspace from the project in `examples/demo` and replays the session there.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    if let Some(odd) = arguments.iter().find(|argument| *argument != "--interactive") {
        return Err(format!("unknown option `{odd}`; the demo knows `--interactive`"));
    }
    crate::setup::wasm_target()?;
    let tarball = npm::build()?;
    let folder = Temporary(std::env::temp_dir().join(format!("countersign-demo-{}", std::process::id())));
    let (host, workspace) = (folder.0.join("host"), folder.0.join("workspace"));
    let source = root().join("examples/demo");
    step("making a temporary workspace", || {
        copy(&source, &host, &["project"])?;
        copy(&source.join("project"), &workspace, &[])
    })?;
    step("installing the packed package beside the host", || {
        let manifest = "{ \"name\": \"demo-host\", \"private\": true, \"type\": \"module\" }\n";
        fs::write(host.join("package.json"), manifest)
            .map_err(|error| format!("cannot write the host's manifest: {error}"))?;
        let tarball = tarball.display().to_string();
        run(&host, "npm", &["install", "--offline", "--no-audit", "--no-fund", "--silent", &tarball])
    })?;
    let script = host.join("replay.mjs").display().to_string();
    let place = workspace.display().to_string();
    let line: Vec<&str> =
        [script.as_str(), place.as_str()].into_iter().chain(arguments.iter().map(String::as_str)).collect();
    finish(Command::new("node").args(&line).current_dir(&workspace), "node", &line)
}

/// Copies a folder with everything in it but the names left out; modes are kept.
fn copy(from: &Path, to: &Path, without: &[&str]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| format!("cannot copy `{}`: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        if without.iter().any(|left_out| name == *left_out) {
            continue;
        }
        let target = to.join(&name);
        if entry.path().is_dir() {
            copy(&entry.path(), &target, &[])?;
        } else {
            fs::copy(entry.path(), target).map_err(failed)?;
        }
    }
    Ok(())
}
