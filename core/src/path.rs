//! Which paths are protected, which lie outside, and which say nothing true.
//!
//! The lexer, the folding and the tables are the component's own: the meaning of a path follows the platform that
//! the host names, not the machine that runs this code. It asks no file system; what only the host can know
//! (links, generated short names) comes in with the argument.

mod confusable;
mod exact;
mod globs;
mod granted;
mod guesses;
mod judge;
mod lexer;
mod listed;
mod longname;
mod lookup;
mod message;
mod pattern;
mod place;
mod plain;
mod protection;
mod readings;
mod refuse;
mod shortname;
mod source;
mod tables;
mod view;

pub use exact::ExactPatterns;
pub use granted::{CommandWrite, WriteGrants, judge_command_write};
pub use judge::{Access, Judgement, judge};
pub use pattern::{PathPattern, PatternProblem, literal_glob};
pub(crate) use plain::is_among;
pub use protection::{Protection, ProtectionBuilder, RuleScope};

#[cfg(test)]
mod tests;
