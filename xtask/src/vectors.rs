//! Runs vector files through the faces and compares what comes back.

mod case;
mod face;
mod process;
mod session;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Failure;
use case::{Case, Outcome};
use face::{Face, Native};
use process::Process;

const USAGE: &str = "usage: cargo xtask vectors [--face native|js|wasi|all] [--json] FILE…";

/// `cargo xtask vectors`
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
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
    let mut lines: Vec<BTreeMap<String, String>> = Vec::new();
    let mut failed = 0;
    for name in &names {
        let mut face = open(name)?;
        let totals = run(face.as_mut(), &files, json && names.len() == 1)?;
        if !json {
            println!("{name}: {} over-asked, {} disputed", totals.over_asked, totals.disputed);
            println!("{name}: {} passed, {} failed", totals.passed, totals.failed);
        }
        failed += totals.failed;
        if totals.passed + totals.failed + totals.disputed == 0 {
            return Err("no case was run".into());
        }
        lines.push(totals.lines);
    }
    if names.len() > 1 {
        failed += disagreements(&names, &lines, json);
    }
    if failed > 0 && !json { Err(format!("{failed} mismatches")) } else { Ok(()) }
}

/// Opens the face of that name.
fn open(name: &str) -> Result<Box<dyn Face>, Failure> {
    match name {
        "native" => Ok(Box::new(Native::default())),
        "js" => Ok(Box::new(Process::js()?)),
        "wasi" => Ok(Box::new(Process::wasi()?)),
        other => Err(format!("there is no face `{other}`\n{USAGE}")),
    }
}

#[derive(Default)]
struct Totals {
    passed: usize,
    failed: usize,
    over_asked: usize,
    disputed: usize,
    /// What each case came to, by file and name, for the comparison of the faces.
    lines: BTreeMap<String, String>,
}

fn run(face: &mut dyn Face, files: &[PathBuf], json: bool) -> Result<Totals, Failure> {
    let mut totals = Totals::default();
    for file in files {
        let text = std::fs::read_to_string(file)
            .map_err(|error| format!("cannot read `{}`: {error}", file.display()))?;
        let cases = Case::of_file(file, &text)?;
        for (index, case) in cases.iter().enumerate() {
            let line = case.run(face)?;
            if json {
                println!("{}", line.text);
            }
            match &line.outcome {
                Outcome::Passed => totals.passed += 1,
                Outcome::OverAsked => {
                    totals.passed += 1;
                    totals.over_asked += 1;
                }
                Outcome::Disputed => totals.disputed += 1,
                Outcome::Failed { expected, got } => {
                    totals.failed += 1;
                    if !json {
                        println!("{}: {}", face.name(), case.name);
                        println!("  expected {expected}\n  got      {got}");
                    }
                }
            }
            totals.lines.insert(format!("{}#{index} {}", file.display(), case.name), line.text);
        }
    }
    Ok(totals)
}

/// Prints every case whose answer differs between faces, and returns their number.
fn disagreements(names: &[&str], lines: &[BTreeMap<String, String>], json: bool) -> usize {
    let Some((first, others)) = lines.split_first() else { return 0 };
    let mut count = 0;
    for (case, text) in first {
        for (name, other) in names.iter().skip(1).zip(others) {
            if other.get(case) != Some(text) {
                count += 1;
                if !json {
                    println!("{case}\n  {} {text}", names.first().unwrap_or(&""));
                    println!("  {name} {}", other.get(case).map_or("nothing", String::as_str));
                }
            }
        }
    }
    if !json {
        println!("{} cases compared on {}: {count} disagreements", first.len(), names.join(", "));
    }
    count
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
