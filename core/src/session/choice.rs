//! What a person decides about a hunk, and which decisions a hunk leaves open.

use serde::{Deserialize, Serialize};

use super::mark::inside;
use super::review::{Hunk, HunkKind, Item};

/// What a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// The change stays, with whatever the person typed in it.
    Accept,
    /// The change is taken back. Of an entangled hunk that is a conflict.
    Reject,
    /// The agent's part of an entangled hunk is taken back, and what the person typed in it stays.
    KeepMine,
    /// An entangled hunk is taken back together with what the person typed in it.
    DropMine,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Self; 4] = [Self::Accept, Self::Reject, Self::KeepMine, Self::DropMine];

    /// Returns the name that JSON uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::KeepMine => "keep-mine",
            Self::DropMine => "drop-mine",
        }
    }

    /// Tells whether the agent's part goes.
    pub(super) fn takes_back(self) -> bool {
        match self {
            Self::Accept => false,
            Self::Reject | Self::KeepMine | Self::DropMine => true,
        }
    }
}

impl Hunk {
    /// Tells whether the agent's part of it is to go.
    pub(super) fn is_taken_back(&self) -> bool {
        self.choice.is_some_and(Choice::takes_back)
    }

    /// Tells whether it is to go without a word about what the person typed in it.
    pub(super) fn is_in_doubt(&self) -> bool {
        self.entangled && self.choice == Some(Choice::Reject)
    }
}

impl Item {
    /// Returns the choices about a hunk that can be carried out while nobody changes it further.
    pub(super) fn choices(&self, hunk: &Hunk) -> Vec<Choice> {
        let offered = |choice: &Choice| match choice {
            Choice::Accept => true,
            Choice::Reject => !hunk.entangled,
            Choice::KeepMine => hunk.entangled && self.can_keep(&hunk.kind),
            Choice::DropMine => hunk.entangled && hunk.kind != HunkKind::Moved,
        };
        Choice::ALL.into_iter().filter(offered).collect()
    }

    /// Tells whether the person's part of a hunk stays where the agent's goes.
    pub(super) fn keeps_mine(&self) -> bool {
        self.hunks.iter().any(|hunk| hunk.choice == Some(Choice::KeepMine) && hunk.kind != HunkKind::Moved)
    }

    /// Returns the item as if what the person typed in its hunks were to go too.
    pub(super) fn dropping_mine(&self) -> Self {
        let mut item = self.clone();
        for hunk in item.hunks.iter_mut().filter(|hunk| hunk.kind != HunkKind::Moved) {
            if hunk.choice == Some(Choice::KeepMine) {
                hunk.choice = Some(Choice::DropMine);
            }
        }
        item
    }

    /// Tells whether the person's part of a hunk can be told from the agent's.
    fn can_keep(&self, kind: &HunkKind) -> bool {
        match kind {
            HunkKind::Lines { old: _, new } => inside(new, &self.marks).next().is_some(),
            HunkKind::Moved => true,
            HunkKind::Executable | HunkKind::Whole => false,
        }
    }
}
