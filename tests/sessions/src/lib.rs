//! What the tests of sessions share: a file system in memory, a host that carries plans out over it, random
//! sessions, and the properties that every one of them must have.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a library of tests, which fail by panicking"
)]

pub mod carry;
pub mod host;
pub mod model;
pub mod patch;
pub mod properties;
pub mod random;
mod reference;
pub mod rng;
