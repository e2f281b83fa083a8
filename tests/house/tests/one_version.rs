//! One version number, wherever it is stated.

use countersign_tests_house::text;

/// The version in `[workspace.package]`.
fn version() -> String {
    let manifest = text("Cargo.toml");
    let rest = manifest.split("[workspace.package]").nth(1).unwrap_or_default();
    let line = rest.lines().find(|line| line.starts_with("version")).unwrap_or_default();
    line.split('"').nth(1).unwrap_or_default().to_owned()
}

#[test]
fn every_place_states_the_same_version() {
    let version = version();
    assert!(!version.is_empty());
    for (file, wanted) in [
        ("Cargo.toml", format!("countersign = {{ path = \"core\", version = \"{version}\" }}")),
        ("CHANGELOG.md", format!("## {version}")),
        ("bindings-js/package.json", format!("\"version\": \"{version}\"")),
        ("examples/preview/package.json", format!("\"version\": \"{version}\"")),
        ("examples/preview/package.json", format!("countersign-{version}.tgz")),
    ] {
        assert!(text(file).contains(&wanted), "{file} does not say {wanted}");
    }
    for file in ["world.wit", "types.wit"] {
        let wit = text(&format!("bindings-wasi/wit/{file}"));
        let package = wit.lines().find(|line| line.starts_with("package "));
        if let Some(line) = package {
            assert_eq!(line, format!("package countersign:policy@{version};"), "{file}");
        }
    }
}
