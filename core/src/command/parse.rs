//! Which reader reads which language.

use super::posix;
use super::script::Script;
use super::words::plain;
use crate::operation::Shell;
use crate::span::Span;

/// Takes a line apart in the language of `shell`; `typed` tells that it is typed into a terminal.
pub(crate) fn parse(line: &str, shell: Shell, typed: bool) -> Script {
    match shell {
        Shell::Posix | Shell::Bash | Shell::Zsh => posix::parse(line, shell, typed),
        Shell::Powershell | Shell::Cmd => words_only(line, shell),
    }
}

/// Reads a single command of plain words and nothing else.
fn words_only(line: &str, shell: Shell) -> Script {
    use super::script::{Node, Piece, Simple, Word};
    let mut script = Script::default();
    let Some(plain) = plain(line, shell) else {
        script.give_up(0, line.len(), "more than one command of plain words");
        return script;
    };
    let mut at = 0_usize;
    let mut words = Vec::with_capacity(plain.words.len());
    for word in plain.words {
        let end = at.saturating_add(word.len());
        words.push(Word { span: Span::new(at, end), pieces: vec![Piece::Literal(word.to_owned())] });
        at = end.saturating_add(1);
    }
    script.cover(0, line.len());
    script.nodes.push(Node::Command(Simple { span: Span::new(0, line.len()), words, ..Simple::default() }));
    script
}
