//! Texts that stand below the line that reads them.

use super::{Reader, Step};

/// A text that begins after the next newline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pending {
    pub(super) delimiter: String,
    /// Whether leading tabs are taken away.
    pub(super) strip: bool,
    /// Whether the text is taken as it stands.
    pub(super) quoted: bool,
}

impl Reader<'_> {
    /// Reads the texts that begin here.
    pub(super) fn bodies(&mut self) -> Step {
        for pending in core::mem::take(&mut self.heredocs) {
            self.body(&pending)?;
        }
        Ok(())
    }

    fn body(&mut self, pending: &Pending) -> Step {
        let mut text = pending.quoted.then(String::new);
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                return Err("a text that is not ended");
            }
            let length = rest.iter().position(|byte| *byte == b'\n');
            let line = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
            let tabs = line.iter().take_while(|byte| pending.strip && **byte == b'\t').count();
            let kept = line.get(tabs..).unwrap_or_default();
            let ends = kept == pending.delimiter.as_bytes();
            if !ends && !pending.quoted {
                literal(line, self.zsh())?;
            }
            let consumed = line.len();
            // The newline after the delimiter ends the line that the text belongs to.
            self.take(consumed.saturating_add(usize::from(length.is_some())));
            if ends {
                self.texts.push(text);
                return Ok(());
            }
            if let Some(text) = &mut text {
                text.push_str(&String::from_utf8_lossy(kept));
                text.push('\n');
            }
        }
    }
}

/// Refuses a line of an unquoted text that runs something or goes on in the next line; plain variables are fine.
fn literal(line: &[u8], zsh: bool) -> Step {
    let mut at = 0_usize;
    while let Some(byte) = line.get(at) {
        let next = line.get(at.saturating_add(1)).copied();
        match byte {
            b'`' => return Err("backquotes in a text"),
            b'$' if matches!(next, Some(b'(' | b'[' | b'\\')) => return Err("a substitution in a text"),
            b'$' if zsh && matches!(next, Some(b'=' | b'~' | b'^' | b'+' | b'#')) => {
                return Err("a substitution in a text");
            }
            b'$' if next == Some(b'{') => {
                let rest = line.get(at.saturating_add(2)..).unwrap_or_default();
                let name =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                if name == 0 || rest.get(name) != Some(&b'}') {
                    return Err("a substitution in a text");
                }
            }
            // A name followed by a bracket or colon is more than a name in Zsh.
            b'$' if zsh => {
                let rest = line.get(at.saturating_add(1)..).unwrap_or_default();
                let name =
                    rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
                if name > 0 && matches!(rest.get(name), Some(b'[' | b':')) {
                    return Err("a substitution in a text");
                }
            }
            b'\\' if next.is_none() => return Err("a text that joins lines"),
            b'\\' => at = at.saturating_add(1),
            _ => {}
        }
        at = at.saturating_add(1);
    }
    Ok(())
}
