//! Words of a line: the plain list that needs no shell to understand, and names of programs.

use crate::operation::Shell;
use crate::program::{self, Dialect};

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

/// The last segment of a program's path.
pub(crate) fn base_name(program: &str) -> &str {
    program.rsplit(['/', '\\']).next().unwrap_or(program)
}

/// The name of a program without its path and without what Windows leaves out, in lower case.
pub(crate) fn bare_name(program: &str) -> String {
    let name = base_name(program).to_ascii_lowercase();
    let endings = [".exe", ".com", ".cmd", ".bat", ".ps1"];
    let bare = endings.iter().find_map(|ending| name.strip_suffix(ending));
    bare.filter(|bare| !bare.is_empty()).map_or(name.clone(), str::to_owned)
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

/// Tells whether a profile says what the program's arguments do, in whatever shell.
pub(crate) fn is_described(program: &str) -> bool {
    let name = base_name(program);
    [Dialect::Posix, Dialect::Powershell, Dialect::Cmd]
        .into_iter()
        .any(|dialect| program::read(name, dialect, &[]).is_some())
}

/// Tells whether a program runs whatever text its arguments hold.
pub(crate) fn is_interpreter(program: &str) -> bool {
    const INTERPRETERS: [&str; 26] = [
        "awk",
        "bash",
        "bun",
        "cmd",
        "csh",
        "dash",
        "deno",
        "fish",
        "gawk",
        "lua",
        "mawk",
        "node",
        "osascript",
        "perl",
        "php",
        "powershell",
        "pwsh",
        "python",
        "python2",
        "python3",
        "ruby",
        "sh",
        "tclsh",
        "tcsh",
        "wish",
        "zsh",
    ];
    INTERPRETERS.contains(&bare_name(program).as_str())
}
