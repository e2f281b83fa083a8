//! The world `countersign`: typed records and resources around the core. It holds no decision of its own.

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({ world: "countersign", path: "../wit" });
}

mod from_core;
mod policy;
mod session;
mod to_core;

struct Component;

bindings::export!(Component with_types_in bindings);
