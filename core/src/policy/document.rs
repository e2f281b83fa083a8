//! The policy document as it is written: every field of the format, every problem with its place.
//!
//! It knows the shape of the document and nothing of what the patterns mean.

use crate::effect::Effect;
use crate::json::{Data, Object, Value, join};
use crate::operation::{Mode, Shell};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::span::Span;
use crate::text::quote;

/// A text of the document with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) at: String,
    pub(crate) span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PathPattern {
    Contains(String),
    Basename(String),
    Glob(String),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CommandForm {
    Line(String),
    Containing(String),
    Tokens { program: String, arguments: Vec<TokenForm> },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenForm {
    One(Vec<String>),
    Any,
    Rest,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Matcher {
    Command { patterns: Vec<Located<CommandForm>>, unless: Vec<Located<CommandForm>> },
    Write { patterns: Vec<Located<PathPattern>>, unless: Vec<Located<PathPattern>> },
    Read { patterns: Vec<Located<PathPattern>>, unless: Vec<Located<PathPattern>> },
    Url { patterns: Vec<Located<String>>, unless: Vec<Located<String>> },
    Tool { patterns: Vec<Located<String>>, unless: Vec<Located<String>> },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RuleForm {
    pub(crate) effect: Effect,
    pub(crate) matcher: Matcher,
    pub(crate) id: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) shells: Vec<Shell>,
    pub(crate) grants: Grants,
    pub(crate) matches: Vec<Located<String>>,
    pub(crate) misses: Vec<Located<String>>,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Grants {
    pub(crate) write: Vec<Located<String>>,
    pub(crate) env: Vec<Located<String>>,
}

/// The effects that hold where no rule speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Defaults {
    pub(crate) command: Effect,
    pub(crate) write: Effect,
    pub(crate) read: Effect,
    pub(crate) url: Effect,
    pub(crate) tool: Effect,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            command: Effect::Ask,
            write: Effect::Allow,
            read: Effect::Allow,
            url: Effect::Ask,
            tool: Effect::Ask,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Document {
    pub(crate) profile: Profile,
    pub(crate) mode: Option<Mode>,
    pub(crate) trusted: Vec<Located<CommandForm>>,
    pub(crate) presets: Vec<Located<String>>,
    pub(crate) without: Vec<Located<String>>,
    pub(crate) protected: Vec<Located<PathPattern>>,
    pub(crate) ignore: Vec<Located<String>>,
    pub(crate) rules: Vec<Located<RuleForm>>,
    pub(crate) grants: Grants,
    pub(crate) defaults: Defaults,
}

const EFFECTS: [(&str, Effect); 3] = [("allow", Effect::Allow), ("ask", Effect::Ask), ("deny", Effect::Deny)];
pub(crate) const SHELLS: [(&str, Shell); 5] = [
    ("posix", Shell::Posix),
    ("bash", Shell::Bash),
    ("zsh", Shell::Zsh),
    ("powershell", Shell::Powershell),
    ("cmd", Shell::Cmd),
];
const MODES: [(&str, Mode); 2] = [("autopilot", Mode::Autopilot), ("supervised", Mode::Supervised)];
const PROFILES: [(&str, Profile); 2] = [("kiro", Profile::Kiro), ("hardened", Profile::Hardened)];

/// Reads a document; the result counts only where no problem was added.
pub(crate) fn read(value: &Value, problems: &mut Vec<Problem>) -> Option<Document> {
    let mut object = Object::of(value, "", problems)?;
    object.string("$schema");
    if let Some(version) = object.require("version")
        && version.as_u32() != Some(1)
    {
        let code = if matches!(version.data, Data::Number(_)) { "unsupported-version" } else { "wrong-type" };
        object.problem("version", code, "the version must be the number 1");
    }
    object.require("profile");
    let profile = object.choice("profile", &PROFILES);
    let mode = object.choice("mode", &MODES);
    let trusted = strings(&mut object, "trustedCommands");
    let presets = strings(&mut object, "presets");
    let without = strings(&mut object, "without");
    let ignore = strings(&mut object, "ignore");
    let protected = items(&mut object, "protectedPaths", path_pattern);
    let rules = items(&mut object, "rules", rule);
    let grants = grants(&mut object);
    let defaults = defaults(&mut object);
    object.finish();
    let trusted = trusted.into_iter().map(|entry| entry.map(CommandForm::Line)).collect();
    let profile = profile?;
    Some(Document { profile, mode, trusted, presets, without, protected, ignore, rules, grants, defaults })
}

impl<T> Located<T> {
    fn new(value: T, at: &str, span: Span) -> Self {
        Self { value, at: at.to_owned(), span }
    }

    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), at: self.at, span: self.span }
    }

    pub(crate) fn problem(&self, code: &str, message: impl Into<String>) -> Problem {
        Problem::new(code, self.at.clone(), self.span, message)
    }
}

fn wrong_type(value: &Value, at: &str, wanted: &str) -> Problem {
    Problem::new("wrong-type", at, value.span, format!("expected {wanted}, found {}", value.kind()))
}

fn items<T>(
    object: &mut Object<'_, '_>,
    name: &'static str,
    read: fn(&Value, &str, &mut Vec<Problem>) -> Option<T>,
) -> Vec<Located<T>> {
    let at = object.pointer(name);
    let values = object.array(name).unwrap_or_default();
    let mut out = Vec::with_capacity(values.len());
    for (index, value) in values.iter().enumerate() {
        let at = join(&at, &index.to_string());
        if let Some(item) = read(value, &at, object.problems()) {
            out.push(Located::new(item, &at, value.span));
        }
    }
    out
}

fn string(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<String> {
    if value.as_str().is_none() {
        problems.push(wrong_type(value, at, "a string"));
    }
    value.as_str().map(str::to_owned)
}

fn strings(object: &mut Object<'_, '_>, name: &'static str) -> Vec<Located<String>> {
    items(object, name, string)
}

/// Takes a field that is one item or a list of them.
fn one_or_more<T>(
    object: &mut Object<'_, '_>,
    name: &'static str,
    read: fn(&Value, &str, &mut Vec<Problem>) -> Option<T>,
) -> Vec<Located<T>> {
    let at = object.pointer(name);
    let Some(value) = object.take(name) else { return Vec::new() };
    if value.as_array().is_none() {
        let item = read(value, &at, object.problems());
        return item.map(|item| Located::new(item, &at, value.span)).into_iter().collect();
    }
    let list = items(object, name, read);
    if value.as_array().is_some_and(<[Value]>::is_empty) {
        object.problem(name, "empty-list", format!("`{name}` names no pattern"));
    }
    list
}

fn path_pattern(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<PathPattern> {
    let mut object = Object::of(value, at, problems)?;
    let contains = object.string("contains").map(PathPattern::Contains);
    let basename = object.string("basename").map(PathPattern::Basename);
    let glob = object.string("glob").map(PathPattern::Glob);
    let given: Vec<&str> =
        ["contains", "basename", "glob"].into_iter().filter(|name| value.has(name)).collect();
    match given.as_slice() {
        [] => {
            let message = "the pattern needs one of `contains`, `basename` and `glob`";
            object.problems().push(Problem::new("missing-field", at, value.span, message));
        }
        [_] => {}
        [_, second, ..] => object.problem(second, "conflicting-fields", "a pattern is of one kind only"),
    }
    object.finish();
    let pattern = contains.or(basename).or(glob)?;
    let (PathPattern::Contains(text) | PathPattern::Basename(text) | PathPattern::Glob(text)) = &pattern;
    if text.trim().is_empty() {
        problems.push(Problem::new(
            "empty-pattern",
            at,
            value.span,
            "an empty pattern would match everything",
        ));
        return None;
    }
    Some(pattern)
}

fn command_form(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<CommandForm> {
    if let Some(line) = value.as_str() {
        return Some(CommandForm::Line(line.to_owned()));
    }
    if value.as_object().is_none() {
        problems.push(wrong_type(value, at, "a string or an object"));
        return None;
    }
    let mut object = Object::of(value, at, problems)?;
    if value.has("containing") {
        let text = object.string("containing");
        object.finish();
        return text.map(CommandForm::Containing);
    }
    let program = object.required_string("program");
    let arguments = items(&mut object, "arguments", token_form);
    if let Some(early) = arguments.iter().rev().skip(1).find(|token| token.value == TokenForm::Rest) {
        object.problems().push(early.problem("misplaced-rest", "`*` stands for the rest and comes last"));
    }
    object.finish();
    let arguments = arguments.into_iter().map(|token| token.value).collect();
    Some(CommandForm::Tokens { program: program?, arguments })
}

fn token_form(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<TokenForm> {
    if let Some(text) = value.as_str() {
        return Some(match text {
            "*" => TokenForm::Rest,
            "?" => TokenForm::Any,
            text => TokenForm::One(vec![text.to_owned()]),
        });
    }
    let Some(list) = value.as_array() else {
        problems.push(wrong_type(value, at, "a string or a list of strings"));
        return None;
    };
    let mut texts = Vec::new();
    for (index, item) in list.iter().enumerate() {
        texts.extend(string(item, &join(at, &index.to_string()), problems));
    }
    if list.is_empty() {
        problems.push(Problem::new("empty-list", at, value.span, "no alternative is named"));
    }
    Some(TokenForm::One(texts))
}

const KINDS: [&str; 5] = ["command", "write", "read", "url", "tool"];

fn rule(value: &Value, at: &str, problems: &mut Vec<Problem>) -> Option<RuleForm> {
    let mut object = Object::of(value, at, problems)?;
    object.require("effect");
    let effect = object.choice("effect", &EFFECTS);
    let id = object.string("id");
    let reason = object.string("reason");
    let given: Vec<&str> = KINDS.into_iter().filter(|kind| value.has(kind)).collect();
    let matcher = match given.as_slice() {
        [] => {
            let message = "the rule needs one of `command`, `write`, `read`, `url` and `tool`";
            object.problems().push(Problem::new("missing-field", at, value.span, message));
            None
        }
        [kind, rest @ ..] => {
            if let Some(second) = rest.first() {
                object.problem(second, "conflicting-fields", "a rule is of one kind only");
            }
            Some(matcher(&mut object, kind))
        }
    };
    let is_command = given.first() == Some(&"command");
    let shells = shells(&mut object);
    if value.has("shells") && !is_command {
        object.problem("shells", "misplaced-field", "`shells` belongs to a command rule");
    }
    if value.has("unless") && effect == Some(Effect::Allow) {
        object.problem("unless", "misplaced-field", "`unless` belongs to an `ask` or `deny` rule");
    }
    if value.has("grants") && !(is_command && effect == Some(Effect::Allow)) {
        object.problem("grants", "misplaced-field", "`grants` belongs to an allowed command");
    }
    let grants = grants(&mut object);
    let (matches, misses) = examples(&mut object);
    for kind in KINDS {
        // Marks every kind as known, so that a second one is reported once, as conflicting.
        object.take(kind);
    }
    object.finish();
    let (effect, matcher) = (effect?, matcher?);
    if let Matcher::Command { patterns, .. } = &matcher
        && effect == Effect::Allow
    {
        for pattern in patterns.iter().filter(|pattern| matches!(pattern.value, CommandForm::Containing(_))) {
            let message = "`containing` looks for a piece of text anywhere, so it can only ask or deny";
            problems.push(pattern.problem("allowing-substring", message));
        }
    }
    Some(RuleForm { effect, matcher, id, reason, shells, grants, matches, misses })
}

fn matcher(object: &mut Object<'_, '_>, kind: &str) -> Matcher {
    match kind {
        "command" => Matcher::Command {
            patterns: one_or_more(object, "command", command_form),
            unless: one_or_more(object, "unless", command_form),
        },
        "write" => Matcher::Write {
            patterns: one_or_more(object, "write", path_pattern),
            unless: one_or_more(object, "unless", path_pattern),
        },
        "read" => Matcher::Read {
            patterns: one_or_more(object, "read", path_pattern),
            unless: one_or_more(object, "unless", path_pattern),
        },
        "url" => Matcher::Url {
            patterns: one_or_more(object, "url", string),
            unless: one_or_more(object, "unless", string),
        },
        _ => Matcher::Tool {
            patterns: one_or_more(object, "tool", string),
            unless: one_or_more(object, "unless", string),
        },
    }
}

fn shells(object: &mut Object<'_, '_>) -> Vec<Shell> {
    let names = strings(object, "shells");
    let mut shells = Vec::new();
    for name in names {
        match SHELLS.iter().find(|(shell, _)| *shell == name.value) {
            Some((_, shell)) => shells.push(*shell),
            None => {
                let message = format!("{} is no shell that is known", quote(&name.value));
                object.problems().push(name.problem("unknown-value", message));
            }
        }
    }
    shells
}

fn grants(object: &mut Object<'_, '_>) -> Grants {
    let at = object.pointer("grants");
    let Some(value) = object.take("grants") else { return Grants::default() };
    let Some(mut object) = Object::of(value, at, object.problems()) else { return Grants::default() };
    let grants = Grants { write: strings(&mut object, "write"), env: strings(&mut object, "env") };
    object.finish();
    grants
}

fn examples(object: &mut Object<'_, '_>) -> (Vec<Located<String>>, Vec<Located<String>>) {
    let at = object.pointer("examples");
    let Some(value) = object.take("examples") else { return Default::default() };
    let Some(mut object) = Object::of(value, at, object.problems()) else { return Default::default() };
    let found = (strings(&mut object, "matches"), strings(&mut object, "misses"));
    object.finish();
    found
}

fn defaults(object: &mut Object<'_, '_>) -> Defaults {
    let floor = Defaults::default();
    let at = object.pointer("defaults");
    let Some(value) = object.take("defaults") else { return floor };
    let Some(mut object) = Object::of(value, at, object.problems()) else { return floor };
    let mut one = |name: &'static str, least: Effect| {
        let effect = object.choice(name, &EFFECTS).unwrap_or(least);
        if effect < least {
            let message = format!("`{}` is looser than the default `{}`", effect.as_str(), least.as_str());
            object.problem(name, "loosening-default", message);
        }
        effect.max(least)
    };
    let found = Defaults {
        command: one("command", floor.command),
        write: one("write", floor.write),
        read: one("read", floor.read),
        url: one("url", floor.url),
        tool: one("tool", floor.tool),
    };
    object.finish();
    found
}
