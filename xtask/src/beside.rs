//! Doing two things at once without mixing what they print.
//!
//! Compiling for the web ends in one long step on one processor, and tests in a browser wait more than they work.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::Failure;
use crate::shell::root;

thread_local! {
    /// Where this thread prints, if not to the terminal.
    static KEPT: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// Prints a line of progress.
pub(crate) fn say(line: &str) {
    KEPT.with_borrow_mut(|kept| match kept {
        // A line that cannot be kept is lost; the work goes on.
        Some(file) => drop(writeln!(file, "{line}")),
        None => eprintln!("{line}"),
    });
}

/// Lets a program print where its thread prints.
pub(crate) fn redirect(command: &mut Command) -> Result<(), Failure> {
    KEPT.with_borrow(|kept| {
        let Some(file) = kept else { return Ok(()) };
        let again = || file.try_clone().map_err(|error| format!("cannot keep what is printed: {error}"));
        command.stdout(again()?).stderr(again()?);
        Ok(())
    })
}

/// Does both at once and returns what they come to; what `second` prints follows what `first` prints.
pub(crate) fn both<A, B: Send>(
    first: impl FnOnce() -> Result<A, Failure>,
    second: impl FnOnce() -> Result<B, Failure> + Send,
) -> Result<(A, B), Failure> {
    let (kept, mut shown) = kept().map_err(|error| format!("cannot keep what is printed: {error}"))?;
    thread::scope(|scope| {
        let second = scope.spawn(move || {
            KEPT.set(Some(kept));
            second()
        });
        let first = first();
        while !second.is_finished() {
            show(&mut shown);
            thread::sleep(Duration::from_millis(200));
        }
        let second = second.join().unwrap_or_else(|_| Err("a part of the run ended early".to_owned()));
        show(&mut shown);
        Ok((first?, second?))
    })
}

/// Makes a file without a name, to be written and read.
fn kept() -> io::Result<(File, File)> {
    let name = root().join("target").join(format!("beside-{}.log", std::process::id()));
    let written = File::options().create(true).append(true).open(&name)?;
    let mut read = File::open(&name)?;
    read.seek(SeekFrom::End(0))?;
    // Nobody needs it once it has been shown; where an open file cannot be removed, it stays below `target`.
    drop(fs::remove_file(&name));
    Ok((written, read))
}

/// Prints what has been kept since the last time.
fn show(kept: &mut File) {
    let mut text = Vec::new();
    if kept.read_to_end(&mut text).is_ok() {
        drop(io::stderr().write_all(&text));
    }
}

#[cfg(test)]
mod tests {
    use super::{both, say};

    #[test]
    fn both_are_done_and_an_error_of_either_is_one_of_both() {
        let done = both(
            || Ok(1),
            || {
                say("this line is kept until it is shown");
                Ok("two")
            },
        );
        assert_eq!(done, Ok((1, "two")));
        assert_eq!(both(|| Err::<(), _>("first".to_owned()), || Ok(())), Err("first".to_owned()));
        assert_eq!(both(|| Ok(()), || Err::<(), _>("second".to_owned())), Err("second".to_owned()));
    }
}
