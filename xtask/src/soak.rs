//! `cargo xtask soak`: random sessions against every property, as many as one has patience for.

use std::time::Instant;

use countersign_tests_sessions::properties::ALL;

use crate::Failure;

const USAGE: &str = "usage: cargo xtask soak [--sessions N] [--from SEED]";

/// Runs the sessions, shared out among the properties, and reports each property.
pub(crate) fn command(arguments: &[String]) -> Result<(), Failure> {
    let (mut sessions, mut from) = (10_000u64, 0u64);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let number = || {
            let text = rest.clone().next().ok_or(USAGE)?;
            text.parse::<u64>().map_err(|_| format!("`{text}` is no number\n{USAGE}"))
        };
        match argument.as_str() {
            "--sessions" => sessions = number()?,
            "--from" => from = number()?,
            other => return Err(format!("unknown option `{other}`\n{USAGE}")),
        }
        rest.next();
    }
    let each = sessions.div_ceil(u64::try_from(ALL.len()).unwrap_or(1));
    let (begun, mut broken) = (Instant::now(), 0u64);
    for (name, check) in ALL {
        let mut odd = Vec::new();
        for seed in from..from.saturating_add(each) {
            if std::panic::catch_unwind(|| check(seed)).is_err() {
                odd.push(seed);
            }
        }
        broken += u64::try_from(odd.len()).unwrap_or(u64::MAX);
        println!("{name}: {each} sessions, {} broken {odd:?}", odd.len());
    }
    let total = each * u64::try_from(ALL.len()).unwrap_or(1);
    println!("{total} sessions, {broken} broken, {} s", begun.elapsed().as_secs());
    if broken > 0 { Err(format!("{broken} sessions break a property")) } else { Ok(()) }
}
