//! Random file systems, operations of an agent, and edits of a person.

use std::collections::BTreeMap;

use countersign::Operation;

use crate::host::{Files, Host};
use crate::model::{Entry, Model, Node};
use crate::rng::Rng;

const NAMES: [&str; 9] = ["a", "b", "c", "d/a", "d/b", "d/e/f", "n/x", "n/y", "m/o/p"];

/// Draws texts whose lines are all different, and everything else that happens.
#[derive(Debug, Clone)]
pub struct Draw {
    /// The generator.
    pub rng: Rng,
    line: usize,
}

impl Draw {
    /// Makes one.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::new(seed), line: 0 }
    }

    /// Returns a line that no other text has.
    pub fn line(&mut self, who: &str) -> String {
        self.line += 1;
        let ending = if self.rng.chance(8) { "\r\n" } else { "\n" };
        format!("{who}{}{ending}", self.line)
    }

    /// Returns a text of some lines, in rare cases without a newline at its end.
    pub fn text(&mut self, who: &str) -> Vec<u8> {
        let count = self.rng.below(9);
        let mut text: String = (0..count).map(|_| self.line(who)).collect();
        if self.rng.chance(10) {
            text.truncate(text.trim_end().len());
        }
        text.into_bytes()
    }

    /// Returns a content that is binary in some cases.
    pub fn content(&mut self, who: &str) -> Vec<u8> {
        match self.rng.below(10) {
            0 => [b"\0bin".as_slice(), self.line(who).as_bytes()].concat(),
            1 => [b"\xFF\xE9 latin\n".as_slice(), &self.text(who)].concat(),
            _ => self.text(who),
        }
    }

    /// Returns a file system.
    pub fn model(&mut self, case_sensitive: bool) -> Model {
        let mut model = Model::new(case_sensitive);
        for name in NAMES {
            let bytes = self.content("b");
            let entry = match self.rng.below(12) {
                0..=7 => Entry::File { bytes, executable: Some(self.rng.chance(20)) },
                8 => Entry::Symlink("a".into()),
                _ => continue,
            };
            model.perform(&BTreeMap::from([(name.to_owned(), entry)]));
        }
        if self.rng.chance(30) {
            model.perform(&BTreeMap::from([("empty".to_owned(), Entry::Directory)]));
        }
        model
    }

    /// Changes some lines of a text, in place.
    pub fn edited(&mut self, text: &[u8], who: &str) -> Vec<u8> {
        let mut lines: Vec<Vec<u8>> =
            text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        for _ in 0..=self.rng.below(2) {
            let at = self.rng.below(lines.len() + 1);
            let end = (at + self.rng.below(3)).min(lines.len());
            let count = self.rng.below(3);
            let new: Vec<Vec<u8>> = (0..count).map(|_| self.line(who).into_bytes()).collect();
            // An unfinished line can only be the last.
            if at > 0 && lines[at - 1].last() != Some(&b'\n') {
                continue;
            }
            lines.splice(at..end, new);
        }
        lines.concat()
    }

    /// Returns a spelling of a path, in rare cases another where case does not count.
    pub fn spelling(&mut self, model: &Model, path: &str) -> String {
        let other = !model.is_case_sensitive() && self.rng.chance(15);
        if other { path.to_uppercase() } else { path.to_owned() }
    }

    fn existing(&mut self, model: &Model, wanted: impl Fn(&Node) -> bool) -> Option<String> {
        let found: Vec<&String> =
            model.nodes.iter().filter(|(_, node)| wanted(node)).map(|(path, _)| path).collect();
        (!found.is_empty()).then(|| (*self.rng.pick(&found)).clone())
    }

    fn free(&mut self, model: &Model) -> Option<String> {
        let is_free = |path: &&&str| {
            let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
            model.get(path).is_none()
                && above.into_iter().all(|folder| matches!(model.get(folder), None | Some(Node::Directory)))
        };
        let found: Vec<&str> = NAMES.iter().chain(&["r/s", "t", "u/v/w"]).filter(is_free).copied().collect();
        (!found.is_empty()).then(|| (*self.rng.pick(&found)).to_owned())
    }

    /// Lets the agent do something: returns the operation, or none for something observed, and what it writes.
    pub fn operation(&mut self, model: &Model) -> Option<(Option<Operation>, Files)> {
        let is_file = |node: &Node| matches!(node, Node::File { .. });
        let is_thing = |node: &Node| *node != Node::Directory;
        let one = |path: &str, entry: Entry| Files::from([(path.to_owned(), entry)]);
        let replace = |path: &str| Some(Operation::ReplaceText { path: path.into(), cwd: None });
        Some(match self.rng.below(16) {
            0..=4 => {
                let path = self.existing(model, is_file)?;
                let Some(Node::File { bytes, .. }) = model.get(&path) else { return None };
                let bytes = self.edited(bytes, "g");
                let spelled = self.spelling(model, &path);
                (replace(&path), one(&spelled, Entry::File { bytes, executable: None }))
            }
            5 | 6 => {
                let path = self.free(model)?;
                let entry = Entry::File { bytes: self.content("g"), executable: Some(self.rng.chance(20)) };
                (Some(Operation::WriteFile { path: path.as_str().into(), cwd: None }), one(&path, entry))
            }
            7 => {
                let path = self.existing(model, is_thing)?;
                let entry = match self.rng.below(4) {
                    0 => Entry::Symlink("elsewhere".into()),
                    1 => Entry::File { bytes: b"\0\x01".to_vec(), executable: None },
                    _ => Entry::File { bytes: self.text("g"), executable: None },
                };
                (Some(Operation::WriteFile { path: path.as_str().into(), cwd: None }), one(&path, entry))
            }
            8 | 9 => {
                let path = self.existing(model, |node| *node != Node::Directory)?;
                (
                    Some(Operation::DeleteFile { path: path.as_str().into(), cwd: None }),
                    one(&path, Entry::Absent),
                )
            }
            10 | 11 => {
                let from = self.existing(model, is_thing)?;
                let to = match self.rng.below(8) {
                    0 => self.existing(model, is_thing)?,
                    1 if !model.is_case_sensitive() => from.to_uppercase(),
                    _ => self.free(model)?,
                };
                if from == to {
                    return None;
                }
                let entry = match model.get(&from)? {
                    Node::Symlink(target) => Entry::Symlink(target.clone()),
                    Node::File { bytes, executable } => {
                        let edit = self.rng.chance(30);
                        let bytes = if edit { self.edited(&bytes.clone(), "g") } else { bytes.clone() };
                        Entry::File { bytes, executable: Some(*executable) }
                    }
                    Node::Directory => return None,
                };
                let operation = Operation::RelocateFile {
                    from: from.as_str().into(),
                    to: to.as_str().into(),
                    updates: Vec::new(),
                    cwd: None,
                };
                (Some(operation), Files::from([(from, Entry::Absent), (to, entry)]))
            }
            12 => {
                let mut files = Files::new();
                for _ in 0..3 {
                    let path = self.existing(model, is_file)?;
                    let Some(Node::File { bytes, .. }) = model.get(&path) else { return None };
                    let bytes = self.edited(bytes, "g");
                    files.insert(path, Entry::File { bytes, executable: None });
                }
                let paths = files.keys().map(|path| path.as_str().into()).collect();
                (Some(Operation::RenameSymbol { paths, symbol: None, cwd: None }), files)
            }
            13 => {
                let path = self.existing(model, is_file)?;
                let Some(Node::File { bytes, executable }) = model.get(&path) else { return None };
                let entry = Entry::File { bytes: bytes.clone(), executable: Some(!executable) };
                (replace(&path), one(&path, entry))
            }
            14 => {
                // A folder goes, or gives way to a file.
                let path = self.existing(model, |node| *node == Node::Directory)?;
                let entry = if self.rng.chance(50) {
                    Entry::Absent
                } else {
                    Entry::File { bytes: b"f\n".to_vec(), executable: None }
                };
                (Some(Operation::DeleteFile { path: path.as_str().into(), cwd: None }), one(&path, entry))
            }
            _ => {
                let path = self.existing(model, is_file)?;
                let Some(Node::File { bytes, .. }) = model.get(&path) else { return None };
                (None, one(&path, Entry::File { bytes: self.edited(bytes, "o"), executable: None }))
            }
        })
    }

    /// Lets the person do something.
    pub fn edit(&mut self, model: &Model) -> Option<Files> {
        let is_file = |node: &Node| matches!(node, Node::File { .. });
        let one = |path: &str, entry: Entry| Some(Files::from([(path.to_owned(), entry)]));
        match self.rng.below(12) {
            0..=6 => {
                let path = self.existing(model, is_file)?;
                let Some(Node::File { bytes, .. }) = model.get(&path) else { return None };
                one(&path, Entry::File { bytes: self.edited(bytes, "p"), executable: None })
            }
            7 => {
                let path = self.free(model)?;
                one(&path, Entry::File { bytes: self.content("p"), executable: None })
            }
            8 => {
                let path = self.existing(model, |_| true)?;
                one(&path, Entry::Absent)
            }
            9 => {
                let path = self.existing(model, is_file)?;
                let Some(Node::File { bytes, executable }) = model.get(&path) else { return None };
                one(&path, Entry::File { bytes: bytes.clone(), executable: Some(!executable) })
            }
            10 => {
                let path = self.existing(model, is_file)?;
                one(&path, Entry::Symlink("mine".into()))
            }
            _ => {
                let path = self.free(model)?;
                one(&path, Entry::Directory)
            }
        }
    }

    /// Lets the agent do some things, and the person between them with that many percent.
    pub fn turn(&mut self, host: &mut Host, count: usize, person: usize) {
        for _ in 0..=self.rng.below(count) {
            if let Some((operation, files)) = self.operation(&host.model) {
                host.agent(operation.as_ref(), &files);
            }
            if self.rng.chance(person)
                && let Some(files) = self.edit(&host.model)
            {
                host.person(&files);
            }
        }
    }
}
