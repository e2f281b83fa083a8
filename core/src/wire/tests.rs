use super::{operation, workspace};

fn codes(text: &str) -> Vec<(String, String)> {
    operation(text).unwrap_err().into_iter().map(|problem| (problem.code, problem.at)).collect()
}

#[test]
fn every_problem_of_an_operation_is_found_at_once() {
    let found = codes(r#"{"kind":"run-command","command":1,"shell":"fish","extra":0}"#);
    let wanted = [("wrong-type", "/command"), ("unknown-value", "/shell"), ("unknown-field", "/extra")];
    assert_eq!(found, wanted.map(|(code, at)| (code.to_owned(), at.to_owned())));
}

#[test]
fn members_of_an_operation_are_checked_too() {
    let found = codes(r#"{"kind":"rename-symbol","paths":["a",1,{"realPath":"/x"}]}"#);
    let wanted = [("wrong-type", "/paths/1"), ("missing-field", "/paths/2/path")];
    assert_eq!(found, wanted.map(|(code, at)| (code.to_owned(), at.to_owned())));
}

#[test]
fn an_unknown_kind_is_read_whatever_its_fields() {
    assert_eq!(operation(r#"{"kind":"teleport","where":[1]}"#).unwrap().kind(), "teleport");
}

#[test]
fn a_workspace_needs_its_roots() {
    assert_eq!(workspace("{}").unwrap_err()[0].code, "missing-field");
    assert_eq!(workspace(r#"{"roots":"/ws"}"#).unwrap_err()[0].code, "wrong-type");
}
