//! From documents to rules: the patterns are read, the layers joined, the examples checked.

use super::document::{self, CommandForm, Document, Located, Matcher, PathPattern, RuleForm, TokenForm};
use super::layers::Layer;
use super::{Policy, ToolRule, UrlRule, UrlRules, examples, lint, preset};
use crate::command::{self, Parts, Pattern, Token, Trust};
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
use crate::{tool, url};

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
        let grants = grants_of(&self.granted, self.variables).map_err(|(_, problem)| whole(problem))?;
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
        self.warnings.extend(lint::document(document, self.profile));
    }

    /// Reads what commands may do in general.
    fn grants(&mut self, granted: &document::Grants, loosens: bool) {
        self.checked(granted);
        for entry in granted.write.iter().chain(&granted.env) {
            if !loosens {
                self.leave_out(&entry.at, entry.span, "a grant");
            }
        }
        if loosens {
            self.granted.extend(granted.write.iter().cloned());
            self.variables.extend(granted.env.iter().map(|entry| entry.value.clone()));
        }
    }

    /// Checks grants and makes what one rule grants of them.
    fn checked(&mut self, granted: &document::Grants) -> command::Grants {
        let before = self.problems.len();
        for entry in granted.write.iter().chain(&granted.env) {
            if entry.value.trim().is_empty() {
                self.problems.push(entry.problem("empty-pattern", "an empty grant grants nothing"));
            }
        }
        let plain = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        for entry in &granted.env {
            if !entry.value.trim().is_empty() && !plain(&entry.value) {
                let message = format!("{} is no name of a variable", quote(&entry.value));
                self.problems.push(entry.problem("invalid-variable", message));
            }
        }
        if self.problems.len() > before {
            return command::Grants::default();
        }
        let variables = granted.env.iter().map(|entry| entry.value.clone()).collect();
        match grants_of(&granted.write, variables) {
            Ok(grants) => grants,
            Err((which, problem)) => {
                let message = format!("{} (at byte {} of the pattern)", problem.message, problem.column);
                let found = granted.write.get(which).map(|entry| entry.problem(problem.code, message));
                self.problems.extend(found);
                command::Grants::default()
            }
        }
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

    fn rule(&mut self, source: RuleSource, index: usize, located: &Located<RuleForm>) {
        let rule = &located.value;
        let mut reference = reference(source, "rules", index, String::new());
        reference.id = rule.id.clone();
        reference.reason = rule.reason.clone();
        match &rule.matcher {
            Matcher::Command { patterns, unless } => {
                reference.pattern = joined(patterns.iter().map(|pattern| written(&pattern.value)));
                let patterns = patterns.iter().filter_map(|pattern| self.command(pattern)).collect();
                let unless = unless.iter().filter_map(|pattern| self.command(pattern)).collect();
                let grants = self.checked(&rule.grants);
                let number = self.refer(reference);
                let parts = Parts { patterns, unless, shells: rule.shells.clone(), grants };
                self.commands.add(rule.effect, parts, number);
            }
            Matcher::Write { patterns, unless } => {
                self.path_rules(RuleScope::Write, rule.effect, patterns, &reference, unless);
            }
            Matcher::Read { patterns, unless } => {
                self.path_rules(RuleScope::Read, rule.effect, patterns, &reference, unless);
            }
            Matcher::Url { patterns, unless } => {
                reference.pattern = joined(patterns.iter().map(|pattern| pattern.value.clone()));
                let patterns = self.urls(patterns);
                let unless = self.urls(unless);
                let index = self.refer(reference);
                self.urls.push((UrlRule { effect: rule.effect, unless, index }, patterns));
            }
            Matcher::Tool { patterns, unless } => {
                reference.pattern = joined(patterns.iter().map(|pattern| pattern.value.clone()));
                let patterns = self.tools(patterns);
                let unless = self.tools(unless);
                let index = self.refer(reference);
                self.tools.push(ToolRule { effect: rule.effect, patterns, unless, index });
            }
        }
    }

    /// Checks the rule's examples against a policy of this rule alone.
    fn examples(&mut self, source: RuleSource, index: usize, rule: &Located<RuleForm>) {
        if rule.value.matches.is_empty() && rule.value.misses.is_empty() {
            return;
        }
        let mut alone = Self::new(self.profile);
        alone.rule(source, index, rule);
        if alone.problems.is_empty()
            && let Ok(policy) = alone.finish()
        {
            self.problems.extend(examples::missed(&policy, &rule.value));
        }
    }

    fn path_rules(
        &mut self,
        scope: RuleScope,
        effect: Effect,
        patterns: &[Located<PathPattern>],
        reference: &RuleReference,
        unless: &[Located<PathPattern>],
    ) {
        for pattern in patterns {
            let mut reference = reference.clone();
            text_of(&pattern.value).clone_into(&mut reference.pattern);
            self.path_rule(scope, effect, pattern, reference, unless);
        }
    }

    fn path_rule(
        &mut self,
        scope: RuleScope,
        effect: Effect,
        pattern: &Located<PathPattern>,
        reference: RuleReference,
        unless: &[Located<PathPattern>],
    ) {
        let spared: Vec<path::PathPattern<'_>> =
            unless.iter().map(|pattern| borrowed(&pattern.value)).collect();
        if let Err((which, problem)) =
            self.paths.rule(scope, effect, borrowed(&pattern.value), reference, &spared)
        {
            let place = which.and_then(|which| unless.get(which)).unwrap_or(pattern);
            let message = format!("{} (at byte {} of the pattern)", problem.message, problem.column);
            self.problems.push(place.problem(problem.code, message));
        }
    }

    fn command(&mut self, form: &Located<CommandForm>) -> Option<Pattern> {
        let empty = |text: &str| text.trim().is_empty();
        let found = match &form.value {
            CommandForm::Line(text) => Trust::parse(text).map(Pattern::Line),
            CommandForm::Containing(text) => (!text.is_empty()).then(|| Pattern::Containing(text.clone())),
            CommandForm::Tokens { program, arguments } => (!empty(program)).then(|| Pattern::Tokens {
                program: program.clone(),
                arguments: arguments.iter().map(token).collect(),
            }),
        };
        if found.is_none() {
            self.problems.push(form.problem("empty-pattern", "an empty pattern would match everything"));
        }
        found
    }

    fn urls(&mut self, patterns: &[Located<String>]) -> Vec<url::Pattern> {
        let mut found = Vec::new();
        for pattern in patterns {
            match url::Pattern::parse(&pattern.value) {
                Ok(read) => found.push(read),
                Err(why) => {
                    let code =
                        if pattern.value.trim().is_empty() { "empty-pattern" } else { "invalid-url-pattern" };
                    self.problems.push(pattern.problem(code, format!("{}: {why}", quote(&pattern.value))));
                }
            }
        }
        found
    }

    fn tools(&mut self, patterns: &[Located<String>]) -> Vec<tool::Pattern> {
        let mut found = Vec::new();
        for pattern in patterns {
            match tool::Pattern::parse(&pattern.value) {
                Ok(read) => found.push(read),
                Err(why) => {
                    let code = if pattern.value.trim().is_empty() {
                        "empty-pattern"
                    } else {
                        "invalid-tool-pattern"
                    };
                    self.problems.push(pattern.problem(code, format!("{}: {why}", quote(&pattern.value))));
                }
            }
        }
        found
    }

    fn refer(&mut self, reference: RuleReference) -> usize {
        self.references.push(reference);
        self.references.len().saturating_sub(1)
    }
}

fn grants_of(
    write: &[Located<String>],
    variables: Vec<String>,
) -> Result<command::Grants, (usize, path::PatternProblem)> {
    let patterns: Vec<path::PathPattern<'_>> =
        write.iter().map(|entry| path::PathPattern::Glob(&entry.value)).collect();
    Ok(command::Grants { write: path::ExactPatterns::build(&patterns)?, variables })
}

fn token(form: &TokenForm) -> Token {
    match form {
        TokenForm::One(texts) => Token::One(texts.clone()),
        TokenForm::Any => Token::Any,
        TokenForm::Rest => Token::Rest,
    }
}

fn reference(source: RuleSource, list: &str, index: usize, pattern: String) -> RuleReference {
    let index = u32::try_from(index).unwrap_or(u32::MAX);
    RuleReference { source, index, list: Some(list.to_owned()), pattern, id: None, reason: None }
}

fn joined(patterns: impl Iterator<Item = String>) -> String {
    patterns.collect::<Vec<_>>().join(" | ")
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

fn borrowed(pattern: &PathPattern) -> path::PathPattern<'_> {
    match pattern {
        PathPattern::Contains(text) => path::PathPattern::Contains(text),
        PathPattern::Basename(text) => path::PathPattern::Basename(text),
        PathPattern::Glob(text) => path::PathPattern::Glob(text),
    }
}
