//! Git's wildcard match over bytes. It follows all ways through the pattern at once, so that its time is the length
//! of the pattern times the length of the text, whatever the pattern holds.
//!
//! Source: git, `wildmatch.c`.

/// What `/` is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slash {
    /// An ordinary byte, as in a single name.
    Ordinary,
    /// A separator that only `**` and `/` match.
    Separator,
}

/// A compiled pattern.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    tokens: Vec<Token>,
    slash: Slash,
}

#[derive(Debug, Clone)]
enum Token {
    Byte(u8),
    /// `?`
    One,
    /// A class as the set of bytes in it, and whether it was written as what is not in it.
    Class(Box<[bool; 256]>, bool),
    /// `*`: any bytes but separators.
    Star,
    /// `**`: any bytes.
    StarStar,
    /// `**/`: any folders, or none.
    Folders,
    /// Something that git never matches.
    Never,
}

impl Pattern {
    /// Compiles `pattern`.
    pub(super) fn parse(pattern: &[u8], slash: Slash) -> Self {
        let mut tokens = Vec::with_capacity(pattern.len());
        let byte = |at: usize| pattern.get(at).copied();
        let mut at = 0usize;
        while let Some(current) = byte(at) {
            match current {
                b'\\' => {
                    tokens.push(byte(at.saturating_add(1)).map_or(Token::Never, Token::Byte));
                    at = at.saturating_add(2);
                }
                b'?' => {
                    tokens.push(Token::One);
                    at = at.saturating_add(1);
                }
                b'[' => match class(pattern, at) {
                    Some((set, negated, end)) => {
                        tokens.push(Token::Class(set, negated));
                        at = end;
                    }
                    None => {
                        tokens.push(Token::Never);
                        break;
                    }
                },
                b'*' => {
                    let mut end = at.saturating_add(1);
                    while byte(end) == Some(b'*') {
                        end = end.saturating_add(1);
                    }
                    let several = end > at.saturating_add(1);
                    let opens = at == 0 || at.checked_sub(1).and_then(byte) == Some(b'/');
                    let escaped = byte(end) == Some(b'\\') && byte(end.saturating_add(1)) == Some(b'/');
                    let next = byte(end);
                    at = end;
                    if slash == Slash::Ordinary {
                        tokens.push(Token::StarStar);
                    } else if several && opens && next == Some(b'/') {
                        tokens.push(Token::Folders);
                        at = end.saturating_add(1);
                    } else if several && opens && (next.is_none() || escaped) {
                        tokens.push(Token::StarStar);
                    } else {
                        tokens.push(Token::Star);
                    }
                }
                other => {
                    tokens.push(Token::Byte(other));
                    at = at.saturating_add(1);
                }
            }
        }
        Self { tokens, slash }
    }

    /// Tells whether the whole text matches. With `any_case`, a byte is in a class if either case of it is.
    pub(super) fn matches(&self, text: &[u8], any_case: bool) -> bool {
        let size = self.tokens.len().saturating_add(1);
        let mut now = vec![false; size];
        let mut next = vec![false; size];
        // The second half of `Folders`: inside a folder, until its separator.
        let mut inside = vec![false; size];
        let mut inside_next = vec![false; size];
        self.enter(&mut now, &mut inside, 0);
        for byte in text {
            next.fill(false);
            inside_next.fill(false);
            let separator = *byte == b'/' && self.slash == Slash::Separator;
            for (at, token) in self.tokens.iter().enumerate() {
                if inside.get(at) == Some(&true) {
                    set(&mut inside_next, at);
                    if separator {
                        self.enter(&mut next, &mut inside_next, at.saturating_add(1));
                    }
                }
                if now.get(at) != Some(&true) {
                    continue;
                }
                let stays = match token {
                    Token::Star => !separator,
                    Token::StarStar => true,
                    Token::Byte(_) | Token::One | Token::Class(..) | Token::Folders | Token::Never => false,
                };
                if stays {
                    self.enter(&mut next, &mut inside_next, at);
                }
                let passes = match token {
                    Token::Byte(wanted) => wanted == byte,
                    Token::One => !separator,
                    Token::Class(set, negated) => !separator && in_class(set, *negated, *byte, any_case),
                    Token::Star | Token::StarStar | Token::Folders | Token::Never => false,
                };
                if passes {
                    self.enter(&mut next, &mut inside_next, at.saturating_add(1));
                }
            }
            std::mem::swap(&mut now, &mut next);
            std::mem::swap(&mut inside, &mut inside_next);
            if !now.contains(&true) && !inside.contains(&true) {
                return false;
            }
        }
        now.last() == Some(&true)
    }

    /// Enters the state before token `at` and every state that needs no byte to reach.
    fn enter(&self, states: &mut [bool], inside: &mut [bool], at: usize) {
        let mut at = at;
        loop {
            set(states, at);
            match self.tokens.get(at) {
                Some(Token::Folders) => {
                    set(inside, at);
                    at = at.saturating_add(1);
                }
                Some(Token::Star | Token::StarStar) => at = at.saturating_add(1),
                Some(Token::Byte(_) | Token::One | Token::Class(..) | Token::Never) | None => return,
            }
        }
    }
}

fn set(states: &mut [bool], at: usize) {
    if let Some(state) = states.get_mut(at) {
        *state = true;
    }
}

/// Tells whether a class holds `byte`. With `any_case` either case of it will do; for what is not in a class,
/// both must be outside.
fn in_class(set: &[bool; 256], negated: bool, byte: u8, any_case: bool) -> bool {
    let has = |byte: u8| set.get(usize::from(byte)) == Some(&true);
    let (upper, lower) = (has(byte.to_ascii_uppercase()), has(byte.to_ascii_lowercase()));
    match (any_case, negated) {
        (false, _) => has(byte),
        (true, false) => upper || lower,
        (true, true) => upper && lower,
    }
}

/// Reads the class that opens at `open` and returns its bytes, whether it is negated, and where
/// the pattern goes on.
fn class(pattern: &[u8], open: usize) -> Option<(Box<[bool; 256]>, bool, usize)> {
    let byte = |at: usize| pattern.get(at).copied();
    let mut members = Box::new([false; 256]);
    let mut at = open.saturating_add(1);
    let negated = matches!(byte(at), Some(b'!' | b'^'));
    if negated {
        at = at.saturating_add(1);
    }
    let mut before: Option<u8> = None;
    loop {
        let mut current = Some(byte(at)?);
        match current {
            Some(b'\\') => {
                at = at.saturating_add(1);
                current = Some(byte(at)?);
                include(&mut members, current, current);
            }
            Some(b'-') if before.is_some() && byte(at.saturating_add(1)).is_some_and(|next| next != b']') => {
                at = at.saturating_add(1);
                if byte(at) == Some(b'\\') {
                    at = at.saturating_add(1);
                }
                include(&mut members, before, Some(byte(at)?));
                current = None;
            }
            Some(b'[') if byte(at.saturating_add(1)) == Some(b':') => {
                let start = at.saturating_add(2);
                let mut end = start;
                while byte(end)? != b']' {
                    end = end.saturating_add(1);
                }
                let name = end.checked_sub(1).filter(|colon| *colon >= start && byte(*colon) == Some(b':'));
                match name.and_then(|colon| pattern.get(start..colon)) {
                    Some(name) => {
                        let belongs = named(name)?;
                        for (member, value) in members.iter_mut().zip(0u8..=255) {
                            *member |= belongs(value);
                        }
                        at = end;
                        current = None;
                    }
                    None => include(&mut members, Some(b'['), Some(b'[')),
                }
            }
            single => include(&mut members, single, single),
        }
        before = current;
        at = at.saturating_add(1);
        if byte(at)? == b']' {
            break;
        }
    }
    if negated {
        for member in members.iter_mut() {
            *member = !*member;
        }
    }
    Some((members, negated, at.saturating_add(1)))
}

fn include(members: &mut [bool; 256], first: Option<u8>, last: Option<u8>) {
    let (Some(first), Some(last)) = (first, last) else { return };
    for value in first..=last {
        set(members, usize::from(value));
    }
}

/// Returns the test of a POSIX class, or nothing for a name that git does not know.
fn named(name: &[u8]) -> Option<fn(u8) -> bool> {
    Some(match name {
        b"alnum" => |b| b.is_ascii_alphanumeric(),
        b"alpha" => |b| b.is_ascii_alphabetic(),
        b"blank" => |b| b == b' ' || b == b'\t',
        b"cntrl" => |b| b.is_ascii_control(),
        b"digit" => |b| b.is_ascii_digit(),
        b"graph" => |b| b.is_ascii_graphic(),
        b"lower" => |b| b.is_ascii_lowercase(),
        b"print" => |b| b.is_ascii_graphic() || b == b' ',
        b"punct" => |b| b.is_ascii_punctuation(),
        b"space" => |b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'),
        b"upper" => |b| b.is_ascii_uppercase(),
        b"xdigit" => |b| b.is_ascii_hexdigit(),
        _ => return None,
    })
}
