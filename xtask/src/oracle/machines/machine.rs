//! One machine from its start to its end: QEMU computes every instruction, so that nothing of this machine's processor
//! is needed, and a whole system takes seconds to start.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use countersign_tests_oracles::sweep::BLOCKS;

use super::guest::DONE;
use super::kernel::Kernel;
use crate::Failure;

/// The program that is the machine.
pub(super) const PROGRAM: &str = "qemu-system-x86_64";

/// A machine that answers nothing for so long hangs, whatever its console says. To start takes it a part of that, and so
/// does the longest block.
const SILENCE: Duration = Duration::from_secs(900);

/// What the kernel is told. One that panics starts anew at once, which ends the machine; an emulated clock can be late
/// where it is checked; and what guards a kernel against its programs makes each question slower, where there is nothing
/// to guard.
const PARAMETERS: &str = "console=ttyS0 quiet panic=-1 no_timer_check mitigations=off init_on_alloc=0 \
                          hardened_usercopy=off randomize_kstack_offset=off apparmor=0 audit=0";

/// The files of a machine.
pub(super) struct Machine {
    /// What its kernel unpacks first.
    pub(super) archive: PathBuf,
    /// Its disk.
    pub(super) disk: PathBuf,
    /// What it says on its console.
    pub(super) console: PathBuf,
    /// What it found out, at the end of what was there before.
    pub(super) answers: PathBuf,
}

/// A started machine, which ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Machine {
    /// Starts the machine and waits until it has asked everything.
    pub(super) fn run(&self, kernel: &Kernel) -> Result<(), Failure> {
        let mut running = self.start(kernel)?;
        let (start, mut said, mut heard, mut tenth) = (Instant::now(), 0, Instant::now(), 0);
        loop {
            let ended =
                running.0.try_wait().map_err(|error| format!("cannot wait for {PROGRAM}: {error}"))?;
            let blocks = last_block(&self.answers).map_or(0, |block| block + 1);
            if blocks * 10 / BLOCKS > tenth {
                tenth = blocks * 10 / BLOCKS;
                eprintln!("  {blocks} of {BLOCKS} blocks asked, {} s", start.elapsed().as_secs());
            }
            let size = size(&self.answers);
            if size != said {
                (said, heard) = (size, Instant::now());
            }
            if let Some(status) = ended {
                return self.judged(&format!("it ended ({status})"));
            }
            if heard.elapsed() > SILENCE {
                return Err(self.last_words(&format!("it answered nothing for {} s", SILENCE.as_secs())));
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }

    fn start(&self, kernel: &Kernel) -> Result<Running, Failure> {
        let failed = |error| format!("cannot write {}: {error}", self.console.display());
        let console = File::create(&self.console).map_err(failed)?;
        let complaints = console.try_clone().map_err(failed)?;
        let mut command = Command::new(PROGRAM);
        command.args(["-accel", "tcg", "-smp", "1", "-m", "1024", "-nodefaults", "-nographic", "-no-reboot"]);
        command.args(["-serial", "stdio", "-device", "virtio-serial-pci"]);
        command.arg("-chardev").arg(with("file,id=answers,append=on,path=", &self.answers));
        command.args(["-device", "virtserialport,chardev=answers"]);
        command.arg("-drive").arg(with("if=virtio,format=raw,cache=unsafe,file=", &self.disk));
        command.arg("-kernel").arg(&kernel.image).arg("-initrd").arg(&self.archive);
        command.args(["-append", PARAMETERS]);
        command.stdin(Stdio::null()).stdout(console).stderr(complaints);
        command.spawn().map(Running).map_err(|error| format!("cannot start {PROGRAM}: {error}"))
    }

    fn judged(&self, how: &str) -> Result<(), Failure> {
        if text(&self.console).contains(DONE) { Ok(()) } else { Err(self.last_words(how)) }
    }

    fn last_words(&self, how: &str) -> Failure {
        // The firmware moves the cursor about.
        let console = text(&self.console).replace(|c: char| c.is_control() && c != '\n', "");
        let lines: Vec<&str> = console.lines().collect();
        let last = lines.get(lines.len().saturating_sub(12)..).unwrap_or_default().join("\n    ");
        format!("the machine did not ask everything: {how}; its last words:\n    {last}")
    }
}

/// A path as a part of an option, where a comma is written twice.
fn with(option: &str, path: &Path) -> String {
    format!("{option}{}", path.display().to_string().replace(',', ",,"))
}

/// Reads the number of the last block out of the end of the answers, which can be long. Blocks are asked in order.
fn last_block(answers: &Path) -> Option<u32> {
    let mut file = File::open(answers).ok()?;
    let start = file.metadata().ok()?.len().saturating_sub(4096);
    let mut end = Vec::new();
    file.seek(SeekFrom::Start(start)).ok()?;
    file.read_to_end(&mut end).ok()?;
    let end = String::from_utf8_lossy(&end);
    end.lines().rev().find_map(|line| line.strip_prefix("block ")?.parse().ok())
}

fn text(file: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(file).unwrap_or_default()).into_owned()
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |data| data.len())
}
