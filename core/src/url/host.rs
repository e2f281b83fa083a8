//! Hosts: names compared label by label, and addresses.

use core::fmt;
use core::net::{Ipv4Addr, Ipv6Addr};

/// What a URL names between scheme and path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Host {
    /// Lower-case labels, without the empty one of a trailing dot.
    Name(Vec<String>),
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

impl Host {
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(inner) = text.strip_prefix('[') {
            let inner = inner.strip_suffix(']').ok_or("its address lacks a closing bracket")?;
            return inner.parse().map(Self::V6).map_err(|_| "its address is malformed");
        }
        let text = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        if text.is_empty() {
            return Err("it names no host");
        }
        if !text.is_ascii() {
            return Err("its host is not ASCII, so that it may look like another");
        }
        let labels: Vec<String> = text.split('.').map(str::to_owned).collect();
        let is_label = |label: &String| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        if !labels.iter().all(is_label) {
            return Err("its host is malformed");
        }
        if labels.iter().any(|label| label.starts_with("xn--")) {
            return Err("its host is an encoded name that may look like another");
        }
        // A last label that is a number makes it an address, in any of the forms clients accept.
        let last = labels.last().map(String::as_str).unwrap_or_default();
        let hexadecimal = last.strip_prefix("0x");
        let is_number = last.bytes().all(|b| b.is_ascii_digit())
            || hexadecimal.is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_hexdigit()));
        if is_number {
            return text.parse().map(Self::V4).map_err(|_| "its address is not in the usual four numbers");
        }
        Ok(Self::Name(labels))
    }

    /// Matches a host label by label; a first label `*` in `pattern` stands for one label or more.
    pub(super) fn matches(&self, pattern: &HostPattern) -> bool {
        match (self, pattern) {
            (_, HostPattern::Any) => true,
            (host, HostPattern::Exact(exact)) => host == exact,
            (Self::Name(labels), HostPattern::Below(parent)) => {
                labels.len() > parent.len() && labels.ends_with(parent)
            }
            (Self::V4(_) | Self::V6(_), HostPattern::Below(_)) => false,
        }
    }
}

/// Which hosts a pattern names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HostPattern {
    Any,
    Exact(Host),
    /// `*.` and these labels.
    Below(Vec<String>),
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(labels) => f.write_str(&labels.join(".")),
            Self::V4(address) => address.fmt(f),
            Self::V6(address) => write!(f, "[{address}]"),
        }
    }
}
