//! Sorting, compiled once.
//!
//! The sorts of the standard library are compiled anew for every type and every order, which made up a tenth of the
//! WebAssembly module. Here one sort orders numbers by asking, and only the moving of items is compiled per type.

use core::cmp::Ordering;

/// Sorts, keeping the order of what compares equal.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, next| compare(one, next).is_le()) {
        return;
    }
    let order = order(items.len(), &|one, other| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    arrange(items, order);
}

/// Sorts by a key, keeping the order of what has the same.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by the items' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Returns for each place the number of the item that belongs there: a merge sort from below.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..len).collect();
    let mut into = Vec::with_capacity(len);
    let mut width = 1;
    while width < len {
        into.clear();
        for pair in from.chunks(width.saturating_mul(2)) {
            let (left, right) = pair.split_at_checked(width).unwrap_or((pair, &[]));
            merge(left, right, compare, &mut into);
        }
        core::mem::swap(&mut from, &mut into);
        width = width.saturating_mul(2);
    }
    from
}

fn merge(left: &[usize], right: &[usize], compare: &dyn Fn(usize, usize) -> Ordering, into: &mut Vec<usize>) {
    let (mut left, mut right) = (left, right);
    while let (Some((one, ones)), Some((other, others))) = (left.split_first(), right.split_first()) {
        if compare(*one, *other).is_le() {
            into.push(*one);
            left = ones;
        } else {
            into.push(*other);
            right = others;
        }
    }
    into.extend_from_slice(left);
    into.extend_from_slice(right);
}

/// Moves each item to its place, along the cycles of the order.
fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for start in 0..order.len() {
        let mut place = start;
        while let Some(next) = order.get_mut(place).map(|next| core::mem::replace(next, place))
            && next != start
        {
            items.swap(place, next);
            place = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        let mut state = 1u32;
        for len in (0..70).chain([255, 256, 257, 1000]) {
            for range in [1, 2, 7, 1000] {
                let items: Vec<(u32, usize)> = (0..len)
                    .map(|at| {
                        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                        ((state >> 16) % range, at)
                    })
                    .collect();
                let (mut ours, mut theirs) = (items.clone(), items.clone());
                sort_by_key(&mut ours, |(key, _)| *key);
                theirs.sort_by_key(|(key, _)| *key);
                assert_eq!(ours, theirs, "stable, {len} items of {range}");
                let mut ours = items.clone();
                ours.reverse();
                sort(&mut ours);
                theirs.sort();
                assert_eq!(ours, theirs);
            }
        }
    }
}
