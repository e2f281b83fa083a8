//! Patterns that match no command, because a shell would take apart what they spell.

use super::super::compile::written;
use super::{Entry, breadth, fix};
use crate::command::{Grants, Parts, Pattern, Rules, Scene, Trust, chained, speaks_by_structure};
use crate::effect::Effect;
use crate::operation::Shell;
use crate::path::{Protection, ProtectionBuilder};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;
use crate::workspace::Workspace;

/// The language that a rule is read in which names none.
const USUAL: [Shell; 1] = [Shell::Bash];

/// Words that begin a construct where a program would stand.
const KEYWORDS: [&str; 17] = [
    "!", "{", "[[", "case", "do", "done", "elif", "else", "esac", "fi", "for", "function", "if", "select",
    "then", "until", "while",
];

/// Warns about patterns that do not even match what they spell themselves.
pub(super) fn warnings(entries: &[Entry<'_>], found: &mut Vec<Problem>) {
    let mut tried: Option<Protection> = None;
    for entry in entries.iter().filter(|entry| !is_plain(&entry.pattern)) {
        let Some(line) = spelled(&entry.pattern) else {
            found.push(problem(entry, &[]));
            continue;
        };
        if tried.is_none() {
            tried = ProtectionBuilder::new(Profile::Hardened).build().ok();
        }
        let Some(paths) = &tried else { return };
        // A star inside is an ordinary character, and warned about as such.
        if line.contains('*')
            && chained(&line.replace('*', "x"), Shell::Bash).is_some_and(|all| all.len() == 1)
        {
            continue;
        }
        let shells = if entry.shells().is_empty() { USUAL.as_slice() } else { entry.shells() };
        if !shells.iter().any(|shell| matches(entry, &line, *shell, paths)) {
            found.push(problem(entry, shells));
        }
    }
}

fn problem(entry: &Entry<'_>, shells: &[Shell]) -> Problem {
    let text = written(&entry.form.value);
    let message = format!(
        "{} matches no command, not even the one it spells: operators, redirections, variables and quotes are never \
         part of a command's words",
        quote(&text)
    );
    let problem = entry.problem("never-matches", message);
    // Only what allows can be parted: each part is then trusted, which is what the whole was to be.
    if entry.effect > Effect::Allow {
        return problem;
    }
    let shell = shells.first().copied().unwrap_or(Shell::Bash);
    let parts = match &entry.pattern {
        Pattern::Line(Trust::Exact(text)) => chained(text, shell),
        Pattern::Line(Trust::Words { bare, .. }) => chained(bare, shell).map(|mut parts| {
            if let Some(last) = parts.last_mut() {
                last.push_str(" *");
            }
            parts
        }),
        Pattern::Line(_) | Pattern::Tokens { .. } | Pattern::Containing(_) => None,
    };
    let fix = parts.map(|parts| fix::several(entry.form.span, &parts, fix::is_item(&entry.form.at)));
    problem.with_fix(fix)
}

/// Whether every shell reads the text as the words it seems to hold.
fn is_plain(pattern: &Pattern) -> bool {
    let text = match pattern {
        Pattern::Containing(_) | Pattern::Line(Trust::Everything) => return true,
        Pattern::Tokens { program, .. } if program.contains(' ') => return false,
        Pattern::Tokens { program, .. } => program,
        Pattern::Line(Trust::Exact(text) | Trust::Words { bare: text, .. } | Trust::Prefix(text)) => text,
    };
    let plain = |b: u8| b.is_ascii_alphanumeric() || b" -_./:@%+,=".contains(&b);
    let first = breadth::program(pattern).unwrap_or_default();
    text.bytes().all(plain) && !first.contains('=') && !KEYWORDS.contains(&first.as_str())
}

/// The command that a pattern spells itself; nothing where no program can have such a name.
fn spelled(pattern: &Pattern) -> Option<String> {
    match pattern {
        Pattern::Line(Trust::Exact(text) | Trust::Words { bare: text, .. } | Trust::Prefix(text)) => {
            Some(text.clone())
        }
        Pattern::Tokens { program, .. } => {
            let named = !program.contains(|c: char| c.is_whitespace() || "|&;<>()$`\"'*?=".contains(c));
            named.then(|| program.clone())
        }
        Pattern::Line(Trust::Everything) | Pattern::Containing(_) => None,
    }
}

/// Tells whether a rule of this pattern alone speaks about a line.
fn matches(entry: &Entry<'_>, line: &str, shell: Shell, paths: &Protection) -> bool {
    if matches!(entry.pattern, Pattern::Tokens { .. }) {
        return true;
    }
    let mut rules = Rules::default();
    rules.add(entry.effect, Parts { patterns: vec![entry.pattern.clone()], ..Parts::default() }, 0);
    let workspace = Workspace { roots: vec!["/workspace".to_owned()], ..Workspace::default() };
    let (grants, default) = (Grants::default(), Effect::Ask);
    let scene = Scene {
        rules: &rules,
        paths,
        grants: &grants,
        more: None,
        workspace: &workspace,
        cwd: None,
        shell,
        typed: false,
        default,
    };
    speaks_by_structure(&scene, line)
}
