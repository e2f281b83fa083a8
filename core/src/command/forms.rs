//! Other forms of a command's arguments that name the same work, for rules that stop it.

use super::resolve::Argument;
use crate::program::{self, Dialect, Work};

/// Returns the arguments by every other name of the subcommand, with and without the options that stand before or
/// between the words of what is done (`npm rum -s deploy`: `run deploy -s`).
pub(super) fn other_forms(name: &str, own: &[Argument], dialect: Dialect) -> Vec<Vec<Argument>> {
    let views: Vec<program::Argument<'_>> = own.iter().map(Argument::view).collect();
    let Some(Work { subcommand, names, order }) = program::work(name, dialect, &views) else {
        return Vec::new();
    };
    let called = |name: &&str| {
        let with = |(at, argument): (usize, &Argument)| {
            if at == subcommand { Argument::literal(name, argument.span) } else { argument.clone() }
        };
        own.iter().enumerate().map(with).collect::<Vec<Argument>>()
    };
    let mut forms: Vec<Vec<Argument>> = names.iter().map(called).collect();
    if let Some(order) = order {
        let ordered = |form: &[Argument]| order.iter().filter_map(|at| form.get(*at).cloned()).collect();
        let mut more: Vec<Vec<Argument>> = forms.iter().map(|form| ordered(form)).collect();
        more.push(ordered(own));
        forms.append(&mut more);
    }
    forms
}
