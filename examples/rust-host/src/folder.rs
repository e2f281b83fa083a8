//! Folders that are reached name by name, never through a link.
//!
//! On Linux a folder is held open and its entries are named through `/proc/self/fd`, so that a folder that is
//! replaced by a link afterwards changes nothing. Elsewhere every name is looked at before it is entered, which a
//! process that is quick enough can outrun.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A folder.
#[derive(Debug)]
pub(crate) struct Folder {
    /// A path that names the folder as long as this value lives.
    path: PathBuf,
    handle: Option<File>,
}

/// What entering a folder came to.
#[derive(Debug)]
pub(crate) enum Entered {
    Folder(Folder),
    /// Nothing stands there.
    Missing,
    /// Something stands there that is no folder.
    Blocked,
}

impl Folder {
    /// Enters a folder by its path; only the last name must be no link.
    pub(crate) fn open(path: &Path) -> io::Result<Entered> {
        if !cfg!(target_os = "linux") || !Path::new("/proc/self/fd").is_dir() {
            return Self::looked_at(path);
        }
        match opened(path) {
            Ok(handle) => Ok(Entered::Folder(Self::held(handle))),
            Err(error) => refused(error),
        }
    }

    /// Enters the folder of a name.
    pub(crate) fn enter(&self, name: &str) -> io::Result<Entered> {
        let path = self.at(name);
        if self.handle.is_none() {
            return Self::looked_at(&path);
        }
        match opened(&path) {
            Ok(handle) => Ok(Entered::Folder(Self::held(handle))),
            Err(error) => refused(error),
        }
    }

    /// Returns a path for an entry.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Tells whether an entry is listed in exactly this spelling.
    pub(crate) fn lists(&self, name: &str) -> io::Result<bool> {
        for entry in fs::read_dir(&self.path)? {
            if entry?.file_name().as_os_str() == name {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns the names in it that are UTF-8, sorted.
    pub(crate) fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            names.extend(entry?.file_name().into_string());
        }
        names.sort();
        Ok(names)
    }

    /// Makes what happened to its entries last, where the system can.
    pub(crate) fn sync(&self) -> io::Result<()> {
        match &self.handle {
            Some(handle) => handle.sync_all(),
            None if cfg!(unix) => File::open(&self.path)?.sync_all(),
            None => Ok(()),
        }
    }

    #[cfg(target_os = "linux")]
    fn held(handle: File) -> Self {
        use std::os::fd::AsRawFd as _;
        let path = PathBuf::from(format!("/proc/self/fd/{}", handle.as_raw_fd()));
        Self { path, handle: Some(handle) }
    }

    #[cfg(not(target_os = "linux"))]
    fn held(handle: File) -> Self {
        Self { path: PathBuf::new(), handle: Some(handle) }
    }

    fn looked_at(path: &Path) -> io::Result<Entered> {
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => {
                Ok(Entered::Folder(Self { path: path.to_path_buf(), handle: None }))
            }
            Ok(_) => Ok(Entered::Blocked),
            Err(error) => refused(error),
        }
    }
}

/// Takes apart why a folder could not be entered.
fn refused(error: io::Error) -> io::Result<Entered> {
    if error.kind() == io::ErrorKind::NotFound {
        Ok(Entered::Missing)
    } else if error.kind() == io::ErrorKind::NotADirectory || is_link(&error) {
        Ok(Entered::Blocked)
    } else {
        Err(error)
    }
}

#[cfg(unix)]
fn opened(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    OpenOptions::new().read(true).custom_flags(libc::O_DIRECTORY | libc::O_NOFOLLOW).open(path)
}

#[cfg(not(unix))]
fn opened(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Tells whether an open failed because a link stands there.
#[cfg(unix)]
pub(crate) fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(libc::ELOOP)
}

/// Tells whether an open failed because a link stands there.
#[cfg(not(unix))]
pub(crate) fn is_link(_: &io::Error) -> bool {
    false
}

/// Returns options that follow no link in the last name and wait for nobody.
#[cfg(unix)]
pub(crate) fn no_follow() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    options
}

/// Returns options; here they cannot say that no link is to be followed.
#[cfg(not(unix))]
pub(crate) fn no_follow() -> OpenOptions {
    OpenOptions::new()
}
