//! What the literal rule does not look at: the parts of a trusted line that a shell would act on.
//!
//! It reads quotes as POSIX shells do, well enough to name a place; it never changes an effect.

use crate::span::Span;

/// A part of a line that nobody looked at.
pub(crate) struct Hazard {
    pub(crate) code: &'static str,
    pub(crate) what: &'static str,
    pub(crate) span: Span,
}

/// Returns the first hazard of each kind.
pub(crate) fn hazards(line: &str) -> Vec<Hazard> {
    let bytes = line.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut found: Vec<Hazard> = Vec::new();
    let mut note = |code, what, start: usize| {
        if !found.iter().any(|hazard| hazard.code == code) {
            let rest = line.get(start..).unwrap_or_default();
            let blank = rest.len() - rest.trim_start().len();
            let end = start + rest.trim_end().len();
            found.push(Hazard { code, what, span: Span::new((start + blank).min(end), end) });
        }
    };
    let (mut at, mut quote) = (0, None);
    while let Some(b) = byte(at) {
        match (quote, b) {
            (Some(b'\''), b'\'') | (Some(b'"'), b'"') => quote = None,
            (Some(b'\''), _) => {}
            (_, b'\\') => at += 1,
            (None, b'\'' | b'"') => quote = Some(b),
            (_, b'`') => note("unanalysed-substitution", "a substitution", at),
            (_, b'$') if byte(at + 1) == Some(b'(') => note("unanalysed-substitution", "a substitution", at),
            (None, b'<' | b'>') if byte(at + 1) == Some(b'(') => {
                note("unanalysed-substitution", "a substitution", at);
                at += 1;
            }
            (None, b'>') => note("unanalysed-redirection", "a redirection", at),
            (None, b'<') => note("unanalysed-redirection", "a redirection", at),
            // `2>&1` joins descriptors and ends no command.
            (None, b'&') if at > 0 && matches!(byte(at - 1), Some(b'>' | b'<')) => {}
            (None, b'&') if byte(at + 1) == Some(b'>') => {
                note("unanalysed-redirection", "a redirection", at);
            }
            (None, b';' | b'|' | b'&' | b'\n' | b'\r') => {
                let mut next = at + 1;
                while matches!(byte(next), Some(b';' | b'|' | b'&' | b'\n' | b'\r')) {
                    next += 1;
                }
                note("unanalysed-chain", "another command", next);
            }
            _ => {}
        }
        at += 1;
    }
    found.retain(|hazard| hazard.span.start < hazard.span.end);
    found
}
