//! Arguments that nobody can know: variables, globs, braces, substitutions.

use super::table::{Arity, Meaning, Role, t};
use super::walk::Walk;
use super::{Argument, Class, lookup};

const WHAT: &str = "an argument that is not known, which may be a dangerous one";

impl<'a> Walk<'a> {
    /// Takes an unknown argument; tells how many it took.
    pub(super) fn unknown(&mut self, at: usize, start: &'a str) -> usize {
        let dash = start.starts_with('-') && !self.ended;
        if dash {
            if !self.harmless_option(start) {
                self.danger(at, Class::Config, WHAT);
            }
            return 1;
        }
        let plus = start.starts_with('+') && lookup::exact(self.level, self.root, "+").is_some();
        let slash = start.starts_with('/') && self.level.is(t::SLASH);
        // A shell of cmdlets never takes a parameter from a variable or a wildcard.
        let certain = self.ended || self.level.is(t::POWERSHELL) || !start.is_empty() && !plus && !slash;
        // `tar`'s first argument is option letters, whatever they are.
        let letters = at == 0 && self.level.is(t::BUNDLE);
        if !certain || letters || self.expects_subcommand() || !self.operands_are_plain() {
            self.danger(at, Class::Config, WHAT);
        }
        if certain {
            self.operands.push(at);
        }
        1
    }

    /// The argument in the place of an option's value may be none or many.
    pub(super) fn doubtful_value(&mut self, at: usize, argument: Argument<'_>) {
        if argument.one && !self.level.is(t::SHY) {
            // It is the value, whatever it says.
            return;
        }
        let operand = !argument.start.is_empty() && !argument.start.starts_with(['-', '+', '/']);
        if !operand || self.expects_subcommand() || !self.operands_are_plain() {
            self.danger(at, Class::Config, WHAT);
        }
    }

    /// Whether `--name=` or `-x` with a glued value stands complete in what is known of the word.
    fn harmless_option(&self, start: &str) -> bool {
        let harmless = |meaning: Meaning| matches!(meaning, Meaning::Plain | Meaning::Info);
        if let Some((name, _)) = start.split_once('=')
            && name.starts_with('-')
            && (name.starts_with("--") || self.level.is(t::SINGLE))
        {
            return lookup::long(self.level, self.root, name).is_some_and(|line| harmless(line.0));
        }
        if start.starts_with("--") || self.level.is(t::EXACT) || self.level.is(t::SINGLE) {
            return false;
        }
        for letter in start.chars().skip(1) {
            let line = lookup::exact(self.level, self.root, &format!("-{letter}"));
            match line {
                Some(line) if !harmless(line.0) => return false,
                Some(line) if line.1 == Arity::Flag => {}
                Some(line) => return line.1 != Arity::Two,
                None => return false,
            }
        }
        false
    }

    fn expects_subcommand(&self) -> bool {
        self.operands.is_empty() && !self.level.is(t::OPEN) && self.profile.leads_on(&self.path)
    }

    /// Whether every operand from here on is harmless, and so is every number of them.
    fn operands_are_plain(&self) -> bool {
        let from = self.operands.len();
        let roles = if self.shifted { self.level.shifted } else { self.level.operands };
        let plain = |role: &Role| matches!(role, Role::Plain | Role::Source);
        let rest = roles.get(from..).filter(|rest| !rest.is_empty());
        let rest_plain = rest.map_or_else(|| roles.last().is_none_or(plain), |rest| rest.iter().all(plain));
        rest_plain
            && self.level.last.is_none()
            && (self.level.tasks.is_none() || self.level.runs_tasks())
            && !self.level.is(t::ASSIGNS)
            && self.level.without.is_none()
    }
}
