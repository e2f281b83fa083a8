//! The closed room: everything in it is a recorder, but for the shells, the wrappers and, if wanted, the programs
//! whose arguments can be dangerous.

use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::trace::{Traced, read};

/// The programs that start the rest of their arguments, and shells.
const OPENED: [&str; 10] =
    ["bash", "dash", "sh", "zsh", "env", "timeout", "nice", "stdbuf", "nohup", "setsid"];

/// Programs that are real in the room with real programs.
const REAL: &str = "sed sort find xargs git awk mawk gawk tar uniq cat ls grep egrep head tail wc tee cut tr diff \
                    date stat du basename dirname realpath seq od nl join comm paste sha256sum readlink cmp tac \
                    rev column file tree jq rg";

/// Names that no system need have.
const MORE: [&str; 8] = ["pwned", "rg", "fd", "jq", "tree", "node", "npm", "cargo"];

/// What became of one line.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Where and with which arguments, its name first, each recorder was started.
    pub started: Vec<(String, Vec<String>)>,
    /// The files that are not as they were.
    pub changed: Vec<String>,
    /// What a tracer saw; nothing in a room without one.
    pub traced: Traced,
}

/// A room made ready.
#[derive(Debug)]
pub struct Room {
    base: PathBuf,
    recorder: PathBuf,
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.base);
    }
}

impl Room {
    /// Prepares a room below `base`; `real` leaves the programs with dangerous arguments as they are.
    ///
    /// # Errors
    /// Fails if the folders and links cannot be made.
    pub fn new(base: &Path, recorder: &Path, real: bool) -> io::Result<Self> {
        let (programs, record) = (base.join("bin"), base.join("record"));
        fs::create_dir_all(&programs)?;
        fs::create_dir_all(&record)?;
        fs::write(record.join("input"), "touch PWNED\n-delete\n")?;
        let there =
            fs::read_dir("/usr/bin")?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> = there.chain(MORE.map(str::to_owned)).collect();
        names.sort();
        names.dedup();
        for name in names {
            let is_real = OPENED.contains(&name.as_str()) || real && REAL.split(' ').any(|real| real == name);
            let own = fs::canonicalize(Path::new("/usr/bin").join(&name)).ok();
            let own = own.filter(|own| is_real && own.starts_with("/usr/bin"));
            let target =
                own.as_deref().and_then(Path::file_name).map(|name| Path::new("/realbin").join(name));
            symlink(target.unwrap_or_else(|| PathBuf::from("/recorder")), programs.join(&name))?;
        }
        Ok(Self { base: base.to_owned(), recorder: recorder.to_owned() })
    }

    /// Runs every line under `strace` from here on.
    ///
    /// # Errors
    /// Fails if the room cannot be told.
    pub fn trace(&self) -> io::Result<()> {
        fs::create_dir_all(self.base.join("record/trace"))
    }

    /// Runs each line in its shell, and returns what became of them, in order.
    ///
    /// # Errors
    /// Fails if the room cannot be closed or what happened in it cannot be read.
    pub fn run(&self, jobs: &[(&str, &str)]) -> io::Result<Vec<Outcome>> {
        let record = self.base.join("record");
        let texts: Vec<String> = jobs.iter().map(|(shell, line)| format!("{shell}\0{line}\0")).collect();
        fs::write(record.join("jobs"), texts.concat())?;
        let status = self.closed().status()?;
        if !status.success() {
            return Err(io::Error::other(format!("the room ended with {status}")));
        }
        let results = fs::read(record.join("results"))?;
        let outcomes = outcomes(&results).ok_or_else(|| io::Error::other("the results are cut off"))?;
        if outcomes.len() == jobs.len() {
            Ok(outcomes)
        } else {
            Err(io::Error::other(format!("{} results for {} lines", outcomes.len(), jobs.len())))
        }
    }

    fn closed(&self) -> Command {
        let mut room = Command::new("bwrap");
        room.args(["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]);
        room.args(["--ro-bind", "/usr/bin", "/realbin", "--ro-bind", "/usr/lib", "/usr/lib"]);
        room.args(["--ro-bind-try", "/usr/lib64", "/usr/lib64", "--ro-bind", "/usr/share", "/usr/share"]);
        room.args([
            "--ro-bind",
            "/etc",
            "/etc",
            "--symlink",
            "usr/lib",
            "/lib",
            "--symlink",
            "usr/lib64",
            "/lib64",
        ]);
        room.args(["--symlink", "usr/bin", "/bin", "--symlink", "bin", "/usr/sbin", "--dev", "/dev"]);
        room.args(["--proc", "/proc", "--dir", "/tmp", "--dir", "/ws", "--dir", "/home/u"]);
        room.arg("--ro-bind").arg(self.base.join("bin")).arg("/usr/bin");
        room.arg("--bind").arg(self.base.join("record")).arg("/record");
        room.arg("--ro-bind").arg(&self.recorder).arg("/recorder").args(["--", "/recorder"]);
        room
    }
}

/// Reads what the room wrote.
fn outcomes(mut rest: &[u8]) -> Option<Vec<Outcome>> {
    let mut outcomes = Vec::new();
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(rest.get(..end)?).ok()?;
        let mut after = rest.get(end + 1..)?;
        let mut part = |length: Option<&str>| {
            let (part, behind) = after.split_at_checked(length?.parse().ok()?)?;
            after = behind;
            Some(part)
        };
        let mut lengths = head.split(' ');
        let (log, paths, trace) = (part(lengths.next())?, part(lengths.next())?, part(lengths.next())?);
        let traced = read(&String::from_utf8_lossy(trace));
        outcomes.push(Outcome { started: started(log)?, changed: texts(paths).collect(), traced });
        rest = after;
    }
    Some(outcomes)
}

fn texts(bytes: &[u8]) -> impl Iterator<Item = String> {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    bytes
        .split(|byte| *byte == 0)
        .map(|text| String::from_utf8_lossy(text).into_owned())
        .filter(|_| !bytes.is_empty())
}

fn started(log: &[u8]) -> Option<Vec<(String, Vec<String>)>> {
    let mut texts = texts(log);
    let mut started = Vec::new();
    while let Some(count) = texts.next() {
        let folder = texts.next()?;
        started.push((folder, texts.by_ref().take(count.parse().ok()?).collect()));
    }
    Some(started)
}
