//! URLs: which host a text names, and which patterns of hosts and paths match it.
//!
//! The syntax follows the WHATWG URL Standard (section 4.4, parsing) for `http` and `https`. What that parser repairs
//! (white space, control characters, backslashes, user names, odd addresses) is read as loosely as clients do, but
//! only to stop it: a rule that allows needs a text that all clients read alike. It resolves nothing.

mod host;
mod index;
mod path;
mod pattern;
mod reading;
#[cfg(test)]
mod tests;

use host::Host;
pub(crate) use index::Index;
pub(crate) use pattern::{Match, Pattern};
pub(crate) use reading::Reading;

/// A URL in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Url {
    scheme: String,
    host: Host,
    /// The port, where it is not the scheme's own.
    port: Option<u16>,
    /// The path, query included, with dot segments resolved; a fragment is not sent and not kept.
    path: String,
}

impl Url {
    /// Reads a URL that is written as clients agree on, a percent escape aside that hides a separator.
    ///
    /// # Errors
    /// A sentence about why the text cannot be trusted to name one place.
    fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = text.split_once("://").ok_or("it has no scheme and host")?;
        let (authority, tail) = authority(rest);
        if authority.contains('@') {
            return Err("it carries a user name, which can hide the host");
        }
        let (host, port) = split_port(authority)?;
        Self::of(scheme, Host::parse(host)?, port, tail)
    }

    /// Puts a URL together; `tail` is what follows the authority.
    fn of(scheme: &str, host: Host, port: Option<u16>, tail: &str) -> Result<Self, &'static str> {
        let is_scheme = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.bytes().all(is_scheme) {
            return Err("its scheme is malformed");
        }
        let scheme = scheme.to_ascii_lowercase();
        let path = path::resolve(tail.split('#').next().unwrap_or_default());
        Ok(Self { port: port.filter(|port| Some(*port) != own_port(&scheme)), scheme, host, path })
    }

    /// Returns the pattern that allows this host over this scheme, and nothing else.
    pub(crate) fn host_pattern(&self) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}/*", self.scheme, self.host)
    }

    /// Tells whether the host is an encoded name, which may be shown as letters that look like others.
    pub(crate) fn is_encoded(&self) -> bool {
        self.host.is_encoded()
    }

    fn with_path(&self, path: String) -> Self {
        Self { path, ..self.clone() }
    }
}

/// Returns the port that a scheme uses where none is written.
fn own_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        _ => None,
    }
}

/// Splits what follows `scheme://` before the path.
fn authority(rest: &str) -> (&str, &str) {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

fn split_port(authority: &str) -> Result<(&str, Option<u16>), &'static str> {
    let after = if authority.starts_with('[') {
        authority.rfind("]:").map(|at| at + 1)
    } else {
        authority.rfind(':')
    };
    let Some((host, port)) = after.and_then(|at| authority.split_at_checked(at)) else {
        return Ok((authority, None));
    };
    let digits = port.strip_prefix(':').unwrap_or_default();
    if digits.is_empty() {
        return Ok((host, None));
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err("its port is no number");
    }
    digits.parse().map(|port| (host, Some(port))).map_err(|_| "its port is out of range")
}
