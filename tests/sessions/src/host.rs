//! A host over the model: it performs, records, plans, carries out and confirms, and writes down what it did in
//! the notation of the vectors.

use std::collections::{BTreeMap, BTreeSet};

use countersign::{
    Choice, FileState, Mode, Operation, Plan, PlanRequest, Session, SessionErrorCode, Snapshot, Step,
    Superseded, Target,
};
use serde_json::{Value, json};

use crate::carry;
use crate::model::{Entry, Model};

/// What a step writes, by path.
pub type Files = BTreeMap<String, Entry>;

/// A session with the file system that it is about.
#[derive(Debug, Clone)]
pub struct Host {
    /// The file system.
    pub model: Model,
    /// The session.
    pub session: Session,
    /// The paths in conflict of the last step that planned.
    pub conflicts: BTreeSet<String>,
    /// What was done, as steps of a vector.
    pub log: Vec<Value>,
    start: Value,
}

impl Host {
    /// Starts a session over a file system.
    #[must_use]
    pub fn new(model: Model, mode: Mode) -> Self {
        let session = Session::new(mode, model.is_case_sensitive());
        let start = json!({
            "kind": "session", "files": model.to_json(),
            "workspace": { "roots": ["/ws"], "platform": "posix", "caseSensitive": model.is_case_sensitive() },
        });
        Self { model, session, conflicts: BTreeSet::new(), log: Vec::new(), start }
    }

    /// Returns what was done as a case.
    #[must_use]
    pub fn case(&self) -> String {
        let mut case = self.start.clone();
        case["steps"] = self.log.clone().into();
        case.to_string()
    }

    fn note(&mut self, step: Value) {
        self.log.push(step);
    }

    /// Begins a turn.
    ///
    /// # Errors
    /// As the session.
    pub fn begin(&mut self, mode: Mode) -> Result<u32, SessionErrorCode> {
        let name = if mode == Mode::Supervised { "supervised" } else { "autopilot" };
        self.note(json!({ "do": "begin-turn", "mode": name }));
        self.session.begin_turn(Some(mode)).map_err(|error| error.code)
    }

    /// Ends the turn.
    ///
    /// # Errors
    /// As the session.
    pub fn end(&mut self) -> Result<(), SessionErrorCode> {
        self.note(json!({ "do": "end-turn" }));
        self.session.end_turn().map(drop).map_err(|error| error.code)
    }

    /// Performs and records an operation, or, without one, something observed.
    pub fn agent(&mut self, operation: Option<&Operation>, files: &Files) {
        let mut step = json!({ "do": "agent", "files": files_json(files) });
        match operation {
            Some(operation) => step["operation"] = operation_json(operation),
            None => step["observed"] = true.into(),
        }
        self.note(step);
        let before = self.model.clone();
        self.model.perform(files);
        let named: BTreeSet<String> = files.keys().map(|path| self.model.spelled(path)).collect();
        let names: BTreeSet<&String> =
            before.nodes.keys().chain(self.model.nodes.keys()).chain(&named).collect();
        let changed: Vec<&String> = names
            .into_iter()
            .filter(|path| before.nodes.get(*path) != self.model.nodes.get(*path) || named.contains(*path))
            .collect();
        let states = |model: &Model| -> Vec<Snapshot> {
            let exact = |path: &String| match model.nodes.contains_key(path) {
                true => model.state(path),
                false => FileState::Absent,
            };
            changed.iter().map(|path| Snapshot::new((*path).clone(), exact(path))).collect()
        };
        let (before, after) = (states(&before), states(&self.model));
        match operation {
            Some(operation) => self.session.record(operation, &before, &after),
            None => self.session.record_observed(&before, &after),
        }
        .expect("a turn is running");
    }

    /// Lets the person do something.
    pub fn person(&mut self, files: &Files) {
        self.note(json!({ "do": "person", "files": files_json(files) }));
        self.model.perform(files);
    }

    /// Decides.
    ///
    /// # Errors
    /// As the session.
    pub fn decide(&mut self, choice: Choice, target: &Target) -> Result<(), SessionErrorCode> {
        let mut step = json!({ "do": choice.as_str() });
        match target {
            Target::Turn => {}
            Target::Path(path) => step["path"] = path.as_str().into(),
            Target::Hunk(id) => step["about"] = format!("hunk {id}").into(),
            Target::Text { path, text } => {
                step["path"] = path.as_str().into();
                step["hunk"] = text.as_str().into();
            }
        }
        self.note(step);
        self.session.decide(choice, target).map_err(|error| error.code)
    }

    /// Brings the review up to date with what stands there now.
    pub fn refresh(&mut self) -> Vec<Superseded> {
        self.note(json!({ "do": "refresh" }));
        let observed = self.observed(&PlanRequest::Apply).expect("a review is pending");
        self.session.refresh(&observed).expect("a review is pending")
    }

    /// Observes and plans.
    ///
    /// # Errors
    /// As the session.
    pub fn plan(&mut self, request: &PlanRequest, is_partial: bool) -> Result<Plan, SessionErrorCode> {
        let observed = self.observed(request)?;
        let plan = self.session.plan(request, is_partial, &observed);
        self.conflicts = self.session.conflicts().into_iter().collect();
        plan.map_err(|error| error.code)
    }

    /// Returns what stands at every path that a plan needs.
    fn observed(&self, request: &PlanRequest) -> Result<Vec<Snapshot>, SessionErrorCode> {
        let mut paths = BTreeSet::new();
        for path in self.session.needed(request).map_err(|error| error.code)? {
            let path = self.model.spelled(&path);
            paths.extend(self.model.below(&path));
            paths.insert(path);
        }
        Ok(paths.into_iter().map(|path| Snapshot::new(path.clone(), self.model.state(&path))).collect())
    }

    /// Plans, carries out and confirms.
    ///
    /// # Errors
    /// As the session, and `conflict` where there is one and the plan is not partial.
    pub fn run(&mut self, request: &PlanRequest, is_partial: bool) -> Result<Vec<Step>, SessionErrorCode> {
        let mut step = request_json(request);
        if is_partial {
            step["partial"] = true.into();
        }
        self.note(step);
        let plan = self.plan(request, is_partial)?;
        if !self.conflicts.is_empty() && !is_partial {
            return Err(SessionErrorCode::Conflict);
        }
        self.carry_out(&plan.steps);
        self.session.confirm().expect("the plan waits");
        Ok(plan.steps)
    }

    /// Carries steps out.
    pub fn carry_out(&mut self, steps: &[Step]) {
        for step in steps {
            carry::perform(&mut self.model, step)
                .unwrap_or_else(|error| panic!("{error}: {step:?}\n{}", self.case()));
        }
    }

    /// Saves the session and loads it again.
    pub fn reload(&mut self) {
        self.note(json!({ "do": "save-load" }));
        let bytes = self.session.save();
        self.session = Session::load(&bytes).expect("what was saved loads");
        assert_eq!(self.session.save(), bytes, "the same session gives the same bytes");
    }
}

fn files_json(files: &Files) -> Value {
    files
        .iter()
        .map(|(path, entry)| (path.clone(), entry.to_json()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn operation_json(operation: &Operation) -> Value {
    match operation {
        Operation::RelocateFile { from, to, .. } => {
            json!({ "kind": "relocate-file", "from": from.path, "to": to.path, "updates": [] })
        }
        Operation::RenameSymbol { paths, .. } => {
            let paths: Vec<&str> = paths.iter().map(|path| path.path.as_str()).collect();
            json!({ "kind": "rename-symbol", "paths": paths })
        }
        Operation::DeleteFile { path, .. } => json!({ "kind": "delete-file", "path": path.path }),
        Operation::WriteFile { path, .. } => json!({ "kind": "write-file", "path": path.path }),
        Operation::ReplaceText { path, .. } => json!({ "kind": "replace-text", "path": path.path }),
        Operation::ReadFile { .. }
        | Operation::Search { .. }
        | Operation::AppendContent { .. }
        | Operation::EditCode { .. }
        | Operation::RunCommand { .. }
        | Operation::FetchUrl { .. }
        | Operation::CallTool { .. }
        | Operation::Unknown { .. } => panic!("no random session has {operation:?}"),
    }
}

fn request_json(request: &PlanRequest) -> Value {
    match request {
        PlanRequest::Apply => json!({ "do": "apply" }),
        PlanRequest::RevertTurn => json!({ "do": "revert-all" }),
        PlanRequest::RevertSession => json!({ "do": "revert-all", "scope": "session" }),
        PlanRequest::Restore { checkpoint } => json!({ "do": "restore", "checkpoint": checkpoint }),
        PlanRequest::Undo => json!({ "do": "undo" }),
        PlanRequest::Resume { back } => json!({ "do": "resume", "back": back }),
    }
}
