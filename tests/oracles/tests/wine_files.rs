//! Spellings against Wine's Win32: what opens a protected file there must be asked about, however it is spelled.
//!
//! A script opens every spelling through `CreateFileW`, as a program of Windows would, in a folder of the prefix.
//! `COUNTERSIGN_ORACLE_STEP` is the distance of the code points tried, 31 at least; where it is absent, a spread-out part
//! of the questions is asked. Where Wine is missing or does not answer, the test says that it is left out, and fails
//! where `CI` is `true`.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use countersign_tests_oracles::left_out;
use countersign_tests_oracles::spellings::{PROTECTED, passes, plant, protections};
use countersign_tests_oracles::sweep::{Question, Sweep};
use countersign_tests_oracles::wine::Wine;

/// How many seconds one process of Wine gets.
const SECONDS: u32 = 300;

/// Opens each spelling of `questions.txt` and writes the numbers of those that hold the text named with it.
const SCRIPT: &str = r#"
var system = new ActiveXObject("Scripting.FileSystemObject");
var input = system.OpenTextFile("questions.txt", 1);
var output = system.CreateTextFile("answers.txt", true);
for (var number = 0; !input.AtEndOfStream; number++) {
  var question = input.ReadLine().split(" ");
  var spelling = unescape(question[1]);
  try {
    var file = system.OpenTextFile(spelling, 1);
    if (!file.AtEndOfStream && file.ReadAll() == question[0]) output.WriteLine(number);
    file.Close();
  } catch (error) {}
}
output.WriteLine("end");
output.Close();
"#;

/// Asks Wine about each question; nothing where it does not answer.
fn opened(wine: &Wine, place: &Path, questions: &[Question]) -> io::Result<Option<Vec<usize>>> {
    let mut text = String::new();
    for (spelling, name) in questions {
        let units = spelling.encode_utf16().fold(String::new(), |mut out, unit| {
            let _ = write!(out, "%u{unit:04x}");
            out
        });
        let _ = writeln!(text, "{name} {units}");
    }
    fs::write(place.join("questions.txt"), text)?;
    fs::write(place.join("ask.js"), SCRIPT)?;
    let _ = fs::remove_file(place.join("answers.txt"));
    if !wine.run(&["cscript", "ask.js"], place, SECONDS)? {
        return Ok(None);
    }
    let answers = fs::read_to_string(place.join("answers.txt")).unwrap_or_default();
    let whole = answers.lines().next_back() == Some("end");
    Ok(whole.then(|| answers.lines().filter_map(|line| line.parse().ok()).collect()))
}

/// Spellings that only Windows knows: the folder's name in every form of its own, and the names of devices and streams.
fn windows_forms() -> Vec<Question> {
    let starts = [
        "C:\\ws\\",
        "c:/WS/",
        "\\ws\\",
        "/ws/",
        "C:",
        "C:.\\",
        "\\\\?\\C:\\ws\\",
        "//?/C:/ws/",
        "\\/?\\C:\\ws\\",
        "\\\\?/C:/ws/",
        "\\\\.\\C:\\ws\\",
        "//./C:/ws/",
        "\\??\\C:\\ws\\",
        "\\\\?\\c:\\WS\\",
        "\\\\?\\C:\\x\\..\\ws\\",
        "\\\\.\\C:\\x\\..\\ws\\",
        "\\\\localhost\\C$\\ws\\",
        "\\\\127.0.0.1\\C$\\ws\\",
        "\\\\?\\UNC\\localhost\\C$\\ws\\",
        "..\\ws\\",
        "Z:..\\ws\\",
        "\\\\?\\GLOBALROOT\\DosDevices\\C:\\ws\\",
        "\\\\.\\GLOBALROOT\\DosDevices\\C:\\ws\\",
        "\\\\?\\C:ws\\",
        "C:\\WS.\\",
        "C:\\ws \\",
        "C:\\ws::$INDEX_ALLOCATION\\",
    ];
    let ends = [
        "", ".", "..", "...", " ", ". ", " .", "\\", "/", "\\.", "/.", "::$DATA", ":$DATA", ":", ":x",
        "\u{a0}", "\u{3000}", "\0", "?", "*", "\"", "<", ">", "|", "\t",
    ];
    let mut out = Vec::new();
    for (name, _) in PROTECTED {
        let name_there = name.replace('/', "\\");
        for start in starts {
            for end in ends {
                for spelled in [&name_there, name, &name.to_uppercase()] {
                    out.push((format!("{start}{spelled}{end}"), name));
                }
            }
        }
        for between in [
            ".\\",
            "..\\",
            "...\\",
            " \\",
            ". \\",
            "::$INDEX_ALLOCATION\\",
            ":$I30:$INDEX_ALLOCATION\\",
            "\\\\",
            "\\.\\",
            "\\ \\",
            "\\x\\..\\",
        ] {
            out.extend(ends.map(|end| (format!("{}{end}", name.replace('/', between)), name)));
        }
    }
    out
}

#[test]
fn whatever_opens_a_protected_file_on_windows_is_asked_about() {
    let Some(wine) = Wine::found() else { return left_out("Wine is missing (apt-get install wine64)") };
    if !wine.prepare().unwrap() {
        return left_out("Wine does not answer");
    }
    let place = wine.drive().join("ws");
    let _ = fs::remove_dir_all(&place);
    plant(&place).unwrap();
    let step = std::env::var("COUNTERSIGN_ORACLE_STEP").ok().and_then(|step| step.parse::<usize>().ok());
    let mut questions = windows_forms();
    Sweep { step: step.unwrap_or(4001).max(31), ..Sweep::default() }
        .run(&mut |more| {
            questions.extend_from_slice(more);
            Ok(Vec::new())
        })
        .unwrap();
    // Where nobody asks for more, a part that is spread over all of them.
    let questions: Vec<Question> =
        questions.into_iter().step_by(if step.is_some() { 1 } else { 23 }).collect();
    let mut aliases = Vec::new();
    for some in questions.chunks(50_000) {
        let Some(found) = opened(&wine, &place, some).unwrap() else {
            return left_out("Wine does not answer");
        };
        aliases.extend(found.into_iter().filter_map(|at| some.get(at)));
    }
    fs::remove_dir_all(&place).unwrap();
    println!("{} of {} spellings opened a protected file", aliases.len(), questions.len());
    let protections = protections();
    let free = |(spelling, name): &&&Question| {
        passes(&protections, spelling).map(|how| format!("{spelling:?} opens {name}: allowed by {how}"))
    };
    let missed: Vec<String> = aliases.iter().filter_map(|alias| free(&alias)).collect();
    assert!(aliases.len() > 100, "Wine opened only {} spellings", aliases.len());
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}
