//! `cargo xtask preview`: builds the page in `examples/preview`, serves it on this machine and opens it.

mod serve;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Failure;
use crate::setup::{npm_packages, wasm_target};
use crate::shell::{has, root, run, step};

/// Builds the package and the page; `--build` stops there.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let serves = match arguments {
        [] => true,
        [only] if only == "--build" => false,
        _ => return Err("`cargo xtask preview` takes nothing but `--build`".to_owned()),
    };
    wasm_target()?;
    crate::build::npm::build()?;
    build()?;
    if serves { serve::serve(&root().join("dist/preview"), open) } else { Ok(()) }
}

/// Builds the page from the tarball in `dist/`: `dist/preview/` and `dist/preview.html`.
pub(crate) fn build() -> Result<(), Failure> {
    let page = root().join("examples/preview");
    npm_packages(&page)?;
    step("putting the packed package into the page", || unpack(&page))?;
    step("building the page", || {
        run(&page, "npm", &["run", "--silent", "check"])?;
        run(&page, "npm", &["run", "--silent", "build"])
    })
}

/// Replaces the installed package by the tarball as it is now, which a lock file cannot know.
fn unpack(page: &Path) -> Result<(), Failure> {
    let installed = page.join("node_modules/countersign");
    let failed = |error| format!("cannot replace `{}`: {error}", installed.display());
    if installed.exists() {
        fs::remove_dir_all(&installed).map_err(failed)?;
    }
    fs::create_dir_all(&installed).map_err(failed)?;
    let tarball = root().join(format!("dist/countersign-{}.tgz", env!("CARGO_PKG_VERSION")));
    run(&installed, "tar", &["-xzf", &tarball.display().to_string(), "--strip-components=1"])
}

/// Opens an address in the person's browser, where there is a screen to show it on.
fn open(address: &str) {
    let screen = cfg!(any(target_os = "macos", target_os = "windows"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    if screen && (cfg!(windows) || has(program)) {
        // Whether it opens is for the person to see; the address is printed in any case.
        drop(Command::new(program).args(arguments).arg(address).spawn());
    }
}
