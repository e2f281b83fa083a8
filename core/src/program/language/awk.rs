//! Reads awk programs, to see what they write and whether they run something.
//!
//! Source: POSIX awk and the manuals of gawk, mawk and BWK awk. Where it depends on the implementation whether a
//! slash begins a pattern, the program is not understood.

use super::Effects;

/// Tells what the program does; `None` where it is not understood.
pub(in super::super) fn effects(program: &str) -> Option<Effects> {
    let mut reader = Reader { rest: program, ..Reader::default() };
    while let Some(token) = reader.token()? {
        reader.take(token)?;
    }
    Some(reader.effects)
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Number,
    Text(&'a str),
    Pattern,
    Newline,
    /// `&&`, `||` or `,`, after which a line may go on.
    Joint,
    /// `++` or `--`.
    Step,
    Sign(char),
}

/// What stands before a token.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Before {
    #[default]
    Start,
    Operand,
    /// What a slash means here differs from one awk to another.
    Doubtful,
    Other,
}

#[derive(Default)]
struct Reader<'a> {
    rest: &'a str,
    before: Before,
    joint: bool,
    keyword: bool,
    /// For each open parenthesis whether a keyword such as `if` stands before it.
    open: Vec<bool>,
    /// The depth of parentheses at which a `print` began.
    print: Option<usize>,
    effects: Effects,
}

const KEYWORDS: [&str; 13] = [
    "print", "printf", "if", "else", "while", "for", "do", "in", "return", "delete", "exit", "next",
    "function",
];

/// Words behind which a slash divides for one awk and begins a pattern for another.
const DOUBTFUL: [&str; 6] = ["getline", "length", "func", "nextfile", "case", "switch"];

impl<'a> Reader<'a> {
    fn token(&mut self) -> Option<Option<Token<'a>>> {
        loop {
            let Some(c) = self.rest.chars().next() else { return Some(None) };
            match c {
                ' ' | '\t' | '\r' => self.skip(1),
                '\\' if self.rest.starts_with("\\\n") => self.skip(2),
                '#' => {
                    let end = self.rest.find('\n').unwrap_or(self.rest.len());
                    self.skip(end);
                }
                '\n' => {
                    self.skip(1);
                    return Some(Some(Token::Newline));
                }
                '"' => return self.text().map(Some),
                '/' => return self.slash().map(Some),
                _ if c.is_ascii_alphabetic() || c == '_' => {
                    let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                    return Some(Some(Token::Word(self.cut(end.unwrap_or(self.rest.len())))));
                }
                _ if c.is_ascii_digit() => {
                    let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
                    self.cut(end.unwrap_or(self.rest.len()));
                    return Some(Some(Token::Number));
                }
                _ => return self.sign(c).map(Some),
            }
        }
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn cut(&mut self, end: usize) -> &'a str {
        let (head, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    fn sign(&mut self, c: char) -> Option<Token<'a>> {
        for joint in ["&&", "||", ","] {
            if self.rest.starts_with(joint) {
                self.skip(joint.len());
                return Some(Token::Joint);
            }
        }
        if self.rest.starts_with("++") || self.rest.starts_with("--") {
            self.skip(2);
            return Some(Token::Step);
        }
        // Comparisons that hold a `>` and no redirection.
        if self.rest.starts_with("=>") {
            return None;
        }
        if "{}()[];<>=!~+-*%^?:$.|@&".contains(c) {
            self.skip(1);
            return Some(Token::Sign(c));
        }
        None
    }

    fn text(&mut self) -> Option<Token<'a>> {
        let inside = self.rest.get(1..)?;
        let mut escaped = false;
        for (at, c) in inside.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '\n' => return None,
                '"' => {
                    self.rest = inside.get(at.saturating_add(1)..)?;
                    return inside.get(..at).map(Token::Text);
                }
                _ => {}
            }
        }
        None
    }

    /// A division or a pattern.
    fn slash(&mut self) -> Option<Token<'a>> {
        match self.before {
            Before::Operand => {
                self.skip(1);
                return Some(Token::Sign('/'));
            }
            Before::Doubtful => return None,
            Before::Start | Before::Other => {}
        }
        let inside = self.rest.get(1..)?;
        let (mut escaped, mut bracket, mut fresh) = (false, false, false);
        for (at, c) in inside.char_indices() {
            match c {
                '\n' => return None,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' if !bracket => (bracket, fresh) = (true, true),
                '^' if fresh => continue,
                ']' if bracket && !fresh => bracket = false,
                // Between brackets a slash ends the pattern for some and not for others.
                '/' if bracket => return None,
                '/' => {
                    self.rest = inside.get(at.saturating_add(1)..)?;
                    return Some(Token::Pattern);
                }
                _ => {}
            }
            fresh = fresh && c == '[';
        }
        None
    }

    fn take(&mut self, token: Token<'a>) -> Option<()> {
        let was_keyword = core::mem::take(&mut self.keyword);
        let was_joint = core::mem::take(&mut self.joint);
        self.before = match token {
            Token::Newline => {
                if !was_joint {
                    self.print = None;
                }
                self.joint = was_joint;
                Before::Start
            }
            Token::Word(word) => self.word(word),
            Token::Text(text) if text.starts_with("/inet") => {
                // A name that stands for a connection, to be read or written.
                self.effects.runs = true;
                Before::Operand
            }
            Token::Number | Token::Text(_) | Token::Pattern => Before::Operand,
            Token::Step => Before::Doubtful,
            Token::Joint => {
                self.joint = true;
                Before::Other
            }
            Token::Sign(sign) => self.take_sign(sign, was_keyword)?,
        };
        Some(())
    }

    fn word(&mut self, word: &str) -> Before {
        match word {
            "system" => self.effects.runs = true,
            "print" | "printf" => self.print = Some(self.open.len()),
            _ => {}
        }
        self.keyword = matches!(word, "if" | "while" | "for" | "switch");
        match word {
            _ if DOUBTFUL.contains(&word) => Before::Doubtful,
            _ if KEYWORDS.contains(&word) => Before::Other,
            _ => Before::Operand,
        }
    }

    fn take_sign(&mut self, sign: char, was_keyword: bool) -> Option<Before> {
        Some(match sign {
            // A pipe in either direction runs a command; `@` loads code or calls by name.
            '|' | '@' => {
                self.effects.runs = true;
                Before::Other
            }
            '(' => {
                self.open.push(was_keyword);
                Before::Other
            }
            ')' => {
                let of_keyword = self.open.pop()?;
                if of_keyword { Before::Start } else { Before::Operand }
            }
            ']' => Before::Operand,
            ';' | '}' => {
                self.print = None;
                Before::Start
            }
            '{' => Before::Start,
            '>' if self.print == Some(self.open.len()) => {
                if self.rest.starts_with('>') {
                    self.skip(1);
                }
                self.redirection()?;
                Before::Operand
            }
            _ => Before::Other,
        })
    }

    /// What follows the `>` of a `print`: only a single text is understood.
    fn redirection(&mut self) -> Option<()> {
        let Some(Token::Text(path)) = self.token()? else { return None };
        if path.contains('\\') {
            return None;
        }
        let after = self.rest.trim_start_matches([' ', '\t', '\r']);
        if !(after.is_empty() || after.starts_with([';', '}', '\n', '#'])) {
            return None;
        }
        self.print = None;
        if path.starts_with("/inet") {
            self.effects.runs = true;
        } else {
            self.effects.writes.push(path.to_owned());
        }
        Some(())
    }
}
