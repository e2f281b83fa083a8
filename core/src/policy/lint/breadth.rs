//! What one pattern gets wrong in its spelling, and what it trusts beyond what it seems to.

use super::super::document::CommandForm;
use super::{Entry, fix};
use crate::command::{Pattern, Token, Trust, changes_the_shell, is_described, is_interpreter, is_wrapper};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;

/// What any pattern can get wrong in its spelling.
pub(super) fn spelling(entry: &Entry<'_>, profile: Profile, found: &mut Vec<Problem>) {
    let CommandForm::Line(text) = &entry.form.value else { return };
    let trimmed = text.trim_start_matches([' ', '\t']);
    if trimmed.len() < text.len() {
        let then = match profile {
            Profile::Kiro => "which a command must then start with too",
            Profile::Hardened => "which counts for nothing",
        };
        let problem = entry.problem("leading-blank", format!("{} starts with a blank, {then}", quote(text)));
        found.push(problem.with_fix(Some(fix::instead(entry.form.span, trimmed))));
    }
    let inner = text.strip_suffix('*').unwrap_or(text);
    if inner.contains('*') {
        let message =
            format!("in {} only the last `*` is special; the others stand for themselves", quote(text));
        found.push(entry.problem("inner-star", message));
    }
}

/// What a trusting pattern trusts beyond what it seems to.
pub(super) fn breadth(entry: &Entry<'_>, profile: Profile, found: &mut Vec<Problem>) {
    let text = super::super::compile::written(&entry.form.value);
    let shown = quote(&text);
    match &entry.pattern {
        Pattern::Line(Trust::Everything) => {
            found.push(entry.problem("trusts-everything", "`*` alone trusts every command"));
            return;
        }
        Pattern::Line(Trust::Prefix(prefix)) => {
            let message = format!(
                "{shown} has no blank before its `*`, so it trusts {} as well",
                quote(&format!("{prefix}x"))
            );
            let one = prefix.ends_with(|c: char| c.is_ascii_alphanumeric());
            let blank = one.then(|| fix::instead(entry.form.span, &format!("{prefix} *")));
            found.push(entry.problem("open-prefix", message).with_fix(blank));
        }
        Pattern::Line(Trust::Words { .. }) => {}
        Pattern::Tokens { arguments, .. } if arguments.last() == Some(&Token::Rest) => {}
        Pattern::Line(Trust::Exact(_)) | Pattern::Tokens { .. } | Pattern::Containing(_) => return,
    }
    let Some(program) = program(&entry.pattern) else { return };
    if is_interpreter(&program) || is_wrapper(&program) {
        let message =
            format!("{} runs whatever its arguments name, so {shown} trusts everything", quote(&program));
        found.push(entry.problem("trusts-interpreter", message));
    } else if profile == Profile::Hardened
        && spells_a_program(&entry.pattern)
        && !is_described(&program)
        && !changes_the_shell(&program)
    {
        let message = format!(
            "nothing is known about the arguments of {}, so the `*` of {shown} covers all of them, also those that \
             run another program or write",
            quote(&program)
        );
        found.push(entry.problem("unguarded-wildcard", message));
    }
    if profile == Profile::Kiro {
        let message = format!("{shown} trusts whatever follows, also after `&&`, `;` or `|`");
        found.push(entry.problem("trusts-chains", message));
    }
}

/// The program that a pattern names, or the beginning of its name.
pub(super) fn program(pattern: &Pattern) -> Option<String> {
    let text = match pattern {
        Pattern::Containing(_) | Pattern::Line(Trust::Everything) => return None,
        Pattern::Tokens { program, .. } => program,
        Pattern::Line(Trust::Exact(text) | Trust::Words { bare: text, .. } | Trust::Prefix(text)) => text,
    };
    text.trim_start().split([' ', '*']).next().map(str::to_owned)
}

/// Whether the whole name of the program is spelled.
fn spells_a_program(pattern: &Pattern) -> bool {
    !matches!(pattern, Pattern::Line(Trust::Prefix(text)) if !text.trim_start().contains(' '))
}
