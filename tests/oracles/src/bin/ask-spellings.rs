//! `ask-spellings FOLDER KNOWN STEP SECONDS [FIRST-LAST]...`: asks the file system of a folder which spellings open a
//! protected file, and prints what each block came to as soon as it is known.
//!
//! This is the part of `cargo xtask oracle paths --real-machines` that runs inside the other machine, beside its kernel:
//! there a question is one system call. It judges nothing, so that a rule can change without a machine being asked
//! again. `KNOWN` holds what an earlier run said, in the same lines; `SECONDS` is how long it asks, 0 for as long as it
//! takes; code points from `FIRST` to `LAST` are left out.

use std::error::Error;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};

use countersign_tests_oracles::spellings::{PROTECTED, opens, plant};
use countersign_tests_oracles::sweep::{Question, Sweep, code_points, told};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, known, step, seconds, without @ ..] = arguments.as_slice() else {
        return Err("usage: ask-spellings FOLDER KNOWN STEP SECONDS [FIRST-LAST]...".into());
    };
    let seconds = Duration::from_secs(seconds.parse()?);
    let until = (!seconds.is_zero()).then(|| Instant::now() + seconds);
    let without: Option<Vec<_>> = without.iter().map(|range| code_points(range)).collect();
    let root = format!("{folder}/ws");
    // What can only be read was planted by whoever made it.
    if !PROTECTED.iter().all(|(name, _)| Path::new(&root).join(name).exists()) {
        plant(Path::new(&root))?;
    }
    let sweep =
        Sweep { step: step.parse()?, known: Some(known.into()), until, without: without.ok_or("no range")? };
    let left = sweep.recall()?.1;
    // From inside the folder a kernel has less to walk.
    std::env::set_current_dir(&root)?;
    let mut ask = |questions: &[Question]| {
        let opened = |(_, (spelling, name)): &(usize, &Question)| opens(spelling, name);
        Ok(questions.iter().enumerate().filter(opened).map(|(at, _)| at).collect())
    };
    let mut out = io::stdout().lock();
    for block in left {
        if sweep.until.is_some_and(|until| Instant::now() >= until) {
            break;
        }
        out.write_all(told(block, &sweep.ask(block, &mut ask)?).as_bytes())?;
        out.flush()?;
    }
    Ok(())
}
