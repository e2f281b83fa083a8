//! The texts of an operation, by the names that the subjects of reasons give them.

use countersign::{Operation, PathArgument};

/// Returns the text of a field: `path`, `command`, `paths/2` and the like.
pub(crate) fn text<'operation>(operation: &'operation Operation, field: &str) -> Option<&'operation str> {
    let (name, index) = field.split_once('/').map_or((field, None), |(name, rest)| (name, rest.parse().ok()));
    let member = |paths: &'operation [PathArgument]| index.and_then(|index: usize| paths.get(index));
    let path = match operation {
        Operation::ReadFile { path, cwd }
        | Operation::Search { path, cwd }
        | Operation::WriteFile { path, cwd }
        | Operation::ReplaceText { path, cwd }
        | Operation::AppendContent { path, cwd }
        | Operation::DeleteFile { path, cwd }
        | Operation::EditCode { path, cwd } => match name {
            "path" => Some(path),
            "cwd" => return cwd.as_deref(),
            _ => None,
        },
        Operation::RenameSymbol { paths, symbol, cwd } => match name {
            "paths" => member(paths),
            "symbol" => return symbol.as_deref(),
            "cwd" => return cwd.as_deref(),
            _ => None,
        },
        Operation::RelocateFile { from, to, updates, cwd } => match name {
            "from" => Some(from),
            "to" => Some(to),
            "updates" => member(updates),
            "cwd" => return cwd.as_deref(),
            _ => None,
        },
        Operation::RunCommand { command, shell: _, cwd, interactive: _ } => match name {
            "command" => return Some(command),
            "cwd" => return cwd.as_deref(),
            _ => None,
        },
        Operation::FetchUrl { url, source: _ } => return (name == "url").then_some(url),
        Operation::CallTool { server, tool } => match name {
            "server" => return Some(server),
            "tool" => return Some(tool),
            _ => None,
        },
        Operation::Unknown { kind } => return (name == "kind").then_some(kind),
    };
    path.map(|path| path.path.as_str())
}
