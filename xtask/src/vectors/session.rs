//! Session cases: the runner plays the host over a model file system and carries bytes; every decision is the
//! component's.

mod check;
mod notation;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::face::{Document, Face};
use crate::Failure;
use countersign_tests_sessions::carry;
use countersign_tests_sessions::model::{Entry, Model};
use notation::{exact, includes, paths_of, state_json, steps_of, strings};

/// What a session case came to.
pub(super) struct Played {
    /// The line that `--json` prints.
    pub(super) line: String,
    /// What differed from the expectation; empty where nothing did.
    pub(super) mismatches: Vec<String>,
}

/// The steps' own fields, so that a misspelled one is refused instead of ignored.
const FIELDS: [(&str, &[&str]); 20] = [
    ("begin-turn", &["mode"]),
    ("end-turn", &[]),
    ("interrupt", &[]),
    ("agent", &["operation", "files", "observed"]),
    ("person", &["files"]),
    ("accept", &["path", "hunk"]),
    ("reject", &["path", "hunk"]),
    ("keep-mine", &["path", "hunk"]),
    ("drop-mine", &["path", "hunk"]),
    ("undecide", &["path", "hunk"]),
    ("refresh", &["paths"]),
    ("preview", &["request", "partial"]),
    ("call", &["request", "answer", "refusal"]),
    ("apply", &["partial", "cut", "meanwhile"]),
    ("revert-all", &["scope", "partial", "cut", "meanwhile"]),
    ("restore", &["checkpoint", "partial", "cut", "meanwhile"]),
    ("undo", &["partial", "cut", "meanwhile"]),
    ("resume", &["back", "partial"]),
    ("save-load", &[]),
    ("check", &["files", "onlyFiles", "state", "pending", "conflicts", "outcomes"]),
];

struct Player<'a> {
    face: &'a mut dyn Face,
    document: &'a Document,
    workspace: &'a str,
    model: Model,
    conflicts: BTreeSet<String>,
    /// What the last plan or preview said about each path.
    outcomes: Value,
    /// What was on the host's disk when it died.
    left: Option<Left>,
    mismatches: Vec<String>,
    errors: Vec<Value>,
}

/// What a host that died left on its disk: the session as it was saved before the plan and the journal beside it,
/// and the session with the plan.
struct Left {
    before: Value,
    journal: Value,
    whole: Value,
}

/// A refused step: the code, or a broken face.
enum Refused {
    Code(String),
    Broken(Failure),
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Broken(failure)
    }
}

/// Plays a case.
pub(super) fn play(
    case: &Value,
    document: &Document,
    workspace: &str,
    face: &mut dyn Face,
) -> Result<Played, Failure> {
    let name = case["name"].as_str().unwrap_or_default();
    let place: Value = serde_json::from_str(workspace).unwrap_or_default();
    let mut model = Model::new(place["caseSensitive"].as_bool() != Some(false));
    model.perform(&entries(&case["files"])?);
    if let Err(code) = face.session_new(document, workspace)? {
        let line = json!({ "name": name, "error": code }).to_string();
        return Ok(Played { line, mismatches: vec![format!("no session: {code}")] });
    }
    let mut player = Player {
        face,
        document,
        workspace,
        model,
        conflicts: BTreeSet::new(),
        outcomes: Value::Null,
        left: None,
        mismatches: Vec::new(),
        errors: Vec::new(),
    };
    for (index, step) in case["steps"].as_array().into_iter().flatten().enumerate() {
        player.step(index, step)?;
    }
    let wrong = player.check(&case["expect"])?;
    player.mismatches.extend(wrong.into_iter().map(|what| format!("at the end: {what}")));
    let state = player.state()?;
    let line = format!(
        r#"{{"name":{},"state":{},"files":{},"conflicts":{},"errors":{}}}"#,
        Value::from(name),
        Value::from(state.as_str()),
        player.model.to_json(),
        json!(player.conflicts),
        Value::Array(player.errors.clone())
    );
    Ok(Played { line, mismatches: player.mismatches })
}

fn entries(files: &Value) -> Result<BTreeMap<String, Entry>, Failure> {
    let fields = files.as_object().into_iter().flatten();
    fields.map(|(path, value)| Ok((path.clone(), Entry::read(value)?))).collect()
}

impl Player<'_> {
    fn step(&mut self, index: usize, step: &Value) -> Result<(), Failure> {
        let result = self.carry_out(step);
        let wanted = step["error"].as_str();
        let got = match result {
            Ok(()) => None,
            Err(Refused::Code(code)) => Some(code),
            Err(Refused::Broken(failure)) => return Err(failure),
        };
        if let Some(code) = &got {
            self.errors.push(json!({ "step": index, "code": code }));
        }
        if got.as_deref() != wanted {
            let show = |code: Option<&str>| code.map_or("success".to_owned(), |code| format!("`{code}`"));
            self.mismatches.push(format!(
                "step {index} ({}): expected {}, got {}",
                step["do"].as_str().unwrap_or("?"),
                show(wanted),
                show(got.as_deref())
            ));
        }
        Ok(())
    }

    fn carry_out(&mut self, step: &Value) -> Result<(), Refused> {
        let what = step["do"].as_str().unwrap_or_default();
        let Some((_, fields)) = FIELDS.iter().find(|(name, _)| *name == what) else {
            return Err(Refused::Code("unknown-step".into()));
        };
        let odd = |name: &String| {
            name != "do" && name != "error" && name != "about" && !fields.contains(&name.as_str())
        };
        if let Some(name) =
            step.as_object().into_iter().flatten().map(|(name, _)| name).find(|name| odd(name))
        {
            return Err(Refused::Code(format!("unknown-field {name}")));
        }
        // The host is dead; what the person does needs no host.
        if self.left.is_some() && !matches!(what, "resume" | "check" | "person") {
            return Err(Refused::Code("not-resumed".into()));
        }
        match what {
            "begin-turn" => {
                let mut request = json!({ "call": "begin-turn" });
                if let Some(mode) = step["mode"].as_str() {
                    request["mode"] = mode.into();
                }
                self.call(&request).map(drop)
            }
            "end-turn" | "interrupt" => self.call(&json!({ "call": what })).map(drop),
            "agent" => self.agent(step),
            "person" => {
                self.model.perform(&entries(&step["files"])?);
                Ok(())
            }
            "accept" | "reject" | "keep-mine" | "drop-mine" | "undecide" => self.decide(what, step),
            "refresh" => self.refresh(step),
            "preview" => self.preview(step),
            "call" => self.raw(step),
            "apply" => self.execute(&json!({ "kind": "apply" }), step),
            "revert-all" => {
                let kind =
                    if step["scope"].as_str() == Some("session") { "revert-session" } else { "revert-turn" };
                self.execute(&json!({ "kind": kind }), step)
            }
            "restore" => self.execute(&json!({ "kind": "restore", "checkpoint": step["checkpoint"] }), step),
            "undo" => self.execute(&json!({ "kind": "undo" }), step),
            "resume" => self.resume(step),
            "save-load" => {
                let saved = self.call(&json!({ "call": "save" }))?;
                self.reload(&saved["bytes"])
            }
            _ => {
                let wrong = self.check(step)?;
                if wrong.is_empty() {
                    return Ok(());
                }
                self.mismatches.extend(wrong.into_iter().map(|what| format!("check: {what}")));
                Err(Refused::Code("check-failed".into()))
            }
        }
    }

    fn decide(&mut self, what: &str, step: &Value) -> Result<(), Refused> {
        let mut request = json!({ "call": what });
        if let Some(path) = step["path"].as_str() {
            request["path"] = self.model.spelled(path).into();
        }
        if let Some(text) = step["hunk"].as_str() {
            request["text"] = text.into();
        }
        self.call(&request).map(drop)
    }

    /// Performs and records an operation; where recording would be refused, nothing is written.
    fn agent(&mut self, step: &Value) -> Result<(), Refused> {
        if self.state()? != "running" {
            return Err(Refused::Code("not-running".into()));
        }
        let before = self.model.clone();
        let files = entries(&step["files"])?;
        let operation = &step["operation"];
        let ends = (operation["from"].as_str(), operation["to"].as_str());
        if let ("relocate-file", (Some(from), Some(to))) =
            (operation["kind"].as_str().unwrap_or_default(), ends)
            && files.contains_key(to)
            && !files.contains_key(from)
            && from.to_lowercase() == to.to_lowercase()
        {
            // A move changes the case of a name, which writing to it would not.
            self.model.rename(from, to);
        }
        self.model.perform(&files);
        let names = |model: &Model| model.nodes.keys().cloned().collect::<BTreeSet<String>>();
        let named: BTreeSet<String> = files.keys().map(|path| self.model.spelled(path)).collect();
        let changed: Vec<String> = names(&before)
            .union(&names(&self.model))
            .filter(|path| before.nodes.get(*path) != self.model.nodes.get(*path) || named.contains(*path))
            .cloned()
            .collect();
        let snapshots = |model: &Model| -> Vec<Value> {
            changed.iter().map(|path| json!({ "path": path, "state": exact(model, path) })).collect()
        };
        let mut request =
            json!({ "call": "record", "before": snapshots(&before), "after": snapshots(&self.model) });
        if step["observed"].as_bool() == Some(true) {
            request["observed"] = true.into();
        }
        if !operation.is_null() {
            request["operation"] = operation.clone();
        }
        let result = self.call(&request).map(drop);
        if result.is_err() {
            self.model = before;
        }
        result
    }

    /// Tells what stands at the paths named, or at all paths of the review.
    fn refresh(&mut self, step: &Value) -> Result<(), Refused> {
        let paths = match step.get("paths") {
            Some(paths) => strings(paths),
            None => self.needed(&json!({ "kind": "apply" }))?,
        };
        let observed = self.observed(&paths);
        self.call(&json!({ "call": "refresh", "observed": observed })).map(drop)
    }

    /// Makes a call as it is given, and compares the fields of the answer or of the error that are named. A call
    /// that is refused must have changed nothing.
    fn raw(&mut self, step: &Value) -> Result<(), Refused> {
        let before = self.call(&json!({ "call": "save" }))?;
        let request = step["request"].as_str().map_or_else(|| step["request"].to_string(), str::to_owned);
        let result = self.face.session(&request)?;
        let name = if result.is_ok() { "answer" } else { "refusal" };
        let (Ok(text) | Err(text)) = &result;
        let got: Value = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
        if let Some(wanted) = step.get(name).filter(|wanted| !includes(&got, wanted)) {
            self.mismatches.push(format!("expected the {name} {wanted}, got {got}"));
        }
        if result.is_ok() {
            return Ok(());
        }
        if self.call(&json!({ "call": "save" }))? != before {
            return Err(Refused::Code("refused-call-changed-something".into()));
        }
        Err(Refused::Code(got["code"].as_str().unwrap_or_default().to_owned()))
    }

    fn preview(&mut self, step: &Value) -> Result<(), Refused> {
        let partial = step["partial"].as_bool() == Some(true);
        let before = self.call(&json!({ "call": "save" }))?;
        self.plan("preview", &step["request"], partial)?;
        if self.call(&json!({ "call": "save" }))? != before {
            return Err(Refused::Code("preview-changed-something".into()));
        }
        Ok(())
    }

    /// Plans, lets the person do something meanwhile, carries the plan out and confirms it.
    fn execute(&mut self, request: &Value, step: &Value) -> Result<(), Refused> {
        let partial = step["partial"].as_bool() == Some(true);
        let cut = step["cut"].as_u64().map(|cut| usize::try_from(cut).unwrap_or(usize::MAX));
        let before = match cut {
            Some(_) => Some(self.call(&json!({ "call": "save" }))?["bytes"].clone()),
            None => None,
        };
        let plan = self.plan("plan", request, partial)?;
        if !self.conflicts.is_empty() && !partial {
            return Err(Refused::Code("conflict".into()));
        }
        let steps = steps_of(&plan)?;
        self.model.perform(&entries(&step["meanwhile"]["files"])?);
        let changed = carry::unexpected(&self.model, &steps);
        if !changed.is_empty() {
            self.call(&json!({ "call": "abandon", "paths": changed }))?;
            self.conflicts = changed;
            return Err(Refused::Code("conflict".into()));
        }
        if let Some(before) = before {
            let journal = self.call(&json!({ "call": "journal" }))?["bytes"].clone();
            let whole = self.call(&json!({ "call": "save" }))?["bytes"].clone();
            self.left = Some(Left { before, journal, whole });
        }
        for step in steps.iter().take(cut.unwrap_or(usize::MAX)) {
            carry::perform(&mut self.model, step)?;
        }
        if cut.is_some() { Ok(()) } else { self.call(&json!({ "call": "confirm" })).map(drop) }
    }

    fn resume(&mut self, step: &Value) -> Result<(), Refused> {
        if let Some(Left { before, journal, whole }) = &self.left {
            let (before, journal, whole) = (before.clone(), journal.clone(), whole.clone());
            // The session before the plan and the journal are as good as the session with the plan.
            self.reload(&before)?;
            self.call(&json!({ "call": "take-journal", "bytes": journal }))?;
            let joined = self.call(&json!({ "call": "save" }))?["bytes"].clone();
            if joined != whole {
                return Err(Refused::Code("journal-differs".into()));
            }
        }
        let back = step["back"].as_bool() == Some(true);
        let partial = step["partial"].as_bool() == Some(true);
        let plan = match self.plan("plan", &json!({ "kind": "resume", "back": back }), partial) {
            Ok(plan) => plan,
            Err(refused) => {
                if let Refused::Code(code) = &refused
                    && code == "conflict"
                {
                    let state = self.call(&json!({ "call": "state" }))?;
                    self.conflicts = strings(&state["conflicts"]);
                }
                return Err(refused);
            }
        };
        for step in &steps_of(&plan)? {
            carry::perform(&mut self.model, step)?;
        }
        self.left = None;
        self.call(&json!({ "call": "confirm" })).map(drop)
    }

    fn needed(&mut self, request: &Value) -> Result<BTreeSet<String>, Refused> {
        let needed = self.call(&json!({ "call": "needed", "request": request }))?;
        Ok(strings(&needed["paths"]))
    }

    fn observed(&self, needed: &BTreeSet<String>) -> Vec<Value> {
        let mut paths = BTreeSet::new();
        for path in needed {
            let path = self.model.spelled(path);
            paths.extend(self.model.below(&path));
            paths.insert(path);
        }
        let state = |path: &String| json!({ "path": path, "state": state_json(&self.model.state(path)) });
        paths.iter().map(state).collect()
    }

    fn plan(&mut self, call: &str, request: &Value, partial: bool) -> Result<Value, Refused> {
        let needed = self.needed(request)?;
        let observed = self.observed(&needed);
        let plan = self
            .call(&json!({ "call": call, "request": request, "partial": partial, "observed": observed }))?;
        self.conflicts = paths_of(&plan["conflicts"]);
        self.outcomes = plan["outcomes"].clone();
        Ok(plan)
    }

    fn reload(&mut self, bytes: &Value) -> Result<(), Refused> {
        if let Err(code) = self.face.session_new(self.document, self.workspace)? {
            return Err(Refused::Code(code));
        }
        self.call(&json!({ "call": "load", "bytes": bytes })).map(drop)
    }

    fn call(&mut self, request: &Value) -> Result<Value, Refused> {
        match self.face.session(&request.to_string())? {
            Ok(text) => Ok(serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))?),
            Err(text) => {
                let error: Value =
                    serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))?;
                Err(Refused::Code(error["code"].as_str().unwrap_or_default().to_owned()))
            }
        }
    }

    fn state(&mut self) -> Result<String, Failure> {
        match self.call(&json!({ "call": "state" })) {
            Ok(state) => Ok(state["state"].as_str().unwrap_or_default().to_owned()),
            Err(Refused::Code(code)) => Err(format!("the state cannot be asked: {code}")),
            Err(Refused::Broken(failure)) => Err(failure),
        }
    }
}
