//! Reserved words: `if`, `while`, `for`, `case`, groups.

use super::super::script::{Join, Node, Scope, Word};
use super::{CaseStage, Expect, ForStage, IfStage, Kind, Reader, Step};

/// Reserved words of some shell that begin what is not understood.
const UNKNOWN: [&str; 9] =
    ["function", "select", "coproc", "[[", "repeat", "foreach", "nocorrect", "end", "always"];

impl Reader<'_> {
    /// Acts on a word in command position; tells whether it is a reserved one.
    pub(super) fn keyword(&mut self, word: &str, from: usize) -> Step<bool> {
        let frame = self.frame()?;
        let may_end = frame.expect == Expect::MayCommand && frame.items > 0;
        match (word, frame.kind.clone()) {
            ("!", _) => {
                self.script.nodes.push(Node::Not);
                self.frame()?.expect = Expect::Command;
            }
            ("{", _) => self.begin(Kind::Group, Scope::Group, from)?,
            ("if", _) => self.begin(Kind::If(IfStage::Condition), Scope::Branches, from)?,
            ("while" | "until", _) => self.begin(Kind::Loop(false), Scope::Loop, from)?,
            ("for", _) => {
                self.begin(Kind::For(ForStage::Name), Scope::Loop, from)?;
                self.frame()?.expect = Expect::Words;
            }
            ("case", _) => {
                self.begin(Kind::Case(CaseStage::Word), Scope::Branches, from)?;
                self.frame()?.expect = Expect::Words;
            }
            ("then", Kind::If(IfStage::Condition)) if may_end => self.stage(Kind::If(IfStage::Then))?,
            ("elif", Kind::If(IfStage::Then)) if may_end => self.stage(Kind::If(IfStage::Condition))?,
            ("else", Kind::If(IfStage::Then)) if may_end => self.stage(Kind::If(IfStage::Else))?,
            ("fi", Kind::If(IfStage::Then | IfStage::Else)) if may_end => self.close_compound()?,
            ("do", Kind::Loop(false)) if may_end => {
                let frame = self.frame()?;
                frame.kind = Kind::Loop(true);
                frame.expect = Expect::Command;
                frame.items = 0;
            }
            ("do", Kind::For(ForStage::Do)) => {
                let frame = self.frame()?;
                frame.kind = Kind::For(ForStage::Body);
                frame.expect = Expect::Command;
                frame.items = 0;
            }
            ("done", Kind::Loop(true) | Kind::For(ForStage::Body)) if may_end => self.close_compound()?,
            ("}", Kind::Group) if may_end => self.close_compound()?,
            ("esac", Kind::Case(CaseStage::Body)) if frame.expect == Expect::MayCommand => {
                self.close_compound()?;
            }
            ("then" | "elif" | "else" | "fi" | "do" | "done" | "esac" | "}" | "in", _) => {
                return Err("a reserved word in the wrong place");
            }
            (_, Kind::For(ForStage::Do)) => return Err("a loop without `do`"),
            // Read like `[`; whether that is what it says is judged with its arguments.
            ("[[", _) if self.extended() => return Ok(false),
            (word, _) if UNKNOWN.contains(&word) => return Err("a construct that is not looked into"),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn begin(&mut self, kind: Kind, scope: Scope, from: usize) -> Step {
        self.frame()?.started = Some(from);
        self.open(kind, scope, from)
    }

    fn stage(&mut self, kind: Kind) -> Step {
        self.script.nodes.push(Node::Join(Join::Branch));
        let frame = self.frame()?;
        frame.kind = kind;
        frame.expect = Expect::Command;
        frame.items = 0;
        Ok(())
    }

    /// Takes a word of `for` or `case` that is no command; `bare` tells that nothing in it is quoted.
    pub(super) fn construct_word(&mut self, word: Word, bare: bool) -> Step {
        let text = word.literal().filter(|_| bare);
        let expanded = self.expanded(word, bare);
        let frame = self.frame()?;
        match &mut frame.kind {
            Kind::For(stage) => match stage {
                ForStage::Name => {
                    let name =
                        text.filter(|name| super::word::is_name(name)).ok_or("a loop without a name")?;
                    *stage = ForStage::In(name);
                }
                ForStage::In(name) => {
                    text.filter(|text| text == "in").ok_or("a loop over what is not written here")?;
                    *stage = ForStage::Words(core::mem::take(name), Vec::new());
                }
                ForStage::Words(_, words) => words.extend(expanded),
                ForStage::Do | ForStage::Body => return Err("a loop without `do`"),
            },
            Kind::Case(stage) => match stage {
                CaseStage::Word => *stage = CaseStage::In,
                CaseStage::In => {
                    text.filter(|text| text == "in").ok_or("`case` without `in`")?;
                    *stage = CaseStage::Pattern;
                }
                CaseStage::Pattern if text.as_deref() == Some("esac") => return self.close_compound(),
                CaseStage::Pattern | CaseStage::MorePattern => *stage = CaseStage::AfterPattern,
                CaseStage::AfterPattern | CaseStage::Body => return Err("two patterns side by side"),
            },
            Kind::Line
            | Kind::Subshell
            | Kind::Group
            | Kind::Substitution
            | Kind::Process
            | Kind::Backquotes
            | Kind::If(_)
            | Kind::Loop(_) => return Err("a word in the wrong place"),
        }
        Ok(())
    }

    pub(super) fn more_patterns(&mut self) -> Step {
        let frame = self.frame()?;
        if frame.kind != Kind::Case(CaseStage::AfterPattern) {
            return Err("a construct that is cut off");
        }
        frame.kind = Kind::Case(CaseStage::MorePattern);
        Ok(())
    }

    pub(super) fn end_pattern(&mut self) -> Step {
        let frame = self.frame()?;
        if frame.kind != Kind::Case(CaseStage::AfterPattern) {
            return Err("a parenthesis that closes nothing");
        }
        frame.kind = Kind::Case(CaseStage::Body);
        frame.expect = Expect::MayCommand;
        frame.items = 0;
        self.script.nodes.push(Node::Join(Join::Branch));
        Ok(())
    }
}
