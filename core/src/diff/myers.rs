//! The search for a short edit script in two sequences of numbers: where a script may be cut in two.
//!
//! Source: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), section 4b, searching from both ends
//! until the paths meet. The limits, beyond which a good place is taken instead of the best, are those of git's
//! xdiff; they bound the work.

/// From this cost on a long run of equal lines is good enough to cut at.
const HURRY: i32 = 256;
/// How many equal lines make such a run.
const RUN: i32 = 20;

/// A place to cut at: so many numbers of each sequence lie before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) old: usize,
    pub(super) new: usize,
    /// Whether the search had to end before it met a good place.
    pub(super) is_rough: bool,
}

/// The furthest points of each diagonal; the memory is used again for every search.
#[derive(Debug)]
pub(super) struct Search {
    forward: Vec<i32>,
    backward: Vec<i32>,
    limit: i32,
}

/// One direction: the lowest and highest diagonal that it has reached.
#[derive(Debug, Clone, Copy)]
struct Reach {
    low: i32,
    high: i32,
}

impl Reach {
    /// Goes on by one diagonal to each side, or back from where the sequences end. A new diagonal borders on one
    /// that holds `nothing`.
    fn widen(&mut self, least: i32, most: i32, list: &mut [i32], offset: i32, nothing: i32) {
        if self.low > least {
            self.low = self.low.wrapping_sub(1);
            set(list, self.low.wrapping_sub(1).wrapping_add(offset), nothing);
        } else {
            self.low = self.low.wrapping_add(1);
        }
        if self.high < most {
            self.high = self.high.wrapping_add(1);
            set(list, self.high.wrapping_add(1).wrapping_add(offset), nothing);
        } else {
            self.high = self.high.wrapping_sub(1);
        }
    }

    fn holds(self, diagonal: i32) -> bool {
        self.low <= diagonal && diagonal <= self.high
    }

    fn diagonals(self) -> impl Iterator<Item = i32> {
        (self.low..=self.high).rev().step_by(2)
    }
}

fn get(list: &[i32], at: i32) -> i32 {
    list.get(at as usize).copied().unwrap_or(0)
}

fn set(list: &mut [i32], at: i32, value: i32) {
    if let Some(slot) = list.get_mut(at as usize) {
        *slot = value;
    }
}

impl Search {
    /// Prepares searches that give up at a cost of `limit`.
    pub(super) fn new(limit: u32) -> Self {
        let limit = i32::try_from(limit.min(1 << 16)).unwrap_or(HURRY);
        let length = (limit as usize).saturating_mul(2).saturating_add(8);
        Self { forward: vec![0; length], backward: vec![0; length], limit }
    }

    /// Returns where to cut. Both sequences hold something, and neither their first nor their last are equal.
    pub(super) fn cut(&mut self, old: &[u32], new: &[u32]) -> Option<Cut> {
        let n = i32::try_from(old.len()).ok().filter(|n| *n < i32::MAX / 4)?;
        let m = i32::try_from(new.len()).ok().filter(|m| *m < i32::MAX / 4)?;
        let (least, most, last) = (m.wrapping_neg(), n, n.wrapping_sub(m));
        let is_odd = last & 1 != 0;
        let middle = self.limit.wrapping_add(3);
        // Where a diagonal's point is kept, for each direction.
        let (f, b) = (middle, middle.wrapping_sub(last));
        let (mut ahead, mut back) = (Reach { low: 0, high: 0 }, Reach { low: last, high: last });
        set(&mut self.forward, f, 0);
        set(&mut self.backward, last.wrapping_add(b), n);
        for cost in 1..=self.limit {
            let mut long = false;
            ahead.widen(least, most, &mut self.forward, f, -1);
            for k in ahead.diagonals() {
                let at = k.wrapping_add(f);
                let (right, down) =
                    (get(&self.forward, at.wrapping_sub(1)), get(&self.forward, at.wrapping_add(1)));
                let start = if right >= down { right.wrapping_add(1) } else { down };
                let x = start.wrapping_add(run_after(old, new, start, start.wrapping_sub(k)));
                long |= x.wrapping_sub(start) > RUN;
                set(&mut self.forward, at, x);
                if is_odd && back.holds(k) && get(&self.backward, k.wrapping_add(b)) <= x {
                    return point(x, k, n, m, false);
                }
            }
            back.widen(least, most, &mut self.backward, b, i32::MAX / 2);
            for k in back.diagonals() {
                let at = k.wrapping_add(b);
                let (up, left) =
                    (get(&self.backward, at.wrapping_sub(1)), get(&self.backward, at.wrapping_add(1)));
                let start = if up < left { up } else { left.wrapping_sub(1) };
                let x = start.wrapping_sub(run_before(old, new, start, start.wrapping_sub(k)));
                long |= start.wrapping_sub(x) > RUN;
                set(&mut self.backward, at, x);
                if !is_odd && ahead.holds(k) && x <= get(&self.forward, k.wrapping_add(f)) {
                    return point(x, k, n, m, false);
                }
            }
            if long && cost >= HURRY {
                let found = self.good(old, new, (ahead, f), (back, b), cost);
                if let Some(cut) = found {
                    return Some(cut);
                }
            }
        }
        self.furthest((n, m), (ahead, f), (back, b))
    }

    /// Returns a place behind a long run of equal lines that is far along for its cost.
    fn good(
        &self,
        old: &[u32],
        new: &[u32],
        (ahead, f): (Reach, i32),
        (back, b): (Reach, i32),
        cost: i32,
    ) -> Option<Cut> {
        let (n, m) = (old.len() as i32, new.len() as i32);
        let last = n.wrapping_sub(m);
        let wanted = cost.wrapping_mul(4);
        let mut best = (wanted, None);
        for k in ahead.diagonals() {
            let x = get(&self.forward, k.wrapping_add(f));
            let y = x.wrapping_sub(k);
            let worth = x.wrapping_add(y).wrapping_sub(k.wrapping_abs());
            if worth > best.0 && x < n && y < m && x >= RUN && y >= RUN && run_before(old, new, x, y) >= RUN {
                best = (worth, point(x, k, n, m, false));
            }
        }
        if best.1.is_some() {
            return best.1;
        }
        for k in back.diagonals() {
            let x = get(&self.backward, k.wrapping_add(b));
            let y = x.wrapping_sub(k);
            let left = n.wrapping_sub(x).wrapping_add(m.wrapping_sub(y));
            let worth = left.wrapping_sub(k.wrapping_sub(last).wrapping_abs());
            let room = x > 0 && y > 0 && x <= n.wrapping_sub(RUN) && y <= m.wrapping_sub(RUN);
            if worth > best.0 && room && run_after(old, new, x, y) >= RUN {
                best = (worth, point(x, k, n, m, false));
            }
        }
        best.1
    }

    /// Returns the point that is furthest from its end.
    fn furthest(&self, (n, m): (i32, i32), (ahead, f): (Reach, i32), (back, b): (Reach, i32)) -> Option<Cut> {
        let mut best = (0, None);
        for k in ahead.diagonals() {
            let x = get(&self.forward, k.wrapping_add(f)).min(n).min(m.wrapping_add(k));
            let done = x.wrapping_add(x).wrapping_sub(k);
            if done > best.0 {
                best = (done, point(x, k, n, m, true));
            }
        }
        for k in back.diagonals() {
            let x = get(&self.backward, k.wrapping_add(b)).max(0).max(k);
            let done = n.wrapping_add(m).wrapping_sub(x.wrapping_add(x).wrapping_sub(k));
            if done > best.0 {
                best = (done, point(x, k, n, m, true));
            }
        }
        best.1
    }
}

/// Returns the cut at a point, unless it lies outside or would leave everything on one side.
fn point(x: i32, k: i32, n: i32, m: i32, is_rough: bool) -> Option<Cut> {
    let y = x.wrapping_sub(k);
    let inside = (0..=n).contains(&x) && (0..=m).contains(&y);
    let divides = (x, y) != (0, 0) && (x, y) != (n, m);
    (inside && divides).then_some(Cut { old: x as usize, new: y as usize, is_rough })
}

/// Returns how many equal numbers follow a point.
fn run_after(old: &[u32], new: &[u32], x: i32, y: i32) -> i32 {
    let (Some(a), Some(b)) = (old.get(x as usize..), new.get(y as usize..)) else { return 0 };
    a.iter().zip(b).take_while(|(a, b)| a == b).count() as i32
}

/// Returns how many equal numbers stand before a point.
fn run_before(old: &[u32], new: &[u32], x: i32, y: i32) -> i32 {
    let (Some(a), Some(b)) = (old.get(..x as usize), new.get(..y as usize)) else { return 0 };
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count() as i32
}
