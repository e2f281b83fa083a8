//! Ignore lines against `git check-ignore`, over random lines and paths.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use countersign::ignore::IgnoreRules;
use countersign_tests_oracles::Random;

const LINES: [&str; 40] = [
    "a",
    "b",
    "ab",
    ".x",
    "*",
    "**",
    "?",
    "/",
    "/",
    "/",
    "/**/",
    "**/",
    "/**",
    "[ab]",
    "[!a]",
    "[^b]",
    "[a-c]",
    "[]a]",
    "[a",
    "\\",
    "\\*",
    "\\ ",
    " ",
    "{a,b}",
    "[[:alpha:]]",
    "[[:digit:]x]",
    "[[:nope:]]",
    "!",
    "#",
    "\\#",
    "\\!",
    ".",
    "..",
    "a*",
    "*b",
    "1",
    "\u{e9}",
    "-",
    "[[:",
    "[\\]]",
];
const PIECES: [&str; 16] =
    ["a", "b", "ab", "abc", ".x", "1", "x1", "c", "{a,b}", "\u{e9}", "a b", "#", "!", "]", "-", "*"];

fn random_line(random: &mut Random) -> String {
    let mut line = String::new();
    if random.below(6) == 0 {
        line.push('!');
    }
    for _ in 0..=random.below(5) {
        line.push_str(random.pick(&LINES));
    }
    if random.below(5) == 0 {
        line.push_str(random.pick(&["/", " ", "  ", "\r", "\\ "]));
    }
    line
}

fn random_path(random: &mut Random) -> String {
    let mut path = String::new();
    for at in 0..=random.below(4) {
        if at > 0 {
            path.push('/');
        }
        path.push_str(random.pick(&PIECES));
        if random.below(4) == 0 {
            path.push_str(random.pick(&PIECES));
        }
    }
    path
}

/// Asks git for every path whether the deciding line ignores it; a name without a file counts as a file.
fn git(folder: &Path, paths: &[String]) -> std::io::Result<Vec<bool>> {
    let options =
        ["-c", "core.ignoreCase=false", "check-ignore", "--no-index", "--verbose", "--non-matching"];
    let mut child = Command::new("git")
        .args(options)
        .args(["--stdin", "-z"])
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let input: Vec<u8> = paths.iter().flat_map(|path| [path.as_bytes(), b"\0"].concat()).collect();
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&input)?;
    }
    let output = child.wait_with_output()?.stdout;
    let fields: Vec<&[u8]> = output.split(|b| *b == 0).collect();
    let lines = fields.chunks_exact(4).filter_map(|four| four.get(2));
    Ok(lines.map(|line| !line.is_empty() && !line.starts_with(b"!")).collect())
}

#[test]
fn every_answer_is_the_one_git_gives() {
    let folder = std::env::temp_dir().join(format!("countersign-ignore-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    assert!(
        Command::new("git").args(["init", "-q"]).current_dir(&folder).status().expect("git runs").success()
    );
    let mut random = Random::new(0x2545_f491_4f6c_dd1d);
    let (mut compared, mut wrong) = (0, String::new());
    for round in 0..120 {
        let lines: Vec<String> = (0..=random.below(5)).map(|_| random_line(&mut random)).collect();
        let mark = if round % 16 == 0 { "\u{feff}" } else { "" };
        std::fs::write(folder.join(".gitignore"), format!("{mark}{}\n", lines.join("\n"))).unwrap();
        let paths: Vec<String> =
            (0..200).map(|_| random_path(&mut random)).filter(|path| !path.contains('\\')).collect();
        let rules = IgnoreRules::parse(&lines).unwrap();
        for (path, theirs) in paths.iter().zip(git(&folder, &paths).unwrap()) {
            let names: Vec<&str> = path.split('/').collect();
            let found = rules.find_exact(&names, false);
            let ours = found.is_some();
            compared += 1;
            if ours != theirs && wrong.len() < 2000 {
                let _ = writeln!(wrong, "{lines:?} {path:?}: git {theirs}, ours {found:?}");
            }
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(compared > 20_000, "git answered {compared} times only");
    assert!(wrong.is_empty(), "{wrong}");
}
