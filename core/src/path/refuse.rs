//! Paths that no decision can be true about: they cannot be shown, or the system would read them differently.
//!
//! Sources: the naming rules of Win32 (reserved names, illegal characters), git's `is_valid_win32_path`,
//! CVE-2019-1352, CVE-2025-48384.

use super::lexer::Lexed;
use crate::workspace::Platform;

/// The longest path in bytes.
pub(crate) const LONGEST_PATH: usize = 4096;
const LONGEST_NAME: usize = 255;

/// Says what is wrong with the characters of a whole path.
pub(crate) fn text(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("it is empty");
    }
    if text.len() > LONGEST_PATH {
        return Some("it is longer than 4096 bytes");
    }
    // Both rows of them, and DEL between.
    if text.chars().any(char::is_control) {
        return Some("it holds a control character");
    }
    text.contains('\u{fffd}').then_some("it holds a character that stands for undecodable text")
}

/// Says whether a path would be shown in another order than it is written.
pub(crate) fn reordered(text: &str) -> Option<&'static str> {
    let bidirectional = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (!text.is_ascii() && text.chars().any(bidirectional))
        .then_some("it holds a character that reorders what is shown")
}

/// Says what is wrong with the names of a path on `platform`.
pub(crate) fn names(lexed: &Lexed<'_>, platform: Platform) -> Option<&'static str> {
    lexed.components.iter().find_map(|component| {
        let name = component.text;
        let length = match platform {
            Platform::Windows => name.encode_utf16().count(),
            Platform::Posix | Platform::Macos => name.len(),
        };
        if length > LONGEST_NAME {
            return Some("a name in it is longer than 255 bytes");
        }
        match platform {
            Platform::Windows => windows_name(name),
            Platform::Macos => {
                name.eq_ignore_ascii_case("..namedfork").then_some("it names a fork of a file")
            }
            Platform::Posix => None,
        }
    })
}

fn windows_name(name: &str) -> Option<&'static str> {
    if name == ".." {
        return None;
    }
    if name.contains(':') {
        return Some("it names a stream");
    }
    if name.contains(['<', '>', '"', '|', '?', '*']) {
        return Some("it holds a character that Windows forbids in names");
    }
    if name.bytes().all(|b| b == b'.' || b == b' ') {
        return Some("a name in it is only dots and blanks");
    }
    is_device(name).then_some("it names a device")
}

/// Tells whether Windows reads `name` as a device, with or without an extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end_matches(' ');
    if ["con", "prn", "aux", "nul", "conin$", "conout$"]
        .iter()
        .any(|device| stem.eq_ignore_ascii_case(device))
    {
        return true;
    }
    let Some(port) = stem.get(..3) else { return false };
    // `COM0` is an ordinary name, and `LPT0` is not.
    let first = match () {
        () if port.eq_ignore_ascii_case("com") => '1',
        () if port.eq_ignore_ascii_case("lpt") => '0',
        () => return false,
    };
    let mut number = stem.get(3..).unwrap_or_default().chars();
    let digit = number
        .next()
        .is_some_and(|c| (first..='9').contains(&c) || matches!(c, '\u{b9}' | '\u{b2}' | '\u{b3}'));
    digit && number.next().is_none()
}

/// Tells whether a name would lose dots or blanks at its end on Windows.
pub(crate) fn loses_end(name: &str) -> bool {
    name != ".." && (name.ends_with('.') || name.ends_with(' '))
}
