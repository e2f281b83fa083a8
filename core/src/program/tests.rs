//! The examples of the profiles, and the rules of the seam.

use super::{
    Argument, Class, Dialect, Finding, Place, Reading, Variable, names, read, subcommand_words, variable,
};

type Example = (Dialect, &'static str, u32, &'static str, &'static [&'static str]);

static EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/profile_examples.rs"));

/// `…` ends a word of which nothing more is known.
fn arguments<'a>(words: &[&'a str]) -> Vec<Argument<'a>> {
    words
        .iter()
        .map(|word| word.strip_suffix('…').map_or_else(|| Argument::known(word), Argument::unknown))
        .collect()
}

fn reading(program: &str, words: &[&str]) -> Reading {
    read(program, Dialect::Posix, &arguments(words)).unwrap()
}

fn asks(reading: &Reading) -> bool {
    reading.code_from_input
        || reading.findings.iter().any(|finding| match finding {
            Finding::Danger { .. } | Finding::Write { .. } | Finding::Script { .. } => true,
            Finding::Inner { transparent, .. } => !transparent,
            Finding::Source { .. } => true,
            Finding::Alias { .. } | Finding::Directory { .. } | Finding::Inside { .. } => false,
        })
}

#[test]
fn profiles_read_their_examples_as_they_say() {
    let mut wrong = Vec::new();
    for (dialect, program, line, kind, words) in EXAMPLES {
        let reading = read(program, *dialect, &arguments(words)).unwrap();
        if asks(&reading) != (*kind == "ask") {
            wrong.push(format!("{program} (line {line}): {kind} {words:?}: {:?}", reading.findings));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dangerous_profiles_have_dangerous_examples_and_the_others_harmless_ones() {
    let of = |kind: &str| -> Vec<(Dialect, &str)> {
        EXAMPLES.iter().filter(|example| example.3 == kind).map(|example| (example.0, example.1)).collect()
    };
    let (safe, ask) = (of("safe"), of("ask"));
    for (dialect, program, ..) in EXAMPLES {
        let none = read(program, *dialect, &[]).unwrap();
        let key = (*dialect, *program);
        assert!(ask.contains(&key) || none.unknown_arguments || safe.contains(&key), "{program}");
    }
}

#[test]
fn a_written_path_is_named_with_its_argument() {
    let found = reading("sort", &["-u", "-o", "out.txt", "a.txt"]).findings;
    assert_eq!(found, [Finding::Write { argument: 2, path: "out.txt".to_owned() }]);
    let found = reading("sort", &["--outp=out.txt"]).findings;
    assert_eq!(found, [Finding::Write { argument: 0, path: "out.txt".to_owned() }]);
    let found = reading("tee", &["-a", "a", "b"]).findings;
    let write = |argument, path: &str| Finding::Write { argument, path: path.to_owned() };
    assert_eq!(found, [write(1, "a"), write(2, "b")]);
    let found = reading("awk", &["{print > \"o.txt\"}", "a"]).findings;
    assert_eq!(found, [write(0, "o.txt")]);
}

#[test]
fn the_value_of_a_dangerous_option_needs_to_be_spelled_too() {
    let found = reading("git", &["-c", "core.pager=x", "log"]).findings;
    let [Finding::Danger { argument: 0, class: Class::Config, .. }, Finding::Danger { argument: 1, .. }] =
        found.as_slice()
    else {
        panic!("{found:?}")
    };
}

#[test]
fn inner_commands_have_their_bounds_and_what_fills_them() {
    let found =
        reading("find", &["src", "-name", "x", "-exec", "grep", "-l", "y", "{}", "+", "-print"]).findings;
    let [Finding::Inner { argument: 4, end: 8, first: None, transparent: false, fills }] = found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert_eq!(
        (fills.placeholder.as_deref(), fills.start.as_str(), fills.appended),
        (Some("{}"), "src", false)
    );
    let found = reading("xargs", &["-n", "1", "cat"]).findings;
    let [Finding::Inner { argument: 2, end: 3, first: None, transparent: true, fills }] = found.as_slice()
    else {
        panic!("{found:?}")
    };
    assert!(fills.appended);
}

#[test]
fn global_options_before_the_subcommand_are_told_apart() {
    let reading = reading("git", &["--no-pager", "-C", "sub", "log", "-p"]);
    assert_eq!(reading.leading, [0, 1, 2]);
    assert_eq!(reading.findings, [Finding::Directory { argument: 2, path: "sub".to_owned() }]);
    assert_eq!(reading.place, Place::Repository);
    assert_eq!(reading.words, 1);
}

#[test]
fn the_words_that_name_what_is_done_are_counted() {
    assert_eq!(subcommand_words("git", &arguments(&["stash", "list", "-p"])), 2);
    assert_eq!(subcommand_words("python", &arguments(&["-m", "pytest", "-q"])), 2);
    assert_eq!(subcommand_words("ls", &arguments(&["-la"])), 0);
}

#[test]
fn variables_are_private_only_where_nobody_reads_them() {
    for private in ["f", "x", "hash", "blob", "i2", "HH"] {
        assert_eq!(variable(private), Variable::Private, "{private}");
    }
    for never in ["PATH", "LD_PRELOAD", "GIT_PAGER", "NODE_OPTIONS", "PYTHONPATH", "IFS", "PAGER"] {
        assert_eq!(variable(never), Variable::Never, "{never}");
    }
    for readable in ["CI", "NODE_ENV", "RUST_LOG", "path", "fpath", "TZ", "LC_ALL", "a_b"] {
        assert_eq!(variable(readable), Variable::Grantable, "{readable}");
    }
}

#[test]
fn a_program_run_by_another_name_is_read_with_its_own_profile() {
    let found = reading("npx", &["-y", "prettier", "--check", ".", "--plugin=x"]).findings;
    assert!(found.contains(&Finding::Alias { argument: 1 }));
    let danger = |at| found.iter().any(|f| matches!(f, Finding::Danger { argument, .. } if *argument == at));
    assert!(danger(1) && danger(4) && !danger(2) && !danger(3), "{found:?}");
    assert!(reading("python", &["-m", "pytest", "-q"]).findings.len() == 2);
}

#[test]
fn programs_of_a_shell_come_before_those_that_are_the_same_everywhere() {
    assert!(read("GIT.exe", Dialect::Cmd, &[]).is_some());
    assert!(read("GIT", Dialect::Posix, &[]).is_none());
    assert!(read("Git", Dialect::Powershell, &[]).is_some());
    assert!(read("no-such-program", Dialect::Posix, &[]).is_none());
}

#[test]
fn a_command_of_several_names_is_known_under_all_of_them() {
    let stops = names("ri", Dialect::Powershell, false);
    assert!(stops.contains(&"Remove-Item".to_owned()) && stops.contains(&"erase".to_owned()), "{stops:?}");
    assert!(names("erase", Dialect::Cmd, false).contains(&"del".to_owned()));
    assert!(names("GCI", Dialect::Powershell, true).contains(&"Get-ChildItem".to_owned()));
    // `sort` may be a program of the system.
    assert!(!names("sort", Dialect::Powershell, true).contains(&"Sort-Object".to_owned()));
    assert_eq!(names("RI", Dialect::Posix, false), ["RI"]);
}

#[test]
fn a_name_that_a_cmdlet_and_a_program_share_is_read_as_both() {
    let words = arguments(&["-o", "out.txt", "a.txt"]);
    let reading = read("sort", Dialect::Powershell, &words).unwrap();
    assert!(reading.findings.contains(&Finding::Write { argument: 1, path: "out.txt".to_owned() }));
}

#[test]
fn a_value_that_is_one_word_is_the_value_whatever_it_says() {
    let quoted = Argument { text: "", known: false, start: "", one: true };
    let known = [Argument::known("commit"), Argument::known("-m")];
    let commit = |value| read("git", Dialect::Posix, &[known[0], known[1], value]).unwrap().findings;
    assert_eq!(commit(quoted), []);
    assert_eq!(commit(Argument::unknown("")).len(), 1);
    // Beside no option it may be one itself.
    let shown = read("git", Dialect::Posix, &[Argument::known("show"), quoted]).unwrap().findings;
    assert_eq!(shown.len(), 1);
}

#[test]
fn the_empty_suffix_of_another_sed_is_no_script() {
    let found = reading("sed", &["-i", "", "s/a/b/", "a.txt"]).findings;
    assert_eq!(found, [Finding::Write { argument: 3, path: "a.txt".to_owned() }]);
}

#[test]
fn every_option_of_a_program_that_a_preset_names_is_known() {
    let presets = [
        include_str!("../../presets/git-read.txt"),
        include_str!("../../presets/go.txt"),
        include_str!("../../presets/inspect.txt"),
        include_str!("../../presets/java.txt"),
        include_str!("../../presets/node.txt"),
        include_str!("../../presets/python.txt"),
        include_str!("../../presets/rust.txt"),
    ];
    let rules = presets.iter().flat_map(|text| text.lines()).filter_map(|line| line.split(" # ").next());
    let mut open = Vec::new();
    let is_rule = |line: &&str| !line.starts_with(|c: char| c == ' ' || c.is_ascii_uppercase());
    for rule in rules.filter(is_rule).filter_map(|line| line.strip_suffix(" *")) {
        let mut words = rule.split(' ');
        let program = words.next().unwrap_or_default().trim_start_matches("./");
        // Builtins whose arguments are read as a whole, and programs of `cmd.exe`.
        if matches!(program, "printf" | "read" | "test" | "[" | "[[" | "findstr" | "where") {
            continue;
        }
        let reading = read(program, Dialect::Posix, &arguments(&words.collect::<Vec<_>>())).unwrap();
        if !(reading.complete || reading.unknown_arguments) {
            open.push(rule);
        }
    }
    assert_eq!(open, [""; 0]);
}
