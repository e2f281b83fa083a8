//! Moving each hunk to where a person would have put it.
//!
//! A run of added lines that ends as it began may stand a line higher or lower with the same effect. Where a place
//! makes it face changed lines of the other side, it goes there; else where the text divides best.
//!
//! Source: the procedure is that of git's xdiff.

use super::indent::{MARGIN, Score};
use super::intern::Lines;

/// How far indents are looked at.
const FAR: usize = 100;

/// Whether a side of the window is the text's own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) at_start: bool,
    pub(super) at_end: bool,
}

/// A run of changed lines, perhaps empty, between two unchanged ones.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
}

impl Run {
    fn first(flags: &[bool]) -> Self {
        Self::from(0, flags)
    }

    fn from(start: usize, flags: &[bool]) -> Self {
        let length = flags.get(start..).unwrap_or_default().iter().take_while(|flag| **flag).count();
        Self { start, end: start.saturating_add(length) }
    }

    /// Goes to the run behind the next unchanged line.
    fn forward(&mut self, flags: &[bool]) {
        *self = Self::from(self.end.saturating_add(1), flags);
    }

    /// Goes to the run before the last unchanged line.
    fn backward(&mut self, flags: &[bool]) {
        let end = self.start.saturating_sub(1);
        let length = flags.get(..end).unwrap_or_default().iter().rev().take_while(|flag| **flag).count();
        *self = Self { start: end.saturating_sub(length), end };
    }

    fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// One side whose runs are moved, and the other side for comparison.
struct Slider<'s, 't> {
    lines: &'s Lines<'t>,
    flags: &'s mut [bool],
    other_flags: &'s [bool],
    run: Run,
    other: Run,
    /// Steps that are left; a text made for it could ask for very many.
    spare: usize,
}

/// Moves the runs of one side. Fails where the window was too small to tell.
pub(super) fn settle(lines: &Lines<'_>, flags: &mut [bool], other: &[bool], bounds: Bounds) -> Option<()> {
    let count = flags.len();
    let mut slider = Slider {
        lines,
        run: Run::first(flags),
        other: Run::first(other),
        flags,
        other_flags: other,
        spare: count.saturating_mul(16).saturating_add(1 << 16),
    };
    loop {
        if !slider.run.is_empty() {
            let (low, high) = slider.place();
            let near_start = !bounds.at_start && low < MARGIN;
            let near_end = !bounds.at_end && high.saturating_add(MARGIN) > count;
            if near_start || near_end {
                return None;
            }
        }
        if slider.run.end >= count {
            return Some(());
        }
        slider.skip_unchanged();
    }
}

impl Slider<'_, '_> {
    /// Goes on to the next run.
    fn skip_unchanged(&mut self) {
        self.run.forward(self.flags);
        self.other.forward(self.other_flags);
    }

    fn equal(&self, a: usize, b: usize) -> bool {
        let ids = &self.lines.ids;
        ids.get(a).is_some_and(|id| Some(id) == ids.get(b))
    }

    fn set(&mut self, at: usize, value: bool) {
        if let Some(flag) = self.flags.get_mut(at) {
            *flag = value;
        }
    }

    /// Moves the run a line up, where that changes nothing; it grows where it meets another.
    fn up(&mut self) -> bool {
        let Run { start, end } = self.run;
        if start == 0 || !self.equal(start.saturating_sub(1), end.saturating_sub(1)) || self.spare == 0 {
            return false;
        }
        self.spare = self.spare.saturating_sub(1);
        self.set(start.saturating_sub(1), true);
        self.set(end.saturating_sub(1), false);
        let start = start.saturating_sub(1);
        let more = self.flags.get(..start).unwrap_or_default().iter().rev().take_while(|flag| **flag).count();
        self.run = Run { start: start.saturating_sub(more), end: end.saturating_sub(1) };
        self.other.backward(self.other_flags);
        true
    }

    /// Moves the run a line down.
    fn down(&mut self) -> bool {
        let Run { start, end } = self.run;
        if end >= self.flags.len() || !self.equal(start, end) || self.spare == 0 {
            return false;
        }
        self.spare = self.spare.saturating_sub(1);
        self.set(start, false);
        self.set(end, true);
        // Of the run itself every line is known to be changed.
        let met = Run::from(end.saturating_add(1), self.flags);
        self.run = Run { start: start.saturating_add(1), end: met.end };
        self.other.forward(self.other_flags);
        true
    }

    /// Finds the run's place; returns the first and the last line that it touched.
    fn place(&mut self) -> (usize, usize) {
        let (mut low, mut high);
        let (mut highest_end, mut facing);
        loop {
            let length = self.run.end.saturating_sub(self.run.start);
            facing = None;
            while self.up() {}
            low = self.run.start;
            highest_end = self.run.end;
            if !self.other.is_empty() {
                facing = Some(self.run.end);
            }
            while self.down() {
                if !self.other.is_empty() {
                    facing = Some(self.run.end);
                }
            }
            high = self.run.end;
            if self.run.end.saturating_sub(self.run.start) == length {
                break;
            }
        }
        if self.run.end == highest_end {
            return (low, high);
        }
        if facing.is_some() {
            while self.other.is_empty() && self.up() {}
        } else {
            let best = self.best_end(highest_end);
            while self.run.end > best && self.up() {}
        }
        (low.min(self.run.start), high)
    }

    /// Returns where the run should end, by the indents around its ends.
    fn best_end(&self, highest_end: usize) -> usize {
        let Run { start, end } = self.run;
        let length = end.saturating_sub(start);
        let first = highest_end.max(start.saturating_sub(1)).max(end.saturating_sub(FAR));
        let mut best: Option<(usize, Score)> = None;
        for shift in first..=end {
            let mut score = Score::default();
            score.add(self.lines, shift);
            score.add(self.lines, shift.saturating_sub(length));
            if best.is_none_or(|(_, other)| score.is_as_good_as(other)) {
                best = Some((shift, score));
            }
        }
        best.map_or(end, |(shift, _)| shift)
    }
}
