//! The short way for an ordinary path: plain ASCII names inside the workspace that nothing speaks about. It only
//! ever says "nothing to find" or "look properly"; the rules themselves are elsewhere.

use std::borrow::Cow;

use super::judge::{Access, Judgement};
use super::place::Comparison;
use super::protection::Protection;
use crate::operation::{PathArgument, ResolveStatus};
use crate::workspace::{Platform, Workspace};

/// The longest path that is looked at, so that no name of it is too long; a longer one is judged properly.
const LONGEST: usize = 255;

/// What a byte means in a plain path: bits, so that two that follow each other can be compared at once.
const DOT: u8 = 1;
const SLASH: u8 = 2;
const UPPER: u8 = 4;
const OTHER: u8 = 8;

const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
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
                | b'=' => 0,
                b'A'..=b'Z' => UPPER,
                b'.' => DOT,
                b'/' => SLASH,
                _ => OTHER,
            };
        }
        byte += 1;
    }
    classes
};

/// Tells whether an absolute `path` needs no reading but its own, and whether it holds capitals.
fn scan(path: &str) -> Option<bool> {
    if !path.starts_with('/') || path.len() > LONGEST {
        return None;
    }
    let (mut seen, mut wrong, mut before) = (0u8, 0u8, 0u8);
    for byte in path.bytes() {
        let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(OTHER);
        // After a dot neither a dot, for a name that begins like the parent means something of its own on some
        // systems, nor the end of the name; and no empty name.
        let forbidden = if before & DOT == 0 { before & SLASH } else { DOT | SLASH };
        wrong |= class & forbidden;
        seen |= class;
        before = class;
    }
    (wrong == 0 && seen & OTHER == 0 && before & (DOT | SLASH) == 0).then_some(seen & UPPER != 0)
}

/// Tells whether a folder, the first root where absent, is spelled plainly and is one of `folders`, or with `below`
/// lies in one; false where that must be looked at properly.
pub(crate) fn is_among<'f>(
    workspace: &Workspace,
    folder: Option<&str>,
    mut folders: impl Iterator<Item = &'f String>,
    below: bool,
) -> bool {
    let root = || workspace.roots.first().map(String::as_str);
    let here = match folder {
        Some(folder) if !folder.starts_with('/') => {
            root().map(|root| Cow::Owned([root, "/", folder].concat()))
        }
        Some(folder) => Some(Cow::Borrowed(folder)),
        None => root().map(Cow::Borrowed),
    };
    let Some(here) = here.filter(|here| workspace.platform != Platform::Windows && scan(here).is_some())
    else {
        return false;
    };
    folders.any(|known| {
        let rest = here.strip_prefix(known.as_str()).filter(|_| !known.is_empty());
        rest.is_some_and(|rest| rest.is_empty() || below && rest.starts_with('/'))
    })
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
    let absolute = if path.starts_with('/') {
        path.to_owned()
    } else {
        let base = cwd.or_else(|| workspace.roots.first().map(String::as_str))?;
        [base, "/", path].concat()
    };
    let upper = scan(&absolute)?;
    if argument.real_path.as_ref().is_some_and(|real| *real != absolute) {
        return None;
    }
    let comparison = Comparison::of(workspace);
    let mut root: Option<usize> = None;
    for candidate in &workspace.roots {
        let holds = absolute.as_bytes().get(candidate.len()) == Some(&b'/')
            && absolute.get(..candidate.len()).is_some_and(|start| comparison.same(start, candidate));
        if !holds || candidate.is_empty() {
            // Spelled otherwise, it may hold the path all the same.
            scan(candidate)?;
        } else if root.is_none_or(|known| candidate.len() < known) {
            root = Some(candidate.len());
        }
    }
    let below = root?.saturating_add(1);
    let folded =
        if upper { Cow::Owned(absolute.to_ascii_lowercase()) } else { Cow::Borrowed(absolute.as_str()) };
    if protection.may_hit(&folded, &absolute, below) {
        return None;
    }
    // A root inside another one has paths of its own, however it is spelled.
    let others =
        workspace.roots.iter().map(|root| root.len().saturating_add(1)).filter(|start| *start != below);
    for start in others.filter(|start| absolute.as_bytes().get(start.saturating_sub(1)) == Some(&b'/')) {
        if protection.may_match(&folded, &absolute, start) {
            return None;
        }
    }
    Some(Judgement::free(absolute, below))
}
