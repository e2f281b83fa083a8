//! Runs vector files through the faces and compares what comes back.

mod case;
mod diff;
mod face;
mod process;
mod session;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::Failure;
use case::{Case, Outcome};
use face::{Face, Native};
use process::Process;

const USAGE: &str = "usage: cargo xtask vectors [--face native|js|wasi|all] [--json] FILE…";

/// `cargo xtask vectors`
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    run_with(arguments, Programs::Build)
}

/// Runs all vectors on every face, after the tests: what they take is built.
pub(crate) fn after_tests() -> Result<(), Failure> {
    run_with(&["--face".into(), "all".into(), "tests/vectors".into()], Programs::AreBuilt)
}

/// Where the program comes from that holds the component.
#[derive(Clone, Copy)]
enum Programs {
    Build,
    /// The tests of the whole workspace left it; to build it by itself would build the runtime once more, which then
    /// has other features.
    AreBuilt,
}

fn run_with(arguments: &[String], programs: Programs) -> Result<(), Failure> {
    let (mut faces, mut json, mut files) = ("native".to_owned(), false, Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--face" => faces = rest.next().ok_or(USAGE)?.clone(),
            "--json" => json = true,
            option if option.starts_with("--") => return Err(format!("unknown option `{option}`\n{USAGE}")),
            file => collect(Path::new(file), &mut files)?,
        }
    }
    if files.is_empty() {
        return Err(format!("no vector file was named\n{USAGE}"));
    }
    let names: Vec<&str> = if faces == "all" { vec!["native", "js", "wasi"] } else { vec![faces.as_str()] };
    let mut all = Vec::new();
    for name in &names {
        let mut face = open(name, programs)?;
        // The lines are the same on every face, or the case is reported below.
        let prints = if json { Prints::Lines { are_printed: all.is_empty() } } else { Prints::Mismatches };
        let totals = run(face.as_mut(), &files, prints)?;
        if !json {
            let face = if names.len() > 1 { format!("{name}: ") } else { String::new() };
            println!("{face}{} over-asked, {} disputed", totals.over_asked, totals.disputed);
            println!("{face}{} passed, {} failed", totals.passed, totals.failed.len());
        }
        all.push(totals);
    }
    let mut failed: BTreeSet<String> = all.iter().flat_map(|totals| totals.failed.iter().cloned()).collect();
    if names.len() > 1 {
        let differing = disagreements(&names, &all);
        let cases = all.first().map_or(0, |totals| totals.lines.len());
        if !json {
            println!("{cases} cases on {}: {} answered differently", names.join(", "), differing.len());
            let passed = all.iter().map(|totals| totals.passed).min().unwrap_or(0);
            println!("{} passed, {} failed", passed, failed.union(&differing).count());
        }
        failed.extend(differing);
    }
    if json {
        return Ok(());
    }
    if all.iter().any(|totals| totals.lines.is_empty()) {
        return Err("no case was run".into());
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("{} mismatches", failed.len())) }
}

/// Opens the face of that name.
fn open(name: &str, programs: Programs) -> Result<Box<dyn Face>, Failure> {
    match name {
        "native" => Ok(Box::new(Native::default())),
        "js" => Ok(Box::new(Process::js()?)),
        "wasi" => Ok(Box::new(match programs {
            Programs::Build => Process::wasi()?,
            Programs::AreBuilt => Process::wasi_built()?,
        })),
        other => Err(format!("there is no face `{other}`\n{USAGE}")),
    }
}

#[derive(Default)]
struct Totals {
    passed: usize,
    failed: BTreeSet<String>,
    over_asked: usize,
    disputed: usize,
    /// What each case came to, by file and name, for the comparison of the faces.
    lines: BTreeMap<String, String>,
}

/// What is printed while cases run.
#[derive(Clone, Copy)]
enum Prints {
    Mismatches,
    Lines { are_printed: bool },
}

fn run(face: &mut dyn Face, files: &[PathBuf], prints: Prints) -> Result<Totals, Failure> {
    let mut totals = Totals::default();
    for file in files {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
        let cases = Case::of_file(file, &text)?;
        for (index, case) in cases.iter().enumerate() {
            let line = case.run(face)?;
            match prints {
                Prints::Lines { are_printed } if are_printed => println!("{}", line.text),
                Prints::Lines { .. } => {}
                Prints::Mismatches => report(face.name(), &case.name, &line.outcome),
            }
            let key = format!("{}#{index} {}", file.display(), case.name);
            match line.outcome {
                Outcome::Passed => totals.passed += 1,
                Outcome::OverAsked => {
                    totals.passed += 1;
                    totals.over_asked += 1;
                }
                Outcome::Disputed { .. } => totals.disputed += 1,
                Outcome::Failed { .. } => {
                    totals.failed.insert(key.clone());
                }
            }
            totals.lines.insert(key, line.text);
        }
    }
    Ok(totals)
}

/// Prints what a person wants to know about a case that did not simply pass.
fn report(face: &str, case: &str, outcome: &Outcome) {
    match outcome {
        Outcome::Passed | Outcome::OverAsked => {}
        Outcome::Disputed { why } => println!("{face}: {case}\n  disputed: {why}"),
        Outcome::Failed { expected, got } => {
            println!("{face}: {case}\n  expected {expected}\n  got      {got}");
        }
    }
}

/// Prints every case whose answer differs between faces, and returns their names.
fn disagreements(names: &[&str], all: &[Totals]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let Some((first, others)) = all.split_first() else { return found };
    for (case, text) in &first.lines {
        for (name, other) in names.iter().skip(1).zip(others) {
            let theirs = other.lines.get(case);
            if theirs != Some(text) {
                found.insert(case.clone());
                eprintln!("{case}\n  {} {text}", names.first().unwrap_or(&""));
                eprintln!("  {name} {}", theirs.map_or("nothing", String::as_str));
            }
        }
    }
    found
}

/// Adds a file, or every vector file under a folder, in the order of their names.
fn collect(path: &Path, into: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        into.push(path.to_path_buf());
        return Ok(());
    }
    let entries =
        std::fs::read_dir(path).map_err(|error| format!("cannot list `{}`: {error}", path.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for entry in entries {
        let known = entry.extension().is_some_and(|end| end == "json" || end == "jsonl");
        if entry.is_dir() || known {
            collect(&entry, into)?;
        }
    }
    Ok(())
}
