//! The tests of the JavaScript face: the crate in Node and in a browser, then the packed package as its users
//! meet it.

use std::env;
use std::process::Command;

use super::Skipped;
use crate::Failure;
use crate::build::TARGET;
use crate::setup::{npm_packages, system_program};
use crate::shell::{finish, root, step};

/// Runs them against the tarball in `dist/`.
pub(crate) fn run() -> Result<Skipped, Failure> {
    let package = root().join("bindings-js");
    npm_packages(&package)?;
    let what = "browser tests of the npm package";
    let browser = system_program(what, "chromium", &["chromium"])?;
    // Debian has it in a package of its own, so that the browser may be there without it.
    let driver = system_program("browser tests of the bindings", "chromedriver", &["chromium-driver"])?;
    step("testing the JavaScript bindings in Node", || wasm_tests(&[]))?;
    if browser.is_none() && driver.is_none() {
        step("testing the JavaScript bindings in Chromium", || {
            wasm_tests(&[("WASM_BINDGEN_USE_BROWSER", "1")])
        })?;
    }
    step("testing the npm package", || {
        let arguments = ["--test", "--test-reporter=spec", "tests/"];
        let chromium = if browser.is_none() { "chromium" } else { "" };
        finish(
            Command::new("node").args(arguments).current_dir(&package).env("COUNTERSIGN_BROWSER", chromium),
            "node",
            &arguments,
        )
    })?;
    Ok(browser.into_iter().chain(driver).collect())
}

/// Runs the crate's tests, compiled to WebAssembly, with this program as their runner.
fn wasm_tests(environment: &[(&str, &str)]) -> Result<(), Failure> {
    let own = env::current_exe().map_err(|error| format!("cannot find this program: {error}"))?;
    let arguments = ["test", "-p", "countersign-js", "--test", "wasm", "--target", TARGET];
    finish(
        Command::new("cargo")
            .args(arguments)
            .current_dir(root())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", format!("{} wasm-test-runner", own.display()))
            .envs(environment.iter().copied()),
        "cargo",
        &arguments,
    )
}

/// Runs one compiled test file; cargo calls this through the variable above.
pub(crate) fn wasm_test_runner(arguments: &[String]) -> Result<(), Failure> {
    let line = std::iter::once("wasm-bindgen-test-runner".to_owned()).chain(arguments.iter().cloned());
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(line).map_err(|error| format!("{error:#}"))
}
