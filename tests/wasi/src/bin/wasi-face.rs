//! Serves `component-json.wasm` to the vector runner: JSON lines in, JSON lines out.

#![allow(clippy::print_stdout, reason = "its answers go to standard output")]

use std::io::{BufRead, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

fn main() -> wasmtime::Result<()> {
    let file = std::env::args()
        .nth(1)
        .map_or_else(|| countersign_tests_wasi::dist().join("component-json.wasm"), PathBuf::from);
    let (mut store, world) = countersign_tests_wasi::texts(&file)?;
    let face = world.countersign_policy_json();
    // The last document, its handle or what it was refused with.
    let mut loaded: Option<(String, Result<u32, String>)> = None;
    let mut session: Option<u32> = None;
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let text = |field: &str| request.get(field).and_then(Value::as_str).unwrap_or_default();
        let answer: Result<String, String> = if text("call") == "session" {
            match session {
                Some(handle) => face.call_session_call(&mut store, handle, text("request"))?,
                None => Err(r#"{"code":"no-such-session"}"#.to_owned()),
            }
        } else if text("call") == "diff" {
            let bytes = |field: &str| -> Vec<u8> {
                let list = request.get(field).and_then(Value::as_array).into_iter().flatten();
                list.filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect()
            };
            Ok(face.call_diff(&mut store, &bytes("before"), &bytes("after"))?)
        } else {
            let layered = request.get("layers").is_some();
            let key = format!("{layered}{}{}", text("policy"), text("layers"));
            if loaded.as_ref().is_none_or(|(known, _)| *known != key) {
                if let Some((_, Ok(handle))) = loaded.take() {
                    face.call_release(&mut store, handle)?;
                }
                let result = if layered {
                    face.call_load_layers(&mut store, text("layers"))?
                } else {
                    face.call_load(&mut store, text("policy"))?
                };
                loaded = Some((key, result.map_err(|error| code(&error))));
            }
            let policy = loaded.as_ref().map_or(Err(String::new()), |(_, result)| result.clone());
            match (policy, text("call")) {
                (Err(code), _) => Err(code),
                (Ok(policy), "decide") => {
                    face.call_decide(&mut store, policy, text("operation"), text("workspace"))?
                }
                (Ok(policy), "lint") => face.call_lint(&mut store, policy)?.map(|text| warnings(&text)),
                (Ok(policy), _) => {
                    if let Some(old) = session.take() {
                        face.call_release_session(&mut store, old)?;
                    }
                    let result = face.call_new_session(&mut store, policy, text("workspace"))?;
                    session = result.as_ref().ok().copied();
                    result.map(|_| String::new()).map_err(|error| code(&error))
                }
            }
        };
        let line = match answer {
            Ok(text) => json!({ "ok": text }),
            Err(text) => json!({ "error": text }),
        };
        writeln!(out, "{line}")?;
        out.flush()?;
    }
    Ok(())
}

/// The code of an error that is JSON text.
fn code(error: &str) -> String {
    let value: Value = serde_json::from_str(error).unwrap_or_default();
    value.get("code").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The warnings among what is said about a policy.
fn warnings(text: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    value.get("warnings").cloned().unwrap_or_default().to_string()
}
