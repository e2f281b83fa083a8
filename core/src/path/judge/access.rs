//! What an operation does with a path.

use crate::path::listed::Reach;

/// What an operation does with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Creates the file or puts another in its place.
    Create,
    /// Changes the content of a file.
    Write,
    /// Deletes it.
    Delete {
        /// Whether everything below a folder goes too.
        recursive: bool,
    },
    /// Moves it away.
    MoveFrom,
    /// Moves something to it.
    MoveTo,
    /// Reads a file.
    Read,
    /// Searches a file or folder.
    Search,
}

impl Access {
    /// Tells whether the operation changes this path alone and reads nothing that could be hidden.
    pub(crate) fn is_simple(self) -> bool {
        matches!(self, Self::Create | Self::Write | Self::MoveTo)
    }

    /// Tells whether the operation only reads.
    pub(crate) fn reads(self) -> bool {
        matches!(self, Self::Read | Self::Search)
    }

    pub(super) fn reach(self) -> Reach {
        match self {
            Self::Delete { recursive: true } | Self::MoveFrom => Reach::Below,
            Self::Delete { recursive: false }
            | Self::Create
            | Self::Write
            | Self::MoveTo
            | Self::Read
            | Self::Search => Reach::Itself,
        }
    }

    /// Tells whether the operation follows a link at the end of the path.
    pub(super) fn follows(self) -> bool {
        match self {
            Self::Create | Self::Write | Self::Read | Self::Search => true,
            Self::Delete { .. } | Self::MoveFrom | Self::MoveTo => false,
        }
    }
}
