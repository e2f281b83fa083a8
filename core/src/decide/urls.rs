//! Fetching a URL.

use super::Findings;
use crate::decision::{Reason, Suggestion};
use crate::effect::Effect;
use crate::operation::UrlSource;
use crate::policy::Policy;
use crate::span::Span;
use crate::text::quote;
use crate::url::Url;

pub(super) fn decide(policy: &Policy, text: &str, source: UrlSource) -> Findings {
    let about = |reason: Reason| reason.with_subject("url", Span::new(0, text.len()));
    let mut findings = Findings::default();
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(why) => {
            let message = format!("{} cannot be trusted to name one place: {why}", quote(text));
            findings.reasons.push(about(Reason::new("invalid-url", Effect::Ask, message)));
            return findings;
        }
    };
    let mut allowed = false;
    for rule in policy.urls.matching(&url) {
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
    match source {
        UrlSource::User => {
            let message = format!(
                "the person pasted {}, and is responsible for its content and for the terms it is offered under",
                quote(text)
            );
            findings.reasons.push(about(Reason::new("user-url", Effect::Allow, message)));
        }
        UrlSource::Agent if !allowed => {
            let effect = policy.defaults.url.max(Effect::Ask);
            let message = format!("no rule allows the agent to fetch {}", quote(text));
            findings.reasons.push(about(Reason::new("agent-url", effect, message)));
            findings.suggestions.push(Suggestion {
                effect: Effect::Allow,
                command: None,
                url: Some(url.host_pattern()),
                tool: None,
                grants: None,
            });
        }
        UrlSource::Agent => {}
    }
    findings
}
