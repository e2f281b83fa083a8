//! Paths of URLs: dot segments and percent escapes.

/// Resolves dot segments, also percent-encoded ones, as a client does before it asks the server, and writes letters,
/// digits and `-._~` without their escapes (RFC 3986, sections 5.2.4 and 6.2.2.2). A query stays behind its `?`.
pub(super) fn resolve(tail: &str) -> String {
    let tail = unescaped(tail);
    let (path, query) =
        tail.split_once('?').map_or((tail.as_str(), None), |(path, query)| (path, Some(query)));
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("/{}{query}", kept.join("/"))
}

/// Returns what else servers make of a resolved path: separators behind escapes, and several separators as one.
pub(super) fn other_readings(resolved: &str) -> Vec<String> {
    let (path, query) = resolved.split_once('?').map_or((resolved, ""), |(path, query)| (path, query));
    if !path.contains("//") && !is_hiding(path) {
        return Vec::new();
    }
    let bare = path.replace("%2F", "/").replace("%5C", "/").replace("%00", "");
    let mut single = String::with_capacity(bare.len());
    for c in bare.chars() {
        if c != '/' || !single.ends_with('/') {
            single.push(c);
        }
    }
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    let mut found: Vec<String> =
        [bare, single].iter().map(|path| resolve(&format!("{path}{query}"))).collect();
    found.dedup();
    found.retain(|path| path != resolved);
    found
}

/// Tells whether a resolved path hides a separator or a NUL.
pub(super) fn is_hiding(resolved: &str) -> bool {
    let path = resolved.split('?').next().unwrap_or_default();
    ["%2F", "%5C", "%00"].iter().any(|escape| path.contains(escape))
}

/// Takes away needless escapes and writes the others in upper case.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let escape = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escape.zip(part.get(2..)) {
            Some((byte, rest)) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
                out.push_str(rest);
            }
            Some((byte, rest)) => out.push_str(&format!("%{byte:02X}{rest}")),
            None => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}
