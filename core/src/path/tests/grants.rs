//! What a command may write: protection first, then the grants.

use super::*;

const GRANTS: [&str; 5] = ["build/**", "*.log", "/tmp/**", "~/cache/**", ".git/**"];

fn codes(path: &str, cwd: Option<&str>) -> (Effect, Vec<&'static str>) {
    let grants = WriteGrants::build(&GRANTS).unwrap();
    let workspace = Workspace { home: Some("/u/home".into()), ..workspace(Platform::Posix) };
    let protection = protection(Profile::Hardened);
    let found = judge_command_write(&protection, &workspace, cwd, "command", path, Access::Write, &[&grants]);
    assert_eq!(found.effect, found.reasons.iter().map(|reason| reason.effect).max().unwrap_or(Effect::Allow));
    assert!(found.effect > Effect::Allow || found.grant.is_some());
    (found.effect, found.reasons.iter().map(|reason| reason.code).collect())
}

#[test]
fn a_granted_path_is_free_and_another_asks() {
    assert_eq!(codes("build/a.o", None), (Effect::Allow, vec![]));
    assert_eq!(codes("a.o", Some("/u/ws/build")), (Effect::Allow, vec![]));
    assert_eq!(codes("sub/x.log", None), (Effect::Allow, vec![]));
    assert_eq!(codes("src/a.rs", None), (Effect::Ask, vec!["ungranted-write"]));
    assert_eq!(codes("BUILD/a.o", None), (Effect::Ask, vec!["ungranted-write"]));
}

#[test]
fn only_a_grant_of_an_absolute_path_reaches_outside() {
    assert_eq!(codes("/tmp/x", None), (Effect::Allow, vec!["outside-workspace"]));
    assert_eq!(codes("x", Some("/tmp")), (Effect::Allow, vec!["outside-workspace"]));
    assert_eq!(codes("~/cache/x", None), (Effect::Allow, vec!["outside-workspace"]));
    assert_eq!(codes("/var/x.log", None), (Effect::Ask, vec!["outside-workspace", "ungranted-write"]));
    assert_eq!(codes("~/x", None).0, Effect::Ask);
}

#[test]
fn no_grant_lifts_a_protection() {
    assert_eq!(codes(".git/config", None), (Effect::Ask, vec!["protected-path"]));
    assert_eq!(codes("/tmp/.git/config", None).0, Effect::Ask);
    assert_eq!(codes("build/mcp.json", None), (Effect::Ask, vec!["protected-path"]));
    assert_eq!(codes("build/HEAD", None), (Effect::Ask, vec!["protected-path"]));
}

#[test]
fn a_grant_counts_only_where_the_spelling_is_certain() {
    for path in ["build/a/../b", "/tmp/link/../x", "file:///tmp/x", "build/../build/x", "$HOME/cache/x"] {
        assert_eq!(codes(path, None).0, Effect::Ask, "{path}");
    }
    assert_eq!(codes("x", Some("/tmp/a/..")).0, Effect::Ask);
    assert_eq!(codes("../ws/build/x", None).0, Effect::Allow);
    assert_eq!(codes("build/\u{7}", None).0, Effect::Deny);
}

#[test]
fn the_grant_that_counts_is_named() {
    let lists = [WriteGrants::default(), WriteGrants::build(&["a", "b/**"]).unwrap()];
    assert!(lists[0].is_empty());
    let lists: Vec<&WriteGrants> = lists.iter().collect();
    let protection = protection(Profile::Hardened);
    let found = judge_command_write(
        &protection,
        &workspace(Platform::Posix),
        None,
        "command",
        "b/c",
        Access::Create,
        &lists,
    );
    assert_eq!(found.grant, Some((1, 1, "b/**".to_owned())));
    assert_eq!(found.target.as_deref(), Some("/u/ws/b/c"));
    assert_eq!(WriteGrants::build(&["ok", "[a"]).unwrap_err().0, 1);
}
