//! Lines of `cmd.exe` against Wine's: what a policy allows runs nothing that it does not trust.
//!
//! `COUNTERSIGN_CMD_LINES` is the number of lines, 300 where absent. Where Wine is missing or does not answer, the test
//! says that it is left out, and fails where `CI` is `true`.

use std::fs;

use countersign::{Effect, Operation, Platform, Policy, Shell, Workspace};
use countersign_tests_oracles::wine::{Wine, folder};
use countersign_tests_oracles::{Random, left_out};

const PIECES: [&str; 40] = [
    "echo",
    "echo",
    "echo",
    "ver",
    "type nul",
    "mkdir PWNED",
    "md PWNED",
    "echo mkdir PWNED",
    " & ",
    "&",
    "&&",
    " || ",
    "||",
    " | ",
    "|",
    "^&",
    "^|",
    "^",
    "\"",
    "\"",
    "\"a b\"",
    "\"&\"",
    "\\\"",
    "\"\"",
    "(",
    ")",
    " ",
    "  ",
    "\t",
    ">nul",
    "> nul",
    "2>&1",
    "2>nul",
    ">out.txt",
    "<nul",
    ",",
    ";",
    "=",
    "a",
    "b.c",
];

/// How many lines one process of Wine gets, and how many seconds for them.
const AT_ONCE: usize = 100;
const SECONDS: u32 = 60;

/// Runs each line as a batch file of its own, in an empty folder of its own; returns those that left anything but `out.txt`, or
/// nothing where Wine does not answer.
fn run_payloads<'a>(wine: &Wine, lines: &'a [String]) -> std::io::Result<Option<Vec<&'a str>>> {
    let work = folder().join("work");
    let _ = fs::remove_dir_all(&work);
    let mut all = "@echo off\r\n".to_owned();
    for (number, line) in lines.iter().enumerate() {
        fs::create_dir_all(work.join(number.to_string()))?;
        fs::write(work.join(format!("{number}.bat")), format!("@echo off\r\n{line}\r\n"))?;
        all.push_str(&format!("cd {number}\r\ncall ..\\{number}.bat\r\ncd ..\r\n"));
    }
    fs::write(work.join("all.bat"), all)?;
    if !wine.run(&["cmd", "/c", "all.bat"], &work, SECONDS)? {
        return Ok(None);
    }
    let mut ran = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let left = fs::read_dir(work.join(number.to_string()))?;
        if left.flatten().any(|entry| entry.file_name() != "out.txt") {
            ran.push(line.as_str());
        }
    }
    Ok(Some(ran))
}

fn allows(policy: &Policy, line: &str) -> bool {
    let workspace = Workspace {
        roots: vec!["C:/ws".to_owned()],
        platform: Platform::Windows,
        case_sensitive: Some(false),
        ..Workspace::default()
    };
    let operation =
        Operation::RunCommand { command: line.to_owned(), shell: Shell::Cmd, cwd: None, interactive: false };
    policy.decide(&operation, &workspace).effect == Effect::Allow
}

#[test]
fn allowed_lines_of_cmd_run_nothing_that_is_not_trusted() {
    let Some(wine) = Wine::found() else { return left_out("Wine is missing (apt-get install wine64)") };
    let document = r#"{"version": 1, "profile": "hardened",
        "trustedCommands": ["echo *", "ver *", "type *"], "grants": {"write": ["out.txt"]}}"#;
    let policy = Policy::parse(document).unwrap();
    let known = ["echo a & mkdir PWNED", "echo a ^& mkdir PWNED", "echo b | md PWNED"].map(str::to_owned);
    let Some(ran) = run_payloads(&wine, &known).unwrap() else {
        return left_out("Wine does not answer");
    };
    assert_eq!(ran, [known[0].as_str(), &known[2]], "Wine does not run commands as it should");
    let count = std::env::var("COUNTERSIGN_CMD_LINES").ok().and_then(|text| text.parse().ok()).unwrap_or(300);
    let mut random = Random::new(0x636d_6431);
    let mut lines: Vec<String> = Vec::new();
    while lines.len() < count {
        let mut line = "echo ".to_owned();
        for _ in 0..random.below(8) + 2 {
            line.push_str(random.pick(&PIECES));
            if random.below(3) > 0 {
                line.push(' ');
            }
        }
        if line.contains("PWNED") && allows(&policy, &line) {
            lines.push(line);
        }
    }
    let mut wrong = Vec::new();
    for some in lines.chunks(AT_ONCE) {
        let Some(ran) = run_payloads(&wine, some).unwrap() else {
            return left_out("Wine does not answer");
        };
        wrong.extend(ran);
    }
    println!("{} allowed lines, {} of them ran the payload", lines.len(), wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}
