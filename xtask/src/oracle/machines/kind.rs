//! The file systems that only a kernel's own driver can be asked about.

use std::path::Path;
use std::process::{Command, Stdio};

use countersign_tests_oracles::spellings::plant;

use super::kernel::Kernel;
use crate::Failure;
use crate::shell::{finish, has};

/// A file system, how an image of it is made, and how a kernel mounts it.
pub(super) struct Kind {
    /// What it is, for the person at the terminal.
    pub(super) name: &'static str,
    /// What its files are called, and it itself where one is chosen.
    pub(super) file: &'static str,
    /// The packages that make images of it, and bring its driver where the kernel has none.
    packages: &'static str,
    /// The program that makes it, with its arguments; the image follows, or the image and the folder to put into it.
    make: &'static [&'static str],
    /// The name of the driver.
    pub(super) driver: &'static str,
    /// What else the driver takes while it loads or mounts.
    pub(super) more: &'static [&'static str],
    /// What it is mounted with.
    pub(super) options: &'static str,
    /// What follows the name of the disk in that of the device.
    pub(super) partition: &'static str,
    /// Where the names of a folder are folded.
    pub(super) folding: Folding,
    /// The code points that its driver never comes back from, which are not asked about.
    pub(super) without: &'static [&'static str],
    /// How files come into the image.
    content: Content,
}

/// Where a file system folds names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Folding {
    /// Everywhere.
    Everywhere,
    /// In a folder that was marked for it with `chattr +F`.
    InMarkedFolders,
}

/// How files come into an image.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// The driver writes them.
    Written,
    /// The program that makes the image puts them into it, and nobody writes to it.
    Made,
}

/// Every file system, in the order they are asked.
pub(super) const KINDS: [Kind; 10] = [
    Kind {
        name: "HFS+",
        file: "hfsplus",
        packages: "xorriso",
        make: &["xorriso", "-as", "mkisofs", "-quiet", "-hfsplus", "-o"],
        driver: "hfsplus",
        more: &["nls_utf8"],
        options: "ro",
        partition: "3",
        folding: Folding::Everywhere,
        without: &[],
        content: Content::Made,
    },
    Kind {
        name: "APFS",
        file: "apfs",
        packages: "apfs-dkms apfsprogs linux-headers-amd64",
        make: &["mkapfs"],
        driver: "apfs",
        more: &["crc32c_generic"],
        options: "readwrite",
        without: &APFS_LOOPS,
        ..WRITTEN
    },
    Kind {
        name: "exFAT",
        file: "exfat",
        packages: "exfatprogs",
        make: &["mkfs.exfat"],
        driver: "exfat",
        more: &["nls_utf8"],
        options: "iocharset=utf8",
        ..WRITTEN
    },
    Kind {
        name: "FAT with names in UTF-8",
        file: "vfat",
        more: &["nls_cp437", "nls_ascii"],
        options: "utf8=1,iocharset=ascii,codepage=437",
        ..FAT
    },
    Kind {
        name: "FAT with names in Latin-1",
        file: "vfat-latin",
        more: &["nls_cp437", "nls_iso8859_1"],
        options: "utf8=0,iocharset=iso8859-1,codepage=437",
        ..FAT
    },
    Kind {
        name: "ext4 with casefold",
        file: "ext4",
        packages: "e2fsprogs",
        make: &["mkfs.ext4", "-q", "-O", "casefold", "-E", "encoding=utf8"],
        driver: "ext4",
        more: &["crc32c_generic"],
        options: "rw",
        folding: Folding::InMarkedFolders,
        ..WRITTEN
    },
    Kind {
        name: "F2FS with casefold",
        file: "f2fs",
        packages: "f2fs-tools e2fsprogs",
        make: &["mkfs.f2fs", "-q", "-O", "casefold", "-C", "utf8"],
        driver: "f2fs",
        more: &["crc32_generic"],
        options: "rw",
        folding: Folding::InMarkedFolders,
        ..WRITTEN
    },
    Kind {
        name: "JFS as OS/2 has it",
        file: "jfs",
        packages: "jfsutils",
        make: &["mkfs.jfs", "-q", "-O"],
        driver: "jfs",
        more: &["nls_utf8"],
        options: "iocharset=utf8",
        ..WRITTEN
    },
    Kind {
        name: "XFS without case",
        file: "xfs",
        packages: "xfsprogs",
        make: &["mkfs.xfs", "-q", "-n", "version=ci"],
        driver: "xfs",
        more: &["crc32c_generic"],
        options: "rw",
        ..WRITTEN
    },
    Kind {
        name: "HFS",
        file: "hfs",
        packages: "hfsutils",
        make: &["hformat", "-l", "countersign"],
        driver: "hfs",
        options: "rw",
        ..WRITTEN
    },
];

/// Greek letters with a mark before the iota below them. Folded, that iota begins a new run of marks in the middle of a
/// character, and `apfs_normalize_next` of linux-apfs-rw 0.3.0 looks for the end of the run for ever.
const APFS_LOOPS: [&str; 10] = [
    "1f80-1faf",
    "1fb2-1fb2",
    "1fb4-1fb4",
    "1fb7-1fb7",
    "1fc2-1fc2",
    "1fc4-1fc4",
    "1fc7-1fc7",
    "1ff2-1ff2",
    "1ff4-1ff4",
    "1ff7-1ff7",
];

const FAT: Kind =
    Kind { packages: "dosfstools", make: &["mkfs.vfat", "-F", "32"], driver: "vfat", ..WRITTEN };

const WRITTEN: Kind = Kind {
    name: "",
    file: "",
    packages: "",
    make: &[],
    driver: "",
    more: &[],
    options: "",
    partition: "",
    folding: Folding::Everywhere,
    without: &[],
    content: Content::Written,
};

/// What XFS needs at least; the files have holes, and take up less.
const SIZE: u64 = 320 * 1024 * 1024;

impl Kind {
    /// Says what is missing to ask about it, with the line that installs it.
    pub(super) fn missing(&self, kernel: &Kernel) -> Option<String> {
        let maker = self.make.first().copied().unwrap_or_default();
        let marker = if self.folding == Folding::InMarkedFolders { "chattr" } else { maker };
        let programs = [maker, marker].into_iter().find(|program| !has(program));
        let lacks = programs.map(|program| format!("`{program}` is missing")).or_else(|| {
            let lacks = !kernel.has(self.driver);
            lacks.then(|| format!("the kernel {} has no driver `{}`", kernel.version, self.driver))
        })?;
        Some(format!("{lacks}: apt-get install {}", self.packages))
    }

    /// Makes an image anew.
    pub(super) fn make(&self, image: &Path) -> Result<(), Failure> {
        let failed = |error| format!("cannot prepare {}: {error}", image.display());
        let file = std::fs::File::create(image).map_err(failed)?;
        file.set_len(SIZE).map_err(failed)?;
        let Some((program, arguments)) = self.make.split_first() else { return Ok(()) };
        let tree = image.with_extension("tree");
        let (image, folder) = (image.display().to_string(), tree.display().to_string());
        let mut arguments = [arguments, &[image.as_str()]].concat();
        if self.content == Content::Made {
            plant(&tree.join("ws")).map_err(failed)?;
            arguments.push(&folder);
        }
        let mut command = Command::new(program);
        // `hformat` remembers the volume in the folder of the person who ran it.
        command.args(&arguments).env("HOME", tree.parent().unwrap_or(&tree));
        finish(command.stdout(Stdio::null()).stderr(Stdio::null()), program, &arguments)
    }
}
