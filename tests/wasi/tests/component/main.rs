//! The components that ship, as a host sees them. One program, so that each is compiled once.

#![allow(clippy::unwrap_used, reason = "a test may take for granted")]

mod audit;
mod imports;
mod worlds;
