//! Builds the two components and the core module without imports.

use std::path::Path;

use wasmparser::{Parser, Payload};

use crate::Failure;
use crate::beside::say;
use crate::shell::step;

/// Builds `component.wasm`, `component-json.wasm` and `core-json.wasm` into `dist/`.
///
/// # Errors
/// Also where one of them imports anything.
pub(crate) fn build(root: &Path) -> Result<(), Failure> {
    let dist = root.join("dist");
    std::fs::create_dir_all(&dist).map_err(|error| format!("cannot make `dist`: {error}"))?;
    step("compiling the component's two worlds", || {
        super::compile(&["-p", "countersign-wasi-json", "-p", "countersign-wasi-typed"])
    })?;
    let core = read(&super::compiled("countersign_wasi_json"))?;
    let typed = read(&super::compiled("countersign_wasi_typed"))?;
    for (name, bytes) in [
        ("core-json.wasm", core.clone()),
        ("component-json.wasm", wrapped(&core)?),
        ("component.wasm", wrapped(&typed)?),
    ] {
        let imports = imports(&bytes)?;
        if imports > 0 {
            return Err(format!("`{name}` imports {imports} things and must import none"));
        }
        let file = dist.join(name);
        std::fs::write(&file, &bytes)
            .map_err(|error| format!("cannot write `{}`: {error}", file.display()))?;
        say(&format!("  dist/{name}: {} bytes, 0 imports", bytes.len()));
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| format!("cannot read `{}`: {error}", file.display()))
}

fn wrapped(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let failed = |error| format!("cannot make a component: {error:#}");
    let mut encoder = wit_component::ComponentEncoder::default();
    encoder.validate(true);
    encoder.module(module).map_err(failed)?;
    encoder.encode().map_err(failed)
}

/// Counts the imports of the outermost module or component; what is nested in it imports from its neighbours.
pub(crate) fn imports(bytes: &[u8]) -> Result<usize, Failure> {
    let mut depth = 0usize;
    let mut count = 0usize;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.map_err(|error| format!("cannot read the module: {error}"))? {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth = depth.saturating_sub(1),
            Payload::ImportSection(section) if depth == 0 => count += section.count() as usize,
            Payload::ComponentImportSection(section) if depth == 0 => count += section.count() as usize,
            _ => {}
        }
    }
    Ok(count)
}
