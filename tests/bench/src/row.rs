//! One measurement, and how two things are measured side by side.

use std::time::Instant;

use serde_json::json;

/// One line of a table: what a call of ours takes, and what one of a peer takes.
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) ours: f64,
    pub(crate) peer: f64,
    pub(crate) peer_name: &'static str,
    pub(crate) unit: &'static str,
}

impl Row {
    pub(crate) fn to_json(&self) -> String {
        let Self { name, ours, peer, peer_name, unit } = self;
        json!({ "row": name, "face": "native", "ours": ours, "peer": peer, "peerName": peer_name, "unit": unit })
            .to_string()
    }
}

/// Returns the nanoseconds of one call of each, measured in turns, the best turn of each. The turns are short
/// and many, so that other work on the machine disturbs few of them.
pub(crate) fn interleaved(ours: &mut dyn FnMut(), peer: &mut dyn FnMut()) -> (f64, f64) {
    const CALLS: u32 = 200;
    let mut best = (f64::MAX, f64::MAX);
    for _ in 0..400 {
        let time = |work: &mut dyn FnMut()| {
            let start = Instant::now();
            for _ in 0..CALLS {
                work();
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
        };
        best = (best.0.min(time(ours)), best.1.min(time(peer)));
    }
    best
}
