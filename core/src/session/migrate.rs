//! Bytes that an older version saved, brought to the layout of this one.

use serde_json::{Map, Value, json};

use super::limits::Limits;

/// The layout that is written.
pub(super) const VERSION: usize = 2;

/// What brings a layout to the next one.
type Step = fn(&mut Map<String, Value>);

/// The steps of a kind of bytes, one for each layout before the one that is written.
pub(super) type Steps = [Step; VERSION - 1];

/// The steps of a saved session.
pub(super) const SESSION: Steps = [session_with_limits];

/// The steps of a journal.
pub(super) const JOURNAL: Steps = [journal_with_plan];

/// Brings what a version saved to the layout that is written; nothing where it is no object.
pub(super) fn migrated(version: usize, mut value: Value, steps: &Steps) -> Option<Value> {
    let object = value.as_object_mut()?;
    steps.iter().skip(version.checked_sub(1)?).for_each(|step| step(object));
    Some(value)
}

/// Layout 1 had no limits, and its plans named neither their session nor what met a conflict.
fn session_with_limits(session: &mut Map<String, Value>) {
    session.insert("limits".to_owned(), json!(Limits::default()));
    if let Some(pending) = session.get_mut("pending").and_then(Value::as_object_mut) {
        name_session(pending, json!([]));
    }
}

/// Layout 1 named the session beside the plan.
fn journal_with_plan(journal: &mut Map<String, Value>) {
    let of = journal.remove("of").unwrap_or_default();
    if let Some(pending) = journal.get_mut("pending").and_then(Value::as_object_mut) {
        name_session(pending, of);
    }
}

fn name_session(pending: &mut Map<String, Value>, of: Value) {
    pending.insert("of".to_owned(), of);
    pending.insert("reopened".to_owned(), json!([]));
    pending.insert("conflicts".to_owned(), json!([]));
}
