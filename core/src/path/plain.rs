//! The short way for an ordinary path: plain ASCII names inside the workspace that nothing speaks about. It only
//! ever says "nothing to find" or "look properly"; the rules themselves are elsewhere.

use std::borrow::Cow;

use super::judge::{Access, Judgement};
use super::place::Comparison;
use super::protection::Protection;
use crate::operation::{PathArgument, ResolveStatus};
use crate::workspace::{Platform, Workspace};

/// The longest path that is looked at; a longer one is judged properly.
const LONGEST: usize = 1024;
const LONGEST_NAME: usize = 255;

/// What a byte means in a plain path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Lower,
    Upper,
    Dot,
    Slash,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0usize;
    while byte < 256 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "the loop stops at 256"
        )]
        {
            classes[byte] = match byte as u8 {
                b'a'..=b'z'
                | b'0'..=b'9'
                | b'_'
                | b'-'
                | b'+'
                | b'@'
                | b'('
                | b')'
                | b'['
                | b']'
                | b','
                | b'=' => Class::Lower,
                b'A'..=b'Z' => Class::Upper,
                b'.' => Class::Dot,
                b'/' => Class::Slash,
                _ => Class::Other,
            };
        }
        byte += 1;
    }
    classes
};

/// Tells whether `path` needs no reading but its own, and whether it holds capitals.
fn scan(path: &str) -> Option<bool> {
    if path.is_empty() || path.len() > LONGEST {
        return None;
    }
    let (mut upper, mut before, mut name) = (false, Class::Dot, 0usize);
    for (at, byte) in path.bytes().enumerate() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Other);
        match class {
            Class::Other => return None,
            Class::Upper => upper = true,
            Class::Slash => {
                // Neither an empty name nor one that ends with a dot, `.` and `..` among them.
                if at > 0 && matches!(before, Class::Slash | Class::Dot) || name > LONGEST_NAME {
                    return None;
                }
                name = 0;
            }
            // A name that begins like the parent means something of its own on some systems.
            Class::Dot if before == Class::Dot && at > 0 => return None,
            Class::Lower | Class::Dot => {}
        }
        name = name.saturating_add(1);
        before = class;
    }
    (name <= LONGEST_NAME && !matches!(before, Class::Slash | Class::Dot)).then_some(upper)
}

/// Judges a plain path, or returns nothing where it must be looked at properly.
pub(crate) fn judge(
    protection: &Protection,
    workspace: &Workspace,
    cwd: Option<&str>,
    argument: &PathArgument,
    access: Access,
) -> Option<Judgement> {
    let links = argument.hard_links.is_some_and(|links| links > 1);
    let simple = workspace.platform != Platform::Windows
        && (access.is_simple() || (access.reads() && protection.is_open_to_reading()))
        && protection.allowing.is_empty()
        && !protection.speaks_of_home()
        && argument.status != ResolveStatus::Failed
        && !links;
    if !simple {
        return None;
    }
    let path = argument.path.as_str();
    let mut upper = scan(path)?;
    let absolute = if path.starts_with('/') {
        path.to_owned()
    } else {
        let base = cwd.or_else(|| workspace.roots.first().map(String::as_str))?;
        upper |= scan(base).filter(|_| base.starts_with('/'))?;
        let mut absolute = String::with_capacity(base.len().saturating_add(path.len()).saturating_add(1));
        absolute.push_str(base);
        absolute.push('/');
        absolute.push_str(path);
        absolute
    };
    if argument.real_path.as_ref().is_some_and(|real| *real != absolute) {
        return None;
    }
    let comparison = Comparison::of(workspace);
    let mut root: Option<usize> = None;
    for candidate in &workspace.roots {
        scan(candidate).filter(|_| candidate.starts_with('/'))?;
        let holds = absolute.as_bytes().get(candidate.len()) == Some(&b'/')
            && absolute.get(..candidate.len()).is_some_and(|start| comparison.same(start, candidate));
        if holds && root.is_none_or(|known| candidate.len() < known) {
            root = Some(candidate.len());
        }
    }
    let below = root?.saturating_add(1);
    let folded =
        if upper { Cow::Owned(absolute.to_ascii_lowercase()) } else { Cow::Borrowed(absolute.as_str()) };
    if protection.may_hit(&folded, &absolute, below) {
        return None;
    }
    Some(Judgement::free(absolute, below))
}
