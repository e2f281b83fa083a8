//! What git makes of two texts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::process::{Command, Stdio};

/// The lines of the old text and of the new one, counted from 0.
pub type Hunk = (Range<usize>, Range<usize>);

/// Prepares git, with no settings of this machine.
#[must_use]
pub fn git(arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.args(arguments).env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", "/nonexistent").stdin(Stdio::null());
    git
}

/// Returns git's hunks of every file of two folders, by path; nothing where git does not answer.
#[must_use]
pub fn hunks_of_git(old: &Path, new: &Path) -> BTreeMap<String, Vec<Hunk>> {
    let options = ["-c", "core.quotePath=false", "-c", "core.attributesFile=/dev/null"];
    let more = ["diff", "--no-index", "--no-renames", "--no-color", "--text", "--diff-algorithm=myers"];
    let mut command = git(&options);
    command.args(more).args(["--indent-heuristic", "--no-prefix", "--unified=1"]).arg(old).arg(new);
    let text = command.output().map(|output| output.stdout).unwrap_or_default();
    let mut found: BTreeMap<String, Vec<Hunk>> = BTreeMap::new();
    let mut path = String::new();
    let (mut a, mut b, mut left, mut right) = (0, 0, 0, 0);
    let mut was_changed = false;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if left == 0 && right == 0 {
            let text = String::from_utf8_lossy(line);
            if let Some(name) = text.strip_prefix("+++ ") {
                let name = name.trim_end_matches('\n').trim_end_matches('\t');
                // Without a prefix git leaves the leading slash of an absolute path out.
                let folder = new.to_string_lossy().into_owned();
                let inside = name.trim_start_matches('/').strip_prefix(folder.trim_start_matches('/'));
                path = inside.unwrap_or_default().trim_start_matches('/').to_owned();
            } else if let Some(rest) = text.strip_prefix("@@ -") {
                let numbers: Vec<usize> = rest
                    .split(" @@")
                    .next()
                    .into_iter()
                    .flat_map(|header| header.split(" +"))
                    .flat_map(|side| {
                        let (start, count) = side.split_once(',').unwrap_or((side, "1"));
                        [start, count].map(|number| number.parse().unwrap_or(0))
                    })
                    .collect();
                let [old, old_count, new, new_count] = numbers.as_slice() else { continue };
                (left, right) = (*old_count, *new_count);
                // The start of an empty side is the line before it.
                a = old - usize::from(left > 0);
                b = new - usize::from(right > 0);
                was_changed = false;
            }
            continue;
        }
        let hunks = found.entry(path.clone()).or_default();
        let mark = line.first().copied().unwrap_or(0);
        let is_changed = mark == b'-' || mark == b'+';
        if is_changed && !was_changed {
            hunks.push((a..a, b..b));
        }
        match (mark, hunks.last_mut()) {
            (b'-', Some(last)) => (a, left, last.0.end) = (a + 1, left - 1, a + 1),
            (b'+', Some(last)) => (b, right, last.1.end) = (b + 1, right - 1, b + 1),
            (b' ', _) => (a, b, left, right) = (a + 1, b + 1, left - 1, right - 1),
            _ => continue,
        }
        was_changed = is_changed;
    }
    found
}
