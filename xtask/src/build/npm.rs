//! Builds the npm package: the core as WebAssembly, the glue, the entries, the types, the tarball.
//!
//! The tools are linked in (`wasm-bindgen-cli-support`) or pinned by a lock file (esbuild), so that nothing has
//! to be installed beside Rust and Node. The package is laid out by `bindings-js/scripts/assemble.mjs`.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::Failure;
use crate::setup::npm_packages;
use crate::shell::{root, run, step};

/// Builds everything that ships on npm and returns the path of the tarball in `dist/`.
pub(crate) fn build() -> Result<PathBuf, Failure> {
    let root = root();
    let package = root.join("bindings-js");
    step("build the core for JavaScript", || super::compile(&["-p", "countersign-js"]))?;
    step("generate the glue", || glue(&package))?;
    npm_packages(&package)?;
    step("assemble the npm package", || run(&package, "node", &["scripts/assemble.mjs"]))?;
    step("pack the npm package", || pack(&root, &package))
}

/// Writes `generated/glue.js` and `generated/policy.wasm`.
fn glue(package: &Path) -> Result<(), Failure> {
    let generated = package.join("generated");
    let failed = |what: &str, error: &dyn std::fmt::Display| format!("cannot {what}: {error}");
    fs::create_dir_all(&generated).map_err(|error| failed("make the folder for the glue", &error))?;
    let (js, wasm) = bindgen(&super::compiled("countersign_js"))?;
    fs::write(generated.join("glue.js"), js).map_err(|error| failed("write the glue", &error))?;
    fs::write(generated.join("policy.wasm"), wasm).map_err(|error| failed("write the module", &error))
}

/// Returns the glue and the final module of a compiled one.
pub(crate) fn bindgen(input: &Path) -> Result<(String, Vec<u8>), Failure> {
    let failed = |what: &str, error: &dyn std::fmt::Display| format!("cannot {what}: {error}");
    let mut output = Bindgen::new()
        .input_path(input)
        .out_name("policy")
        .web(true)
        .map_err(|error| failed("choose the form of the glue", &error))?
        .typescript(false)
        // Without it the glue would contain `import.meta`, which scripts and CommonJS refuse to parse.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .map_err(|error| failed("generate the glue", &error))?;
    Ok((output.js().to_owned(), output.wasm_mut().emit_wasm()))
}

fn pack(root: &Path, package: &Path) -> Result<PathBuf, Failure> {
    let dist = root.join("dist");
    fs::create_dir_all(&dist).map_err(|error| format!("cannot make `dist/`: {error}"))?;
    for entry in fs::read_dir(&dist).map_err(|error| format!("cannot read `dist/`: {error}"))?.flatten() {
        if entry.path().extension() == Some(OsStr::new("tgz")) {
            fs::remove_file(entry.path())
                .map_err(|error| format!("cannot remove an old tarball: {error}"))?;
        }
    }
    let destination = dist.display().to_string();
    run(package, "npm", &["pack", "--silent", "./dist", "--pack-destination", &destination])?;
    fs::copy(package.join("generated/policy.wasm"), dist.join("policy.wasm"))
        .map_err(|error| format!("cannot copy `policy.wasm`: {error}"))?;
    let tarball = dist.join(format!("countersign-{}.tgz", env!("CARGO_PKG_VERSION")));
    if tarball.is_file() { Ok(tarball) } else { Err(format!("npm wrote no `{}`", tarball.display())) }
}
