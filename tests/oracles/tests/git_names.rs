//! Names that git refuses to check out, because some file system takes them for `.git`. `update-index` is asked
//! about a few, and `fsck`, which judges a whole store of trees at once, about code points at every position.
//! `COUNTERSIGN_ORACLE_STEP` is the distance of the code points tried.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use countersign::path::{Access, ProtectionBuilder, judge};
use countersign::{Effect, Profile, Workspace};

const EMPTY_FILE: &str = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

/// Names that git refuses for reasons that protection does not share.
fn is_exception(path: &str) -> bool {
    // A tree must be canonical; a path from an agent is normalised instead.
    path.split('/').any(|name| matches!(name, "" | "." | ".."))
}

fn git_refuses(folder: &Path, path: &str) -> std::io::Result<bool> {
    let entry = format!("100644,{EMPTY_FILE},{path}");
    let options =
        ["-c", "core.protectNTFS=true", "-c", "core.protectHFS=true", "update-index", "--add", "--replace"];
    let mut git = Command::new("git");
    git.args(options).args(["--info-only", "--cacheinfo", &entry]).current_dir(folder).stderr(Stdio::null());
    Ok(!git.status()?.success())
}

#[test]
fn what_git_refuses_is_asked_about() {
    let folder = std::env::temp_dir().join(format!("countersign-git-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    assert!(Command::new("git").args(["init", "-q"]).current_dir(&folder).status().unwrap().success());
    let mut names: Vec<String> =
        [".git", ".GIT", "git~1", "GIT~1", ".gitmodules", "a\\.git\\b", ".git\\config"]
            .map(str::to_owned)
            .into();
    for base in [".git", "git~1", ".Git"] {
        names.extend(
            [".", " ", ". .", ":", "::$INDEX_ALLOCATION", ":x", " .:x", "\\", "\\x", "..."]
                .map(|end| format!("{base}{end}")),
        );
        for c in ('\u{200b}'..='\u{200f}')
            .chain('\u{202a}'..='\u{202e}')
            .chain('\u{2060}'..='\u{206f}')
            .chain(['\u{feff}', '\u{ad}'])
        {
            for at in 0..=base.len() {
                let (before, after) = base.split_at(at);
                names.push(format!("{before}{c}{after}"));
            }
        }
    }
    let protections =
        [Profile::Kiro, Profile::Hardened].map(|profile| ProtectionBuilder::new(profile).build().unwrap());
    let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
    let (mut refused, mut free) = (0, Vec::new());
    for name in &names {
        for path in [name.clone(), format!("{name}/config"), format!("sub/{name}")] {
            if is_exception(&path) || !git_refuses(&folder, &path).unwrap() {
                continue;
            }
            refused += 1;
            for protection in &protections {
                let judged =
                    judge(protection, &workspace, None, "path", &path.as_str().into(), Access::Create);
                if judged.effect() == Effect::Allow {
                    free.push(path.clone());
                }
            }
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(free.is_empty(), "git refuses, and we allow: {free:?}");
    assert!(refused > 300, "git refused {refused} names only");
}

/// Writes a tree for every name, and returns the names by the number of their tree.
fn trees(folder: &Path, names: &[String]) -> std::io::Result<Vec<(String, String)>> {
    let mut git = Command::new("git");
    git.args(["mktree", "--missing", "--batch"]).current_dir(folder);
    let mut child = git.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let quoted = |name: &str| name.replace('\\', "\\\\").replace('"', "\\\"");
    let entry = |name: &String| format!("100644 blob {EMPTY_FILE}\t\"{}\"\n\n", quoted(name)).into_bytes();
    let input: Vec<u8> = names.iter().flat_map(entry).collect();
    let mut stdin = child.stdin.take();
    let writer = std::thread::spawn(move || stdin.as_mut().map(|stdin| stdin.write_all(&input)));
    let output = child.wait_with_output()?.stdout;
    let _ = writer.join();
    let numbers = String::from_utf8_lossy(&output).lines().map(str::to_owned).collect::<Vec<_>>();
    Ok(numbers.into_iter().zip(names.iter().cloned()).collect())
}

#[test]
fn what_git_finds_in_a_store_is_asked_about() {
    let folder = std::env::temp_dir().join(format!("countersign-fsck-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    assert!(Command::new("git").args(["init", "-q"]).current_dir(&folder).status().unwrap().success());
    let step =
        std::env::var("COUNTERSIGN_ORACLE_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(401);
    let telling = ('\u{200b}'..='\u{200f}').chain("\u{ad}\u{17f}\u{212a}\u{feff}.: \\~gGiItT1".chars());
    let mut names = Vec::new();
    for c in (0x21..=0xFFFF).step_by(step).filter_map(char::from_u32).chain(telling) {
        for base in [".git", "git~1"] {
            for at in 0..=base.len() {
                let (before, after) = base.split_at(at);
                names.push(format!("{before}{c}{after}"));
                names.extend(after.get(1..).map(|rest| format!("{before}{c}{rest}")));
            }
        }
    }
    names.retain(|name| !name.contains('/'));
    let trees = trees(&folder, &names).unwrap();
    assert_eq!(trees.len(), names.len());
    let output = Command::new("git").args(["fsck", "--no-dangling"]).current_dir(&folder).output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    std::fs::remove_dir_all(&folder).unwrap();
    let number = |line: &str| {
        let line = line.split_once("hasDotgit").map(|(before, _)| before.to_owned())?;
        line.split([' ', ':']).find(|word| word.len() == 40).map(str::to_owned)
    };
    let refused: std::collections::BTreeSet<String> = said.lines().filter_map(number).collect();
    let workspace = Workspace { roots: vec!["/ws".into()], ..Workspace::default() };
    let protection = ProtectionBuilder::new(Profile::Kiro).build().unwrap();
    let free: Vec<&String> = trees
        .iter()
        .filter(|(number, name)| {
            let judged = judge(&protection, &workspace, None, "path", &name.as_str().into(), Access::Create);
            refused.contains(number) && judged.effect() == Effect::Allow
        })
        .map(|(_, name)| name)
        .collect();
    println!("git finds {} of {} names to be .git", refused.len(), names.len());
    assert!(free.is_empty(), "git finds them to be .git, and we allow them: {free:?}");
    assert!(refused.len() > 20, "git found {} names only: {said}", refused.len());
}
