//! A workspace with every kind of change in it, and what must stand there before and after taking it back.
#![allow(dead_code, clippy::print_stdout, reason = "every test file uses a part")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use countersign::{Mode, Operation, Session};
use countersign_rust_host::{Host, Recovery};

/// A folder that is removed with what is in it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("countersign-host-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("ws")).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.0.join("ws")
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.0.join("state")
    }

    pub(crate) fn host(&self) -> Host {
        Host::open(self.root(), self.store()).unwrap()
    }

    /// Makes a child process of a call.
    pub(crate) fn child(&self, call: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_host-under-fault"));
        command.arg(self.root()).arg(self.store()).arg(call);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Everything below a folder: what kind, with which permission bits, with which content.
pub(crate) type Files = BTreeMap<String, (char, u32, Vec<u8>)>;

pub(crate) fn files(root: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let about = fs::symlink_metadata(&path).unwrap();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let seen = if about.is_symlink() {
                ('l', 0, fs::read_link(&path).unwrap().into_os_string().into_encoded_bytes())
            } else if about.is_dir() {
                open.push(path.clone());
                ('d', about.mode() & 0o7777, Vec::new())
            } else {
                ('f', about.mode() & 0o7777, fs::read(&path).unwrap())
            };
            found.insert(name, seen);
        }
    }
    found
}

pub(crate) fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>, mode: u32) {
    fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

pub(crate) fn write_file(path: &str) -> Operation {
    Operation::WriteFile { path: path.into(), cwd: None }
}

pub(crate) fn paths(list: &[&str]) -> Vec<String> {
    list.iter().map(|path| (*path).to_owned()).collect()
}

/// A turn of every kind of change, recorded and saved, and the files as they stood before it and stand after it.
pub(crate) struct Turn {
    pub(crate) folder: Folder,
    /// What must stand there once the turn is taken back.
    pub(crate) taken_back: Files,
    /// What stands there now.
    pub(crate) done: Files,
}

const LINES: &str = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";

impl Turn {
    /// Returns a copy of the turn, which is made once.
    pub(crate) fn new() -> Self {
        static MADE: OnceLock<Turn> = OnceLock::new();
        let made = MADE.get_or_init(Self::made);
        let folder = Folder::new();
        fs::remove_dir(folder.root()).unwrap();
        for part in [made.folder.root(), made.folder.store()] {
            let status = Command::new("cp").arg("-a").arg(part).arg(&folder.0).status().unwrap();
            assert!(status.success());
        }
        Self { folder, taken_back: made.taken_back.clone(), done: made.done.clone() }
    }

    fn made() -> Self {
        let folder = Folder::new();
        let root = folder.root();
        let at = |name: &str| root.join(name);
        write(at("edit.txt"), LINES, 0o640);
        write(at("secret"), "key", 0o600);
        write(at("gone"), b"\xff\x00was here", 0o600);
        write(at("src/moved.txt"), "moves\n", 0o644);
        write(at("run.sh"), "#!/bin/sh\n", 0o755);
        write(at("logo.bin"), [0u8, 1, 2, 3], 0o644);
        write(at("plain"), "becomes a link\n", 0o644);
        write(at("swap/inner"), "becomes a file\n", 0o644);
        write(at("flat"), "becomes a folder\n", 0o604);
        symlink("edit.txt", at("link")).unwrap();
        let mut taken_back = files(&root);

        let host = folder.host();
        let mut session = Session::new(Mode::Autopilot, true);
        session.begin_turn(None).unwrap();
        let mut record = |operation: &Operation, touched: &[&str], run: &mut dyn FnMut()| {
            host.record(&mut session, operation, &paths(touched), run).unwrap();
        };
        record(&write_file("edit.txt"), &["edit.txt"], &mut || {
            fs::write(at("edit.txt"), LINES.replace('9', "nine")).unwrap();
        });
        record(&write_file("secret"), &["secret"], &mut || fs::write(at("secret"), "other").unwrap());
        record(&Operation::DeleteFile { path: "gone".into(), cwd: None }, &["gone"], &mut || {
            fs::remove_file(at("gone")).unwrap();
        });
        let relocation = Operation::RelocateFile {
            from: "src/moved.txt".into(),
            to: "lib/in/moved.txt".into(),
            updates: Vec::new(),
            cwd: None,
        };
        record(&relocation, &["src/moved.txt", "lib/in/moved.txt"], &mut || {
            fs::create_dir_all(at("lib/in")).unwrap();
            fs::rename(at("src/moved.txt"), at("lib/in/moved.txt")).unwrap();
        });
        record(&write_file("run.sh"), &["run.sh"], &mut || write(at("run.sh"), "#!/bin/sh\n", 0o644));
        record(&write_file("logo.bin"), &["logo.bin"], &mut || fs::write(at("logo.bin"), [0u8, 9]).unwrap());
        record(&write_file("plain"), &["plain"], &mut || {
            fs::remove_file(at("plain")).unwrap();
            symlink("/etc/passwd", at("plain")).unwrap();
        });
        record(&write_file("link"), &["link"], &mut || {
            fs::remove_file(at("link")).unwrap();
            symlink("secret", at("link")).unwrap();
        });
        record(&write_file("swap"), &["swap"], &mut || {
            fs::remove_dir_all(at("swap")).unwrap();
            write(at("swap"), "a file now\n", 0o644);
        });
        record(&write_file("flat"), &["flat"], &mut || {
            fs::remove_file(at("flat")).unwrap();
            write(at("flat/new"), "in a folder now\n", 0o644);
        });
        record(&write_file("a/b/new"), &["a/b/new"], &mut || write(at("a/b/new"), "new\n", 0o755));
        session.end_turn().unwrap();
        host.save(&session).unwrap();

        // The person types in the meantime, clear of what the agent did.
        fs::write(at("edit.txt"), LINES.replace('9', "nine").replace("2\n", "two\n")).unwrap();
        taken_back.get_mut("edit.txt").unwrap().2 = LINES.replace("2\n", "two\n").into_bytes();
        let done = files(&root);
        Self { folder, taken_back, done }
    }

    /// Returns the session as it was saved.
    pub(crate) fn session(&self) -> (Host, Session) {
        let host = self.folder.host();
        let mut session = Session::new(Mode::Autopilot, true);
        host.recover(&mut session, Recovery::Finish).unwrap();
        (host, session)
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.root().join(name)
    }

    pub(crate) fn now(&self) -> Files {
        files(&self.folder.root())
    }
}

/// Says that a check is left out, which is a failure where nothing may be.
pub(crate) fn left_out(what: &str, get: &str) {
    println!("skipped: {what} (get it with: {get})");
    assert!(std::env::var("CI").is_err(), "{what} must not be left out: {get}");
}
