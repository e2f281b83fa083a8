//! Honest paths: over the files of published packages, `kiro` asks on exactly the paths that the literal rule
//! names, and `hardened` on few more.
//!
//! The sources that cargo keeps are always asked. `COUNTERSIGN_ORACLE_PACKAGES` names further folders that hold
//! packages, separated by `:`; `COUNTERSIGN_ORACLE_PATHS` is the least number of paths that must be found.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use countersign::path::{Access, Protection, ProtectionBuilder, judge};
use countersign::{Effect, PathArgument, Platform, Profile, Workspace};

/// The largest share of paths that `hardened` may ask about, in thousandths.
const BUDGET: usize = 40;

/// The literal rule, in its own words: five texts anywhere, three last names.
fn literal(path: &str) -> bool {
    let contains = [".vscode/", "vscode~", ".git/", "git~", ".code-workspace"];
    let last = path.rsplit('/').next().unwrap_or_default();
    contains.iter().any(|text| path.contains(text)) || [".git", "mcp.json", ".kiroignore"].contains(&last)
}

/// Collects the files below `package`, as paths below it.
fn files(package: &Path, out: &mut BTreeSet<String>) {
    let mut open = vec![package.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            // Another package inside is a package of its own.
            if is_folder && entry.file_name() == "node_modules" {
                packages(&path, out);
            } else if is_folder {
                open.push(path);
            } else if let Some(name) = path.strip_prefix(package).ok().and_then(Path::to_str)
                && entry.file_name() != ".cargo-ok"
            {
                // The package's name keeps equal paths of different packages apart; it is the root.
                out.insert(format!("{}\0{name}", package.display()));
            }
        }
    }
}

/// Collects the files of every package in `folder`; one whose name begins with `@` holds packages.
fn packages(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !entry.path().is_dir() || name.starts_with('.') {
            continue;
        }
        if name.starts_with('@') {
            packages(&entry.path(), out);
        } else {
            files(&entry.path(), out);
        }
    }
}

/// The folders that hold packages.
fn sources() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let registries = home.map(|home| home.join("registry/src")).unwrap_or_default();
    let cargo = fs::read_dir(registries).into_iter().flatten().flatten().map(|entry| entry.path());
    let more = std::env::var("COUNTERSIGN_ORACLE_PACKAGES").unwrap_or_default();
    let more: Vec<PathBuf> = more.split(':').filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    cargo.chain(more).collect()
}

/// What one profile asks about, by rule, with one path of each.
type Asked = BTreeMap<String, (usize, String)>;

/// Judges `path` below a root and returns the rule of the first finding that does not allow it.
fn finding(protection: &Protection, workspace: &Workspace, path: &str) -> Option<String> {
    let judged = judge(protection, workspace, None, "path", &PathArgument::from(path), Access::Write);
    let reason = judged.reasons.into_iter().find(|reason| reason.effect > Effect::Allow)?;
    let pattern = reason.rule.map(|rule| format!(" {}", rule.pattern)).unwrap_or_default();
    Some(format!("{}{pattern}", reason.code))
}

fn count(asked: &mut Asked, rule: String, path: &str) {
    let entry = asked.entry(rule).or_insert_with(|| (0, path.to_owned()));
    entry.0 += 1;
}

#[test]
fn honest_paths_are_not_stopped() {
    let least = std::env::var("COUNTERSIGN_ORACLE_PATHS").ok().and_then(|least| least.parse().ok());
    let mut found = BTreeSet::new();
    for folder in sources() {
        packages(&folder, &mut found);
    }
    assert!(found.len() >= least.unwrap_or(2000), "only {} paths are there", found.len());
    let [kiro, hardened] =
        [Profile::Kiro, Profile::Hardened].map(|profile| ProtectionBuilder::new(profile).build().unwrap());
    for (platform, root) in
        [(Platform::Posix, "/ws"), (Platform::Macos, "/ws"), (Platform::Windows, "C:\\ws")]
    {
        let workspace = Workspace { roots: vec![root.to_owned()], platform, ..Workspace::default() };
        let (mut asked, mut wrong) = (Asked::new(), Vec::new());
        let mut literals = 0;
        for path in found.iter().filter_map(|path| path.split('\0').nth(1)) {
            let named = literal(path);
            literals += usize::from(named);
            let asks = finding(&kiro, &workspace, path);
            // Windows cannot hold every name of another system.
            let impossible = asks.as_deref() == Some("invalid-path") && platform == Platform::Windows;
            if asks.is_some() != named && !impossible {
                wrong.push(format!("{path}: {asks:?}"));
            }
            if let Some(rule) = finding(&hardened, &workspace, path) {
                count(&mut asked, rule, path);
            }
        }
        let total: usize = asked.values().map(|entry| entry.0).sum();
        let mut rules: Vec<_> = asked.into_iter().collect();
        rules.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        println!(
            "{platform:?}: {} paths, the literal rule names {literals}, hardened asks on {total} ({:.2} %)",
            found.len(),
            f64::from(u32::try_from(total).unwrap()) * 100.0 / f64::from(u32::try_from(found.len()).unwrap())
        );
        for (rule, (count, path)) in rules {
            println!("  {count:>6}  {rule:<48} {path}");
        }
        assert!(wrong.is_empty(), "kiro and the literal rule differ on {platform:?}: {wrong:#?}");
        assert!(total * 1000 <= found.len() * BUDGET, "hardened asks on {total} of {}", found.len());
    }
}
