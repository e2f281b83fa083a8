//! Matching: which rules and table entries a reading of a path hits.

use super::{Hit, Protection, Texts, Which};
use crate::fold::Tags;
use crate::order;
use crate::path::listed::{Reach, Touch};
use crate::path::longname::StandIns;
use crate::path::readings::Home;
use crate::path::view::View;

impl Protection {
    /// Finds every rule and table entry that `view` hits; `texts` are the spellings that globs are asked about.
    pub(crate) fn hits(&self, view: &View<'_>, texts: &Texts<'_>, reach: Reach, out: &mut Vec<Hit>) {
        self.direct_hits(view, reach, out);
        let mut numbers = self.glob_numbers(view, texts, reach);
        order::sort(&mut numbers);
        numbers.dedup();
        let whole = |index| Hit { which: Which::Rule(index), names: None, tags: Tags::NONE };
        out.extend(numbers.into_iter().map(whole));
    }

    /// Returns the rules whose globs match the reading or a folder above it, some more than once.
    fn glob_numbers(&self, view: &View<'_>, texts: &Texts<'_>, reach: Reach) -> Vec<usize> {
        let mut numbers = Vec::new();
        if !self.folded_globs.is_empty() {
            let absolute = texts.folded(view, self.depth);
            for absolute in texts.volumes(&absolute) {
                self.folded_globs.absolute(absolute, &mut numbers);
                if reach == Reach::Below {
                    numbers.extend(self.folded_globs.absolute_below(absolute));
                }
            }
            for root in texts.roots {
                let relative = view.from(*root);
                self.folded_globs.relative(relative, &mut numbers);
                if reach == Reach::Below {
                    numbers.extend(self.folded_globs.relative_below(relative));
                }
            }
            if !texts.inside {
                self.folded_globs.floating(&view.joined, &mut numbers);
            }
        }
        match texts.home {
            Some(Home::Below(names)) => self.at_home(view, texts, names, reach, &mut numbers),
            Some(Home::Above) if reach == Reach::Below => {
                numbers.extend(self.folded_globs.absolute_below("~"))
            }
            Some(Home::Above) | None => {}
        }
        if !self.exact_globs.is_empty() {
            let absolute = texts.exact();
            texts.volumes(&absolute).for_each(|absolute| self.exact_globs.absolute(absolute, &mut numbers));
            for root in texts.roots {
                self.exact_globs.relative(&texts.place.joined_from(*root), &mut numbers);
            }
            if !texts.inside {
                self.exact_globs.floating(&texts.place.joined_from(0), &mut numbers);
            }
        }
        numbers
    }

    /// Asks the globs about the home folder, which has so many `names`.
    fn at_home(
        &self,
        view: &View<'_>,
        texts: &Texts<'_>,
        names: usize,
        reach: Reach,
        numbers: &mut Vec<usize>,
    ) {
        let folded = ["~/", view.from(names)].concat();
        self.folded_globs.absolute(&folded, numbers);
        if reach == Reach::Below {
            numbers.extend(self.folded_globs.absolute_below(&folded));
        }
        if !self.exact_globs.is_empty() {
            self.exact_globs.absolute(&["~/", &texts.place.joined_from(names)].concat(), numbers);
        }
    }

    fn direct_hits(&self, view: &View<'_>, reach: Reach, out: &mut Vec<Hit>) {
        let rule = |index: usize, names: (usize, usize), tags: Tags| Hit {
            which: Which::Rule(index),
            names: Some(names),
            tags,
        };
        let last = view.names.len().checked_sub(1);
        for (needle, index) in &self.contains {
            if let Some(names) = view.find(needle) {
                out.push(rule(*index, names, Tags::NONE));
                continue;
            }
            if let Some(names) = last.filter(|last| reach == Reach::Below && *last >= view.below)
                && above(needle).any(|beginning| view.joined.trim_end_matches('/').ends_with(beginning))
            {
                out.push(rule(*index, (names, names), Tags::ANCESTOR));
                continue;
            }
            let Some(folder) = needle.strip_suffix('/').map(|folder| folder.trim_start_matches('/')) else {
                continue;
            };
            let names = folder.split('/').count();
            let ends = |text: &str| {
                text.strip_suffix(folder).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
            };
            if let Some(last) = last
                && last >= view.below
                && ends(view.joined.trim_end_matches('/'))
            {
                out.push(rule(*index, (last.saturating_sub(names.saturating_sub(1)), last), Tags::TERMINAL));
            } else if (0..view.below).any(|at| view.skeleton(at) == folder) {
                out.push(rule(*index, (0, view.below.saturating_sub(1)), Tags::ROOT));
            }
        }
        if let Some(last) = last.filter(|last| *last >= view.below) {
            let mut found = |name: &str| {
                for index in self.basenames.numbers(name) {
                    if !out.iter().any(|hit| hit.which == Which::Rule(index)) {
                        out.push(rule(index, (last, last), Tags::NONE));
                    }
                }
            };
            found(view.skeleton(last));
            found(view.uncut(last));
        }
        let mut touches = Vec::new();
        for (table, which) in self.tables() {
            table.touches(view, reach, &mut touches);
            out.extend(touches.drain(..).map(|touch| hit_of(touch, which)));
        }
    }

    /// Returns the readings that the short names of `view` make possible, and whether these are all.
    pub(crate) fn readings(&self, view: &View<'_>) -> (Vec<StandIns<'_>>, bool) {
        if view.has_counter() { self.long_names.readings(view) } else { (Vec::new(), true) }
    }
}

/// Returns the beginnings of a text that a folder above it ends with.
fn above(needle: &str) -> impl Iterator<Item = &str> {
    let inner = needle.match_indices('/').map(|(at, _)| at);
    inner.filter(|at| *at > 0 && at.saturating_add(1) < needle.len()).filter_map(|at| needle.get(..at))
}

fn hit_of(touch: Touch, which: fn(usize) -> Which) -> Hit {
    Hit { which: which(touch.entry), names: Some((touch.first, touch.last)), tags: touch.tags }
}
