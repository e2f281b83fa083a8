//! `cargo xtask build`: everything that ships, in `dist/`.

mod component;
pub(crate) mod npm;

use crate::Failure;
use crate::setup;

/// Builds every artefact.
pub(crate) fn command() -> Result<(), Failure> {
    setup::wasm_target()?;
    component::build(&crate::shell::root())?;
    npm::build().map(drop)
}
