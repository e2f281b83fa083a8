//! The kernel that is started, and its modules: what Debian's `linux-image-amd64` put on this machine. The kernel that
//! runs here has no part in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::archive::Archive;
use crate::Failure;

/// A kernel with the list of its modules.
pub(super) struct Kernel {
    /// The file that is started.
    pub(super) image: PathBuf,
    /// Its version, as in the name of the folder of its modules.
    pub(super) version: String,
    folder: PathBuf,
    /// Lines of `module: modules that it needs`, all of them below the folder.
    needs: String,
    built_in: String,
}

impl Kernel {
    /// Finds the newest kernel that has modules.
    pub(super) fn newest() -> Option<Self> {
        let mut found: Vec<Self> =
            std::fs::read_dir("/boot").ok()?.filter_map(|entry| Self::of(&entry.ok()?.path())).collect();
        found.sort_by_key(|kernel| numbers(&kernel.version));
        found.pop()
    }

    fn of(image: &Path) -> Option<Self> {
        let version = image.file_name()?.to_str()?.strip_prefix("vmlinuz-")?.to_owned();
        let folder = Path::new("/lib/modules").join(&version);
        let needs = std::fs::read_to_string(folder.join("modules.dep")).ok()?;
        let built_in = std::fs::read_to_string(folder.join("modules.builtin")).unwrap_or_default();
        Some(Self { image: image.to_owned(), version, folder, needs, built_in })
    }

    /// Tells whether the kernel has the module, built in or beside it.
    pub(super) fn has(&self, module: &str) -> bool {
        self.line(module).is_some() || self.built_in.lines().any(|file| is_module(file, module))
    }

    /// Puts modules with all that they need into an archive, and the lists by which they are found there.
    pub(super) fn pack(&self, modules: &[&str], archive: &mut Archive) -> Result<(), Failure> {
        let mut files = BTreeSet::new();
        for line in modules.iter().filter_map(|module| self.line(module)) {
            files.extend(line.split([':', ' ']).filter(|file| !file.is_empty()));
        }
        let lists = ["modules.dep", "modules.alias", "modules.builtin", "modules.softdep"];
        for file in files.into_iter().chain(lists) {
            archive
                .copy(&self.folder.join(file), &format!("lib/modules/{}/{file}", self.version))
                .map_err(|error| format!("the kernel {} is not whole: {error}", self.version))?;
        }
        Ok(())
    }

    fn line(&self, module: &str) -> Option<&str> {
        self.needs.lines().find(|line| line.split_once(':').is_some_and(|(file, _)| is_module(file, module)))
    }
}

/// Tells whether a file holds the module of that name, compressed or not; `-` and `_` are the same in one.
fn is_module(file: &str, module: &str) -> bool {
    let name = file.rsplit('/').next().and_then(|name| name.split_once(".ko"));
    name.is_some_and(|(name, _)| name.replace('-', "_") == module.replace('-', "_"))
}

/// The numbers in a version, by which versions are ordered.
fn numbers(version: &str) -> Vec<u64> {
    version.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_module, numbers};

    #[test]
    fn a_module_is_found_by_its_name_alone() {
        assert!(is_module("kernel/fs/nls/nls_iso8859-1.ko.xz", "nls_iso8859_1"));
        assert!(!is_module("kernel/fs/hfsplus/hfsplus.ko", "hfs"));
    }

    #[test]
    fn the_newest_version_is_the_one_with_the_highest_numbers() {
        assert!(numbers("6.1.0-9-amd64") < numbers("6.1.0-56-amd64"));
    }
}
