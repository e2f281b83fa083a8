//! What the host keeps for itself: the session as it stands, and the journal of a plan that is being carried out.
//!
//! Both hold file contents, so only the owner can read them. Each is replaced as a whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::error::HostError;
use crate::folder::{Entered, Folder};

/// The session as it stands.
pub(crate) const SESSION: &str = "session";
/// The session with the plan that is being carried out.
pub(crate) const JOURNAL: &str = "journal";

/// The modes of files that are gone, which sessions do not hold: a line each, octal digits and the path.
const MODES: &str = "modes";

/// What steps need beside themselves.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The start of the names that spare files of this host have: always the same for a folder, so that what a dead
    /// process left behind is found again, and another host's is not.
    pub(crate) mark: String,
    /// The modes of files that are gone.
    pub(crate) modes: BTreeMap<String, u32>,
}

/// The folder of the host's own files.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) folder: PathBuf,
}

impl Store {
    pub(crate) fn open(folder: &Path) -> Result<Self, HostError> {
        let shown = folder.to_string_lossy();
        let failed = |error: io::Error| HostError::io("open", &shown, &error);
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed)?;
        Ok(Self { folder: folder.canonicalize().map_err(failed)? })
    }

    /// Returns what a name holds.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, HostError> {
        match fs::read(self.folder.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed("read", name, &error)),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// Writes a name so that it holds the old bytes or the new ones, whatever happens, and lasts.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), HostError> {
        let failed = |error: io::Error| self.failed("write", name, &error);
        let fresh = self.folder.join(format!("{name}.new"));
        match fs::remove_file(&fresh) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            Ok(()) | Err(_) => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh).map_err(failed)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        let placed = written.and_then(|()| fs::rename(&fresh, self.folder.join(name)));
        if placed.is_err() {
            let _ = fs::remove_file(&fresh);
        }
        placed.and_then(|()| self.sync()).map_err(failed)
    }

    pub(crate) fn remove(&self, name: &str) -> Result<(), HostError> {
        let removed = fs::remove_file(self.folder.join(name));
        removed.and_then(|()| self.sync()).map_err(|error| self.failed("remove", name, &error))
    }

    pub(crate) fn kept(&self) -> Result<Kept, HostError> {
        let bytes = self.folder.as_os_str().as_encoded_bytes().iter();
        // FNV-1a
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Ok(Kept { mark: format!(".countersign-{hash:016x}-"), modes: self.modes()? })
    }

    /// Adds to the modes of files that are gone.
    pub(crate) fn note_modes(&self, lost: impl Iterator<Item = (String, u32)>) -> Result<(), HostError> {
        let before = self.modes()?;
        let mut modes = before.clone();
        modes.extend(lost.filter(|(path, _)| !path.contains('\n')));
        if modes == before {
            return Ok(());
        }
        let lines: String = modes.iter().map(|(path, mode)| format!("{mode:o} {path}\n")).collect();
        self.write(MODES, lines.as_bytes())
    }

    fn modes(&self) -> Result<BTreeMap<String, u32>, HostError> {
        let text = String::from_utf8(self.read(MODES)?.unwrap_or_default()).unwrap_or_default();
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        Ok(lines
            .filter_map(|(mode, path)| Some((path.to_owned(), u32::from_str_radix(mode, 8).ok()?)))
            .collect())
    }

    fn sync(&self) -> io::Result<()> {
        match Folder::open(&self.folder)? {
            Entered::Folder(folder) => folder.sync(),
            Entered::Missing | Entered::Blocked => Ok(()),
        }
    }

    fn failed(&self, doing: &str, name: &str, error: &io::Error) -> HostError {
        HostError::io(doing, &self.folder.join(name).to_string_lossy(), error)
    }
}
