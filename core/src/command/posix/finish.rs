//! The ends of words, and commands inside them.

use super::super::script::{Assignment, Piece, Scope, Word};
use super::word::{More, Purpose, is_name};
use super::{Expect, Kind, Reader, Step};

impl Reader<'_> {
    pub(super) fn finish_word(&mut self) -> Step {
        let to = self.at;
        let building = self.frame()?.word.take().ok_or("no word")?;
        let from = building.from;
        let (word, purpose, quoted) = building.finish(to);
        let next = self.peek(0);
        let frame = self.frame()?;
        match purpose {
            Purpose::Target(opened) => return self.redirect(opened, word, quoted),
            Purpose::Value(name) => {
                if next == Some(b'(') {
                    return Err("an array");
                }
                frame.expect = Expect::Rest;
                frame.simple.assignments.push(Assignment { span: word.span, name, value: word });
                return Ok(());
            }
            Purpose::Argument => {}
        }
        let text = word.literal().filter(|_| !quoted);
        if matches!(next, Some(b'<' | b'>'))
            && let Some(text) = &text
        {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            if digits && text.len() == 1 {
                return self.redirection(Some(from));
            }
            if digits || text.ends_with('}') {
                return Err("a descriptor with a name or a large number");
            }
        }
        match frame.expect {
            Expect::Words => return self.construct_word(word, !quoted),
            Expect::AfterCompound => return Err("a word after a closed construct"),
            Expect::Command | Expect::MayCommand => {
                let untouched = frame.simple.assignments.is_empty() && frame.simple.redirections.is_empty();
                if let Some(text) = text.as_deref().filter(|_| untouched)
                    && self.keyword(text, from)?
                {
                    return Ok(());
                }
            }
            Expect::Rest => {}
        }
        let raw = self.line.get(from..to).unwrap_or_default();
        let zsh = self.zsh();
        // Where a command begins, Zsh may take a brace for the start of a group.
        let begins = self.frame()?.simple.words.is_empty();
        let words = if self.frame()?.simple.tests() {
            vec![as_in_test(word)]
        } else if zsh && begins {
            vec![word]
        } else {
            self.expanded(word, !quoted)
        };
        let frame = self.frame()?;
        if frame.simple.words.is_empty() && raw.split_once('[').is_some_and(|(name, _)| is_name(name)) {
            return Err("an element of an array");
        }
        if zsh && text.as_deref() == Some("}") {
            return Err("a brace that closes a group in Zsh");
        }
        frame.expect = Expect::Rest;
        frame.simple.words.extend(words);
        Ok(())
    }

    /// Opens commands between backquotes, where their text needs no second reading of quotes.
    pub(super) fn open_backquotes(&mut self) -> Step<More> {
        let rest = self.line.get(self.at.saturating_add(1)..).unwrap_or_default();
        let inside =
            rest.find('`').and_then(|end| rest.get(..end)).ok_or("backquotes that are not closed")?;
        let nested = self.frames.iter().any(|frame| frame.kind == Kind::Backquotes);
        if nested || inside.contains(['\\', '"', '\'', '#', '\n', '<']) {
            return Err("backquotes that are not looked into");
        }
        self.open_in_word(Kind::Backquotes, 1)
    }

    pub(super) fn open_process(&mut self) -> Step<More> {
        if !self.extended() {
            return Err("a substitution that this shell does not know");
        }
        self.open_in_word(Kind::Process, 2)
    }

    pub(super) fn open_in_word(&mut self, kind: Kind, length: usize) -> Step<More> {
        if !self.heredocs.is_empty() {
            return Err("a substitution across a text");
        }
        let from = self.at;
        self.word()?.flush();
        self.take(length);
        self.open(kind, Scope::Substitution, from)?;
        Ok(More::Later)
    }
}

/// Between double brackets nothing is split, and no name of a file takes the place of a word.
fn as_in_test(mut word: Word) -> Word {
    if let [Piece::Literal(equals), Piece::Tilde(tilde)] = word.pieces.as_slice()
        && equals == "="
        && tilde == "~"
    {
        word.pieces = vec![Piece::Literal("=~".to_owned())];
    }
    for piece in &mut word.pieces {
        match piece {
            Piece::Variable { quoted, .. } | Piece::Substitution { quoted } => *quoted = true,
            Piece::Glob(text) | Piece::Brace(text) => *piece = Piece::Literal(core::mem::take(text)),
            Piece::Literal(_) | Piece::Pipe | Piece::Tilde(_) => {}
        }
    }
    word
}
