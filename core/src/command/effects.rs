//! What a command does beside running: files it writes, variables it sets, folders it takes its orders from.

use super::builtin::{exported, is_of_read};
use super::flow::Call;
use super::grants::Grants;
use super::judge::{Found, Need, Scene};
use super::script::Connection;
use super::state::{is_rooted, joined};
use crate::effect::Effect;
use crate::operation::PathArgument;
use crate::path::{self, Access, Judgement};
use crate::program::{Place, Variable, variable};
use crate::span::Span;
use crate::text::quote;

/// What a rule lets its command do.
#[derive(Clone, Copy)]
pub(crate) struct Allowance<'a> {
    pub(crate) grants: Option<&'a Grants>,
    /// Whether the rule spells the path itself.
    pub(crate) spelled: bool,
}

impl Scene<'_> {
    /// Returns a folder of a state as the path rules want it: nothing for the first root.
    fn folder(&self, folder: &str) -> Option<String> {
        match (folder.is_empty(), self.cwd) {
            (true, cwd) => cwd.map(str::to_owned),
            (false, Some(cwd)) => Some(joined(cwd, folder)),
            (false, None) => Some(folder.to_owned()),
        }
    }

    fn look(&self, folder: &str, path: &str, access: Access) -> Judgement {
        let cwd = self.folder(folder);
        let argument = PathArgument::from(path);
        path::judge(self.paths, self.workspace, cwd.as_deref(), "command", &argument, access)
    }

    /// Judges writing a file.
    pub(crate) fn write(
        &self,
        path: Option<&str>,
        folders: Option<&[String]>,
        allowance: Allowance<'_>,
        span: Span,
        found: &mut Vec<Found>,
    ) {
        let Some(path) = path else {
            let message = "it writes to a file that nobody can know";
            found.push(Found::new("unknown-file", message.to_owned(), span));
            return;
        };
        // The streams that a program has anyway; none of them was opened to read a file.
        if matches!(path, "/dev/null" | "/dev/stdout" | "/dev/stderr") {
            return;
        }
        let here = [String::new()];
        let folders = if is_rooted(path) { Some(here.as_slice()) } else { folders };
        let Some(folders) = folders else {
            let message = format!("it writes to {} in a folder that nobody can know", quote(path));
            found.push(Found::new("unknown-folder", message, span));
            return;
        };
        for folder in folders {
            self.write_in(folder, path, allowance, span, found);
        }
    }

    /// Judges a file that is written if what a command names is a folder: what protects it holds, and whether it may
    /// be written is for the folder to say.
    pub(crate) fn inside_of(
        &self,
        path: &str,
        folders: Option<&[String]>,
        span: Span,
        found: &mut Vec<Found>,
    ) {
        let mut inside = Vec::new();
        let allowance = Allowance { grants: None, spelled: false };
        self.write(Some(path), folders, allowance, span, &mut inside);
        inside.retain(|one| matches!(one.code, "protected-path" | "path-rule"));
        found.append(&mut inside);
    }

    fn write_in(
        &self,
        folder: &str,
        path: &str,
        allowance: Allowance<'_>,
        span: Span,
        found: &mut Vec<Found>,
    ) {
        let judged = self.look(folder, path, Access::Write);
        let grants = [Some(self.grants), self.more, allowance.grants];
        let granted = judged.absolute().is_some_and(|absolute| {
            let relative = judged.relative();
            let below_home = self.workspace.home.as_deref().and_then(|home| absolute.strip_prefix(home));
            let below_home = below_home.filter(|rest| rest.starts_with('/')).map(|rest| format!("~{rest}"));
            let home = below_home.as_deref();
            grants.into_iter().flatten().any(|grants| grants.write.find(relative, absolute, home).is_some())
        });
        let granted = granted || allowance.spelled && judged.absolute().is_some();
        for reason in &judged.reasons {
            let lifted = reason.code == "outside-workspace" && granted;
            if reason.effect == Effect::Allow || lifted {
                continue;
            }
            let mut one = Found::new(reason.code, reason.message.clone(), span);
            // Where a command writes is read out of its arguments; that such a path cannot be is no reason to refuse.
            let refused = reason.code != "invalid-path";
            one.effect = if refused { Some(reason.effect) } else { None };
            one.reference = reason.rule.clone();
            one.disguises = reason.disguises.clone();
            found.push(one);
        }
        if !granted {
            let shown = judged.relative().or(judged.absolute()).unwrap_or(path);
            let mut one = Found::new(
                "ungranted-write",
                format!("it writes {}, which nothing grants", quote(path)),
                span,
            );
            one.change = Some(format!("a grant to write {}", quote(shown)));
            one.need = judged.absolute().map(|_| Need::Write(path::literal_glob(shown)));
            found.push(one);
        }
    }

    /// Judges the redirections of a call.
    pub(crate) fn files(&self, call: &Call, grants: Option<&Grants>, found: &mut Vec<Found>) {
        for file in &call.files {
            match file.connection {
                Connection::Duplicate | Connection::Text | Connection::Nothing => {}
                Connection::Read => {
                    let network =
                        |start: &str| start.starts_with("/dev/tcp") || start.starts_with("/dev/udp");
                    let target = &file.target;
                    let unsure = !target.known && target.path.is_none() && may_be_network(&target.start);
                    if network(&target.start) || target.text.contains("/dev/tcp/") || unsure {
                        let message =
                            format!("it may open a network connection by reading {}", quote(&target.text));
                        found.push(Found::new("network", message, file.span));
                    }
                }
                Connection::Write => {
                    let path = if file.target.one { file.target.path.as_deref() } else { None };
                    let allowance = Allowance { grants, spelled: false };
                    let folders = call.state.folders.as_ref().map(|folders| folders.as_slice());
                    self.write(path, folders, allowance, file.span, found);
                }
            }
        }
    }

    /// Judges the variables that a call sets.
    pub(crate) fn variables(&self, call: &Call, grants: Option<&Grants>, found: &mut Vec<Found>) {
        let assigned = call.assigned.iter().map(|one| (one.name.as_str(), one.span));
        for (name, span) in assigned.chain(exported(call)) {
            let shown = quote(name);
            let mut granting = [Some(self.grants), self.more, grants].into_iter().flatten();
            let granted = granting.any(|grants| grants.sets(name));
            match variable(name) {
                Variable::Never if is_of_read(call, name) => {}
                Variable::Never => {
                    let message = format!("it sets {shown}, which can change what runs and is never granted");
                    found.push(Found::new("dangerous-variable", message, span));
                }
                // Set before a program, it reaches that program, whatever its name.
                Variable::Private if call.words.is_empty() => {}
                Variable::Private | Variable::Grantable if granted => {}
                Variable::Private | Variable::Grantable => {
                    let message = format!("it sets the variable {shown}, which nothing grants");
                    let mut one = Found::new("ungranted-variable", message, span);
                    one.change = Some(format!("a grant to set {shown}"));
                    one.need = Some(Need::Variable(name.to_owned()));
                    found.push(one);
                }
            }
        }
    }

    /// Tells whether a program may take its orders from a folder. A folder that is spelled plainly needs no reading.
    fn fits(&self, place: Place, folder: &str) -> bool {
        let path = self.folder(folder);
        let roots = self.workspace.roots.iter();
        let mut known = roots.clone().chain(&self.workspace.repositories);
        let read = |folder: &str, path: &str| self.look(folder, path, Access::Read);
        match place {
            Place::Anywhere => true,
            Place::Workspace => {
                path::is_among(self.workspace, path.as_deref(), roots, true) || read(folder, ".").inside
            }
            Place::Repository => {
                path::is_among(self.workspace, path.as_deref(), known.clone(), false)
                    || read(folder, ".")
                        .absolute()
                        .is_some_and(|here| known.any(|root| read("", root).absolute() == Some(here)))
            }
        }
    }

    /// Judges a path that a program takes code from.
    pub(crate) fn source(
        &self,
        path: &str,
        program: &str,
        folders: Option<&[String]>,
        span: Span,
        found: &mut Vec<Found>,
    ) {
        let fits = |folder: &String| self.fits(Place::Workspace, &joined(folder, path));
        if folders.is_some_and(|folders| folders.iter().all(fits)) {
            return;
        }
        let message = format!("{} takes code from {}, outside the workspace", quote(program), quote(path));
        let mut one = Found::new("outside-folder", message, span);
        one.change = Some("a path in the workspace".to_owned());
        found.push(one);
    }

    /// Judges the folders that a program takes its orders from.
    pub(crate) fn place(
        &self,
        place: Place,
        program: &str,
        folders: Option<&[String]>,
        span: Span,
        found: &mut Vec<Found>,
    ) {
        let (code, wanted) = match place {
            Place::Anywhere => return,
            Place::Workspace => ("outside-folder", "the workspace"),
            Place::Repository => {
                ("unknown-repository", "a root of the workspace or a repository that the host names")
            }
        };
        let fits = |folder: &String| self.fits(place, folder);
        if folders.is_some_and(|folders| folders.iter().all(fits)) {
            return;
        }
        let message = format!(
            "{} takes its orders from the folder it runs in, which may not be {wanted}",
            quote(program)
        );
        let mut one = Found::new(code, message, span);
        one.change = Some(format!("running it in {wanted}"));
        found.push(one);
    }
}

/// Tells whether a word that begins so may turn out to be a network connection.
fn may_be_network(start: &str) -> bool {
    "/dev/tcp/".starts_with(start) || "/dev/udp/".starts_with(start)
}
