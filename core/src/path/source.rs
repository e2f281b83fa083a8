//! What a path argument really says: a plain path, or a path wrapped in a URI. Decodes once and never guesses.

use std::borrow::Cow;

use super::lexer::{Component, Lexed, Separators, Start, Volume, lex, lex_names};
use crate::workspace::Platform;

/// The text to take apart, with the volume that the URI around it named.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) volume: Option<Volume>,
    pub(crate) uri: bool,
    /// Where the text begins in the argument; nothing where it does not stand there as it is.
    pub(crate) offset: Option<usize>,
}

impl<'a> Source<'a> {
    /// Takes `text`, the whole argument, as a plain path.
    pub(crate) fn plain(text: &'a str) -> Self {
        Self::part(text, 0)
    }

    /// Takes a part of the argument as a plain path.
    pub(crate) fn part(text: &'a str, offset: usize) -> Self {
        Self { text: Cow::Borrowed(text), volume: None, uri: false, offset: Some(offset) }
    }

    /// Takes a text that was made of the argument as a plain path.
    pub(crate) fn made(text: String) -> Self {
        Self { text: Cow::Owned(text), volume: None, uri: false, offset: None }
    }

    /// Reads `text` as a path or a URI.
    ///
    /// # Errors
    /// What is wrong with the URI.
    pub(crate) fn read(text: &'a str, platform: Platform) -> Result<Self, &'static str> {
        let Some((scheme, rest)) = scheme(text) else { return Ok(Self::plain(text)) };
        let is_file = scheme.eq_ignore_ascii_case("file");
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
            None => ("", rest),
        };
        let path = match path.find(['?', '#']) {
            Some(_) if is_file => return Err("a file URI has no query and no fragment"),
            Some(end) => path.get(..end).unwrap_or_default(),
            None => path,
        };
        let path = decode(path)?;
        if !is_file {
            let volume =
                Volume::Uri(format!("{}://{}", scheme.to_ascii_lowercase(), authority.to_ascii_lowercase()));
            return Ok(Self { text: Cow::Owned(path), volume: Some(volume), uri: true, offset: None });
        }
        if authority.is_empty() || authority.eq_ignore_ascii_case("localhost") {
            return Ok(Self { uri: true, ..Self::made(without_slash(path, platform)) });
        }
        match platform {
            Platform::Windows => Ok(Self { uri: true, ..Self::made(format!("//{authority}{path}")) }),
            Platform::Posix | Platform::Macos => {
                let volume = Volume::Uri(format!("file://{}", authority.to_ascii_lowercase()));
                Ok(Self { text: Cow::Owned(path), volume: Some(volume), uri: true, offset: None })
            }
        }
    }

    /// Reads what only some tools take for a URI, as the path in it: a scheme and one `/`, or `file:` and a name.
    pub(crate) fn loose_uri(text: &str, platform: Platform) -> Option<Self> {
        let (scheme, rest) = text.split_once(':')?;
        let taken = is_scheme(scheme) && (rest.starts_with('/') || scheme.eq_ignore_ascii_case("file"));
        let path = rest.split(['?', '#']).next().filter(|path| taken && !path.is_empty())?;
        let path = loosely_decoded(path).unwrap_or_else(|| path.to_owned());
        Some(Self::made(without_slash(path, platform)))
    }

    /// Takes the text apart.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(crate) fn lex(&self, platform: Platform, separators: Separators) -> Result<Lexed<'_>, &'static str> {
        let lexed = match &self.volume {
            Some(volume) => lex_names(&self.text, 0, Start::Absolute(volume.clone()), separators),
            None => lex(&self.text, platform, separators)?,
        };
        Ok(self.located(lexed))
    }

    /// Takes the text apart as far as it goes, whatever is wrong with it. A drive before a name is left out, so that
    /// the name in `C:name` is seen.
    pub(crate) fn lex_roughly(&self) -> Lexed<'_> {
        let mut lexed = lex_names(&self.text, 0, Start::Relative, Separators::Both);
        for component in &mut lexed.components {
            if let [letter, b':', _, ..] = component.text.as_bytes()
                && letter.is_ascii_alphabetic()
            {
                let name = component.text.get(2..).unwrap_or_default();
                *component = Component { text: name, at: component.at.map(|at| at.saturating_add(2)) };
            }
        }
        self.located(lexed)
    }

    /// Turns places in the text into places in the argument.
    fn located<'t>(&self, mut lexed: Lexed<'t>) -> Lexed<'t> {
        for component in &mut lexed.components {
            let at = component.at.zip(self.offset).map(|(at, offset)| at.saturating_add(offset));
            *component = Component { text: component.text, at };
        }
        lexed
    }
}

/// Splits the scheme off a URI: at least two characters, then `:/`. RFC 3986, section 3.1.
fn scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let known = scheme.eq_ignore_ascii_case("file") || rest.starts_with("//");
    (is_scheme(scheme) && rest.starts_with('/') && known).then_some((scheme, rest))
}

/// Tells whether a text before a colon is a scheme; a single letter is a drive.
fn is_scheme(text: &str) -> bool {
    text.len() >= 2
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Takes away the `/` that a URI puts before a drive.
fn without_slash(mut path: String, platform: Platform) -> String {
    let has_drive = matches!(path.as_bytes(), [b'/', letter, b':', ..] if letter.is_ascii_alphabetic());
    if platform == Platform::Windows && has_drive {
        path.remove(0);
    }
    path
}

/// Decodes percent escapes once.
fn decode(text: &str) -> Result<String, &'static str> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (Some(high), Some(low)) = (rest.next().and_then(hex), rest.next().and_then(hex)) else {
            return Err("it holds a malformed percent escape");
        };
        match high.wrapping_shl(4) | low {
            b'/' | b'\\' => return Err("it holds an encoded separator"),
            decoded => bytes.push(decoded),
        }
    }
    let decoded = String::from_utf8(bytes).map_err(|_| "it does not decode to UTF-8")?;
    match escapes(&decoded) {
        true => Err("it is encoded twice"),
        false => Ok(decoded),
    }
}

/// Decodes every valid percent escape of a plain path once, or returns nothing where there is none or the
/// result is no text.
pub(crate) fn loosely_decoded(text: &str) -> Option<String> {
    if !escapes(text) {
        return None;
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0usize;
    while let Some(byte) = bytes.get(at) {
        let digit = |offset: usize| bytes.get(at.saturating_add(offset)).copied().and_then(hex);
        match (*byte, digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(high.wrapping_shl(4) | low);
                at = at.saturating_add(3);
            }
            (other, _, _) => {
                out.push(other);
                at = at.saturating_add(1);
            }
        }
    }
    String::from_utf8(out).ok()
}

fn escapes(text: &str) -> bool {
    text.as_bytes()
        .windows(3)
        .any(|three| matches!(three, [b'%', a, b] if hex(*a).is_some() && hex(*b).is_some()))
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
