//! Any two texts: the script rebuilds one from the other, whatever they are.

#![no_main]

use std::ops::Range;

use countersign::diff::{compare, inline, lines, merge};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (Vec<u8>, Vec<u8>, bool)| {
    let (mut old, mut new, narrow) = input;
    if narrow {
        // Few different lines make repeated ones likely.
        for byte in old.iter_mut().chain(&mut new) {
            *byte = [b'\n', b'a', b' ', b'}'][usize::from(*byte % 4)];
        }
    }
    let found = compare(&old, &new);
    let (old_lines, new_lines) = (lines(&old), lines(&new));
    assert_eq!(old_lines.concat(), old);
    let (mut rebuilt, mut at) = (Vec::new(), 0);
    for edit in &found {
        assert!(!edit.old.is_empty() || !edit.new.is_empty());
    
        rebuilt.extend_from_slice(&old_lines[at..edit.old.start]);
        assert_eq!(rebuilt.len(), edit.new.start);
        rebuilt.extend_from_slice(&new_lines[edit.new.clone()]);
        at = edit.old.end;
    }
    rebuilt.extend_from_slice(&old_lines[at..]);
    assert_eq!(rebuilt.concat(), new);
    for pair in found.windows(2) {
        assert!(pair[0].old.end < pair[1].old.start && pair[0].new.end < pair[1].new.start, "edits touch");
    }
    assert_eq!(merge(&old, &new, &old).text().as_ref(), Some(&new));
    assert_eq!(merge(&old, &new, &new).text().as_ref(), Some(&new));
    assert_eq!(merge(&old, &old, &new).text().as_ref(), Some(&new));
    if let Some(marks) = inline(&old, &new) {
        within(&marks.removed, old.len());
        within(&marks.added, new.len());
    }
});

fn within(ranges: &[Range<usize>], length: usize) {
    assert!(ranges.iter().all(|range| range.start < range.end && range.end <= length));
    assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
}
