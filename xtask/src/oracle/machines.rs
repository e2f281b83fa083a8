//! `cargo xtask oracle paths --real-machines [--only NAME] [--step N] [--seconds N]`: lets the drivers of a kernel
//! say which spellings open a protected file, where no driver outside a kernel has the rules of the file system.
//!
//! For each file system a machine is emulated, with the kernel that Debian has, an image on its disk, and the program
//! that asks in its memory: a question is one system call there, so that `--step 1` is the rule here. The machine only
//! says what opened a file; the core is held against that outside of it. What it said is kept while it is not all, in
//! `target/oracle/machines`, and the next run goes on from there.

mod archive;
mod guest;
mod kernel;
mod kind;
mod machine;

use std::path::{Path, PathBuf};
use std::time::Instant;

use countersign_tests_oracles::sweep::{BLOCKS, Sweep, code_points};

use self::guest::Asked;
use self::kernel::Kernel;
use self::kind::{KINDS, Kind};
use self::machine::{Machine, PROGRAM};
use crate::Failure;
use crate::shell::{has, root, run, step};

/// A file system that opens fewer spellings was not asked: each has its names without case at least.
const FEWEST: usize = 50;

/// What is asked, of whom, and how long.
struct Machines {
    step: String,
    seconds: Option<String>,
    base: PathBuf,
    kernel: Kernel,
}

/// Asks every file system that can be had, or only the one of that name, and names those that cannot.
pub(super) fn command(distance: &str, seconds: Option<&str>, only: Option<&str>) -> Result<(), Failure> {
    let kinds: Vec<&Kind> = KINDS.iter().filter(|kind| only.is_none_or(|only| kind.file == only)).collect();
    if kinds.is_empty() {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.file).collect();
        return Err(format!("`--only` takes one of {}", names.join(", ")));
    }
    let machines = Machines::there(distance, seconds)?;
    let line = ["build", "--profile", "host", "-p", "countersign-tests-oracles", "--bin", "ask-spellings"];
    step("building the program that asks", || run(&root(), "cargo", &line))?;
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for kind in &kinds {
        if let Some(missing) = kind.missing(&machines.kernel) {
            println!("skipped: {} ({missing})", kind.name);
            continue;
        }
        asked += 1;
        if let Err(failure) = step(&format!("asking {}", kind.name), || machines.ask(kind)) {
            eprintln!("{}: {failure}", kind.name);
            wrong.push(kind.name);
        }
    }
    println!("{asked} of {} file systems asked, {} with a failure", kinds.len(), wrong.len());
    match (wrong.is_empty(), asked) {
        (true, 0) => Err("no file system could be asked".to_owned()),
        (true, _) => Ok(()),
        (false, _) => Err(format!("not all is well with {}", wrong.join(", "))),
    }
}

impl Machines {
    /// Finds what every machine takes, or says what is missing.
    fn there(distance: &str, seconds: Option<&str>) -> Result<Self, Failure> {
        if std::env::consts::ARCH != "x86_64" {
            return Err(
                "`--real-machines` starts the programs of this machine under Debian's kernel for x86-64"
                    .to_owned(),
            );
        }
        let kernel = Kernel::newest();
        let missing: Vec<&str> = [
            (has(PROGRAM), "qemu-system-x86"),
            (has("busybox"), "busybox-static"),
            (kernel.is_some(), "linux-image-amd64"),
        ]
        .iter()
        .filter_map(|(is_there, package)| (!is_there).then_some(*package))
        .collect();
        let base = root().join("target/oracle/machines");
        std::fs::create_dir_all(&base).map_err(|error| format!("cannot make {}: {error}", base.display()))?;
        match kernel {
            Some(kernel) if missing.is_empty() => {
                Ok(Self { step: distance.to_owned(), seconds: seconds.map(str::to_owned), base, kernel })
            }
            _ => Err(format!(
                "no machine can be started here: apt-get install --no-install-recommends {}",
                missing.join(" ")
            )),
        }
    }

    /// Asks one file system and holds the core against what it said.
    fn ask(&self, kind: &Kind) -> Result<(), Failure> {
        let name = format!("{}-{}-step-{}", kind.file, self.kernel.version, self.step);
        let file = |end: &str| self.base.join(format!("{name}.{end}"));
        let machine = Machine {
            archive: file("cpio"),
            disk: file("img"),
            console: file("console"),
            answers: file("unfinished"),
        };
        trim(&machine.answers)?;
        let begun = Instant::now();
        self.prepare(kind, &machine)?;
        let ended = machine.run(&self.kernel);
        let _ = std::fs::remove_file(&machine.disk);
        let _ = std::fs::remove_file(&machine.archive);
        let left = self.judged(kind, &machine.answers, begun)?;
        ended?;
        if left == 0 {
            std::fs::rename(&machine.answers, file("answers"))
                .map_err(|error| format!("cannot keep {}: {error}", machine.answers.display()))?;
        } else if self.seconds.is_none() {
            return Err(format!("{left} blocks were left out"));
        }
        Ok(())
    }

    /// Holds the core against everything that a machine said, reports it, and returns how many blocks are left.
    fn judged(&self, kind: &Kind, answers: &Path, begun: Instant) -> Result<u32, Failure> {
        let sweep = Sweep {
            step: self.step.parse().unwrap_or(1),
            known: Some(answers.to_owned()),
            until: None,
            without: kind.without.iter().filter_map(|range| code_points(range)).collect(),
        };
        let (answer, left) =
            sweep.recall().map_err(|error| format!("cannot read {}: {error}", answers.display()))?;
        let asked = (0..BLOCKS).filter(|block| !left.contains(block));
        let tried: usize = asked.map(|block| sweep.questions(block).len()).sum();
        let (aliases, missed) = (answer.aliases.len(), answer.missed());
        println!(
            "{}: {tried} spellings tried, {aliases} opened a protected file, {} of them passed without a question, {} of \
             {BLOCKS} blocks asked, {} s",
            kind.name,
            missed.len(),
            BLOCKS - answer.left,
            begun.elapsed().as_secs()
        );
        if !kind.without.is_empty() {
            let without = kind.without.join(", ");
            println!("{}: its driver never comes back from {without}, which were left out", kind.name);
        }
        if !missed.is_empty() {
            return Err(format!("a protected file is opened without a question:\n{}", missed.join("\n")));
        }
        if answer.left == 0 && aliases < FEWEST {
            return Err(format!("only {aliases} spellings opened a file"));
        }
        Ok(answer.left)
    }

    /// Makes the disk and the memory of a machine.
    fn prepare(&self, kind: &Kind, machine: &Machine) -> Result<(), Failure> {
        kind.make(&machine.disk)?;
        let asked = Asked {
            program: &root().join("target/host/ask-spellings"),
            step: &self.step,
            seconds: self.seconds.as_deref(),
            known: &machine.answers,
        };
        let archive = guest::archive(kind, &self.kernel, &asked)?;
        std::fs::write(&machine.archive, archive)
            .map_err(|error| format!("cannot write {}: {error}", machine.archive.display()))
    }
}

/// Takes away what a machine that was ended had not said to the end: what follows the last line of a block.
fn trim(answers: &Path) -> Result<(), Failure> {
    let failed = |error| format!("cannot go on from {}: {error}", answers.display());
    if !answers.exists() {
        return Ok(());
    }
    let text = std::fs::read_to_string(answers).map_err(failed)?;
    let whole: Vec<&str> = text.split_inclusive('\n').collect();
    let end = whole.iter().rposition(|line| line.starts_with("block ") && line.ends_with('\n'));
    let kept = whole.get(..end.map_or(0, |end| end + 1)).unwrap_or_default();
    std::fs::write(answers, kept.concat()).map_err(failed)
}
