//! A JSON reader (RFC 8259) that keeps the place of every value and refuses what would be read differently
//! elsewhere: duplicate names, lone surrogates, invalid numbers and trailing text.
//!
//! It knows nothing of policies or operations. It works without recursion, in time linear in the text, and
//! stops at fixed limits, so that hostile input costs no more than its length.

mod object;
mod reader;
#[cfg(test)]
mod tests;

pub use object::Object;

use crate::problem::Problem;
use crate::span::Span;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// A value with the bytes it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The bytes of the value in the text.
    pub span: Span,
    /// The value.
    pub data: Data,
}

/// The kinds of JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object, its members in the order of the text.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// The bytes of the name, quotes included.
    pub name_span: Span,
    /// The value.
    pub value: Value,
}

impl Value {
    /// Returns the text, where this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Data::String(text) = &self.data { Some(text) } else { None }
    }

    /// Returns the items, where this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Data::Array(items) = &self.data { Some(items) } else { None }
    }

    /// Returns the members, where this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Member]> {
        if let Data::Object(members) = &self.data { Some(members) } else { None }
    }

    /// Returns the truth value, where this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Data::Boolean(value) = self.data { Some(value) } else { None }
    }

    /// Returns the number, where this is a whole number of 32 bits without sign.
    #[must_use]
    pub fn as_u32(&self) -> Option<u32> {
        let Data::Number(number) = self.data else { return None };
        let whole = number >= 0.0 && number <= f64::from(u32::MAX) && number % 1.0 == 0.0;
        // The range was checked, so the conversion is exact.

        whole.then_some(number as u32)
    }

    /// Tells whether this is an object with a member of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.as_object().unwrap_or_default().iter().any(|member| member.name == name)
    }

    /// Returns the name of the kind, with its article.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.data {
            Data::Null => "null",
            Data::Boolean(_) => "a boolean",
            Data::Number(_) => "a number",
            Data::String(_) => "a string",
            Data::Array(_) => "an array",
            Data::Object(_) => "an object",
        }
    }
}

/// Reads a JSON text.
///
/// ```
/// let value = countersign::json::read(r#"{"a": [1, "x"]}"#).unwrap();
/// let items = value.as_object().unwrap()[0].value.as_array().unwrap();
/// assert_eq!((items[1].as_str(), items[1].span.start), (Some("x"), 10));
/// assert_eq!(countersign::json::read("{} x").unwrap_err()[0].code, "invalid-json");
/// ```
///
/// # Errors
/// `invalid-json` (also for a lone surrogate), `too-deep` and `too-large` come alone; every `duplicate-field`
/// of a text that can be read comes at once.
pub fn read(text: &str) -> Result<Value, Vec<Problem>> {
    reader::read(text)
}

/// Returns `pointer` with one more step, escaped as RFC 6901 asks.
#[must_use]
pub fn join(pointer: &str, step: &str) -> String {
    let step = step.replace('~', "~0").replace('/', "~1");
    format!("{pointer}/{step}")
}
