//! The ways in which a spelling can differ from the name it reaches. This is the one list of disguise tags.

/// A set of disguises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tags(u32);

/// Every tag with its meaning; the position is its bit.
///
/// | tag | the spelling |
/// |---|---|
/// | `case` | differs in letter case |
/// | `fold` | uses a character that full case folding makes ASCII, such as U+017F or U+212A |
/// | `normal-form` | differs in Unicode normal form or full case folding |
/// | `invisible` | holds characters that file systems ignore in names |
/// | `trailing-dot` | ends a name with dots |
/// | `trailing-blank` | ends a name with blanks |
/// | `stream` | appends a stream of NTFS to a name |
/// | `short-name` | uses a generated 8.3 name |
/// | `separator` | separates by `\` or doubles separators |
/// | `dot-segments` | holds `.` or `..` segments |
/// | `percent` | is percent-encoded |
/// | `uri` | is a URI |
/// | `trim` | is wrapped in blanks or quotes |
/// | `link` | reaches the file through a link, as the host found |
/// | `confusable` | uses characters that some systems map to ASCII by best fit or compatibility |
/// | `prefix` | starts with a device prefix of Windows or with another name of a local place |
/// | `home` | starts with `~/` or with a variable for the home folder |
/// | `terminal-component` | names the protected folder itself |
/// | `ancestor` | names a folder that holds a protected entry |
/// | `root` | the workspace root lies inside a protected folder |
const NAMES: [&str; 20] = [
    "case",
    "fold",
    "normal-form",
    "invisible",
    "trailing-dot",
    "trailing-blank",
    "stream",
    "short-name",
    "separator",
    "dot-segments",
    "percent",
    "uri",
    "trim",
    "link",
    "confusable",
    "prefix",
    "home",
    "terminal-component",
    "ancestor",
    "root",
];

impl Tags {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const CASE: Self = Self(1);
    pub(crate) const FOLD: Self = Self(1 << 1);
    pub(crate) const NORMAL_FORM: Self = Self(1 << 2);
    pub(crate) const INVISIBLE: Self = Self(1 << 3);
    pub(crate) const TRAILING_DOT: Self = Self(1 << 4);
    pub(crate) const TRAILING_BLANK: Self = Self(1 << 5);
    pub(crate) const STREAM: Self = Self(1 << 6);
    pub(crate) const SHORT_NAME: Self = Self(1 << 7);
    pub(crate) const SEPARATOR: Self = Self(1 << 8);
    pub(crate) const DOT_SEGMENTS: Self = Self(1 << 9);
    pub(crate) const PERCENT: Self = Self(1 << 10);
    pub(crate) const URI: Self = Self(1 << 11);
    pub(crate) const TRIM: Self = Self(1 << 12);
    pub(crate) const LINK: Self = Self(1 << 13);
    pub(crate) const CONFUSABLE: Self = Self(1 << 14);
    pub(crate) const PREFIX: Self = Self(1 << 15);
    pub(crate) const HOME: Self = Self(1 << 16);
    pub(crate) const TERMINAL: Self = Self(1 << 17);
    pub(crate) const ANCESTOR: Self = Self(1 << 18);
    pub(crate) const ROOT: Self = Self(1 << 19);

    /// Returns the union of both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns this set without the members of `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Tells whether the sets share a member.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns how many members the set has.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Returns the tags by name, in the order of the list.
    pub(crate) fn names(self) -> Vec<&'static str> {
        NAMES.iter().enumerate().filter(|(bit, _)| self.0 & (1 << bit) != 0).map(|(_, name)| *name).collect()
    }
}
