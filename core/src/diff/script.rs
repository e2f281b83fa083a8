//! Which lines change: the search over numbered lines.
//!
//! A stretch is cut where a shortest script goes through. Where finding that place costs too much, lines that stand
//! once on each side cut it into pieces; where there are none, a good place is taken. So the work grows with the
//! number of lines times a fixed limit.

use std::ops::Range;

use super::anchors::Tally;
use super::myers::Search;
use super::prune::{Sequence, frequent, prune, rough_root};

/// How often pieces between anchors may be cut by anchors again.
const LEVELS: u8 = 6;
/// Beyond so many lines the search is cut short earlier, so that time stays in proportion.
const LONG: usize = 1 << 20;

/// Which lines are removed and which are added.
#[derive(Debug)]
pub(super) struct Changed {
    pub(super) old: Vec<bool>,
    pub(super) new: Vec<bool>,
}

/// A stretch of both sequences of a problem.
#[derive(Debug)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    /// Whether anchors may still cut it.
    is_fresh: bool,
}

/// Sequences to compare, apart from all others.
#[derive(Debug)]
struct Problem {
    old: Sequence,
    new: Sequence,
    level: u8,
}

/// Returns the changed lines. All numbers are below `distinct`; `total` is the length of the longer text in lines.
pub(super) fn changed(old: &[u32], new: &[u32], distinct: usize, total: usize) -> Changed {
    let mut solver = Solver {
        changed: Changed { old: vec![false; old.len()], new: vec![false; new.len()] },
        search: Search::new(0),
        tally: Tally::new(distinct),
        open: Vec::new(),
    };
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let old = old.get(..old.len().saturating_sub(tail)).unwrap_or_default();
    let new = new.get(..new.len().saturating_sub(tail)).unwrap_or_default();
    let (left, right) = (counts(old, distinct), counts(new, distinct));
    let often = frequent(total);
    let problem =
        Problem { old: prune(old, head, &right, often), new: prune(new, head, &left, often), level: 0 };
    solver.changed.all_but(old.len(), &problem.old, new.len(), &problem.new, head);
    solver.search =
        Search::new(limit((old.len(), problem.old.ids.len()), (new.len(), problem.new.ids.len())));
    solver.open.push(problem);
    while let Some(problem) = solver.open.pop() {
        solver.solve(&problem);
    }
    solver.changed
}

/// Returns the cost at which a search gives up, by the lines of each side and how many of them have counterparts.
fn limit(old: (usize, usize), new: (usize, usize)) -> u32 {
    let lines = old.0.max(new.0);
    let is_rewritten = |(all, common): (usize, usize)| common.saturating_mul(2) < all;
    if is_rewritten(old) && is_rewritten(new) && lines > 4096 {
        // What little two long texts have in common is there by chance, and not worth a long search.
        return 64;
    }
    if lines > LONG { 256 } else { rough_root(lines.saturating_mul(2)).clamp(256, 1024) }
}

fn counts(ids: &[u32], distinct: usize) -> Vec<u32> {
    let mut counts = vec![0u32; distinct];
    for id in ids {
        if let Some(count) = counts.get_mut(*id as usize) {
            *count = count.saturating_add(1);
        }
    }
    counts
}

impl Changed {
    /// Marks everything between the equal ends except what is left to search through.
    fn all_but(&mut self, old: usize, left: &Sequence, new: usize, right: &Sequence, head: usize) {
        for (flags, length, kept) in [(&mut self.old, old, left), (&mut self.new, new, right)] {
            mark(flags, head..head.saturating_add(length), true);
            for place in &kept.places {
                let place = *place as usize;
                mark(flags, place..place.saturating_add(1), false);
            }
        }
    }

    /// Marks the places of a stretch.
    fn stretch(&mut self, problem: &Problem, old: Range<usize>, new: Range<usize>) {
        for place in problem.old.places.get(old).unwrap_or_default() {
            self.one(true, *place);
        }
        for place in problem.new.places.get(new).unwrap_or_default() {
            self.one(false, *place);
        }
    }

    fn one(&mut self, is_old: bool, place: u32) {
        let flags = if is_old { &mut self.old } else { &mut self.new };
        if let Some(flag) = flags.get_mut(place as usize) {
            *flag = true;
        }
    }
}

fn mark(flags: &mut [bool], range: Range<usize>, value: bool) {
    if let Some(flags) = flags.get_mut(range) {
        flags.fill(value);
    }
}

#[derive(Debug)]
struct Solver {
    changed: Changed,
    search: Search,
    tally: Tally,
    open: Vec<Problem>,
}

impl Solver {
    fn solve(&mut self, problem: &Problem) {
        let whole = |sequence: &Sequence| 0..sequence.ids.len();
        let is_fresh = problem.level < LEVELS;
        let mut stack = vec![Stretch { old: whole(&problem.old), new: whole(&problem.new), is_fresh }];
        while let Some(Stretch { mut old, mut new, is_fresh }) = stack.pop() {
            let (a, b) = (slice(&problem.old, &old), slice(&problem.new, &new));
            let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
            let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
            let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
            let a = a.get(..a.len().saturating_sub(tail)).unwrap_or_default();
            let b = b.get(..b.len().saturating_sub(tail)).unwrap_or_default();
            old = old.start.saturating_add(head)..old.end.saturating_sub(tail);
            new = new.start.saturating_add(head)..new.end.saturating_sub(tail);
            if a.is_empty() || b.is_empty() {
                self.changed.stretch(problem, old, new);
                continue;
            }
            let Some(cut) = self.search.cut(a, b) else {
                self.changed.stretch(problem, old, new);
                continue;
            };
            if is_fresh && cut.is_rough {
                let anchors = self.tally.anchors(a, b);
                if !anchors.is_empty() {
                    self.pieces(problem, &old, &new, &anchors);
                    continue;
                }
            }
            let is_fresh = is_fresh && !cut.is_rough;
            let (x, y) = (old.start.saturating_add(cut.old), new.start.saturating_add(cut.new));
            stack.push(Stretch { old: x..old.end, new: y..new.end, is_fresh });
            stack.push(Stretch { old: old.start..x, new: new.start..y, is_fresh });
        }
    }

    /// Makes a problem of each piece between anchors, which stay unchanged.
    fn pieces(
        &mut self,
        problem: &Problem,
        old: &Range<usize>,
        new: &Range<usize>,
        anchors: &[(usize, usize)],
    ) {
        let (mut x, mut y) = (old.start, new.start);
        let end = (old.len(), new.len());
        for (a, b) in anchors.iter().chain([&end]) {
            let (a, b) = (old.start.saturating_add(*a), new.start.saturating_add(*b));
            self.piece(problem, x..a, y..b);
            (x, y) = (a.saturating_add(1), b.saturating_add(1));
        }
    }

    fn piece(&mut self, problem: &Problem, old: Range<usize>, new: Range<usize>) {
        if old.is_empty() || new.is_empty() {
            self.changed.stretch(problem, old, new);
            return;
        }
        let part = |sequence: &'_ Sequence, range: &Range<usize>| {
            let places = sequence.places.get(range.clone()).unwrap_or_default().to_vec();
            (slice(sequence, range).to_vec(), places)
        };
        let (left, right) = (part(&problem.old, &old), part(&problem.new, &new));
        let changed = &mut self.changed;
        let (old, new) = self.tally.common((&left.0, &left.1), (&right.0, &right.1), |is_old, place| {
            changed.one(is_old, place);
        });
        if old.ids.is_empty() {
            return;
        }
        self.open.push(Problem { old, new, level: problem.level.saturating_add(1) });
    }
}

fn slice<'s>(sequence: &'s Sequence, range: &Range<usize>) -> &'s [u32] {
    sequence.ids.get(range.clone()).unwrap_or_default()
}
