//! Commands: the literal rule of the `kiro` profile, and the floor of the `hardened` profile, where only a
//! single plain word list can be allowed.
//!
//! It knows command lines and patterns. It does not know documents, layers or where a rule comes from.

mod decide;
mod hazard;
mod index;
mod near;
#[expect(dead_code, reason = "the analysis that asks it is not here yet")]
mod parse;
mod pattern;
mod posix;
#[expect(dead_code, reason = "the analysis that asks it is not here yet")]
mod script;
mod words;

pub(crate) use decide::{Input, decide, speaks_about};
pub(crate) use index::Rules;
pub(crate) use pattern::{Pattern, Token, Trust};
pub(crate) use words::is_wrapper;
