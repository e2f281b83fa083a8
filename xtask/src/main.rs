//! The commands of this repository: `cargo xtask help` lists them.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program speaks to its user")]

mod bench;
mod beside;
mod build;
mod ci;
mod demo;
mod oracle;
mod preview;
mod setup;
mod shell;
mod soak;
mod test;
mod vectors;

use std::process::ExitCode;

/// What went wrong, as a sentence for the person at the terminal.
pub(crate) type Failure = String;

const HELP: &str = "\
The commands of this repository:

  cargo xtask bench NAME [--json]
                              measure ours beside its peers: commands, decide, diff, paths, preview, size
  cargo xtask demo [--interactive]
                              replay an agent's session: decide, review, undo
  cargo xtask build           build everything that ships into dist/
  cargo xtask soak [--sessions N] [--from SEED]
                              random sessions against every property of sessions
  cargo xtask test            run all tests
  cargo xtask ci              check formatting and lints, then run all tests
  cargo xtask oracle diff [--revisions N]
                              ask git how successive versions of packages differ and merge
  cargo xtask oracle paths [--real-machines [--only NAME]] [--step N] [--seconds N]
                              ask real file systems which spellings open a protected file
  cargo xtask oracle shell [--lines N] [--seed S] [--trace]
                              run what is allowed in real shells and look at what it does
  cargo xtask oracle overblocking
                              count the honest paths of published packages that are stopped
  cargo xtask preview [--build]
                              build the page that shows what a policy would do, serve and open it
  cargo xtask vectors [--face native|js|wasi|all] [--json] FILE…
                              run test vectors through one face or all of them
  cargo xtask help            this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let result = match command {
        "bench" => bench::command(rest),
        "build" => build::command(),
        "ci" => ci::command(),
        "demo" => demo::command(rest),
        "oracle" => oracle::command(rest),
        "preview" => preview::command(rest),
        "soak" => soak::command(rest),
        "test" => test::command(),
        "vectors" => vectors::command(rest),
        // Not for people: cargo starts it for the tests that are compiled to WebAssembly.
        "wasm-test-runner" => test::npm::wasm_test_runner(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`; `cargo xtask help` lists them")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}
