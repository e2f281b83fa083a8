//! From documents to rules: the patterns are read, the layers joined, the examples checked.

mod grants;
mod rules;

pub(super) use rules::pattern_of;

use super::document::{self, CommandForm, Document, Located, PathPattern, TokenForm};
use super::layers::Layer;
use super::{Policy, ToolRule, UrlRule, UrlRules, lint, preset};
use crate::command::{self, Parts, Pattern, Trust};
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::ignore::IgnoreRules;
use crate::json::read;
use crate::operation::Mode;
use crate::order;
use crate::path::{self, RuleScope};
use crate::problem::Problem;
use crate::profile::Profile;
use crate::text::quote;
use crate::url;

/// Compiles the layers; `numbered` puts the number of the layer before every pointer.
pub(super) fn policy(layers: &[Layer], numbered: bool) -> Result<Policy, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut documents = Vec::with_capacity(layers.len());
    for (number, layer) in layers.iter().enumerate() {
        let mut found = Vec::new();
        let document = match read(&layer.text) {
            Ok(value) => document::read(&value, &mut found),
            Err(faults) => {
                found = faults;
                None
            }
        };
        problems.extend(found.into_iter().map(|problem| place(problem, number, numbered)));
        documents.extend(document.map(|document| (number, layer, document)));
    }
    if layers.is_empty() {
        problems.push(Problem::new("no-layers", "", Default::default(), "there is no document at all"));
    }
    // The strictest profile named counts, and no document may name none.
    let profile =
        documents.iter().map(|(_, _, document)| document.profile).max().unwrap_or(Profile::Hardened);
    let mut compiler = Compiler::new(profile);
    for (number, layer, document) in &documents {
        let before = compiler.problems.len();
        let (noticed, warned) = (compiler.notices.len(), compiler.warnings.len());
        compiler.layer(layer, document);
        for (list, from) in [
            (&mut compiler.problems, before),
            (&mut compiler.notices, noticed),
            (&mut compiler.warnings, warned),
        ] {
            for problem in list.iter_mut().skip(from) {
                *problem = place(problem.clone(), *number, numbered);
            }
        }
    }
    problems.append(&mut compiler.problems);
    let result = compiler.finish();
    match result {
        Ok(policy) if problems.is_empty() => Ok(policy),
        Ok(_) => Err(sorted(problems)),
        Err(problem) => {
            problems.push(problem);
            Err(sorted(problems))
        }
    }
}

/// Puts the number of its layer before a problem's pointer.
fn place(mut problem: Problem, number: usize, numbered: bool) -> Problem {
    if numbered {
        problem.at = format!("/{number}{}", problem.at);
    }
    problem
}

/// Sorts problems as they stand in the text; one layer comes after the other already.
fn sorted(mut problems: Vec<Problem>) -> Vec<Problem> {
    let layer = |problem: &Problem| problem.at.split('/').nth(1).and_then(|step| step.parse::<usize>().ok());
    order::sort_by_key(&mut problems, |problem| (layer(problem), problem.span));
    problems.dedup();
    problems
}

struct Compiler {
    profile: Profile,
    mode: Mode,
    commands: command::Rules,
    granted: Vec<Located<String>>,
    variables: Vec<String>,
    references: Vec<RuleReference>,
    paths: path::ProtectionBuilder,
    urls: Vec<(UrlRule, Vec<url::Pattern>)>,
    tools: Vec<ToolRule>,
    defaults: document::Defaults,
    problems: Vec<Problem>,
    notices: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Compiler {
    fn new(profile: Profile) -> Self {
        Self {
            profile,
            mode: Mode::default(),
            commands: command::Rules::default(),
            granted: Vec::new(),
            variables: Vec::new(),
            references: Vec::new(),
            paths: path::ProtectionBuilder::new(profile),
            urls: Vec::new(),
            tools: Vec::new(),
            defaults: document::Defaults::default(),
            problems: Vec::new(),
            notices: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn finish(self) -> Result<Policy, Problem> {
        let whole = |problem: path::PatternProblem| {
            Problem::new(problem.code, "", Default::default(), problem.message)
        };
        // Each grant was checked where it stands; together they can only be too many.
        let grants =
            grants::grants_of(&self.granted, self.variables).map_err(|(_, problem)| whole(problem))?;
        Ok(Policy {
            profile: self.profile,
            mode: self.mode,
            commands: self.commands,
            grants,
            references: self.references,
            paths: self.paths.build().map_err(whole)?,
            urls: UrlRules::new(self.urls),
            tools: self.tools,
            defaults: self.defaults,
            notices: self.notices,
            warnings: self.warnings,
            documents: Vec::new(),
        })
    }

    fn layer(&mut self, layer: &Layer, document: &Document) {
        let source = layer.source.rule_source();
        let loosens = layer.may_loosen;
        if let Some(mode) = document.mode {
            if loosens {
                self.mode = mode;
            } else {
                self.leave_out("/mode", Default::default(), "the mode");
            }
        }
        let (own, theirs) = (&mut self.defaults, document.defaults);
        own.command = own.command.max(theirs.command);
        own.write = own.write.max(theirs.write);
        own.read = own.read.max(theirs.read);
        own.url = own.url.max(theirs.url);
        own.tool = own.tool.max(theirs.tool);
        self.trusted(source, loosens, &document.trusted);
        self.presets(loosens, document);
        for (index, entry) in document.protected.iter().enumerate() {
            let reference = reference(source, "protectedPaths", index, text_of(&entry.value).to_owned());
            self.path_rule(RuleScope::Protected, Effect::Ask, entry, reference, &[]);
        }
        self.ignore(source, &document.ignore);
        for (index, rule) in document.rules.iter().enumerate() {
            if rule.value.effect == Effect::Allow && !loosens {
                self.leave_out(&rule.at, rule.span, "an allowing rule");
                // Its patterns are read all the same, so that a mistake is reported wherever it stands.
                let mut aside = Self::new(self.profile);
                aside.rule(source, index, rule);
                self.problems.append(&mut aside.problems);
            } else {
                self.rule(source, index, rule);
            }
            self.examples(source, index, rule);
        }
        self.grants(&document.grants, loosens);
        self.warnings.extend(lint::document(document, layer, self.profile));
    }

    fn ignore(&mut self, source: RuleSource, entries: &[Located<String>]) {
        let lines: Vec<&str> = entries.iter().map(|entry| entry.value.as_str()).collect();
        match IgnoreRules::parse(&lines) {
            Ok(rules) => self.paths.ignore(source, rules),
            Err(problem) => {
                let found =
                    entries.get(problem.index).map(|entry| entry.problem(problem.code, problem.message));
                self.problems.extend(found);
            }
        }
    }

    fn leave_out(&mut self, at: &str, span: crate::span::Span, what: &str) {
        let message = format!("{what} is left out, because this layer may only tighten");
        self.notices.push(Problem::new("ignored-loosening", at, span, message));
    }

    fn trusted(&mut self, source: RuleSource, loosens: bool, trusted: &[Located<CommandForm>]) {
        for (index, entry) in trusted.iter().enumerate() {
            let Some(pattern) = self.command(entry) else { continue };
            if !loosens {
                self.leave_out(&entry.at, entry.span, "a trusted command");
                continue;
            }
            let reference = reference(source, "trustedCommands", index, written(&entry.value));
            let number = self.refer(reference);
            self.commands.add(Effect::Allow, Parts { patterns: vec![pattern], ..Parts::default() }, number);
        }
    }

    fn presets(&mut self, loosens: bool, document: &Document) {
        let mut known: Vec<&str> = Vec::new();
        for entry in &document.presets {
            if self.paths.preset(&entry.value) {
                continue;
            }
            let Some(preset) = preset::named(&entry.value) else {
                let names: Vec<String> = preset::names().iter().map(|name| format!("`{name}`")).collect();
                let message = format!("{} is none of {}", quote(&entry.value), names.join(", "));
                self.problems.push(entry.problem("unknown-preset", message));
                continue;
            };
            known.extend(preset.entries().map(|(pattern, _)| pattern));
            if self.profile == Profile::Kiro {
                let message = "presets of commands need the profile `hardened`: the literal rule of `kiro` would \
                               trust whatever follows their patterns";
                self.problems.push(entry.problem("preset-needs-hardened", message));
            } else if !loosens {
                self.leave_out(&entry.at, entry.span, "a preset");
            } else {
                self.preset(preset, &document.without);
            }
        }
        for entry in &document.without {
            if !known.contains(&entry.value.as_str()) {
                let message = format!("{} stands in no preset of this document", quote(&entry.value));
                self.problems.push(entry.problem("unknown-entry", message));
            }
        }
    }

    fn preset(&mut self, preset: &'static preset::Preset, without: &[Located<String>]) {
        for (index, (pattern, why)) in preset.entries().enumerate() {
            if without.iter().any(|entry| entry.value == pattern) {
                continue;
            }
            let Some(trust) = Trust::parse(pattern) else { continue };
            let mut reference = reference(RuleSource::Preset, preset.name, index, pattern.to_owned());
            reference.reason = Some(why.to_owned());
            let number = self.refer(reference);
            let patterns = vec![Pattern::Line(trust)];
            self.commands.add(Effect::Allow, Parts { patterns, ..Parts::default() }, number);
        }
    }

    fn refer(&mut self, reference: RuleReference) -> usize {
        self.references.push(reference);
        self.references.len().saturating_sub(1)
    }
}

fn reference(source: RuleSource, list: &str, index: usize, pattern: String) -> RuleReference {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    RuleReference { source, index, list: Some(list.to_owned()), pattern, id: None, reason: None }
}

/// Returns a command pattern as one text.
pub(super) fn written(form: &CommandForm) -> String {
    match form {
        CommandForm::Line(text) => text.clone(),
        CommandForm::Containing(text) => format!("…{text}…"),
        CommandForm::Tokens { program, arguments } => {
            let mut out = program.clone();
            for argument in arguments {
                out.push(' ');
                match argument {
                    TokenForm::One(texts) => out.push_str(&texts.join("|")),
                    TokenForm::Any => out.push('?'),
                    TokenForm::Rest => out.push('*'),
                }
            }
            out
        }
    }
}

fn text_of(pattern: &PathPattern) -> &str {
    let (PathPattern::Contains(text) | PathPattern::Basename(text) | PathPattern::Glob(text)) = pattern;
    text
}
