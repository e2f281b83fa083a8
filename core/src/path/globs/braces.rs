//! What the braces of a glob stand for. Knows checked globs only.

use crate::order;

/// Returns the glob with the braces at its beginning written out, so that every one begins with a name or a star.
pub(super) fn first_alternatives(glob: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![glob.to_owned()];
    while let Some(glob) = open.pop() {
        match glob.starts_with('{').then(|| split(&glob, 0)).flatten() {
            Some(alternatives) => open.extend(alternatives),
            None => out.push(glob),
        }
    }
    out
}

/// Returns the glob with all of its braces written out.
pub(crate) fn alternatives(glob: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![glob.to_owned()];
    while let Some(glob) = open.pop() {
        match first_brace(&glob).and_then(|at| split(&glob, at)) {
            Some(alternatives) => open.extend(alternatives),
            None => out.push(glob),
        }
    }
    out
}

fn first_brace(glob: &str) -> Option<usize> {
    let mut skip = Skip::default();
    glob.char_indices().find(|(_, c)| !skip.covers(*c) && *c == '{').map(|(at, _)| at)
}

/// Returns the folders that everything a glob matches lies below: what stands before its first star, question mark or
/// class, for every alternative of its braces, up to the last separator.
pub(super) fn stems(glob: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut open = vec![glob.to_owned()];
    while let Some(glob) = open.pop() {
        let end = glob.find(['*', '?', '[', '{', '\\']).unwrap_or(glob.len());
        match glob.get(end..).is_some_and(|rest| rest.starts_with('{')).then(|| split(&glob, end)).flatten() {
            Some(alternatives) => open.extend(alternatives),
            None => {
                let folder = glob.get(..end).and_then(|stem| stem.rsplit_once('/')).map(|(folder, _)| folder);
                out.extend(folder.filter(|folder| !folder.is_empty()).map(str::to_owned));
            }
        }
    }
    order::sort(&mut out);
    out.dedup();
    out
}

/// Writes out the brace at byte `at`, or returns nothing where it is never closed.
fn split(glob: &str, at: usize) -> Option<Vec<String>> {
    let (before, braced) = glob.split_at_checked(at)?;
    let (mut parts, mut depth, mut start) = (Vec::new(), 0usize, 1usize);
    let mut skip = Skip::default();
    for (index, c) in braced.char_indices() {
        if skip.covers(c) {
            continue;
        }
        match c {
            '{' => depth = depth.saturating_add(1),
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0;
        if ends || (depth == 1 && c == ',') {
            parts.push(braced.get(start..index)?);
            start = index.saturating_add(1);
        }
        if ends {
            let after = braced.get(start..)?;
            return Some(parts.into_iter().map(|part| [before, part, after].concat()).collect());
        }
    }
    None
}

/// Passes over what is escaped or stands in a class.
#[derive(Debug, Default)]
struct Skip {
    escaped: bool,
    class: Option<Class>,
}

/// How far a class is read: a negation and a bracket right behind its beginning belong to it.
#[derive(Debug, Clone, Copy)]
enum Class {
    Opened,
    Negated,
    Filled,
}

impl Skip {
    fn covers(&mut self, c: char) -> bool {
        if self.escaped {
            self.escaped = false;
            return true;
        }
        self.class = match (self.class, c) {
            (None, '[') => Some(Class::Opened),
            (None, _) => {
                self.escaped = c == '\\';
                return self.escaped;
            }
            (Some(Class::Opened), '!' | '^') => Some(Class::Negated),
            (Some(Class::Filled), ']') => None,
            (Some(_), _) => Some(Class::Filled),
        };
        true
    }
}
