//! What a pattern would be if it were a command line, for advice about patterns that match no command.

use super::parse::parse;
use super::script::{Connection, Join, Node, Simple};
use crate::operation::Shell;

/// Returns the commands that a line chains, each as it is written there, if all of them are plain: known words, no
/// variable set, nothing read or written.
pub(crate) fn chained(line: &str, shell: Shell) -> Option<Vec<String>> {
    let script = parse(line, shell, false);
    if !script.is_complete(line.len()) {
        return None;
    }
    let mut commands = Vec::new();
    for node in &script.nodes {
        match node {
            Node::Command(simple) => commands.push(plain(line, simple)?),
            Node::Join(Join::And | Join::Or | Join::Then | Join::Pipe) => {}
            Node::Open(..)
            | Node::Close(_)
            | Node::Join(Join::Background | Join::Branch)
            | Node::Not
            | Node::Each { .. }
            | Node::Opaque(_) => return None,
        }
    }
    commands.dedup();
    Some(commands)
}

fn plain(line: &str, simple: &Simple) -> Option<String> {
    let silent = |kind: Connection| matches!(kind, Connection::Duplicate | Connection::Nothing);
    let known = simple.words.iter().all(|word| word.literal().is_some());
    let quiet = simple.redirections.iter().all(|one| silent(one.kind));
    let texts: Vec<&str> = simple.words.iter().map(|word| word.span.of(line)).collect();
    (known && quiet && simple.assignments.is_empty() && !texts.is_empty()).then(|| texts.join(" "))
}
