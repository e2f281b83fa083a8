//! Every plausible reading of one path argument. Different tools read the same text differently; each reading is
//! judged and the strictest counts.

use std::borrow::Cow;

use super::confusable::{Conversion, converted};
use super::lexer::{Separators, Volume};
use super::place::{Comparison, Place};
use super::refuse;
use super::shortname::{self, ShortFamily};
use super::source::{Source, loosely_decoded};
use crate::fold::{Depth, Tags, folded, trimmed_length};
use crate::order;
use crate::profile::Profile;
use crate::workspace::{Platform, Workspace};

/// A text to take apart, with what was done to get it.
#[derive(Debug, Clone)]
pub(crate) struct Text<'a> {
    pub(crate) source: Source<'a>,
    pub(crate) tags: Tags,
}

/// Returns the readings of `path` as texts: the first is what it says, the others what some tool would make of it.
///
/// # Errors
/// What is wrong with the URI that the path is.
pub(crate) fn texts<'a>(
    path: &'a str,
    platform: Platform,
    profile: Profile,
) -> Result<Vec<Text<'a>>, &'static str> {
    let main = Source::read(path, platform)?;
    let mut out = Vec::with_capacity(2);
    let mut loose = None;
    if main.uri {
        out.push(Text { source: main, tags: Tags::URI });
    } else if let Some(source) = Source::loose_uri(path, platform) {
        loose = Some(Text { source, tags: Tags::URI });
    }
    out.push(Text { source: Source::plain(path), tags: Tags::NONE });
    out.extend(loose);
    let wraps = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`');
    let trimmed = path.trim_start_matches(wraps).trim_end_matches(|c| wraps(c) || matches!(c, '/' | '\\'));
    let folder = path.trim_end_matches(['/', '\\']);
    if trimmed.len() != folder.len() && !trimmed.is_empty() {
        let before = path.len().saturating_sub(path.trim_start_matches(wraps).len());
        out.push(Text { source: Source::part(trimmed, before), tags: Tags::TRIM });
        if let Ok(source) = Source::read(trimmed, platform)
            && source.uri
        {
            out.push(Text { source, tags: Tags::TRIM.and(Tags::URI) });
        }
    }
    // A Windows program takes `C:name` from the folder where it stands, whatever the host says about its platform.
    if platform != Platform::Windows
        && let Some((drive, rest)) = path.split_once(':')
        && drive.len() == 1
        && drive.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
    {
        out.push(Text { source: Source::part(rest, 2), tags: Tags::PREFIX });
    }
    if let Some(decoded) = loosely_decoded(path) {
        let trimmed = decoded.trim();
        if trimmed.len() != decoded.len() && !trimmed.is_empty() {
            out.push(Text { source: Source::made(trimmed.to_owned()), tags: Tags::PERCENT.and(Tags::TRIM) });
        }
        // What decodes and hands the result to the system loses all that follows a NUL.
        if let Some((cut, _)) = decoded.split_once('\0')
            && !cut.is_empty()
        {
            out.push(Text { source: Source::made(cut.to_owned()), tags: Tags::PERCENT });
        }
        out.push(Text { source: Source::made(decoded), tags: Tags::PERCENT });
    }
    if profile == Profile::Hardened && !path.is_ascii() {
        let conversion = match platform {
            Platform::Windows => Conversion::BestFit,
            Platform::Posix | Platform::Macos => Conversion::Compatible,
        };
        let known = out.len();
        for index in 0..known {
            let Some(text) = out.get(index) else { break };
            let tags = text.tags.and(Tags::CONFUSABLE);
            if let Some(ascii) = converted(&text.source.text, conversion) {
                let source = Source { text: Cow::Owned(ascii), offset: None, ..text.source.clone() };
                out.push(Text { source, tags });
            }
        }
    }
    Ok(out)
}

/// The texts that the host gives with every operation.
#[derive(Debug)]
pub(crate) struct Surroundings<'a> {
    roots: Vec<Option<Source<'a>>>,
    home: Option<Source<'a>>,
    cwd: Option<Result<Source<'a>, &'static str>>,
    platform: Platform,
}

/// The same, taken apart.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    pub(crate) roots: Vec<Place<'a>>,
    pub(crate) base: Place<'a>,
    pub(crate) home: Option<Place<'a>>,
    pub(crate) comparison: Comparison,
    /// Why the folder that relative paths start from cannot be used, where it is named and cannot be.
    pub(crate) astray: Option<&'static str>,
}

/// How a place lies to the home folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// It is the home folder or lies below it, with so many names before its own.
    Below(usize),
    /// It is a folder above.
    Above,
}

impl<'a> Surroundings<'a> {
    pub(crate) fn new(workspace: &'a Workspace, cwd: Option<&'a str>) -> Self {
        let platform = workspace.platform;
        let read = |text: &'a str| match refuse::text(text) {
            Some(why) => Err(why),
            None => Source::read(text, platform),
        };
        Self {
            roots: workspace.roots.iter().map(|root| read(root).ok()).collect(),
            home: workspace.home.as_deref().and_then(|home| read(home).ok()),
            cwd: cwd.map(read),
            platform,
        }
    }

    /// Takes everything apart. What is no absolute path counts for nothing.
    pub(crate) fn ground(&'a self, comparison: Comparison) -> Ground<'a> {
        let unknown = || Place { volume: Volume::Unknown, components: Vec::new() };
        let absolute = |source: &'a Source<'a>, base: &Place<'a>, home: Option<&Place<'a>>| {
            let lexed = source.lex(self.platform, separators(self.platform, source)).ok()?;
            let place = Place::of(&lexed, base, home).collapsed();
            Some(place.unlocated())
        };
        let known = |place: Option<Place<'a>>| place.filter(|place| place.volume != Volume::Unknown);
        let home = known(self.home.as_ref().and_then(|home| absolute(home, &unknown(), None)));
        let places: Vec<Option<Place<'a>>> = self
            .roots
            .iter()
            .map(|root| known(root.as_ref().and_then(|root| absolute(root, &unknown(), home.as_ref()))))
            .collect();
        let first = places.first().cloned().flatten().unwrap_or_else(unknown);
        // A folder that cannot be read makes every relative path an unknown one.
        let (base, astray) = match &self.cwd {
            Some(Ok(cwd)) => match known(absolute(cwd, &first, home.as_ref())) {
                Some(base) => (base, None),
                None => (unknown(), Some("it is a place that only somebody else can work out")),
            },
            Some(Err(why)) => (unknown(), Some(*why)),
            None => (first, None),
        };
        Ground { roots: places.into_iter().flatten().collect(), base, home, comparison, astray }
    }
}

impl Ground<'_> {
    /// Writes a place below the home folder with `~/` before the names.
    pub(crate) fn below_home(&self, place: &Place<'_>) -> Option<String> {
        let home = self.home.as_ref().filter(|home| home.contains(place, self.comparison))?;
        Some(format!("~/{}", place.joined_from(home.components.len())))
    }

    /// Returns how many names each root has that holds `place` or may hold it, the outermost first, as loosely as
    /// protection compares: folded, cut, and with generated short names. Containment must not use it.
    pub(crate) fn roots_of(&self, place: &Place<'_>) -> Vec<usize> {
        let mut out = match self.roots.as_slice() {
            [root] if root.contains(place, self.comparison) => vec![root.components.len()],
            roots => {
                let names = skeletons(place);
                let holds = |root: &&Place<'_>| {
                    root.contains(place, self.comparison) || may_hold(root, place, &names)
                };
                roots.iter().filter(holds).map(|root| root.components.len()).collect()
            }
        };
        order::sort(&mut out);
        out.dedup();
        out
    }

    /// Tells how `place` may lie to the home folder, as loosely as [`Self::roots_of`].
    pub(crate) fn home_of(&self, place: &Place<'_>) -> Option<Home> {
        let home = self.home.as_ref()?;
        let (names, length) = (skeletons(place), home.components.len());
        if home.contains(place, self.comparison) || may_hold(home, place, &names) {
            return Some(Home::Below(length));
        }
        let above = home.components.get(..names.len())?.to_vec();
        let above = Place { volume: home.volume.clone(), components: above };
        may_hold(&above, place, &names).then_some(Home::Above)
    }

    /// Tells whether `place` may be a root or a folder above one, as loosely as protection compares.
    pub(crate) fn may_hold_root(&self, place: &Place<'_>) -> bool {
        self.roots.iter().any(|root| {
            place.volume == root.volume
                && place.components.len() <= root.components.len()
                && place.components.iter().zip(&root.components).all(|(name, of)| may_be(name.text, of.text))
        })
    }

    /// Returns the outermost root that holds `place`.
    pub(crate) fn root_of(&self, place: &Place<'_>) -> Option<&Place<'_>> {
        let holding = self.roots.iter().filter(|root| root.contains(place, self.comparison));
        holding.min_by_key(|root| root.components.len())
    }
}

/// Tells whether `name` may be another spelling of the name `of`.
fn may_be(name: &str, of: &str) -> bool {
    name == of || may_stand_for(&skeleton(name), of)
}

/// Tells whether a name of that skeleton may be the name `of`.
fn may_stand_for(name: &str, of: &str) -> bool {
    let in_family = |short| ShortFamily::of(of).is_some_and(|family| family.contains(short));
    name == skeleton(of) || shortname::parse(name).is_some_and(in_family)
}

/// Tells whether `root` may be a folder above `place`, whose skeletons are `names`, or `place` itself.
fn may_hold(root: &Place<'_>, place: &Place<'_>, names: &[String]) -> bool {
    root.volume == place.volume
        && root.components.len() <= names.len()
        && names.iter().zip(&root.components).all(|(name, root)| may_stand_for(name, root.text))
}

fn skeletons(place: &Place<'_>) -> Vec<String> {
    place.components.iter().map(|component| skeleton(component.text)).collect()
}

fn skeleton(name: &str) -> String {
    let mut name = folded(name, Depth::Full);
    name.truncate(trimmed_length(&name).0);
    name
}

/// Returns what separates names in `source` for sure.
pub(crate) fn separators(platform: Platform, source: &Source<'_>) -> Separators {
    match platform {
        Platform::Windows if source.volume.is_none() => Separators::Both,
        Platform::Windows | Platform::Posix | Platform::Macos => Separators::Slash,
    }
}
