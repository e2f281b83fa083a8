//! Where hunks are put: on real revisions, the share of git's hunks that an engine puts elsewhere or cuts otherwise.

use countersign_tests_oracles::git::hunks_of_git;
use countersign_tests_oracles::revisions::pairs;

use super::cases::revisions;
use super::peers::PLACING;
use crate::row::Row;

/// Returns a row for every peer; git's placement is that of its default, Myers with the indent heuristic.
pub(super) fn rows() -> Vec<Row> {
    let (mut hunks, mut same) = (0usize, [0usize; PLACING.len()]);
    for versions in revisions() {
        for two in versions.folders.windows(2) {
            let [old, new] = two else { continue };
            let theirs = hunks_of_git(old, new);
            for pair in pairs(old, new) {
                let Some(theirs) = theirs.get(&pair.path) else { continue };
                hunks += theirs.len();
                for (same, (_, place)) in same.iter_mut().zip(PLACING) {
                    let placed = place(&pair.old, &pair.new);
                    *same += theirs.iter().filter(|hunk| placed.contains(hunk)).count();
                }
            }
        }
    }
    let unlike = same.map(|same| (hunks - same) as f64 * 100.0 / hunks.max(1) as f64);
    let name = format!("real revisions, unlike git of {hunks} hunks");
    let peers = PLACING.iter().zip(unlike).skip(1);
    peers
        .map(|((peer_name, _), peer)| Row { name: name.clone(), ours: unlike[0], peer, peer_name, unit: "%" })
        .collect()
}
