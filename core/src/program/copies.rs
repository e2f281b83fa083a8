//! Where copies go that programs like `cp` and `ln` make: what is copied to a folder keeps its name there.

use super::Finding;
use super::table::Role;
use super::walk::Walk;

impl Walk<'_> {
    /// Adds the paths that are written if what is copied to is a folder.
    pub(super) fn copied(&mut self, operands: &[usize]) {
        if self.level.last != Some(Role::Path) {
            return;
        }
        let known = |at: &usize| Some((*at, self.arguments.get(*at).filter(|argument| argument.known)?.text));
        let named: Vec<(usize, &str)> = operands.iter().filter_map(known).collect();
        let mut found = Vec::new();
        let mut copy = |argument: usize, folder: &str, sources: &[(usize, &str)]| {
            let paths = sources.iter().filter_map(|(_, source)| inside(folder, source));
            found.extend(paths.map(|path| Finding::Inside { argument, path }));
        };
        for (argument, folder) in &self.into {
            copy(*argument, folder, &named);
        }
        if let Some(((argument, folder), sources)) = named.split_last()
            && operands.last() == Some(argument)
        {
            copy(*argument, folder, sources);
        }
        self.reading.findings.append(&mut found);
    }
}

/// Returns the path of a copy of `source` in `folder`, unless that is rather the name of the copy.
fn inside(folder: &str, source: &str) -> Option<String> {
    // `a/.` and `a/` are what is in the folder, which is judged by the name of the folder.
    let mut source = source.trim_end_matches('/');
    while let Some(rest) = source.strip_suffix("/.") {
        source = rest.trim_end_matches('/');
    }
    let name = last_name(source);
    let none = matches!(name, "" | "." | "..") || is_name_of_copy(last_name(folder), name);
    (!none).then(|| format!("{}/{name}", folder.trim_end_matches('/')))
}

/// Tells whether a copy of the file `name` is called `copy`: `mcp.json.bak` and `other.json` are rather copies of
/// `mcp.json` than folders.
fn is_name_of_copy(copy: &str, name: &str) -> bool {
    !copy.is_empty() && copy.starts_with(name) || ending(name).is_some_and(|end| ending(copy) == Some(end))
}

fn last_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn ending(name: &str) -> Option<&str> {
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, end)| end)
}
