//! What the host says about a path besides its text, where that cannot be true or cannot be understood.

use super::Judging;
use crate::decision::Reason;
use crate::effect::Effect;
use crate::path::lexer::{Start, Volume};
use crate::path::readings::{Text, separators};
use crate::path::refuse;
use crate::path::source::Source;
use crate::span::Span;
use crate::text::quote;
use crate::workspace::Platform;

/// What the host resolved the path to.
#[derive(Debug)]
pub(super) struct Resolved<'a> {
    pub(super) written: &'a str,
    /// The absolute path, or why it is none.
    pub(super) source: Result<Source<'a>, &'static str>,
    /// The text as far as it goes, so that a protected name in it is still seen.
    pub(super) rough: Source<'a>,
}

impl<'a> Resolved<'a> {
    pub(super) fn read(written: &'a str, platform: Platform) -> Self {
        // What a system would take of it: up to a NUL, and no more than a path can have.
        let taken = |(at, c): &(usize, char)| *at < refuse::LONGEST_PATH && *c != '\0';
        let end = written
            .char_indices()
            .take_while(taken)
            .last()
            .map_or(0, |(at, c)| at.saturating_add(c.len_utf8()));
        let rough = Source::plain(written.get(..end).unwrap_or_default());
        Self { written, source: absolute(written, platform), rough }
    }
}

/// Reads what must be an absolute path.
fn absolute(written: &str, platform: Platform) -> Result<Source<'_>, &'static str> {
    if let Some(why) = refuse::text(written) {
        return Err(why);
    }
    let source = Source::read(written, platform)?;
    match source.lex(platform, separators(platform, &source))?.start {
        Start::Absolute(Volume::Unknown) | Start::Relative | Start::Rooted | Start::Home => {
            Err("it is not absolute")
        }
        Start::Absolute(_) => Ok(source),
    }
}

impl Judging<'_, '_> {
    /// Adds the findings that what the host resolved, or the folder that the path starts from, cannot be used. A
    /// path that would be refused if it were given is refused where the given one leads to it. What says nothing
    /// leaves open where the given path leads: it asks, whatever the profile.
    pub(super) fn doubt(&mut self, main: &Text<'_>, real: Option<&Resolved<'_>>) {
        let path = quote(self.about.path);
        if let Some(real) = real {
            let written = quote(real.written);
            match &real.source {
                Err(why) => {
                    self.doubtful(format!(
                        "the host resolved {path} to {written}, which cannot be used: {why}"
                    ));
                }
                Ok(source) => {
                    if let Some(why) = self.wrong(source, real.written) {
                        let message =
                            format!("{path} leads to {written}, which is no path that can be used: {why}");
                        self.found("invalid-path", Effect::Deny, message);
                    }
                }
            }
        }
        let platform = self.workspace.platform;
        let relative = main
            .source
            .lex(platform, separators(platform, &main.source))
            .is_ok_and(|lexed| matches!(lexed.start, Start::Relative | Start::Rooted));
        if relative && let Some(why) = self.ground.astray {
            self.doubtful(format!("the folder that {path} starts from cannot be used: {why}"));
        }
    }

    fn doubtful(&mut self, message: String) {
        self.found("unresolved-path", Effect::Ask, message);
        self.doubted = true;
    }

    pub(super) fn found(&mut self, code: &'static str, effect: Effect, message: String) {
        let span = Span::new(0, self.about.path.len());
        self.out.reasons.push(Reason::new(code, effect, message).with_subject(self.about.field, span));
    }
}
