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
                        "/u/ws/src".into(),
                    ];
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
