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

#[test]
fn what_the_literal_rule_names_is_never_free() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let protection = protection(Profile::Kiro);
    for _ in 0..4000 {
        let path = random_path(&mut random);
        let contains = [".vscode/", "vscode~", ".git/", "git~", ".code-workspace"]
            .iter()
            .any(|text| path.contains(text));
        let basename = matches!(path.rsplit('/').next(), Some(".git" | "mcp.json" | ".kiroignore"));
        if contains || basename {
            for platform in PLATFORMS {
                let judged = write(&protection, &workspace(platform), &path);
                assert!(judged.effect() >= Effect::Ask, "{path:?} on {platform:?}");
            }
        }
    }
}

#[test]
fn a_target_is_judged_as_its_path_and_is_its_own_target() {
    let mut random = Random(7);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..1500 {
            let path = random_path(&mut random);
            for platform in PLATFORMS {
                let workspace = workspace(platform);
                let first = write(&protection, &workspace, &path);
                let Some(target) = &first.target else { continue };
                let second = write(&protection, &workspace, target);
                assert!(second.effect() <= first.effect(), "{path:?} {target:?} on {platform:?}");
                if second.target.is_some() {
                    assert_eq!(second.target.as_ref(), Some(target), "{path:?} on {platform:?}");
                }
            }
        }
    }
}

#[test]
fn aliasing_steps_never_lower_the_effect() {
    let mut random = Random(11);
    let files = [
        ".git/config",
        ".vscode/settings.json",
        "mcp.json",
        ".kiro/mcp.json",
        ".kiroignore",
        "a/b.code-workspace",
        "sub/.git",
    ];
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..1500 {
            let file = random.pick(&files);
            let mut path = String::new();
            for c in file.chars() {
                path.push(match (c, random.below(8)) {
                    ('s', 0) => '\u{17f}',
                    ('k', 0) => '\u{212a}',
                    (c, 1 | 2) => c.to_ascii_uppercase(),
                    (c, _) => c,
                });
                if random.below(12) == 0 && c != '/' {
                    path.push(['\u{200c}', '\u{ad}', '\u{feff}'][random.below(3)]);
                }
            }
            if random.below(3) == 0 {
                path = path.replace('/', ["//", "/./", "\\", "./", " /", "../x/../"][random.below(4)]);
            }
            match random.below(8) {
                0 => path.push_str([".", " ", ". .", ":", "::$DATA"][random.below(5)]),
                1 => path = format!("src/../{path}"),
                2 => path = path.replace('.', "%2E"),
                3 => path = format!(" {path}"),
                4 => path = format!("file:///u/ws/{path}"),
                _ => {}
            }
            for platform in PLATFORMS {
                let judged = write(&protection, &workspace(platform), &path);
                assert!(judged.effect() >= Effect::Ask, "{path:?} of {file} on {platform:?}");
            }
        }
    }
}

#[test]
fn messages_hide_nothing() {
    let mut random = Random(13);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..1500 {
            let path = random_path(&mut random);
            for platform in PLATFORMS {
                for reason in write(&protection, &workspace(platform), &path).reasons {
                    assert!(!reason.message.chars().any(crate::text::is_hidden), "{:?}", reason.message);
                    assert!(reason.disguises.iter().all(|tag| tag.is_ascii()));
                }
            }
        }
    }
}

#[test]
fn a_further_pattern_never_lowers_and_an_exclusion_never_raises() {
    let mut random = Random(17);
    let plain = protection(Profile::Kiro);
    let mut more = ProtectionBuilder::new(Profile::Kiro);
    more.rule(RuleScope::Protected, Effect::Ask, PathPattern::Contains("src"), reference("src"), &[])
        .unwrap();
    let more = more.build().unwrap();
    let mut less = ProtectionBuilder::new(Profile::Kiro);
    let unless = [PathPattern::Contains("a.rs")];
    less.rule(RuleScope::Protected, Effect::Ask, PathPattern::Contains("src"), reference("src"), &unless)
        .unwrap();
    let less = less.build().unwrap();
    for _ in 0..1500 {
        let path = random_path(&mut random);
        for platform in PLATFORMS {
            let workspace = workspace(platform);
            let [plain, more, less] =
                [&plain, &more, &less].map(|protection| write(protection, &workspace, &path).effect());
            assert!(plain <= less && less <= more, "{path:?} on {platform:?}");
        }
    }
}

#[test]
fn a_sibling_that_starts_like_the_root_is_outside() {
    let protection = protection(Profile::Hardened);
    for (platform, path) in [
        (Platform::Posix, "/u/wsx/a"),
        (Platform::Posix, "../ws-evil/a"),
        (Platform::Windows, "C:\\u\\ws2\\a"),
    ] {
        let judged = write(&protection, &workspace(platform), path);
        assert!(!judged.inside);
        assert_eq!(judged.reasons[0].code, "outside-workspace");
    }
}

#[test]
fn a_huge_or_hostile_argument_is_refused_quickly() {
    let protection = protection(Profile::Hardened);
    for text in
        ["a/".repeat(500_000), "../".repeat(300_000), "\u{200c}".repeat(300_000), "%2".repeat(300_000)]
    {
        assert_eq!(write(&protection, &workspace(Platform::Posix), &text).effect(), Effect::Deny);
    }
}

#[test]
fn deleting_a_folder_above_a_protected_entry_or_a_root_asks() {
    let protection = protection(Profile::Hardened);
    let workspace = workspace(Platform::Posix);
    for (path, access, effect) in [
        (".github", Access::Delete { recursive: true }, Effect::Ask),
        (".github", Access::MoveFrom, Effect::Ask),
        (".github/ISSUE_TEMPLATE", Access::Delete { recursive: true }, Effect::Allow),
        (".", Access::Delete { recursive: true }, Effect::Ask),
        ("..", Access::MoveFrom, Effect::Ask),
        ("src", Access::Delete { recursive: true }, Effect::Allow),
    ] {
        assert_eq!(
            judge(&protection, &workspace, None, "path", &path.into(), access).effect(),
            effect,
            "{path}"
        );
    }
}

#[test]
fn the_host_is_told_the_resolved_path_and_links_are_seen() {
    let protection = protection(Profile::Kiro);
    let argument = PathArgument {
        path: "link/settings.json".into(),
        real_path: Some("/u/ws/.vscode/settings.json".into()),
        status: crate::operation::ResolveStatus::Full,
        hard_links: None,
    };
    let judged = judge(&protection, &workspace(Platform::Posix), None, "path", &argument, Access::Write);
    assert_eq!(judged.target.as_deref(), Some("/u/ws/.vscode/settings.json"));
    assert_eq!(judged.reasons[0].disguises, ["link"]);
    let judged = judge(&protection, &workspace(Platform::Posix), None, "path", &argument, Access::MoveTo);
    assert_eq!(judged.target.as_deref(), Some("/u/ws/link/settings.json"));
}

#[cfg(feature = "globs")]
mod globs {
    use super::*;

    fn asks(glob: &str, path: &str) -> bool {
        let mut builder = ProtectionBuilder::new(Profile::Kiro);
        builder
            .rule(RuleScope::Protected, Effect::Ask, PathPattern::Glob(glob), reference(glob), &[])
            .unwrap();
        write(&builder.build().unwrap(), &workspace(Platform::Posix), path).effect() == Effect::Ask
    }

    #[test]
    fn a_glob_covers_what_is_below_and_folds() {
        assert!(asks("infra/**/*.tf", "INFRA/prod/main.TF"));
        assert!(asks("*.pem", "certs.pem/readme"));
        assert!(asks("build/", "build/x"));
        assert!(asks("**/[A-Z]x", "ax"));
        assert!(asks("**/[^A-Z]x", "ax"));
        assert!(!asks("infra/*.tf", "infra/a/b.tf"));
        assert!(asks("/u/other/**", "../other/x"));
    }

    #[test]
    fn a_bad_glob_is_refused_with_its_column() {
        let column = |glob: &str| {
            let mut builder = ProtectionBuilder::new(Profile::Kiro);
            let rule = builder.rule(
                RuleScope::Protected,
                Effect::Ask,
                PathPattern::Glob(glob),
                reference(glob),
                &[],
            );
            rule.map_err(|(_, problem)| (problem.code, problem.column)).unwrap_err()
        };
        assert_eq!(column("a[b"), ("invalid-glob", 1));
        assert_eq!(column("ab{c,d"), ("invalid-glob", 2));
        assert_eq!(column("ab}"), ("invalid-glob", 2));
        assert_eq!(column("abc\\"), ("invalid-glob", 3));
        assert_eq!(column("{{{{{{{{{a}}}}}}}}}").0, "invalid-glob");
        assert_eq!(column(&"{a,b}".repeat(20)).0, "invalid-glob");
    }
}

#[test]
fn the_short_way_says_what_the_long_way_says() {
    let mut random = Random(19);
    let mut taken = 0;
    for profile in PROFILES {
        let mut builder = ProtectionBuilder::new(profile);
        builder
            .rule(
                RuleScope::Protected,
                Effect::Ask,
                PathPattern::Contains("secret/"),
                reference("secret/"),
                &[],
            )
            .unwrap();
        builder
            .rule(RuleScope::Protected, Effect::Ask, PathPattern::Basename("B.txt"), reference("B.txt"), &[])
            .unwrap();
        builder.preset("protect-build");
        let protection = builder.build().unwrap();
        let names = [
            "src",
            "A.rs",
            "secret",
            "Secret",
            "b.txt",
            ".git",
            "tool.git",
            "hooks",
            "pre-push",
            ".npmrc",
            "x.pth",
            ".env.x",
            "u",
            "ws",
            "Makefile",
            "mcp.json",
            ".github",
            "workflows",
            "a",
            "b.code-workspace",
        ];
        for _ in 0..3000 {
            let parts: Vec<&str> = (0..=random.below(4)).map(|_| random.pick(&names)).collect();
            let path = [["", "/u/ws/", "/u/WS/", "/u/"][random.below(4)], &parts.join("/")].concat();
            for platform in [Platform::Posix, Platform::Macos] {
                let mut workspace = workspace(platform);
                if random.below(3) == 0 {
                    workspace.roots = vec![
                        ["/u/ws", "/u/.git/ws", "/u/secret", "/u"][random.below(4)].into(),
                        "/u/ws/src".into(),
                    ];
                }
                let quick =
                    super::plain::judge(&protection, &workspace, None, &path.as_str().into(), Access::Write);
                let Some(quick) = quick else { continue };
                taken += 1;
                let full = super::judge::judge_properly(
                    &protection,
                    &workspace,
                    None,
                    "path",
                    &path.as_str().into(),
                    Access::Write,
                );
                assert_eq!(quick, full, "{path:?} in {:?}", workspace.roots);
            }
        }
    }
    assert!(taken > 1000, "the short way was taken {taken} times");
}

#[cfg(feature = "globs")]
#[test]
fn sorted_globs_match_as_globset_matches_them_alone() {
    let mut random = Random(23);
    let pieces = ["a", "b", "ab", "*", "**", "?", ".x", "*.x", "*.tar.x", "{a,b}", "[ab]", "a*"];
    let names = ["a", "b", "ab", "c", "a.x", ".x", "b.tar.x", "x"];
    for _ in 0..4000 {
        let glob = (0..=random.below(4)).map(|_| random.pick(&pieces)).collect::<Vec<_>>().join("/");
        let path = (0..=random.below(4)).map(|_| random.pick(&names)).collect::<Vec<_>>().join("/");
        let ours = ExactPatterns::build(&[PathPattern::Glob(&glob)])
            .unwrap()
            .find(Some(&path), &format!("/{path}"), None)
            .is_some();
        let anchored = if glob.contains('/') { glob.clone() } else { format!("**/{glob}") };
        let mut set = globset::GlobSetBuilder::new();
        for pattern in [Some(anchored.as_str()), anchored.strip_suffix("/**")].into_iter().flatten() {
            set.add(
                globset::GlobBuilder::new(pattern)
                    .literal_separator(true)
                    .empty_alternates(true)
                    .build()
                    .unwrap(),
            );
        }
        let set = set.build().unwrap();
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let theirs = ends.into_iter().any(|end| set.is_match(path.get(..end).unwrap()));
        assert_eq!(ours, theirs, "{glob:?} {path:?}");
    }
}
