//! Holds the modules of the core against the table of floors in `ARCHITECTURE.md`.

use std::collections::{BTreeMap, BTreeSet};

use countersign_tests_house::{files, root, text};

#[derive(Debug, Clone, PartialEq)]
struct Room {
    floor: u32,
    half: String,
}

/// Reads the rows `| floor | half | modules |` of the table.
fn table() -> BTreeMap<String, Room> {
    let mut rooms = BTreeMap::new();
    for line in text("ARCHITECTURE.md").lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, floor, half, modules, ..] = cells.as_slice() else { continue };
        let Ok(floor) = floor.parse::<u32>() else { continue };
        for module in modules.split(',').map(|module| module.trim().trim_matches('`')) {
            let room = Room { floor, half: (*half).to_owned() };
            assert_eq!(rooms.insert(module.to_owned(), room), None, "`{module}` stands twice in the table");
        }
    }
    rooms
}

/// Returns the modules that a source text names after `crate::`.
fn imports(source: &str) -> BTreeSet<String> {
    let code: Vec<&str> = source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let list = rest.strip_prefix('{').map(|rest| rest.split('}').next().unwrap_or_default());
        for item in list.map_or_else(|| vec![rest], |list| list.split(',').collect()) {
            let name: String =
                item.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if name.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn modules_import_only_from_floors_below() {
    let rooms = table();
    assert!(!rooms.is_empty(), "ARCHITECTURE.md has no table of floors");
    let source = root().join("core/src");
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files(&source, "rs") {
        let inside = file.strip_prefix(&source).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        let Some(room) = rooms.get(&module) else {
            wrong.push(format!("`{module}` is missing from the table"));
            continue;
        };
        seen.insert(module.clone());
        for import in imports(&std::fs::read_to_string(&file).unwrap()) {
            let Some(other) = rooms.get(&import) else { continue };
            let halves = [room.half.as_str(), other.half.as_str()];
            if import != module
                && (other.floor >= room.floor
                    || halves == ["deciding", "undoing"]
                    || halves == ["undoing", "deciding"])
            {
                wrong.push(format!(
                    "{} ({}) imports `{import}` ({})",
                    inside.display(),
                    room.floor,
                    other.floor
                ));
            }
        }
    }
    for module in rooms.keys() {
        if !seen.contains(module) {
            wrong.push(format!("`{module}` stands in the table and not in core/src"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_import_upwards_would_be_seen() {
    let found =
        imports("use crate::policy::Policy; // crate::no\nuse crate::{json, text::quote};\ncrate::diff::x()");
    let wanted: BTreeSet<String> = ["policy", "json", "text", "diff"].map(str::to_owned).into();
    assert_eq!(found, wanted);
}
