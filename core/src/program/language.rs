//! Small languages that stand in arguments: sed scripts, awk programs, expressions of `test`, formats of
//! `printf`, flags for a linker.

pub(super) mod awk;
pub(super) mod expression;
pub(super) mod sed;

/// What a script does besides reading and printing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Effects {
    /// It runs another program, or may.
    pub(super) runs: bool,
    /// Paths that it writes.
    pub(super) writes: Vec<String>,
}

/// Tells whether flags handed on to a compiler or linker are among those that only shape its output.
///
/// Source: `go help build`, `go tool link -help`, `go tool compile -help`.
pub(super) fn ldflags(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.strip_prefix("all=").or_else(|| word.strip_prefix("./...=")).unwrap_or(word);
        let bare = bare.trim_matches(['\'', '"']);
        match bare {
            "-s" | "-w" | "-N" | "-l" | "-m" | "-m=2" | "-e" | "-S" | "-race" | "-buildid=" | "-h" => {}
            "-X" => {
                words.next();
            }
            _ if bare.starts_with("-X=") => {}
            _ => return false,
        }
    }
    true
}

/// Tells whether a format of curl writes no file: `%output{…}` names one, and `@` reads the format from a file.
///
/// Source: curl(1), `--write-out`.
pub(super) fn writeout(text: &str) -> bool {
    !text.contains("output{") && !text.starts_with('@')
}

/// Tells whether a filter of warnings names no class of a module, which would be loaded.
///
/// Source: Python's `warnings`, `action:message:category:module:lineno`.
pub(super) fn warning(text: &str) -> bool {
    !text.split(':').nth(2).unwrap_or_default().contains('.')
}

/// Tells whether a kind of coverage report names no path of its own.
///
/// Source: pytest-cov, `--cov-report`.
pub(super) fn covreport(text: &str) -> bool {
    !text.contains(':') || text.starts_with("term")
}
