//! Carrying a plan out over the model, as every host must: all preconditions first, then step by step.

use std::collections::BTreeSet;

use countersign::{FileState, Step};

use crate::model::{Model, Node};

/// Returns the paths that keep the steps from being carried out, without carrying any out.
#[must_use]
pub fn unexpected(model: &Model, steps: &[Step]) -> BTreeSet<String> {
    let (mut trial, mut found) = (model.clone(), BTreeSet::new());
    for step in steps {
        if perform(&mut trial, step).is_err() {
            found.insert(step.path.clone());
        }
    }
    found
}

/// Carries one step out.
///
/// # Errors
/// Where something else stands there than the step expects, or no folder stands above it; nothing is done then.
pub fn perform(model: &mut Model, step: &Step) -> Result<(), String> {
    let Step { path, from, expect, state } = step;
    let first = from.as_ref().unwrap_or(path);
    if model.state(first) != *expect {
        return Err(format!("`{first}` is not as expected"));
    }
    let folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    for folder in folders {
        if !matches!(model.get(folder), None | Some(Node::Directory)) {
            return Err(format!("`{folder}` is no folder"));
        }
    }
    if let Some(from) = from {
        if !model.spelled(path).eq(&model.spelled(from)) && model.get(path).is_some() {
            return Err(format!("`{path}` is taken"));
        }
        model.rename(from, path);
        return Ok(());
    }
    match (state, expect) {
        // Removed only if empty, which is no precondition.
        (FileState::Absent, FileState::Directory) if !model.is_empty(path) => {}
        (FileState::Absent, _) => model.remove(path),
        (FileState::Directory, _) => model.put(path, Node::Directory),
        (FileState::Symlink { target }, _) => model.put(path, Node::Symlink(target.clone())),
        (FileState::File { bytes, executable }, _) => {
            let node = Node::File { bytes: bytes.as_slice().to_vec(), executable: *executable };
            model.put(path, node);
        }
    }
    Ok(())
}
