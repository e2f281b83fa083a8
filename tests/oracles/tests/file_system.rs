//! Spellings against a real file system: what opens a protected file must be asked about, however it is spelled.
//!
//! The folder for temporary files is always asked. `COUNTERSIGN_ORACLE_DIRS` names further folders, on other file
//! systems, separated by `:`; `COUNTERSIGN_ORACLE_STEP` is the distance of the code points tried there, 1 for all.
//! The folder for temporary files answers fast: it is asked about all of them where the distance is set at all.
//! `COUNTERSIGN_ORACLE_SECONDS` bounds the questions to each further folder; what is known then is kept beside it, in a
//! file with its name and the distance, and the next run goes on from there.

use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use countersign::path::{Access, Protection, judge};
use countersign::{Effect, Platform};
use countersign_tests_oracles::spellings::{ORDINARY, opens, plant, protections, workspace};
use countersign_tests_oracles::sweep::{BLOCKS, Question, Sweep};

/// Asks one file system; returns how many spellings opened a file, how many blocks are left, and what was not seen.
fn ask(folder: &Path, sweep: &Sweep) -> io::Result<(usize, u32, Vec<String>)> {
    let root = folder.join(format!("countersign-oracle-{}/ws", std::process::id()));
    plant(&root)?;
    let shown = root.display().to_string();
    let answer = sweep.run(&mut |questions: &[Question]| {
        let opened = |(_, (spelling, name)): &(usize, &Question)| opens(&format!("{shown}/{spelling}"), name);
        Ok(questions.iter().enumerate().filter(opened).map(|(at, _)| at).collect())
    })?;
    fs::remove_dir_all(root.parent().unwrap_or(&root))?;
    Ok((answer.aliases.len(), answer.left, answer.missed()))
}

fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn whatever_opens_a_protected_file_is_asked_about() {
    let distance = number("COUNTERSIGN_ORACLE_STEP");
    let seconds = number("COUNTERSIGN_ORACLE_SECONDS").map(|seconds| Duration::from_secs(seconds as u64));
    let more = std::env::var("COUNTERSIGN_ORACLE_DIRS").unwrap_or_default();
    let folders = std::iter::once(std::env::temp_dir())
        .chain(more.split(':').filter(|name| !name.is_empty()).map(Into::into));
    for (at, folder) in folders.enumerate() {
        let step = match distance {
            Some(_) if at == 0 => 1,
            Some(step) => step,
            None => 101,
        };
        let bounded = seconds.filter(|_| at > 0);
        let known = bounded.map(|_| folder.with_extension(format!("step-{step}")));
        let until = bounded.map(|seconds| Instant::now() + seconds);
        let sweep = Sweep { step, known, until, ..Sweep::default() };
        let (aliases, left, missed) = ask(&folder, &sweep).unwrap();
        let shown = folder.display();
        println!(
            "{shown}: {aliases} spellings opened a protected file, {} of {BLOCKS} blocks asked",
            BLOCKS - left
        );
        assert!(missed.is_empty(), "{shown}:\n{}", missed.join("\n"));
        assert!(left > 0 || aliases > 50, "{shown}: only {aliases} spellings opened a file");
    }
}

#[test]
fn ordinary_files_are_free() {
    let protections = protections();
    assert_eq!(protections.len(), 2);
    for name in ORDINARY {
        let asks = |protection: &Protection| {
            let posix = workspace(Platform::Posix);
            judge(protection, &posix, None, "path", &name.into(), Access::Write).effect() > Effect::Allow
        };
        assert!(!protections.iter().any(asks), "{name}");
    }
}
