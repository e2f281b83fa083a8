//! Commands: the literal rule of the `kiro` profile, and the structure of the `hardened` profile, where a line is
//! allowed only if every byte of it is understood and every command in it is trusted with all that it does.
//!
//! It knows command lines and patterns. It does not know documents, layers or where a rule comes from.

mod analyse;
mod builtin;
mod changes;
mod choices;
mod cmd;
mod cursor;
mod decide;
mod effects;
mod explain;
mod flow;
mod forms;
mod gate;
mod grants;
mod hazard;
mod index;
mod inside;
mod judge;
mod near;
mod options;
mod parse;
mod pattern;
mod posix;
mod powershell;
mod reach;
mod resolve;
mod script;
mod shape;
mod spelled;
mod starts;
mod state;
mod stops;
mod suggest;
mod words;

pub(crate) use builtin::changes as changes_the_shell;
pub(crate) use decide::{decide_literally, decide_structure, speaks_by_structure, speaks_literally};
pub(crate) use grants::Grants;
pub(crate) use index::{Parts, Rules};
pub(crate) use judge::Scene;
pub(crate) use pattern::{Pattern, Token, Trust};
pub(crate) use reach::{Reach, Reaches};
pub(crate) use spelled::chained;
pub(crate) use words::{is_described, is_interpreter, is_wrapper};

#[cfg(test)]
mod tests;
