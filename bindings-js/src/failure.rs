//! How a refusal crosses: thrown as JSON text, of which the package makes a `CountersignError`.

use countersign::Problem;
use serde::Serialize;
use wasm_bindgen::JsValue;

#[derive(Serialize)]
struct Failure<'failure> {
    code: &'failure str,
    at: &'failure str,
    message: &'failure str,
    problems: &'failure [Problem],
}

/// Returns what to throw for a document that does not load; the first problem speaks for all.
pub(crate) fn refused(problems: &[Problem]) -> JsValue {
    let (code, at, message) =
        problems.first().map_or(("invalid-document", "", "the document does not load"), |first| {
            (first.code.as_str(), first.at.as_str(), first.message.as_str())
        });
    let failure = Failure { code, at, message, problems };
    JsValue::from_str(&text(&failure))
}

/// Returns the JSON text of a value of ours, whose maps have text keys, so that writing it cannot fail.
pub(crate) fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
