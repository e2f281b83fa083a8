//! Presets: named lists of patterns, each with its reason, one small file per list.
//!
//! A line of a file is a pattern, ` # ` and the reason. Indented lines below it are examples for a test: `+` a line
//! that the list allows thanks to it, `-` one that stays to be asked about.

#[cfg(test)]
mod tests;

/// A named list.
pub(crate) struct Preset {
    pub(crate) name: &'static str,
    text: &'static str,
}

const PRESETS: [Preset; 7] = [
    Preset { name: "inspect", text: include_str!("../../presets/inspect.txt") },
    Preset { name: "git-read", text: include_str!("../../presets/git-read.txt") },
    Preset { name: "rust", text: include_str!("../../presets/rust.txt") },
    Preset { name: "node", text: include_str!("../../presets/node.txt") },
    Preset { name: "python", text: include_str!("../../presets/python.txt") },
    Preset { name: "go", text: include_str!("../../presets/go.txt") },
    Preset { name: "java", text: include_str!("../../presets/java.txt") },
];

/// Names that mean a list of protected paths instead of commands.
pub(crate) const PATH_PRESETS: [&str; 1] = ["protect-build"];

/// Returns the list of that name.
pub(crate) fn named(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

/// Returns every name that may stand in `presets`.
pub(crate) fn names() -> Vec<&'static str> {
    PRESETS.iter().map(|preset| preset.name).chain(PATH_PRESETS).collect()
}

impl Preset {
    /// Returns each pattern with its reason.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text
            .lines()
            .filter(|line| !line.starts_with(' '))
            .filter_map(|line| line.split_once(" # "))
            .map(|(pattern, why)| (pattern.trim(), why.trim()))
    }
}
