//! What ships as WebAssembly imports nothing.

use countersign_tests_wasi::{compiled, dist};
use wasmtime::{Engine, Module};

#[test]
fn what_ships_imports_nothing() {
    for name in ["component.wasm", "component-json.wasm"] {
        let component = compiled(&dist().join(name)).unwrap();
        let kind = component.component_type();
        let imports: Vec<String> =
            kind.imports(component.engine()).map(|(name, _)| name.to_owned()).collect();
        assert_eq!(imports, [""; 0], "{name}");
    }
    // The core module of the world of texts is for runtimes that know no components.
    let module = Module::from_file(&Engine::default(), dist().join("core-json.wasm")).unwrap();
    assert_eq!(module.imports().count(), 0);
    assert!(module.exports().any(|export| export.name() == "countersign:policy/json@0.1.0#decide"));
}

#[test]
fn what_ships_does_not_say_where_it_was_built() {
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    for name in ["component.wasm", "component-json.wasm", "core-json.wasm", "policy.wasm"] {
        let bytes = std::fs::read(dist().join(name)).unwrap();
        for place in [sources.to_str().unwrap(), ".cargo/registry"] {
            let found = bytes.windows(place.len()).any(|window| window == place.as_bytes());
            assert!(!found, "{name} names {place}");
        }
    }
}
