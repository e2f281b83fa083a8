//! What stands below the root, as a session wants to know it.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use countersign::{FileState, Snapshot};

use crate::error::{HostError, HostErrorCode};
use crate::folder::{Entered, Folder, is_link, no_follow};

/// The files below a root.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) root: PathBuf,
    /// Whether names differ by case alone. Where they do not, only the spelling on disk counts as standing there.
    pub(crate) case_sensitive: bool,
}

/// How folders on the way must be spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    AsOnDisk,
    Any,
}

impl Tree {
    /// Returns what stands at a path.
    pub(crate) fn state(&self, path: &str) -> Result<FileState, HostError> {
        match self.reach(path, Spelling::AsOnDisk)? {
            Some((folder, name)) => self.stands(&folder, name, path),
            None => Ok(FileState::Absent),
        }
    }

    /// Returns what stands at every path.
    pub(crate) fn snapshot(&self, paths: &[String]) -> Result<Vec<Snapshot>, HostError> {
        paths.iter().map(|path| Ok(Snapshot::new(path, self.state(path)?))).collect()
    }

    /// Returns everything that stands below a folder, without following a link; nothing where there is no folder.
    pub(crate) fn below(&self, path: &str) -> Result<Vec<String>, HostError> {
        let mut found = Vec::new();
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop() {
            let Some((folder, name)) = self.reach(&path, Spelling::AsOnDisk)? else { continue };
            let failed = |error: io::Error| HostError::io("list", &path, &error);
            let Entered::Folder(folder) = folder.enter(name).map_err(failed)? else { continue };
            for name in folder.names().map_err(failed)? {
                let inner = format!("{path}/{name}");
                if fs::symlink_metadata(folder.at(&name)).is_ok_and(|found| found.is_dir()) {
                    open.push(inner.clone());
                }
                found.push(inner);
            }
        }
        Ok(found)
    }

    /// Returns a path in its spelling on disk, as far as it stands there.
    pub(crate) fn spelled(&self, path: &str) -> Result<String, HostError> {
        let mut spelled = names(path)?.into_iter().map(str::to_owned).collect::<Vec<_>>();
        if self.case_sensitive {
            return Ok(path.to_owned());
        }
        let failed = |error: io::Error| HostError::io("list", path, &error);
        let mut entered = Folder::open(&self.root).map_err(failed)?;
        for name in &mut spelled {
            let Entered::Folder(folder) = &entered else { break };
            let listed = folder.names().map_err(failed)?;
            if !listed.contains(name)
                && let Some(found) =
                    listed.into_iter().find(|other| other.to_lowercase() == name.to_lowercase())
            {
                *name = found;
            }
            entered = folder.enter(name).map_err(failed)?;
        }
        Ok(spelled.join("/"))
    }

    /// Returns the permission bits of a file.
    #[cfg(unix)]
    pub(crate) fn mode(&self, path: &str) -> Option<u32> {
        use std::os::unix::fs::MetadataExt as _;
        let (folder, name) = self.folder_of(path).ok()??;
        let found = fs::symlink_metadata(folder.at(name)).ok()?;
        found.is_file().then_some(found.mode() & 0o7777)
    }

    /// Returns the permission bits of a file; here there are none.
    #[cfg(not(unix))]
    pub(crate) fn mode(&self, _: &str) -> Option<u32> {
        None
    }

    /// Enters the folder that a path lies in, however it is spelled; nothing where there is none or a link, or
    /// anything else that is no folder, stands on the way.
    pub(crate) fn folder_of<'a>(&self, path: &'a str) -> Result<Option<(Folder, &'a str)>, HostError> {
        self.reach(path, Spelling::Any)
    }

    fn reach<'a>(&self, path: &'a str, spelling: Spelling) -> Result<Option<(Folder, &'a str)>, HostError> {
        let failed = |error: io::Error| HostError::io("reach", path, &error);
        let names = names(path)?;
        let Some((last, above)) = names.split_last() else { return Err(bad(path)) };
        let Entered::Folder(mut folder) = Folder::open(&self.root).map_err(failed)? else {
            let gone = "the folder that the host looks after is gone";
            return Err(HostError::new(HostErrorCode::OutsideRoot, path, gone));
        };
        for name in above {
            let exact = self.case_sensitive || spelling == Spelling::Any;
            if !exact && !folder.lists(name).map_err(failed)? {
                return Ok(None);
            }
            match folder.enter(name).map_err(failed)? {
                Entered::Folder(inner) => folder = inner,
                Entered::Missing | Entered::Blocked => return Ok(None),
            }
        }
        Ok(Some((folder, last)))
    }

    /// Returns what stands at a name in a folder; `path` is for messages.
    pub(crate) fn stands(&self, folder: &Folder, name: &str, path: &str) -> Result<FileState, HostError> {
        let failed = |error: &io::Error| HostError::io("read", path, error);
        let full = folder.at(name);
        let found = match fs::symlink_metadata(&full) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FileState::Absent),
            Err(error) => return Err(failed(&error)),
        };
        if !self.case_sensitive && !folder.lists(name).map_err(|error| failed(&error))? {
            return Ok(FileState::Absent);
        }
        if found.is_dir() {
            return Ok(FileState::Directory);
        }
        if found.is_symlink() {
            let target = fs::read_link(&full).map_err(|error| failed(&error))?;
            let target = target.into_os_string().into_string();
            let target =
                target.map_err(|_| HostError::unsupported(path, "is a link whose target is no UTF-8"))?;
            return Ok(FileState::Symlink { target });
        }
        if !found.is_file() {
            return Err(HostError::unsupported(path, "is no file, folder or link"));
        }
        let (mut file, metadata) = read_only(&full, path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        Ok(FileState::file(&bytes, is_executable(&metadata)))
    }
}

/// Opens a file for reading, and no link to one.
pub(crate) fn read_only(full: &Path, path: &str) -> Result<(File, Metadata), HostError> {
    let file = no_follow().read(true).open(full).map_err(|error| {
        if is_link(&error) || error.kind() == io::ErrorKind::NotFound {
            HostError::conflict(path)
        } else {
            HostError::io("read", path, &error)
        }
    })?;
    let metadata = file.metadata().map_err(|error| HostError::io("read", path, &error))?;
    match metadata.is_file() {
        true => Ok((file, metadata)),
        false => Err(HostError::conflict(path)),
    }
}

/// Splits a path into names, none of which leads elsewhere.
fn names(path: &str) -> Result<Vec<&str>, HostError> {
    let leads_away = |name: &str| {
        name.is_empty()
            || name == "."
            || name == ".."
            || name.contains('\0')
            || (cfg!(windows) && name.contains(['\\', ':']))
    };
    let names: Vec<&str> = path.split('/').collect();
    if names.iter().any(|name| leads_away(name)) { Err(bad(path)) } else { Ok(names) }
}

fn bad(path: &str) -> HostError {
    let quoted = countersign::text::quote(path);
    HostError::new(HostErrorCode::BadPath, path, format!("{quoted} is no path relative to the root"))
}

/// Tells whether the executable bit is set: the owner's, as git has it.
#[cfg(unix)]
pub(crate) fn is_executable(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    metadata.mode() & 0o100 != 0
}

/// Tells whether the executable bit is set; here there is none.
#[cfg(not(unix))]
pub(crate) fn is_executable(_: &Metadata) -> bool {
    false
}
