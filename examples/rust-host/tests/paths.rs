//! Resolving paths as the system does, and the second check when a file is opened.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;

use countersign::{Operation, PathArgument, ResolveStatus};
use countersign_rust_host::Host;
use support::{Folder, write};

fn place() -> (Folder, Host) {
    let folder = Folder::new();
    let root = folder.root();
    write(root.join("src/a.txt"), "a", 0o644);
    write(folder.0.join("other/deep/b.txt"), "b", 0o644);
    symlink(folder.0.join("other/deep"), root.join("out")).unwrap();
    symlink("src", root.join("in")).unwrap();
    symlink("src/not-yet.txt", root.join("dangling")).unwrap();
    symlink("loop", root.join("loop")).unwrap();
    fs::hard_link(root.join("src/a.txt"), root.join("twin.txt")).unwrap();
    let host = folder.host();
    (folder, host)
}

/// Resolves a path and returns what was found, with the folder of the test left out.
fn resolve(folder: &Folder, host: &Host, path: &str) -> (String, ResolveStatus, Option<u32>) {
    let PathArgument { path: given, real_path, status, hard_links } = host.resolve(path, None).argument;
    assert_eq!(given, path);
    let real = real_path.unwrap_or_default();
    (real.replacen(folder.0.to_str().unwrap(), "", 1), status, hard_links)
}

#[test]
fn paths_are_resolved_as_the_system_does() {
    use ResolveStatus::{Ancestor, Failed, Full};
    let (folder, host) = place();
    let absolute = folder.root().join("src/a.txt").into_os_string().into_string().unwrap();
    for (path, real, status, links) in [
        ("src/a.txt", "/ws/src/a.txt", Full, Some(2)),
        (&absolute, "/ws/src/a.txt", Full, Some(2)),
        ("./src//./a.txt", "/ws/src/a.txt", Full, Some(2)),
        ("in/a.txt", "/ws/src/a.txt", Full, Some(2)),
        ("src", "/ws/src", Full, None),
        ("", "/ws", Full, None),
        ("out/b.txt", "/other/deep/b.txt", Full, Some(1)),
        // Behind a link, `..` leads to another folder than the text says.
        ("out/../c.txt", "/other/c.txt", Ancestor, None),
        ("out/../../ws/src/a.txt", "/ws/src/a.txt", Full, Some(2)),
        ("new.txt", "/ws/new.txt", Ancestor, None),
        ("out/x/y.txt", "/other/deep/x/y.txt", Ancestor, None),
        ("no/../src/a.txt", "/ws/no/../src/a.txt", Ancestor, None),
        // Writing to a link to nothing makes the file that it names.
        ("dangling", "/ws/src/not-yet.txt", Ancestor, None),
        ("loop", "", Failed, None),
        ("src/a.txt/x", "", Failed, None),
        ("a\0b", "", Failed, None),
    ] {
        assert_eq!(resolve(&folder, &host, path), (real.to_owned(), status, links), "{path}");
    }
    let from_folder = host.resolve("a.txt", Some("src")).argument;
    assert_eq!(from_folder.real_path, Some(absolute));
    let from_nowhere = host.resolve("a.txt", Some("none")).argument;
    assert_eq!(from_nowhere.real_path.as_deref(), folder.root().join("none/a.txt").to_str());
}

#[test]
fn operations_name_the_files_that_they_change() {
    let (folder, host) = place();
    let absolute = folder.root().join("in/../new/c").into_os_string().into_string().unwrap();
    let relocation = Operation::RelocateFile {
        from: "in/a.txt".into(),
        to: absolute.as_str().into(),
        updates: vec!["in/x".into()],
        cwd: None,
    };
    assert_eq!(host.touched(&relocation).unwrap(), ["src/a.txt", "new/c", "src/x"]);
    // A link is deleted itself, and written through.
    let delete = Operation::DeleteFile { path: "dangling".into(), cwd: None };
    assert_eq!(host.touched(&delete).unwrap(), ["dangling"]);
    let write = Operation::WriteFile { path: "dangling".into(), cwd: None };
    assert_eq!(host.touched(&write).unwrap(), ["src/not-yet.txt"]);
    for path in ["out/b.txt", "../x", "/etc/passwd", "no/../../x", "loop"] {
        let operation = Operation::WriteFile { path: path.into(), cwd: None };
        let error = host.touched(&operation).unwrap_err();
        assert_eq!((error.code.as_str(), error.path.as_str()), ("outside-root", path));
    }
}

#[test]
fn what_was_resolved_can_be_opened() {
    let (folder, host) = place();
    for (path, real) in [
        ("in/a.txt", "ws/src/a.txt"),
        ("out/b.txt", "other/deep/b.txt"),
        ("new.txt", "ws/new.txt"),
        ("x/y/z.txt", "ws/x/y/z.txt"),
        ("dangling", "ws/src/not-yet.txt"),
    ] {
        let mut file = host.open_for_writing(&host.resolve(path, None)).unwrap();
        file.write_all(b"written").unwrap();
        file.set_len(7).unwrap();
        assert_eq!(fs::read(folder.0.join(real)).unwrap(), b"written", "{path}");
    }
    let error = host.open_for_writing(&host.resolve("loop", None)).unwrap_err();
    assert_eq!(error.code.as_str(), "bad-path");
}

#[test]
fn what_is_swapped_between_the_decision_and_opening_is_not_opened() {
    type Swap = fn(&Folder);
    let swaps: [(&str, &str, Swap); 8] = [
        ("the file becomes a link", "src/a.txt", |folder| {
            fs::remove_file(folder.root().join("src/a.txt")).unwrap();
            symlink(folder.0.join("other/deep/b.txt"), folder.root().join("src/a.txt")).unwrap();
        }),
        ("the file becomes another file", "src/a.txt", |folder| {
            fs::rename(folder.0.join("other/deep/b.txt"), folder.root().join("src/a.txt")).unwrap();
        }),
        ("the file gets another name", "src/a.txt", |folder| {
            fs::hard_link(folder.root().join("src/a.txt"), folder.root().join("third")).unwrap();
        }),
        ("the file goes", "src/a.txt", |folder| fs::remove_file(folder.root().join("src/a.txt")).unwrap()),
        ("its folder becomes a link", "src/a.txt", |folder| {
            fs::rename(folder.root().join("src"), folder.0.join("moved")).unwrap();
            symlink(folder.0.join("moved"), folder.root().join("src")).unwrap();
        }),
        ("a file comes where none was", "src/new", |folder| write(folder.root().join("src/new"), "x", 0o644)),
        ("a link comes where nothing was", "src/new", |folder| {
            symlink(folder.0.join("other/deep/b.txt"), folder.root().join("src/new")).unwrap();
        }),
        ("a link comes where a folder was to be made", "x/y", |folder| {
            symlink(folder.0.join("other/deep"), folder.root().join("x")).unwrap();
        }),
    ];
    for (what, path, swap) in swaps {
        let (folder, host) = place();
        let resolved = host.resolve(path, None);
        swap(&folder);
        let before = support::files(&folder.0);
        let error = host.open_for_writing(&resolved).expect_err(what);
        assert_eq!(error.code.as_str(), "conflict", "{what}");
        assert_eq!(support::files(&folder.0), before, "{what}");
    }
    let (folder, host) = place();
    let resolved = host.resolve("src/new", None);
    fs::rename(folder.root().join("src"), folder.root().join("old")).unwrap();
    fs::create_dir(folder.root().join("src")).unwrap();
    let error = host.open_for_writing(&resolved).expect_err("another folder of that name");
    assert_eq!(error.code.as_str(), "conflict");
}
