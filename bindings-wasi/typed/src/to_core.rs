//! From the component's types to the core's.

use countersign::{Mode, Operation, PathArgument, Platform, ResolveStatus, Shell, UrlSource, Workspace};

use crate::bindings::exports::countersign::policy::types as wit;

pub(crate) fn mode(mode: wit::Mode) -> Mode {
    match mode {
        wit::Mode::Autopilot => Mode::Autopilot,
        wit::Mode::Supervised => Mode::Supervised,
    }
}

pub(crate) fn workspace(workspace: wit::Workspace) -> Workspace {
    let wit::Workspace { roots, platform, case_sensitive, home, repositories } = workspace;
    let platform = match platform {
        wit::Platform::Posix => Platform::Posix,
        wit::Platform::Macos => Platform::Macos,
        wit::Platform::Windows => Platform::Windows,
    };
    Workspace { roots, platform, case_sensitive, home, repositories }
}

fn path(argument: wit::PathArgument) -> PathArgument {
    let wit::PathArgument { path, real_path, status, hard_links } = argument;
    let status = match status {
        wit::ResolveStatus::Full => ResolveStatus::Full,
        wit::ResolveStatus::Ancestor => ResolveStatus::Ancestor,
        wit::ResolveStatus::Failed => ResolveStatus::Failed,
        wit::ResolveStatus::NotTried => ResolveStatus::NotTried,
    };
    PathArgument { path, real_path, status, hard_links }
}

fn paths(arguments: Vec<wit::PathArgument>) -> Vec<PathArgument> {
    arguments.into_iter().map(path).collect()
}

pub(crate) fn operation(operation: wit::Operation) -> Operation {
    match operation {
        wit::Operation::ReadFile(file) => Operation::ReadFile { path: path(file.path), cwd: file.cwd },
        wit::Operation::Search(file) => Operation::Search { path: path(file.path), cwd: file.cwd },
        wit::Operation::WriteFile(file) => Operation::WriteFile { path: path(file.path), cwd: file.cwd },
        wit::Operation::ReplaceText(file) => Operation::ReplaceText { path: path(file.path), cwd: file.cwd },
        wit::Operation::AppendContent(file) => {
            Operation::AppendContent { path: path(file.path), cwd: file.cwd }
        }
        wit::Operation::DeleteFile(file) => Operation::DeleteFile { path: path(file.path), cwd: file.cwd },
        wit::Operation::EditCode(file) => Operation::EditCode { path: path(file.path), cwd: file.cwd },
        wit::Operation::RenameSymbol(wit::RenameSymbol { paths: all, symbol, cwd }) => {
            Operation::RenameSymbol { paths: paths(all), symbol, cwd }
        }
        wit::Operation::RelocateFile(wit::RelocateFile { source, destination, updates, cwd }) => {
            Operation::RelocateFile {
                from: path(source),
                to: path(destination),
                updates: paths(updates),
                cwd,
            }
        }
        wit::Operation::RunCommand(wit::RunCommand { command, shell, cwd, interactive }) => {
            let shell = match shell {
                wit::Shell::Posix => Shell::Posix,
                wit::Shell::Bash => Shell::Bash,
                wit::Shell::Zsh => Shell::Zsh,
                wit::Shell::Powershell => Shell::Powershell,
                wit::Shell::Cmd => Shell::Cmd,
            };
            Operation::RunCommand { command, shell, cwd, interactive }
        }
        wit::Operation::FetchUrl(wit::FetchUrl { url, source }) => {
            let source = match source {
                wit::UrlSource::User => UrlSource::User,
                wit::UrlSource::Agent => UrlSource::Agent,
            };
            Operation::FetchUrl { url, source }
        }
        wit::Operation::CallTool(wit::CallTool { server, tool }) => Operation::CallTool { server, tool },
        wit::Operation::Unknown(wit::UnknownOperation { kind }) => Operation::Unknown { kind },
    }
}
