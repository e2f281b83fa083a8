//! A file system to which names that differ by case are one: FAT on an image, mounted where that is possible.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking")]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use countersign::{Mode, Operation, PlanRequest, Session};
use countersign_rust_host::{Apply, Host};
use support::{files, left_out, paths};

/// A mounted image, unmounted again at the end.
struct Mounted(PathBuf);

impl Mounted {
    fn new() -> Option<Self> {
        let place = std::env::temp_dir().join(format!("countersign-case-{}", std::process::id()));
        fs::create_dir_all(place.join("on")).unwrap();
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
            command.status().is_ok_and(|status| status.success())
        };
        let image = place.join("image");
        fs::File::create(&image).unwrap().set_len(8 << 20).unwrap();
        let (image, on) = (image.to_str().unwrap(), place.join("on"));
        let mounted =
            run("mkfs.vfat", &[image]) && run("fusefat", &["-o", "rw+", image, on.to_str().unwrap()]);
        if !mounted {
            let _ = fs::remove_dir_all(&place);
            return None;
        }
        Some(Self(place))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.join("on")).status();
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_happened_under_another_spelling_is_taken_back() {
    let Some(mounted) = Mounted::new() else {
        left_out(
            "a file system without case",
            "apt-get install -y --no-install-recommends fusefat dosfstools",
        );
        return;
    };
    let root = mounted.0.join("on/ws");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("readme.md"), "hello\n").unwrap();
    fs::write(root.join("gone.txt"), "back again\n").unwrap();
    let before = files(&root);
    let host = Host::open(&root, mounted.0.join("state")).unwrap().case_insensitive();
    assert_eq!(
        host.resolve("README.MD", None).argument.real_path.as_deref(),
        host.root().join("readme.md").to_str()
    );
    let mut session = Session::new(Mode::Autopilot, false);
    session.begin_turn(None).unwrap();
    let operation = Operation::RelocateFile {
        from: "readme.md".into(),
        to: "README.md".into(),
        updates: Vec::new(),
        cwd: None,
    };
    let touched = paths(&["readme.md", "README.md"]);
    host.record(&mut session, &operation, &touched, || {
        fs::rename(root.join("readme.md"), root.join("aside")).unwrap();
        fs::rename(root.join("aside"), root.join("README.md")).unwrap();
    })
    .unwrap();
    let delete = Operation::DeleteFile { path: "GONE.TXT".into(), cwd: None };
    let touched = host.touched(&delete).unwrap();
    assert_eq!(touched, ["gone.txt"]);
    host.record(&mut session, &delete, &touched, || fs::remove_file(root.join("GONE.TXT")).unwrap()).unwrap();
    session.end_turn().unwrap();
    assert!(files(&root).contains_key("README.md"));
    let plan = host.apply(&mut session, &PlanRequest::RevertTurn, Apply::default()).unwrap();
    assert_eq!(plan.conflicts, []);
    assert_eq!(files(&root), before);
}
