//! Spellings of protected names that some system may take for them, and what the core says to each.

use std::fs;
use std::ops::Range;
use std::path::Path;

use countersign::path::{Access, Protection, ProtectionBuilder, judge};
use countersign::{Effect, Platform, Profile, Workspace};

/// A protected file, and the places in the name that protects it; none where another entry has the same name.
pub const PROTECTED: [(&str, Range<usize>); 8] = [
    (".git/config", 0..5),
    (".git/hooks/pre-commit", 0..0),
    (".vscode/settings.json", 0..8),
    ("mcp.json", 0..9),
    (".kiroignore", 0..12),
    ("proj.code-workspace", 4..20),
    ("sub/.git", 4..9),
    ("sub/.vscode/x", 0..0),
];
/// Files that nothing protects.
pub const ORDINARY: [&str; 6] =
    ["src/main.rs", "notes.md", "docs/readme.txt", ".github/dependabot.yml", "gitx/a", "mcp.jso"];

/// Generates spellings of `name` that no single character makes: case, separators, ends, streams, short names.
#[must_use]
pub fn shapes(name: &str) -> Vec<String> {
    let mut out =
        vec![name.to_uppercase(), format!("./{name}"), format!("x/../{name}"), format!("../ws/{name}")];
    out.extend(["//", "/./", "\\", "./", " /", "..../", ":/"].map(|between| name.replace('/', between)));
    out.extend(
        [".", "..", " ", ". .", ":", "::$DATA", ":$DATA", "/", "/.", "\\", "\u{3000}"]
            .map(|end| format!("{name}{end}")),
    );
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

/// Generates every spelling of `name` with `c` before or instead of one of its characters.
pub fn with_character(name: &str, positions: Range<usize>, c: char) -> impl Iterator<Item = String> {
    let places = positions.filter(move |at| c != '/' && name.is_char_boundary(*at));
    places.flat_map(move |at| {
        let (before, after) = name.split_at(at);
        let mut rest = after.chars();
        let instead = rest.next().map(|_| format!("{before}{c}{}", rest.as_str()));
        std::iter::once(format!("{before}{c}{after}")).chain(instead)
    })
}

/// Returns a workspace of that platform.
#[must_use]
pub fn workspace(platform: Platform) -> Workspace {
    let root = if platform == Platform::Windows { "C:\\ws" } else { "/ws" };
    Workspace { roots: vec![root.to_owned()], platform, ..Workspace::default() }
}

/// Makes a protection for each profile.
#[must_use]
pub fn protections() -> Vec<Protection> {
    let profiles = [Profile::Kiro, Profile::Hardened].into_iter();
    profiles.filter_map(|profile| ProtectionBuilder::new(profile).build().ok()).collect()
}

/// Names the profile and platform that would let `path` pass without a question.
#[must_use]
pub fn passes(protections: &[Protection], path: &str) -> Option<String> {
    let platforms = [Platform::Posix, Platform::Macos, Platform::Windows];
    protections.iter().zip(["kiro", "hardened"]).find_map(|(protection, profile)| {
        let free = |platform: &Platform| {
            let judged = judge(protection, &workspace(*platform), None, "path", &path.into(), Access::Write);
            judged.effect() == Effect::Allow
        };
        platforms.into_iter().find(free).map(|platform| format!("{profile} on {platform:?}"))
    })
}

/// Writes every file, protected or not, with its name as content.
///
/// # Errors
/// What the file system says.
pub fn plant(root: &Path) -> std::io::Result<()> {
    for name in PROTECTED.iter().map(|entry| entry.0).chain(ORDINARY) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(path, name)?;
    }
    fs::create_dir_all(root.join("x/y"))
}

/// Tells whether `path` opens the file that holds `content`. File numbers would not do: some drivers make up a
/// new one for every spelling.
#[must_use]
pub fn opens(path: &str, content: &str) -> bool {
    let is_file = fs::metadata(path).is_ok_and(|data| data.is_file());
    is_file && fs::read(path).is_ok_and(|read| read == content.as_bytes())
}
