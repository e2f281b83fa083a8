//! Sessions, for the class `Session` of the package: requests as text, file contents as bytes beside them.

use countersign::wire::{self, Answer, Contents};
use countersign::{Session, SessionError};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::failure::refused;
use crate::policy::RawPolicy;
use crate::utf16;

/// A session.
#[wasm_bindgen]
pub struct RawSession {
    session: Session,
}

#[wasm_bindgen]
impl RawSession {
    /// Starts a session whose turns begin in the policy's mode, unless they are told otherwise.
    ///
    /// # Errors
    /// Throws the problems of the workspace as JSON text.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &RawPolicy, workspace: &str) -> Result<Self, JsValue> {
        let read = wire::workspace(workspace);
        let facts = read.map_err(|problems| refused(&utf16::in_text(problems, workspace)))?;
        Ok(Self { session: Session::new(policy.mode(), facts.case_sensitive != Some(false)) })
    }

    /// Makes one call. `blobs` is a list of `Uint8Array`; the answer is a list: the JSON text, then such arrays.
    ///
    /// # Errors
    /// Throws the error of the call as JSON text.
    pub fn call(&mut self, request: &str, blobs: &Array) -> Result<Array, JsValue> {
        // Anything else in the list would shift the indexes; the wrapper puts nothing else there.
        let bytes: Vec<Vec<u8>> = blobs
            .iter()
            .map(|blob| blob.dyn_into::<Uint8Array>().map(|blob| blob.to_vec()))
            .collect::<Result<_, _>>()?;
        let answer = wire::session_call(&mut self.session, request, &bytes, Contents::Blobs);
        let Answer { json, blobs } = answer.map_err(|error| thrown(&error))?;
        let out = Array::of1(&JsValue::from_str(&json));
        for blob in blobs {
            out.push(&Uint8Array::from(blob.as_slice()));
        }
        Ok(out)
    }

    /// Makes one call with all contents in the text; the answer is that of every face.
    ///
    /// # Errors
    /// Throws the error of the call as JSON text.
    pub fn call_json(&mut self, request: &str) -> Result<String, JsValue> {
        let answer = wire::session_call(&mut self.session, request, &[], Contents::Inline);
        answer.map(|answer| answer.json).map_err(|error| thrown(&error))
    }
}

/// Returns what to throw for a refused call.
pub(crate) fn thrown(error: &SessionError) -> JsValue {
    JsValue::from_str(&error.to_json())
}
