//! `cargo xtask build`: everything that ships, in `dist/`.

pub(crate) mod npm;

use crate::Failure;
use crate::setup;

/// Builds every artefact.
pub(crate) fn command() -> Result<(), Failure> {
    setup::wasm_target()?;
    npm::build().map(drop)
}
