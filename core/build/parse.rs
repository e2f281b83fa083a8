//! Reads the text of a profile. The format is described in `profiles/README.md`.

use std::collections::BTreeMap;

/// A line of options: what they mean, how they take a value, and their names.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) meaning: String,
    pub(crate) arity: String,
    pub(crate) names: Vec<String>,
    /// Values with which a dangerous option is harmless.
    pub(crate) harmless: Vec<String>,
}

/// The program itself, or one of its subcommands.
#[derive(Clone, Default)]
pub(crate) struct Level {
    /// Every spelling, each as its words joined by a blank; one empty spelling for the program itself.
    pub(crate) words: Vec<String>,
    /// Names of one subcommand, as often as there is one with several.
    pub(crate) same: Vec<Vec<String>>,
    pub(crate) options: Vec<Line>,
    pub(crate) groups: Vec<String>,
    pub(crate) operands: Vec<String>,
    pub(crate) shifted: Vec<String>,
    pub(crate) last: Option<String>,
    pub(crate) traits: Vec<String>,
    pub(crate) place: Option<String>,
    pub(crate) keep: u8,
    pub(crate) class: Option<String>,
    pub(crate) without: Option<(Vec<String>, String)>,
    pub(crate) tasks: Option<(Vec<String>, String)>,
    /// The program whose profile holds for what stands behind `--`.
    pub(crate) behind: Option<String>,
}

/// An example: what is expected of the arguments.
pub(crate) struct Example {
    pub(crate) line: usize,
    pub(crate) kind: String,
    pub(crate) arguments: Vec<String>,
}

pub(crate) struct Profile {
    pub(crate) names: Vec<String>,
    /// Other names of one of the names.
    pub(crate) aliases: Vec<(String, String)>,
    pub(crate) dialect: String,
    pub(crate) variables: Vec<String>,
    pub(crate) groups: BTreeMap<String, Vec<Line>>,
    pub(crate) levels: Vec<Level>,
    pub(crate) examples: Vec<Example>,
}

const CLASSES: [&str; 4] = ["exec", "code", "write", "config"];
const MEANINGS: [&str; 23] = [
    "plain",
    "output",
    "path",
    "template",
    "folder",
    "inplace",
    "directory",
    "script",
    "command",
    "module",
    "source",
    "sed",
    "awk",
    "ldflags",
    "writeout",
    "covreport",
    "warning",
    "holds",
    "creates",
    "info",
    "stdin",
    "shift",
    "replace",
];
const ARITIES: [&str; 6] = ["flag", "value", "optional", "two", "many", "final"];
const ROLES: [&str; 15] = [
    "plain",
    "source",
    "path",
    "command",
    "program",
    "runs",
    "script",
    "sed",
    "awk",
    "assignments",
    "directory",
    "expression",
    "format",
    "name",
    "shell",
];
/// Traits that a subcommand has when its program has them.
const INHERITED: [&str; 12] = [
    "complete",
    "abbreviate",
    "exact",
    "single",
    "globals",
    "never-suggest",
    "powershell",
    "slash",
    "negations",
    "shy",
    "dash",
    "spread",
];
const TRAITS: [&str; 9] =
    ["anything", "stop", "bundle", "input-code", "open", "assigns", "appends", "responses", "loose"];

type Problem = (usize, String);

/// Reads a file, which may hold several profiles, each beginning with `program`.
pub(crate) fn profiles(text: &str) -> Result<Vec<Profile>, Problem> {
    let mut profiles: Vec<Profile> = Vec::new();
    let mut group: Option<String> = None;
    for (index, raw) in text.lines().enumerate() {
        let number = index + 1;
        let line = raw.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let words: Vec<String> = rest.split_whitespace().map(str::to_owned).collect();
        if word == "program" {
            group = None;
            let (names, aliases) = named(&words);
            profiles.push(Profile {
                names,
                aliases,
                dialect: "Posix".to_owned(),
                variables: Vec::new(),
                groups: BTreeMap::new(),
                levels: vec![Level { words: vec![String::new()], ..Level::default() }],
                examples: Vec::new(),
            });
            continue;
        }
        let Some(profile) = profiles.last_mut() else {
            return Err((number, "the first line of a profile names its program".to_owned()));
        };
        directive(profile, &mut group, number, word, words, rest).map_err(|problem| (number, problem))?;
    }
    for profile in &mut profiles {
        inherit(profile);
        if profile.examples.is_empty() {
            return Err((1, format!("`{}` has no example (`safe …` or `ask …`)", profile.names.join(" "))));
        }
    }
    Ok(profiles)
}

/// Takes `NAME=other,other` apart, the names of one subcommand.
fn spellings(text: &str) -> Result<Vec<String>, String> {
    let Some((name, others)) = text.split_once('=') else { return Ok(vec![text.to_owned()]) };
    let names: Vec<String> = core::iter::once(name).chain(others.split(',')).map(str::to_owned).collect();
    match names.iter().any(|name| name.is_empty() || name.contains(' ')) {
        true => Err(format!("`{text}` is no list of single words")),
        false => Ok(names),
    }
}

/// Takes `NAME=alias,alias` apart.
fn named(words: &[String]) -> (Vec<String>, Vec<(String, String)>) {
    let mut aliases = Vec::new();
    let names = words.iter().map(|word| {
        let (name, others) = word.split_once('=').unwrap_or((word, ""));
        let others = others.split(',').filter(|other| !other.is_empty());
        aliases.extend(others.map(|other| (other.to_owned(), name.to_owned())));
        name.to_owned()
    });
    (names.collect(), aliases)
}

fn directive(
    profile: &mut Profile,
    group: &mut Option<String>,
    number: usize,
    word: &str,
    words: Vec<String>,
    rest: &str,
) -> Result<(), String> {
    match word {
        "dialect" => profile.dialect = known(rest, &["Posix", "Powershell", "Cmd"])?,
        "variables" => profile.variables.extend(words),
        "group" => {
            profile.groups.insert(rest.to_owned(), Vec::new());
            *group = Some(rest.to_owned());
        }
        "sub" => {
            *group = None;
            let mut level = Level::default();
            for spelling in rest.split('|').map(str::trim) {
                let names = spellings(spelling)?;
                level.words.extend(names.iter().cloned());
                if names.len() > 1 {
                    level.same.push(names);
                }
            }
            profile.levels.push(level);
        }
        "safe" | "ask" => {
            let arguments = split(rest)?;
            profile.examples.push(Example { line: number, kind: word.to_owned(), arguments });
        }
        _ => {
            let level = profile.levels.last_mut().ok_or("no program")?;
            if setting(level, word, &words, rest)? {
                return Ok(());
            }
            let line = option(word, words)?;
            match group {
                Some(name) => profile.groups.entry(name.clone()).or_default().push(line),
                None => level.options.push(line),
            }
        }
    }
    Ok(())
}

/// Takes a line that says something about the level; false for a line of options.
fn setting(level: &mut Level, word: &str, words: &[String], rest: &str) -> Result<bool, String> {
    match word {
        "use" => level.groups.extend_from_slice(words),
        "behind" => level.behind = Some(rest.to_owned()),
        "place" => level.place = Some(known(rest, &["anywhere", "workspace", "repository"])?),
        "keep" => level.keep = rest.parse().map_err(|_| format!("`{rest}` is no number"))?,
        "is" => level.class = Some(known(rest, &CLASSES)?),
        "operands" => level.operands = roles(words)?,
        "shifted" => level.shifted = roles(words)?,
        "last" => level.last = roles(words)?.pop(),
        "without" => level.without = Some(listed(rest)?),
        "tasks" => level.tasks = Some(listed(rest)?),
        _ if rest.is_empty() && (INHERITED.contains(&word) || TRAITS.contains(&word)) => {
            level.traits.push(word.to_owned());
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `NAMES : CLASS`
fn listed(text: &str) -> Result<(Vec<String>, String), String> {
    let (names, class) = text.rsplit_once(" : ").ok_or("`NAMES : CLASS` is expected")?;
    Ok((names.split_whitespace().map(str::to_owned).collect(), known(class.trim(), &CLASSES)?))
}

fn roles(words: &[String]) -> Result<Vec<String>, String> {
    if words.is_empty() {
        return Err("no role of an operand is named".to_owned());
    }
    for word in words {
        if !CLASSES.contains(&word.as_str()) {
            known(word, &ROLES)?;
        }
    }
    Ok(words.to_vec())
}

fn option(word: &str, mut words: Vec<String>) -> Result<Line, String> {
    let (meaning, arity) = if ARITIES.contains(&word) {
        ("plain".to_owned(), word.to_owned())
    } else {
        if !CLASSES.contains(&word) {
            known(word, &MEANINGS)?;
        }
        if words.is_empty() {
            return Err(format!("`{word}` needs an arity and names"));
        }
        (word.to_owned(), known(&words.remove(0), &ARITIES)?)
    };
    let mut harmless = Vec::new();
    if let Some(at) = words.iter().position(|word| word == ":") {
        harmless = words.split_off(at);
        harmless.remove(0);
        if !CLASSES.contains(&meaning.as_str()) {
            return Err("only options of a class have values that are harmless".to_owned());
        }
    }
    if words.is_empty() {
        return Err("no option is named".to_owned());
    }
    match words.iter().find(|name| !name.starts_with(['-', '+', '/']) && !name.ends_with('=')) {
        Some(name) => Err(format!("`{name}` is no name of an option")),
        None => Ok(Line { meaning, arity, names: words, harmless }),
    }
}

fn known(word: &str, list: &[&str]) -> Result<String, String> {
    if list.contains(&word) {
        Ok(word.to_owned())
    } else {
        Err(format!("`{word}` is none of: {}", list.join(", ")))
    }
}

fn inherit(profile: &mut Profile) {
    let Some((root, subs)) = profile.levels.split_first_mut() else { return };
    for level in subs {
        let of_root = |name: &&&str| root.traits.iter().any(|own| own.as_str() == **name);
        level.traits.extend(INHERITED.iter().filter(of_root).map(|name| (*name).to_owned()));
        if !root.operands.iter().any(|role| role == "runs") {
            level.tasks = level.tasks.take().or_else(|| root.tasks.clone());
        }
        level.place = level.place.take().or_else(|| root.place.clone());
    }
}

/// Splits example arguments at blanks; `'…'` keeps blanks.
fn split(text: &str) -> Result<Vec<String>, String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => out.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    if quoted { Err("a quote is not closed".to_owned()) } else { Ok(out) }
}
