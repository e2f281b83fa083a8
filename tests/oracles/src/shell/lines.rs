//! Lines far beyond the subset that is understood, most of them harmless but for one thing.

use crate::Random;

/// Text that would start something or write somewhere if the shell took it for code.
const HOT: [&str; 22] = [
    "touch PWNED",
    ";touch PWNED",
    "$(touch PWNED)",
    "`touch PWNED`",
    ">PWNED",
    "\ntouch PWNED\n",
    "&touch PWNED",
    "|touch PWNED",
    "${x:-$(touch PWNED)}",
    "$((a[$(touch PWNED)]))",
    "<(touch PWNED)",
    "=(touch PWNED)",
    "{touch,PWNED}",
    "${x:=`touch PWNED`}",
    "$[$(touch PWNED)]",
    "\\\ntouch PWNED",
    ")touch PWNED",
    "}touch PWNED",
    "\rtouch PWNED",
    "${(e):-$(touch PWNED)}",
    "(touch PWNED)",
    "*(e:'touch PWNED':)",
];
const PROGRAMS: [&str; 58] = [
    "stat",
    "du",
    "seq",
    "od",
    "nl",
    "comm",
    "paste",
    "cmp",
    "readlink",
    "realpath",
    "basename",
    "jq",
    "rg",
    "column",
    "echo",
    "echo",
    "echo",
    "printf",
    "cat",
    "cat",
    "true",
    "false",
    "ls",
    "ls",
    "grep",
    "head",
    "wc",
    "sed",
    "sed",
    "sort",
    "sort",
    "find",
    "find",
    "xargs",
    "xargs",
    "git",
    "git",
    "tar",
    "uniq",
    "awk",
    "cd",
    "tee",
    "tail",
    "env",
    "sed -n",
    "git log",
    "git diff",
    "git status",
    "git show",
    "xargs grep",
    "xargs -n1",
    "date",
    "tr",
    "cut",
    "file",
    "diff",
    "tree",
    "test",
];
const PLAIN: [&str; 40] = [
    "a.txt",
    "b.txt",
    "sub",
    "sub/c.txt",
    "-",
    "--",
    ".",
    "..",
    "x",
    "-n",
    "-l",
    "-r",
    "-e",
    "-i",
    "-la",
    "1",
    "*",
    "*.txt",
    "?",
    "[ab]*",
    "~",
    "~/.canary",
    "%s",
    "/tmp/canary",
    "out/new",
    "-1",
    "a=b",
    "x:y",
    "@",
    "script",
    "PWNED",
    "-name",
    "-type",
    "f",
    "HEAD",
    "s/a/b/",
    "p",
    "^",
    "sub/",
    "-p",
];
/// Arguments that make some program run, write or load.
const DANGEROUS: [&str; 64] = [
    "-exec",
    "touch PWNED ;",
    "-exec touch PWNED \\;",
    "-delete",
    "-fprint PWNED",
    "-fls PWNED",
    "-ok",
    "-execdir",
    "-fprintf PWNED x",
    "-fprint0 PWNED",
    "-o PWNED",
    "-oPWNED",
    "--output=PWNED",
    "--outp=PWNED",
    "--output PWNED",
    "-uoPWNED",
    "-ro",
    "--compress-program=touch",
    "--compress-prog touch",
    "-S 1b",
    "-T sub",
    "-i",
    "-ni",
    "-in",
    "--in-place",
    "--in-pl",
    "-i.bak",
    "-E -i",
    "-si",
    "'w PWNED'",
    "'s/a/b/w PWNED'",
    "'1e touch PWNED'",
    "s/o/touch/e",
    "-f script",
    "-e 'w PWNED'",
    "-ne'w PWNED'",
    "--expression='w PWNED'",
    "-c core.pager=pwned",
    "--ext-diff",
    "--output=PWNED",
    "-c core.fsmonitor='touch PWNED'",
    "-C planted",
    "--git-dir=planted/.git",
    "-p",
    "--exec-path=/ws",
    "--paginate",
    "-I touch",
    "--use-compress-program=touch",
    "-cf PWNED a.txt",
    "--to-command=touch",
    "--checkpoint-action=exec=touch",
    "-xf a.txt",
    "a.txt PWNED",
    "'BEGIN{system(\"touch PWNED\")}'",
    "'{print > \"PWNED\"}'",
    "touch PWNED",
    "sh -c 'touch PWNED'",
    "-I{} touch {}",
    "{=a,=b}",
    "--output{=PWNED,=x}",
    "-{i,n}",
    "--no-index",
    "--textconv",
    "-n 1 touch",
];
const EXPANSIONS: [&str; 34] = [
    "$x",
    "$HOME",
    "\"$x\"",
    "\"$HOME\"",
    "${x}",
    "${x:-y}",
    "\"${x:-y}\"",
    "$(echo a)",
    "\"$(cat a.txt)\"",
    "$(cat b.txt)",
    "`cat b.txt`",
    "$((1+1))",
    "$'a\\nb'",
    "$'\\x3b'",
    "$\"a\"",
    "{a,b}",
    "{1..3}",
    "{-delete,}",
    "$1",
    "$@",
    "\"$@\"",
    "$?",
    "$$",
    "$#",
    "${#x}",
    "${x@P}",
    "${!x}",
    "$IFS",
    "=ls",
    "~+",
    "${x//a/b}",
    "\"$(printf '%s' a)\"",
    "$(<b.txt)",
    "<(cat a.txt)",
];
const REDIRECTIONS: [&str; 46] = [
    ">PWNED",
    "> out/new",
    ">> out/new",
    ">/dev/null",
    "2>&1",
    "2>/dev/null",
    "&>/dev/null",
    "&>out/new",
    ">&2",
    ">& PWNED",
    "< a.txt",
    "<a.txt",
    "<> out/new",
    "<> PWNED",
    ">| out/new",
    ">|PWNED",
    "2>PWNED",
    "3>&1",
    "1>&3",
    ">out/../PWNED",
    "> \"out/new\"",
    "> out/$x",
    "> out/*",
    ">{out/a,PWNED}",
    "0<a.txt >/dev/fd/0",
    ">/dev/stdout",
    ">/dev/stderr",
    ">/dev/fd/1",
    "<<<x",
    "<<< \"$(touch PWNED)\"",
    "&>>PWNED",
    ">>|PWNED",
    ">!PWNED",
    ">&!PWNED",
    "{fd}>PWNED",
    "2>&1 >out/new",
    ">&-",
    "<&-",
    ">~/.canary",
    ">/tmp/canary",
    "> out/sub/../new",
    "1>out/new",
    "10>PWNED",
    ">out/new>PWNED",
    ">'out/new'",
    ">\\PWNED",
];
const HEREDOCS: [&str; 18] = [
    "<<EOF\ntext\nEOF\n",
    "<<'EOF'\n$(touch PWNED)\nEOF\n",
    "<<EOF\n$(touch PWNED)\nEOF\n",
    "<<-EOF\n\tx\n\tEOF\n",
    "<<\"EOF\"\n`touch PWNED`\nEOF\n",
    "<<EOF\n\\$(touch PWNED)\nEOF\n",
    "<<EOF\nEOF \ntouch PWNED\nEOF\n",
    "<<E\\OF\nx\nEOF\n",
    "<<EOF\nx\nEOF\ntouch PWNED\n",
    "<<'E F'\nx\nE F\n",
    "<<EOF | cat\nx\nEOF\n",
    "<<A <<B\nx\nA\ny\nB\n",
    "<<EOF\n$\\\n(touch PWNED)\nEOF\n",
    "<<''\nx\n\ntouch PWNED\n",
    "<<EOF\nx\\\nEOF\nEOF\n",
    "<<$x\na\n$x\n",
    "<<-'EOF'\n\t$(touch PWNED)\n\tEOF\n",
    "<<EOF\n\"$(cat <<'X'\n)\nX\n)\"\nEOF\n",
];
const JOINTS: [&str; 20] = [
    "; ", " && ", " || ", " | ", "\n", " & ", ";", "&&", "|", " |& ", "\n\n", " ;\n", " #x\n", "\r\n", "&",
    " ; ;", " \\\n", "\\\n", "\t;\t", " &! ",
];
const PREFIXES: [&str; 34] = [
    "x=1 ",
    "x=a; ",
    "x='touch PWNED'; ",
    "PATH=. ",
    "PATH=/ws; ",
    "export x=1; ",
    "IFS=; ",
    "time ",
    "timeout 5 ",
    "nice ",
    "command ",
    "env ",
    "! ",
    "builtin ",
    "exec ",
    "eval ",
    "nohup ",
    "env x=1 ",
    "nice -n 1 ",
    "stdbuf -o0 ",
    "time -p ",
    "command -p ",
    "command -v ",
    "noglob ",
    "setsid ",
    "GIT_PAGER='touch PWNED' ",
    "alias ls=touch; ",
    "cd sub && ",
    "cd planted; ",
    "cd out && ",
    "cd ..; ",
    "set -- -delete; ",
    "- ",
    "timeout -k 1 5 ",
];
const STRANGE: [&str; 26] = [
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    "\u{85}",
    "\u{ff1b}",
    "\u{ff5c}",
    "\u{201c}",
    "\u{202e}",
    "\u{7f}",
    "\u{1}",
    "\u{b}",
    "\u{c}",
    "\r",
    "\u{1b}",
    "\u{8}",
    "\u{4}",
    "é",
    "e\u{301}",
    "\u{1f600}",
    "\u{feff}",
    "\u{3000}",
    "\u{37e}",
    "\u{16}",
    "\u{3}",
    "\u{ad}",
    "\u{e000}",
];
/// Long options of the programs, of which some write or start something.
const NAMES: [&str; 30] = [
    "--output",
    "--output-directory",
    "--files0-from",
    "--files-from",
    "--compile",
    "--preserve-date",
    "--in-place",
    "--file",
    "--expression",
    "--follow",
    "--set",
    "--reference",
    "--replace",
    "--arg-file",
    "--process-slot-var",
    "--max-args",
    "--interactive",
    "--open-tty",
    "--compress-program",
    "--temporary-directory",
    "--debug",
    "--ext-diff",
    "--textconv",
    "--no-pager",
    "--exclude-from",
    "--null",
    "--split-string",
    "--chdir",
    "--append",
    "--line-prefix",
];
/// What an edit puts anywhere.
const EDITS: [&str; 42] = [
    " ", "'", "\"", "\\", "$", "`", ";", "&", "|", "<", ">", "(", ")", "{", "}", "[", "]", "#", "!", "~",
    "*", "?", "=", "\n", "\t", "\r", "^", "%", "@", ",", ":", "+", "-", "\\\n", "$(", "${", "$'", "((", ";;",
    "\"\"", "''", "/",
];

/// Returns the line of a seed.
#[must_use]
pub fn line(random: &mut Random) -> String {
    let mut line = list(random, 2);
    if random.below(100) < 35 {
        for _ in 0..=random.below(3) {
            edit(random, &mut line);
        }
    }
    line.replace('\0', "")
}

/// Puts something somewhere, takes a character out, or replaces one.
fn edit(random: &mut Random, line: &mut String) {
    let starts: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
    let at = starts.get(random.below(starts.len())).copied().unwrap_or(0);
    let kind = random.below(10);
    if kind < 5 && at < line.len() {
        line.remove(at);
    }
    if kind > 2 {
        let text = if kind == 9 { random.pick(&STRANGE) } else { random.pick(&EDITS) };
        line.insert_str(at, text);
    }
}

fn list(random: &mut Random, depth: usize) -> String {
    let mut line = command(random, depth);
    for _ in 0..random.below(3) {
        line.push_str(random.pick(&JOINTS));
        line.push_str(&command(random, depth));
    }
    line
}

fn command(random: &mut Random, depth: usize) -> String {
    if depth == 0 || random.below(100) < 72 {
        return simple(random);
    }
    let (inner, other) = (list(random, depth - 1), simple(random));
    match random.below(17) {
        0 => format!("({inner})"),
        1 => format!("{{ {inner}; }}"),
        2 => format!("if {inner}; then {other}; fi"),
        3 => format!("if {other}; then {inner}; else {other}; fi"),
        4 => format!("for a in {} {}; do {inner}; done", argument(random), argument(random)),
        5 => format!("for x in {}; do {other} \"$x\"; done", argument(random)),
        6 => format!("for PATH in sub; do {inner}; done"),
        7 => format!("while {inner}; do {other}; break; done"),
        8 => format!("case {} in {}) {inner};; *) {other};; esac", argument(random), argument(random)),
        9 => format!("f() {{ {inner}; }}; f"),
        10 => format!("bash -c '{inner}'"),
        11 => format!("sh -c {inner:?}"),
        12 => format!("{other} \"$({inner})\""),
        13 => format!("{other} <({inner})"),
        14 => format!("{other} `{inner}`"),
        15 => format!("[[ {} ]] && {inner}", argument(random)),
        _ => format!("{other} && echo \"{inner}\""),
    }
}

fn simple(random: &mut Random) -> String {
    let mut line = if random.below(100) < 12 { random.pick(&PREFIXES).to_owned() } else { String::new() };
    let program = match random.below(100) {
        0 => "touch",
        1 => "./tool",
        2 => "/usr/bin/touch",
        _ => random.pick(&PROGRAMS),
    };
    line.push_str(program);
    for _ in 0..random.below(4) {
        line.push_str(if random.below(40) == 0 { "\t" } else { " " });
        line.push_str(&argument(random));
    }
    if random.below(100) < 18 {
        line.push_str(if random.below(8) == 0 { "" } else { " " });
        line.push_str(random.pick(&REDIRECTIONS));
    }
    match random.below(100) {
        0..4 => line + " " + random.pick(&HEREDOCS),
        4..7 => line + " # " + random.pick(&HOT),
        _ => line,
    }
}

fn argument(random: &mut Random) -> String {
    match random.below(100) {
        0..45 => random.pick(&PLAIN).to_owned(),
        45..55 => random.pick(&DANGEROUS).to_owned(),
        55..65 => random.pick(&EXPANSIONS).to_owned(),
        65..74 => format!("'{}'", random.pick(&HOT)),
        74..78 => format!("\"{}\"", random.pick(&HOT)),
        78..80 => random.pick(&HOT).to_owned(),
        80..84 => format!("{}{}", random.pick(&PLAIN), random.pick(&STRANGE)),
        84..88 => format!("\"{} {}\"", random.pick(&PLAIN), random.pick(&EXPANSIONS)),
        88..91 => format!("{}{}", random.pick(&PLAIN), random.pick(&EXPANSIONS)),
        91..93 => format!("\\{}", random.pick(&EDITS)),
        93..95 => format!("{}'{}'\"{}\"", random.pick(&PLAIN), random.pick(&EDITS), random.pick(&PLAIN)),
        95 => format!("{}{}", random.pick(&DANGEROUS), random.pick(&PLAIN)),
        _ => cluster(random),
    }
}

/// Returns an option of one to three letters, or one by a name that may be cut short.
fn cluster(random: &mut Random) -> String {
    if random.below(3) == 0 {
        let name = random.pick(&NAMES);
        let end = if random.below(3) == 0 { random.below(name.len()).max(3) } else { name.len() };
        let value = if random.below(2) == 0 { "=PWNED" } else { "" };
        return format!("{}{value}", name.get(..end).unwrap_or(name));
    }
    let mut text = "-".to_owned();
    for _ in 0..=random.below(3) {
        text.extend(char::from_u32(
            u32::try_from(random.below(26)).unwrap_or(0) + if random.below(4) == 0 { 65 } else { 97 },
        ));
    }
    text
}
