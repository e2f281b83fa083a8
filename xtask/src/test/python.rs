//! The component from Python, in an environment of its own under `target/`.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::Skipped;
use crate::Failure;
use crate::setup::system_part;
use crate::shell::{finish, root, run, step};

/// Runs the tests against the component in `dist/`.
pub(crate) fn run_tests() -> Result<Skipped, Failure> {
    let packages = ["python3", "python3-venv"];
    let what = "tests of the component from Python";
    if let Some(missing) = system_part(what, "python3 with venv", &packages, has_venv)? {
        return Ok(vec![missing]);
    }
    let python = environment()?;
    step("testing the component from Python", || {
        let arguments = ["-B", "-m", "unittest", "discover", "-s", "tests/wasi/python"];
        finish(Command::new(&python).args(arguments).current_dir(root()), "python", &arguments)
    })?;
    Ok(Vec::new())
}

/// Tells whether environments can be made; some systems ship that part of Python by itself.
fn has_venv() -> bool {
    let found = Command::new("python3").args(["-c", "import venv, ensurepip"]).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Makes the environment with the packages that `examples/python/requirements.txt` pins, unless it is there.
fn environment() -> Result<PathBuf, Failure> {
    let folder = root().join("target/python");
    let wanted = root().join("examples/python/requirements.txt");
    let text =
        std::fs::read_to_string(&wanted).map_err(|error| format!("cannot read the requirements: {error}"))?;
    let stamp = folder.join("requirements.txt");
    let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
    let python = folder.join(scripts).join("python");
    if std::fs::read_to_string(&stamp).is_ok_and(|have| have == text) {
        return Ok(python);
    }
    step("installing wasmtime for Python", || {
        run(&root(), "python3", &["-m", "venv", "--clear", &folder.display().to_string()])?;
        let arguments = ["-m", "pip", "install", "-q", "--disable-pip-version-check", "-r"];
        let file = wanted.display().to_string();
        let line: Vec<&str> = arguments.into_iter().chain([file.as_str()]).collect();
        run(&root(), &python.display().to_string(), &line)
    })?;
    std::fs::write(&stamp, text).map_err(|error| format!("cannot write `{}`: {error}", stamp.display()))?;
    Ok(python)
}
