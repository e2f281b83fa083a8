use super::*;

fn ignored(lines: &[&str], path: &str) -> bool {
    let folder = path.ends_with('/');
    let names: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    IgnoreRules::parse(lines).unwrap().find(&names, folder).is_some()
}

#[test]
fn nothing_below_an_ignored_folder_comes_back() {
    assert!(ignored(&["secrets/", "!secrets/ok.txt"], "secrets/ok.txt"));
    assert!(!ignored(&["secrets/*", "!secrets/ok.txt"], "secrets/ok.txt"));
}

#[test]
fn braces_are_literal_and_posix_classes_work() {
    assert!(!ignored(&["x{a,b}"], "xa"));
    assert!(ignored(&["x{a,b}"], "x{a,b}"));
    assert!(ignored(&["[[:digit:]]*.log"], "1x.log"));
    assert!(!ignored(&["[[:digit:]]*.log"], "x1.log"));
}

#[test]
fn ignoring_lines_fold_and_lines_that_take_back_do_not() {
    assert!(ignored(&["*.key", "!public.key"], "ID.KEY"));
    assert!(ignored(&["*.key", "!public.key"], "PUBLIC.KEY"));
    assert!(ignored(&["secrets/"], "SECRETS./a"));
    assert!(ignored(&["Stra\u{df}e"], "STRASSE"));
    assert!(ignored(&[".env"], ".\u{200c}env"));
}

#[test]
fn a_byte_order_mark_carriage_returns_and_comments_are_not_patterns() {
    assert!(ignored(&["\u{feff}a"], "a"));
    assert!(ignored(&["a\r", "b\r"], "a"));
    assert!(!ignored(&["#a"], "#a"));
    assert!(ignored(&["\\#a"], "#a"));
}

#[test]
fn a_hostile_pattern_takes_linear_time() {
    let pattern = "*a".repeat(500);
    assert!(!ignored(&[&pattern], &"a".repeat(499)));
    assert!(ignored(&[&pattern], &"a".repeat(500)));
}

#[test]
fn limits_are_problems_and_not_cuts() {
    assert_eq!(IgnoreRules::parse(&["x".repeat(1025)]).unwrap_err().code, "ignore-too-long");
    assert_eq!(IgnoreRules::parse(&vec!["a"; 2001]).unwrap_err().index, 2000);
}
