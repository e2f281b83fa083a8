//! Fetching a URL.

use super::Findings;
use crate::decision::{Reason, Suggestion};
use crate::effect::Effect;
use crate::operation::UrlSource;
use crate::policy::Policy;
use crate::span::Span;
use crate::text::quote;
use crate::url::Reading;

pub(super) fn decide(policy: &Policy, text: &str, source: UrlSource) -> Findings {
    let about = |reason: Reason| reason.with_subject("url", Span::new(0, text.len()));
    let mut findings = Findings::default();
    let invalid = |why: &str, effect: Effect| {
        let message = format!("{} cannot be trusted to name one place: {why}", quote(text));
        about(Reason::new("invalid-url", effect, message))
    };
    // What cannot be read is never let through more easily than what can.
    let strictest = policy.defaults.url.max(Effect::Ask);
    let read = match Reading::of(text) {
        Ok(read) => read,
        Err(why) => {
            let effect = if source == UrlSource::User { Effect::Ask } else { strictest };
            findings.reasons.push(invalid(why, effect));
            return findings;
        }
    };
    let mut allowed = false;
    for rule in policy.urls.matching(&read) {
        let Some(reference) = policy.reference(rule.index) else { continue };
        let (code, verb) = match rule.effect {
            Effect::Allow => ("allowed-url", "allowed"),
            Effect::Ask => ("asked-url", "asked about"),
            Effect::Deny => ("denied-url", "refused"),
        };
        allowed |= rule.effect == Effect::Allow;
        let why = reference.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        let message = format!("{} is {verb} by the rule {}{why}", quote(text), quote(&reference.pattern));
        findings.reasons.push(about(Reason::new(code, rule.effect, message).with_rule(reference)));
    }
    match (source, read.doubt()) {
        (UrlSource::User, doubt) => {
            let doubt = doubt.map(|why| format!("; {why}")).unwrap_or_default();
            let message = format!(
                "the person pasted {}, and is responsible for its content and for the terms it is offered under{doubt}",
                quote(text)
            );
            findings.reasons.push(about(Reason::new("user-url", Effect::Allow, message)));
        }
        (UrlSource::Agent, _) if allowed => {}
        (UrlSource::Agent, Some(why)) => findings.reasons.push(invalid(why, strictest)),
        (UrlSource::Agent, None) => {
            let message = format!("no rule allows the agent to fetch {}", quote(text));
            findings.reasons.push(about(Reason::new("agent-url", strictest, message)));
            findings.suggestions.extend(read.urls().first().map(|url| Suggestion {
                effect: Effect::Allow,
                command: None,
                url: Some(url.host_pattern()),
                tool: None,
                grants: None,
            }));
        }
    }
    findings
}
