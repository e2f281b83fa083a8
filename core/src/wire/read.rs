//! Reading operations and workspaces.

use crate::json::{Data, Object, Value, join, read};
use crate::operation::{Operation, PathArgument, ResolveStatus, Shell, UrlSource};
use crate::problem::Problem;
use crate::workspace::{Platform, Workspace};

const SHELLS: [(&str, Shell); 5] = [
    ("posix", Shell::Posix),
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("powershell", Shell::Powershell),
    ("cmd", Shell::Cmd),
];
const SOURCES: [(&str, UrlSource); 2] = [("user", UrlSource::User), ("agent", UrlSource::Agent)];
const PLATFORMS: [(&str, Platform); 3] =
    [("posix", Platform::Posix), ("macos", Platform::Macos), ("windows", Platform::Windows)];
const STATUSES: [(&str, ResolveStatus); 4] = [
    ("full", ResolveStatus::Full),
    ("ancestor", ResolveStatus::Ancestor),
    ("failed", ResolveStatus::Failed),
    ("not-tried", ResolveStatus::NotTried),
];

/// Reads an operation from JSON.
///
/// ```
/// use countersign::{Operation, wire};
/// let read = wire::operation(r#"{"kind": "write-file", "path": "a.txt"}"#).unwrap();
/// assert_eq!(read, Operation::WriteFile { path: "a.txt".into(), cwd: None });
/// assert_eq!(wire::operation(r#"{"kind": "write-file"}"#).unwrap_err()[0].at, "/path");
/// ```
///
/// # Errors
/// `invalid-json`, `too-deep`, `too-large`, `duplicate-field`, `missing-field`, `unknown-field`,
/// `unknown-value`, `wrong-type`; all problems at once.
pub fn operation(text: &str) -> Result<Operation, Vec<Problem>> {
    let value = read(text)?;
    let mut problems = Vec::new();
    match operation_of(&value, "", &mut problems) {
        Some(operation) if problems.is_empty() => Ok(operation),
        _ => Err(problems),
    }
}

/// Reads an operation that stands at a pointer; it counts only where no problem was added.
pub(super) fn operation_of(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<Operation> {
    Object::of(value, at, problems).and_then(of_kind)
}

fn of_kind(mut object: Object<'_, '_>) -> Option<Operation> {
    let kind = object.required_string("kind")?;
    let on_path: Option<fn(PathArgument, Option<String>) -> Operation> = match kind.as_str() {
        "read-file" => Some(|path, cwd| Operation::ReadFile { path, cwd }),
        "search" => Some(|path, cwd| Operation::Search { path, cwd }),
        "write-file" => Some(|path, cwd| Operation::WriteFile { path, cwd }),
        "replace-text" => Some(|path, cwd| Operation::ReplaceText { path, cwd }),
        "append-content" => Some(|path, cwd| Operation::AppendContent { path, cwd }),
        "delete-file" => Some(|path, cwd| Operation::DeleteFile { path, cwd }),
        "edit-code" => Some(|path, cwd| Operation::EditCode { path, cwd }),
        _ => None,
    };
    if let Some(make) = on_path {
        let path = required_path(&mut object, "path");
        let cwd = object.string("cwd");
        object.finish();
        return Some(make(path?, cwd));
    }
    match kind.as_str() {
        "rename-symbol" => {
            object.require("paths");
            let paths = path_list(&mut object, "paths");
            let symbol = object.string("symbol");
            let cwd = object.string("cwd");
            object.finish();
            Some(Operation::RenameSymbol { paths, symbol, cwd })
        }
        "relocate-file" => {
            let from = required_path(&mut object, "from");
            let to = required_path(&mut object, "to");
            let updates = path_list(&mut object, "updates");
            let cwd = object.string("cwd");
            object.finish();
            Some(Operation::RelocateFile { from: from?, to: to?, updates, cwd })
        }
        "run-command" => {
            let command = object.required_string("command");
            object.require("shell");
            let shell = object.choice("shell", &SHELLS);
            let cwd = object.string("cwd");
            let interactive = object.boolean("interactive").unwrap_or(false);
            object.finish();
            Some(Operation::RunCommand { command: command?, shell: shell?, cwd, interactive })
        }
        "fetch-url" => {
            let url = object.required_string("url");
            object.require("source");
            let source = object.choice("source", &SOURCES);
            object.finish();
            Some(Operation::FetchUrl { url: url?, source: source? })
        }
        "call-tool" => {
            let server = object.required_string("server");
            let tool = object.required_string("tool");
            object.finish();
            Some(Operation::CallTool { server: server?, tool: tool? })
        }
        // Nobody can say which fields an unknown kind has.
        _ => Some(Operation::Unknown { kind }),
    }
}

fn required_path(object: &mut Object<'_, '_>, name: &'static str) -> Option<PathArgument> {
    let value = object.require(name)?;
    let at = object.pointer(name);
    path(value, &at, object.problems())
}

fn path_list(object: &mut Object<'_, '_>, name: &'static str) -> Vec<PathArgument> {
    let at = object.pointer(name);
    let items = object.array(name).unwrap_or_default();
    let mut paths = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        paths.extend(path(item, &join(&at, &index.to_string()), object.problems()));
    }
    paths
}

fn path(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<PathArgument> {
    if let Data::String(text) = &value.data {
        return Some(PathArgument::from(text.as_str()));
    }
    if value.as_object().is_none() {
        let message = format!("expected a string or an object, found {}", value.kind());
        problems.push(Problem::new("wrong-type", at, value.span, message));
        return None;
    }
    let mut object = Object::of(value, at, problems)?;
    let path = object.required_string("path");
    let real_path = object.string("realPath");
    let status = object.choice("status", &STATUSES);
    let hard_links = object.number("hardLinks");
    object.finish();
    // A host that resolved the path and did not say how far got all the way.
    let status =
        status.unwrap_or(if real_path.is_some() { ResolveStatus::Full } else { ResolveStatus::NotTried });
    Some(PathArgument { path: path?, real_path, status, hard_links })
}

/// Reads a workspace from JSON.
///
/// ```
/// use countersign::wire;
/// let read = wire::workspace(r#"{"roots": ["/ws"], "platform": "macos"}"#).unwrap();
/// assert_eq!(read.case_sensitive, None);
/// ```
///
/// # Errors
/// As for [`operation`].
pub fn workspace(text: &str) -> Result<Workspace, Vec<Problem>> {
    let value = read(text)?;
    let mut problems = Vec::new();
    let Some(mut object) = Object::of(&value, "", &mut problems) else { return Err(problems) };
    object.require("roots");
    let roots = object.strings("roots").unwrap_or_default();
    let platform = object.choice("platform", &PLATFORMS).unwrap_or_default();
    let case_sensitive = object.boolean("caseSensitive");
    let home = object.string("home");
    let repositories = object.strings("repositories").unwrap_or_default();
    object.finish();
    if problems.is_empty() {
        Ok(Workspace { roots, platform, case_sensitive, home, repositories })
    } else {
        Err(problems)
    }
}
