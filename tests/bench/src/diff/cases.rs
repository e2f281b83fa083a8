//! The texts that are compared: real code with seeded edits, texts that are hard to compare, real revisions.

use std::path::Path;

use countersign_tests_oracles::Random;
use countersign_tests_oracles::revisions::{Versions, at_hand, fetched, files, pairs, sources};

/// Pairs of texts under one name.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) pairs: Vec<(Vec<u8>, Vec<u8>)>,
}

type Lines = Vec<Vec<u8>>;

/// Returns the cases whose name is wanted.
pub(super) fn all(is_wanted: &dyn Fn(&str) -> bool) -> Vec<Case> {
    let mut found = Vec::new();
    let mut add = |name: &str, make: &dyn Fn() -> (Lines, Lines)| {
        if is_wanted(name) {
            let (old, new) = make();
            found.push(Case { name: name.to_owned(), pairs: vec![(old.concat(), new.concat())] });
        }
    };
    let code = code(260_000);
    let from = |start: usize, count: usize| -> Lines {
        code.iter().cycle().skip(start).take(count).cloned().collect()
    };
    let edited = |lines: usize, edits: usize| {
        let old = from(0, lines);
        let new = with_edits(&old, edits);
        (old, new)
    };
    add("1k lines, 5 edits", &|| edited(1_000, 5));
    add("100k lines, 100 edits", &|| edited(100_000, 100));
    add("100k lines, 1000 edits", &|| edited(100_000, 1_000));
    add("100k lines, 10000 edits", &|| edited(100_000, 10_000));
    add("10k rewrite, other real code", &|| (from(0, 10_000), from(150_000, 10_000)));
    add("10k rewrite, disjoint", &|| (numbered("old", 10_000), numbered("new", 10_000)));
    add("10k re-indent", &|| {
        let old = from(0, 10_000);
        let new = old.iter().map(|line| [b"    ".as_slice(), line].concat()).collect();
        (old, new)
    });
    add("50k `}`, 500 unique changes", &|| {
        let (old, mut new) = (braces(50_000), braces(50_000));
        let mut random = Random::new(5);
        for index in 0..500 {
            replace(&mut new, random.below(50_000), format!("change {index}\n"));
        }
        (old, new)
    });
    add("50k `}`, insert and delete", &|| {
        let (mut old, mut new) = (braces(50_000), braces(50_000));
        old.insert(10_000, b"gone\n".to_vec());
        new.insert(40_000, b"come\n".to_vec());
        new.truncate(49_000);
        (old, new)
    });
    add("90 % `}`, 10 % unique", &|| {
        let mut random = Random::new(6);
        let mut text = |side: &str| -> Lines {
            (0..50_000)
                .map(|n| {
                    if random.below(10) == 0 { format!("{side} {n}\n").into_bytes() } else { b"}\n".to_vec() }
                })
                .collect()
        };
        (text("old"), text("new"))
    });
    for symbols in [4, 2, 100] {
        add(&format!("50k random, {symbols} symbols"), &|| (symbols_of(symbols, 7), symbols_of(symbols, 8)));
    }
    add("50k unique, shuffled", &|| {
        let old = numbered("line", 50_000);
        let mut new = old.clone();
        shuffle(&mut new);
        (old, new)
    });
    add("50k unique, reversed", &|| {
        let old = numbered("line", 50_000);
        (old.clone(), old.into_iter().rev().collect())
    });
    add("blocks of 100, shuffled", &|| {
        let old = numbered("line", 50_000);
        let mut blocks: Vec<Lines> = old.chunks(100).map(<[Vec<u8>]>::to_vec).collect();
        shuffle(&mut blocks);
        (old, blocks.concat())
    });
    add("JSON records, 40k lines", &records);
    add("1M lines, 200 edits", &|| edited(1_000_000, 200));
    add("5 MB in one line", &|| {
        let old = b"word and more; ".repeat(350_000);
        let mut new = old.clone();
        for at in [9, 2_000_000, 5_000_000] {
            if let Some(byte) = new.get_mut(at) {
                *byte = b'X';
            }
        }
        (vec![old], vec![new])
    });
    if is_wanted("real revisions") {
        let versions = revisions();
        let steps = versions.iter().flat_map(|versions| versions.folders.windows(2));
        let real: Vec<(Vec<u8>, Vec<u8>)> = steps
            .filter_map(|two| two.first().zip(two.last()))
            .flat_map(|(old, new)| pairs(old, new))
            .map(|pair| (pair.old, pair.new))
            .collect();
        if real.is_empty() {
            eprintln!("skipped: real revisions (there are no two versions of a package)");
        } else {
            found.push(Case { name: format!("real revisions, {} files", real.len()), pairs: real });
        }
    }
    found
}

/// Returns successive versions of packages: what the registries have, and what cargo's home holds.
pub(super) fn revisions() -> Vec<Versions> {
    let mut found = fetched(Path::new("target/oracle/revisions")).unwrap_or_else(|error| {
        eprintln!("skipped: revisions from the registries ({error})");
        Vec::new()
    });
    found.extend(at_hand());
    found
}

/// Returns lines of the crates that cargo's home holds.
fn code(count: usize) -> Lines {
    let mut found = Lines::new();
    for folder in sources() {
        for file in files(&folder).into_iter().filter(|file| file.extension().is_some_and(|end| end == "rs"))
        {
            let bytes = std::fs::read(file).unwrap_or_default();
            found.extend(bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec));
            if found.len() >= count {
                return found;
            }
        }
    }
    if found.is_empty() { numbered("code", count) } else { found }
}

/// Replaces, inserts and deletes lines here and there.
fn with_edits(old: &Lines, edits: usize) -> Lines {
    let mut random = Random::new(42);
    let mut places: Vec<usize> = (0..edits).map(|_| random.below(old.len())).collect();
    places.sort_unstable();
    places.dedup();
    let (mut new, mut at) = (Lines::with_capacity(old.len()), 0);
    for (index, place) in places.into_iter().enumerate() {
        new.extend_from_slice(old.get(at..place).unwrap_or_default());
        at = place;
        if index % 3 != 1 {
            new.push(format!("    changed_line({index});\n").into_bytes());
        }
        at += usize::from(index % 3 != 2);
    }
    new.extend_from_slice(old.get(at..).unwrap_or_default());
    new
}

fn numbered(name: &str, count: usize) -> Lines {
    (0..count).map(|n| format!("{name} {n}\n").into_bytes()).collect()
}

fn braces(count: usize) -> Lines {
    vec![b"}\n".to_vec(); count]
}

fn symbols_of(symbols: usize, seed: u64) -> Lines {
    let mut random = Random::new(seed);
    (0..50_000).map(|_| format!("symbol {}\n", random.below(symbols)).into_bytes()).collect()
}

fn replace(lines: &mut Lines, at: usize, with: String) {
    if let Some(line) = lines.get_mut(at) {
        *line = with.into_bytes();
    }
}

fn shuffle<T>(list: &mut [T]) {
    let mut random = Random::new(9);
    for at in (1..list.len()).rev() {
        list.swap(at, random.below(at + 1));
    }
}

/// An array of records, of which some were changed, some were dropped, some are new and a block stands elsewhere.
fn records() -> (Lines, Lines) {
    let mut random = Random::new(10);
    let mut record = |id: usize| -> Lines {
        let fields = [
            "  {\n".to_owned(),
            format!("    \"id\": {id},\n"),
            format!("    \"name\": \"item {}\",\n", random.below(2_000)),
            format!("    \"count\": {},\n", random.below(100)),
            format!("    \"active\": {},\n", random.below(2) == 0),
            format!("    \"tags\": [\"{}\"],\n", random.pick(&["a", "b", "c", "d"])),
            format!("    \"price\": {}\n", random.below(5_000)),
            "  },\n".to_owned(),
        ];
        fields.map(String::into_bytes).to_vec()
    };
    let old: Vec<Lines> = (0..5_000).map(&mut record).collect();
    let mut new = Vec::new();
    for (id, fields) in old.iter().enumerate() {
        match id % 10 {
            3 => new.push(record(id)),
            5 => {}
            7 => new.extend([fields.clone(), record(100_000 + id)]),
            _ => new.push(fields.clone()),
        }
    }
    let moved: Vec<Lines> = new.drain(1_000..1_500).collect();
    new.extend(moved);
    (old.into_iter().flatten().collect(), new.into_iter().flatten().collect())
}
