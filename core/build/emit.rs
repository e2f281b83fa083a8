//! Writes profiles as Rust tables.

use crate::parse::{Level, Line, Profile};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The tables that the core reads.
pub(crate) fn tables(profiles: &[Profile]) -> Result<String, String> {
    let mut out = String::new();
    let mut names: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut variables = BTreeSet::new();
    let mut aliases = BTreeSet::new();
    let mut body = String::new();
    for (index, profile) in profiles.iter().enumerate() {
        let others = profile.aliases.iter().map(|(alias, _)| alias);
        for name in profile.names.iter().chain(others) {
            let folded = if profile.dialect == "Posix" { name.clone() } else { name.to_ascii_lowercase() };
            let key = (rank(&profile.dialect), folded);
            if names.insert(key, index).is_some() {
                return Err(format!("`{name}` has two profiles"));
            }
        }
        for (alias, name) in &profile.aliases {
            aliases.insert((profile.dialect.clone(), alias.clone(), name.clone()));
        }
        variables.extend(profile.variables.iter().cloned());
        body.push_str("    Profile { levels: &[\n");
        for level in &profile.levels {
            body.push_str(&self::level(profile, level)?);
        }
        let _ = writeln!(body, "    ], subcommands: &[{}] }},", subcommands(profile)?);
    }
    let _ = writeln!(out, "pub(super) static PROFILES: &[Profile] = &[\n{body}];");
    let _ = writeln!(out, "/// Sorted by dialect and name.");
    let _ = writeln!(out, "pub(super) static NAMES: &[(Dialect, &str, u16)] = &[");
    for ((dialect, name), index) in &names {
        let dialect = DIALECTS.get(*dialect).unwrap_or(&"Posix");
        let _ = writeln!(out, "    (Dialect::{dialect}, {name:?}, {index}),");
    }
    let _ = writeln!(
        out,
        "];\n/// Other names of commands.\npub(super) static ALIASES: &[(Dialect, &str, &str)] = &["
    );
    for (dialect, alias, name) in &aliases {
        let _ = writeln!(out, "    (Dialect::{dialect}, {alias:?}, {name:?}),");
    }
    let _ = writeln!(out, "];\npub(super) static VARIABLES: &str = {:?};", joined(variables));
    Ok(out)
}

/// In the order of the core's `Dialect`.
const DIALECTS: [&str; 3] = ["Posix", "Powershell", "Cmd"];

fn rank(dialect: &str) -> usize {
    DIALECTS.iter().position(|name| *name == dialect).unwrap_or(0)
}

/// Every spelling of every subcommand in order, with the index of its level.
fn subcommands(profile: &Profile) -> Result<String, String> {
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, level) in profile.levels.iter().enumerate().skip(1) {
        for spelling in &level.words {
            if spellings.insert(spelling, index).is_some() {
                return Err(format!("`{}` has the subcommand `{spelling}` twice", profile.names.join(" ")));
            }
        }
    }
    Ok(spellings.iter().map(|(spelling, index)| format!("({spelling:?}, {index}), ")).collect())
}

fn level(profile: &Profile, level: &Level) -> Result<String, String> {
    let mut groups = vec![level.options.clone()];
    for name in &level.groups {
        let group = profile.groups.get(name);
        groups.push(group.cloned().ok_or_else(|| {
            format!("`{}` uses the group `{name}`, which it does not have", profile.names.join(" "))
        })?);
    }
    twice(profile, level, groups.iter().flatten())?;
    let lines: String = groups.iter().flatten().map(line).collect();
    let same: Vec<String> = level.same.iter().map(|names| names.join(" ")).collect();
    let same = same.join("|");
    let traits: Vec<String> = level.traits.iter().map(|name| format!("t::{}", constant(name))).collect();
    let traits = if traits.is_empty() { "0".to_owned() } else { traits.join(" | ") };
    let place = match level.place.as_deref() {
        Some("workspace") => "Workspace",
        Some("repository") => "Repository",
        _ => "Anywhere",
    };
    let last = level.last.as_ref().map_or("None".to_owned(), |name| format!("Some({})", role(name)));
    let class = level.class.as_ref().map_or("None".to_owned(), |name| format!("Some({})", class(name)));
    let listed = |list: &Option<(Vec<String>, String)>| {
        list.as_ref().map_or("None".to_owned(), |(names, name)| {
            format!("Some(({:?}, {}))", names.join(" "), self::class(name))
        })
    };
    let behind = level.behind.as_deref();
    let (without, tasks) = (listed(&level.without), listed(&level.tasks));
    Ok(format!(
        "        Level {{ same: {same:?}, lines: &[{lines}], operands: &[{}], shifted: &[{}], last: {last}, \
         traits: {traits}, place: Place::{place}, keep: {}, class: {class}, without: {without}, tasks: {tasks}, behind: {behind:?} }},\n",
        roles(&level.operands),
        roles(&level.shifted),
        level.keep,
    ))
}

/// Refuses a level in which an option means two things: the first one found would hide the other.
fn twice<'a>(profile: &Profile, level: &Level, lines: impl Iterator<Item = &'a Line>) -> Result<(), String> {
    let mut seen: BTreeMap<&str, (&str, &str, &[String])> = BTreeMap::new();
    for line in lines {
        let means = (line.meaning.as_str(), line.arity.as_str(), line.harmless.as_slice());
        for name in &line.names {
            if *seen.entry(name).or_insert(means) != means {
                let program = profile.names.first().map_or("", String::as_str);
                let words = level.words.first().map_or("", String::as_str);
                return Err(format!(
                    "`{program} {words}` has the option `{name}` twice, with different meanings"
                ));
            }
        }
    }
    Ok(())
}

fn line(line: &Line) -> String {
    let meaning = match line.meaning.as_str() {
        name @ ("exec" | "code" | "write" | "config") if !line.harmless.is_empty() => {
            format!("Meaning::Except({}, {:?})", class(name), line.harmless.join(" "))
        }
        name @ ("exec" | "code" | "write" | "config") => format!("Meaning::Danger({})", class(name)),
        name => format!("Meaning::{}", camel(name)),
    };
    format!("Line({meaning}, Arity::{}, {:?}), ", camel(&line.arity), line.names.join(" "))
}

fn roles(names: &[String]) -> String {
    names.iter().map(|name| role(name)).collect::<Vec<_>>().join(", ")
}

fn role(name: &str) -> String {
    match name {
        "exec" | "code" | "write" | "config" => format!("Role::Danger({})", class(name)),
        name => format!("Role::{}", camel(name)),
    }
}

fn class(name: &str) -> String {
    format!("Class::{}", camel(name))
}

fn camel(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn constant(name: &str) -> String {
    name.to_ascii_uppercase().replace('-', "_")
}

fn joined(words: BTreeSet<String>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// The examples, which only tests read.
pub(crate) fn examples(profiles: &[Profile]) -> String {
    let mut out = "&[\n".to_owned();
    for profile in profiles {
        for example in &profile.examples {
            let _ = writeln!(
                out,
                "    (Dialect::{}, {:?}, {}, {:?}, &{:?}),",
                profile.dialect,
                profile.names.first().map_or("", String::as_str),
                example.line,
                example.kind,
                example.arguments,
            );
        }
    }
    out.push(']');
    out
}
