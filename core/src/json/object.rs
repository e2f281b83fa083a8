//! Reading the fields of an object so that every problem is found at once and no field goes unread.

use super::{Member, Value, join};
use crate::problem::Problem;
use crate::text::quote;

/// An object whose fields are taken one by one; what is left at the end is unknown and refused.
///
/// ```
/// use countersign::json::{Object, read};
/// let value = read(r#"{"name": "x", "colour": 1}"#).unwrap();
/// let mut problems = Vec::new();
/// let mut object = Object::of(&value, "", &mut problems).unwrap();
/// assert_eq!(object.string("name").as_deref(), Some("x"));
/// object.finish();
/// assert_eq!((problems[0].code.as_str(), problems[0].at.as_str()), ("unknown-field", "/colour"));
/// ```
#[derive(Debug)]
pub struct Object<'v, 'p> {
    value: &'v Value,
    at: String,
    known: Vec<&'static str>,
    problems: &'p mut Vec<Problem>,
}

impl<'v, 'p> Object<'v, 'p> {
    /// Starts reading `value`, which stands at the pointer `at`; reports `wrong-type` if it is no object.
    pub fn of(value: &'v Value, at: impl Into<String>, problems: &'p mut Vec<Problem>) -> Option<Self> {
        let at = at.into();
        if value.as_object().is_none() {
            let message = format!("expected an object, found {}", value.kind());
            problems.push(Problem::new("wrong-type", at, value.span, message));
            return None;
        }
        Some(Self { value, at, known: Vec::new(), problems })
    }

    /// Returns the pointer of a field.
    #[must_use]
    pub fn pointer(&self, name: &str) -> String {
        join(&self.at, name)
    }

    /// Returns the list that problems are added to.
    pub fn problems(&mut self) -> &mut Vec<Problem> {
        self.problems
    }

    /// Adds a problem at a field, or at the object itself where the field is absent.
    pub fn problem(&mut self, name: &str, code: &str, message: impl Into<String>) {
        let span = self.member(name).map_or(self.value.span, |member| member.value.span);
        let at = self.pointer(name);
        self.problems.push(Problem::new(code, at, span, message));
    }

    /// Takes a field, where present.
    pub fn take(&mut self, name: &'static str) -> Option<&'v Value> {
        self.known.push(name);
        self.member(name).map(|member| &member.value)
    }

    /// Takes a field that must be present; reports `missing-field`.
    pub fn require(&mut self, name: &'static str) -> Option<&'v Value> {
        let found = self.take(name);
        if found.is_none() {
            self.problem(name, "missing-field", format!("the field `{name}` is missing"));
        }
        found
    }

    /// Takes a field that must be a string where present; reports `wrong-type`.
    pub fn string(&mut self, name: &'static str) -> Option<String> {
        let value = self.take(name)?;
        self.expect(name, value, value.as_str().map(str::to_owned), "a string")
    }

    /// Takes a field that must be present and a string.
    pub fn required_string(&mut self, name: &'static str) -> Option<String> {
        self.require(name)?;
        self.string(name)
    }

    /// Takes a field that must be a boolean where present.
    pub fn boolean(&mut self, name: &'static str) -> Option<bool> {
        let value = self.take(name)?;
        self.expect(name, value, value.as_bool(), "a boolean")
    }

    /// Takes a field that must be a whole number of 32 bits where present.
    pub fn number(&mut self, name: &'static str) -> Option<u32> {
        let value = self.take(name)?;
        self.expect(name, value, value.as_u32(), "a whole number")
    }

    /// Takes a field that must be an array where present.
    pub fn array(&mut self, name: &'static str) -> Option<&'v [Value]> {
        let value = self.take(name)?;
        self.expect(name, value, value.as_array(), "an array")
    }

    /// Takes a field that must be an array of strings where present; every item that is none is reported.
    pub fn strings(&mut self, name: &'static str) -> Option<Vec<String>> {
        let items = self.array(name)?;
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match item.as_str() {
                Some(text) => out.push(text.to_owned()),
                None => {
                    let at = join(&self.pointer(name), &index.to_string());
                    let message = format!("expected a string, found {}", item.kind());
                    self.problems.push(Problem::new("wrong-type", at, item.span, message));
                }
            }
        }
        Some(out)
    }

    /// Takes a field that must be one of the named values where present; reports `unknown-value`.
    pub fn choice<T: Copy>(&mut self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.string(name)?;
        let found = choices.iter().find(|(choice, _)| *choice == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<_> = choices.iter().map(|(choice, _)| format!("`{choice}`")).collect();
            let message = format!("{} is none of {}", quote(&text), names.join(", "));
            self.problem(name, "unknown-value", message);
        }
        found
    }

    /// Reports every field that was not taken as `unknown-field`.
    pub fn finish(self) {
        for Member { name, name_span, .. } in self.value.as_object().unwrap_or_default() {
            if !self.known.contains(&name.as_str()) {
                let message = format!("the field {} is not known here", quote(name));
                self.problems.push(Problem::new("unknown-field", join(&self.at, name), *name_span, message));
            }
        }
    }

    fn member(&self, name: &str) -> Option<&'v Member> {
        self.value.as_object().unwrap_or_default().iter().find(|member| member.name == name)
    }

    fn expect<T>(&mut self, name: &str, value: &Value, found: Option<T>, wanted: &str) -> Option<T> {
        if found.is_none() {
            self.problem(name, "wrong-type", format!("expected {wanted}, found {}", value.kind()));
        }
        found
    }
}
