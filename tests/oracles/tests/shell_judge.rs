//! What is allowed starts trusted programs only, and writes where that is granted: Bash, Dash and Zsh are the judges
//! (G6).
//!
//! Lines are made at random, decided, and those that are allowed are run in a closed room. Every program that was
//! started must be trusted as it was started, quoted anew, and no file may change that no grant names.
//! `COUNTERSIGN_ORACLE_COUNT` is the number of lines, `COUNTERSIGN_ORACLE_SEED` the first seed; each line has its own.
//! With `COUNTERSIGN_ORACLE_SHOW` every allowed line is printed. With `COUNTERSIGN_ORACLE_TRACE` a tracer looks on:
//! every program executed must be one that a rule names, and every file opened to be written one that a grant names.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test stops where something is wrong, and says what it tried"
)]

use std::path::Path;

use countersign::{Effect, Operation, Policy, Shell, Workspace};
use countersign_tests_oracles::Random;
use countersign_tests_oracles::shell::lines::line;
use countersign_tests_oracles::shell::room::{Outcome, Room};

/// Lines of an ordinary run.
const ORDINARY: u64 = 20_000;
/// Lines that are tried before the rooms are opened for those allowed.
const ROUND: u64 = 20_000;

const POLICIES: [(&str, &str); 4] = [
    (
        "harmless",
        r#"{"version":1,"profile":"hardened",
        "trustedCommands":["echo *","printf *","cat *","true *","false *","ls *","grep *","head *","wc *","tr *"],
        "grants":{"write":["out/**"]}}"#,
    ),
    (
        "guarded",
        r#"{"version":1,"profile":"hardened",
        "trustedCommands":["echo *","cat *","sed *","sort *","find *","xargs *","git *","tar *","uniq *","awk *",
            "tee *","cd *","ls *","env *","date *","file *","diff *","tree *","head *","tail *","wc *","grep *"],
        "grants":{"write":["out/**"]}}"#,
    ),
    (
        "presets",
        r#"{"version":1,"profile":"hardened","presets":["inspect","git-read"],
        "trustedCommands":["xargs grep *","xargs *","test *"],"grants":{"write":["out/**"],"env":["x"]}}"#,
    ),
    (
        "git",
        r#"{"version":1,"profile":"hardened","trustedCommands":["git status","git log *","git diff *","git show *",
        "cd *","echo *","true","find *","sort *","sed *"]}"#,
    ),
];

/// One line that was allowed.
struct Case {
    seed: u64,
    policy: usize,
    shell: Shell,
    line: String,
}

struct Judge {
    policies: Vec<Policy>,
    workspace: Workspace,
}

impl Judge {
    fn new() -> Self {
        let policies = POLICIES.map(|(_, document)| Policy::parse(document).expect("the policy is one"));
        let home = Some("/home/u".to_owned());
        Self {
            policies: policies.into(),
            workspace: Workspace { roots: vec!["/ws".into()], home, ..Workspace::default() },
        }
    }

    fn allows(&self, policy: usize, shell: Shell, line: &str, cwd: Option<&str>) -> bool {
        let cwd = cwd.map(str::to_owned);
        let operation = Operation::RunCommand { command: line.to_owned(), shell, cwd, interactive: false };
        self.policies.get(policy).expect("there is such a policy").decide(&operation, &self.workspace).effect
            == Effect::Allow
    }

    /// Makes the line of a seed, and returns it if it is allowed.
    fn case(&self, seed: u64) -> Option<Case> {
        let mut random = Random::new(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        random.below(2);
        let policy = random.below(self.policies.len());
        let shell = *[Shell::Bash, Shell::Posix, Shell::Zsh].get(random.below(3))?;
        let line = line(&mut random);
        self.allows(policy, shell, &line, None).then_some(Case { seed, policy, shell, line })
    }

    /// Returns what should not have happened.
    fn wrong(&self, case: &Case, outcome: &Outcome) -> Vec<String> {
        let mut wrong = Vec::new();
        for (folder, arguments) in &outcome.started {
            let quoted: Vec<String> =
                arguments.iter().map(|argument| format!("'{}'", argument.replace('\'', "'\\''"))).collect();
            let lossy = arguments.iter().any(|argument| argument.contains('\u{fffd}'));
            let again = if lossy { arguments.first().cloned().unwrap_or_default() } else { quoted.join(" ") };
            if !self.allows(case.policy, case.shell, &again, Some(folder)) {
                wrong.push(format!("started {arguments:?} in {folder}"));
            }
        }
        let granted = POLICIES.get(case.policy).is_some_and(|(_, document)| document.contains("out/**"));
        let is_granted = |path: &str| granted && path.starts_with("/ws/out/");
        let forbidden = outcome.changed.iter().filter(|path| !is_granted(path));
        wrong.extend(forbidden.map(|path| format!("changed {path:?}")));
        let opened = outcome.traced.opened.iter().filter(|path| !is_granted(path) && !is_own(path));
        wrong.extend(opened.map(|path| format!("opened {path:?} to write")));
        let document = POLICIES.get(case.policy).map_or("", |(_, document)| document);
        let executed = outcome.traced.executed.iter().filter(|path| !may_execute(document, path));
        wrong.extend(executed.map(|path| format!("executed {path:?}")));
        wrong
    }
}

/// Files that the shells and the room write for themselves: devices, the log, and texts of the line.
fn is_own(path: &str) -> bool {
    let beginnings = ["/dev/", "/proc/", "/record/log", "/tmp/sh-thd", "/tmp/zsh", "pipe:", "socket:"];
    beginnings.iter().any(|beginning| path.starts_with(beginning))
}

/// Whether a rule of the policy names the program, or it is a shell or a wrapper that runs what is trusted.
fn may_execute(document: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let wrappers = ["bash", "dash", "sh", "zsh", "env", "timeout", "nice", "stdbuf", "time", "xargs"];
    let inspect =
        document.contains("\"inspect\"").then_some(include_str!("../../../core/presets/inspect.txt"));
    let git = document.contains("\"git-read\"").then_some("git");
    let named = |line: &str| line.split(' ').next() == Some(name);
    wrappers.contains(&name)
        || git == Some(name)
        || document.split('"').any(named)
        || inspect.is_some_and(|entries| entries.lines().any(named))
}

fn setting(name: &str, ordinary: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(ordinary)
}

/// Tells by name which program is missing; on a run that must leave nothing out that is a failure.
fn is_missing(program: &str) -> bool {
    if Path::new("/usr/bin").join(program).exists() {
        return false;
    }
    let must = std::env::var("CI").is_ok_and(|value| value == "true" || value == "1");
    assert!(!must, "missing: {program}");
    eprintln!("skipped: lines that a shell judges need `{program}`");
    true
}

fn program(shell: Shell) -> &'static str {
    match shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Posix | Shell::Powershell | Shell::Cmd => "dash",
    }
}

#[test]
fn what_is_allowed_starts_and_writes_only_what_is_trusted() {
    if is_missing("bwrap") {
        return;
    }
    let shells: Vec<&str> = ["bash", "dash", "zsh"].into_iter().filter(|shell| !is_missing(shell)).collect();
    let base = std::env::temp_dir().join(format!("countersign-shell-{}", std::process::id()));
    let recorder = Path::new(env!("CARGO_BIN_EXE_countersign-recorder"));
    let rooms = [false, true].map(|real| Room::new(&base.join(real.to_string()), recorder, real).unwrap());
    if std::env::var_os("COUNTERSIGN_ORACLE_TRACE").is_some() {
        rooms.iter().for_each(|room| room.trace().unwrap());
    }
    let (count, first) =
        (setting("COUNTERSIGN_ORACLE_COUNT", ORDINARY), setting("COUNTERSIGN_ORACLE_SEED", 1));
    let judge = Judge::new();
    let (mut allowed, mut started, mut finds) = (0, 0, Vec::new());
    for from in (0..count).step_by(usize::try_from(ROUND).unwrap()) {
        let seeds = (from..count.min(from + ROUND)).map(|number| first + number);
        let mut cases: Vec<Case> = seeds.filter_map(|seed| judge.case(seed)).collect();
        cases.retain(|case| shells.contains(&program(case.shell)));
        let jobs: Vec<(&str, &str)> =
            cases.iter().map(|case| (program(case.shell), case.line.as_str())).collect();
        let [stubs, real] = &rooms;
        let (stubs, real) = std::thread::scope(|scope| {
            let other = scope.spawn(|| real.run(&jobs).expect("the room works"));
            (stubs.run(&jobs).expect("the room works"), other.join().expect("the room works"))
        });
        allowed += cases.len();
        if std::env::var_os("COUNTERSIGN_ORACLE_SHOW").is_some() {
            for case in &cases {
                println!("  {} {} {:?}", case.seed, program(case.shell), case.line);
            }
        }
        for (room, outcomes) in [("recorders", stubs), ("real programs", real)] {
            started += outcomes.iter().map(|outcome| outcome.started.len()).sum::<usize>();
            for (case, outcome) in cases.iter().zip(&outcomes) {
                for what in judge.wrong(case, outcome) {
                    let (policy, shell) = (POLICIES.get(case.policy).unwrap().0, program(case.shell));
                    finds.push(format!(
                        "seed {} ({policy}, {shell}, {room}) {:?}: {what}",
                        case.seed, case.line
                    ));
                }
            }
        }
    }
    let _ = std::fs::remove_dir_all(&base);
    println!("{count} lines from seed {first}: {allowed} allowed, which started {started} programs");
    for find in &finds {
        println!("  {find}");
    }
    assert!(finds.is_empty(), "{} finds", finds.len());
    let enough = usize::try_from(count / 50).unwrap();
    assert!(allowed >= enough && started >= enough, "too little was tried to say anything");
}

#[test]
fn the_room_shows_what_happens_in_it() {
    if ["bwrap", "bash", "dash", "zsh"].into_iter().any(is_missing) {
        return;
    }
    let base = std::env::temp_dir().join(format!("countersign-room-{}", std::process::id()));
    let recorder = Path::new(env!("CARGO_BIN_EXE_countersign-recorder"));
    let [stubs, real] =
        [false, true].map(|real| Room::new(&base.join(real.to_string()), recorder, real).unwrap());
    for shell in ["bash", "dash", "zsh"] {
        let line = |line| (shell, line);
        let jobs = [
            "/bin/touch 'a b' & echo x >new",
            "true",
            "find a.txt -exec ./tool {} \\;",
            "cd planted; git status",
        ];
        let outcomes = stubs.run(&jobs.map(line)).unwrap();
        let names = |outcomes: &[Outcome], at: usize| -> Vec<String> {
            let started = outcomes.get(at).into_iter().flat_map(|outcome| &outcome.started);
            started.map(|(_, arguments)| arguments.join("|")).collect()
        };
        assert_eq!(names(&outcomes, 0), ["/bin/touch|a b"], "{shell}");
        assert_eq!(outcomes.first().map(|outcome| outcome.changed.clone()), Some(vec!["/ws/new".to_owned()]));
        assert!(
            outcomes.get(1).is_some_and(|outcome| outcome.changed.is_empty() && outcome.started.is_empty())
        );
        assert_eq!(names(&outcomes, 2), ["find|a.txt|-exec|./tool|{}|;"], "{shell}");
        let outcomes = real.run(&jobs.map(line)).unwrap();
        assert_eq!(names(&outcomes, 2), ["./tool|a.txt"], "{shell}");
        assert!(names(&outcomes, 3).iter().any(|started| started.contains("PWNED")), "{shell}: {outcomes:?}");
    }
    if !is_missing("strace") {
        real.trace().unwrap();
        // What is gone again when the line ends is seen all the same.
        let outcomes = real.run(&[("bash", "sort a.txt >new; rm new; ./tool")]).unwrap();
        let traced = outcomes.into_iter().next().unwrap_or_default().traced;
        assert_eq!(
            traced.opened.iter().filter(|path| path.starts_with("/ws/")).collect::<Vec<_>>(),
            ["/ws/new"]
        );
        for wanted in ["/bash", "/sort", "/rm", "/tool"] {
            assert!(traced.executed.iter().any(|path| path.ends_with(wanted)), "{wanted}: {traced:?}");
        }
    }
    let _ = std::fs::remove_dir_all(&base);
}
