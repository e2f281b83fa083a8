//! URLs: which host a text names, and which patterns of hosts and paths match it.
//!
//! The syntax follows the WHATWG URL Standard (section 4.4, parsing) for `http` and `https`, and refuses what
//! that parser repairs: white space, control characters, backslashes and user names. It resolves nothing.

mod host;
mod index;
mod pattern;
#[cfg(test)]
mod tests;

use host::Host;
pub(crate) use index::Index;
pub(crate) use pattern::Pattern;

/// The longest URL that is looked at, in bytes.
const MAX_BYTES: usize = 8192;

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
    /// Reads a URL.
    ///
    /// # Errors
    /// A sentence about why the text cannot be trusted to name one place.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > MAX_BYTES {
            return Err("it is longer than 8192 bytes");
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || crate::text::is_hidden(c)) {
            return Err("it holds white space or an invisible character");
        }
        if text.contains('\\') {
            return Err("it holds a backslash, which clients read in different ways");
        }
        let (scheme, rest) = text.split_once("://").ok_or("it has no scheme and host")?;
        let is_scheme = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
        if !scheme.starts_with(|c: char| c.is_ascii_alphabetic()) || !scheme.bytes().all(is_scheme) {
            return Err("its scheme is malformed");
        }
        let scheme = scheme.to_ascii_lowercase();
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err("it carries a user name, which can hide the host");
        }
        let (host, port) = split_port(authority)?;
        let host = Host::parse(host)?;
        let own_port = match scheme.as_str() {
            "http" => Some(80),
            "https" => Some(443),
            _ => None,
        };
        let path = tail.split('#').next().unwrap_or_default();
        Ok(Self { scheme, host, port: port.filter(|port| Some(*port) != own_port), path: resolve(path)? })
    }

    /// Returns the pattern that allows this host over this scheme, and nothing else.
    pub(crate) fn host_pattern(&self) -> String {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{}{port}/*", self.scheme, self.host)
    }
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

/// Resolves dot segments, also percent-encoded ones, as a client does before it asks the server.
fn resolve(tail: &str) -> Result<String, &'static str> {
    let (path, query) = tail.split_once('?').map_or((tail, None), |(path, query)| (path, Some(query)));
    let mut kept: Vec<&str> = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (index, segment) in segments.iter().enumerate() {
        let last = index + 1 == segments.len();
        let dots = segment.to_ascii_lowercase().replace("%2e", ".");
        match dots.as_str() {
            "." if last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    let lower = path.to_ascii_lowercase();
    if lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00") {
        return Err("its path hides a separator or a NUL behind a percent escape");
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Ok(format!("/{}{query}", kept.join("/")))
}
