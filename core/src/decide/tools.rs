//! Calling a tool of a server.

use super::Findings;
use crate::decision::{Reason, Suggestion};
use crate::effect::Effect;
use crate::policy::Policy;
use crate::span::Span;
use crate::text::{is_hidden, quote};

pub(super) fn decide(policy: &Policy, server: &str, tool: &str) -> Findings {
    let name = format!("{server}/{tool}");
    let about = |reason: Reason| reason.with_subject("tool", Span::new(0, tool.len()));
    let mut findings = Findings::default();
    let mut allowed = false;
    let malformed = [server, tool].iter().any(|half| half.is_empty() || half.chars().any(is_hidden))
        || server.contains('/');
    for rule in policy.tools.iter().filter(|rule| rule.matches(server, tool)) {
        let Some(reference) = policy.reference(rule.index) else { continue };
        let (code, verb) = match rule.effect {
            Effect::Allow => ("allowed-tool", "allowed"),
            Effect::Ask => ("asked-tool", "asked about"),
            Effect::Deny => ("denied-tool", "refused"),
        };
        if rule.effect == Effect::Allow && malformed {
            continue;
        }
        allowed |= rule.effect == Effect::Allow;
        let why = reference.reason.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        let message = format!("{} is {verb} by the rule {}{why}", quote(&name), quote(&reference.pattern));
        findings.reasons.push(about(Reason::new(code, rule.effect, message).with_rule(reference)));
    }
    if !allowed {
        let effect = policy.defaults.tool.max(Effect::Ask);
        let message = format!("no rule allows the tool {}", quote(&name));
        findings.reasons.push(about(Reason::new("unknown-tool", effect, message)));
        if !malformed && !name.contains('*') {
            let tool = Some(name);
            findings.suggestions.push(Suggestion {
                effect: Effect::Allow,
                command: None,
                url: None,
                tool,
                grants: None,
            });
        }
    }
    findings
}
