//! Spellings against a real file system: what opens a protected file must be asked about, however it is spelled.
//!
//! The folder for temporary files is always asked. `COUNTERSIGN_ORACLE_DIRS` names further folders, on other file
//! systems, separated by `:`; `COUNTERSIGN_ORACLE_STEP` is the distance of the code points tried there, 1 for all.
//! The folder for temporary files answers fast: it is asked about all of them where the distance is set at all.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use countersign::path::{Access, Protection, ProtectionBuilder, judge};
use countersign::{Effect, Platform, Profile, Workspace};

/// A protected file, and the places in the name that protects it; none where another entry has the same name.
const PROTECTED: [(&str, std::ops::Range<usize>); 8] = [
    (".git/config", 0..5),
    (".git/hooks/pre-commit", 0..0),
    (".vscode/settings.json", 0..8),
    ("mcp.json", 0..9),
    (".kiroignore", 0..12),
    ("proj.code-workspace", 4..20),
    ("sub/.git", 4..9),
    ("sub/.vscode/x", 0..0),
];
const ORDINARY: [&str; 6] =
    ["src/main.rs", "notes.md", "docs/readme.txt", ".github/dependabot.yml", "gitx/a", "mcp.jso"];

/// Tells whether `path` opens the file that holds `content`. File numbers would not do: some drivers make up a
/// new one for every spelling.
fn opens(path: &str, content: &str) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|data| data.is_file());
    is_file && fs::read(path).is_ok_and(|read| read == content.as_bytes())
}

/// Generates spellings of `name` that some file system may take for it.
fn spellings(name: &str, positions: std::ops::Range<usize>, step: usize) -> Vec<String> {
    let mut out =
        vec![name.to_uppercase(), format!("./{name}"), format!("x/../{name}"), format!("../ws/{name}")];
    out.extend(["//", "/./", "\\", "./", " /", "..../", ":/"].map(|between| name.replace('/', between)));
    out.extend(
        [".", "..", " ", ". .", ":", "::$DATA", ":$DATA", "/", "/.", "\\", "\u{3000}"]
            .map(|end| format!("{name}{end}")),
    );
    let positions: Vec<usize> = positions.filter(|at| name.is_char_boundary(*at)).collect();
    let wide = (1u32..=0xFFFF).step_by(step).chain(0xE0000..=0xE0010).filter_map(char::from_u32);
    let always = ('\u{1}'..'\u{100}').chain(['\u{17f}', '\u{212a}', '\u{200c}', '\u{feff}', '\u{fb01}']);
    for c in wide.chain(always).filter(|c| *c != '/') {
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

fn workspace(platform: Platform) -> Workspace {
    let root = if platform == Platform::Windows { "C:\\ws" } else { "/ws" };
    Workspace { roots: vec![root.to_owned()], platform, ..Workspace::default() }
}

/// Names the profile and platform that would let `path` pass without a question.
fn passes(protections: &[Protection], path: &str) -> Option<String> {
    let platforms = [Platform::Posix, Platform::Macos, Platform::Windows];
    protections.iter().zip(["kiro", "hardened"]).find_map(|(protection, profile)| {
        let free = |platform: &Platform| {
            let judged = judge(protection, &workspace(*platform), None, "path", &path.into(), Access::Write);
            judged.effect() == Effect::Allow
        };
        platforms.into_iter().find(free).map(|platform| format!("{profile} on {platform:?}"))
    })
}

fn plant(root: &Path) -> std::io::Result<()> {
    for name in PROTECTED.iter().map(|entry| entry.0).chain(ORDINARY) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(path, name)?;
    }
    fs::create_dir_all(root.join("x/y"))
}

/// Asks one file system and returns how many other spellings opened a file, and what was not seen.
fn ask(folder: &Path, step: usize) -> std::io::Result<(usize, String)> {
    let root = folder.join(format!("countersign-oracle-{}/ws", std::process::id()));
    plant(&root)?;
    let protections = [Profile::Kiro, Profile::Hardened]
        .into_iter()
        .map(|profile| ProtectionBuilder::new(profile).build())
        .collect::<Result<Vec<_>, _>>()
        .map_err(|problem| std::io::Error::other(problem.message))?;
    let (mut aliases, mut missed) = (0, String::new());
    let shown = root.display().to_string();
    for (name, positions) in PROTECTED {
        for spelling in spellings(name, positions, step) {
            if !opens(&format!("{shown}/{spelling}"), name) {
                continue;
            }
            aliases += 1;
            if let Some(how) = passes(&protections, &spelling) {
                let _ = writeln!(missed, "{spelling:?} opens {name}: allowed by {how}");
            }
        }
    }
    for name in ORDINARY {
        let asks = |protection: &Protection| {
            let posix = workspace(Platform::Posix);
            judge(protection, &posix, None, "path", &name.into(), Access::Write).effect() > Effect::Allow
        };
        if protections.iter().any(asks) {
            let _ = writeln!(missed, "{name} is an ordinary file");
        }
    }
    fs::remove_dir_all(root.parent().unwrap_or(&root))?;
    Ok((aliases, missed))
}

#[test]
fn whatever_opens_a_protected_file_is_asked_about() {
    let distance = std::env::var("COUNTERSIGN_ORACLE_STEP").ok().and_then(|step| step.parse().ok());
    let more = std::env::var("COUNTERSIGN_ORACLE_DIRS").unwrap_or_default();
    let folders = std::iter::once(std::env::temp_dir())
        .chain(more.split(':').filter(|name| !name.is_empty()).map(Into::into));
    for (number, folder) in folders.enumerate() {
        let step = match distance {
            Some(_) if number == 0 => 1,
            Some(step) => step,
            None => 101,
        };
        let (aliases, missed) = ask(&folder, step).unwrap();
        println!("{}: {aliases} spellings opened a protected file", folder.display());
        assert!(aliases > 50, "{}: only {aliases} spellings opened a file", folder.display());
        assert!(missed.is_empty(), "{}:\n{missed}", folder.display());
    }
}
