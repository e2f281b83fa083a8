//! The short way for plain paths against the long way.

use super::*;

#[test]
fn the_short_way_says_what_the_long_way_says() {
    let mut random = Random(19);
    let mut taken = 0;
    for profile in PROFILES {
        let mut builder = ProtectionBuilder::new(profile);
        for pattern in [
            PathPattern::Contains("secret/"),
            PathPattern::Contains("uild/A"),
            PathPattern::Contains("k/x"),
            PathPattern::Contains("lib/"),
            PathPattern::Basename("B.txt"),
            PathPattern::Glob("*.Pem"),
            PathPattern::Glob("src/**/gen/*.rs"),
            PathPattern::Glob("out/**"),
            PathPattern::Glob("/u/ws/fixed"),
            PathPattern::Glob("k/*"),
        ] {
            let written = reference(pattern.text());
            builder.rule(RuleScope::Protected, Effect::Ask, pattern, written, &[]).unwrap();
        }
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
            "build",
            "k",
            "x",
            "lib",
            "key.pem",
            "gen",
            "out",
            "fixed",
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
                        ["/u/ws/src", "/u/ws/SRC", "/u/ws/a"][random.below(3)].into(),
                    ];
                    if random.below(2) == 0 {
                        workspace.roots.reverse();
                    }
                }
                let quick = crate::path::plain::judge(
                    &protection,
                    &workspace,
                    None,
                    &path.as_str().into(),
                    Access::Write,
                );
                let Some(quick) = quick else { continue };
                taken += 1;
                let full = crate::path::judge::judge_properly(
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

#[test]
fn a_folder_that_is_plainly_among_others_is_so_by_the_long_way() {
    let mut random = Random(23);
    let protection = ProtectionBuilder::new(Profile::Hardened).build().unwrap();
    let pieces =
        ["u", "ws", "WS", "src", ".", "..", "...", "", " ", "~", "a.", "c:", "%41", "\u{e9}", "u\\ws"];
    let mut taken = 0;
    for _ in 0..20_000 {
        let mut folder = || {
            let parts: Vec<&str> = (0..=random.below(3)).map(|_| random.pick(&pieces)).collect();
            [["", "/", "/u/ws/"][random.below(3)], &parts.join("/")].concat()
        };
        let (cwd, roots, repositories) = (folder(), vec![folder(), folder()], vec![folder()]);
        for platform in PLATFORMS {
            let workspace =
                Workspace { roots: roots.clone(), repositories: repositories.clone(), ..workspace(platform) };
            for cwd in [None, Some(cwd.as_str())] {
                let long = |cwd: Option<&str>, path: &str| {
                    judge(&protection, &workspace, cwd, "path", &path.into(), Access::Read)
                };
                let known = || workspace.roots.iter().chain(&workspace.repositories);
                if crate::path::is_among(&workspace, cwd, workspace.roots.iter(), true) {
                    assert!(long(cwd, ".").inside, "{cwd:?} in {roots:?}");
                    taken += 1;
                }
                if crate::path::is_among(&workspace, cwd, known(), false) {
                    let here = long(cwd, ".");
                    assert!(here.absolute().is_some());
                    assert!(
                        known().any(|root| long(cwd, root).absolute() == here.absolute()),
                        "{cwd:?} among {roots:?} and {repositories:?}"
                    );
                }
            }
        }
    }
    assert!(taken > 1000, "the short way was taken {taken} times");
}
