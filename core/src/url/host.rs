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
            let address: Ipv6Addr = inner.parse().map_err(|_| "its address is malformed")?;
            // One address in two notations is one place.
            return Ok(address.to_ipv4_mapped().map_or(Self::V6(address), Self::V4));
        }
        let text = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
        if text.is_empty() {
            return Err("it names no host");
        }
        if !text.is_ascii() {
            return Err("its host is not ASCII, so that it may look like another");
        }
        let labels: Vec<String> = text.split('.').map(str::to_owned).collect();
        if !labels.iter().all(|label| is_label(label, |c| c.is_ascii_alphanumeric())) {
            return Err("its host is malformed");
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

    /// Reads a host as the most generous client does.
    pub(super) fn repaired(text: &str) -> Option<Self> {
        let mut plain = String::new();
        for c in text.chars() {
            match u32::from(c) {
                // Full stops of other scripts, and letters of full width.
                0x3002 | 0xFF0E | 0xFF61 => plain.push('.'),
                wide @ 0xFF01..=0xFF5E => plain.extend(char::from_u32(wide - 0xFEE0)),
                _ => plain.extend(c.to_lowercase()),
            }
        }
        let plain = plain.trim_end_matches('.');
        Self::parse(plain).ok().or_else(|| address(plain).map(Self::V4)).or_else(|| {
            let labels: Vec<String> = plain.split('.').map(str::to_owned).collect();
            labels.iter().all(|label| is_label(label, char::is_alphanumeric)).then_some(Self::Name(labels))
        })
    }

    /// Tells whether a label stands for letters beyond ASCII.
    pub(super) fn is_encoded(&self) -> bool {
        matches!(self, Self::Name(labels) if labels.iter().any(|label| is_encoded(label)))
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

fn is_label(label: &str, is_letter: fn(char) -> bool) -> bool {
    (1..=63).contains(&label.len()) && label.chars().all(|c| is_letter(c) || c == '-' || c == '_')
}

fn is_encoded(label: &str) -> bool {
    label.starts_with("xn--")
}

/// Reads an address in any of the forms that clients accept: fewer than four numbers, octal, hexadecimal (WHATWG URL
/// Standard, section 3.5, IPv4 parser).
fn address(text: &str) -> Option<Ipv4Addr> {
    let numbers: Option<Vec<u32>> = text.split('.').map(number).collect();
    let numbers = numbers.filter(|numbers| numbers.len() <= 4)?;
    let (last, first) = numbers.split_last()?;
    let mut value = u64::from(*last);
    if value >> (8 * (4 - first.len())) > 0 || first.iter().any(|number| *number > 255) {
        return None;
    }
    for (place, number) in first.iter().enumerate() {
        value |= u64::from(*number) << (24 - 8 * place);
    }
    u32::try_from(value).ok().map(Ipv4Addr::from_bits)
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix("0x") {
        Some("") => Some(0),
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None if text.len() > 1 && text.starts_with('0') => u32::from_str_radix(text, 8).ok(),
        None => text.parse().ok(),
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

impl HostPattern {
    /// Tells whether every encoded label of the host is spelled here.
    pub(super) fn spells(&self, host: &Host) -> bool {
        let Host::Name(labels) = host else { return true };
        let open = match self {
            Self::Exact(_) => 0,
            Self::Below(parent) => labels.len().saturating_sub(parent.len()),
            Self::Any => labels.len(),
        };
        !labels.iter().take(open).any(|label| is_encoded(label))
    }
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
