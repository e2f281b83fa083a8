//! Tool patterns: `server/tool`, where `*` stands for any run of characters within its half.

use crate::text::is_hidden;

/// A tool pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    server: String,
    tool: String,
}

impl Pattern {
    /// Reads a pattern; `*` alone matches every tool.
    ///
    /// # Errors
    /// A sentence about what is malformed.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if text == "*" {
            return Ok(Self { server: "*".to_owned(), tool: "*".to_owned() });
        }
        let (server, tool) = text.split_once('/').ok_or("it is not of the form `server/tool`")?;
        if server.trim().is_empty() || tool.trim().is_empty() {
            return Err("the server and the tool must both be named");
        }
        Ok(Self { server: server.to_owned(), tool: tool.to_owned() })
    }

    /// Tells whether the pattern names the tool exactly as spelled.
    pub(crate) fn matches(&self, server: &str, tool: &str) -> bool {
        wildcard(&self.server, server) && wildcard(&self.tool, tool)
    }

    /// Tells whether the pattern names the tool when case, blanks around it and what nobody sees are ignored, for rules
    /// that stop something.
    pub(crate) fn matches_folded(&self, server: &str, tool: &str) -> bool {
        let seen = |c: &char| !is_hidden(*c);
        let fold = |text: &str| text.chars().filter(seen).collect::<String>().trim().to_ascii_lowercase();
        wildcard(&fold(&self.server), &fold(server)) && wildcard(&fold(&self.tool), &fold(tool))
    }
}

/// Matches `*` as any run of characters: the first piece at the start, the last at the end, the others in turn.
fn wildcard(pattern: &str, text: &str) -> bool {
    let Some((head, rest)) = pattern.split_once('*') else { return pattern == text };
    let Some(mut text) = text.strip_prefix(head) else { return false };
    let (middle, tail) = rest.rsplit_once('*').unwrap_or(("", rest));
    for piece in middle.split('*').filter(|piece| !piece.is_empty()) {
        match text.split_once(piece) {
            Some((_, after)) => text = after,
            None => return false,
        }
    }
    text.ends_with(tail)
}

#[cfg(test)]
mod tests {
    use super::{Pattern, wildcard};

    #[test]
    fn a_star_stands_for_any_run_within_its_half() {
        let pattern = Pattern::parse("github/get_*").unwrap();
        assert!(pattern.matches("github", "get_issue") && pattern.matches("github", "get_"));
        assert!(!pattern.matches("github2", "get_issue") && !pattern.matches("github", "forget_x"));
        assert!(!pattern.matches("GitHub", "get_x") && pattern.matches_folded("GitHub", "GET_x"));
        for (pattern, text, wanted) in [
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "ac", false),
            ("*", "", true),
            ("a*a", "a", false),
            ("**x", "x", true),
        ] {
            assert_eq!(wildcard(pattern, text), wanted, "{pattern} {text}");
        }
    }

    #[test]
    fn a_pattern_names_both_halves() {
        for pattern in ["github", "/x", "github/", " /x", ""] {
            assert!(Pattern::parse(pattern).is_err(), "{pattern}");
        }
    }
}
