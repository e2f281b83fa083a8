//! URL patterns: `scheme://host[:port][/path]`, where the host may start with `*.` and the path may end in `*`.

use super::host::{Host, HostPattern};
use super::{Url, resolve, split_port};

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
        Ok(Self { scheme, host, port, path: resolve(if path.is_empty() { "/" } else { path })?, open })
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

    /// Tells whether the URL is one that the pattern names.
    pub(crate) fn matches(&self, url: &Url) -> bool {
        let scheme = match &self.scheme {
            Some(scheme) => *scheme == url.scheme,
            None => {
                self.host == HostPattern::Any && self.path == "/"
                    || matches!(url.scheme.as_str(), "http" | "https")
            }
        };
        let own_port = match url.scheme.as_str() {
            "http" => Some(80),
            "https" => Some(443),
            _ => None,
        };
        let port = self.host == HostPattern::Any && self.port.is_none()
            || self.port.filter(|port| Some(*port) != own_port) == url.port;
        let path = if self.open { url.path.starts_with(&self.path) } else { url.path == self.path };
        scheme && port && path && url.host.matches(&self.host)
    }
}
