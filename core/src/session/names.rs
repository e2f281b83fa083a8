//! Names of paths: which spellings are one file, and what lies above and below.

/// Returns what is equal for all spellings of one file: the path itself, or its lower case where the workspace
/// does not tell case apart. Characters are folded one by one, so that a folder's key begins the keys below it.
pub(super) fn key(path: &str, case_sensitive: bool) -> String {
    if case_sensitive { path.to_owned() } else { path.chars().flat_map(char::to_lowercase).collect() }
}

/// Returns the folders above a path, the outermost first.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at)).filter(|folder| !folder.is_empty())
}

/// Tells whether `path` is `folder` or lies below it.
pub(super) fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Tells whether `path` lies below `folder`.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    path.len() > folder.len() && is_at_or_below(path, folder)
}

/// Returns the last name of a path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the path with another last name.
pub(super) fn with_last(path: &str, name: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}

/// Finds the path that an operation names, in whatever spelling, among paths relative to the root.
pub(super) fn named<'p>(given: &str, among: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let given = given.replace('\\', "/");
    let given = given.trim_start_matches("./").trim_end_matches('/');
    let is_it =
        |path: &&str| given == *path || given.strip_suffix(*path).is_some_and(|rest| rest.ends_with('/'));
    among.filter(is_it).max_by_key(|path| path.len())
}
