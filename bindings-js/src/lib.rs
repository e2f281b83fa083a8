//! The JavaScript face: what the hand-written modules in `js/` call. It holds no decision of its own.

mod audit;
mod compact;
mod diff;
mod failure;
mod fields;
mod policy;
mod session;
mod utf16;

use wasm_bindgen::prelude::wasm_bindgen;

pub use audit::RawAudit;
pub use diff::{RawContent, diff, patch};
pub use policy::RawPolicy;
pub use session::RawSession;

/// Returns the version of the core.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    countersign::VERSION.to_owned()
}
