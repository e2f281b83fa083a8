//! Holds the README's table of guarantees against the tests that it names.

use countersign_tests_house::text;

/// A guarantee and the tests that the table names for it: name and file.
fn guarantees() -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for line in text("README.md").lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, number, _, proofs, _] = cells.as_slice() else { continue };
        if number.strip_prefix('G').is_some_and(|rest| rest.parse::<u32>().is_ok()) {
            found.push(((*number).to_owned(), proofs_of(proofs)));
        }
    }
    found
}

/// Reads `` `name` in `file` `` as often as it stands there.
fn proofs_of(cell: &str) -> Vec<(String, String)> {
    let quoted: Vec<&str> = cell.split('`').collect();
    let mut found = Vec::new();
    for window in quoted.windows(4) {
        if let [_, name, " in ", file] = window {
            found.push(((*name).to_owned(), (*file).to_owned()));
        }
    }
    found
}

/// Tells whether a source text holds a test of that name, of Rust or of Node, or a named step of the test run.
fn holds(source: &str, name: &str) -> bool {
    let forms = [format!("fn {name}()"), format!("test('{name}',"), format!("step(\"{name}\",")];
    forms.iter().any(|form| source.contains(form.as_str()))
}

#[test]
fn every_guarantee_names_tests_that_exist() {
    let guarantees = guarantees();
    let numbers: Vec<&str> = guarantees.iter().map(|(number, _)| number.as_str()).collect();
    let wanted: Vec<String> = (1..=11).map(|number| format!("G{number}")).collect();
    assert_eq!(numbers, wanted);
    for (number, proofs) in guarantees {
        assert!(!proofs.is_empty(), "{number} names no test");
        for (name, file) in proofs {
            assert!(holds(&text(&file), &name), "{number}: there is no `{name}` in `{file}`");
        }
    }
}

#[test]
fn a_test_that_does_not_exist_would_be_seen() {
    let proofs = proofs_of("`one` in `a.rs`, `two three` in `b.mjs`, and the vectors in `c/`");
    let wanted =
        [("one", "a.rs"), ("two three", "b.mjs")].map(|(name, file)| (name.to_owned(), file.to_owned()));
    assert_eq!(proofs, wanted);
    assert!(holds("#[test]\nfn one() {", "one") && !holds("#[test]\nfn one_more() {", "one"));
    assert!(holds("  await t.test('two three', async", "two three"));
}
