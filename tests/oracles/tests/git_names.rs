//! Names that git refuses to check out, because some file system takes them for `.git`.

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
