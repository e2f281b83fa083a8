//! The skeleton of a name: what is left of it when everything that some file system ignores is taken away.
//! Folds as much as possible, alike on every platform; containment and exclusions must not use it.
//!
//! Sources: the name tables of APFS, HFS+ and Linux `casefold` (Unicode 12.1); the rules of Win32, NTFS and
//! FAT for trailing dots, blanks and streams.

mod canonical;
pub(crate) mod normal;
mod tags;

pub(crate) use tags::Tags;

/// How far characters beyond ASCII are folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Depth {
    /// Only to ASCII, which is all that an ASCII pattern can match.
    #[default]
    Ascii,
    /// Canonical decomposition and full case folding.
    Full,
}

/// Tells whether some file system ignores `c` in names: `Default_Ignorable_Code_Point` of Unicode, which
/// contains the sixteen that HFS+ ignores.
pub(crate) fn is_ignored(c: char) -> bool {
    matches!(u32::from(c),
        0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
        | 0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Returns the ASCII text that a character beyond ASCII folds to, for the thirteen that do.
fn ascii_fold(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{df}' | '\u{1e9e}' => "ss",
        '\u{17f}' => "s",
        '\u{212a}' => "k",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{37e}' => ";",
        '\u{1fef}' => "`",
        _ => return None,
    })
}

/// Appends `text`, folded, to `out` and returns what had to be done.
pub(crate) fn push_folded(out: &mut String, text: &str, depth: Depth) -> Tags {
    let mut tags = Tags::NONE;
    let start = out.len();
    let mut wide = false;
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_uppercase() {
                tags = tags.and(Tags::CASE);
            }
            out.push(c.to_ascii_lowercase());
        } else if is_ignored(c) {
            tags = tags.and(Tags::INVISIBLE);
        } else if let Some(ascii) = ascii_fold(c) {
            tags = tags.and(Tags::FOLD);
            out.push_str(ascii);
        } else {
            wide = true;
            match depth {
                Depth::Ascii => out.push(c),
                Depth::Full => normal::push_full_fold(out, c),
            }
        }
    }
    if wide && depth == Depth::Full {
        normal::order_marks(out, start);
        if out.get(start..) != Some(text) {
            tags = tags.and(Tags::NORMAL_FORM);
        }
    }
    tags
}

/// Returns `text` folded.
pub(crate) fn folded(text: &str, depth: Depth) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, text, depth);
    out
}

/// Returns the length of the part of a folded name that is left after cutting the stream and the trailing dots
/// and blanks, and what was cut.
pub(crate) fn trimmed_length(name: &str) -> (usize, Tags) {
    let mut tags = Tags::NONE;
    let mut rest = name;
    if let Some((before, _)) = rest.split_once(':') {
        rest = before;
        tags = tags.and(Tags::STREAM);
    }
    loop {
        if let Some(shorter) = rest.strip_suffix('.') {
            rest = shorter;
            tags = tags.and(Tags::TRAILING_DOT);
        } else if let Some(shorter) = rest.strip_suffix(' ') {
            rest = shorter;
            tags = tags.and(Tags::TRAILING_BLANK);
        } else {
            return (rest.len(), tags);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirteen_characters_fold_to_ascii() {
        let found: Vec<char> = ('\u{80}'..=char::MAX).filter(|c| ascii_fold(*c).is_some()).collect();
        assert_eq!(found.len(), 13);
    }

    #[test]
    fn folding_is_idempotent() {
        for depth in [Depth::Ascii, Depth::Full] {
            for c in ('\u{0}'..=char::MAX).step_by(7) {
                let once = folded(&c.to_string(), depth);
                assert_eq!(folded(&once, depth), once, "{c:?}");
            }
        }
    }

    #[test]
    fn full_folding_brings_spellings_together() {
        for (a, b) in [
            ("caf\u{e9}", "CAFE\u{301}"),
            ("stra\u{df}e", "STRASSE"),
            ("\u{212b}", "a\u{30a}"),
            ("\u{ac00}", "\u{1100}\u{1161}"),
        ] {
            assert_eq!(folded(a, Depth::Full), folded(b, Depth::Full));
        }
        assert_ne!(folded("g\u{131}t", Depth::Full), "git");
    }

    #[test]
    fn a_stream_and_trailing_dots_and_blanks_are_cut() {
        for name in [".git", ".git.", ".git . .", ".git:x", ".git . ::$data"] {
            assert_eq!(trimmed_length(name).0, 4, "{name}");
        }
        assert_eq!(trimmed_length(".git .x").0, 7);
    }
}
