//! What an agent proposes to do.

use serde::{Deserialize, Serialize};

/// How a turn ends: with a review or without. It grants nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Changes stand at once and can be viewed and reverted afterwards.
    #[default]
    Autopilot,
    /// A turn that ran a file-modifying operation ends in a mandatory review.
    Supervised,
}

/// The language a command line is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// POSIX `sh`.
    Posix,
    /// GNU Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// PowerShell.
    Powershell,
    /// The command processor of Windows.
    Cmd,
}

/// Who wrote a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UrlSource {
    /// The person pasted it.
    User,
    /// The agent came up with it.
    Agent,
}

/// What a host found when it resolved a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResolveStatus {
    /// The path exists and was resolved.
    Full,
    /// The deepest existing ancestor was resolved and the rest appended.
    Ancestor,
    /// Resolving failed.
    Failed,
    /// The host did not resolve it.
    #[default]
    NotTried,
}

/// A path exactly as the agent gave it, with what the host knows about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PathArgument {
    /// The agent's own spelling.
    pub path: String,
    /// The resolved path in its on-disk spelling.
    pub real_path: Option<String>,
    /// How far resolving got.
    pub status: ResolveStatus,
    /// The number of names the file has, where the host knows it.
    pub hard_links: Option<u32>,
}

impl From<&str> for PathArgument {
    fn from(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }
}

/// Something an agent proposes to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// Reads a file.
    ReadFile {
        /// The file.
        path: PathArgument,
        /// The folder that a relative path starts from; the first root where absent.
        cwd: Option<String>,
    },
    /// Searches a folder or file.
    Search {
        /// The folder or file.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Creates or overwrites a file.
    WriteFile {
        /// The file.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Replaces text in a file.
    ReplaceText {
        /// The file.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Appends to a file.
    AppendContent {
        /// The file.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Deletes a file or folder.
    DeleteFile {
        /// The file or folder.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Edits code in a file.
    EditCode {
        /// The file.
        path: PathArgument,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Renames a symbol in several files, as one operation.
    RenameSymbol {
        /// Every file it touches.
        paths: Vec<PathArgument>,
        /// The symbol, for display only.
        symbol: Option<String>,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Moves a file and updates the references to it, as one operation.
    RelocateFile {
        /// The old place.
        from: PathArgument,
        /// The new place.
        to: PathArgument,
        /// Files whose references change.
        updates: Vec<PathArgument>,
        /// As in `ReadFile`.
        cwd: Option<String>,
    },
    /// Runs a command line.
    RunCommand {
        /// The line, exactly as the shell will get it.
        command: String,
        /// The language of the line.
        shell: Shell,
        /// The folder it runs in; the first root where absent.
        cwd: Option<String>,
        /// Whether the line is typed into a terminal instead of handed to the shell as an argument.
        interactive: bool,
    },
    /// Fetches a URL.
    FetchUrl {
        /// The URL.
        url: String,
        /// Who wrote it.
        source: UrlSource,
    },
    /// Calls a tool of a server.
    CallTool {
        /// The server's name.
        server: String,
        /// The tool's name.
        tool: String,
    },
    /// An operation of a kind this version does not know; it counts as file-modifying.
    Unknown {
        /// The kind as given.
        kind: String,
    },
}

impl Operation {
    /// Returns the name of the kind, as JSON has it.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::ReadFile { .. } => "read-file",
            Self::Search { .. } => "search",
            Self::WriteFile { .. } => "write-file",
            Self::ReplaceText { .. } => "replace-text",
            Self::AppendContent { .. } => "append-content",
            Self::DeleteFile { .. } => "delete-file",
            Self::EditCode { .. } => "edit-code",
            Self::RenameSymbol { .. } => "rename-symbol",
            Self::RelocateFile { .. } => "relocate-file",
            Self::RunCommand { .. } => "run-command",
            Self::FetchUrl { .. } => "fetch-url",
            Self::CallTool { .. } => "call-tool",
            Self::Unknown { kind } => kind,
        }
    }

    /// Tells whether the operation is one of the file-modifying ones; an unknown kind is.
    ///
    /// ```
    /// use countersign::Operation;
    /// assert!(Operation::DeleteFile { path: "a".into(), cwd: None }.modifies_files());
    /// assert!(!Operation::ReadFile { path: "a".into(), cwd: None }.modifies_files());
    /// ```
    #[must_use]
    pub fn modifies_files(&self) -> bool {
        match self {
            Self::WriteFile { .. }
            | Self::ReplaceText { .. }
            | Self::AppendContent { .. }
            | Self::DeleteFile { .. }
            | Self::EditCode { .. }
            | Self::RenameSymbol { .. }
            | Self::RelocateFile { .. }
            | Self::Unknown { .. } => true,
            Self::ReadFile { .. }
            | Self::Search { .. }
            | Self::RunCommand { .. }
            | Self::FetchUrl { .. }
            | Self::CallTool { .. } => false,
        }
    }
}
