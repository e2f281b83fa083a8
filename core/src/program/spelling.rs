//! How options are spelled: long names, names of several letters, clusters, bundles, slashes.

use super::lookup;
use super::meaning::says;
use super::table::{Arity, Line, Meaning, t};
use super::walk::Walk;

impl<'a> Walk<'a> {
    /// `--name`, `--name=value`.
    pub(super) fn long(&mut self, at: usize, text: &'a str) -> usize {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        match lookup::long(self.level, self.root, name) {
            Some(line) => self.apply(line, at, value).saturating_add(1),
            None => self.stranger(at),
        }
    }

    /// An option whose name has several letters behind one dash (Go, Java, `find`, cmdlets).
    pub(super) fn word(&mut self, at: usize, text: &'a str) -> usize {
        let sign = if self.level.is(t::POWERSHELL) { ':' } else { '=' };
        let (name, value) = text.split_once(sign).map_or((text, None), |(name, value)| (name, Some(value)));
        let one_dash =
            name.strip_prefix('-').filter(|rest| self.level.is(t::SINGLE) && rest.starts_with('-'));
        let found = lookup::exact(self.level, self.root, text)
            .map(|line| (line, None))
            .or_else(|| {
                lookup::long(self.level, self.root, one_dash.unwrap_or(name)).map(|line| (line, value))
            })
            .or_else(|| {
                let line = lookup::glued(self.level, self.root, text)?;
                (!self.level.is(t::POWERSHELL)).then_some((line, Some(text)))
            });
        match found {
            Some((line, value)) => self.apply(line, at, value).saturating_add(1),
            None => self.stranger(at),
        }
    }

    /// `-abc`, `-oFILE`, `-5`, and single-dash names of several letters that the profile lists.
    pub(super) fn cluster(&mut self, at: usize, text: &'a str) -> usize {
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        if name.len() > 2
            && let Some(line) = lookup::exact(self.level, self.root, name)
        {
            return self.apply(line, at, value).saturating_add(1);
        }
        let letters = text.get(1..).unwrap_or_default();
        if letters.bytes().all(|b| b.is_ascii_digit())
            && let Some(line) = lookup::exact(self.level, self.root, "-NUM")
        {
            return self.apply(line, at, None).saturating_add(1);
        }
        let mut took = 1usize;
        let mut strange = false;
        for (offset, letter) in letters.char_indices() {
            let rest = letters.get(offset.saturating_add(letter.len_utf8())..).unwrap_or_default();
            match lookup::exact(self.level, self.root, &format!("-{letter}")) {
                Some(line) if line.1 == Arity::Flag => {
                    self.apply(line, at, None);
                }
                Some(line) if self.level.is(t::SPREAD) && !rest.bytes().all(|b| b.is_ascii_digit()) => {
                    let place = at.saturating_add(took).saturating_sub(1);
                    let values = self.apply(line, place, None);
                    if place != at {
                        self.apply_danger(line, at);
                    }
                    took = took.saturating_add(values);
                }
                Some(line) => {
                    let glued = (!rest.is_empty()).then_some(rest);
                    let place = at.saturating_add(took).saturating_sub(1);
                    took = took.saturating_add(self.apply(line, place, glued));
                    break;
                }
                None => strange = true,
            }
        }
        if strange { took.max(self.stranger(at)) } else { took }
    }

    /// Option letters without a dash as the first argument (`tar xzf`), their values in the arguments behind.
    pub(super) fn bundle(&mut self, at: usize, text: &'a str) -> usize {
        let mut took = 1usize;
        for letter in text.chars() {
            match lookup::exact(self.level, self.root, &format!("-{letter}")) {
                Some(line) => {
                    let place = at.saturating_add(took).saturating_sub(1);
                    let values = self.apply(line, place, None);
                    if place != at && line.0 != Meaning::Plain {
                        self.apply_danger(line, at);
                    }
                    took = took.saturating_add(values);
                }
                None => {
                    self.stranger(at);
                }
            }
        }
        took
    }

    fn apply_danger(&mut self, line: Line, at: usize) {
        if let Meaning::Danger(class) = line.0 {
            self.danger(at, class, says(class));
        }
    }

    /// `/a:h`, `/s/b`.
    pub(super) fn slash(&mut self, at: usize, text: &'a str) -> usize {
        for part in text.split('/').skip(1) {
            let name = part.split_once(':').map_or(part, |(name, _)| name);
            match lookup::exact(self.level, self.root, &format!("/{name}")) {
                Some(line) => {
                    self.apply(line, at, None);
                }
                None => {
                    self.stranger(at);
                }
            }
        }
        1
    }
}
