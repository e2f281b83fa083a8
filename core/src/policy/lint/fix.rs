//! Fixes: the change of the text that mends a warning.

use crate::problem::Fix;
use crate::span::Span;

/// Puts a text in the place of a string of the document.
pub(super) fn instead(span: Span, text: &str) -> Fix {
    Fix { span, text: string(text) }
}

/// Puts a list of strings in the place of one string; `in_list` where that one is an item of a list itself.
pub(super) fn several(span: Span, texts: &[String], in_list: bool) -> Fix {
    let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
    let text = texts.join(", ");
    Fix { span, text: if in_list || texts.len() == 1 { text } else { format!("[{text}]") } }
}

/// Takes an item out of its list, with one of the commas beside it.
pub(super) fn removal(document: &str, span: Span) -> Option<Fix> {
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, after) = (document.get(..start)?, document.get(end..)?);
    let blank = |text: &str, trimmed: &str| text.len().saturating_sub(trimmed.len());
    let next = after.trim_start();
    let span = if let Some(rest) = next.strip_prefix(',') {
        Span::new(start, end.saturating_add(blank(after, rest.trim_start())))
    } else if let Some(rest) = before.trim_end().strip_suffix(',') {
        Span::new(rest.len(), end)
    } else {
        span
    };
    Some(Fix { span, text: String::new() })
}

/// A text as a string of JSON.
fn string(text: &str) -> String {
    // Writing a string cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

/// Tells whether a pointer ends in the number of an item.
pub(super) fn is_item(at: &str) -> bool {
    at.rsplit('/').next().is_some_and(|step| !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()))
}
