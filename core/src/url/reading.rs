//! What a text may name: the one URL that every client reads, or those that some do.

use super::host::Host;
use super::{Url, authority, path};
use crate::text::is_hidden;

/// The longest URL that is looked at, in bytes.
const MAX_BYTES: usize = 8192;

/// Everything that a text may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Not empty. The first is what most clients read.
    urls: Vec<Url>,
    /// Why the host is not certain.
    doubt: Option<&'static str>,
    /// Why the path is not certain.
    path_doubt: Option<&'static str>,
}

impl Reading {
    /// Reads a text.
    ///
    /// # Errors
    /// A sentence about why it names nothing.
    pub(crate) fn of(text: &str) -> Result<Self, &'static str> {
        if text.len() > MAX_BYTES {
            return Err("it is longer than 8192 bytes");
        }
        let (mut urls, doubt) = match clean(text).and_then(|()| Url::parse(text)) {
            Ok(url) => (vec![url], None),
            Err(why) => (repaired(text), Some(why)),
        };
        let hides = urls.iter().any(|url| path::is_hiding(&url.path));
        let others: Vec<Url> = urls
            .iter()
            .flat_map(|url| path::other_readings(&url.path).into_iter().map(|path| url.with_path(path)))
            .collect();
        urls.extend(others);
        if let (true, Some(why)) = (urls.is_empty(), doubt) {
            return Err(why);
        }
        let path_doubt = hides.then_some("its path hides a separator or a NUL behind a percent escape");
        Ok(Self { urls, doubt, path_doubt })
    }

    /// Returns what the text may name; most clients read the first.
    pub(crate) fn urls(&self) -> &[Url] {
        &self.urls
    }

    /// Returns how many of them, from the first, a rule that allows must name; none does where the host is uncertain.
    pub(crate) fn certain(&self) -> usize {
        match (self.doubt, self.path_doubt) {
            (Some(_), _) => 0,
            (None, Some(_)) => self.urls.len(),
            (None, None) => 1,
        }
    }

    /// Returns why the text cannot be trusted to name one place.
    pub(crate) fn doubt(&self) -> Option<&'static str> {
        let encoded = || {
            let is_encoded = self.urls.first().is_some_and(Url::is_encoded);
            is_encoded.then_some("its host is an encoded name that may look like another")
        };
        self.doubt.or(self.path_doubt).or_else(encoded)
    }
}

fn clean(text: &str) -> Result<(), &'static str> {
    if text.chars().any(|c| c.is_whitespace() || c.is_control() || is_hidden(c)) {
        return Err("it holds white space or an invisible character");
    }
    if text.split(['?', '#']).next().unwrap_or_default().contains('\\') {
        return Err("it holds a backslash, which clients read in different ways");
    }
    Ok(())
}

/// Reads a text that clients repair before they use it, in every way that one of them does.
fn repaired(text: &str) -> Vec<Url> {
    let seen: String =
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_hidden(*c)).collect();
    let mut found: Vec<Url> = Vec::new();
    // A backslash separates, or belongs to the user name.
    for text in [seen.replace('\\', "/"), seen] {
        let Some((scheme, rest)) = text.split_once(':') else { continue };
        let (authority, tail) = authority(rest.trim_start_matches('/'));
        let host_and_port = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = super::split_port(host_and_port).unwrap_or((host_and_port, None));
        let Some(host) = Host::repaired(host) else { continue };
        let url = Url::of(scheme, host, port, tail);
        found.extend(url.ok().filter(|url| !found.contains(url)));
    }
    found
}
