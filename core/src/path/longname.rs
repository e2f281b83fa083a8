//! What generated short names may stand for: the names that patterns hold, one component at a time. A reading whose
//! short names are replaced by these is matched as any other, so that tables, globs, texts and ignore lines need no
//! rules of their own.

use super::shortname::{self, ShortFamily, ShortName};
use super::view::View;
use crate::fold::{Depth, folded};
use crate::order;

/// The most readings that the short names of one reading are replaced in.
const MOST_READINGS: usize = 256;

/// Which names of a reading are replaced, and by what.
pub(crate) type StandIns<'n> = Vec<(usize, &'n str)>;

/// Names of patterns, as written.
#[derive(Debug, Clone, Default)]
pub(crate) struct LongNames(Vec<LongName>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct LongName {
    /// A name that the pattern matches.
    stand_in: String,
    /// What of it stands before the first and from behind the last star, where there is one.
    open: Option<(usize, usize)>,
}

impl LongNames {
    /// Adds the names between the separators of a pattern without braces.
    pub(crate) fn add_path(&mut self, pattern: &str) {
        pattern.split('/').for_each(|name| self.add(name));
    }

    /// Adds the names of a text that may begin and end anywhere in a name. Where it begins inside one, only its
    /// extension says what the short name would be.
    pub(crate) fn add_text(&mut self, text: &str) {
        let names = text.split('/').map(|name| name.chars().map(escaped).collect::<String>());
        let names: Vec<String> = names.collect();
        names.iter().for_each(|name| self.add(name));
        let Some(last) = names.last().filter(|last| !last.is_empty()) else { return };
        self.add(&[last, "*"].concat());
        if names.len() == 1 {
            self.add(&["*", last].concat());
        }
    }

    /// Adds a whole name in which nothing is special.
    pub(crate) fn add_text_name(&mut self, name: &str) {
        self.add(&name.chars().map(escaped).collect::<String>());
    }

    /// Adds a name that may hold stars, question marks, classes and escapes.
    pub(crate) fn add(&mut self, name: &str) {
        let (mut stand_in, mut open) = (String::new(), None);
        let mut chars = name.chars();
        while let Some(c) = chars.next() {
            let begin = open.map_or(stand_in.len(), |(begin, _)| begin);
            match c {
                '*' | '?' => stand_in.push('x'),
                '[' => {
                    let class: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    stand_in.push(class.chars().next().filter(|c| !matches!(c, '!' | '^')).unwrap_or('x'));
                }
                '\\' => {
                    stand_in.extend(chars.next());
                    continue;
                }
                literal => {
                    stand_in.push(literal);
                    continue;
                }
            }
            open = Some((begin, stand_in.len()));
        }
        let name = LongName { stand_in, open };
        if name.has_short() {
            self.0.push(name);
        }
    }

    /// Sorts the names.
    pub(crate) fn sort(&mut self) {
        order::sort(&mut self.0);
        self.0.dedup();
    }

    /// Returns the ways to replace the short names below the root of `view`, the reading itself excepted, and whether
    /// these are all.
    pub(crate) fn readings(&self, view: &View<'_>) -> (Vec<StandIns<'_>>, bool) {
        let mut out: Vec<StandIns<'_>> = vec![Vec::new()];
        for at in view.below..view.names.len() {
            let Some(short) = shortname::parse(view.skeleton(at)) else { continue };
            let mut fits: Vec<&str> =
                self.0.iter().filter(|name| name.fits(short)).map(|name| name.stand_in.as_str()).collect();
            fits.dedup();
            for known in 0..out.len() {
                for name in &fits {
                    if out.len() > MOST_READINGS {
                        return (out.split_off(1), false);
                    }
                    let mut more = out.get(known).cloned().unwrap_or_default();
                    more.push((at, name));
                    out.push(more);
                }
            }
        }
        (out.split_off(1), true)
    }
}

impl LongName {
    /// Tells whether a short name says enough to be taken for this one.
    fn has_short(&self) -> bool {
        let Some((beginning, ending)) = self.parts() else {
            return ShortFamily::of(&self.stand_in).is_some();
        };
        match ending.rsplit_once('.') {
            // Every other name ends so as well, and is matched without this.
            Some(("", extension)) if beginning.is_empty() => extension.chars().count() > 3,
            Some(_) => true,
            None => beginning.contains(|c: char| c != '.'),
        }
    }

    fn fits(&self, short: ShortName<'_>) -> bool {
        let Some((beginning, ending)) = self.parts() else {
            return short.begins_like(&self.stand_in)
                && ShortFamily::of(&self.stand_in).is_some_and(|family| family.contains(short));
        };
        if !short.begins_like(beginning) {
            return false;
        }
        let beginning = folded(beginning, Depth::Full);
        // What follows the last dot that is certain may be the extension, or not.
        let stem = beginning.trim_start_matches('.').rsplit_once('.').map(|(stem, _)| stem);
        (short.may_begin(&beginning) || stem.is_some_and(|stem| short.may_begin(stem)))
            && ending
                .rsplit_once('.')
                .is_none_or(|(_, extension)| short.may_end(&folded(extension, Depth::Full)))
    }

    /// Returns what is certain at the beginning and at the end of a name with a star.
    fn parts(&self) -> Option<(&str, &str)> {
        let (beginning, ending) = self.open?;
        Some((self.stand_in.get(..beginning)?, self.stand_in.get(ending..)?))
    }
}

/// Returns what no pattern takes for a star, to be read as a name; a text with one has no short name that counts.
fn escaped(c: char) -> char {
    match c {
        '*' | '?' | '[' | '\\' => '_',
        other => other,
    }
}
