//! `cargo xtask build`: everything that ships, in `dist/`.

mod component;
pub(crate) mod npm;

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::Failure;
use crate::setup;
use crate::shell::{finish, root};

/// The target that everything is compiled to.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The profile of what ships.
const PROFILE: &str = "release-small";

/// Builds every artefact.
pub(crate) fn command() -> Result<(), Failure> {
    setup::wasm_target()?;
    component::build(&root())?;
    npm::build().map(drop)
}

/// Compiles libraries to WebAssembly as they ship; the arguments choose which.
pub(crate) fn compile(arguments: &[&str]) -> Result<(), Failure> {
    let line = [&["build", "-q", "--lib", "--target", TARGET, "--profile", PROFILE], arguments].concat();
    let mut cargo = Command::new("cargo");
    if let Some(home) = cargo_home() {
        // The places of panics name files. What ships must not say in whose home it was built.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", format!("--remap-path-prefix={}=/cargo", home.display()));
    }
    finish(cargo.args(&line).current_dir(root()), "cargo", &line)
}

/// Returns the module that `compile` left of a crate.
pub(crate) fn compiled(name: &str) -> PathBuf {
    root().join("target").join(TARGET).join(PROFILE).join(name).with_extension("wasm")
}

fn cargo_home() -> Option<PathBuf> {
    let home =
        || Some(PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?).join(".cargo"));
    env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}
