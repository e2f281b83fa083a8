//! What a shell remembers from one command to the next: the folder it is in, and variables the line itself set.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::resolve::Value;

/// How many folders, values of one variable, and variables are followed.
const MOST_FOLDERS: usize = 8;
const MOST_VALUES: usize = 16;
const MOST_VARIABLES: usize = 64;

/// Everything that may be the case when a command runs.
///
/// Invariant: whatever can be the case is listed; `folders` is `None` where any folder can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    /// The folders the shell may be in; an empty text is the one it starts in.
    pub(crate) folders: Option<Rc<Vec<String>>>,
    variables: Rc<BTreeMap<String, Vec<Value>>>,
}

impl State {
    /// The state that a line starts in.
    pub(crate) fn new() -> Self {
        Self { folders: Some(Rc::new(vec![String::new()])), variables: Rc::default() }
    }

    /// The state of a shell that is started here: it knows no variable of the line.
    pub(crate) fn inner(&self) -> Self {
        Self { folders: self.folders.clone(), variables: Rc::default() }
    }

    /// The state where one or the other is the case.
    pub(crate) fn or(&self, other: &Self) -> Self {
        let folders = match (&self.folders, &other.folders) {
            (Some(a), Some(b)) if a == b => Some(Rc::clone(a)),
            (Some(a), Some(b)) => {
                let mut all = a.to_vec();
                all.extend(b.iter().filter(|folder| !a.contains(folder)).cloned());
                (all.len() <= MOST_FOLDERS).then(|| Rc::new(all))
            }
            (None, _) | (_, None) => None,
        };
        let variables = if Rc::ptr_eq(&self.variables, &other.variables) {
            Rc::clone(&self.variables)
        } else {
            let both = self.variables.iter().filter_map(|(name, values)| {
                let mut all = values.clone();
                let others = other.variables.get(name)?;
                all.extend(others.iter().filter(|value| !values.contains(value)).cloned());
                (all.len() <= MOST_VALUES).then(|| (name.clone(), all))
            });
            Rc::new(both.collect())
        };
        Self { folders, variables }
    }

    /// Goes to a folder; nothing where it is not known.
    pub(crate) fn go(&mut self, path: Option<&str>) {
        self.folders = match (path, &self.folders) {
            (Some(path), _) if is_rooted(path) => Some(Rc::new(vec![path.to_owned()])),
            (Some(path), Some(folders)) => {
                Some(Rc::new(folders.iter().map(|folder| joined(folder, path)).collect()))
            }
            (_, _) => None,
        };
    }

    /// Sets a variable to one of these values; an empty list makes it unknown.
    pub(crate) fn set(&mut self, name: &str, values: Vec<Value>) {
        let variables = Rc::make_mut(&mut self.variables);
        if values.is_empty() || values.len() > MOST_VALUES || variables.len() >= MOST_VARIABLES {
            variables.remove(name);
        } else {
            variables.insert(name.to_owned(), values);
        }
    }

    /// Forgets every variable.
    pub(crate) fn forget(&mut self) {
        self.variables = Rc::default();
    }

    /// Returns what a variable may be, where the line sets it.
    pub(crate) fn values(&self, name: &str) -> Option<&[Value]> {
        self.variables.get(name).map(Vec::as_slice)
    }

    /// Returns how many variables are known.
    pub(crate) fn known(&self) -> usize {
        self.variables.len()
    }
}

/// Tells whether a path means the same wherever the shell is.
pub(crate) fn is_rooted(path: &str) -> bool {
    let drive = path.as_bytes().get(1) == Some(&b':');
    path.starts_with(['/', '\\', '~']) || drive
}

/// Returns `path` as seen from `folder`.
pub(crate) fn joined(folder: &str, path: &str) -> String {
    if folder.is_empty() || is_rooted(path) { path.to_owned() } else { format!("{folder}/{path}") }
}
