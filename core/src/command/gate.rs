//! Characters that a person would not see, or that a terminal would act on.

use super::judge::Found;
use crate::span::Span;
use crate::text::is_hidden;

/// Returns what is wrong with the characters of a line.
pub(crate) fn hidden(line: &str, typed: bool) -> Option<Found> {
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        let allowed = match character {
            '\n' => true,
            '\t' => !typed,
            // What joins and colours pictures is seen as part of them.
            '\u{fe0f}' | '\u{200d}' => is_picture(before),
            character => !is_hidden(character),
        };
        if !allowed {
            let span = Span::new(at, at.saturating_add(character.len_utf8()));
            let message = format!(
                "the command holds the character U+{:04X}, which cannot be seen or has an effect of its own",
                u32::from(character)
            );
            return Some(Found::new("hidden-character", message, span));
        }
        before = character;
    }
    None
}

fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0x203C..=0x3299 | 0x1F000..=0x1FAFF | 0xFE0F)
        || character == '\u{a9}'
        || character == '\u{ae}'
}
