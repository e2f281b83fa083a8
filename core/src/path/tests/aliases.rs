//! G7: any two spellings that reach the same file on a platform get the same effect, or the odder one a stricter.

use super::*;

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

/// One way in which a platform takes another spelling for the same file.
type Step = fn(&mut Random, &str) -> String;

fn each(random: &mut Random, path: &str, change: fn(&mut Random, char) -> Option<String>) -> String {
    path.chars().map(|c| change(random, c).unwrap_or_else(|| c.to_string())).collect()
}

fn any_case(random: &mut Random, path: &str) -> String {
    each(random, path, |random, c| {
        let other =
            if c.is_uppercase() { c.to_lowercase().to_string() } else { c.to_uppercase().to_string() };
        // A letter whose other case is no single letter has another rule.
        (random.below(3) == 0 && other.chars().count() == 1 && c != '\u{df}').then_some(other)
    })
}

fn folds(random: &mut Random, path: &str) -> String {
    each(random, path, |random, c| {
        let like = match c {
            's' => "\u{17f}",
            'k' => "\u{212a}",
            '\u{e9}' => "e\u{301}",
            _ => return None,
        };
        (random.below(2) == 0).then(|| like.to_owned())
    })
}

fn segments(random: &mut Random, path: &str) -> String {
    path.replace('/', ["//", "/./", "/"][random.below(3)])
}

fn detour(random: &mut Random, path: &str) -> String {
    ["./", "src/../", "../ws/", ""][random.below(4)].to_owned() + path
}

fn backslashes(random: &mut Random, path: &str) -> String {
    each(random, path, |random, c| (c == '/' && random.below(2) == 0).then(|| "\\".to_owned()))
}

fn loose_end(random: &mut Random, path: &str) -> String {
    path.to_owned() + ["", ".", " ", ". ."][random.below(4)]
}

/// What each platform does, from the tables of its file systems.
fn steps(platform: Platform) -> &'static [Step] {
    match platform {
        Platform::Posix => &[segments, detour],
        Platform::Macos => &[segments, detour, any_case, folds],
        Platform::Windows => &[segments, detour, any_case, backslashes, loose_end],
    }
}

fn policy(profile: Profile) -> Protection {
    let mut builder = ProtectionBuilder::new(profile);
    let rules = [
        (RuleScope::Protected, Effect::Ask, PathPattern::Contains("secret/")),
        (RuleScope::Protected, Effect::Ask, PathPattern::Basename("schema.sql")),
        (RuleScope::Write, Effect::Deny, PathPattern::Basename("caf\u{e9}.key")),
        (RuleScope::Write, Effect::Deny, PathPattern::Contains("frozen")),
    ];
    for (scope, effect, pattern) in rules {
        builder.rule(scope, effect, pattern, reference(pattern.text()), &[]).unwrap();
    }
    #[cfg(feature = "globs")]
    for glob in ["infra/**/*.tf", "**/locks", "*.pem"] {
        builder.rule(RuleScope::Write, Effect::Deny, PathPattern::Glob(glob), reference(glob), &[]).unwrap();
    }
    builder.preset("protect-build");
    builder.build().unwrap()
}

#[test]
fn g7_two_spellings_of_one_file_get_the_same_effect_or_the_odder_one_a_stricter() {
    let mut random = Random(53);
    let files = [
        "src/main.rs",
        ".git/hooks/pre-commit",
        ".vscode/tasks.json",
        "a/mcp.json",
        ".kiroignore",
        "team.code-workspace",
        "secret/keys",
        "db/schema.sql",
        "caf\u{e9}.key",
        "docs/frozen/a.md",
        "infra/prod/main.tf",
        "locks/a",
        "tls/server.pem",
        "Makefile",
        ".github/workflows/ci.yml",
        "sub/hooks/pre-push",
        ".env.local",
        "x/HEAD",
    ];
    for profile in PROFILES {
        let protection = policy(profile);
        for platform in PLATFORMS {
            let workspace = workspace(platform);
            for file in files {
                let plain = write(&protection, &workspace, file).effect();
                for _ in 0..60 {
                    let mut spelling = file.to_owned();
                    for step in steps(platform) {
                        spelling = step(&mut random, &spelling);
                    }
                    let effect = write(&protection, &workspace, &spelling).effect();
                    assert!(effect >= plain, "{spelling:?} of {file} on {platform:?} in {profile:?}");
                }
            }
        }
    }
}
