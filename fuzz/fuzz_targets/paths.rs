//! Any path, wherever and however it is used: it is judged, every message shows what it says, and an odder spelling or
//! a stricter profile never lets more pass.

#![no_main]

use std::sync::LazyLock;

use countersign::operation::{PathArgument, ResolveStatus};
use countersign::path::{Access, Judgement, Protection, ProtectionBuilder, judge};
use countersign::text::is_hidden;
use countersign::{Effect, Operation, Platform, Policy, Profile, Workspace};
use libfuzzer_sys::fuzz_target;

/// What disguises are made of; an arbitrary text stands for everything else.
const PIECES: [&str; 64] = [
    "/",
    "\\",
    "//",
    "/./",
    "/../",
    "..",
    ".",
    " ",
    ":",
    "::$DATA",
    "~",
    "~/",
    "~1",
    "%2e",
    "%2F",
    "%25",
    "file://",
    "vscode-remote://ssh+h/",
    "\\\\?\\",
    "\\\\.\\",
    "//?/",
    "\\\\localhost\\C$\\",
    "C:",
    "c:\\ws\\",
    "/ws/",
    "/WS/",
    "/proc/self/root",
    "$HOME",
    "%USERPROFILE%",
    "\u{200c}",
    "\u{ad}",
    "\u{e0041}",
    "\u{202e}",
    "\u{17f}",
    "\u{212a}",
    "\u{df}",
    "\u{fb01}",
    "\u{ff0f}",
    "\u{131}",
    "\u{301}",
    "\u{7f}",
    "\u{1}",
    "\"",
    "'",
    "\n",
    ".git",
    ".GIT",
    "git",
    "GIT~1",
    ".vscode",
    "VSCODE~1",
    "MC199B~1.JSO",
    "mcp.json",
    ".kiroignore",
    ".code-workspace",
    "secret",
    "Sch\u{f6}n",
    "hooks",
    "config",
    "NUL",
    "COM1",
    "src",
    "a.rs",
    ".npmrc",
];

/// Which access and host an input takes.
type Choice = (u8, u8, Option<u8>);

static PROTECTIONS: LazyLock<[Protection; 2]> = LazyLock::new(|| {
    [Profile::Kiro, Profile::Hardened]
        .map(|profile| ProtectionBuilder::new(profile).build().expect("it builds"))
});

static POLICIES: LazyLock<[Policy; 2]> = LazyLock::new(|| {
    ["kiro", "hardened"].map(|profile| {
        let own = r#""protectedPaths": [{"contains": "Sch\u00f6n/"}, {"basename": "a.rs"}],
            "ignore": ["secret/", "*.rs", "!a.rs"], "rules": [{"effect": "deny", "write": {"contains": "hooks"}}]"#;
        let text = format!(r#"{{"version": 1, "profile": "{profile}", {own}}}"#);
        Policy::parse(&text).expect("it is a policy")
    })
});

fuzz_target!(|input: (Vec<u8>, String, Vec<u8>, Choice)| {
    let (before, middle, after, (access, host, real)) = input;
    let pieces =
        |bytes: &[u8]| bytes.iter().map(|byte| PIECES[usize::from(*byte) % PIECES.len()]).collect::<String>();
    let path = [pieces(&before), middle, pieces(&after)].concat();
    let workspace = workspace(host);
    let mut argument = PathArgument::from(path.as_str());
    argument.real_path = real.map(|piece| format!("/ws/{}/x", PIECES[usize::from(piece) % PIECES.len()]));
    argument.status =
        [ResolveStatus::NotTried, ResolveStatus::Full, ResolveStatus::Ancestor, ResolveStatus::Failed]
            [usize::from(host / 16) % 4];
    decided(&argument, &workspace);
    let access = [
        Access::Create,
        Access::Write,
        Access::Delete { recursive: false },
        Access::Delete { recursive: true },
        Access::MoveFrom,
        Access::MoveTo,
        Access::Read,
        Access::Search,
    ][usize::from(access) % 8];
    let [kiro, hardened] = PROTECTIONS.each_ref().map(|protection| {
        let judged = judge(protection, &workspace, None, "path", &argument, access);
        whole(&judged, &argument);
        // The host writes to the target: judged again, it is no stricter.
        if let Some(target) = judged.target.as_deref().filter(|_| argument.real_path.is_none()) {
            let again = judge(protection, &workspace, None, "path", &target.into(), access);
            assert!(again.effect() <= judged.effect(), "{path:?} is written as {target:?}: {again:?}");
        }
        judged.effect()
    });
    assert!(hardened >= kiro, "{path:?}");
    if !matches!(access, Access::Read | Access::Search) && literal(&path) {
        assert!(kiro >= Effect::Ask, "{path:?} is named by the literal rule");
    }
});

/// Decides about writing and reading under policies with patterns of their own.
fn decided(argument: &PathArgument, workspace: &Workspace) {
    let path = || argument.clone();
    for operation in
        [Operation::WriteFile { path: path(), cwd: None }, Operation::ReadFile { path: path(), cwd: None }]
    {
        let [kiro, hardened] = POLICIES.each_ref().map(|policy| {
            let decision = policy.decide(&operation, workspace);
            assert_eq!(decision.reasons.iter().map(|reason| reason.effect).max(), Some(decision.effect));
            for reason in &decision.reasons {
                assert!(!reason.message.chars().any(is_hidden), "{:?}", reason.message);
            }
            decision.effect
        });
        assert!(hardened >= kiro, "{operation:?}");
    }
}

/// Holds a judgement against what every judgement says.
fn whole(judged: &Judgement, argument: &PathArgument) {
    for reason in &judged.reasons {
        assert!(!reason.message.chars().any(is_hidden), "{:?}", reason.message);
        if let Some(subject) = &reason.subject {
            let span = subject.span.start as usize..subject.span.end as usize;
            assert!(argument.path.get(span).is_some(), "{subject:?} is no part of {:?}", argument.path);
        }
    }
    let sorted = judged.reasons.windows(2).all(|two| two[0].effect >= two[1].effect);
    assert!(sorted, "{:?}", judged.reasons);
}

fn workspace(bits: u8) -> Workspace {
    let platform = [Platform::Posix, Platform::Macos, Platform::Windows][usize::from(bits) % 3];
    let root = if platform == Platform::Windows { "C:\\ws" } else { "/ws" };
    Workspace {
        roots: vec![root.to_owned()],
        platform,
        case_sensitive: [None, Some(true), Some(false)][usize::from(bits / 4) % 3],
        home: Some("/home/u".to_owned()),
        ..Workspace::default()
    }
}

/// What the literal rule names, with no disguise seen through.
fn literal(path: &str) -> bool {
    let contains = [".vscode/", "vscode~", ".git/", "git~", ".code-workspace"];
    contains.iter().any(|text| path.contains(text))
        || matches!(path.rsplit('/').next(), Some(".git" | "mcp.json" | ".kiroignore"))
}
