//! Globs: folding, what they cover, what is refused, and `globset` alone as a judge.

use super::*;

fn asks(glob: &str, path: &str) -> bool {
    let mut builder = ProtectionBuilder::new(Profile::Kiro);
    builder.rule(RuleScope::Protected, Effect::Ask, PathPattern::Glob(glob), reference(glob), &[]).unwrap();
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
        let rule =
            builder.rule(RuleScope::Protected, Effect::Ask, PathPattern::Glob(glob), reference(glob), &[]);
        rule.map_err(|(_, problem)| (problem.code, problem.column)).unwrap_err()
    };
    assert_eq!(column("a[b"), ("invalid-glob", 1));
    assert_eq!(column("ab{c,d"), ("invalid-glob", 2));
    assert_eq!(column("ab}"), ("invalid-glob", 2));
    assert_eq!(column("abc\\"), ("invalid-glob", 3));
    assert_eq!(column("{{{{{{{{{a}}}}}}}}}").0, "invalid-glob");
    assert_eq!(column(&"{a,b}".repeat(20)).0, "invalid-glob");
}

#[test]
fn sorted_globs_match_as_globset_matches_them_alone() {
    let mut random = Random(23);
    let pieces = ["a", "b", "ab", "*", "**", "?", ".x", "*.x", "*.tar.x", "{a,b}", "[ab]", "a*"];
    let names = ["a", "b", "ab", "c", "a.x", ".x", "b.tar.x", "x"];
    for _ in 0..4000 {
        let glob = (0..=random.below(4)).map(|_| random.pick(&pieces)).collect::<Vec<_>>().join("/");
        let path = (0..=random.below(4)).map(|_| random.pick(&names)).collect::<Vec<_>>().join("/");
        let patterns = [PathPattern::Glob(&glob)];
        let absolute = format!("/{path}");
        let found = |list: ExactPatterns| list.find(Some(&path), &absolute, None).is_some();
        let ours = found(ExactPatterns::covering(&patterns).unwrap());
        let itself = found(ExactPatterns::build(&patterns).unwrap());
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
        assert_eq!(itself, set.is_match(&path), "{glob:?} {path:?} alone");
    }
}
