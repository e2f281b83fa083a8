//! The crate behind the package, compiled to WebAssembly, in Node and in a browser.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn states_the_version_of_the_core() {
    assert_eq!(countersign_js::version(), countersign::VERSION);
}
