//! The ASCII text that a careless system reads a name as: compatibility forms and best fit. Used by `hardened`
//! alone, because such a spelling reaches the file only through systems that convert names.

use super::tables::compatible::{BEST_FIT, LONGER, RUNS};

/// Returns `text` with everything that some system converts to ASCII converted, or nothing where nothing is.
/// `best_fit` adds the letters that the ANSI calls of Windows convert.
pub(crate) fn converted(text: &str, best_fit: Conversion) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for c in text.chars() {
        let before = out.len();
        push(&mut out, c, best_fit);
        changed |= out.get(before..).is_some_and(|new| !c.is_ascii() && new.is_ascii());
    }
    changed.then_some(out)
}

/// Which conversions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conversion {
    /// Compatibility forms only.
    Compatible,
    /// Also the best fit of Windows.
    BestFit,
}

fn push(out: &mut String, c: char, conversion: Conversion) {
    let code = u32::from(c);
    if code < 0x80 {
        out.push(c);
        return;
    }
    let after = RUNS.partition_point(|run| run.0 <= code);
    if let Some((first, last, start)) = after.checked_sub(1).and_then(|at| RUNS.get(at))
        && code <= *last
        && let Some(ascii) =
            u32::from(*start).checked_add(code.saturating_sub(*first)).and_then(char::from_u32)
    {
        out.push(ascii);
        return;
    }
    if let Ok(at) = LONGER.binary_search_by_key(&code, |entry| entry.0) {
        out.push_str(LONGER.get(at).map_or("", |entry| entry.1));
        return;
    }
    let after = BEST_FIT.partition_point(|run| run.0 <= code);
    match after.checked_sub(1).and_then(|at| BEST_FIT.get(at)) {
        Some((_, last, letter)) if code <= *last && conversion == Conversion::BestFit => out.push(*letter),
        Some(_) | None => out.push(c),
    }
}
