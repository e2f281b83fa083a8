//! Separators, groups and the ends of commands.

use super::super::script::{Connection, Join, Node, Piece, Scope, Simple};
use super::{CaseStage, Expect, ForStage, Frame, Kind, MAX_DEPTH, Reader, Step};

impl Reader<'_> {
    /// Ends the command in the making, where there is one.
    pub(super) fn end_command(&mut self) -> Step {
        let at = self.at;
        let frame = self.frame()?;
        match frame.expect {
            Expect::Rest => {
                let mut simple = core::mem::take(&mut frame.simple);
                let from = frame.started.take().unwrap_or(at);
                simple.span = crate::span::Span::new(from, simple_end(&simple, at));
                frame.expect = Expect::MayCommand;
                frame.items = frame.items.saturating_add(1);
                self.script.nodes.push(Node::Command(simple));
            }
            Expect::AfterCompound => {
                let redirections = frame.closing.take().unwrap_or_default();
                frame.started = None;
                frame.expect = Expect::MayCommand;
                frame.items = frame.items.saturating_add(1);
                self.script.nodes.push(Node::Close(redirections));
            }
            Expect::Command | Expect::MayCommand | Expect::Words => {}
        }
        Ok(())
    }

    fn join(&mut self, join: Join, expect: Expect) -> Step {
        self.script.nodes.push(Node::Join(join));
        self.frame()?.expect = expect;
        Ok(())
    }

    pub(super) fn newline(&mut self) -> Step {
        let ended = matches!(self.frame()?.expect, Expect::Rest | Expect::AfterCompound);
        self.end_command()?;
        self.take(1);
        self.bodies()?;
        if ended {
            self.script.nodes.push(Node::Join(Join::Then));
        }
        self.end_words(true)
    }

    pub(super) fn operator(&mut self, byte: u8) -> Step {
        if byte == b'&' && self.peek(1) == Some(b'>') {
            if !self.extended() {
                return Err("a redirection that shells read differently");
            }
            return self.redirection(None);
        }
        if self.frame()?.expect == Expect::Words {
            return match byte {
                b';' => {
                    self.take(1);
                    self.end_words(false)
                }
                b'|' => {
                    self.take(1);
                    self.more_patterns()
                }
                _ => Err("a construct that is cut off"),
            };
        }
        let ended = matches!(self.frame()?.expect, Expect::Rest | Expect::AfterCompound);
        if byte == b';' && self.peek(1) == Some(b';') && !matches!(self.peek(2), Some(b'&' | b';')) {
            return self.end_branch();
        }
        if !ended {
            return Err("a separator without a command before it");
        }
        self.end_command()?;
        let (length, join, expect) = match (byte, self.peek(1)) {
            (b'&', Some(b'&')) => (2, Join::And, Expect::Command),
            (b'|', Some(b'|')) => (2, Join::Or, Expect::Command),
            (b'|', Some(b'&')) if self.extended() => (2, Join::Pipe, Expect::Command),
            (b'&', Some(b'|' | b'!')) | (b';', Some(b'&' | b'|')) | (b'|', Some(b'&')) => {
                return Err("a separator that shells read differently");
            }
            (b'&', _) => (1, Join::Background, Expect::MayCommand),
            (b'|', _) => (1, Join::Pipe, Expect::Command),
            _ => (1, Join::Then, Expect::MayCommand),
        };
        self.take(length);
        if matches!(self.peek(0), Some(b'&' | b'|')) {
            return Err("a separator that shells read differently");
        }
        // A continuation here could be inside the operator.
        if self.peek(0) == Some(b'\\') && self.peek(1) == Some(b'\n') {
            return Err("a line that goes on inside a separator");
        }
        self.join(join, expect)
    }

    fn end_branch(&mut self) -> Step {
        self.end_command()?;
        let frame = self.frame()?;
        if frame.kind != Kind::Case(CaseStage::Body) || frame.expect == Expect::Command {
            return Err("`;;` outside of `case`");
        }
        frame.kind = Kind::Case(CaseStage::Pattern);
        frame.expect = Expect::Words;
        self.take(2);
        Ok(())
    }

    /// Opens something that holds commands.
    pub(super) fn open(&mut self, kind: Kind, scope: Scope, from: usize) -> Step {
        if self.frames.len() >= MAX_DEPTH {
            return Err("something nested too deep");
        }
        self.script.nodes.push(Node::Open(scope, self.span(from)));
        let mut frame = Frame::new(kind);
        frame.expect = Expect::Command;
        frame.before = (self.script.nodes.len(), self.texts.len());
        self.frames.push(frame);
        Ok(())
    }

    /// Closes the innermost frame, a compound command; redirections may follow.
    pub(super) fn close_compound(&mut self) -> Step {
        self.frames.pop();
        let frame = self.frame()?;
        frame.closing = Some(Vec::new());
        frame.expect = Expect::AfterCompound;
        Ok(())
    }

    pub(super) fn open_parenthesis(&mut self) -> Step {
        let from = self.at;
        let frame = self.frame()?;
        if frame.kind == Kind::Case(CaseStage::Pattern) && frame.expect == Expect::Words {
            frame.kind = Kind::Case(CaseStage::MorePattern);
            self.take(1);
            return Ok(());
        }
        if !matches!(frame.expect, Expect::Command | Expect::MayCommand) {
            return Err("a parenthesis inside a command");
        }
        frame.started = Some(from);
        if self.peek(1) == Some(b'(') {
            return Err("an arithmetic command");
        }
        self.take(1);
        self.open(Kind::Subshell, Scope::Subshell, from)
    }

    pub(super) fn close_parenthesis(&mut self) -> Step {
        if self.frame()?.expect == Expect::Words {
            self.take(1);
            return self.end_pattern();
        }
        self.end_command()?;
        let frame = self.frame()?;
        if frame.expect == Expect::Command || frame.items == 0 {
            return Err("a parenthesis that closes nothing");
        }
        match frame.kind {
            Kind::Subshell => {
                self.take(1);
                self.close_compound()
            }
            Kind::Substitution => self.close_substitution(Piece::Substitution { quoted: false }),
            Kind::Process => self.close_substitution(Piece::Pipe),
            Kind::Line
            | Kind::Group
            | Kind::Backquotes
            | Kind::If(_)
            | Kind::Loop(_)
            | Kind::For(_)
            | Kind::Case(_) => Err("a parenthesis that closes nothing"),
        }
    }

    pub(super) fn close_backquotes(&mut self) -> Step {
        self.end_command()?;
        let frame = self.frame()?;
        if frame.expect == Expect::Command || frame.items == 0 {
            return Err("backquotes around nothing");
        }
        self.close_substitution(Piece::Substitution { quoted: false })
    }

    fn close_substitution(&mut self, piece: Piece) -> Step {
        if !self.heredocs.is_empty() {
            return Err("a text that is not ended");
        }
        self.take(1);
        let text = self.printed_text();
        self.script.nodes.push(Node::Close(Vec::new()));
        self.frames.pop();
        let word = self.frame()?.word.as_mut().ok_or("a substitution outside of a word")?;
        match text {
            Some(text) if word.double => word.push(&text),
            _ => word.add(piece),
        }
        Ok(())
    }

    /// What the innermost frame prints, where it is `cat` with a text of the line and nothing else.
    fn printed_text(&mut self) -> Option<String> {
        let (nodes, texts) = self.frame().ok()?.before;
        let [text] = self.texts.get(texts..)? else { return None };
        let (Node::Command(simple), rest) = self.script.nodes.get(nodes..)?.split_first()? else {
            return None;
        };
        let [word] = simple.words.as_slice() else { return None };
        let [redirection] = simple.redirections.as_slice() else { return None };
        let plain = rest.iter().all(|node| *node == Node::Join(Join::Then))
            && simple.assignments.is_empty()
            && redirection.kind == Connection::Text
            && word.literal().as_deref() == Some("cat");
        let text = text.as_deref().filter(|_| plain)?;
        Some(text.trim_end_matches('\n').to_owned())
    }

    /// Ends the list of words of `for`; a newline may also stand where nothing has to end.
    fn end_words(&mut self, newline: bool) -> Step {
        let frame = self.frame()?;
        if frame.expect != Expect::Words {
            return Ok(());
        }
        if let Kind::For(ForStage::Words(variable, words)) = &frame.kind {
            let (variable, words) = (variable.clone(), words.clone());
            frame.kind = Kind::For(ForStage::Do);
            frame.expect = Expect::MayCommand;
            let span = words.iter().fold(crate::span::Span::default(), |all, word| {
                let start = if all.end == 0 { word.span.start } else { all.start };
                crate::span::Span { start, end: word.span.end }
            });
            self.script.nodes.push(Node::Each { variable, words, span });
            return Ok(());
        }
        let goes_on =
            matches!(frame.kind, Kind::Case(CaseStage::Pattern | CaseStage::In) | Kind::For(ForStage::In(_)));
        if newline && goes_on { Ok(()) } else { Err("a construct that is cut off") }
    }
}

/// Returns where a command ends, blanks after it left out.
fn simple_end(simple: &Simple, at: usize) -> usize {
    let ends = [
        simple.words.last().map(|word| word.span.end),
        simple.redirections.last().map(|redirection| redirection.span.end),
        simple.assignments.last().map(|assignment| assignment.span.end),
    ];
    ends.into_iter().flatten().max().map_or(at, |end| end as usize)
}
