//! The world `countersign-json`: texts and handles around the core. It holds no decision of its own.

#[allow(missing_docs, clippy::all, clippy::pedantic, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({ world: "countersign-json", path: "../wit" });
}

use std::cell::RefCell;
use std::collections::BTreeMap;

use bindings::exports::countersign::policy::json::Guest;
use countersign::wire::{self, Contents, session_call};
use countersign::{Layer, Policy, Problem, Session};
use serde_json::json;

struct Component;

/// What handles stand for. An instance has one thread, and no call runs inside another.
#[derive(Default)]
struct Held {
    next: u32,
    policies: BTreeMap<u32, Policy>,
    sessions: BTreeMap<u32, Session>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

impl Held {
    fn number(&mut self) -> u32 {
        self.next = self.next.wrapping_add(1);
        self.next
    }

    fn policy(&self, handle: u32) -> Result<&Policy, String> {
        self.policies.get(&handle).ok_or_else(|| failure("no-such-policy", "no policy has that handle"))
    }
}

fn held<T>(work: impl FnOnce(&mut Held) -> T) -> T {
    HELD.with(|held| work(&mut held.borrow_mut()))
}

fn failure(code: &str, message: &str) -> String {
    json!({ "code": code, "at": "", "message": message }).to_string()
}

/// The first problem stands for all, and brings the others along.
fn refused(problems: &[Problem]) -> String {
    let first = problems.first();
    json!({
        "code": first.map(|problem| problem.code.as_str()),
        "at": first.map(|problem| problem.at.as_str()),
        "message": first.map(|problem| problem.message.as_str()),
        "problems": json!(problems),
    })
    .to_string()
}

fn keep(result: Result<Policy, Vec<Problem>>) -> Result<u32, String> {
    let policy = result.map_err(|problems| refused(&problems))?;
    Ok(held(|held| {
        let handle = held.number();
        held.policies.insert(handle, policy);
        handle
    }))
}

impl Guest for Component {
    fn load(document: String) -> Result<u32, String> {
        keep(Policy::parse(&document))
    }

    fn load_layers(layers: String) -> Result<u32, String> {
        keep(Layer::read_list(&layers).and_then(|layers| Policy::layers(&layers)))
    }

    fn lint(policy: u32) -> Result<String, String> {
        held(|held| {
            let policy = held.policy(policy)?;
            Ok(json!({ "warnings": json!(policy.lint()), "notices": json!(policy.notices()) }).to_string())
        })
    }

    fn decide(policy: u32, operation: String, workspace: String) -> Result<String, String> {
        held(|held| Ok(held.policy(policy)?.decide_json(&operation, &workspace).to_json()))
    }

    fn decide_many(policy: u32, operations: Vec<String>, workspace: String) -> Result<String, String> {
        held(|held| {
            let policy = held.policy(policy)?;
            let decisions: Vec<String> = match wire::workspace(&workspace) {
                Ok(place) => {
                    operations.iter().map(|text| policy.decide_json_in(text, &place).to_json()).collect()
                }
                Err(_) => {
                    operations.iter().map(|text| policy.decide_json(text, &workspace).to_json()).collect()
                }
            };
            Ok(format!("[{}]", decisions.join(",")))
        })
    }

    fn audit(policy: u32, before: u32, operations: Vec<String>, workspace: String) -> Result<String, String> {
        held(|held| {
            let (policy, before) = (held.policy(policy)?, held.policy(before)?);
            Ok(policy.audit_json(before, &operations, &workspace).to_json())
        })
    }

    fn release(policy: u32) {
        held(|held| drop(held.policies.remove(&policy)));
    }

    fn new_session(policy: u32, workspace: String) -> Result<u32, String> {
        let place = wire::workspace(&workspace).map_err(|problems| refused(&problems))?;
        held(|held| {
            let session = Session::new(held.policy(policy)?.mode(), place.case_sensitive != Some(false));
            let handle = held.number();
            held.sessions.insert(handle, session);
            Ok(handle)
        })
    }

    fn session_call(session: u32, request: String) -> Result<String, String> {
        held(|held| {
            let session = held
                .sessions
                .get_mut(&session)
                .ok_or_else(|| failure("no-such-session", "no session has that handle"))?;
            let answer = session_call(session, &request, &[], Contents::Inline);
            answer.map(|answer| answer.json).map_err(|error| error.to_json())
        })
    }

    fn release_session(session: u32) {
        held(|held| drop(held.sessions.remove(&session)));
    }

    fn diff(before: Vec<u8>, after: Vec<u8>) -> String {
        wire::diff(&before, &after)
    }

    fn patch(path: String, before: Vec<u8>, after: Vec<u8>) -> Result<Vec<u8>, String> {
        countersign::patch(&path, &before, &after).map_err(|error| error.to_json())
    }

    fn version() -> String {
        countersign::VERSION.to_owned()
    }
}

bindings::export!(Component with_types_in bindings);
