//! Spellings against a real file system: what opens a protected file must be asked about, however it is spelled.
//!
//! The folder for temporary files is always asked. `COUNTERSIGN_ORACLE_DIRS` names further folders, on other file
//! systems, separated by `:`; `COUNTERSIGN_ORACLE_STEP` is the distance of the code points tried, 1 for all.

use std::fmt::Write as _;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use countersign::path::{Access, Protection, ProtectionBuilder, judge};
use countersign::{Effect, Platform, Profile, Workspace};

const PROTECTED: [&str; 7] = [
    ".git/config",
    ".git/hooks/pre-commit",
    ".vscode/settings.json",
    "mcp.json",
    ".kiroignore",
    "proj.code-workspace",
    "sub/.git",
];
const ORDINARY: [&str; 4] = ["src/main.rs", "notes.md", "docs/readme.txt", ".github/dependabot.yml"];

/// Returns the device and file number that `path` opens.
fn identity(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|data| (data.dev(), data.ino()))
}

/// Generates spellings of `name` that some file system may take for it.
fn spellings(name: &str, step: usize) -> Vec<String> {
    let mut out =
        vec![name.to_uppercase(), format!("./{name}"), format!("x/../{name}"), format!("../ws/{name}")];
    out.extend(["//", "/./", "\\", "./", " /", "..../", ":/"].map(|between| name.replace('/', between)));
    out.extend(
        [".", "..", " ", ". .", ":", "::$DATA", ":$DATA", "/", "/.", "\\", "\u{3000}"]
            .map(|end| format!("{name}{end}")),
    );
    let positions: Vec<usize> = name.char_indices().map(|(at, _)| at).chain([name.len()]).collect();
    let code_points = (1u32..=0xFFFF).step_by(step).chain(0xE0000..=0xE0010).filter_map(char::from_u32);
    for c in code_points
        .chain(('\u{0}'..'\u{100}').chain(['\u{17f}', '\u{212a}', '\u{200c}', '\u{feff}', '\u{fb01}']))
    {
        for at in &positions {
            let (before, after) = name.split_at(*at);
            out.push(format!("{before}{c}{after}"));
            let mut rest = after.chars();
            if rest.next().is_some() {
                out.push(format!("{before}{c}{}", rest.as_str()));
            }
        }
    }
    for part in name.split('/') {
        let bare: String = part.trim_start_matches('.').chars().filter(|c| *c != '.').collect();
        for length in 2..=6 {
            let base: String = bare.chars().take(length).collect();
            for counter in 1..=4 {
                for end in ["", ".JSO", ".COD", ".TXT"] {
                    out.push(name.replace(part, &format!("{base}~{counter}{end}")));
                }
            }
        }
    }
    out
}

fn asks(protection: &Protection, workspace: &Workspace, path: &str) -> bool {
    judge(protection, workspace, None, "path", &path.into(), Access::Write).effect() >= Effect::Ask
}

/// Asks one file system and returns how many other spellings opened a file, and what was not seen.
fn ask(folder: &Path, step: usize) -> std::io::Result<(usize, String)> {
    let root = folder.join(format!("countersign-oracle-{}/ws", std::process::id()));
    for name in PROTECTED.iter().chain(&ORDINARY) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&root))?;
        fs::write(path, name)?;
    }
    fs::create_dir_all(root.join("x/y"))?;
    let workspace = Workspace {
        roots: vec![root.to_string_lossy().into_owned()],
        platform: Platform::Posix,
        ..Workspace::default()
    };
    let protections =
        [Profile::Kiro, Profile::Hardened].map(|profile| ProtectionBuilder::new(profile).build().ok());
    let (mut aliases, mut missed) = (0, String::new());
    for name in PROTECTED {
        let wanted = identity(&root.join(name)).ok_or(ErrorKind::NotFound)?;
        for spelling in spellings(name, step) {
            if spelling.contains('\0')
                || identity(&PathBuf::from(format!("{}/{spelling}", root.display()))) != Some(wanted)
            {
                continue;
            }
            aliases += 1;
            if !protections.iter().flatten().all(|protection| asks(protection, &workspace, &spelling)) {
                let _ = writeln!(missed, "{spelling:?} opens {name}");
            }
        }
    }
    for name in ORDINARY {
        if protections.iter().flatten().any(|protection| asks(protection, &workspace, name)) {
            let _ = writeln!(missed, "{name} is an ordinary file");
        }
    }
    fs::remove_dir_all(root.parent().unwrap_or(&root))?;
    Ok((aliases, missed))
}

#[test]
fn whatever_opens_a_protected_file_is_asked_about() {
    let step =
        std::env::var("COUNTERSIGN_ORACLE_STEP").ok().and_then(|step| step.parse().ok()).unwrap_or(101);
    let more = std::env::var("COUNTERSIGN_ORACLE_DIRS").unwrap_or_default();
    let folders = std::iter::once(std::env::temp_dir())
        .chain(more.split(':').filter(|name| !name.is_empty()).map(PathBuf::from));
    for folder in folders {
        let (aliases, missed) = ask(&folder, step).unwrap();
        println!("{}: {aliases} spellings opened a protected file", folder.display());
        assert!(aliases > 50, "{}: only {aliases} spellings opened a file", folder.display());
        assert!(missed.is_empty(), "{}:\n{missed}", folder.display());
    }
}
