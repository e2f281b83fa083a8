//! The second check: what is opened for writing must be what was decided about.

use std::fs::{self, File, Metadata};
use std::io::ErrorKind;
use std::path::Component;

use crate::error::{HostError, HostErrorCode};
use crate::folder::{Entered, Folder, is_link, no_follow};
use crate::host::Host;
use crate::resolve::{Resolved, Seen};

impl Host {
    /// Opens a file for writing, and only if the path still reaches what [`Host::resolve`] saw: the same file, with as
    /// many names, or a place that is still free, in the same folder. It is not truncated; write, then `set_len`.
    /// Folders that are missing are made.
    ///
    /// # Errors
    /// `conflict` where a link, another file or another folder has come in between since; `bad-path` where nothing was
    /// resolved; what the system says.
    pub fn open_for_writing(&self, resolved: &Resolved) -> Result<File, HostError> {
        let path = resolved.argument.path.as_str();
        let unresolved = || HostError::new(HostErrorCode::BadPath, path, "the path was not resolved");
        let seen = resolved.seen.as_ref().ok_or_else(unresolved)?;
        if seen.missing.iter().any(|name| name == "..") {
            return Err(unresolved());
        }
        let io = |error| HostError::io("open", path, &error);
        let all = names(seen).ok_or_else(unresolved)?;
        let Some((last, above)) = all.split_last() else { return Err(HostError::conflict(path)) };
        let root = seen.existing.ancestors().last().unwrap_or(&seen.existing);
        let Entered::Folder(mut folder) = Folder::open(root).map_err(io)? else {
            return Err(HostError::conflict(path));
        };
        // The folder that was seen is met on the way down, then the missing ones begin.
        let existing = above.len().saturating_sub(seen.missing.len().saturating_sub(1));
        for (number, name) in above.iter().enumerate() {
            if number >= existing {
                must_be(&folder, number == existing, seen, path)?;
                match fs::create_dir(folder.at(name)) {
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                        return Err(HostError::conflict(path));
                    }
                    made => made.map_err(io)?,
                }
            }
            let Entered::Folder(inner) = folder.enter(name).map_err(io)? else {
                return Err(HostError::conflict(path));
            };
            folder = inner;
        }
        let mut options = no_follow();
        options.write(true);
        if seen.missing.is_empty() {
            let file = options.open(folder.at(last)).map_err(|error| {
                if is_link(&error) || error.kind() == ErrorKind::NotFound {
                    HostError::conflict(path)
                } else {
                    io(error)
                }
            })?;
            let now = file.metadata().map_err(io)?;
            return if is_same(&now, &seen.metadata) { Ok(file) } else { Err(HostError::conflict(path)) };
        }
        must_be(&folder, seen.missing.len() == 1, seen, path)?;
        options.create_new(true).open(folder.at(last)).map_err(|error| {
            if error.kind() == ErrorKind::AlreadyExists { HostError::conflict(path) } else { io(error) }
        })
    }
}

fn names(seen: &Seen) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for part in seen.existing.components() {
        if let Component::Normal(name) = part {
            names.push(name.to_str()?.to_owned());
        }
    }
    names.extend(seen.missing.iter().cloned());
    Some(names)
}

/// Compares the deepest folder that existed, where `folder` stands for it.
fn must_be(folder: &Folder, is_deepest: bool, seen: &Seen, path: &str) -> Result<(), HostError> {
    if !is_deepest {
        return Ok(());
    }
    let now = fs::metadata(folder.at(".")).map_err(|error| HostError::io("open", path, &error))?;
    if same_place(&now, &seen.metadata) { Ok(()) } else { Err(HostError::conflict(path)) }
}

/// Tells whether an opened file is the one that was seen, with as many names.
fn is_same(now: &Metadata, seen: &Metadata) -> bool {
    now.is_file() && same_place(now, seen) && same_links(now, seen)
}

#[cfg(unix)]
fn same_place(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

#[cfg(unix)]
fn same_links(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    a.nlink() == b.nlink()
}

#[cfg(not(unix))]
fn same_place(a: &Metadata, b: &Metadata) -> bool {
    a.file_type() == b.file_type() && a.created().ok() == b.created().ok()
}

#[cfg(not(unix))]
fn same_links(_: &Metadata, _: &Metadata) -> bool {
    true
}
