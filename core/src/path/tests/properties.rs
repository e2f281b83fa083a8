//! What holds for every path, over random ones.

use super::*;

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
fn messages_hide_nothing() {
    let mut random = Random(13);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..3000 {
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
fn a_finding_points_at_the_part_that_it_is_about() {
    for (path, part) in [
        ("src/.git/config", Some(".git")),
        (" 'Mcp.json'", Some("Mcp.json")),
        ("\u{3000}\u{3000}mcp.json", Some("mcp.json")),
        ("C:mcp.json", Some("mcp.json")),
        // What was decoded stands nowhere in the argument.
        ("caf\u{e9}/%6dcp.json", None),
        ("%2egit/config", None),
    ] {
        let judged = write(&protection(Profile::Kiro), &workspace(Platform::Posix), path);
        let found = judged.reasons.iter().find(|reason| reason.code == "protected-path").unwrap();
        let span = found.subject.as_ref().unwrap().span;
        assert_eq!(path.get(span.start as usize..span.end as usize), Some(part.unwrap_or(path)), "{path:?}");
    }
    let mut random = Random(47);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..3000 {
            let path = random_path(&mut random);
            for platform in PLATFORMS {
                for reason in write(&protection, &workspace(platform), &path).reasons {
                    let span = reason.subject.unwrap().span;
                    assert!(path.get(span.start as usize..span.end as usize).is_some(), "{path:?} {span:?}");
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

#[test]
fn a_name_is_protected_alike_on_every_platform() {
    let mut random = Random(29);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..3000 {
            let path = random_path(&mut random);
            let found = PLATFORMS.map(|platform| {
                let judged = write(&protection, &workspace(platform), &path);
                let codes = judged.reasons.iter().map(|reason| reason.code);
                (
                    codes.clone().any(|code| code == "protected-path"),
                    codes.clone().any(|code| code == "invalid-path"),
                )
            });
            let [(posix, invalid), (macos, fork), (windows, impossible)] = found;
            assert!(posix == macos || invalid || fork || !path.is_ascii(), "{path:?}: {found:?}");
            assert!(!posix || windows || impossible || !path.is_ascii(), "{path:?}: {found:?}");
        }
    }
}

#[test]
fn inside_means_that_the_names_never_climb_out_of_the_root() {
    let mut random = Random(31);
    let protection = protection(Profile::Hardened);
    let names = ["a", "b", "..", ".", "", "ws", "wsx"];
    for _ in 0..4000 {
        let path = (0..=random.below(6)).map(|_| random.pick(&names)).collect::<Vec<_>>().join("/");
        if path.is_empty() {
            continue;
        }
        // The root is /u/ws; a model that counts where each name leads.
        let mut at = if path.starts_with('/') { Vec::new() } else { vec!["u", "ws"] };
        for name in path.split('/') {
            match name {
                "" | "." => {}
                ".." => drop(at.pop()),
                name => at.push(name),
            }
        }
        let model = at.starts_with(&["u", "ws"]);
        let judged = write(&protection, &workspace(Platform::Posix), &path);
        assert_eq!(judged.inside, model, "{path:?}");
        assert_eq!(judged.effect() == Effect::Allow, model, "{path:?}");
        assert_eq!(judged.target, Some(format!("/{}", at.join("/"))), "{path:?}");
    }
}

#[test]
fn the_order_of_the_roots_does_not_matter() {
    let mut random = Random(37);
    let roots = ["/u/ws", "/u/ws/sub", "/u/other", "/u/.git/ws"];
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..1500 {
            let path = [
                ["", "/u/ws/", "/u/other/", "/u/.git/ws/", "../"][random.below(5)],
                &random_path(&mut random),
            ]
            .concat();
            // The first root is where relative paths start, so it stays.
            let mut workspace = workspace(Platform::Posix);
            workspace.roots = roots.map(String::from).to_vec();
            let first = write(&protection, &workspace, &path);
            workspace.roots.get_mut(1..).unwrap().reverse();
            assert_eq!(write(&protection, &workspace, &path), first, "{path:?}");
        }
    }
}

#[test]
fn what_the_host_resolved_never_makes_a_path_freer() {
    let mut random = Random(41);
    for profile in PROFILES {
        let protection = protection(profile);
        for _ in 0..1500 {
            let mut argument = PathArgument::from(random_path(&mut random).as_str());
            let workspace = workspace(Platform::Posix);
            let before = judge(&protection, &workspace, None, "path", &argument, Access::Write);
            argument.real_path = Some(format!("/u/ws/{}", random_path(&mut random)));
            argument.status = crate::operation::ResolveStatus::Full;
            let after = judge(&protection, &workspace, None, "path", &argument, Access::Write);
            let lifted = before.reasons.iter().all(|reason| reason.code == "outside-workspace");
            assert!(after.effect() >= before.effect() || lifted, "{argument:?}");
        }
    }
}

#[test]
fn a_skeleton_is_its_own_skeleton() {
    use crate::fold::{Depth, folded, trimmed_length};
    let mut random = Random(43);
    let skeleton = |text: &str, depth| {
        let name = folded(text, depth);
        let length = trimmed_length(&name).0;
        name.get(..length).unwrap().to_owned()
    };
    for _ in 0..4000 {
        let name = random_path(&mut random);
        for depth in [Depth::Ascii, Depth::Full] {
            let once = skeleton(&name, depth);
            assert_eq!(skeleton(&once, depth), once, "{name:?}");
        }
    }
}
