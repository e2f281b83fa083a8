//! Words of a line: the plain list that needs no shell to understand, and a scan that guesses generously.

use crate::operation::Shell;

/// A line that is a single command of plain words, whatever shell reads it.
///
/// Invariant: joining the words with single blanks gives the line.
pub(crate) struct Plain<'a> {
    pub(crate) words: Vec<&'a str>,
}

/// Reads a plain word list: letters, digits and `-_./=:,@%+`, parted by single blanks. Nothing where the line
/// holds anything else, or where a shell gives one of these characters a meaning.
pub(crate) fn plain(line: &str, shell: Shell) -> Option<Plain<'_>> {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"-_./=:,@%+".contains(&b);
    if !line.bytes().all(|b| is_plain(b) || b == b' ') {
        return None;
    }
    let words: Vec<&str> = line.split(' ').collect();
    let program = words.first()?;
    let starts_well = program.starts_with(|c: char| c.is_ascii_alphanumeric() || "./_".contains(c));
    let means_itself = |word: &&str| match shell {
        Shell::Posix | Shell::Bash => true,
        // `=name` is the path of a program.
        Shell::Zsh => !word.starts_with('='),
        // `%` introduces a variable; `,` and `=` part arguments.
        Shell::Cmd => !word.contains(['%', ',', '=']),
        // `@` splats or opens an array, `,` makes a list, `%` is a command.
        Shell::Powershell => !word.contains(['@', ',', '%']),
    };
    // `name=value` before the program is an assignment; `%1` and `-x` name no program.
    let is_plain = starts_well
        && !program.contains('=')
        && words.iter().all(|word| !word.is_empty())
        && words.iter().all(means_itself);
    is_plain.then_some(Plain { words })
}

/// Every run of words between characters that may end a command, quotes and backslashes dropped at the ends
/// of words. A permissive reading for rules that stop something: it finds too much rather than too little.
pub(crate) fn loose(line: &str) -> Vec<Vec<&str>> {
    line.split(|c: char| ";|&\n\r(){}`".contains(c))
        .map(|run| {
            run.split([' ', '\t'])
                .map(|word| word.trim_matches(|c: char| "\"'\\$<>".contains(c)))
                .filter(|word| !word.is_empty())
                .collect()
        })
        .collect()
}

/// The last segment of a program's path.
pub(crate) fn base_name(program: &str) -> &str {
    program.rsplit(['/', '\\']).next().unwrap_or(program)
}

/// Tells whether a program is known to run the program that its arguments name.
pub(crate) fn is_wrapper(program: &str) -> bool {
    const WRAPPERS: [&str; 34] = [
        "bash",
        "busybox",
        "chroot",
        "command",
        "dash",
        "doas",
        "docker",
        "env",
        "exec",
        "find",
        "flock",
        "ionice",
        "ksh",
        "nice",
        "nohup",
        "npx",
        "parallel",
        "podman",
        "powershell",
        "pwsh",
        "setsid",
        "sh",
        "ssh",
        "stdbuf",
        "strace",
        "sudo",
        "su",
        "time",
        "timeout",
        "unshare",
        "watch",
        "wsl",
        "xargs",
        "zsh",
    ];
    WRAPPERS.contains(&base_name(program))
}
