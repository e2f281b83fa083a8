//! Both worlds under wasmtime: every kind of operation, refusals, a session, bad input.

use countersign_tests_wasi::typed::exports::countersign::policy::sessions::{
    AtText, Choice, File, FileState, Hunk, LineHunk, Nothing, PlanRequest, SessionState, Snapshot, Target,
};
use countersign_tests_wasi::typed::exports::countersign::policy::types::Mode;
use countersign_tests_wasi::typed::exports::countersign::policy::types::{
    CallTool, Effect, FetchUrl, FileOperation, Operation, PathArgument, Platform, RelocateFile, RenameSymbol,
    ResolveStatus, RunCommand, Shell, UnknownOperation, UrlSource, Workspace,
};
use countersign_tests_wasi::{dist, texts, typed};

fn path(path: &str) -> PathArgument {
    PathArgument { path: path.into(), real_path: None, status: ResolveStatus::NotTried, hard_links: None }
}

fn workspace() -> Workspace {
    Workspace {
        roots: vec!["/ws".into()],
        platform: Platform::Posix,
        case_sensitive: Some(true),
        home: None,
        repositories: Vec::new(),
    }
}

#[test]
fn every_kind_of_operation_is_decided_with_types() {
    let (mut store, world) = typed(&dist().join("component.wasm")).unwrap();
    let face = world.countersign_policy_policies();
    let document = r#"{"version":1,"profile":"kiro","mode":"supervised","trustedCommands":["npm *"],"ignore":["*.env"]}"#;
    let policy = face.policy().call_parse(&mut store, document).unwrap().unwrap();
    let file = |name: &str| FileOperation { path: path(name), cwd: None };
    let command = |command: &str| RunCommand {
        command: command.into(),
        shell: Shell::Bash,
        cwd: None,
        interactive: false,
    };
    let cases = [
        (Operation::ReadFile(file("a")), Effect::Allow, false),
        (Operation::ReadFile(file("a.env")), Effect::Deny, false),
        (Operation::Search(file("src")), Effect::Allow, false),
        (Operation::WriteFile(file(".vscode/tasks.json")), Effect::Ask, true),
        (Operation::ReplaceText(file("a")), Effect::Allow, true),
        (Operation::AppendContent(file("mcp.json")), Effect::Ask, true),
        (Operation::DeleteFile(file(".kiroignore")), Effect::Ask, true),
        (Operation::EditCode(file("a.rs")), Effect::Allow, true),
        (
            Operation::RenameSymbol(RenameSymbol {
                paths: vec![path("a"), path(".git/config")],
                symbol: None,
                cwd: None,
            }),
            Effect::Ask,
            true,
        ),
        (
            Operation::RelocateFile(RelocateFile {
                source: path("a"),
                destination: path("b"),
                updates: vec![path("c")],
                cwd: None,
            }),
            Effect::Allow,
            true,
        ),
        (Operation::RunCommand(command("npm test")), Effect::Allow, false),
        (Operation::RunCommand(command("rm x")), Effect::Ask, false),
        (
            Operation::FetchUrl(FetchUrl { url: "https://a.io/".into(), source: UrlSource::User }),
            Effect::Allow,
            false,
        ),
        (
            Operation::FetchUrl(FetchUrl { url: "https://a.io/".into(), source: UrlSource::Agent }),
            Effect::Ask,
            false,
        ),
        (Operation::CallTool(CallTool { server: "s".into(), tool: "t".into() }), Effect::Ask, false),
        (Operation::Unknown(UnknownOperation { kind: "teleport".into() }), Effect::Ask, true),
    ];
    for (operation, effect, review) in cases {
        let shown = format!("{operation:?}");
        let decision = face.policy().call_decide(&mut store, policy, &operation, &workspace()).unwrap();
        assert_eq!((decision.effect, decision.review), (effect, review), "{shown}");
        assert!(!decision.reasons.is_empty(), "{shown}");
    }
}

#[test]
fn a_document_is_refused_with_every_problem_and_its_place() {
    let (mut store, world) = typed(&dist().join("component.wasm")).unwrap();
    let face = world.countersign_policy_policies();
    let refusal = face.policy().call_parse(&mut store, r#"{"version":1,"colour":1}"#).unwrap().unwrap_err();
    let found: Vec<(&str, &str)> =
        refusal.problems.iter().map(|p| (p.code.as_str(), p.at.as_str())).collect();
    assert_eq!(found, [("missing-field", "/profile"), ("unknown-field", "/colour")]);
}

#[test]
fn a_hunk_is_rejected_with_types() {
    let (mut store, world) = typed(&dist().join("component.wasm")).unwrap();
    let face = world.countersign_policy_sessions();
    let resource = face.session();
    let session = resource.call_constructor(&mut store, Mode::Supervised, true).unwrap();
    let at = |bytes: &[u8]| Snapshot {
        path: "a".into(),
        state: FileState::File(File { bytes: bytes.to_vec(), executable: false }),
    };
    resource.call_begin_turn(&mut store, session, None).unwrap().unwrap();
    let operation = Operation::EditCode(FileOperation { path: path("a"), cwd: None });
    let (before, after) = (at(b"1\n2\n3\n"), at(b"X\n2\nY\n"));
    resource
        .call_record_operation(&mut store, session, &operation, &[before], std::slice::from_ref(&after))
        .unwrap()
        .unwrap();
    let state = resource.call_end_turn(&mut store, session).unwrap().unwrap();
    assert_eq!(state, SessionState::ReviewPending);
    let hunk = Target::Text(AtText { path: "a".into(), text: "X".into() });
    resource.call_decide(&mut store, session, Choice::Reject, &hunk).unwrap().unwrap();
    let rest = Target::Turn(Nothing { plain: true });
    resource.call_decide(&mut store, session, Choice::Accept, &rest).unwrap().unwrap();
    let apply = PlanRequest::Apply(Nothing { plain: true });
    let plan = resource.call_plan(&mut store, session, apply, false, &[after]).unwrap().unwrap();
    let FileState::File(file) = &plan.steps[0].state else { panic!("{plan:?}") };
    assert_eq!(file.bytes, b"1\n2\nY\n");
    assert_eq!(resource.call_confirm(&mut store, session).unwrap().unwrap(), SessionState::Idle);
    let error = resource.call_confirm(&mut store, session).unwrap().unwrap_err();
    assert_eq!((error.code.as_str(), error.at.as_str()), ("no-plan", ""));
    resource.call_begin_turn(&mut store, session, None).unwrap().unwrap();
    let up = Snapshot { path: "../up".into(), ..at(b"") };
    let refused = resource.call_record_operation(&mut store, session, &operation, &[up], &[]).unwrap();
    let error = refused.unwrap_err();
    assert_eq!((error.code.as_str(), error.at.as_str()), ("invalid-request", "/before/0/path"));
}

#[test]
fn both_worlds_compare_contents_without_a_session() {
    let (mut store, world) = typed(&dist().join("component.wasm")).unwrap();
    let face = world.countersign_policy_sessions();
    let (old, new) = (b"\xE9\nb\nc\n", b"\xE9\nB\nB\nc");
    let hunks = face.call_diff(&mut store, old, new).unwrap();
    let [Hunk::Lines(LineHunk { old_start: 1, old_lines: 2, new_start: 1, new_lines: 3 })] = hunks[..] else {
        panic!("{hunks:?}")
    };
    let hunks = face.call_diff(&mut store, b"\0", b"a").unwrap();
    assert!(matches!(hunks[..], [Hunk::Whole(_)]), "{hunks:?}");
    assert!(face.call_diff(&mut store, b"", b"").unwrap().is_empty());
    let patch = b"diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-\xE9\n+e\n";
    assert_eq!(face.call_patch(&mut store, "a", b"\xE9\n", b"e\n").unwrap().unwrap(), patch);
    let error = face.call_patch(&mut store, "../up", b"a", b"b").unwrap().unwrap_err();
    assert_eq!((error.code.as_str(), error.at.as_str()), ("invalid-request", "/path"));
    let (mut store, world) = texts(&dist().join("component-json.wasm")).unwrap();
    let answer = world.countersign_policy_json().call_diff(&mut store, old, new).unwrap();
    let wanted = r#"[{"kind":"lines","newLines":3,"newStart":1,"oldLines":2,"oldStart":1}]"#;
    assert_eq!(answer, wanted);
    let face = world.countersign_policy_json();
    assert_eq!(face.call_patch(&mut store, "a", b"\xE9\n", b"e\n").unwrap().unwrap(), patch);
    let error = face.call_patch(&mut store, "a//b", b"a", b"b").unwrap().unwrap_err();
    let error: serde_json::Value = serde_json::from_str(&error).unwrap();
    assert_eq!((&error["code"], &error["at"]), (&"invalid-request".into(), &"/path".into()));
}

#[test]
fn bad_input_is_an_error_with_a_code_and_never_a_trap() {
    let (mut store, world) = texts(&dist().join("component-json.wasm")).unwrap();
    let face = world.countersign_policy_json();
    let code = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["code"].clone();
    assert_eq!(code(&face.call_decide(&mut store, 99, "{}", "{}").unwrap().unwrap_err()), "no-such-policy");
    assert_eq!(code(&face.call_session_call(&mut store, 99, "{}").unwrap().unwrap_err()), "no-such-session");
    for (document, wanted) in [
        ("", "invalid-json"),
        ("{\"version\":1,\"version\":1,\"profile\":\"kiro\"}", "duplicate-field"),
        (&"[".repeat(1 << 20), "too-deep"),
    ] {
        assert_eq!(code(&face.call_load(&mut store, document).unwrap().unwrap_err()), wanted);
    }
    let policy = face.call_load(&mut store, r#"{"version":1,"profile":"hardened"}"#).unwrap().unwrap();
    let long = format!(r#"{{"kind":"write-file","path":"{}"}}"#, "a/".repeat(1 << 19));
    for operation in [
        "",
        "{}",
        r#"{"kind":"write-file","path":"\ud800"}"#,
        r#"{"kind":"write-file","path":"a\u0000"}"#,
        &long,
    ] {
        let answer =
            face.call_decide(&mut store, policy, operation, r#"{"roots":["/ws"]}"#).unwrap().unwrap();
        let effect = serde_json::from_str::<serde_json::Value>(&answer).unwrap()["effect"].clone();
        assert!(effect == "ask" || effect == "deny", "{operation:.40} {effect}");
    }
    let session = face.call_new_session(&mut store, policy, r#"{"roots":["/ws"]}"#).unwrap().unwrap();
    for (request, wanted) in [
        ("", "invalid-request"),
        (r#"{"call":"end-turn"}"#, "not-running"),
        (r#"{"call":"reject","hunk":7}"#, "no-review"),
        (r#"{"call":"load","bytes":{"text":"countersign"}}"#, "corrupt"),
    ] {
        assert_eq!(code(&face.call_session_call(&mut store, session, request).unwrap().unwrap_err()), wanted);
    }
}
