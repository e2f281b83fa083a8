//! Turns the program profiles (`profiles/*.profile`, format in `profiles/README.md`) into static tables.
//!
//! A profile that cannot be read ends the build with the file and the line.
#![expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "a build script reads files")]

#[path = "build/emit.rs"]
mod emit;
#[path = "build/parse.rs"]
mod parse;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=profiles");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let folder = Path::new("profiles");
    let told = |error: std::io::Error| format!("profiles: {error}");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let name = entry.map_err(told)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".profile") {
            names.push(name);
        }
    }
    names.sort();
    let mut profiles = Vec::new();
    for name in names {
        let path = folder.join(&name);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("profiles/{name}: {error}"))?;
        profiles.extend(
            parse::profiles(&text).map_err(|(line, problem)| format!("profiles/{name}:{line}: {problem}"))?,
        );
    }
    let out = std::env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name: &str, text: String| {
        std::fs::write(Path::new(&out).join(name), text).map_err(|error| format!("{name}: {error}"))
    };
    write("profiles.rs", emit::tables(&profiles)?)?;
    write("profile_examples.rs", emit::examples(&profiles))
}
