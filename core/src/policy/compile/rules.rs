//! The entries of `rules`, each with its patterns and its examples.

use core::fmt::Display;

use super::{Compiler, reference, text_of, written};
use crate::command::{Parts, Pattern, Token, Trust};
use crate::decision::{RuleReference, RuleSource};
use crate::effect::Effect;
use crate::path::{self, RuleScope};
use crate::policy::document::{CommandForm, Located, Matcher, PathPattern, RuleForm, TokenForm};
use crate::policy::{ToolRule, UrlRule, examples};
use crate::text::quote;
use crate::{tool, url};

impl Compiler {
    /// Takes in one entry of `rules`.
    pub(super) fn rule(&mut self, source: RuleSource, index: usize, located: &Located<RuleForm>) {
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
                let patterns = self.texts(patterns, url::Pattern::parse, "invalid-url-pattern");
                let unless = self.texts(unless, url::Pattern::parse, "invalid-url-pattern");
                let index = self.refer(reference);
                self.urls.push((UrlRule { effect: rule.effect, unless, index }, patterns));
            }
            Matcher::Tool { patterns, unless } => {
                reference.pattern = joined(patterns.iter().map(|pattern| pattern.value.clone()));
                let patterns = self.texts(patterns, tool::Pattern::parse, "invalid-tool-pattern");
                let unless = self.texts(unless, tool::Pattern::parse, "invalid-tool-pattern");
                let index = self.refer(reference);
                self.tools.push(ToolRule { effect: rule.effect, patterns, unless, index });
            }
        }
    }

    /// Checks the rule's examples against a policy of this rule alone.
    pub(super) fn examples(&mut self, source: RuleSource, index: usize, rule: &Located<RuleForm>) {
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

    /// Takes in one pattern of paths.
    pub(super) fn path_rule(
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

    /// Reads a pattern of commands; an empty one is a problem.
    pub(super) fn command(&mut self, form: &Located<CommandForm>) -> Option<Pattern> {
        let found = pattern_of(&form.value);
        if found.is_none() {
            self.problems.push(form.problem("empty-pattern", "an empty pattern would match everything"));
        }
        found
    }

    /// Reads patterns that are one text each; one that is empty or cannot be read is a problem.
    fn texts<T, E: Display>(
        &mut self,
        patterns: &[Located<String>],
        parse: fn(&str) -> Result<T, E>,
        invalid: &'static str,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for pattern in patterns {
            match parse(&pattern.value) {
                Ok(read) => found.push(read),
                Err(why) => {
                    let code = if pattern.value.trim().is_empty() { "empty-pattern" } else { invalid };
                    self.problems.push(pattern.problem(code, format!("{}: {why}", quote(&pattern.value))));
                }
            }
        }
        found
    }
}

/// Returns the pattern that is written so; nothing for an empty one.
pub(in crate::policy) fn pattern_of(form: &CommandForm) -> Option<Pattern> {
    match form {
        CommandForm::Line(text) => Trust::parse(text).map(Pattern::Line),
        CommandForm::Containing(text) => (!text.is_empty()).then(|| Pattern::Containing(text.clone())),
        CommandForm::Tokens { program, arguments } => (!program.trim().is_empty()).then(|| Pattern::Tokens {
            program: program.clone(),
            arguments: arguments.iter().map(token).collect(),
        }),
    }
}

fn token(form: &TokenForm) -> Token {
    match form {
        TokenForm::One(texts) => Token::One(texts.clone()),
        TokenForm::Any => Token::Any,
        TokenForm::Rest => Token::Rest,
    }
}

fn joined(patterns: impl Iterator<Item = String>) -> String {
    patterns.collect::<Vec<_>>().join(" | ")
}

fn borrowed(pattern: &PathPattern) -> path::PathPattern<'_> {
    match pattern {
        PathPattern::Contains(text) => path::PathPattern::Contains(text),
        PathPattern::Basename(text) => path::PathPattern::Basename(text),
        PathPattern::Glob(text) => path::PathPattern::Glob(text),
    }
}
