//! The question that most paths answer with no: could any rule hit this plain path?

use super::Protection;

/// What a text must have to hold another: enough to say no without a search, and where to begin one.
#[derive(Debug, Clone)]
pub(super) struct Needed {
    /// Every byte of it but a final `/`, which a path that ends there has not.
    bytes: u64,
    /// Its byte that paths hold least, and where that stands.
    rare: (u8, usize),
}

impl Needed {
    pub(super) fn of(text: &str) -> Self {
        let rare = text.bytes().enumerate().max_by_key(|(_, byte)| rarity(*byte));
        Self {
            bytes: bytes_of(text.trim_end_matches('/')),
            rare: rare.map_or((0, 0), |(at, byte)| (byte, at)),
        }
    }

    /// Tells whether `text` holds `needle`, which this was made of.
    fn holds(&self, text: &[u8], needle: &[u8]) -> bool {
        let (rare, offset) = self.rare;
        if needle.is_empty() {
            return true;
        }
        text.iter().enumerate().any(|(at, byte)| {
            *byte == rare
                && at
                    .checked_sub(offset)
                    .and_then(|start| text.get(start..))
                    .is_some_and(|rest| rest.starts_with(needle))
        })
    }
}

/// Orders bytes by how seldom names hold them.
fn rarity(byte: u8) -> usize {
    const COMMON_FIRST: &[u8] = b"/etasrnoicldpmuhgfxbyvkwjzq0123456789-_.";
    COMMON_FIRST.iter().position(|common| *common == byte).unwrap_or(COMMON_FIRST.len())
}

impl Protection {
    /// Tells whether a plain path may hit a rule. `absolute` is folded and has `below` bytes of root before what
    /// counts as relative. Never wrong where it says no; it does not look at ignore lines.
    pub(crate) fn may_hit(&self, absolute: &str, exact: &str, below: usize) -> bool {
        let mut start = 0usize;
        for (at, byte) in absolute.bytes().enumerate() {
            if byte == b'/' {
                if self.may_name(absolute.get(start..at).unwrap_or_default()) {
                    return true;
                }
                start = at.saturating_add(1);
            }
        }
        // With the separator before it, which a text may begin with.
        let relative = absolute.get(below.saturating_sub(1)..).unwrap_or_default();
        let last = absolute.get(start..).unwrap_or_default();
        let present = bytes_of(relative);
        self.may_name(last)
            || self.basenames.contains(last)
            || self.tables().any(|(table, _)| table.may_end(last))
            || self.contains.iter().zip(&self.needed).any(|((needle, _), needed)| {
                if needed.bytes & !present != 0 {
                    return false;
                }
                needed.holds(relative.as_bytes(), needle.as_bytes())
                    || needle
                        .strip_suffix('/')
                        .is_some_and(|folder| folder.contains('/') && relative.ends_with(folder))
            })
            || self.may_match(absolute, exact, below)
    }

    /// Tells whether a glob matches a plain path, of which `below` bytes are a root.
    pub(crate) fn may_match(&self, absolute: &str, exact: &str, below: usize) -> bool {
        let mut found = Vec::new();
        if !self.folded_globs.is_empty() {
            self.folded_globs.relative(absolute.get(below..).unwrap_or_default(), &mut found);
            self.folded_globs.absolute(absolute, &mut found);
        }
        if !self.exact_globs.is_empty() {
            self.exact_globs.relative(exact.get(below..).unwrap_or_default(), &mut found);
            self.exact_globs.absolute(exact, &mut found);
        }
        !found.is_empty()
    }

    /// Tells whether a rule or table may begin with `name`.
    #[inline]
    fn may_name(&self, name: &str) -> bool {
        self.names.allow(name.as_bytes())
            && (self.folders.contains(name) || self.tables().any(|(table, _)| table.begins(name)))
    }
}

/// Returns which bytes a text holds, two bytes sharing a bit here and there.
fn bytes_of(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | 1u64.wrapping_shl(u32::from(byte)))
}
