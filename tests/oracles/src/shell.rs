//! The shell as the judge of what was allowed: lines to try, and the closed room in which they run.

pub mod lines;
pub mod room;
pub mod trace;
mod words;
