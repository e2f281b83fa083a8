//! A process that carries out one call of the host and is hindered by the tests: `ROOT STORE CALL`. With `--stop` it
//! tells every step and waits for a line before it.
#![expect(clippy::print_stdout, reason = "it speaks to the test that started it")]

use std::io::{Write as _, stdin, stdout};

use countersign::{Mode, PlanRequest, Session, Step};
use countersign_rust_host::{Apply, Host, HostError, Progress, Recover};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [root, store, call, rest @ ..] = arguments.as_slice() else { return };
    match run(root, store, call, rest.iter().any(|argument| argument == "--stop")) {
        Ok(steps) => println!("done {steps}"),
        Err(error) => println!("error {} {}", error.code.as_str(), error.path),
    }
}

fn run(root: &str, store: &str, call: &str, stops: bool) -> Result<usize, HostError> {
    let host = Host::open(root, store)?;
    let mut session = Session::new(Mode::Autopilot, true);
    let options = Recover { back: call == "take-back", partial: false };
    let recovered = host.recover(&mut session, options)?;
    if call != "revert" {
        return Ok(recovered.plan.map_or(0, |plan| plan.steps.len()));
    }
    let mut tell = |done: usize, steps: &[Step]| {
        println!("at {done} of {}", steps.len());
        let _ = stdout().flush();
        let _ = stdin().read_line(&mut String::new());
    };
    let progress: Option<Progress<'_>> = if stops { Some(&mut tell) } else { None };
    let plan = host.apply(&mut session, &PlanRequest::RevertTurn, Apply { partial: false, progress })?;
    match plan.conflicts.first() {
        Some((path, _)) => println!("conflict {path}"),
        None => println!("applied"),
    }
    Ok(plan.steps.len())
}
