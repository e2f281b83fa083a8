//! Writing a glob as the paths are written that it is compared with. Knows checked globs only.

/// Takes away what says nothing: `.` as a name, and a separator after another; two at the beginning stay, for a share.
pub(super) fn tidy(glob: &str) -> String {
    let mut out = String::with_capacity(glob.len());
    // Whether a name begins here, and whether one began where each open brace stands.
    let (mut fresh, mut braces) = (true, Vec::new());
    let mut rest = glob;
    if rest.starts_with("//") {
        out.push_str("//");
        rest = rest.trim_start_matches('/');
    }
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = after;
        match c {
            '.' if fresh && after.starts_with('/') => {
                rest = after.trim_start_matches('/');
                continue;
            }
            '/' if out.ends_with('/') => continue,
            '\\' => {
                out.push(c);
                let escaped = after.chars().next();
                out.extend(escaped);
                rest = after.get(escaped.map_or(0, char::len_utf8)..).unwrap_or_default();
                fresh = false;
                continue;
            }
            '{' => braces.push(fresh),
            ',' if !braces.is_empty() => fresh = braces.last().copied().unwrap_or_default(),
            '}' => {
                braces.pop();
                fresh = false;
            }
            _ => fresh = c == '/',
        }
        out.push(c);
    }
    out.strip_suffix("/.").map_or(out.clone(), |folder| [folder, "/"].concat())
}
