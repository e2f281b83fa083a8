//! URL patterns: `scheme://host[:port][/path]`, where the host may start with `*.` and the path may end in `*`.

use super::host::{Host, HostPattern};
use super::path::resolve;
use super::{Url, own_port, split_port};

/// How a pattern names a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Match {
    /// Well enough to stop it: a pattern without a port names every port, and a star an encoded name.
    Loose,
    /// Well enough to let it through.
    Exact,
}

/// A URL pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Nothing stands for `http` and `https`.
    scheme: Option<String>,
    host: HostPattern,
    port: Option<u16>,
    path: String,
    /// Whether the path ended in `*`.
    open: bool,
}

impl Pattern {
    /// Reads a pattern; `*` alone matches every URL.
    ///
    /// # Errors
    /// A sentence about what is malformed.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.trim().is_empty() {
            return Err("an empty pattern matches nothing");
        }
        if text == "*" {
            let path = "/".to_owned();
            return Ok(Self { scheme: None, host: HostPattern::Any, port: None, path, open: true });
        }
        let (scheme, rest) =
            text.split_once("://").ok_or("it has no scheme; write `https://` before the host")?;
        let scheme = match scheme {
            "*" => None,
            name if name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
                && !name.is_empty() =>
            {
                Some(name.to_ascii_lowercase())
            }
            _ => return Err("its scheme is malformed"),
        };
        let end = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let (host, port) = split_port(authority)?;
        let host = match (host, host.strip_prefix("*.")) {
            ("*", _) => HostPattern::Any,
            (_, Some(parent)) => match Host::parse(parent)? {
                Host::Name(labels) => HostPattern::Below(labels),
                Host::V4(_) | Host::V6(_) => return Err("`*.` stands before a name, not before an address"),
            },
            (host, None) => HostPattern::Exact(Host::parse(host)?),
        };
        let (path, open) = match path.strip_suffix('*') {
            Some(path) => (path, true),
            None => (path, false),
        };
        if path.contains('*') {
            return Err("a `*` in the path stands at its end only");
        }
        Ok(Self { scheme, host, port, path: resolve(if path.is_empty() { "/" } else { path }), open })
    }

    /// Returns a text that begins the same text made of every URL that the pattern names: the host's own, or one
    /// of `*` for any host and `.` with a parent of the host, followed by the path.
    pub(super) fn key(&self) -> String {
        match &self.host {
            HostPattern::Any => format!("*{}", self.path),
            HostPattern::Exact(host) => format!("={host}{}", self.path),
            HostPattern::Below(labels) => format!(".{}{}", labels.join("."), self.path),
        }
    }

    /// Returns how many labels stand behind `*.`.
    pub(super) fn labels_below(&self) -> usize {
        match &self.host {
            HostPattern::Below(labels) => labels.len(),
            HostPattern::Any | HostPattern::Exact(_) => 0,
        }
    }

    /// Tells how the pattern names the URL, if it does.
    pub(crate) fn names(&self, url: &Url) -> Option<Match> {
        let is_any = self.host == HostPattern::Any;
        let is_web = matches!(url.scheme.as_str(), "http" | "https");
        let scheme =
            self.scheme.as_ref().map_or(is_any && self.path == "/" || is_web, |scheme| *scheme == url.scheme);
        let path = if self.open { url.path.starts_with(&self.path) } else { url.path == self.path };
        let same_port = self.port.filter(|port| Some(*port) != own_port(&url.scheme)) == url.port;
        let port = same_port || self.port.is_none();
        if !(scheme && path && port && url.host.matches(&self.host)) {
            return None;
        }
        let is_exact = (same_port || is_any) && self.host.spells(&url.host);
        Some(if is_exact { Match::Exact } else { Match::Loose })
    }
}
