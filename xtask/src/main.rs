//! The commands of this repository: `cargo xtask help` lists them.

fn main() {}
