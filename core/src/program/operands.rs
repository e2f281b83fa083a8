//! What the operands of a program are.

use super::language::expression;
use super::meaning::says;
use super::table::{Role, t};
use super::walk::{Value, Walk};
use super::{Argument, Class, Fills, Finding};

/// How many further places a command may begin at, where that is doubtful.
const DOUBTFUL: usize = 8;

impl<'a> Walk<'a> {
    /// Reads an argument list that is one expression or a format; tells how many arguments are done.
    pub(super) fn whole(&mut self) -> usize {
        if self.level.is(t::RESPONSES) {
            for (at, argument) in self.arguments.iter().enumerate() {
                if argument.start.starts_with('@') || !argument.known && argument.start.is_empty() {
                    self.danger(at, Class::Config, "a file that holds further arguments");
                }
            }
        }
        let code = |at| (at, Class::Code);
        let dangers: Vec<(usize, Class)> = match self.level.operands.first() {
            Some(Role::Expression) => expression::test(self.arguments),
            Some(Role::Format) => expression::printf(self.arguments).into_iter().map(code).collect(),
            Some(Role::Name) => expression::names(self.level, self.arguments).into_iter().map(code).collect(),
            _ => return 0,
        };
        for (at, class) in dangers {
            self.danger(at, class, says(class));
        }
        self.stopped = true;
        self.arguments.len()
    }

    /// Takes an argument that is no option: a subcommand, or an operand. Tells how many arguments it took.
    pub(super) fn operand(&mut self, at: usize, text: &'a str) -> usize {
        if self.level.is(t::ASSIGNS)
            && let Some((name, value)) = text.split_once('=')
        {
            return self.assignment(at, name, value);
        }
        if self.descend(at, text) {
            return 1;
        }
        let mut number = self.operands.len();
        if number == 0 && self.path.is_empty() && self.level.is(t::OPEN) {
            // `pnpm --filter web lint`: the operand stands where a subcommand would.
            self.reading.leading = self.harmless_before(at);
            self.words_end = at.saturating_add(1);
            self.words.push(at);
        }
        if self.role(number) == Role::Assignments {
            if text.contains('=') {
                self.danger(at, Class::Config, "a variable set for the command");
                self.ended = true;
                return 1;
            }
            number = number.saturating_add(1);
        }
        if self.operands.len() < usize::from(self.level.keep) {
            if self.words_end == at {
                self.words_end = at.saturating_add(1);
            }
            self.words.push(at);
        }
        if text == "-" && number == 0 && self.level.is(t::INPUT_CODE) {
            self.from_input = true;
        }
        // `command -v name` only tells about the name.
        let role = if self.informs || self.is_script(number, text) { Role::Plain } else { self.role(number) };
        match role {
            Role::Command => self.inner(at, true),
            Role::Program => self.inner(at, false),
            Role::Shell => {
                for word in at..self.arguments.len() {
                    self.danger(word, Class::Exec, "a part of a line for a shell");
                }
                self.inner(at, false);
            }
            Role::Runs => {
                self.danger(at, Class::Exec, says(Class::Exec));
                self.reading.findings.push(Finding::Alias { argument: at });
                self.next = Some((text.to_owned(), at.saturating_add(1)));
                self.words_end = at.saturating_add(1);
                self.operands.push(at);
                self.stopped = true;
            }
            Role::Plain
            | Role::Danger(_)
            | Role::Path
            | Role::Script
            | Role::Sed
            | Role::Awk
            | Role::Assignments
            | Role::Source
            | Role::Directory
            | Role::Expression
            | Role::Format
            | Role::Name => {
                self.ended |= self.level.is(t::STOP);
                self.operands.push(at);
            }
        }
        1
    }

    /// Whether a word that may be a program is one of the scripts that a project is likely to have.
    fn is_script(&self, number: usize, text: &str) -> bool {
        let names = self.level.tasks.filter(|_| self.role(number) == Role::Runs).map(|(names, _)| names);
        names.is_some_and(|names| names.split(' ').any(|name| is_task(name, text)))
    }

    /// `name=value` as an operand (`dd of=x`, `make CC=x`).
    fn assignment(&mut self, at: usize, name: &str, value: &'a str) -> usize {
        use super::lookup::exact;
        let named = exact(self.level, self.root, &format!("{name}="));
        match named.or_else(|| exact(self.level, self.root, "*=")) {
            Some(line) => self.apply(line, at, Some(value)).saturating_add(1),
            None => {
                if self.level.is(t::COMPLETE) {
                    self.danger(at, Class::Config, "a setting that is not known");
                }
                1
            }
        }
    }

    pub(super) fn inner(&mut self, at: usize, transparent: bool) {
        let dangerous = self.reading.findings.iter().any(|finding| matches!(finding, Finding::Danger { .. }));
        let fills = Fills {
            placeholder: self.placeholder.take(),
            appended: self.level.is(t::APPENDS),
            start: String::new(),
        };
        let fills = if fills.placeholder.is_some() { Fills { appended: false, ..fills } } else { fills };
        let end = self.arguments.len();
        let transparent = transparent && !dangerous;
        self.reading.findings.push(Finding::Inner {
            argument: at,
            end,
            first: None,
            transparent,
            fills: fills.clone(),
        });
        if at > 0 && !self.level.is(t::COMPLETE) {
            // The word may be the value of an option that the profile does not list, and the command begin later.
            for argument in (at.saturating_add(1)..end).take(DOUBTFUL) {
                self.reading.findings.push(Finding::Inner {
                    argument,
                    end,
                    first: None,
                    transparent,
                    fills: fills.clone(),
                });
            }
        }
        self.operands.push(at);
        self.stopped = true;
    }

    /// Gives every operand its role, now that all options are known.
    pub(super) fn late_roles(&mut self) {
        let mut operands = self.operands.clone();
        let empty =
            |at: &usize| self.arguments.get(*at).is_some_and(|first| first.known && first.text.is_empty());
        if self.inplace && !self.shifted && operands.first().is_some_and(empty) {
            // For BSD the empty word belongs to `-i`, and the script follows; GNU takes it for an empty script.
            operands.remove(0);
            // GNU writes what BSD reads as the script, if there is such a file.
            let script = operands.first().and_then(|at| Some((*at, *self.arguments.get(*at)?)));
            if let Some((at, argument)) = script.filter(|(_, argument)| !argument.text.ends_with('/')) {
                self.path(at, argument);
            }
        } else {
            self.copy_as_bsd_does(&operands);
        }
        self.copied(&operands);
        let final_one = operands.last().copied();
        for (number, at) in operands.iter().copied().enumerate() {
            let Some(argument) = self.arguments.get(at).copied() else { continue };
            let mut role = self.role(number);
            if let Some(last) = self.level.last
                && Some(at) == final_one
            {
                role = last;
            }
            let tasks = self.level.tasks.filter(|_| !self.level.runs_tasks());
            if let (Role::Plain, Some((names, class))) = (role, tasks)
                && !(argument.known && names.split(' ').any(|name| is_task(name, argument.text)))
            {
                role = Role::Danger(class);
            }
            self.play(role, at, argument);
            let is_script = !self.shifted && matches!(role, Role::Sed | Role::Awk | Role::Danger(_));
            if self.inplace && !is_script {
                self.path(at, argument);
                self.copy(at, argument);
            }
        }
    }

    /// Reads the option to change files in place, whose value ends the names of copies.
    pub(super) fn change_in_place(&mut self, at: usize, value: Option<Value<'_>>) {
        self.inplace = true;
        let next = self.arguments.get(at.saturating_add(1));
        match value {
            // BSD takes the next word for the value: were it an option, it would not be one there.
            None if next.is_none_or(|next| !next.start.is_empty() && !next.start.starts_with('-')) => {}
            None if next.is_some_and(|next| next.known && next.text.is_empty()) => {}
            Some(Value { text: Some(ending), .. }) if !ending.contains(['*', '/']) => {
                self.copies = Some(ending.to_owned());
            }
            value => self.both(at, value, Class::Write),
        }
    }

    fn copy(&mut self, at: usize, argument: Argument<'_>) {
        if let Some(ending) = &self.copies {
            let path = format!("{}{ending}", argument.text);
            self.write(at, path);
        }
    }

    /// Without a value, BSD takes the script for it, the first file for the script, and copies the other files.
    fn copy_as_bsd_does(&mut self, operands: &[usize]) {
        if !self.inplace || self.shifted || self.copies.is_some() {
            return;
        }
        let known =
            |at: &usize| self.arguments.get(*at).filter(|argument| argument.known).map(|one| one.text);
        let [script, _, files @ ..] = operands else { return };
        let Some(ending) = known(script).filter(|script| !script.contains(['*', '/'])) else { return };
        let copies: Vec<(usize, String)> =
            files.iter().filter_map(|at| Some((*at, format!("{}{ending}", known(at)?)))).collect();
        for (at, path) in copies {
            self.write(at, path);
        }
    }

    fn play(&mut self, role: Role, at: usize, argument: Argument<'_>) {
        let text = argument.known.then_some(argument.text);
        match role {
            Role::Plain | Role::Expression | Role::Format | Role::Name | Role::Assignments => {}
            // These were taken when they were met.
            Role::Command | Role::Program | Role::Runs | Role::Shell => {}
            Role::Danger(class) => self.danger(at, class, says(class)),
            Role::Path => self.path(at, argument),
            Role::Script => match text {
                Some(_) => {
                    let dangerous =
                        self.reading.findings.iter().any(|finding| matches!(finding, Finding::Danger { .. }));
                    let transparent = self.operands.len() == 1 && !dangerous;
                    self.reading.findings.push(Finding::Script { argument: at, transparent });
                }
                None => self.danger(at, Class::Code, says(Class::Code)),
            },
            Role::Sed => self.script(at, text, false),
            Role::Awk => self.script(at, text, true),
            Role::Source => {
                let path = text.unwrap_or(argument.start);
                let path = path.split_once("::").map_or(path, |(path, _)| path);
                if leads_elsewhere(path) {
                    let path = path.trim_end_matches("...").to_owned();
                    self.reading.findings.push(Finding::Source { argument: at, path });
                }
            }
            Role::Directory => match text {
                Some(text) => {
                    self.reading.findings.push(Finding::Directory { argument: at, path: text.to_owned() });
                }
                None => self.danger(at, Class::Config, "a directory that is not known"),
            },
        }
    }

    fn path(&mut self, at: usize, argument: Argument<'_>) {
        if argument.known {
            self.write(at, argument.text.to_owned());
        } else {
            self.danger(at, Class::Write, says(Class::Write));
        }
    }
}

/// Whether an operand is the harmless task of that name; one behind a colon may stand at the end of a path, one before
/// a colon and a star at the beginning of a name.
fn is_task(name: &str, operand: &str) -> bool {
    let begins =
        |start: &str| start.ends_with(':') && operand.starts_with(start) && !operand.contains(['/', '\\']);
    name == operand
        || name.strip_suffix('*').is_some_and(begins)
        || name.strip_prefix(':').is_some_and(|bare| bare == operand || operand.ends_with(name))
}

/// Whether a path may lead out of the folder that the program runs in.
fn leads_elsewhere(path: &str) -> bool {
    path.starts_with(['/', '\\', '~'])
        || path.contains("..") && path.split(['/', '\\']).any(|name| name == "..")
        || path.get(1..2) == Some(":")
}
