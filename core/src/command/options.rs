//! Other spellings of an option that a rule spells: what a program or a shell takes for the same option. Only rules
//! that stop something look for them.
//!
//! Sources: `getopt_long(3)` of glibc; `about_Parameters` and `about_Parsing` of PowerShell 7.4; `cmd /?` and
//! `help dir` of Windows.

use super::resolve::Argument;
use super::shape::Fit;
use crate::program::{self, Dialect};

/// How a pattern's words are compared with those of a command.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Spelling<'a> {
    /// As they are written.
    Exact,
    /// By all that the program or its shell may take for the same option.
    Any { program: &'a str, dialect: Dialect },
}

/// Behind one dash, what is not longer may as well be letters that are options of their own.
const LONGEST_CLUSTER: usize = "-abc".len();

impl Spelling<'_> {
    /// Compares a word that a pattern spells.
    pub(crate) fn fit(self, spelled: &str, written: &str) -> Fit {
        if spelled == written {
            return Fit::Yes;
        }
        let Some((whole, fit)) = self.whole(spelled, written) else { return Fit::No };
        let Some((_, sign, value)) = parted(spelled) else { return Fit::No };
        let same = value.is_empty() && !spelled.ends_with(sign) || whole == spelled;
        if same { fit } else { Fit::No }
    }

    /// Compares the beginning of a word that a pattern spells.
    pub(crate) fn begins(self, spelled: &str, written: &str) -> Fit {
        if written.starts_with(spelled) {
            return Fit::Yes;
        }
        match self.whole(spelled, written) {
            Some((whole, fit)) if whole.starts_with(spelled) => fit,
            _ => Fit::No,
        }
    }

    /// Tells whether the words hold a piece of text, once the options that it spells are written out.
    pub(crate) fn holds(self, piece: &str, words: &[Argument]) -> Fit {
        let options: Vec<&str> =
            piece.split_ascii_whitespace().filter(|word| parted(word).is_some()).collect();
        let whole = |word: &Argument| options.iter().find_map(|option| self.whole(option, &word.text));
        if options.is_empty() || !words.iter().any(|word| whole(word).is_some()) {
            return Fit::No;
        }
        let mut how = Fit::No;
        let mut texts = Vec::new();
        for word in words {
            let (text, fit) = whole(word).unwrap_or_else(|| (word.text.clone(), Fit::No));
            if how != Fit::Perhaps && fit != Fit::No {
                how = fit;
            }
            texts.push(text);
        }
        if how != Fit::No && texts.join(" ").contains(piece) { how } else { Fit::No }
    }

    /// Writes out the name of the option that a pattern spells, where the word may mean it.
    fn whole(self, spelled: &str, written: &str) -> Option<(String, Fit)> {
        let Self::Any { program, dialect } = self else { return None };
        let (option, sign, expected) = parted(spelled)?;
        let (name, own_sign, value) = parted(written)?;
        let is_long = |name: &str| name.starts_with("--");
        let begins = option
            .get(..name.len())
            .is_some_and(|start| start == name || sign == PARAMETER && start.eq_ignore_ascii_case(name));
        if is_long(option) != is_long(name) || !begins {
            return None;
        }
        if sign == PARAMETER && !program::cuts_parameters(program, dialect) {
            return None;
        }
        let text = if !written.contains(own_sign) {
            option.to_owned()
        } else if value.trim_start_matches('$') == expected.trim_start_matches('$') {
            spelled.to_owned()
        } else {
            format!("{option}{sign}{value}")
        };
        let lists = |of: Dialect| program::lists(program, of, name);
        let is_another =
            (lists(Dialect::Posix) || lists(dialect)) && (is_long(option) || option.len() <= LONGEST_CLUSTER);
        let cut = name.len() < option.len();
        Some((text, if cut && is_another { Fit::Perhaps } else { Fit::Yes }))
    }
}

/// What stands between a parameter of PowerShell and its value.
const PARAMETER: char = ':';

/// Takes an option apart: its name, the sign before a value, the value.
fn parted(word: &str) -> Option<(&str, char, &str)> {
    let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-'))?;
    if !name.starts_with(char::is_alphabetic) {
        return None;
    }
    let sign = if word.starts_with("--") { '=' } else { PARAMETER };
    let (name, value) = word.split_once(sign).unwrap_or((word, ""));
    Some((name, sign, value))
}

/// Takes switches of cmd.exe apart that stand in one word, also where it begins with the command (`del/s/q`); nothing
/// where there are none.
pub(crate) fn switches(words: &[Argument]) -> Option<Vec<Argument>> {
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (head, rest) = word.text.split_at_checked(word.text.find('/').unwrap_or(0))?;
        let glued = !head.is_empty() && (at == 0 || program::is_command(head, Dialect::Cmd));
        if !word.known || !is_cluster(rest) || !head.is_empty() && !glued {
            out.push(word.clone());
            continue;
        }
        let parts = rest.split('/').skip(1).map(|part| format!("/{part}"));
        let texts = glued.then(|| head.to_owned()).into_iter().chain(parts);
        out.extend(texts.map(|text| Argument::literal(&text, word.span)));
    }
    (out.len() > words.len()).then_some(out)
}

/// Takes a word that a pattern spells apart, where it is several switches of cmd.exe.
pub(crate) fn parted_switches(word: &str) -> Option<Vec<String>> {
    let parts: Vec<String> = word.split('/').skip(1).map(|part| format!("/{part}")).collect();
    (parts.len() > 1 && is_cluster(word)).then_some(parts)
}

/// The longest name of a switch that may stand in one word with others.
const LONGEST_SWITCH: usize = 5;

fn is_cluster(word: &str) -> bool {
    let is_short = |part: &str| {
        let name = part.split(':').next().unwrap_or_default();
        !name.is_empty() && name.len() <= LONGEST_SWITCH
    };
    word.strip_prefix('/').is_some_and(|rest| rest.split('/').all(is_short))
}

/// Tells whether a word that a pattern spells has other spellings.
pub(crate) fn has_spellings(word: &str) -> bool {
    parted(word).is_some() || parted_switches(word).is_some()
}
