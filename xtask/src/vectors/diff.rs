//! Cases about two contents: the hunks between them.
//!
//! `before` and `after` are each a text, `{ "base64" }` for what is no text, or a list of texts and of
//! `{ "text", "times" }`, which are joined; `hunks` is the whole answer.

use countersign_tests_sessions::model::decode;
use serde_json::{Value, json};

use super::case::{Line, Outcome, joined};
use super::face::Face;
use crate::Failure;

/// Compares the contents of a case.
pub(super) fn run(name: &str, case: &str, face: &mut dyn Face) -> Result<Line, Failure> {
    let case: Value = serde_json::from_str(case).map_err(|error| error.to_string())?;
    let answer = face.diff(&content(&case["before"])?, &content(&case["after"])?)?;
    let text = answer.map_err(|code| format!("it was refused with `{code}`"))?;
    let hunks: Value = serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))?;
    let outcome = if hunks == case["hunks"] {
        Outcome::Passed
    } else {
        Outcome::Failed { expected: case["hunks"].to_string(), got: text.clone() }
    };
    Ok(Line { outcome, text: format!(r#"{{"name":{},"hunks":{text}}}"#, json!(name)) })
}

fn content(value: &Value) -> Result<Vec<u8>, Failure> {
    match value["base64"].as_str() {
        Some(text) => decode(text).ok_or_else(|| format!("`{text}` is no base64")),
        None => joined(&value.to_string()).map(String::into_bytes),
    }
}
