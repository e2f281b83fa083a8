//! What stands in the closed room under the name of every program, and what runs the lines there.
//!
//! As `/recorder` it takes the jobs of `/record/jobs`, runs each in a fresh `/ws`, and writes to `/record/results`
//! what was started and what was changed. Under any other name it notes how it was started, and ends.

#![allow(clippy::expect_used, reason = "what runs the lines stops where its room is not as it must be")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const LOG: &str = "/record/log";
/// Where a tracer writes, in a room that has one.
const TRACE: &str = "/record/trace";
/// So long a line may take.
const PATIENCE: Duration = Duration::from_secs(1);
/// From this size of the log on every program fails, which ends loops.
const ENOUGH: u64 = 16_000;
/// What lines may try to change.
const WATCHED: [&str; 3] = ["/ws", "/home/u", "/tmp"];

/// What a file is: its kind and mode, when it was changed, and what it holds.
type State = (u32, i64, i64, Vec<u8>);

fn main() {
    let mut arguments = std::env::args_os();
    if arguments.next().is_some_and(|name| name == "/recorder") {
        drive();
    } else if !record() {
        std::process::exit(1);
    }
}

/// Notes where and how this program was started, in one write.
fn record() -> bool {
    let arguments: Vec<_> = std::env::args_os().collect();
    let mut note = arguments.len().to_string().into_bytes();
    note.push(0);
    note.extend(std::env::current_dir().unwrap_or_default().as_os_str().as_bytes());
    note.push(0);
    for argument in &arguments {
        note.extend(argument.as_bytes());
        note.push(0);
    }
    let log = fs::OpenOptions::new().append(true).create(true).open(LOG);
    let written = log.and_then(|mut log| {
        log.write_all(&note)?;
        log.metadata()
    });
    written.is_ok_and(|data| data.len() < ENOUGH)
}

/// Runs every job.
fn drive() {
    let jobs = fs::read("/record/jobs").expect("the jobs are there");
    let mut results = fs::File::create("/record/results").expect("the results can be written");
    let texts: Vec<&[u8]> = jobs.split(|byte| *byte == 0).collect();
    furnish();
    let mut before = states();
    for job in texts.chunks_exact(2) {
        let [shell, line] = job else { continue };
        fs::write(LOG, b"").expect("the log can be written");
        run(shell, line);
        let after = states();
        let paths: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
        let changed: Vec<&PathBuf> =
            paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).collect();
        let log = fs::read(LOG).unwrap_or_default();
        let paths: Vec<Vec<u8>> =
            changed.iter().map(|path| [path.as_os_str().as_bytes(), b"\0"].concat()).collect();
        let trace = traced();
        let head = format!("{} {} {}\n", log.len(), paths.concat().len(), trace.len());
        for part in [head.as_bytes(), &log, &paths.concat(), &trace] {
            results.write_all(part).expect("the results can be written");
        }
        if !changed.is_empty() {
            furnish();
            before = states();
        }
    }
}

/// Runs one line to its end, and what it left running.
fn run(shell: &[u8], line: &[u8]) {
    let shell = Path::new("/realbin").join(std::ffi::OsStr::from_bytes(shell));
    let mut command = if Path::new(TRACE).is_dir() { tracer(&shell) } else { Command::new(&shell) };
    command.arg("-c").arg(std::ffi::OsStr::from_bytes(line)).current_dir("/ws").env_clear();
    command.envs([("PATH", "/usr/bin"), ("HOME", "/home/u"), ("LC_ALL", "C.UTF-8")]);
    command.env("GIT_OPTIONAL_LOCKS", "0");
    let input = fs::File::open("/record/input").expect("the input is there");
    command.stdin(input).stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn().expect("the shell starts");
    let mut pause = Duration::from_micros(200);
    while !matches!(child.try_wait(), Ok(Some(_))) && started.elapsed() < PATIENCE {
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(1));
    }
    let _ = child.kill();
    let _ = child.wait();
    while started.elapsed() < PATIENCE && !others().is_empty() {
        std::thread::sleep(Duration::from_micros(500));
    }
    for other in others() {
        let _ = Command::new("/realbin/bash").args(["-c", "kill -9 $1", "kill", &other]).status();
    }
}

/// A tracer of the shell: what is executed and opened, each process in a file of its own.
fn tracer(shell: &Path) -> Command {
    let mut command = Command::new("/realbin/strace");
    command.args([
        "-ff",
        "-qq",
        "-y",
        "-xx",
        "-s",
        "4096",
        "-e",
        "trace=execve,execveat,open,openat,openat2,creat",
    ]);
    command.args(["-o", "/record/trace/of", "--"]).arg(shell);
    command
}

/// What the tracer wrote about the last line, process by process; it is forgotten.
fn traced() -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(TRACE).into_iter().flatten().flatten() {
        all.extend(fs::read(entry.path()).unwrap_or_default());
        all.push(b'\n');
        let _ = fs::remove_file(entry.path());
    }
    all
}

/// The processes that are neither this one nor the first, and not ended.
fn others() -> Vec<String> {
    let me = std::process::id().to_string();
    let names = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = names.filter_map(|entry| entry.file_name().into_string().ok());
    let running = |number: &String| {
        let state = fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        state.rsplit_once(") ").is_some_and(|(_, rest)| !rest.starts_with(['Z', 'X']))
    };
    numbers
        .filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()) && *name != "1" && *name != me)
        .filter(running)
        .collect()
}

/// Makes the folders anew, with files, programs and repositories in them.
fn furnish() {
    for folder in WATCHED {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let gone = if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                fs::remove_dir_all(entry.path())
            } else {
                fs::remove_file(entry.path())
            };
            gone.expect("the folder can be emptied");
        }
    }
    for folder in ["out", "sub", "planted/.git/objects", "planted/.git/refs", ".git/objects", ".git/refs"] {
        fs::create_dir_all(Path::new("/ws").join(folder)).expect("a folder can be made");
    }
    let planted = "[core]\nrepositoryformatversion = 0\nfsmonitor = /usr/bin/touch PWNED\n";
    let planted = format!("{planted}[diff]\nexternal = /usr/bin/touch PWNED\n");
    for (name, text) in [
        ("a.txt", "one\ntwo\n"),
        ("b.txt", "touch PWNED\n-delete\n"),
        ("sub/c.txt", "three\n"),
        ("-i", "-i\n"),
        ("out/old", "old\n"),
        ("script", "touch PWNED\n"),
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".git/config", "[core]\nrepositoryformatversion = 0\n"),
        ("planted/.git/HEAD", "ref: refs/heads/main\n"),
        ("planted/.git/config", &planted),
        ("../home/u/.canary", "alive\n"),
        ("../tmp/canary", "alive\n"),
    ] {
        fs::write(Path::new("/ws").join(name), text).expect("a file can be written");
    }
    for name in ["/ws/tool", "/ws/sub/ls", "/home/u/tool"] {
        symlink("/recorder", name).expect("a link can be made");
    }
}

/// Everything below the watched folders.
fn states() -> BTreeMap<PathBuf, State> {
    let mut open: Vec<PathBuf> = WATCHED.iter().map(PathBuf::from).collect();
    let mut found = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (path, Ok(data)) = (entry.path(), entry.metadata()) else { continue };
            let state = if data.is_dir() {
                open.push(path.clone());
                (data.mode(), 0, 0, Vec::new())
            } else {
                let holds = if data.is_file() { fs::read(&path).unwrap_or_default() } else { Vec::new() };
                (data.mode(), data.mtime(), data.mtime_nsec(), holds)
            };
            found.insert(path, state);
        }
    }
    found
}
