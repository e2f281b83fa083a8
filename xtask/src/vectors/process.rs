//! A face that lives in another process and speaks JSON lines.
//!
//! Each request is one line, each answer one line, in order:
//!
//! ```text
//! {"call":"decide","policy":"<text>","workspace":"<text>","operation":"<text>"}
//! {"call":"decide","layers":"<text>","workspace":"<text>","operation":"<text>"}
//! {"call":"lint","policy":"<text>"}
//! {"call":"session-new","policy":"<text>","workspace":"<text>"}
//! {"call":"session","request":"<text>"}
//! {"call":"diff","before":[<byte>, …],"after":[<byte>, …]}
//! ```
//!
//! An answer is `{"ok":"<text>"}` or `{"error":"<text>"}`. What the texts hold is JSON, or is meant to be.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use super::face::{Document, Face};
use crate::Failure;
use crate::shell::root;

pub(super) struct Process {
    name: &'static str,
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

/// Returns the path of what was built for a face.
fn built(name: &str) -> Result<PathBuf, Failure> {
    let file = root().join("dist").join(name);
    if file.is_file() { Ok(file) } else { Err(format!("there is no `dist/{name}`; run `cargo xtask build`")) }
}

impl Process {
    /// Starts the JavaScript face in Node.
    pub(super) fn js() -> Result<Self, Failure> {
        let script = root().join("bindings-js/runner/face.mjs");
        built(&format!("countersign-{}.tgz", env!("CARGO_PKG_VERSION")))?;
        Self::start("js", Command::new("node").arg(script))
    }

    /// Starts the WASI face under wasmtime, as the tests built it.
    pub(super) fn wasi_built() -> Result<Self, Failure> {
        let program = root().join("target/debug/wasi-face").with_extension(std::env::consts::EXE_EXTENSION);
        Self::start("wasi", Command::new(program).arg(built("component-json.wasm")?))
    }

    /// Builds the WASI face and starts it under wasmtime.
    pub(super) fn wasi() -> Result<Self, Failure> {
        let component = built("component-json.wasm")?;
        let arguments = ["run", "-q", "-p", "countersign-tests-wasi", "--bin", "wasi-face", "--"];
        Self::start("wasi", Command::new("cargo").args(arguments).arg(component).current_dir(root()))
    }

    fn start(name: &'static str, command: &mut Command) -> Result<Self, Failure> {
        let program = Path::new(command.get_program()).display().to_string();
        let failed =
            |why: &dyn std::fmt::Display| format!("cannot start the {name} face with `{program}`: {why}");
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| failed(&error))?;
        let input = child.stdin.take().ok_or_else(|| failed(&"it has no standard input"))?;
        let output = child.stdout.take().ok_or_else(|| failed(&"it has no standard output"))?;
        Ok(Self { name, child, input, output: BufReader::new(output) })
    }

    fn ask(&mut self, request: &Value) -> Result<Result<String, String>, Failure> {
        let gone = |why: &dyn std::fmt::Display| format!("the {} face stopped: {why}", self.name);
        writeln!(self.input, "{request}").map_err(|error| gone(&error))?;
        self.input.flush().map_err(|error| gone(&error))?;
        let mut line = String::new();
        self.output.read_line(&mut line).map_err(|error| gone(&error))?;
        let answer: Value =
            serde_json::from_str(&line).map_err(|error| gone(&format!("{error} in {line:?}")))?;
        match (answer["ok"].as_str(), answer["error"].as_str()) {
            (Some(text), _) => Ok(Ok(text.to_owned())),
            (None, Some(text)) => Ok(Err(text.to_owned())),
            (None, None) => Err(gone(&format!("it answered {line:?}"))),
        }
    }
}

impl Face for Process {
    fn name(&self) -> &'static str {
        self.name
    }

    fn decide(
        &mut self,
        document: &Document,
        workspace: &str,
        operation: &str,
    ) -> Result<Result<String, String>, Failure> {
        let mut request = json!({ "call": "decide", "workspace": workspace, "operation": operation });
        document.put_into(&mut request);
        self.ask(&request)
    }

    fn lint(&mut self, document: &Document) -> Result<Result<String, String>, Failure> {
        let mut request = json!({ "call": "lint" });
        document.put_into(&mut request);
        Ok(self.ask(&request)?.map(sorted))
    }

    fn session_new(
        &mut self,
        document: &Document,
        workspace: &str,
    ) -> Result<Result<String, String>, Failure> {
        let mut request = json!({ "call": "session-new", "workspace": workspace });
        document.put_into(&mut request);
        self.ask(&request)
    }

    fn session(&mut self, request: &str) -> Result<Result<String, String>, Failure> {
        self.ask(&json!({ "call": "session", "request": request }))
    }

    fn diff(&mut self, before: &[u8], after: &[u8]) -> Result<Result<String, String>, Failure> {
        Ok(self.ask(&json!({ "call": "diff", "before": before, "after": after }))?.map(sorted))
    }
}

/// Objects of JavaScript keep the order in which they were made; the text is compared with sorted ones.
fn sorted(text: String) -> String {
    serde_json::from_str(&text).map_or(text, |value: Value| value.to_string())
}

impl Drop for Process {
    fn drop(&mut self) {
        // The face may have ended by itself; there is nothing left to do about it either way.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
