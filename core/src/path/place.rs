//! Absolute places and which of them lie inside which. Compares names exactly, or folded only as far as the
//! host says: containment must fold as little as possible.

use super::lexer::{Component, Lexed, Start, Volume};
use crate::fold::normal;
use crate::workspace::{Platform, Workspace};

/// An absolute path, `..` collapsed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    pub(crate) volume: Volume,
    pub(crate) components: Vec<Component<'a>>,
}

/// How names compare on the volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Comparison {
    fold_case: bool,
    fold_form: bool,
}

impl Comparison {
    /// Takes what the host says, or else what is usual on the platform.
    pub(crate) fn of(workspace: &Workspace) -> Self {
        let usual = matches!(workspace.platform, Platform::Windows | Platform::Macos);
        let fold_form = matches!(workspace.platform, Platform::Macos);
        Self { fold_case: !workspace.case_sensitive.unwrap_or(!usual), fold_form }
    }

    /// Tells whether two names, or two plain paths, are the same.
    pub(crate) fn same(self, a: &str, b: &str) -> bool {
        if a == b || (self.fold_case && a.eq_ignore_ascii_case(b)) {
            return true;
        }
        if a.is_ascii() && b.is_ascii() {
            return false;
        }
        let normal = |text: &str| {
            let mut out = String::new();
            for c in text.chars() {
                match self.fold_form && !is_kept_composed(c) {
                    true => normal::push_decomposed(&mut out, c),
                    false => out.push(c),
                }
            }
            match self.fold_case {
                true => lowered(&out),
                false => out,
            }
        };
        (self.fold_case || self.fold_form) && normal(a) == normal(b)
    }
}

/// Lowers what every file system that folds case takes for one letter: pairs of which each is the other's only
/// partner. The Kelvin sign, the sharp s and their like have none, nor has what lies beyond the basic plane.
pub(super) fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

fn lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let (mut lower, beyond) = (c.to_lowercase(), u32::from(c) > 0xFFFF);
    let (Some(small), None) = (lower.next(), lower.next()) else { return c };
    let mut upper = small.to_uppercase();
    let returns = upper.next() == Some(c) && upper.next().is_none();
    if returns && !beyond { small } else { c }
}

/// Tells whether HFS+ leaves `c` as it is, so that not every disk of macOS takes it for its decomposition.
fn is_kept_composed(c: char) -> bool {
    matches!(u32::from(c), 0x2000..=0x2FFF | 0xF900..=0xFAFF | 0x2_F800..=0x2_FAFF)
}

impl<'a> Place<'a> {
    /// Returns the place that `lexed` means, seen from `base`.
    pub(crate) fn of(lexed: &Lexed<'a>, base: &Place<'a>, home: Option<&Place<'a>>) -> Self {
        let unknown = Place { volume: Volume::Unknown, components: Vec::new() };
        let (volume, before) = match &lexed.start {
            Start::Relative => (base.volume.clone(), base.components.as_slice()),
            Start::Rooted => (base.volume.clone(), [].as_slice()),
            Start::Absolute(volume) => (volume.clone(), [].as_slice()),
            Start::Home => {
                let home = home.unwrap_or(&unknown);
                (home.volume.clone(), home.components.as_slice())
            }
        };
        let outside = before.iter().map(|component| Component { text: component.text, at: None });
        let mut components = Vec::with_capacity(before.len().saturating_add(lexed.components.len()));
        components.extend(outside);
        components.extend_from_slice(&lexed.components);
        Self { volume, components }
    }

    /// Returns the place with every `..` taken back lexically.
    pub(crate) fn collapsed(mut self) -> Self {
        if self.components.iter().any(|component| component.text == "..") {
            let mut kept: Vec<Component<'a>> = Vec::with_capacity(self.components.len());
            for component in self.components {
                match component.text {
                    ".." => drop(kept.pop()),
                    _ => kept.push(component),
                }
            }
            self.components = kept;
        }
        self
    }

    /// Returns the place with every `..` left out, as if the names before it were links. After names that are a
    /// root's own, or lead to it, it is taken back instead.
    pub(crate) fn without_parents(mut self, roots: &[Place<'_>], comparison: Comparison) -> Self {
        let mut kept: Vec<Component<'a>> = Vec::with_capacity(self.components.len());
        for component in self.components {
            if component.text != ".." {
                kept.push(component);
                continue;
            }
            let leads = |root: &Place<'_>| {
                let mut names = kept.iter().zip(&root.components);
                self.volume == root.volume
                    && kept.len() <= root.components.len()
                    && names.all(|(name, own)| comparison.same(name.text, own.text))
            };
            if roots.iter().any(leads) {
                kept.pop();
            }
        }
        self.components = kept;
        self
    }

    /// Returns the place without word of where its names stand, because they stand in another text.
    pub(crate) fn unlocated(mut self) -> Self {
        for component in &mut self.components {
            component.at = None;
        }
        self
    }

    /// Tells whether `other` is this place or below it.
    pub(crate) fn contains(&self, other: &Place<'_>, comparison: Comparison) -> bool {
        self.volume != Volume::Unknown
            && self.volume == other.volume
            && self.components.len() <= other.components.len()
            && self.components.iter().zip(&other.components).all(|(a, b)| comparison.same(a.text, b.text))
    }

    /// Writes the place as the platform spells it.
    pub(crate) fn spelled(&self, platform: Platform) -> String {
        let separator = match platform {
            Platform::Windows => '\\',
            Platform::Posix | Platform::Macos => '/',
        };
        let length: usize =
            self.components.iter().map(|component| component.text.len().saturating_add(1)).sum();
        let mut out = String::with_capacity(length.saturating_add(16));
        let separator = match &self.volume {
            Volume::Posix | Volume::Unknown => separator,
            Volume::Drive(letter) => {
                out.push(*letter);
                out.push(':');
                separator
            }
            Volume::Share(share) => {
                out.push_str("\\\\");
                out.push_str(share);
                separator
            }
            Volume::Uri(uri) => {
                out.push_str(uri);
                '/'
            }
        };
        for component in &self.components {
            out.push(separator);
            out.push_str(component.text);
        }
        if self.components.is_empty() {
            out.push(separator);
        }
        out
    }

    /// Joins the names from number `from` on by `/`.
    pub(crate) fn joined_from(&self, from: usize) -> String {
        let mut out = String::new();
        for component in self.components.iter().skip(from) {
            if !out.is_empty() {
                out.push('/');
            }
            out.push_str(component.text);
        }
        out
    }
}
