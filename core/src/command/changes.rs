//! What commands change of the shell that runs them: its folder and its variables.

use super::choices::only;
use super::flow::Call;
use super::resolve::{Argument, Value, resolve};
use super::script::{Assignment, Node, Piece, Scope, Script, Simple, Word};
use super::state::State;
use crate::operation::Shell;

/// Builtins after which nothing that the line set is known any more.
const SETTERS: [&str; 19] = [
    ".",
    "source",
    "eval",
    "export",
    "declare",
    "typeset",
    "local",
    "readonly",
    "read",
    "mapfile",
    "readarray",
    "printf",
    "unset",
    "let",
    "getopts",
    "set",
    "shift",
    "integer",
    "float",
];

/// What a command leaves behind when it succeeds, and when it fails.
pub(crate) fn after(simple: &Simple, calls: &[Call], state: &State) -> (State, State) {
    let mut passed = state.clone();
    let mut failed = state.clone();
    if simple.words.is_empty() {
        for Assignment { name, value, .. } in &simple.assignments {
            let argument = resolve(value, &|name| only(&passed, name));
            // A value is one word, also where its parts stand without quotes.
            passed.set(name, vec![Value { known: argument.known, text: argument.start }]);
        }
        return (passed.clone(), passed);
    }
    for Assignment { name, .. } in &simple.assignments {
        passed.set(name, Vec::new());
        failed.set(name, Vec::new());
    }
    let words: Vec<Option<&str>> = simple.words.iter().map(|word| literal(word)).collect();
    let program = words.first().copied().flatten();
    let windows = calls.first().is_some_and(|call| matches!(call.shell, Shell::Powershell | Shell::Cmd));
    if windows {
        if program.is_none_or(moves_on_windows) {
            match calls.first().and_then(|call| windows_target(program.unwrap_or_default(), call)) {
                Some(Target { path, may_stay }) => {
                    passed.go(Some(path));
                    if may_stay {
                        passed = passed.or(state);
                    }
                }
                None => {
                    passed.folders = None;
                    failed.folders = None;
                }
            }
        }
        return (passed, failed);
    }
    match program {
        Some("cd" | "chdir") => {
            let mut folders: Option<State> = None;
            for call in calls {
                let mut there = state.clone();
                there.go(target(&call.words));
                folders = Some(folders.map_or(there.clone(), |known| known.or(&there)));
            }
            passed = folders.unwrap_or_else(|| state.clone());
        }
        Some("pushd" | "popd" | "dirs") => passed.folders = None,
        Some(name) if SETTERS.contains(&name) => {
            if name == "eval" {
                passed.folders = None;
            }
            if name != "printf" || words.contains(&Some("-v")) {
                passed.forget();
            }
            failed = passed.clone();
        }
        Some("command" | "builtin" | "time" | "exec" | "noglob" | "-") | None => {
            let moves = |word: &Option<&str>| {
                word.is_none_or(|word| {
                    matches!(word, "cd" | "chdir" | "pushd" | "popd") || SETTERS.contains(&word)
                })
            };
            if program.is_none() || words.iter().skip(1).any(moves) {
                passed.folders = None;
                passed.forget();
                failed = passed.clone();
            }
        }
        Some(_) => {}
    }
    (passed, failed)
}

fn literal(word: &Word) -> Option<&str> {
    match word.pieces.as_slice() {
        [Piece::Literal(text)] => Some(text),
        [] => Some(""),
        _ => None,
    }
}

/// Tells whether a command of PowerShell or `cmd.exe` may change the folder, or run something that does.
fn moves_on_windows(program: &str) -> bool {
    const MOVING: [&str; 11] = [
        "cd",
        "chdir",
        "sl",
        "set-location",
        "pushd",
        "popd",
        "push-location",
        "pop-location",
        "call",
        "iex",
        "invoke-expression",
    ];
    let folded = program.to_ascii_lowercase();
    MOVING.contains(&folded.as_str()) || folded.ends_with(':') || folded.starts_with("cd.")
}

/// Where `cd` of Windows goes.
struct Target<'c> {
    path: &'c str,
    /// Whether the shell may stay where it is: `cd` of `cmd.exe` leaves the drive alone without `/d`.
    may_stay: bool,
}

/// Returns where `cd` of PowerShell or `cmd.exe` goes, where one plain path says so.
fn windows_target<'c>(program: &str, call: &'c Call) -> Option<Target<'c>> {
    let folded = program.to_ascii_lowercase();
    let is_powershell = call.shell == Shell::Powershell;
    let goes = if is_powershell {
        matches!(folded.as_str(), "cd" | "chdir" | "sl" | "set-location")
    } else {
        matches!(folded.as_str(), "cd" | "chdir")
    };
    let (option, path) = match call.words.as_slice() {
        [_, path] => (None, path),
        [_, option, path] if option.known => (Some(option.text.to_ascii_lowercase()), path),
        _ => return None,
    };
    let is_known = match option.as_deref() {
        None => true,
        Some("-path" | "-literalpath") => is_powershell,
        Some("/d") => !is_powershell,
        Some(_) => false,
    };
    let text = path.path.as_deref().filter(|_| goes && is_known && path.known)?;
    let on_drive = match text.as_bytes() {
        [letter, b':', b'\\' | b'/', ..] => letter.is_ascii_alphabetic(),
        _ => false,
    };
    let rest = if on_drive { text.get(2..)? } else { text };
    let plain = !rest.is_empty()
        && !rest.contains(['*', '?', '[', ':', '%', '"'])
        && (on_drive || !text.starts_with(['-', '/', '+', '~']));
    let may_stay = on_drive && !is_powershell && option.is_none();
    plain.then_some(Target { path: text, may_stay })
}

/// Returns where `cd` goes, where its words say so.
fn target(words: &[Argument]) -> Option<&str> {
    let mut rest = words.iter().skip(1);
    let mut word = rest.next();
    while let Some(option) =
        word.filter(|word| matches!(word.text.as_str(), "-P" | "-L" | "--") && word.known)
    {
        word = rest.next();
        if option.text == "--" {
            break;
        }
    }
    let Some(word) = word else { return Some("~") };
    let path = word.path.as_deref()?;
    let plain = !path.is_empty() && !path.starts_with(['-', '+']);
    (plain && rest.next().is_none()).then_some(path)
}

/// What the commands of a loop change that its next turn finds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Change {
    moves: bool,
    forgets: bool,
    names: Vec<String>,
}

impl Change {
    /// Makes a state hold in every turn of the loop.
    pub(crate) fn apply(&self, state: &mut State) {
        if self.moves {
            state.folders = None;
        }
        if self.forgets {
            state.forget();
        }
        for name in &self.names {
            state.set(name, Vec::new());
        }
    }

    fn absorb(&mut self, other: &Self) {
        self.moves |= other.moves;
        self.forgets |= other.forgets || self.names.len() > 64;
        if !self.forgets {
            let new: Vec<String> =
                other.names.iter().filter(|name| !self.names.contains(name)).cloned().collect();
            self.names.extend(new);
        }
    }
}

/// Returns, at the index of each opening node, what the commands inside change.
pub(crate) fn loops(script: &Script) -> Vec<Change> {
    let mut out = Vec::new();
    if !script.nodes.iter().any(|node| matches!(node, Node::Open(Scope::Loop, _))) {
        return out;
    }
    out.resize(script.nodes.len(), Change::default());
    let mut open: Vec<(usize, Scope, Change)> = Vec::new();
    for (index, node) in script.nodes.iter().enumerate() {
        match node {
            Node::Open(scope, _) => open.push((index, *scope, Change::default())),
            Node::Close(_) => {
                let Some((at, scope, change)) = open.pop() else { continue };
                if let Some((_, _, outer)) =
                    open.last_mut().filter(|_| !matches!(scope, Scope::Subshell | Scope::Substitution))
                {
                    outer.absorb(&change);
                }
                if let Some(slot) = out.get_mut(at) {
                    *slot = change;
                }
            }
            Node::Each { variable, .. } => {
                if let Some((_, _, change)) = open.last_mut() {
                    change.absorb(&Change { names: vec![variable.clone()], ..Change::default() });
                }
            }
            Node::Command(simple) => {
                if let Some((_, _, change)) = open.last_mut() {
                    change.absorb(&changes(simple));
                }
            }
            Node::Join(_) | Node::Not | Node::Opaque(_) => {}
        }
    }
    out
}

fn changes(simple: &Simple) -> Change {
    let names = simple.assignments.iter().map(|one| one.name.clone()).collect();
    let mut change = Change { names, ..Change::default() };
    let words: Vec<Option<&str>> = simple.words.iter().map(literal).collect();
    match words.first() {
        None => {}
        Some(None) => {
            change.moves = true;
            change.forgets = true;
        }
        Some(Some("cd" | "chdir" | "pushd" | "popd")) => change.moves = true,
        Some(Some("command" | "builtin" | "time" | "exec" | "noglob" | "-" | "eval")) => {
            change.moves = true;
            change.forgets = true;
        }
        Some(Some(name)) => change.forgets = SETTERS.contains(name),
    }
    change
}
