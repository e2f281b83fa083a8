//! From the core's types to the component's.

use countersign::decision::Part;
use countersign::{Audit, AuditEntry, AuditSummary, Candidate, Counts, Outcome, RuleQuestions};
use countersign::{
    Decision, Effect, Fix, Grants, Problem, Reason, RuleReference, RuleSource, Span, Subject, Suggestion,
};

use crate::bindings::exports::countersign::policy::types as wit;

pub(crate) fn effect(effect: Effect) -> wit::Effect {
    match effect {
        Effect::Allow => wit::Effect::Allow,
        Effect::Ask => wit::Effect::Ask,
        Effect::Deny => wit::Effect::Deny,
    }
}

fn span(span: Span) -> wit::Span {
    let Span { start, end } = span;
    wit::Span { start, end }
}

pub(crate) fn problem(problem: &Problem) -> wit::Problem {
    let Problem { code, at, span: place, message, fix } = problem.clone();
    let fix = fix.map(|Fix { span: place, text }| wit::Fix { span: span(place), text });
    wit::Problem { code, at, span: span(place), message, fix }
}

fn rule(rule: RuleReference) -> wit::RuleReference {
    let RuleReference { source, index, list, pattern, id, reason } = rule;
    let source = match source {
        RuleSource::Builtin => wit::RuleSource::Builtin,
        RuleSource::Preset => wit::RuleSource::Preset,
        RuleSource::Managed => wit::RuleSource::Managed,
        RuleSource::User => wit::RuleSource::User,
        RuleSource::Workspace => wit::RuleSource::Workspace,
        RuleSource::Session => wit::RuleSource::Session,
    };
    wit::RuleReference { source, index, list_name: list, pattern, id, reason }
}

fn reason(reason: Reason) -> wit::Reason {
    let Reason { code, effect: found, message, rule: spoke, subject, disguises } = reason;
    let subject = subject.map(|Subject { field, span: place }| wit::Subject { field, span: span(place) });
    wit::Reason {
        code: code.to_owned(),
        effect: effect(found),
        message,
        rule: spoke.map(rule),
        subject,
        disguises: disguises.into_iter().map(str::to_owned).collect(),
    }
}

fn part(part: Part) -> wit::Part {
    let Part { span: place, effect: found, rule: spoke, change } = part;
    wit::Part { span: span(place), effect: effect(found), rule: spoke.map(rule), change }
}

fn suggestion(suggestion: Suggestion) -> wit::Suggestion {
    let Suggestion { effect: found, command, url, tool, grants } = suggestion;
    let grants = grants.map(|Grants { write, env }| wit::Grants { write, env });
    wit::Suggestion { effect: effect(found), command, url, tool, grants }
}

pub(crate) fn decision(decision: Decision) -> wit::Decision {
    let Decision { effect: found, review, reasons, suggestions, target, parts } = decision;
    wit::Decision {
        effect: effect(found),
        review,
        reasons: reasons.into_iter().map(reason).collect(),
        suggestions: suggestions.into_iter().map(suggestion).collect(),
        target,
        parts: parts.into_iter().map(part).collect(),
    }
}

fn counts(counts: Counts) -> wit::Counts {
    let Counts { allow, ask, deny } = counts;
    wit::Counts { allow, ask, deny }
}

fn outcome(outcome: Outcome) -> wit::Outcome {
    let Outcome { effect: found, code, message, rule: spoke } = outcome;
    wit::Outcome { effect: effect(found), code: code.to_owned(), message, rule: spoke.map(rule) }
}

fn entry(entry: AuditEntry) -> wit::AuditEntry {
    let AuditEntry { index, before, after } = entry;
    wit::AuditEntry { index, before: outcome(before), after: outcome(after) }
}

fn questions(row: RuleQuestions) -> wit::RuleQuestions {
    let RuleQuestions { code, rule: spoke, before, after } = row;
    wit::RuleQuestions { code: code.to_owned(), rule: spoke.map(rule), before, after }
}

fn candidate(candidate: Candidate) -> wit::Candidate {
    let Candidate { rule: found, removes, also } = candidate;
    wit::Candidate { rule: suggestion(found), removes, also }
}

pub(crate) fn audit(audit: Audit) -> wit::Audit {
    let Audit { summary, entries, candidates } = audit;
    let AuditSummary { before, after, changed, questions: rows } = summary;
    wit::Audit {
        before: counts(before),
        after: counts(after),
        changed,
        questions: rows.into_iter().map(questions).collect(),
        entries: entries.into_iter().map(entry).collect(),
        candidates: candidates.into_iter().map(candidate).collect(),
    }
}
