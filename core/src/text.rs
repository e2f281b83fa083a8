//! Showing text that somebody else wrote. Knows which characters a person cannot see; decides nothing.

/// Returns `text` between backticks with everything that cannot be seen, or that would reorder what is seen,
/// written as `<U+XXXX>`; it is never cut.
///
/// ```
/// use countersign::text::quote;
/// assert_eq!(quote("a\u{202e}b`c\n"), "`a<U+202E>b<U+0060>c<U+000A>`");
/// ```
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(2));
    out.push('`');
    push_escaped(&mut out, text);
    out.push('`');
    out
}

/// Returns `text` as [`quote`] does, without the backticks around it.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn push_escaped(out: &mut String, text: &str) {
    use core::fmt::Write as _;
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'`';
    // Without a way out of the loop, so that many bytes are looked at together.
    if text.bytes().fold(true, |plain, byte| plain & is_plain(byte)) {
        out.push_str(text);
        return;
    }
    let plain = text.bytes().take_while(|byte| is_plain(*byte)).count();
    let (head, rest) = text.split_at_checked(plain).unwrap_or(("", text));
    out.push_str(head);
    for c in rest.chars() {
        if is_hidden(c) || c == '`' {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        } else {
            out.push(c);
        }
    }
}

/// Tells whether a person would not see `c`, or would be misled by it: control, bidirectional, ignorable,
/// private-use and unassigned-plane characters, and blanks other than U+0020.
///
/// Source: Unicode 15, `DerivedCoreProperties.txt` (`Default_Ignorable_Code_Point`) and `PropList.txt`
/// (`Bidi_Control`, `White_Space`).
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(u32::from(c),
        0x00..=0x1F | 0x7F..=0xA0 | 0xAD | 0x034F | 0x061C | 0x115F..=0x1160 | 0x1680 | 0x17B4..=0x17B5
        | 0x180B..=0x180F | 0x2000..=0x200F | 0x2028..=0x202F | 0x205F..=0x206F | 0x2800 | 0x3000 | 0x3164
        | 0xE000..=0xF8FF | 0xFDD0..=0xFDEF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFF
        | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0x10_FFFF)
}
