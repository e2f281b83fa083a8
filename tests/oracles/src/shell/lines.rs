//! Lines far beyond the subset that is understood, most of them harmless but for one thing.

use super::words::{
    DANGEROUS, EDITS, EXPANSIONS, HEREDOCS, HOT, JOINTS, NAMES, PLAIN, PREFIXES, PROGRAMS, REDIRECTIONS,
    STRANGE,
};
use crate::Random;

/// Returns the line of a seed.
#[must_use]
pub fn line(random: &mut Random) -> String {
    let mut line = list(random, 2);
    if random.below(100) < 35 {
        for _ in 0..=random.below(3) {
            edit(random, &mut line);
        }
    }
    line.replace('\0', "")
}

/// Puts something somewhere, takes a character out, or replaces one.
fn edit(random: &mut Random, line: &mut String) {
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    let at = starts.get(random.below(starts.len())).copied().unwrap_or(0);
    let kind = random.below(10);
    if kind < 5 && at < line.len() {
        line.remove(at);
    }
    if kind > 2 {
        let text = if kind == 9 { random.pick(&STRANGE) } else { random.pick(&EDITS) };
        line.insert_str(at, text);
    }
}

fn list(random: &mut Random, depth: usize) -> String {
    let mut line = command(random, depth);
    for _ in 0..random.below(3) {
        line.push_str(random.pick(&JOINTS));
        line.push_str(&command(random, depth));
    }
    line
}

fn command(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.below(100) < 72 {
        return simple(random);
    }
    let (inner, other) = (list(random, depth - 1), simple(random));
    match random.below(18) {
        0 => format!("({inner})"),
        1 => format!("{{ {inner}; }}"),
        2 => format!("if {inner}; then {other}; fi"),
        3 => format!("if {other}; then {inner}; else {other}; fi"),
        4 => format!("for a in {} {}; do {inner}; done", argument(random), argument(random)),
        5 => format!("for x in {}; do {other} \"$x\"; done", argument(random)),
        6 => format!("for PATH in sub; do {inner}; done"),
        7 => format!("while {inner}; do {other}; break; done"),
        8 => format!("case {} in {}) {inner};; *) {other};; esac", argument(random), argument(random)),
        9 => format!("f() {{ {inner}; }}; f"),
        10 => format!("bash -c '{inner}'"),
        11 => format!("sh -c {inner:?}"),
        12 => format!("{other} \"$({inner})\""),
        13 => format!("{other} <({inner})"),
        14 => format!("{other} `{inner}`"),
        15 => format!("[[ {} ]] && {inner}", argument(random)),
        16 => {
            let operators = ["==", "!=", "=", "=~", "-eq", "-gt", "-nt", "<", "&&", "-a", "-v", "-n"];
            let operator = random.pick(&operators);
            format!("[[ {} {operator} {} ]] && {inner}", argument(random), argument(random))
        }
        _ => format!("{other} && echo \"{inner}\""),
    }
}

fn simple(random: &mut Random) -> String {
    let mut line = if random.below(100) < 12 { random.pick(&PREFIXES).to_owned() } else { String::new() };
    let program = match random.below(100) {
        0 => "touch",
        1 => "./tool",
        2 => "/usr/bin/touch",
        _ => random.pick(&PROGRAMS),
    };
    line.push_str(program);
    for _ in 0..random.below(4) {
        line.push_str(if random.below(40) == 0 { "\t" } else { " " });
        line.push_str(&argument(random));
    }
    if random.below(100) < 18 {
        line.push_str(if random.below(8) == 0 { "" } else { " " });
        line.push_str(random.pick(&REDIRECTIONS));
    }
    match random.below(100) {
        0..4 => line + " " + random.pick(&HEREDOCS),
        4..7 => line + " # " + random.pick(&HOT),
        _ => line,
    }
}

fn argument(random: &mut Random) -> String {
    match random.below(100) {
        0..45 => random.pick(&PLAIN).to_owned(),
        45..55 => random.pick(&DANGEROUS).to_owned(),
        55..65 => random.pick(&EXPANSIONS).to_owned(),
        65..74 => format!("'{}'", random.pick(&HOT)),
        74..78 => format!("\"{}\"", random.pick(&HOT)),
        78..80 => random.pick(&HOT).to_owned(),
        80..84 => format!("{}{}", random.pick(&PLAIN), random.pick(&STRANGE)),
        84..88 => format!("\"{} {}\"", random.pick(&PLAIN), random.pick(&EXPANSIONS)),
        88..91 => format!("{}{}", random.pick(&PLAIN), random.pick(&EXPANSIONS)),
        91..93 => format!("\\{}", random.pick(&EDITS)),
        93..95 => format!("{}'{}'\"{}\"", random.pick(&PLAIN), random.pick(&EDITS), random.pick(&PLAIN)),
        95 => format!("{}{}", random.pick(&DANGEROUS), random.pick(&PLAIN)),
        _ => cluster(random),
    }
}

/// Returns an option of one to three letters, or one by a name that may be cut short.
fn cluster(random: &mut Random) -> String {
    if random.below(3) == 0 {
        let name = random.pick(&NAMES);
        let end = if random.below(3) == 0 { random.below(name.len()).max(3) } else { name.len() };
        let value = if random.below(2) == 0 { "=PWNED" } else { "" };
        return format!("{}{value}", name.get(..end).unwrap_or(name));
    }
    let mut text = "-".to_owned();
    for _ in 0..=random.below(3) {
        text.extend(char::from_u32(
            u32::try_from(random.below(26)).unwrap_or(0) + if random.below(4) == 0 { 65 } else { 97 },
        ));
    }
    text
}
