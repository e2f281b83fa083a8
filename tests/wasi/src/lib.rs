//! The component as a host sees it: both worlds under wasmtime, with an empty linker.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use wasmtime::component::{Component, Linker};
use wasmtime::{Engine, Store};

/// The world `countersign-json`.
#[allow(missing_docs, reason = "generated")]
pub mod texts {
    wasmtime::component::bindgen!({ world: "countersign-json", path: "../../bindings-wasi/wit" });
}

/// The world `countersign`.
#[allow(missing_docs, reason = "generated")]
pub mod typed {
    wasmtime::component::bindgen!({ world: "countersign", path: "../../bindings-wasi/wit" });
}

/// Returns the folder with what ships.
#[must_use]
pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(|root| root.join("dist")).unwrap_or_default()
}

/// Compiles a component file once, however many tests of a program look at it.
///
/// # Errors
/// What wasmtime says.
pub fn compiled(file: &Path) -> wasmtime::Result<Component> {
    static COMPILED: Mutex<BTreeMap<PathBuf, Component>> = Mutex::new(BTreeMap::new());
    let mut known = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(component) = known.get(file) {
        return Ok(component.clone());
    }
    let component = Component::from_file(&Engine::default(), file)?;
    known.insert(file.to_path_buf(), component.clone());
    Ok(component)
}

/// Starts the world of texts from a component file. The linker is empty, so that an import would be an error.
///
/// # Errors
/// What wasmtime says.
pub fn texts(file: &Path) -> wasmtime::Result<(Store<()>, texts::CountersignJson)> {
    let component = compiled(file)?;
    let mut store = Store::new(component.engine(), ());
    let world =
        texts::CountersignJson::instantiate(&mut store, &component, &Linker::new(component.engine()))?;
    Ok((store, world))
}

/// Starts the world of types, as [`texts`] does.
///
/// # Errors
/// What wasmtime says.
pub fn typed(file: &Path) -> wasmtime::Result<(Store<()>, typed::Countersign)> {
    let component = compiled(file)?;
    let mut store = Store::new(component.engine(), ());
    let world = typed::Countersign::instantiate(&mut store, &component, &Linker::new(component.engine()))?;
    Ok((store, world))
}
