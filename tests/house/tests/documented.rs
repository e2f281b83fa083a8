//! Holds the lists of codes in `docs/` against the code and the vectors.

use std::collections::BTreeSet;

use countersign_tests_house::{files, root, text};

/// The codes that a page lists: table rows that begin with one.
fn listed(page: &str) -> BTreeSet<String> {
    let rows = text(page);
    let first = |line: &str| line.strip_prefix("| `")?.split('`').next().map(str::to_owned);
    rows.lines().filter_map(first).filter(|code| is_code(code)).collect()
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The sources of the core without tests and comments, as one text.
fn sources() -> String {
    let mut all = String::new();
    for file in files(&root().join("core/src"), "rs") {
        if file.ends_with("tests.rs") {
            continue;
        }
        for line in std::fs::read_to_string(file).unwrap_or_default().lines() {
            if !line.trim_start().starts_with("//") {
                all.push_str(line);
                all.push('\n');
            }
        }
    }
    all
}

/// The first text among the first arguments of every call of that form.
fn arguments_of(source: &str, call: &str, position: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for rest in source.split(call).skip(1) {
        let arguments: Vec<&str> = rest.split(',').take(position + 1).map(str::trim).collect();
        let literal =
            arguments.get(position).and_then(|argument| argument.strip_prefix('"')?.strip_suffix('"'));
        found.extend(literal.filter(|code| is_code(code)).map(str::to_owned));
    }
    found
}

/// Every text that the vectors expect under one of these names.
fn expected(names: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files(&root().join("tests/vectors"), "json") {
        let source = std::fs::read_to_string(file).unwrap_or_default();
        for name in names {
            for rest in source.split(&format!("\"{name}\":")).skip(1) {
                let rest = rest.trim_start();
                let list = rest.strip_prefix('[').map(|rest| rest.split(']').next().unwrap_or_default());
                let texts = list.unwrap_or_else(|| rest.split([',', '}']).next().unwrap_or_default());
                let codes = texts.split('"').skip(1).step_by(2);
                found.extend(codes.filter(|code| is_code(code)).map(str::to_owned));
            }
        }
    }
    found
}

/// The codes of session calls, which the README of the npm package and the types list.
fn of_sessions() -> BTreeSet<String> {
    arguments_of(&text("core/src/session/error.rs").replace("=> ", "=>("), "=>(", 0)
}

#[test]
fn every_reason_code_is_documented() {
    let page = listed("docs/decisions.md");
    let source = sources();
    let mut codes = arguments_of(&source, "Reason::new(", 0);
    codes.extend(arguments_of(&source, "Found::new(", 0));
    codes.extend(expected(&["reasons", "includes"]));
    let missing: Vec<&String> = codes.difference(&page).collect();
    assert!(missing.is_empty(), "docs/decisions.md does not list {missing:?}");
    assert!(codes.len() > 20, "only {codes:?} were found");
    assert_listed_exist(&page, &source);
}

#[test]
fn every_problem_and_warning_code_is_documented() {
    let page = listed("docs/policy.md");
    let source = sources();
    let mut codes = arguments_of(&source, "Problem::new(", 0);
    codes.extend(arguments_of(&source, ".problem(", 0).into_iter().filter(|code| code.contains('-')));
    codes.extend(arguments_of(&source, ".problem(", 1).into_iter().filter(|code| code.contains('-')));
    codes.extend(arguments_of(&source, ".fault(", 0));
    let sessions = of_sessions();
    codes.extend(expected(&["error"]).into_iter().filter(|code| !sessions.contains(code)));
    // What only requests can be refused with stands in no document.
    let requests = ["invalid-base64", "unknown-blob", "invalid-path", "check-failed", "not-resumed"];
    let missing: Vec<&String> =
        codes.difference(&page).filter(|code| !requests.contains(&code.as_str())).collect();
    assert!(missing.is_empty(), "docs/policy.md does not list {missing:?}");
    assert!(codes.len() > 30, "only {codes:?} were found");
    assert_listed_exist(&page, &source);
}

fn assert_listed_exist(page: &BTreeSet<String>, source: &str) {
    let gone: Vec<&String> = page.iter().filter(|code| !source.contains(&format!("\"{code}\""))).collect();
    assert!(gone.is_empty(), "{gone:?} are listed and stand nowhere in core/src");
}
