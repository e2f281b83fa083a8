//! The question that most paths answer with no: could any rule hit this plain path?

use super::Protection;

impl Protection {
    /// Tells whether a plain path may hit a rule. `absolute` is folded and has `below` bytes of root before what
    /// counts as relative. Never wrong where it says no; it does not look at ignore lines.
    pub(crate) fn may_hit(&self, absolute: &str, exact: &str, below: usize) -> bool {
        let mut present = 0u64;
        let mut start = 0usize;
        for (at, byte) in absolute.bytes().enumerate() {
            if byte == b'/' {
                if self.may_name(absolute, start, at) {
                    return true;
                }
                start = at.saturating_add(1);
            }
            if at >= below {
                present |= bit_of(byte);
            }
        }
        let relative = absolute.get(below..).unwrap_or_default();
        let last = absolute.get(start..).unwrap_or_default();
        let mut found = Vec::new();
        self.may_name(absolute, start, absolute.len())
            || self.basenames.contains(last)
            || self.tables().any(|(table, _)| table.may_end(last))
            || self.contains.iter().zip(&self.needed).any(|((needle, _), needed)| {
                if needed & !present != 0 {
                    return false;
                }
                relative.contains(needle.as_str())
                    || needle
                        .strip_suffix('/')
                        .is_some_and(|folder| folder.contains('/') && relative.ends_with(folder))
            })
            || {
                self.folded_globs.all(Some(relative), absolute, &mut found);
                self.exact_globs.all(exact.get(below..), exact, &mut found);
                !found.is_empty()
            }
    }

    /// Tells whether a rule or table may begin with the name that `text` holds between the two bytes.
    #[inline]
    fn may_name(&self, text: &str, start: usize, end: usize) -> bool {
        let first = text.as_bytes().get(start).copied().unwrap_or(0);
        if !self.names.allow(first, end.saturating_sub(start)) {
            return false;
        }
        let name = text.get(start..end).unwrap_or_default();
        self.folders.contains(name) || self.tables().any(|(table, _)| table.begins(name))
    }
}

/// Returns which bytes a text holds, two bytes sharing a bit here and there.
pub(super) fn bytes_of(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | bit_of(byte))
}

fn bit_of(byte: u8) -> u64 {
    1u64.wrapping_shl(u32::from(byte))
}
