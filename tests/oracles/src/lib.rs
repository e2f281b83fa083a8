//! Tests that ask another program what is right: git, a real shell, a real file system. Knows no rule itself.

pub mod git;
pub mod revisions;
pub mod shell;
pub mod spellings;
pub mod sweep;
pub mod wine;

/// A small deterministic generator of numbers (xorshift).
#[derive(Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from `seed`, which must not be 0.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `limit`, or 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// Returns one of `list`, or an empty text.
    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }
}

/// Says that a test is left out, and why; where `CI` is `true`, that is a failure.
///
/// # Panics
/// Where `CI` is `true`.
#[expect(clippy::print_stdout, reason = "a test says what it leaves out")]
pub fn left_out(why: &str) {
    assert!(std::env::var("CI").as_deref() != Ok("true"), "{why}");
    println!("left out: {why}");
}
