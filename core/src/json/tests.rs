use super::{Data, MAX_DEPTH, Object, read};

fn code(text: &str) -> String {
    read(text).unwrap_err()[0].code.clone()
}

#[test]
fn every_kind_of_value_is_read_with_its_place() {
    let text = r#" {"a": [1, -2.5e1, true, null, "\u00e9\ud83d\ude00\n"], "b": {}} "#;
    let value = read(text).unwrap();
    assert_eq!(value.span.of(text), text.trim());
    let members = value.as_object().unwrap();
    let items = members[0].value.as_array().unwrap();
    assert_eq!(items[1].data, Data::Number(-25.0));
    assert_eq!(items[1].span.of(text), "-2.5e1");
    assert_eq!(items[4].as_str(), Some("é😀\n"));
    assert_eq!(members[1].name_span.of(text), "\"b\"");
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'x'",
        "01",
        "1.",
        "-",
        "+1",
        "1e",
        "nul",
        "[1 2]",
        "{\"a\" 1}",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "{} {}",
        "\u{feff}{}",
        "[}",
        "{]",
        "\"",
        "1e999",
    ] {
        assert_eq!(code(text), "invalid-json", "{text:?}");
    }
}

#[test]
fn a_lone_surrogate_is_refused() {
    for text in [r#""\ud800""#, r#""\udc00""#, r#""\ud800\ud800""#, r#""\ud800x""#] {
        assert_eq!(code(text), "invalid-json", "{text}");
    }
}

#[test]
fn nesting_stops_at_the_limit_whatever_its_length() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert!(read(&deep(MAX_DEPTH)).is_ok());
    assert_eq!(code(&deep(MAX_DEPTH + 1)), "too-deep");
    assert_eq!(code(&"[".repeat(1 << 20)), "too-deep");
}

#[test]
fn every_duplicate_is_reported_with_its_pointer() {
    let problems = read(r#"{"a": [{"x/y": 1, "x/y": 2}], "b": 1, "b": 2}"#).unwrap_err();
    let seen: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.at.as_str())).collect();
    assert_eq!(seen, [("duplicate-field", "/a/0/x~1y"), ("duplicate-field", "/b")]);
}

#[test]
fn an_object_reports_every_problem_at_once() {
    let value = read(r#"{"s": 1, "n": -1, "l": ["a", 2], "c": "z", "extra": 0}"#).unwrap();
    let mut problems = Vec::new();
    let mut object = Object::of(&value, "/o", &mut problems).unwrap();
    assert_eq!(object.string("s"), None);
    assert_eq!(object.number("n"), None);
    assert_eq!(object.strings("l"), Some(vec!["a".to_owned()]));
    assert_eq!(object.choice("c", &[("a", 1), ("b", 2)]), None);
    assert_eq!(object.required_string("gone"), None);
    object.finish();
    let seen: Vec<_> = problems.iter().map(|p| (p.code.as_str(), p.at.as_str())).collect();
    assert_eq!(
        seen,
        [
            ("wrong-type", "/o/s"),
            ("wrong-type", "/o/n"),
            ("wrong-type", "/o/l/1"),
            ("unknown-value", "/o/c"),
            ("missing-field", "/o/gone"),
            ("unknown-field", "/o/extra"),
        ]
    );
}
