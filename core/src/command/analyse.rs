//! Deciding a line by its structure: every command in it, one by one, and the strictest counts.

use std::borrow::Cow;

use super::flow::{Call, Deed, deeds};
use super::gate::hidden;
use super::judge::{Found, Inside, Outcome, Scene};
use super::parse::parse;
use super::script::Opaque;
use super::state::State;
use super::stops::folds;
use crate::effect::Effect;
use crate::operation::Shell;
use crate::order;
use crate::span::Span;

/// The longest command that is looked at, in bytes.
pub(crate) const MAX_BYTES: usize = 1 << 16;

/// One part of a line with everything that was found about it.
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) calls: Vec<Call>,
    pub(crate) rule: Option<usize>,
    pub(crate) found: Vec<Found>,
    /// Whether it runs a program, so that it is shown.
    pub(crate) runs: bool,
}

/// Everything about a line.
pub(crate) struct Analysis {
    pub(crate) pieces: Vec<Piece>,
    /// What concerns the line as a whole.
    pub(crate) found: Vec<Found>,
}

impl Analysis {
    /// Returns the strictest effect.
    pub(crate) fn effect(&self, default: Effect) -> Effect {
        let all = self.pieces.iter().flat_map(|piece| &piece.found).chain(&self.found);
        all.map(|found| effect_of(found, default)).max().unwrap_or(Effect::Allow)
    }
}

/// Returns the effect of a finding; what no rule speaks about is what the default says.
pub(crate) fn effect_of(found: &Found, default: Effect) -> Effect {
    found.effect.unwrap_or(default.max(Effect::Ask))
}

/// Work that is left: pieces of the line, and what was found inside them.
enum Work {
    Deed(Deed, String),
    Call(Call),
}

/// Analyses a line.
pub(crate) fn analyse(scene: &Scene<'_>, line: &str) -> Analysis {
    let whole = Span::new(0, line.len());
    let mut out = Analysis { pieces: Vec::new(), found: Vec::new() };
    let folded = folds(scene.shell);
    let compared = if folded { Cow::Owned(line.to_lowercase()) } else { Cow::Borrowed(line) };
    for (rule, text) in scene.rules.containing(scene.shell, folded) {
        if compared.contains(text) {
            let mut found = Found::new("asked-command", String::new(), whole);
            if rule.effect == Effect::Deny {
                found.code = "denied-command";
            }
            found.effect = Some(rule.effect);
            found.rule = Some(rule.index);
            out.found.push(found);
        }
    }
    if line.trim().is_empty() {
        out.found.push(Found::new("empty-command", "the command is empty".to_owned(), whole));
        return out;
    }
    if line.len() > MAX_BYTES {
        let message = format!("the command is longer than {MAX_BYTES} bytes, so nobody looked at all of it");
        out.found.push(Found::new("too-long", message, whole));
        scene.scan(line, whole, &mut out.found);
        return out;
    }
    if line.contains('\0') {
        let message = "the command holds a NUL, which no shell can be given".to_owned();
        out.found.push(Found::new("invalid-command", message, whole));
    }
    out.found.extend(hidden(line, scene.typed));
    let mut work: Vec<Work> = read(line, scene.shell, scene.typed, State::new(), None, 0);
    work.reverse();
    // Choices of values multiply what is looked at, one script inside another; the line's length bounds it.
    let mut left = line.len().saturating_add(1024);
    while let Some(next) = work.pop() {
        let calls = if let Work::Deed(Deed::Run(calls), _) = &next { calls.len() } else { 1 };
        let Some(rest) = left.checked_sub(calls) else {
            let message = "there is too much in it to look at all of it".to_owned();
            out.found.push(Found::new("too-long", message, whole));
            scene.scan(line, whole, &mut out.found);
            break;
        };
        left = rest;
        match next {
            Work::Call(call) => take(scene, vec![call], &mut work, &mut out),
            Work::Deed(Deed::Run(calls), _) => take(scene, calls, &mut work, &mut out),
            Work::Deed(Deed::Unknown(opaque), text) => unknown(scene, &opaque, &text, &mut out),
        }
    }
    order::sort_by_key(&mut out.pieces, |piece| (piece.span.start, piece.span.end));
    if !out.pieces.iter().any(|piece| piece.runs || !piece.found.is_empty()) && out.found.is_empty() {
        let message = "there is no command in it that could be trusted".to_owned();
        out.found.push(Found::new("no-command", message, whole));
    }
    out
}

/// Reads a text and lists what it does.
fn read(
    text: &str,
    shell: Shell,
    typed: bool,
    state: State,
    inside: Option<Span>,
    depth: usize,
) -> Vec<Work> {
    let mut script = parse(text, shell, typed);
    if !script.is_complete(text.len()) && !script.is_opaque() {
        script.give_up(0, text.len(), "something that was left over");
    }
    let opaque_text = |deed: &Deed| match deed {
        Deed::Run(_) => String::new(),
        // The place of a text inside an argument is not the place in the text.
        Deed::Unknown(opaque) if inside.is_none() => opaque.span.of(text).to_owned(),
        Deed::Unknown(_) => text.to_owned(),
    };
    let deeds = deeds(&script, shell, state, inside, depth);
    deeds
        .into_iter()
        .map(|deed| {
            let text = opaque_text(&deed);
            Work::Deed(deed, text)
        })
        .collect()
}

fn unknown(scene: &Scene<'_>, opaque: &Opaque, text: &str, out: &mut Analysis) {
    let message = format!("{} is not looked into", opaque.what);
    let mut found = vec![Found::new("unanalysed-command", message, opaque.span)];
    scene.scan(text, opaque.span, &mut found);
    let piece = Piece { span: opaque.span, calls: Vec::new(), rule: None, found, runs: true };
    out.pieces.push(piece);
}

/// Judges the calls that one command stands for; the strictest of them is shown.
fn take(scene: &Scene<'_>, calls: Vec<Call>, work: &mut Vec<Work>, out: &mut Analysis) {
    let Some(span) = calls.first().map(|call| call.span) else { return };
    let mut piece = Piece { span, calls: Vec::new(), rule: None, found: Vec::new(), runs: false };
    for call in &calls {
        let Outcome { rule, found, inside, runs } = scene.judge(call);
        piece.rule = piece.rule.or(rule);
        piece.runs |= runs;
        for one in found {
            if !piece.found.contains(&one) {
                piece.found.push(one);
            }
        }
        for inner in inside {
            match inner {
                Inside::Call(call) => work.push(Work::Call(call)),
                Inside::Line { text, shell, span, call } => {
                    let depth = call.depth.saturating_add(1);
                    if depth > 16 {
                        let message = "scripts are inside of one another too deep".to_owned();
                        piece.found.push(Found::new("too-deep", message, span));
                        continue;
                    }
                    let state = call.state.inner();
                    let mut inner = read(&text, shell, false, state, Some(span), depth);
                    for deed in &mut inner {
                        if let Work::Deed(Deed::Run(calls), _) = deed {
                            calls.iter_mut().for_each(|inner| inner.fed |= call.fed);
                        }
                    }
                    inner.reverse();
                    work.extend(inner);
                }
            }
        }
    }
    piece.calls = calls;
    out.pieces.push(piece);
}
