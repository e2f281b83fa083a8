//! How well a text divides before a line, judged by indents and blank lines.
//!
//! Source: the rules and weights are those of git's indent heuristic, which Michael Haggerty fitted to several
//! thousand hunks that people had rated (`diff-slider-tools`).

use super::intern::Lines;

/// How many blank lines are looked through.
const MOST_BLANKS: usize = 20;
/// Lines on each side of a place that its score can depend on.
pub(super) const MARGIN: usize = MOST_BLANKS + 2;
const MOST_INDENT: i32 = 200;

/// The sum of the scores of a hunk's two ends; the lower, the better.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Score {
    indent: i32,
    penalty: i32,
}

impl Score {
    /// Adds how well the text divides before a line.
    pub(super) fn add(&mut self, lines: &Lines<'_>, at: usize) {
        let place = Place::of(lines, at);
        let after = if place.indent.is_none() { place.blanks_after.saturating_add(1) } else { 0 };
        let blanks = place.blanks_before.saturating_add(after);
        let mut penalty = blanks.saturating_mul(-30).saturating_add(after.saturating_mul(6));
        if place.before.is_none() && place.blanks_before == 0 {
            penalty = penalty.saturating_add(1);
        }
        if place.is_end {
            penalty = penalty.saturating_add(21);
        }
        let indent = place.indent.or(place.after).unwrap_or(-1);
        if let (true, Some(before)) = (indent >= 0, place.before) {
            let deeper_after = place.after.is_some_and(|after| after > indent);
            let weight = match (indent.cmp(&before), blanks > 0) {
                (core::cmp::Ordering::Equal, _) => 0,
                (core::cmp::Ordering::Greater, true) => 10,
                (core::cmp::Ordering::Greater, false) => -4,
                (core::cmp::Ordering::Less, true) => 17,
                (core::cmp::Ordering::Less, false) if deeper_after => 24,
                (core::cmp::Ordering::Less, false) => 23,
            };
            penalty = penalty.saturating_add(weight);
        }
        self.indent = self.indent.saturating_add(indent);
        self.penalty = self.penalty.saturating_add(penalty);
    }

    /// Tells whether this place is at least as good as another.
    pub(super) fn is_as_good_as(self, other: Self) -> bool {
        let indents = match self.indent.cmp(&other.indent) {
            core::cmp::Ordering::Less => -60,
            core::cmp::Ordering::Equal => 0,
            core::cmp::Ordering::Greater => 60,
        };
        self.penalty.saturating_sub(other.penalty).saturating_add(indents) <= 0
    }
}

/// What surrounds the gap before a line. An indent of nothing stands for a blank line or for none at all.
#[derive(Debug)]
struct Place {
    is_end: bool,
    indent: Option<i32>,
    before: Option<i32>,
    blanks_before: i32,
    after: Option<i32>,
    blanks_after: i32,
}

impl Place {
    fn of(lines: &Lines<'_>, at: usize) -> Self {
        let count = lines.ids.len();
        let is_end = at >= count;
        let indent = if is_end { None } else { indent_of(lines.line(at)) };
        let (before, blanks_before) = nearest(lines, (0..at.min(count)).rev());
        let (after, blanks_after) = nearest(lines, at.saturating_add(1)..count);
        Self { is_end, indent, before, blanks_before, after, blanks_after }
    }
}

/// Returns the indent of the first line that is not blank, and how many blank ones stand before it.
fn nearest(lines: &Lines<'_>, places: impl Iterator<Item = usize>) -> (Option<i32>, i32) {
    let mut blanks = 0;
    for place in places {
        match indent_of(lines.line(place)) {
            Some(indent) => return (Some(indent), blanks),
            None if blanks >= MOST_BLANKS as i32 - 1 => return (Some(0), blanks.saturating_add(1)),
            None => blanks = blanks.saturating_add(1),
        }
    }
    (None, blanks)
}

/// Returns the width of a line's indent, or nothing for a blank line.
fn indent_of(line: &[u8]) -> Option<i32> {
    let mut width = 0i32;
    // A line of nothing else for that long counts as a deep indent, so that no line is read to its end again and again.
    for byte in line.iter().take(1024) {
        match byte {
            b' ' => width = width.saturating_add(1),
            b'\t' => width = width.saturating_add(8).wrapping_sub(width % 8),
            b'\n' | b'\r' => {}
            _ => return Some(width),
        }
        if width >= MOST_INDENT {
            return Some(MOST_INDENT);
        }
    }
    (line.len() > 1024).then_some(MOST_INDENT)
}
