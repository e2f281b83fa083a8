//! Which value each variable with several has: one command is looked at once for each choice.

use super::resolve::Value;
use super::script::{Piece, Word};
use super::state::State;

/// The most combinations of values that one command is looked at with.
const MOST_COMBINATIONS: usize = 16;

/// Returns the value of a variable that can have one only.
pub(crate) fn only<'s>(state: &'s State, name: &str) -> Option<&'s Value> {
    match state.values(name) {
        Some([value]) => Some(value),
        _ => None,
    }
}

/// Which value each variable with several has, as the digits of a number.
pub(crate) struct Choices<'w> {
    names: Vec<(&'w str, usize)>,
    /// How many choices there are.
    pub(crate) count: usize,
}

impl<'w> Choices<'w> {
    pub(crate) fn of(words: impl Iterator<Item = &'w Word>, state: &State) -> Self {
        let mut names: Vec<(&str, usize)> = Vec::new();
        let mut count = 1_usize;
        if state.known() > 0 {
            for piece in words.flat_map(|word| &word.pieces) {
                let Piece::Variable { name, .. } = piece else { continue };
                let several = state.values(name).map_or(0, <[Value]>::len);
                let total = count.saturating_mul(several);
                if several > 1 && total <= MOST_COMBINATIONS && !names.iter().any(|(known, _)| known == name)
                {
                    names.push((name, several));
                    count = total;
                }
            }
        }
        Self { names, count }
    }

    /// Returns the value of a variable in the choice of that number.
    pub(crate) fn value<'s>(&self, number: usize, name: &str, state: &'s State) -> Option<&'s Value> {
        let mut rest = number;
        for (known, several) in &self.names {
            let digit = rest.checked_rem(*several).unwrap_or(0);
            rest = rest.checked_div(*several).unwrap_or(0);
            if *known == name {
                return state.values(name)?.get(digit);
            }
        }
        only(state, name)
    }
}
