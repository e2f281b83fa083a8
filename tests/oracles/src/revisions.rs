//! Real revisions: files of successive published versions of packages.
//!
//! Versions that the build itself depends on lie in cargo's home already. More come from the registries, through
//! `cargo fetch` and `npm pack`, when somebody asks for more than there are.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Crates without dependencies of their own in these versions, or with few, that change a lot.
const CRATES: [(&str, &[&str]); 6] = [
    ("tokio", &["1.30.0", "1.32.0", "1.35.0", "1.38.0", "1.41.0", "1.44.0"]),
    ("regex-automata", &["0.3.0", "0.3.9", "0.4.0", "0.4.4", "0.4.9"]),
    ("syn", &["1.0.109", "2.0.0", "2.0.40", "2.0.90"]),
    ("hashbrown", &["0.11.2", "0.12.3", "0.13.2", "0.14.5"]),
    ("nom", &["5.1.3", "6.2.2", "7.1.3", "8.0.0"]),
    ("winnow", &["0.4.11", "0.5.19", "0.5.40", "0.6.0", "0.6.20", "0.7.0"]),
];

/// npm packages whose files are sources that people wrote.
const PACKAGES: [(&str, &[&str]); 5] = [
    ("eslint", &["8.20.0", "8.30.0", "8.40.0", "8.57.0", "9.0.0", "9.10.0", "9.20.0"]),
    ("webpack", &["5.60.0", "5.70.0", "5.80.0", "5.90.0", "5.97.0"]),
    ("fastify", &["3.29.0", "4.10.0", "4.20.0", "4.28.0", "5.0.0"]),
    ("undici", &["5.20.0", "5.28.0", "6.0.0", "6.20.0", "7.0.0"]),
    ("mocha", &["8.4.0", "9.2.0", "10.0.0", "10.8.0", "11.0.1"]),
];

/// Successive versions of one package, unpacked, oldest first.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The package.
    pub name: String,
    /// Their folders.
    pub folders: Vec<PathBuf>,
}

/// Returns every package of which cargo's home holds several versions.
#[must_use]
pub fn at_hand() -> Vec<Versions> {
    let mut found: BTreeMap<String, Vec<(Vec<u64>, PathBuf)>> = BTreeMap::new();
    for folder in sources() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some((name, version)) = divided(&name) else { continue };
        found.entry(name).or_default().push((version, folder));
    }
    let several = found.into_iter().filter(|(_, versions)| versions.len() > 1);
    several
        .map(|(name, mut versions)| {
            versions.sort();
            Versions { name, folders: versions.into_iter().map(|(_, folder)| folder).collect() }
        })
        .collect()
}

/// Fetches the lists above through the ordinary clients and unpacks them below `folder`.
///
/// # Errors
/// Says which client failed, with its own words.
pub fn fetched(folder: &Path) -> Result<Vec<Versions>, String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let mut found = Vec::new();
    for (name, versions) in CRATES {
        for version in versions {
            fetch_crate(folder, name, version)?;
        }
        let named = |version: &&str| format!("{name}-{version}");
        let wanted: Vec<String> = versions.iter().map(named).collect();
        let place = |wanted: &String| sources().into_iter().find(|folder| folder.ends_with(wanted));
        found.push(Versions { name: name.to_owned(), folders: wanted.iter().filter_map(place).collect() });
    }
    for (name, versions) in PACKAGES {
        let mut folders = Vec::new();
        for version in versions {
            folders.push(fetch_package(folder, name, version)?);
        }
        found.push(Versions { name: name.to_owned(), folders });
    }
    Ok(found)
}

/// Returns the files that both folders hold and that differ, as texts.
#[must_use]
pub fn pairs(old: &Path, new: &Path) -> Vec<Pair> {
    let mut found = Vec::new();
    for path in files(old) {
        let Ok(inside) = path.strip_prefix(old) else { continue };
        let (Ok(a), Ok(b)) = (std::fs::read(&path), std::fs::read(new.join(inside))) else { continue };
        if a != b && !countersign::diff::is_binary(&a) && !countersign::diff::is_binary(&b) {
            found.push(Pair { path: inside.to_string_lossy().into_owned(), old: a, new: b });
        }
    }
    found
}

/// A file in two versions.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Its path inside the package.
    pub path: String,
    /// What it held.
    pub old: Vec<u8>,
    /// What it holds.
    pub new: Vec<u8>,
}

/// Returns the files below a folder, sorted.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                open.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// Returns the folders of unpacked crates in cargo's home.
#[must_use]
pub fn sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    let Some(home) = home else { return Vec::new() };
    let inside =
        |folder: PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path());
    let mut found: Vec<PathBuf> = inside(home.join("registry/src")).flat_map(inside).collect();
    found.sort();
    found
}

/// Splits `name-1.2.3` into name and version; a version with a suffix is none.
fn divided(folder: &str) -> Option<(String, Vec<u64>)> {
    let (name, version) = folder.rsplit_once('-')?;
    let numbers: Option<Vec<u64>> = version.split('.').map(|part| part.parse().ok()).collect();
    Some((name.to_owned(), numbers.filter(|numbers| numbers.len() == 3)?))
}

fn fetch_crate(folder: &Path, name: &str, version: &str) -> Result<(), String> {
    let wanted = format!("{name}-{version}");
    if sources().iter().any(|folder| folder.ends_with(&wanted)) {
        return Ok(());
    }
    let project = folder.join(&wanted);
    let made = std::fs::create_dir_all(project.join("src")).and_then(|()| {
        std::fs::write(project.join("src/lib.rs"), "")?;
        let manifest = format!(
            "[package]\nname = \"wanted\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[dependencies]\n\
             {name} = {{ version = \"={version}\", default-features = false }}\n\n[workspace]\n"
        );
        std::fs::write(project.join("Cargo.toml"), manifest)
    });
    made.map_err(|error| format!("cannot write {}: {error}", project.display()))?;
    output(Command::new("cargo").args(["fetch", "--quiet"]).current_dir(&project)).map(|_| ())
}

fn fetch_package(folder: &Path, name: &str, version: &str) -> Result<PathBuf, String> {
    let target = folder.join(format!("{name}@{version}"));
    if target.join("package").is_dir() {
        return Ok(target.join("package"));
    }
    std::fs::create_dir_all(&target).map_err(|error| format!("cannot make {}: {error}", target.display()))?;
    let wanted = format!("{name}@{version}");
    let printed = output(Command::new("npm").args(["pack", "--silent", &wanted]).current_dir(&target))?;
    let file = String::from_utf8_lossy(&printed).trim().to_owned();
    output(Command::new("tar").args(["-xzf", &file]).current_dir(&target))?;
    Ok(target.join("package"))
}

fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let ran = command.stdin(Stdio::null()).output();
    let output = ran.map_err(|error| format!("cannot start {command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
}
