//! What options mean: what they run, load, write or switch.

use super::language::{awk, covreport, ldflags, sed, warning, writeout};
use super::table::{Meaning, t};
use super::walk::{Value, Walk};
use super::{Argument, Class, Fills, Finding};

impl<'a> Walk<'a> {
    pub(super) fn mean(&mut self, meaning: Meaning, at: usize, value: Option<Value<'a>>) {
        let place = value.map_or(at, |value| value.at);
        let text = value.and_then(|value| value.text);
        match meaning {
            Meaning::Plain | Meaning::Command => {}
            Meaning::Info => self.informs = true,
            Meaning::Stdin => self.from_input = true,
            Meaning::Shift => self.shifted = true,
            Meaning::Danger(class) => {
                self.writes |= class == Class::Write;
                self.both(at, value, class);
            }
            Meaning::Except(class, harmless) => {
                if !text.is_some_and(|text| is_listed(harmless, text)) {
                    self.mean(Meaning::Danger(class), at, value);
                }
            }
            Meaning::Creates => {
                self.writes = true;
                self.creates = Some(at);
            }
            Meaning::Holds => {
                let off = |text: &str| matches!(text, "false" | "null");
                let next = at.saturating_add(1);
                if text.is_some_and(off) {
                    self.danger(at, Class::Write, says(Class::Write));
                } else if self.arguments.get(next).is_some_and(|next| next.known && off(next.text)) {
                    self.danger(next, Class::Write, says(Class::Write));
                }
            }
            Meaning::Source => {
                self.shifted = true;
                self.both(at, value, Class::Code);
            }
            Meaning::Inplace => self.change_in_place(at, value),
            Meaning::Template if text.is_some_and(|text| text.contains('#')) => {
                self.both(at, value, Class::Write);
            }
            Meaning::Path | Meaning::Template | Meaning::Folder => match text {
                // A folder cannot be a stream.
                Some("-") if meaning == Meaning::Folder => self.write(place, "./-".to_owned()),
                Some(text) => {
                    if meaning == Meaning::Folder {
                        self.into.push((place, text.to_owned()));
                    }
                    self.write(place, text.to_owned());
                }
                None => self.danger(place, Class::Write, says(Class::Write)),
            },
            Meaning::Output => match text {
                Some(text) if is_remote(text) => self.both(at, value, Class::Exec),
                Some(text) => self.outputs.push((place, text.to_owned())),
                None => self.danger(place, Class::Write, says(Class::Write)),
            },
            Meaning::Directory => match text {
                Some(text) => {
                    self.reading.findings.push(Finding::Directory { argument: place, path: text.to_owned() });
                }
                None => self.danger(place, Class::Config, "a directory that is not known"),
            },
            Meaning::Script if place != at && text.is_some() => {
                self.reading.findings.push(Finding::Script { argument: place, transparent: false });
            }
            Meaning::Script => self.both(at, value, Class::Code),
            Meaning::Module => {
                self.both(at, value, Class::Code);
                self.words_end = place.saturating_add(1);
                self.shifted = true;
                self.next = text.map(|text| (text.to_owned(), place.saturating_add(1)));
            }
            Meaning::Sed | Meaning::Awk => {
                self.shifted = true;
                self.script(place, text, meaning == Meaning::Awk);
            }
            Meaning::Ldflags if !text.is_some_and(ldflags) => self.both(at, value, Class::Exec),
            Meaning::Writeout if !text.is_some_and(writeout) => self.both(at, value, Class::Write),
            Meaning::Covreport if !text.is_some_and(covreport) => self.both(at, value, Class::Write),
            Meaning::Warning if !text.is_some_and(warning) => self.both(at, value, Class::Code),
            Meaning::Ldflags | Meaning::Writeout | Meaning::Covreport | Meaning::Warning => {}
            Meaning::Replace => self.placeholder = Some(text.unwrap_or("{}").to_owned()),
        }
    }

    /// An option and its value both need to be spelled.
    pub(super) fn both(&mut self, at: usize, value: Option<Value<'_>>, class: Class) {
        self.danger(at, class, says(class));
        if let Some(value) = value.filter(|value| value.at != at) {
            self.danger(value.at, class, says(class));
        }
    }

    pub(super) fn write(&mut self, argument: usize, path: String) {
        // A drive of PowerShell is no folder: `function:` and `env:` change the shell.
        if self.level.is(t::POWERSHELL) && path.find(':').is_some_and(|at| at != 1) {
            return self.danger(argument, Class::Config, "a path on a drive that may be no folder");
        }
        // The streams that the program has anyway.
        let is_stream =
            path == "/dev/stdout" || path == "/dev/stderr" || path == "-" && self.level.is(t::DASH);
        if !is_stream {
            self.reading.findings.push(Finding::Write { argument, path });
        }
    }

    /// Reads a sed or awk script; `None` for one that cannot be known.
    pub(super) fn script(&mut self, at: usize, text: Option<&str>, is_awk: bool) {
        let effects = match text {
            Some(text) if is_awk => awk::effects(text),
            Some(text) => sed::effects(text),
            None => None,
        };
        let Some(effects) = effects else {
            return self.danger(at, Class::Code, "a script that is not understood");
        };
        if effects.runs {
            self.danger(at, Class::Exec, says(Class::Exec));
        }
        for path in effects.writes {
            self.write(at, path);
        }
    }

    /// The command between `-exec` and `;` or `+`; `glued` is its first word where it stands in the option itself.
    pub(super) fn until_semicolon(&mut self, at: usize, glued: Option<&str>) -> usize {
        let from = at.saturating_add(1);
        let rest = self.arguments.get(from..).unwrap_or_default();
        // What adds paths by itself knows more marks for them than `{}`, and no `+`.
        let adds = self.level.is(t::APPENDS);
        let is_end = |argument: &Argument<'_>| {
            argument.known && (argument.text == ";" || argument.text == "+" && !adds)
        };
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let start = self.operands.first().and_then(|at| self.arguments.get(*at));
        let start = match (start, self.operands.get(1)) {
            _ if adds => String::new(),
            (Some(argument), None) => argument.start.to_owned(),
            (Some(_), Some(_)) => String::new(),
            (None, _) => "./".to_owned(),
        };
        let marked = rest.iter().take(length).any(|argument| argument.text.contains('{'));
        let placeholder = if adds { "{" } else { "{}" };
        let fills = Fills { placeholder: Some(placeholder.to_owned()), appended: adds && !marked, start };
        let end = from.saturating_add(length);
        let first = glued.map(str::to_owned);
        self.reading.findings.push(Finding::Inner { argument: from, end, first, transparent: false, fills });
        length.saturating_add(1)
    }
}

/// Whether an archive lies on another machine, which is reached through a program (`host:/a.tar`; the manual of GNU
/// tar, 6.1).
fn is_remote(archive: &str) -> bool {
    archive.split_once(':').is_some_and(|(host, _)| !host.contains('/'))
}

/// Whether the list, parted by blanks, holds the value or, before a `*`, a beginning of it that is no path.
fn is_listed(list: &str, value: &str) -> bool {
    list.split(' ').any(|one| match one.strip_suffix('*') {
        Some(beginning) => value.strip_prefix(beginning).is_some_and(|rest| !rest.contains(['/', '\\'])),
        None if one == "INSIDE" => is_inside(value),
        None if one == "NUM" => {
            !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit() || b".,-".contains(&b))
        }
        None => value == one,
    })
}

/// Whether a path is one below the folder that the program runs in.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with(['/', '\\', '~'])
        && !path.contains(':')
        && path.split(['/', '\\']).all(|name| name != "..")
}

/// What a class means, for people.
pub(super) const fn says(class: Class) -> &'static str {
    match class {
        Class::Exec => "an argument that runs another program",
        Class::Code => "an argument that runs or loads code",
        Class::Write => "an argument that writes",
        Class::Config => "an argument that switches what the program takes its orders from",
        Class::Number => "an argument that is compared as a number, which a shell may evaluate",
    }
}
