//! The vector format: reading cases, running one, comparing.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::face::{Document, Face};
use super::{diff, session};
use crate::Failure;

type Fields = BTreeMap<String, Box<RawValue>>;

/// One case, with what its file gave for all.
///
/// Policy, workspace and operation are kept as text, so that what no JSON value can hold (a duplicate name,
/// a lone surrogate) reaches the component as it stands.
pub(super) struct Case {
    pub(super) name: String,
    document: Document,
    workspace: String,
    operation: String,
    expect: Expect,
    over_asking_is_fine: bool,
    /// Why, where it is disputed; then it counts neither way.
    disputed: Option<String>,
    kind: Kind,
}

/// What a case is about; one that is not about a decision or warnings is kept as its text.
enum Kind {
    Decision,
    Session(String),
    Diff(String),
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Expect {
    effect: Option<String>,
    at_least: Option<String>,
    review: Option<bool>,
    reasons: Option<Vec<String>>,
    includes: Option<String>,
    error: Option<String>,
    target: Option<String>,
    /// The codes of the policy's warnings, in order.
    warnings: Option<Vec<String>>,
    /// The document after the only fix there is.
    fixed: Option<Box<RawValue>>,
}

/// What a case came to.
pub(super) struct Line {
    pub(super) outcome: Outcome,
    /// The line that `--json` prints.
    pub(super) text: String,
}

pub(super) enum Outcome {
    Passed,
    OverAsked,
    Disputed { why: String },
    Failed { expected: String, got: String },
}

impl Case {
    /// Reads every case of a file.
    pub(super) fn of_file(file: &Path, text: &str) -> Result<Vec<Self>, Failure> {
        let place = |error: &dyn std::fmt::Display| format!("`{}`: {error}", file.display());
        if file.extension().is_some_and(|end| end == "jsonl") {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            return lines.map(|line| Self::read(line, &Fields::new()).map_err(|e| place(&e))).collect();
        }
        let whole: Fields = serde_json::from_str(text).map_err(|error| place(&error))?;
        let cases = whole.get("cases").ok_or_else(|| place(&"the field `cases` is missing"))?;
        let cases: Vec<Box<RawValue>> = serde_json::from_str(cases.get()).map_err(|error| place(&error))?;
        cases.iter().map(|case| Self::read(case.get(), &whole).map_err(|e| place(&e))).collect()
    }

    fn read(text: &str, file: &Fields) -> Result<Self, Failure> {
        let case: Fields = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
        let own = |field: &str| case.get(field).map(|raw| raw.get().to_owned());
        let shared = |field: &str| own(field).or_else(|| file.get(field).map(|raw| raw.get().to_owned()));
        let string = |field: &str| own(field).and_then(|raw| serde_json::from_str::<String>(&raw).ok());
        let name = string("name").ok_or_else(|| format!("a case has no name: {text}"))?;
        let parts = |field: &str| own(field).map(|raw| joined(&raw)).transpose();
        let of_file = |field: &str| file.get(field).map(|raw| raw.get().to_owned());
        // What the case itself says comes before what the file says for all.
        let document = own("layers")
            .map(Document::Layers)
            .or(parts("policyText")?.map(Document::Policy))
            .or(own("policy").map(Document::Policy))
            .or(of_file("layers").map(Document::Layers))
            .or(of_file("policy").map(Document::Policy));
        let kind = match string("kind").as_deref() {
            Some("session") => Kind::Session(text.to_owned()),
            Some("diff") => Kind::Diff(text.to_owned()),
            Some(other) => return Err(format!("`{name}` is of no known kind: `{other}`")),
            None => Kind::Decision,
        };
        let document = match (&kind, document) {
            (_, Some(document)) => document,
            (Kind::Diff(_), None) => Document::Policy(String::new()),
            (Kind::Decision | Kind::Session(_), None) => return Err(format!("`{name}` has no policy")),
        };
        let operation = match (parts("operationText")?, own("operation"), file.get("operation")) {
            (Some(text), _, _) => text,
            (None, Some(own), Some(shared)) => merge(&own, shared.get())?,
            (None, Some(own), None) => own,
            (None, None, Some(shared)) => shared.get().to_owned(),
            (None, None, None) => r#"{"kind":"read-file","path":"a"}"#.to_owned(),
        };
        let expect = own("expect").unwrap_or_else(|| "{}".to_owned());
        Ok(Self {
            document,
            workspace: shared("workspace").unwrap_or_else(|| r#"{"roots":["/ws"]}"#.to_owned()),
            operation,
            expect: match kind {
                Kind::Decision => {
                    serde_json::from_str(&expect).map_err(|error| format!("`{name}`: {error}"))?
                }
                Kind::Session(_) | Kind::Diff(_) => Expect::default(),
            },
            over_asking_is_fine: string("strength").as_deref() == Some("should"),
            disputed: own("disputed").map(|_| string("disputed").unwrap_or_default()),
            kind,
            name,
        })
    }

    /// Runs the case and compares.
    pub(super) fn run(&self, face: &mut dyn Face) -> Result<Line, Failure> {
        match &self.kind {
            Kind::Session(text) => return self.play(text, face),
            Kind::Diff(text) => {
                return diff::run(&self.name, text, face)
                    .map_err(|failure| format!("`{}`: {failure}", self.name));
            }
            Kind::Decision => {}
        }
        let name = Value::from(self.name.as_str());
        if self.expect.warnings.is_some() || self.expect.fixed.is_some() {
            let answer = face.lint(&self.document)?;
            let text = match &answer {
                Ok(warnings) => format!(r#"{{"name":{name},"warnings":{warnings}}}"#),
                Err(code) => format!(r#"{{"name":{name},"error":{}}}"#, Value::from(code.as_str())),
            };
            let outcome = self.warned(&answer)?;
            return Ok(Line { outcome, text });
        }
        let answer = face.decide(&self.document, &self.workspace, &self.operation)?;
        let text = match &answer {
            Ok(decision) => format!(r#"{{"name":{name},"decision":{decision}}}"#),
            Err(code) => format!(r#"{{"name":{name},"error":{}}}"#, Value::from(code.as_str())),
        };
        let mismatch = self.compare(&answer)?;
        let outcome = match mismatch {
            _ if self.disputed.is_some() => self.dispute(),
            None => Outcome::Passed,
            Some(Mismatch { over_asked: true, .. }) if self.over_asking_is_fine => Outcome::OverAsked,
            Some(Mismatch { expected, got, .. }) => Outcome::Failed { expected, got },
        };
        Ok(Line { outcome, text })
    }

    fn play(&self, text: &str, face: &mut dyn Face) -> Result<Line, Failure> {
        let case: Value = serde_json::from_str(text).map_err(|error| format!("`{}`: {error}", self.name))?;
        let played = session::play(&case, &self.document, &self.workspace, face)
            .map_err(|failure| format!("`{}`: {failure}", self.name))?;
        let outcome = if self.disputed.is_some() {
            self.dispute()
        } else if played.mismatches.is_empty() {
            Outcome::Passed
        } else {
            let got = format!("{}\n           {}", played.mismatches.join("\n           "), played.line);
            Outcome::Failed { expected: "what the case says".into(), got }
        };
        Ok(Line { outcome, text: played.line })
    }

    /// Compares the warnings about the policy, and the document with the one fix carried out.
    fn warned(&self, answer: &Result<String, String>) -> Result<Outcome, Failure> {
        let text = match answer {
            Ok(text) => text,
            Err(code) => {
                return Ok(Outcome::Failed { expected: "warnings".into(), got: format!("error `{code}`") });
            }
        };
        let warnings: Value = serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
        let all: Vec<&Value> = warnings.as_array().into_iter().flatten().collect();
        let codes: Vec<&str> = all.iter().filter_map(|warning| warning["code"].as_str()).collect();
        if let Some(wanted) = &self.expect.warnings
            && *wanted != codes
        {
            return Ok(Outcome::Failed {
                expected: format!("warnings {wanted:?}"),
                got: format!("{codes:?}"),
            });
        }
        let Some(wanted) = &self.expect.fixed else { return Ok(Outcome::Passed) };
        let fixes: Vec<&Value> =
            all.iter().map(|warning| &warning["fix"]).filter(|fix| fix.is_object()).collect();
        let got = match (fixes.as_slice(), &self.document) {
            ([fix], Document::Policy(text)) => fixed(text, fix).unwrap_or_default(),
            (fixes, _) => format!("{} fixes", fixes.len()),
        };
        if got == wanted.get() {
            Ok(Outcome::Passed)
        } else {
            Ok(Outcome::Failed { expected: wanted.get().to_owned(), got })
        }
    }

    fn dispute(&self) -> Outcome {
        Outcome::Disputed { why: self.disputed.clone().unwrap_or_default() }
    }

    fn compare(&self, answer: &Result<String, String>) -> Result<Option<Mismatch>, Failure> {
        let wrong = |expected: String, got: String| Ok(Some(Mismatch { expected, got, over_asked: false }));
        let decision = match (answer, &self.expect.error) {
            (Err(code), Some(wanted)) if code == wanted => return Ok(None),
            (Err(code), Some(wanted)) => {
                return wrong(format!("error `{wanted}`"), format!("error `{code}`"));
            }
            (Err(code), None) => return wrong("a decision".into(), format!("error `{code}`")),
            (Ok(decision), Some(wanted)) => return wrong(format!("error `{wanted}`"), decision.clone()),
            (Ok(decision), None) => decision,
        };
        let value: Value =
            serde_json::from_str(decision).map_err(|error| format!("{error} in {decision}"))?;
        let effect = value["effect"].as_str().unwrap_or_default();
        let codes: Vec<&str> =
            value["reasons"].as_array().into_iter().flatten().filter_map(|r| r["code"].as_str()).collect();
        let expect = &self.expect;
        if let Some(wanted) = &expect.effect
            && wanted != effect
        {
            let over_asked = rank(effect) > rank(wanted);
            return Ok(Some(Mismatch {
                expected: wanted.clone(),
                got: format!("{effect} {codes:?}"),
                over_asked,
            }));
        }
        if let Some(wanted) = &expect.at_least
            && rank(effect) < rank(wanted)
        {
            return wrong(format!("at least {wanted}"), format!("{effect} {codes:?}"));
        }
        if let Some(wanted) = expect.review
            && value["review"].as_bool() != Some(wanted)
        {
            return wrong(format!("review {wanted}"), format!("review {}", value["review"]));
        }
        if let Some(wanted) = &expect.reasons
            && *wanted != codes
        {
            return wrong(format!("reasons {wanted:?}"), format!("{codes:?}"));
        }
        if let Some(wanted) = &expect.includes
            && !codes.contains(&wanted.as_str())
        {
            return wrong(format!("a reason `{wanted}`"), format!("{effect} {codes:?}"));
        }
        if let Some(wanted) = &expect.target
            && value["target"].as_str() != Some(wanted)
        {
            return wrong(format!("target `{wanted}`"), value["target"].to_string());
        }
        Ok(None)
    }
}

struct Mismatch {
    expected: String,
    got: String,
    over_asked: bool,
}

/// Carries out a fix; the texts of such cases are ASCII, where every face counts alike.
fn fixed(text: &str, fix: &Value) -> Option<String> {
    let place = |end: &str| fix["span"][end].as_u64().and_then(|at| usize::try_from(at).ok());
    let (start, end) = (place("start")?, place("end")?);
    Some(format!("{}{}{}", text.get(..start)?, fix["text"].as_str()?, text.get(end..)?))
}

fn rank(effect: &str) -> usize {
    ["allow", "ask", "deny"].iter().position(|name| *name == effect).unwrap_or(0)
}

/// Returns a text: a string, or a list of strings and of `{ "text", "times" }`, which are joined.
pub(super) fn joined(raw: &str) -> Result<String, Failure> {
    let value: Value = serde_json::from_str(raw).map_err(|error| format!("{error} in {raw}"))?;
    let odd = || format!("{raw} is no text and no list of its parts");
    let part = |part: &Value| match part {
        Value::String(text) => Ok(text.clone()),
        part => {
            let text = part["text"].as_str().ok_or_else(odd)?;
            let times =
                part["times"].as_u64().and_then(|times| usize::try_from(times).ok()).ok_or_else(odd)?;
            Ok(text.repeat(times))
        }
    };
    match &value {
        Value::Array(parts) => parts.iter().map(part).collect(),
        whole => part(whole),
    }
}

/// Puts the shared fields that the case does not give before its own, which stay as they are written.
fn merge(own: &str, shared: &str) -> Result<String, Failure> {
    let shared: Fields = serde_json::from_str(shared).map_err(|error| format!("{error} in {shared}"))?;
    let Ok(given) = serde_json::from_str::<Fields>(own) else { return Ok(own.to_owned()) };
    let inner = own.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    let mut parts: Vec<String> = shared
        .iter()
        .filter(|(name, _)| !given.contains_key(*name))
        .map(|(name, raw)| format!("{}:{}", Value::from(name.as_str()), raw.get()))
        .collect();
    if !inner.trim().is_empty() {
        parts.push(inner.to_owned());
    }
    Ok(format!("{{{}}}", parts.join(",")))
}
