//! Resolving a path as the system would: name by name, through links, with `..` taken where it stands.
//!
//! Nothing is collapsed in the text of a path before it is resolved: behind a link, `link/..` is another folder.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use countersign::{Operation, PathArgument, ResolveStatus};

use crate::error::{HostError, HostErrorCode};
use crate::host::Host;

/// How many links one path may lead through, as on Linux.
#[cfg(unix)]
const LINKS: u32 = 40;

/// A path and what it was found to reach.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// What the decision is asked about.
    pub argument: PathArgument,
    pub(crate) seen: Option<Seen>,
}

/// What was seen while resolving, to be compared when the file is opened.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// What exists: the file itself, or the deepest folder above it.
    pub(crate) existing: PathBuf,
    /// The names below it that do not exist yet.
    pub(crate) missing: Vec<String>,
    pub(crate) metadata: Metadata,
}

/// Whether a link at the very end is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Followed,
    Itself,
}

impl Host {
    /// Resolves a path that an agent gave, from `cwd` (the root where absent), without changing anything: the deepest
    /// existing ancestor in its spelling on disk, and the rest as given. A link to nothing is followed to where a
    /// file would be made. It never fails: what cannot be resolved has the status `failed`.
    #[must_use]
    pub fn resolve(&self, path: &str, cwd: Option<&str>) -> Resolved {
        self.resolved(path, cwd, Last::Followed)
    }

    /// Returns the paths that an operation names, as sessions have them: relative to the root, links resolved, in the
    /// spelling on disk. For a command there is none.
    ///
    /// # Errors
    /// `outside-root` where one lies elsewhere or cannot be resolved.
    pub fn touched(&self, operation: &Operation) -> Result<Vec<String>, HostError> {
        let (paths, cwd, last): (Vec<&PathArgument>, _, _) = match operation {
            Operation::ReadFile { path, cwd }
            | Operation::Search { path, cwd }
            | Operation::WriteFile { path, cwd }
            | Operation::ReplaceText { path, cwd }
            | Operation::AppendContent { path, cwd }
            | Operation::EditCode { path, cwd } => (vec![path], cwd, Last::Followed),
            Operation::DeleteFile { path, cwd } => (vec![path], cwd, Last::Itself),
            Operation::RenameSymbol { paths, cwd, .. } => (paths.iter().collect(), cwd, Last::Followed),
            Operation::RelocateFile { from, to, updates, cwd } => {
                let mut touched = self.places(&[from, to], cwd.as_deref(), Last::Itself)?;
                touched.extend(self.places(
                    &updates.iter().collect::<Vec<_>>(),
                    cwd.as_deref(),
                    Last::Followed,
                )?);
                return Ok(touched);
            }
            Operation::RunCommand { .. }
            | Operation::FetchUrl { .. }
            | Operation::CallTool { .. }
            | Operation::Unknown { .. } => return Ok(Vec::new()),
        };
        self.places(&paths, cwd.as_deref(), last)
    }

    fn places(
        &self,
        paths: &[&PathArgument],
        cwd: Option<&str>,
        last: Last,
    ) -> Result<Vec<String>, HostError> {
        let place = |argument: &&PathArgument| {
            let resolved = self.resolved(&argument.path, cwd, last).argument;
            let below = resolved.real_path.as_deref().map(Path::new);
            let below = below.and_then(|real| real.strip_prefix(&self.tree.root).ok()).and_then(Path::to_str);
            let outside = || {
                let quoted = countersign::text::quote(&argument.path);
                let message = format!("{quoted} does not lie below the root");
                HostError::new(HostErrorCode::OutsideRoot, &argument.path, message)
            };
            let below = below.filter(|below| !below.split('/').any(|name| name == ".."));
            Ok(below.ok_or_else(outside)?.replace(std::path::MAIN_SEPARATOR, "/"))
        };
        paths.iter().map(place).collect()
    }

    fn resolved(&self, path: &str, cwd: Option<&str>, last: Last) -> Resolved {
        let base = self.tree.root.join(cwd.unwrap_or_default());
        match found(&base.join(path), last) {
            Ok(seen) => {
                let mut real = seen.existing.clone();
                real.extend(&seen.missing);
                let status =
                    if seen.missing.is_empty() { ResolveStatus::Full } else { ResolveStatus::Ancestor };
                let hard_links = if seen.missing.is_empty() && seen.metadata.is_file() {
                    links(&seen.metadata)
                } else {
                    None
                };
                // A name that is no UTF-8 cannot be shown to the core.
                let real_path = real.into_os_string().into_string().ok();
                let status = if real_path.is_some() { status } else { ResolveStatus::Failed };
                let argument = PathArgument { path: path.to_owned(), real_path, status, hard_links };
                Resolved { argument, seen: Some(seen) }
            }
            Err(_) => {
                let status = ResolveStatus::Failed;
                let argument =
                    PathArgument { path: path.to_owned(), real_path: None, status, hard_links: None };
                Resolved { argument, seen: None }
            }
        }
    }
}

/// Walks an absolute path.
#[cfg(unix)]
fn found(path: &Path, last: Last) -> io::Result<Seen> {
    let text = path.to_str().ok_or(ErrorKind::InvalidInput)?;
    if text.contains('\0') || text.is_empty() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut todo: Vec<String> = names_reversed(text);
    let mut at = PathBuf::from("/");
    let mut links = 0;
    while let Some(name) = todo.pop() {
        if name == ".." {
            at.pop();
            continue;
        }
        let next = at.join(&name);
        let found = match fs::symlink_metadata(&next) {
            Ok(found) => found,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let metadata = fs::symlink_metadata(&at)?;
                if !metadata.is_dir() {
                    return Err(ErrorKind::NotADirectory.into());
                }
                let missing = std::iter::once(name).chain(todo.into_iter().rev()).collect();
                return Ok(Seen { existing: at, missing, metadata });
            }
            Err(error) => return Err(error),
        };
        if found.is_symlink() && !(todo.is_empty() && last == Last::Itself) {
            links += 1;
            if links > LINKS {
                return Err(io::Error::other("too many links"));
            }
            let target = fs::read_link(&next)?;
            let target = target.to_str().ok_or(ErrorKind::InvalidData)?;
            if target.starts_with('/') {
                at = PathBuf::from("/");
            }
            todo.extend(names_reversed(target));
        } else {
            at.push(spelled(&at, &name, &found)?);
            if !found.is_dir() && !todo.is_empty() {
                return Err(ErrorKind::NotADirectory.into());
            }
        }
    }
    let metadata = fs::symlink_metadata(&at)?;
    Ok(Seen { existing: at, missing: Vec::new(), metadata })
}

/// Returns the names of a path, the first one last.
#[cfg(unix)]
fn names_reversed(path: &str) -> Vec<String> {
    path.split('/').rev().filter(|name| !matches!(*name, "" | ".")).map(str::to_owned).collect()
}

/// Returns how an entry that a name reached is spelled on disk.
#[cfg(unix)]
fn spelled(folder: &Path, name: &str, found: &Metadata) -> io::Result<String> {
    use std::os::unix::fs::MetadataExt as _;
    // Where the other case reaches nothing, the folder tells spellings apart.
    let swapped: String = name.chars().map(swap_case).collect();
    let reached = fs::symlink_metadata(folder.join(&swapped));
    if swapped != name && reached.is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(name.to_owned());
    }
    // Some file systems number a file anew for every spelling.
    let same = |other: &Metadata| (other.dev(), other.ino()) == (found.dev(), found.ino());
    let mut alike = None;
    for entry in fs::read_dir(folder)? {
        let listed = entry?.file_name();
        let Some(listed) = listed.to_str() else { continue };
        if listed == name {
            return Ok(name.to_owned());
        }
        let close = listed.to_lowercase() == name.to_lowercase();
        let is_it = || fs::symlink_metadata(folder.join(listed)).is_ok_and(|other| same(&other));
        if close || alike.is_none() && is_it() {
            alike = Some(listed.to_owned());
        }
    }
    alike.ok_or_else(|| ErrorKind::NotFound.into())
}

#[cfg(unix)]
fn swap_case(c: char) -> char {
    if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
}

#[cfg(unix)]
fn links(metadata: &Metadata) -> Option<u32> {
    use std::os::unix::fs::MetadataExt as _;
    u32::try_from(metadata.nlink()).ok()
}

/// Asks the system, which takes `..` back in the text itself before it looks at links.
#[cfg(not(unix))]
fn found(path: &Path, _: Last) -> io::Result<Seen> {
    let path = std::path::absolute(path)?;
    for above in path.ancestors() {
        match fs::canonicalize(above) {
            Ok(existing) => {
                let rest = path.strip_prefix(above).unwrap_or(Path::new(""));
                let missing = rest.iter().map(|name| name.to_string_lossy().into_owned()).collect();
                let metadata = fs::symlink_metadata(&existing)?;
                return Ok(Seen { existing, missing, metadata });
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::NotFound.into())
}

#[cfg(not(unix))]
fn links(_: &Metadata) -> Option<u32> {
    None
}
