//! Where a path may lead that names its place indirectly: by a variable, through a folder of the system that leads
//! elsewhere, or over the network to this machine. Used to protect only; containment never follows a guess.

use super::lexer::{Component, Lexed, Start, Volume};
use super::place::Place;
use super::readings::Ground;
use crate::fold::Tags;
use crate::workspace::Platform;

impl<'a> Ground<'a> {
    /// Returns where a path whose beginning somebody else expands may lead: a tool that expands nothing finds a
    /// folder of that very name, and another takes the variables whose values are known here.
    pub(crate) fn guesses<'t>(&self, lexed: &Lexed<'t>) -> Vec<(Place<'t>, Tags)>
    where
        'a: 't,
    {
        let names = lexed.components.as_slice();
        let mut out = Vec::new();
        match lexed.start {
            Start::Home => {
                let tilde = [Component { text: "~", at: Some(0) }];
                out.push((below(&self.base, tilde.iter().chain(names)), Tags::NONE));
            }
            Start::Absolute(Volume::Unknown) => {
                out.push((below(&self.base, names), Tags::NONE));
                let Some((first, rest)) = names.split_first() else { return out };
                match self.expanded(first.text) {
                    Some(Known::Home(home)) => out.push((below(home, rest), Tags::HOME)),
                    Some(Known::Here) => out.push((below(&self.base, rest), Tags::NONE)),
                    None => {}
                }
            }
            Start::Absolute(_) | Start::Relative | Start::Rooted => {}
        }
        out
    }

    /// Returns what a first name stands for that shells and tools expand.
    fn expanded(&self, name: &str) -> Option<Known<'_, 'a>> {
        let home = self.home.as_ref();
        if let Some(user) = name.strip_prefix('~') {
            let own = |home: &&Place<'_>| {
                home.components.last().is_some_and(|last| last.text.eq_ignore_ascii_case(user))
            };
            return home.filter(own).map(Known::Home);
        }
        let name = name.trim_matches(['$', '{', '}', '%']);
        let name = match name.split_once(':') {
            Some((scope, name)) if scope.eq_ignore_ascii_case("env") => name,
            // `${NAME:-default}` and its like.
            Some((name, _)) => name,
            None => name,
        };
        let is = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(name));
        if is(&["HOME", "USERPROFILE", "HOMEPATH", "userHome"]) {
            return home.map(Known::Home);
        }
        is(&["PWD", "CD", "workspaceFolder"]).then_some(Known::Here)
    }

    /// Returns the other name of a place in a folder that macOS keeps below `/private` and leads to from above.
    pub(crate) fn twin<'t>(place: &Place<'t>, platform: Platform) -> Option<Place<'t>> {
        const PRIVATE: Component<'static> = Component { text: "private", at: None };
        if platform != Platform::Macos || place.volume != Volume::Posix {
            return None;
        }
        let moved = |name: &&str| ["etc", "tmp", "var"].iter().any(|moved| moved.eq_ignore_ascii_case(name));
        let names: Vec<&str> = place.components.iter().map(|name| name.text).take(2).collect();
        let mut place = place.clone();
        match names.as_slice() {
            [first, ..] if moved(first) => place.components.insert(0, PRIVATE),
            [first, second] if first.eq_ignore_ascii_case(PRIVATE.text) && moved(second) => {
                place.components.remove(0);
            }
            [..] => return None,
        }
        Some(place.unlocated())
    }

    /// Returns the place on this machine that `place` is another name of: through `/proc`, the data volume of macOS,
    /// a drive as other layers mount it, a share of a whole drive, or a file URI with a host.
    pub(crate) fn local<'t>(&self, place: &Place<'t>) -> Option<Place<'t>>
    where
        'a: 't,
    {
        let names = place.components.as_slice();
        let texts: Vec<&str> = names.iter().map(|name| name.text).take(5).collect();
        let on =
            |volume, skip: usize| Place { volume, components: names.iter().skip(skip).copied().collect() };
        Some(match (&place.volume, texts.as_slice()) {
            (Volume::Posix, ["proc", _, "root", ..]) => on(Volume::Posix, 3),
            (Volume::Posix, ["proc", _, "task", _, "root", ..]) => on(Volume::Posix, 5),
            (Volume::Posix, ["proc", _, "cwd", ..]) => below(&self.base, names.iter().skip(3)),
            (Volume::Posix, ["proc", _, "task", _, "cwd", ..]) => below(&self.base, names.iter().skip(5)),
            (Volume::Posix, names) if begin(names, &["System", "Volumes", "Data"]) => on(Volume::Posix, 3),
            (Volume::Posix, names) if begin(names, &["Volumes", "Macintosh HD"]) => on(Volume::Posix, 2),
            (Volume::Drive(_), ["mnt" | "cygdrive", drive, ..]) => on(drive_of(drive)?, 2),
            (Volume::Drive(_), [drive, ..]) => on(drive_of(drive)?, 1),
            (Volume::Share(share), _) => {
                let (_, share) = share.split_once('\\')?;
                on(drive_of(share.strip_suffix(['$', ':'])?)?, 0)
            }
            (Volume::Uri(uri), _) if uri.starts_with("file:") => on(Volume::Posix, 0),
            (Volume::Posix | Volume::Drive(_) | Volume::Uri(_) | Volume::Unknown, _) => return None,
        })
    }
}

/// Whether the names of a path begin with those, in any case, as the volumes of macOS find them.
fn begin(names: &[&str], with: &[&str]) -> bool {
    names
        .get(..with.len())
        .is_some_and(|names| names.iter().zip(with).all(|(one, other)| one.eq_ignore_ascii_case(other)))
}

/// What a variable is known to stand for.
enum Known<'g, 'a> {
    Home(&'g Place<'a>),
    /// The folder that relative paths start from.
    Here,
}

/// Returns the place of `names` below `base`.
fn below<'t, 'n>(base: &Place<'t>, names: impl IntoIterator<Item = &'n Component<'t>>) -> Place<'t>
where
    't: 'n,
{
    let mut place = base.clone().unlocated();
    place.components.extend(names.into_iter().copied());
    place
}

/// Reads a single letter as a drive.
fn drive_of(name: &str) -> Option<Volume> {
    match name.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => {
            Some(Volume::Drive(char::from(letter.to_ascii_uppercase())))
        }
        _ => None,
    }
}
