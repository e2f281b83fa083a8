//! What can be wrong with a glob, and what it can grow to.

use crate::path::pattern::PatternProblem;

/// The deepest nesting of braces.
const DEEPEST_BRACES: usize = 8;
/// The most alternatives that the braces of one glob may multiply to.
const MOST_ALTERNATIVES: usize = 1024;

/// Finds what is wrong with a glob, with its byte, and bounds what it can grow to.
pub(super) fn check(glob: &str) -> Result<(), PatternProblem> {
    let wrong = |at: usize, message: &str| Err(PatternProblem::new("invalid-glob", at, message));
    let mut braces: Vec<(usize, usize)> = Vec::new();
    let mut total = 1usize;
    let mut chars = glob.char_indices().peekable();
    let mut before = '/';
    while let Some((at, c)) = chars.next() {
        let begins = matches!(before, '/' | '{' | ',');
        before = c;
        match c {
            '.' if begins && climbs(glob, at) => return wrong(at, "paths are compared without `..`"),
            '\\' => match chars.next() {
                Some((_, '[' | ']' | '{' | '}' | ',')) => {}
                // Windows separates names by it, where the pattern would match nothing and nobody would know.
                Some(_) => return wrong(at, "write `/` between names, and `[*]` for a star itself"),
                None => return wrong(at, "a backslash at the end escapes nothing"),
            },
            '[' => {
                let negated = chars.next_if(|(_, c)| matches!(c, '!' | '^')).is_some();
                let first = chars.next_if(|(_, c)| *c == ']').is_some();
                if !chars.by_ref().any(|(_, c)| c == ']') {
                    return wrong(
                        at,
                        if negated || first {
                            "the class is never closed"
                        } else {
                            "the class is not closed"
                        },
                    );
                }
            }
            '{' => {
                braces.push((at, 1));
                if braces.len() > DEEPEST_BRACES {
                    return wrong(at, "braces are nested too deeply");
                }
            }
            ',' => {
                if let Some((_, count)) = braces.last_mut() {
                    *count = count.saturating_add(1);
                }
            }
            '}' => match braces.pop() {
                Some((_, count)) => {
                    total = total.saturating_mul(count);
                    if total > MOST_ALTERNATIVES {
                        return wrong(at, "the braces stand for too many alternatives");
                    }
                }
                None => return wrong(at, "the brace closes nothing"),
            },
            _ => {}
        }
    }
    match braces.first() {
        Some((at, _)) => wrong(*at, "the brace is not closed"),
        None if glob.trim_end_matches('/') == "." => wrong(0, "write `**` for everything below the root"),
        None => Ok(()),
    }
}

/// Tells whether the name that begins at byte `at` is `..`.
fn climbs(glob: &str, at: usize) -> bool {
    let rest = glob.get(at..).and_then(|rest| rest.strip_prefix(".."));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', ',', '}']))
}
