//! Properties that must hold for every path, over paths composed at random from telling pieces.

use super::*;
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::operation::PathArgument;
use crate::profile::Profile;
use crate::workspace::{Platform, Workspace};

const PLATFORMS: [Platform; 3] = [Platform::Posix, Platform::Macos, Platform::Windows];
const PROFILES: [Profile; 2] = [Profile::Kiro, Profile::Hardened];

/// A small deterministic generator (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const PIECES: [&str; 44] = [
    "src",
    "a.rs",
    ".git",
    ".GIT",
    ".vscode",
    "mcp.json",
    ".kiroignore",
    "x.code-workspace",
    "git~1",
    "vscode~2",
    "GI2837~1",
    "..",
    ".",
    "",
    "\u{200c}",
    "\u{17f}",
    "\u{212a}",
    ":",
    "::$DATA",
    ". ",
    " ",
    "%2e",
    "%",
    "\\",
    "~",
    "$HOME",
    "C:",
    "file://",
    "\u{202e}",
    "\u{df}",
    "\u{e9}",
    "e\u{301}",
    "\u{ff0e}git",
    "\u{7}",
    "\"",
    "nul",
    "?",
    "*",
    "\u{fffd}",
    ".npmrc",
    "hooks",
    "pre-push",
    "docs",
    "\u{1f600}",
];

fn random_path(random: &mut Random) -> String {
    let mut path = String::new();
    for _ in 0..=random.below(9) {
        path.push_str(random.pick(&PIECES));
        if random.below(6) == 0 {
            let code = u32::try_from(random.below(0x11_0000)).unwrap();
            path.extend(char::from_u32(code));
        }
        if random.below(2) == 0 {
            path.push('/');
        }
    }
    path
}

fn workspace(platform: Platform) -> Workspace {
    let root = if platform == Platform::Windows { "C:\\u\\ws" } else { "/u/ws" };
    Workspace {
        roots: vec![root.into()],
        platform,
        home: Some(root.replace("ws", "home")),
        ..Workspace::default()
    }
}

fn protection(profile: Profile) -> Protection {
    ProtectionBuilder::new(profile).build().unwrap()
}

fn reference(pattern: &str) -> RuleReference {
    RuleReference {
        source: RuleSource::User,
        index: 0,
        list: None,
        pattern: pattern.into(),
        id: None,
        reason: None,
    }
}

fn write(protection: &Protection, workspace: &Workspace, path: &str) -> Judgement {
    judge(protection, workspace, None, "path", &path.into(), Access::Write)
}

mod aliases;
#[cfg(feature = "globs")]
mod globs;
#[cfg(feature = "globs")]
mod grants;
mod limits;
mod properties;
mod quick;
