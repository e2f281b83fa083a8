//! Rules that would make a line `allow`, from narrow to wide.

use super::analyse::{Analysis, Piece};
use super::judge::{Known, Scene};
use super::pattern::{Pattern, Trust};
use super::resolve::Argument;
use super::shape::Shape;
use super::words::{is_interpreter, is_wrapper};
use crate::program::{self, Finding};
use crate::text::is_hidden;

/// The most rules that one decision suggests.
const MOST: usize = 24;

/// Suggests patterns for every part that only lacks a rule.
pub(crate) fn suggestions(scene: &Scene<'_>, analysis: &Analysis) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in analysis.pieces.iter().filter(|piece| piece.untrusted) {
        for pattern in for_piece(scene, piece) {
            if !out.contains(&pattern) && out.len() < MOST {
                out.push(pattern);
            }
        }
    }
    out
}

/// Suggests up to three patterns for one part, each of which is enough for it.
fn for_piece(scene: &Scene<'_>, piece: &Piece) -> Vec<String> {
    let Some(known) = piece.calls.first().and_then(Known::of) else { return Vec::new() };
    if never(&known) {
        return Vec::new();
    }
    let mut patterns = Vec::new();
    let program = known.program;
    let words: Option<Vec<String>> = known.arguments.iter().map(quoted).collect();
    if let Some(words) = &words {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        patterns.push(joined(program, &words, ""));
    }
    let reading = known.reading.as_ref();
    let leading = known.leading();
    let after: Vec<&Argument> = known
        .arguments
        .iter()
        .enumerate()
        .filter(|(at, _)| !leading.contains(at))
        .map(|(_, argument)| argument)
        .collect();
    let views: Vec<program::Argument<'_>> = known.arguments.iter().map(Argument::view).collect();
    let words = reading.map(|_| program::subcommand_words(program, &views));
    let arity = words.unwrap_or_else(|| guessed(&after)).min(after.len());
    let named: Option<Vec<&str>> = after.iter().take(arity).map(|argument| plain(argument)).collect();
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        patterns.push(joined(program, &named, " *"));
    }
    if reading.is_some_and(|reading| reading.unknown_arguments) {
        patterns.push(joined(program, &[], " *"));
    }
    patterns.retain(|pattern| enough(scene, piece, pattern));
    patterns.dedup();
    patterns.truncate(3);
    patterns
}

/// Programs that run whatever they are told are never suggested.
fn never(known: &Known<'_>) -> bool {
    let name = known.program;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.+".contains(&b));
    !plain
        || is_interpreter(name)
        || known.builtin == super::builtin::Builtin::Changing
        || known.reading.as_ref().map_or_else(|| is_wrapper(name), |reading| reading.never_suggest)
        || known
            .findings()
            .iter()
            .any(|finding| matches!(finding, Finding::Inner { .. } | Finding::Script { .. }))
}

/// An argument that a pattern can spell.
fn plain(argument: &Argument) -> Option<&str> {
    let text = argument.text.as_str();
    let spelled = |b: u8| b.is_ascii_alphanumeric() || b"_-./:=,@%+~^#".contains(&b);
    (argument.known && !text.is_empty() && text.bytes().all(spelled)).then_some(text)
}

/// An argument as a pattern can spell it, in quotes where it needs them.
fn quoted(argument: &Argument) -> Option<String> {
    if let Some(text) = plain(argument) {
        return Some(text.to_owned());
    }
    let text = argument.text.as_str();
    let shown = !text.contains('\'') && text.chars().all(|c| c == ' ' || !is_hidden(c));
    (argument.known && shown).then(|| format!("'{text}'"))
}

/// How many arguments name what an unknown program does: its subcommand, where it has one.
fn guessed(arguments: &[&Argument]) -> usize {
    let first = arguments.first().map(|argument| argument.text.as_str());
    usize::from(first.is_some_and(|first| {
        first.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !first.starts_with('-')
    }))
}

fn joined(program: &str, words: &[&str], end: &str) -> String {
    let mut out = program.to_owned();
    for word in words {
        out.push(' ');
        out.push_str(word);
    }
    out.push_str(end);
    out
}

/// Tells whether the pattern alone makes every call of the part allowed.
fn enough(scene: &Scene<'_>, piece: &Piece, pattern: &str) -> bool {
    let Some(shape) = Trust::parse(pattern).map(Pattern::Line).and_then(|pattern| Shape::of(&pattern)) else {
        return false;
    };
    piece.found.iter().all(|found| found.code == "untrusted-command" || found.effect.is_none())
        && piece.calls.iter().all(|call| {
            Known::of(call).is_some_and(|known| {
                known.is_named_by(&shape)
                    && scene.covered(&known, &shape, None).is_some_and(|found| found.is_empty())
            })
        })
}
