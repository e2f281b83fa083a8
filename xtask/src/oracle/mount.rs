//! Images of other systems' file systems, mounted through drivers that need no help of the kernel.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;
use crate::shell::{finish, has};

/// A file system that can be asked.
pub(super) struct Kind {
    /// What it is, for the person at the terminal.
    pub(super) name: &'static str,
    /// The line that gets what is missing.
    pub(super) install: &'static str,
    make: &'static [&'static str],
    driver: &'static [&'static str],
    /// The driver takes devices only, which needs root.
    device: bool,
}

/// Every file system, in the order they are asked.
pub(super) const KINDS: [Kind; 4] = [
    Kind {
        name: "NTFS through lowntfs-3g, whatever the case",
        install: "apt-get install ntfs-3g",
        make: &["mkntfs", "-q", "-F"],
        driver: &["lowntfs-3g", "-o", "ignore_case"],
        device: false,
    },
    Kind {
        name: "NTFS through ntfs-3g, with streams",
        install: "apt-get install ntfs-3g",
        make: &["mkntfs", "-q", "-F"],
        driver: &["ntfs-3g", "-o", "streams_interface=windows"],
        device: false,
    },
    Kind {
        name: "FAT through fusefat",
        install: "apt-get install fusefat dosfstools",
        make: &["mkfs.vfat", "-F", "32"],
        driver: &["fusefat", "-o", "rw+"],
        device: false,
    },
    Kind {
        name: "exFAT through exfat-fuse",
        install: "apt-get install exfat-fuse exfatprogs (and root, for a loop device)",
        make: &["mkfs.exfat"],
        driver: &["mount.exfat-fuse"],
        device: true,
    },
];

/// A mounted image.
pub(super) struct Mounted {
    pub(super) folder: PathBuf,
    device: Option<String>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("fusermount").arg("-u").arg(&self.folder).status();
        if let Some(device) = &self.device {
            let _ = Command::new("losetup").args(["-d", device]).status();
        }
    }
}

impl Kind {
    /// Tells whether everything is there to mount it.
    pub(super) fn is_there(&self) -> bool {
        let programs = [self.make, self.driver].into_iter().filter_map(|line| line.first());
        let devices =
            !self.device || (has("losetup") && Path::new("/dev/loop-control").exists() && is_root());
        programs.chain(&["fusermount"]).all(|program| has(program)) && devices
    }

    /// Makes an image below `base` and mounts it.
    pub(super) fn mount(&self, base: &Path, number: usize) -> Result<Mounted, Failure> {
        let (image, folder) = (base.join(format!("{number}.img")), base.join(number.to_string()));
        let failed = |error| format!("cannot prepare {}: {error}", image.display());
        std::fs::create_dir_all(&folder).map_err(failed)?;
        let file = std::fs::File::create(&image).map_err(failed)?;
        file.set_len(64 * 1024 * 1024).map_err(failed)?;
        let (image, folder_name) = (image.display().to_string(), folder.display().to_string());
        quietly(self.make, &[&image])?;
        let device = if self.device { Some(loop_device(&image)?) } else { None };
        let mounted = Mounted { folder, device };
        quietly(self.driver, &[mounted.device.as_ref().unwrap_or(&image), &folder_name])?;
        Ok(mounted)
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn loop_device(image: &str) -> Result<String, Failure> {
    let output = Command::new("losetup").args(["-f", "--show", image]).output();
    let output = output.map_err(|error| format!("cannot start losetup: {error}"))?;
    let device = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if output.status.success() { Ok(device) } else { Err(format!("there is no loop device for {image}")) }
}

/// Runs a line whose output says nothing that matters here.
fn quietly(line: &[&str], more: &[&str]) -> Result<(), Failure> {
    let Some((program, arguments)) = line.split_first() else { return Ok(()) };
    let arguments: Vec<&str> = arguments.iter().chain(more).copied().collect();
    let mut command = Command::new(program);
    command.args(&arguments).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    finish(&mut command, program, &arguments)
}
