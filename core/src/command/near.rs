//! Near misses: what small thing keeps a pattern from trusting a line.

use super::index::Rules;
use super::pattern::{Pattern, Trust};

/// The most near misses that one decision names.
const MOST: usize = 3;

/// Returns how the line differs from patterns that almost trust it, with the number of each rule.
pub(crate) fn near_misses(rules: &Rules, line: &str) -> Vec<(usize, String, &'static str)> {
    let folded = line.to_lowercase();
    let respaced = line.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let readings: [(&str, &str); 5] = [
        (line.trim_start_matches(' '), "a leading blank"),
        (line.trim_end_matches(' '), "a trailing blank"),
        (line.trim(), "white space around it"),
        (respaced.as_str(), "white space between its words"),
        (folded.as_str(), "upper and lower case"),
    ];
    let mut found = Vec::new();
    for rule in rules.all_trusting() {
        for pattern in &rule.patterns {
            let Pattern::Line(trust) = pattern else { continue };
            let how = readings.iter().find(|(reading, how)| {
                if *reading == line && *how != "upper and lower case" {
                    return false;
                }
                if *how == "upper and lower case" {
                    return trust.folded().matches(reading);
                }
                trust.matches(reading)
            });
            if let Some((_, how)) = how {
                found.push((rule.index, trust_text(trust), *how));
                if found.len() == MOST {
                    return found;
                }
            }
        }
    }
    found
}

fn trust_text(trust: &Trust) -> String {
    match trust {
        Trust::Exact(text) => text.clone(),
        Trust::Words { prefix, .. } | Trust::Prefix(prefix) => format!("{prefix}*"),
        Trust::Everything => "*".to_owned(),
    }
}
