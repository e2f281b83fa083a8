//! The archive that a kernel unpacks into its first file system: `cpio` in the form `newc`, as the kernel's
//! `Documentation/driver-api/early-userspace/buffer-format.rst` lays it down.

use std::collections::BTreeSet;
use std::path::Path;

use crate::Failure;

const FOLDER: u32 = 0o040_755;
const PROGRAM: u32 = 0o100_755;
const LINK: u32 = 0o120_777;
const TRAILER: &str = "TRAILER!!!";

/// An archive in the making.
///
/// Invariant: a folder is in it before what lies in it, and nothing is in it twice.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    there: BTreeSet<String>,
}

impl Archive {
    /// Adds a folder and those above it.
    pub(super) fn folder(&mut self, path: &str) {
        let path = path.trim_matches('/');
        for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
            if let Some(folder) = path.get(..end).filter(|folder| !folder.is_empty()) {
                self.entry(folder, FOLDER, &[]);
            }
        }
    }

    /// Adds a file that may be run.
    pub(super) fn file(&mut self, path: &str, content: &[u8]) {
        self.within(path, PROGRAM, content);
    }

    /// Adds a link.
    pub(super) fn link(&mut self, path: &str, target: &str) {
        self.within(path, LINK, target.as_bytes());
    }

    /// Adds a file of this machine under a name.
    pub(super) fn copy(&mut self, from: &Path, path: &str) -> Result<(), Failure> {
        let content = std::fs::read(from);
        let content = content.map_err(|error| format!("cannot read {}: {error}", from.display()))?;
        self.file(path, &content);
        Ok(())
    }

    /// Closes the archive and returns it.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.entry(TRAILER, 0, &[]);
        self.bytes
    }

    fn within(&mut self, path: &str, mode: u32, content: &[u8]) {
        let path = path.trim_matches('/');
        if let Some((folder, _)) = path.rsplit_once('/') {
            self.folder(folder);
        }
        self.entry(path, mode, content);
    }

    fn entry(&mut self, path: &str, mode: u32, content: &[u8]) {
        if !self.there.insert(path.to_owned()) {
            return;
        }
        // Every number of the head has eight hexadecimal digits: the file's number, its mode, owner, group, links, time
        // and size, the numbers of two devices, the length of the name with its end, and a sum that this form ignores.
        let numbers = [
            self.there.len(),
            usize::try_from(mode).unwrap_or(0),
            0,
            0,
            1,
            0,
            content.len(),
            0,
            0,
            0,
            0,
            path.len() + 1,
            0,
        ];
        self.bytes.extend(b"070701");
        for number in numbers {
            self.bytes.extend(format!("{number:08x}").bytes());
        }
        self.bytes.extend(path.bytes());
        self.bytes.push(0);
        self.align();
        self.bytes.extend(content);
        self.align();
    }

    fn align(&mut self) {
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }
}

#[cfg(test)]
mod tests {
    use super::Archive;

    #[test]
    fn an_archive_holds_each_folder_once_and_before_its_files() {
        let mut archive = Archive::default();
        archive.file("/a/b/init", b"hello");
        archive.link("a/sh", "b/init");
        let text = String::from_utf8(archive.finish()).unwrap();
        let names: Vec<&str> = text.split("070701").skip(1).map(|entry| &entry[104..]).collect();
        let names: Vec<&str> = names.iter().filter_map(|rest| rest.split('\0').next()).collect();
        assert_eq!(names, ["a", "a/b", "a/b/init", "a/sh", "TRAILER!!!"]);
        assert_eq!(text.len() % 4, 0);
    }
}
