//! Places in texts as JavaScript counts them: in UTF-16 code units.
//!
//! Where a text is ASCII, which is nearly always, bytes and code units are the same and nothing is done.

use countersign::{Decision, Layer, Problem, Span, wire};

use crate::fields;

/// How many bytes lie between two places whose offsets are kept.
const STRIDE: usize = 64;

/// The offsets of one text; finding one costs no more than a stride.
pub(crate) struct Offsets<'text> {
    bytes: &'text [u8],
    /// The code units before every `STRIDE`th byte; empty where the text is ASCII.
    marks: Vec<u32>,
}

impl<'text> Offsets<'text> {
    pub(crate) fn of(text: &'text str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if !bytes.is_ascii() {
            let mut before = 0_u32;
            for stride in bytes.chunks(STRIDE) {
                marks.push(before);
                before = before.saturating_add(units(stride));
            }
            marks.push(before);
        }
        Self { bytes, marks }
    }

    pub(crate) fn span(&self, span: Span) -> Span {
        if self.marks.is_empty() {
            return span;
        }
        Span::new(self.at(span.start), self.at(span.end))
    }

    fn at(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.bytes.len());
        let stride = byte / STRIDE;
        let before = self.marks.get(stride).copied().unwrap_or_default();
        let rest = self.bytes.get(stride.saturating_mul(STRIDE)..byte).unwrap_or_default();
        before.saturating_add(units(rest)) as usize
    }
}

/// Counts code units by the first bytes of characters: one each, two for those outside the basic plane.
fn units(bytes: &[u8]) -> u32 {
    let count = |wanted: fn(u8) -> bool| bytes.iter().filter(|byte| wanted(**byte)).count();
    let units = count(|byte| byte & 0xC0 != 0x80).saturating_add(count(|byte| byte >= 0xF0));
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// Puts the places of a document's problems into its text.
pub(crate) fn in_text(mut problems: Vec<Problem>, document: &str) -> Vec<Problem> {
    let offsets = Offsets::of(document);
    problems.iter_mut().for_each(|problem| placed(problem, &offsets));
    problems
}

/// Puts the place of each problem into the text of the layer that its pointer begins with.
pub(crate) fn in_layers(mut problems: Vec<Problem>, layers: &[Layer]) -> Vec<Problem> {
    let offsets: Vec<Offsets<'_>> = layers.iter().map(|layer| Offsets::of(&layer.text)).collect();
    for problem in &mut problems {
        let index = problem.at.split('/').nth(1).and_then(|step| step.parse::<usize>().ok());
        if let Some(offsets) = index.and_then(|index| offsets.get(index)) {
            placed(problem, offsets);
        }
    }
    problems
}

fn placed(problem: &mut Problem, offsets: &Offsets<'_>) {
    problem.span = offsets.span(problem.span);
    if let Some(fix) = &mut problem.fix {
        fix.span = offsets.span(fix.span);
    }
}

/// Puts the places in a decision into the texts of its operation, which was given as JSON.
pub(crate) fn in_decision(mut decision: Decision, operation: &str) -> Decision {
    // An escape is ASCII and may stand for what is not.
    if operation.is_ascii() && !operation.contains("\\u") {
        return decision;
    }
    let Ok(operation) = wire::operation(operation) else { return decision };
    // Many reasons may be about one long text, which is read once.
    let mut read: Vec<(String, Offsets<'_>)> = Vec::new();
    for subject in decision.reasons.iter_mut().filter_map(|reason| reason.subject.as_mut()) {
        if read.last().is_none_or(|(field, _)| *field != subject.field) {
            let text = fields::text(&operation, &subject.field).unwrap_or_default();
            read.push((subject.field.clone(), Offsets::of(text)));
        }
        if let Some((_, offsets)) = read.last() {
            subject.span = offsets.span(subject.span);
        }
    }
    if !decision.parts.is_empty() {
        let offsets = Offsets::of(fields::text(&operation, "command").unwrap_or_default());
        for part in &mut decision.parts {
            part.span = offsets.span(part.span);
        }
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_core_counts() {
        let text = "aé\u{1f600}漢".repeat(40);
        let offsets = Offsets::of(&text);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for start in &places {
            for end in places.iter().filter(|end| *end >= start) {
                let span = Span::new(*start, *end);
                assert_eq!(offsets.span(span), span.to_utf16(&text));
            }
        }
    }

    #[test]
    fn leaves_ascii_alone() {
        assert_eq!(Offsets::of("abc").span(Span::new(1, 2)), Span::new(1, 2));
    }
}
