//! What is inside the other machine: BusyBox, the modules, the program that asks, and the script that starts it.

use std::path::Path;
use std::process::Command;

use super::archive::Archive;
use super::kernel::Kernel;
use super::kind::{Folding, Kind};
use crate::Failure;

/// What the script prints when everything was asked.
pub(super) const DONE: &str = "countersign: asked";

/// What disks and the line back take.
const DEVICES: [&str; 3] = ["virtio_pci", "virtio_blk", "virtio_console"];

/// What the program that asks is told.
pub(super) struct Asked<'a> {
    pub(super) program: &'a Path,
    pub(super) step: &'a str,
    pub(super) seconds: Option<&'a str>,
    /// What an earlier run said.
    pub(super) known: &'a Path,
}

/// Makes the first file system of the machine.
pub(super) fn archive(kind: &Kind, kernel: &Kernel, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
    let mut archive = Archive::default();
    for folder in ["proc", "sys", "dev", "mnt", "tmp"] {
        archive.folder(folder);
    }
    let program = |name: &str| path_of(name).ok_or_else(|| format!("`{name}` is missing"));
    pack_program(&program("busybox")?, "bin/busybox", &mut archive)?;
    pack_program(asked.program, "bin/ask-spellings", &mut archive)?;
    if kind.folding == Folding::InMarkedFolders {
        pack_program(&program("chattr")?, "bin/chattr", &mut archive)?;
    }
    // The kernel calls it by this name when a driver needs another module.
    archive.link("sbin/modprobe", "/bin/busybox");
    let modules = [DEVICES.as_slice(), &[kind.driver], kind.more].concat();
    kernel.pack(&modules, &mut archive)?;
    let known = if asked.known.exists() { std::fs::read(asked.known) } else { Ok(Vec::new()) };
    archive.file("known", &known.map_err(|error| format!("cannot read {}: {error}", asked.known.display()))?);
    archive.file("init", script(kind, asked).as_bytes());
    Ok(archive.finish())
}

/// The first program of the machine. Whatever fails in it is said, and ends it.
fn script(kind: &Kind, asked: &Asked<'_>) -> String {
    let Kind { driver, options, .. } = kind;
    let device = format!("/dev/vda{}", kind.partition);
    // What a driver asks the kernel for by what it can do comes first: the kernel would look for it under other names.
    let modules = [DEVICES.as_slice(), kind.more, &[kind.driver]].concat().join(" ");
    let mark = match kind.folding {
        Folding::Everywhere => "",
        Folding::InMarkedFolders => "try mkdir /mnt/ws\ntry chattr +F /mnt/ws\n",
    };
    let (step, seconds) = (asked.step, asked.seconds.unwrap_or("0"));
    let without = kind.without.join(" ");
    format!(
        "#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin:/sbin
end() {{ echo \"$*\"; sync; poweroff -f; }}
try() {{ \"$@\" || end \"failed: $*\"; }}
wait_for() {{ n=0; while [ ! -e $1 ]; do n=$((n+1)); [ $n -lt 60 ] || end \"failed: no $1\"; sleep 1; done; }}
try mount -t proc proc /proc
try mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in {modules}; do try modprobe $module; done
wait_for {device}
wait_for /dev/vport0p1
try mount -t {driver} -o {options} {device} /mnt
{mark}try ask-spellings /mnt /known {step} {seconds} {without} > /dev/vport0p1
end {DONE}
"
    )
}

/// Adds a program with the libraries that it loads, where it loads any.
fn pack_program(from: &Path, path: &str, archive: &mut Archive) -> Result<(), Failure> {
    archive.copy(from, path)?;
    // A program that loads none makes `ldd` fail, which is an answer, too.
    let listed = Command::new("ldd").arg(from).output();
    let listed = listed.map_err(|error| format!("cannot start `ldd`: {error}"))?;
    let text = String::from_utf8_lossy(&listed.stdout);
    for library in text.split_whitespace().filter(|word| word.starts_with('/')) {
        archive.copy(Path::new(library), library)?;
    }
    Ok(())
}

fn path_of(program: &str) -> Option<std::path::PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
