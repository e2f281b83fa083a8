//! One step of a plan on disk: what must stand there is compared at the last moment, and what is written takes its
//! place in one move.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use countersign::{FileState, Step};

use crate::error::HostError;
use crate::folder::Folder;
use crate::store::Kept;
use crate::tree::{Tree, read_only};

/// How many names a spare file tries.
const TRIES: u32 = 64;

impl Tree {
    /// Carries out a step. Where it fails it did nothing, or all of it and only making it last failed.
    ///
    /// # Errors
    /// `conflict` where something else stands there than the step expects, and what the system says.
    pub(crate) fn perform(&self, step: &Step, kept: &Kept) -> Result<(), HostError> {
        let path = step.path.as_str();
        let Some((folder, name)) = self.folder_of(path)? else { return Err(HostError::conflict(path)) };
        let spot = Spot { tree: self, folder: &folder, name, path, kept };
        if let Some(from) = &step.from {
            return self.respell(from, step, &spot);
        }
        match (&step.expect, &step.state) {
            (expect, state) if expect == state => spot.must_stand(expect)?,
            (expect @ FileState::Directory, FileState::Directory) => spot.must_stand(expect)?,
            (expect @ FileState::Absent, FileState::Directory) => {
                spot.must_stand(expect)?;
                spot.exclusive(fs::create_dir(spot.full()), "make")?;
            }
            (expect @ FileState::Directory, FileState::Absent) => {
                spot.must_stand(expect)?;
                match fs::remove_dir(spot.full()) {
                    Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
                    removed => spot.io(removed, "remove")?,
                }
            }
            (expect, FileState::Absent) => {
                spot.must_stand(expect)?;
                spot.io(fs::remove_file(spot.full()), "remove")?;
            }
            (FileState::Absent, FileState::Symlink { target }) => {
                spot.must_stand(&FileState::Absent)?;
                spot.exclusive(symlink(target, &spot.full()), "make")?;
            }
            (FileState::Absent, FileState::File { bytes, executable }) => {
                spot.create(bytes.as_slice(), *executable)?;
            }
            (FileState::Directory, FileState::File { .. } | FileState::Symlink { .. })
            | (FileState::File { .. } | FileState::Symlink { .. }, FileState::Directory) => {
                return Err(HostError::unsupported(path, "would change its kind in one step"));
            }
            (FileState::File { bytes: old, .. }, FileState::File { bytes: new, executable })
                if old == new =>
            {
                spot.set_executable(&step.expect, *executable)?;
            }
            (expect, FileState::File { bytes, executable }) => {
                spot.replace(expect, bytes.as_slice(), *executable)?;
            }
            (expect, FileState::Symlink { target }) => spot.replace_by_link(expect, target)?,
        }
        spot.io(folder.sync(), "save")
    }

    /// Gives a file the other spelling of its name.
    fn respell(&self, from: &str, step: &Step, to: &Spot<'_>) -> Result<(), HostError> {
        let Some((folder, name)) = self.folder_of(from)? else { return Err(HostError::conflict(from)) };
        let old = Spot { tree: self, folder: &folder, name, path: from, kept: to.kept };
        old.must_stand(&step.expect)?;
        // Where the new name reaches something that is listed under it, that is another file.
        if to.io(to.folder.lists(to.name), "list")? {
            return Err(HostError::conflict(to.path));
        }
        to.io(fs::rename(old.full(), to.full()), "rename")?;
        if !to.io(to.folder.lists(to.name), "list")? {
            return Err(HostError::unsupported(to.path, "cannot get another spelling on this file system"));
        }
        old.io(folder.sync(), "save")?;
        to.io(to.folder.sync(), "save")
    }

    /// Removes what a step that was cut off left beside a path.
    pub(crate) fn tidy(&self, path: &str, mark: &str) -> Result<(), HostError> {
        let Some((folder, _)) = self.folder_of(path)? else { return Ok(()) };
        let failed = |error: io::Error| HostError::io("tidy", path, &error);
        for left in folder.names().map_err(failed)?.iter().filter(|name| name.starts_with(mark)) {
            fs::remove_file(folder.at(left)).map_err(failed)?;
        }
        Ok(())
    }
}

/// A name in a folder, with what is needed to change what stands there.
struct Spot<'a> {
    tree: &'a Tree,
    folder: &'a Folder,
    name: &'a str,
    path: &'a str,
    kept: &'a Kept,
}

impl Spot<'_> {
    fn full(&self) -> std::path::PathBuf {
        self.folder.at(self.name)
    }

    fn io<T>(&self, result: io::Result<T>, doing: &str) -> Result<T, HostError> {
        result.map_err(|error| HostError::io(doing, self.path, &error))
    }

    /// The same for what must not stand there yet.
    fn exclusive(&self, result: io::Result<()>, doing: &str) -> Result<(), HostError> {
        match result {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(HostError::conflict(self.path)),
            result => self.io(result, doing),
        }
    }

    fn must_stand(&self, expect: &FileState) -> Result<(), HostError> {
        if self.tree.stands(self.folder, self.name, self.path)? == *expect {
            Ok(())
        } else {
            Err(HostError::conflict(self.path))
        }
    }

    fn create(&self, bytes: &[u8], executable: bool) -> Result<(), HostError> {
        let spare = self.fresh(executable)?;
        spare.holds(bytes, self)?;
        self.must_stand(&FileState::Absent)?;
        // A second name is refused where one stands already; a rename would replace it.
        match fs::hard_link(self.folder.at(&spare.name), self.full()) {
            Ok(()) => self.io(fs::remove_file(self.folder.at(&spare.name)), "write"),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(HostError::conflict(self.path)),
            Err(_) => {
                // Not every file system has second names.
                self.must_stand(&FileState::Absent)?;
                self.io(spare.take(&self.full()), "write")
            }
        }
    }

    fn replace(&self, expect: &FileState, bytes: &[u8], executable: bool) -> Result<(), HostError> {
        let FileState::File { .. } = expect else {
            let spare = self.fresh(executable)?;
            spare.holds(bytes, self)?;
            self.must_stand(expect)?;
            return self.io(spare.take(&self.full()), "write");
        };
        let (_, old) = read_only(&self.full(), self.path)?;
        let spare = self.spare(0o600)?;
        self.io(keep(&spare.file, &old, executable), "keep the mode of")?;
        spare.holds(bytes, self)?;
        self.must_stand(expect)?;
        self.io(spare.take(&self.full()), "write")
    }

    fn replace_by_link(&self, expect: &FileState, target: &str) -> Result<(), HostError> {
        for number in 0..TRIES {
            let name = format!("{}{number}", self.kept.mark);
            match symlink(target, &self.folder.at(&name)) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                made => self.io(made, "write")?,
            }
            let placed = self
                .must_stand(expect)
                .and_then(|()| self.io(fs::rename(self.folder.at(&name), self.full()), "write"));
            if placed.is_err() {
                let _ = fs::remove_file(self.folder.at(&name));
            }
            return placed;
        }
        Err(self.no_spare())
    }

    fn set_executable(&self, expect: &FileState, executable: bool) -> Result<(), HostError> {
        let (file, old) = read_only(&self.full(), self.path)?;
        self.must_stand(expect)?;
        self.io(keep(&file, &old, executable).and_then(|()| file.sync_all()), "change the mode of")
    }

    /// Makes a spare file with the mode that the file had before it was gone, or else with the usual one.
    fn fresh(&self, executable: bool) -> Result<Spare<'_>, HostError> {
        let Some(mode) = self.kept.modes.get(self.path) else {
            return self.spare(if executable { 0o777 } else { 0o666 });
        };
        let spare = self.spare(0o600)?;
        self.io(set_mode(&spare.file, *mode, executable), "keep the mode of")?;
        Ok(spare)
    }

    /// Makes a file of its own in the same folder.
    fn spare(&self, mode: u32) -> Result<Spare<'_>, HostError> {
        for number in 0..TRIES {
            let name = format!("{}{number}", self.kept.mark);
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
            #[cfg(not(unix))]
            let _ = mode;
            match options.open(self.folder.at(&name)) {
                Ok(file) => return Ok(Spare { folder: self.folder, name, file }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(HostError::io("write", self.path, &error)),
            }
        }
        Err(self.no_spare())
    }

    fn no_spare(&self) -> HostError {
        HostError::io("write", self.path, &io::Error::from(ErrorKind::AlreadyExists))
    }
}

/// A file on its way into its place, removed where it does not get there.
struct Spare<'a> {
    folder: &'a Folder,
    name: String,
    file: File,
}

impl Spare<'_> {
    fn holds(&self, bytes: &[u8], spot: &Spot<'_>) -> Result<(), HostError> {
        spot.io((&self.file).write_all(bytes).and_then(|()| self.file.sync_all()), "write")
    }

    fn take(&self, place: &Path) -> io::Result<()> {
        fs::rename(self.folder.at(&self.name), place)
    }
}

impl Drop for Spare<'_> {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.folder.at(&self.name));
    }
}

/// Gives a file the owner and all permission bits of another, but for the executable bit, which is as asked.
#[cfg(unix)]
fn keep(file: &File, old: &Metadata, executable: bool) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let (mut mode, own) = (old.mode() & 0o7777, file.metadata()?);
    if (own.uid(), own.gid()) != (old.uid(), old.gid())
        && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
    {
        // Bits that lend the owner's rights must not lend somebody else's.
        mode &= 0o777;
    }
    set_mode(file, mode, executable)
}

/// Gives a file permission bits; its executable bit is as asked.
#[cfg(unix)]
fn set_mode(file: &File, mode: u32, executable: bool) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = match (mode & 0o100 != 0, executable) {
        (false, true) => mode | 0o100 | (mode & 0o444) >> 2,
        (true, false) => mode & !0o111,
        (true, true) | (false, false) => mode,
    };
    if file.metadata()?.permissions().mode() & 0o7777 == mode {
        return Ok(());
    }
    let Err(error) = file.set_permissions(fs::Permissions::from_mode(mode)) else { return Ok(()) };
    // Some file systems give every file the same mode.
    let has_none = error.kind() == ErrorKind::Unsupported || error.raw_os_error() == Some(libc::EPERM);
    if has_none && crate::tree::is_executable(&file.metadata()?) == executable { Ok(()) } else { Err(error) }
}

#[cfg(not(unix))]
fn keep(_: &File, _: &Metadata, _: bool) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn set_mode(_: &File, _: u32, _: bool) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn symlink(target: &str, place: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, place)
}

#[cfg(windows)]
fn symlink(target: &str, place: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_file(target, place)
}
