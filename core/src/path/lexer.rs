//! Reading a path by the rules of a platform, without asking the machine that runs this code. Knows syntax only.

use super::place::lowered;
use crate::workspace::Platform;

/// Where an absolute path starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Volume {
    /// The one root of a POSIX system.
    Posix,
    /// A drive of Windows, in upper case.
    Drive(char),
    /// A server and share of Windows, as `server\share`.
    Share(String),
    /// The scheme and authority of a URI, in lower case.
    Uri(String),
    /// A place that only somebody else can work out, such as `~name`.
    Unknown,
}

/// How a path begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// It starts from the current folder.
    Relative,
    /// It starts from the root of the current volume.
    Rooted,
    /// It starts from the root of that volume.
    Absolute(Volume),
    /// It starts from the home folder.
    Home,
}

/// One name of a path with its place in the text, where it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Component<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: Option<usize>,
}

/// A path taken apart; `.` and empty segments are dropped, `..` stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexed<'a> {
    pub(crate) start: Start,
    pub(crate) components: Vec<Component<'a>>,
    /// The text ends like a folder: with a separator or a dot segment.
    pub(crate) folder: bool,
    /// Segments were dropped, or `..` is among the components.
    pub(crate) dots: bool,
    /// A device prefix of Windows was taken off.
    pub(crate) prefixed: bool,
}

/// Which characters separate names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separators {
    Slash,
    Both,
}

/// Takes `text` apart by the rules of `platform`.
///
/// # Errors
/// What is wrong with the text, where it is no path that can be named.
pub(crate) fn lex(text: &str, platform: Platform, separators: Separators) -> Result<Lexed<'_>, &'static str> {
    let (start, rest, prefixed) = match platform {
        Platform::Windows => windows_start(text)?,
        Platform::Posix | Platform::Macos => (posix_start(text), 0, false),
    };
    let mut lexed = lex_names(text, rest, start, separators);
    lexed.prefixed = prefixed;
    if lexed.start == Start::Relative {
        lexed.start = expanded_start(&lexed, platform);
        if lexed.start == Start::Home {
            lexed.components.remove(0);
        }
    }
    Ok(lexed)
}

/// Splits the text from byte `from` into names.
pub(crate) fn lex_names(text: &str, from: usize, start: Start, separators: Separators) -> Lexed<'_> {
    let rest = text.get(from..).unwrap_or_default();
    let separates = |c: char| c == '/' || (c == '\\' && separators == Separators::Both);
    let mut components = Vec::with_capacity(8);
    let (mut at, mut dots, mut last) = (from, false, "");
    for (index, name) in rest.split(separates).enumerate() {
        match name {
            "" => dots |= index > 0 && at < text.len(),
            "." => dots = true,
            _ => {
                dots |= name == "..";
                components.push(Component { text: name, at: Some(at) });
            }
        }
        last = name;
        at = at.saturating_add(name.len()).saturating_add(1);
    }
    let folder = matches!(last, "" | "." | "..");
    Lexed { start, components, folder, dots, prefixed: false }
}

fn posix_start(text: &str) -> Start {
    if text.starts_with('/') { Start::Absolute(Volume::Posix) } else { Start::Relative }
}

/// Decides what a relative path means whose first name is expanded by shells and tools.
fn expanded_start(lexed: &Lexed<'_>, platform: Platform) -> Start {
    let Some(first) = lexed.components.first() else { return Start::Relative };
    if first.at != Some(0) {
        return Start::Relative;
    }
    if first.text == "~" {
        return Start::Home;
    }
    let name_like = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b':')
    };
    let variable = |text: &str| {
        text.strip_prefix('$').is_some_and(name_like)
            || text
                .strip_prefix("${")
                .and_then(|text| text.strip_suffix('}'))
                .is_some_and(|name| !name.is_empty())
            || text
                .strip_prefix('%')
                .and_then(|text| text.strip_suffix('%'))
                .is_some_and(|name| name_like(name) && !name.contains('%'))
    };
    let user = platform != Platform::Windows && first.text.strip_prefix('~').is_some_and(name_like);
    if user || variable(first.text) { Start::Absolute(Volume::Unknown) } else { Start::Relative }
}

fn is_separator(b: u8) -> bool {
    b == b'/' || b == b'\\'
}

/// Reads the root syntax of Windows: the start, where the names begin, and whether a device prefix was there.
fn windows_start(text: &str) -> Result<(Start, usize, bool), &'static str> {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let device = is_separator(at(0))
        && matches!(at(2), b'?' | b'.')
        && is_separator(at(3))
        && (is_separator(at(1)) || (at(1) == b'?' && at(2) == b'?'));
    if device {
        let mut from = 4;
        while is_separator(at(from)) {
            from = from.saturating_add(1);
        }
        if drive_at(text, from)
            && (is_separator(at(from.saturating_add(2))) || bytes.len() == from.saturating_add(2))
        {
            return Ok((drive(at(from)), from.saturating_add(2), true));
        }
        let rest = text.get(from..).unwrap_or_default();
        let unc = rest.get(..4).is_some_and(|head| {
            head.get(..3).is_some_and(|unc| unc.eq_ignore_ascii_case("unc"))
                && is_separator(at(from.saturating_add(3)))
        });
        if unc {
            let (volume, end) = share(text, from.saturating_add(4));
            return Ok((Start::Absolute(volume), end, true));
        }
        return Err("it names a device");
    }
    if is_separator(at(0)) && is_separator(at(1)) {
        let (volume, end) = share(text, 2);
        return Ok((Start::Absolute(volume), end, false));
    }
    if is_separator(at(0)) {
        return Ok((Start::Rooted, 1, false));
    }
    if drive_at(text, 0) {
        if is_separator(at(2)) {
            return Ok((drive(at(0)), 2, false));
        }
        return Err("it is relative to the current folder of a drive");
    }
    Ok((Start::Relative, 0, false))
}

fn drive_at(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at.saturating_add(1)) == Some(&b':')
}

fn drive(letter: u8) -> Start {
    Start::Absolute(Volume::Drive(char::from(letter.to_ascii_uppercase())))
}

/// Reads `server\share` from byte `from` on and returns where the names begin.
fn share(text: &str, from: usize) -> (Volume, usize) {
    let rest = text.get(from..).unwrap_or_default();
    let mut parts = rest.split(['/', '\\']);
    let server = parts.next().unwrap_or_default();
    let share = parts.next().unwrap_or_default();
    let end = from.saturating_add(server.len()).saturating_add(1).saturating_add(share.len()).min(text.len());
    (Volume::Share(format!("{}\\{}", lowered(server), lowered(share))), end)
}
