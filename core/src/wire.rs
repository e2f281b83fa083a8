//! The JSON forms that cross a boundary: requests in, decisions out.
//!
//! It holds no behaviour of its own; a face that speaks JSON needs nothing but this module.

mod audit;
mod decide;
mod read;
mod session;
#[cfg(test)]
mod tests;

pub use read::{operation, workspace};
pub use session::{Answer, Contents, diff, session_call};
