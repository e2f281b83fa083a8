//! Hostile sizes. Work is counted by what is built, never by a clock.

use super::*;
use crate::path::readings::texts;

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
fn ten_thousand_names_are_refused_before_they_are_taken_apart() {
    let protection = protection(Profile::Kiro);
    for platform in PLATFORMS {
        let judged = write(&protection, &workspace(platform), &"a/".repeat(10_000));
        assert_eq!(judged.reasons.len(), 1);
        assert_eq!(judged.reasons[0].code, "invalid-path");
        assert_eq!(judged.target, None);
    }
}

#[test]
fn a_path_has_few_readings_however_it_is_written() {
    let mut random = Random(47);
    let hostile =
        ["\"", " ", "'", "%2e", "%22", "%25", "%00", "file:///", "git:/", "\\", "\u{ff0e}", "a", "/"];
    for _ in 0..4000 {
        let path: String = (0..=random.below(40)).map(|_| random.pick(&hostile)).collect();
        for platform in PLATFORMS {
            for profile in PROFILES {
                let Ok(texts) = texts(&path, platform, profile) else { continue };
                // Eight, and as many again with what looks like ASCII made ASCII.
                assert!(texts.len() <= 16, "{path:?} has {} readings", texts.len());
                let bytes: usize = texts.iter().map(|text| text.source.text.len()).sum();
                assert!(bytes <= 16 * 4 * path.len(), "{path:?} becomes {bytes} bytes");
            }
        }
    }
}

#[test]
fn the_longest_path_with_every_rule_hit_gives_one_reason_a_rule() {
    let mut builder = ProtectionBuilder::new(Profile::Hardened);
    for index in 0..500 {
        let text = format!("x{}", "y".repeat(index % 7));
        builder
            .rule(RuleScope::Protected, Effect::Ask, PathPattern::Contains(&text), reference(&text), &[])
            .unwrap();
    }
    let protection = builder.build().unwrap();
    let path = ".git/xyyyyyyy/".repeat(280);
    let judged = write(&protection, &workspace(Platform::Posix), &path);
    assert_eq!(judged.effect(), Effect::Ask);
    assert!(judged.reasons.len() <= 508, "{} reasons", judged.reasons.len());
}

#[test]
fn a_host_that_hands_over_nonsense_leaves_every_path_outside() {
    let protection = protection(Profile::Hardened);
    for root in [String::new(), "relative".into(), "/x".repeat(9000), "/a\u{7}".into()] {
        let workspace = Workspace { roots: vec![root], ..Workspace::default() };
        let judged = write(&protection, &workspace, "a");
        assert!(!judged.inside);
        assert_eq!(judged.effect(), Effect::Ask);
    }
}
