//! Asking something which spellings open a protected file, block by block, so that a long question can be cut off and
//! taken up again. What was found is a fact about the system that was asked: it is kept, and the core is held against
//! all of it every time.

use std::fs;
use std::io::{self, Write as _};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Instant;

use crate::spellings::{PROTECTED, passes, protections, shapes, with_character};

/// Blocks of 256 code points make the Basic Multilingual Plane; one more holds everything else.
pub const BLOCKS: u32 = 257;

/// How much is asked.
#[derive(Debug, Clone, Default)]
pub struct Sweep {
    /// The distance of the code points tried, 1 for all.
    pub step: usize,
    /// The file that keeps what is known; without one everything is asked.
    pub known: Option<PathBuf>,
    /// When to stop asking.
    pub until: Option<Instant>,
    /// Code points that must not be asked about.
    pub without: Vec<RangeInclusive<u32>>,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Answer {
    /// Every spelling that opened a file, with the file's name.
    pub aliases: Vec<(String, &'static str)>,
    /// How many blocks nobody asked about yet.
    pub left: u32,
}

/// A question: a spelling, and the file that it may open.
pub type Question = (String, &'static str);

impl Sweep {
    /// Asks about every block that is not known; `opens` returns the positions of the questions whose spelling opened
    /// the file.
    ///
    /// # Errors
    /// What `opens` says, or the file of what is known.
    pub fn run(&self, opens: &mut dyn FnMut(&[Question]) -> io::Result<Vec<usize>>) -> io::Result<Answer> {
        let (mut answer, left) = self.recall()?;
        answer.left = 0;
        for block in left {
            if self.until.is_some_and(|until| Instant::now() >= until) {
                answer.left += 1;
                continue;
            }
            let found = self.ask(block, opens)?;
            self.keep(block, &found)?;
            answer.aliases.extend(found);
        }
        Ok(answer)
    }

    /// Asks about one block and returns the spellings that opened their file.
    ///
    /// # Errors
    /// What `opens` says.
    pub fn ask(
        &self,
        block: u32,
        opens: &mut dyn FnMut(&[Question]) -> io::Result<Vec<usize>>,
    ) -> io::Result<Vec<Question>> {
        let questions = self.questions(block);
        Ok(opens(&questions)?.iter().filter_map(|at| questions.get(*at)).cloned().collect())
    }

    /// Returns every question of a block.
    #[must_use]
    pub fn questions(&self, block: u32) -> Vec<Question> {
        let step = u32::try_from(self.step.max(1)).unwrap_or(u32::MAX);
        let characters: Vec<char> = if block + 1 == BLOCKS {
            let others = ['\u{17f}', '\u{212a}', '\u{200c}', '\u{feff}', '\u{fb01}'];
            let first = ('\u{1}'..'\u{100}').filter(|_| step > 1);
            // Signs that some systems ignore, and letters that others take for plain ones.
            let beyond = ('\u{e0011}'..='\u{e0fff}')
                .chain('\u{1d400}'..='\u{1d7ff}')
                .chain('\u{1f100}'..='\u{1f1ff}')
                .step_by(self.step.max(1));
            let above = ('\u{e0000}'..='\u{e0010}').chain(beyond);
            first.chain(others.into_iter().filter(|_| step > 1)).chain(above).collect()
        } else {
            let all = block * 256..(block + 1) * 256;
            all.filter(|c| *c > 0 && (c - 1).is_multiple_of(step)).filter_map(char::from_u32).collect()
        };
        let mut questions = Vec::new();
        for (name, positions) in PROTECTED {
            if block + 1 == BLOCKS {
                questions.extend(shapes(name).into_iter().map(|spelling| (spelling, name)));
            }
            for c in
                characters.iter().filter(|c| !self.without.iter().any(|some| some.contains(&u32::from(**c))))
            {
                questions
                    .extend(with_character(name, positions.clone(), *c).map(|spelling| (spelling, name)));
            }
        }
        questions
    }

    /// Reads what is known, and the blocks that nobody asked about. A block counts whose last line is there.
    ///
    /// # Errors
    /// The file of what is known.
    pub fn recall(&self) -> io::Result<(Answer, Vec<u32>)> {
        let (mut answer, mut done, mut open) = (Answer::default(), Vec::new(), Vec::new());
        let text = match self.known.as_ref().filter(|file| file.exists()) {
            Some(file) => fs::read_to_string(file)?,
            None => String::new(),
        };
        for line in text.lines() {
            match line.split_once(' ') {
                Some(("block", number)) => {
                    done.extend(number.parse::<u32>().ok());
                    answer.aliases.append(&mut open);
                }
                Some((number, spelling)) => {
                    let name = number.parse::<usize>().ok().and_then(|at| PROTECTED.get(at));
                    open.extend(name.zip(unescaped(spelling)).map(|((name, _), spelling)| (spelling, *name)));
                }
                None => {}
            }
        }
        let left: Vec<u32> = (0..BLOCKS).filter(|block| !done.contains(block)).collect();
        answer.left = u32::try_from(left.len()).unwrap_or(BLOCKS);
        Ok((answer, left))
    }

    fn keep(&self, block: u32, found: &[Question]) -> io::Result<()> {
        let Some(file) = &self.known else { return Ok(()) };
        fs::OpenOptions::new().create(true).append(true).open(file)?.write_all(told(block, found).as_bytes())
    }
}

/// Reads a range of code points such as `1f80-1faf`.
#[must_use]
pub fn code_points(text: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = text.split_once('-')?;
    Some(u32::from_str_radix(first, 16).ok()?..=u32::from_str_radix(last, 16).ok()?)
}

/// Writes down what was found out about a block, as the file of what is known holds it.
#[must_use]
pub fn told(block: u32, found: &[Question]) -> String {
    let mut text = String::new();
    for (spelling, name) in found {
        let number = PROTECTED.iter().position(|entry| entry.0 == *name).unwrap_or(PROTECTED.len());
        text.push_str(&format!("{number} {}\n", spelling.escape_unicode()));
    }
    text.push_str(&format!("block {block}\n"));
    text
}

impl Answer {
    /// Returns, for each spelling that would pass without a question, a line that says so.
    #[must_use]
    pub fn missed(&self) -> Vec<String> {
        let protections = protections();
        let free = |(spelling, name): &Question| {
            let how = passes(&protections, spelling)?;
            Some(format!("{spelling:?} opens {name}: allowed by {how}"))
        };
        self.aliases.iter().filter_map(free).collect()
    }
}

/// Reads what `escape_unicode` wrote.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::new();
    for part in text.split("\\u{").skip(1) {
        out.push(char::from_u32(u32::from_str_radix(part.strip_suffix('}')?, 16).ok()?)?);
    }
    Some(out)
}
