//! What the tests of sessions share: a file system in memory, a host that carries plans out over it, and random
//! programs.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test library"
)]

pub mod carry;
pub mod model;
