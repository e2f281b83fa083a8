//! Braces that make several words, where the words can be computed: `src/{a,b}.c`, `{1..3}`.
//!
//! Sources: the manuals of Bash 5.2 (3.5.1) and Zsh 5.9 (14.3). What the two do differently, what is nested, and what
//! would be expanded a second time is left alone.

use super::super::script::{Piece, Word};
use super::Reader;

/// How many words one word may become, and how many those of a line may become together.
const MOST_WORDS: usize = 64;
const MOST_IN_LINE: usize = 256;

impl Reader<'_> {
    /// Returns the words that a word becomes: itself, but for braces that are understood. `bare`: nothing of it is
    /// quoted.
    pub(super) fn expanded(&mut self, word: Word, bare: bool) -> Vec<Word> {
        let braced = word.pieces.iter().any(|piece| matches!(piece, Piece::Brace(_)));
        if !braced || !bare || !self.extended() {
            return vec![word];
        }
        let mut text = String::new();
        for piece in &word.pieces {
            let (Piece::Literal(part) | Piece::Brace(part)) = piece else { return vec![word] };
            text.push_str(part);
        }
        let Some(texts) =
            expand(&text).filter(|texts| self.expanded.saturating_add(texts.len()) <= MOST_IN_LINE)
        else {
            return vec![word];
        };
        self.expanded = self.expanded.saturating_add(texts.len());
        let of = |text| Word { span: word.span, pieces: vec![Piece::Literal(text)] };
        texts.into_iter().map(of).collect()
    }
}

/// Returns the words that a text without quotes becomes; nothing where that is not certain.
fn expand(text: &str) -> Option<Vec<String>> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_-./:@%+,={}".contains(&b);
    if !text.bytes().all(plain) {
        return None;
    }
    let mut words = vec![String::new()];
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inner, behind) = after.split_once('}')?;
        let choices = choices(inner)?;
        if before.contains('}') || words.len().saturating_mul(choices.len()) > MOST_WORDS {
            return None;
        }
        words = words
            .iter()
            .flat_map(|word| choices.iter().map(move |choice| format!("{word}{before}{choice}")))
            .collect();
        rest = behind;
    }
    // An empty word is dropped, and Zsh takes `=name` for the path of a program.
    let is_doubtful = |word: &String| {
        let mut whole = word.chars().chain(rest.chars());
        matches!(whole.next(), None | Some('='))
    };
    let certain = !rest.contains('}') && !words.iter().any(is_doubtful);
    certain.then(|| words.into_iter().map(|word| word + rest).collect())
}

/// What may stand in the place of braces.
fn choices(inner: &str) -> Option<Vec<String>> {
    if inner.contains('{') {
        return None;
    }
    if inner.contains(',') {
        return Some(inner.split(',').map(str::to_owned).collect());
    }
    let (from, to) = inner.split_once("..")?;
    let (from, to) = (number(from)?, number(to)?);
    let count = from.abs_diff(to).saturating_add(1);
    if count > MOST_WORDS as u64 {
        return None;
    }
    let up: Vec<i64> = (from.min(to)..=from.max(to)).collect();
    let texts = up.iter().map(i64::to_string);
    Some(if from <= to { texts.collect() } else { texts.rev().collect() })
}

/// A number without leading zeros, which would be kept, and short enough for every shell.
fn number(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = (1..=9).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
        && text != "-0";
    text.parse().ok().filter(|_| plain)
}
