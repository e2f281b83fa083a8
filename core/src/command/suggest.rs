//! Rules and grants that would make a line `allow`, from narrow to wide.

use super::analyse::{Analysis, Piece};
use super::decide::allowing;
use super::judge::{Known, Need, Scene};
use super::pattern::{Pattern, Trust};
use super::resolve::Argument;
use super::shape::Shape;
use super::words::{is_interpreter, is_wrapper};
use crate::decision::{Grants, Suggestion};
use crate::path::{ExactPatterns, PathPattern};
use crate::program::{self, Finding};
use crate::text::is_hidden;

/// The most rules that one decision suggests.
const MOST: usize = 24;

/// Suggests rules and grants for every part that lacks nothing else.
pub(crate) fn suggestions(scene: &Scene<'_>, analysis: &Analysis) -> Vec<Suggestion> {
    let mut out: Vec<Suggestion> = Vec::new();
    for piece in analysis.pieces.iter().filter(|piece| !piece.found.is_empty()) {
        // What a rule stops or nobody can look into stays so, whatever is granted.
        if piece.calls.is_empty()
            || piece.found.iter().any(|found| found.rule.is_some() || found.code == "too-deep")
        {
            continue;
        }
        let needed = needed(piece);
        let grants = (needed != Grants::default()).then_some(&needed);
        let mut found = for_piece(scene, piece, grants);
        if let Some(grants) = grants.filter(|grants| grants_are_enough(scene, piece, grants)) {
            found.push(allowing(None, Some(grants.clone())));
        }
        for one in found {
            if !out.contains(&one) && out.len() < MOST {
                out.push(one);
            }
        }
    }
    out
}

/// The grants that a part lacks.
fn needed(piece: &Piece) -> Grants {
    let mut grants = Grants::default();
    for need in piece.found.iter().filter_map(|found| found.need.as_ref()) {
        let (list, text) = match need {
            Need::Write(glob) => (&mut grants.write, glob),
            Need::Variable(name) => (&mut grants.env, name),
        };
        if !list.contains(text) {
            list.push(text.clone());
        }
    }
    grants
}

/// Returns grants as they are compiled; nothing where they cannot be.
fn compiled(grants: &Grants) -> Option<super::grants::Grants> {
    let globs: Vec<PathPattern<'_>> = grants.write.iter().map(|glob| PathPattern::Glob(glob)).collect();
    let write = ExactPatterns::covering(&globs).ok()?;
    Some(super::grants::Grants { write, variables: grants.env.clone() })
}

/// Tells whether the grants alone make every call of the part allowed.
fn grants_are_enough(scene: &Scene<'_>, piece: &Piece, grants: &Grants) -> bool {
    let Some(grants) = compiled(grants) else { return false };
    let scene = Scene { more: Some(&grants), ..*scene };
    piece.calls.iter().all(|call| scene.judge(call).found.is_empty())
}

/// Suggests up to three rules for one part, each of which is enough for it, with the grants where it needs them.
fn for_piece(scene: &Scene<'_>, piece: &Piece, grants: Option<&Grants>) -> Vec<Suggestion> {
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
    patterns.dedup();
    let granted = grants.and_then(|grants| Some((grants, compiled(grants)?)));
    let suggested = patterns.into_iter().filter_map(|pattern| {
        if enough(scene, piece, &pattern, None) {
            return Some(allowing(Some(pattern), None));
        }
        let (grants, compiled) = granted.as_ref()?;
        enough(scene, piece, &pattern, Some(compiled))
            .then(|| allowing(Some(pattern), Some((*grants).clone())))
    });
    suggested.take(3).collect()
}

/// Programs that run whatever they are told are never suggested.
fn never(known: &Known<'_>) -> bool {
    let name = known.program;
    // An option or a number is a word that only seemed to name a command.
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.+".contains(&b))
        && !name.starts_with('-')
        && !name.bytes().all(|b| b.is_ascii_digit());
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

/// Tells whether a rule of the pattern with the grants makes every call of the part allowed.
fn enough(scene: &Scene<'_>, piece: &Piece, pattern: &str, grants: Option<&super::grants::Grants>) -> bool {
    let Some(shape) = Trust::parse(pattern).map(Pattern::Line).and_then(|pattern| Shape::of(&pattern)) else {
        return false;
    };
    piece.calls.iter().all(|call| {
        Known::of(call).is_some_and(|known| {
            known.is_named_by(&shape)
                && scene.covered(&known, &shape, grants).is_some_and(|found| found.is_empty())
        })
    })
}
