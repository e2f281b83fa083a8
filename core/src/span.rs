//! Places in a text. Knows bytes only; the JavaScript face turns them into UTF-16 offsets.

use serde::Serialize;

/// A range of bytes in a text, the end excluded.
///
/// Invariant: `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span of the two byte offsets, saturating at 4 GiB and ordering them if needed.
    ///
    /// ```
    /// use countersign::Span;
    /// assert_eq!(Span::new(2, 5).of("0123456"), "234");
    /// ```
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { start, end: end.max(start) }
    }

    /// Returns the part of `text` that the span covers, or nothing where it does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Returns the same range as UTF-16 code units of `text`.
    ///
    /// ```
    /// use countersign::Span;
    /// assert_eq!(Span::new(4, 5).to_utf16("\u{1f600}x"), Span::new(2, 3));
    /// ```
    #[must_use]
    pub fn to_utf16(self, text: &str) -> Self {
        let units = |to: u32| -> usize {
            text.char_indices().take_while(|(at, _)| *at < to as usize).map(|(_, c)| c.len_utf16()).sum()
        };
        Self::new(units(self.start), units(self.end))
    }
}
