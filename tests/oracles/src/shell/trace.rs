//! What a tracer saw: the programs that were executed and the files that were opened to be written.
//!
//! The text is that of `strace -ff -y -xx`, one file for each process, so that no line is cut in two and every text is
//! written in hexadecimal digits.

/// What one line did, as the tracer saw it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Traced {
    /// The programs, by the paths they were executed by.
    pub executed: Vec<String>,
    /// The files that were opened to be written or made, by their own paths.
    pub opened: Vec<String>,
}

/// Reads the lines of every process.
///
/// ```
/// use countersign_tests_oracles::shell::trace::read;
/// let text = r#"execve("\x2f\x61", ["\x61"], 0x1 /* 1 var */) = 0
/// openat(AT_FDCWD</ws>, "\x62", O_WRONLY|O_CREAT, 0666) = 3<\x2f\x77\x73\x2f\x62>
/// openat(AT_FDCWD</ws>, "\x63", O_RDONLY) = 3<\x2f\x77\x73\x2f\x63>
/// openat(AT_FDCWD</ws>, "\x64", O_RDWR) = -1 ENOENT (No such file or directory)"#;
/// let traced = read(text);
/// assert_eq!((traced.executed, traced.opened), (vec!["/a".to_owned()], vec!["/ws/b".to_owned()]));
/// ```
#[must_use]
pub fn read(text: &str) -> Traced {
    let mut traced = Traced::default();
    for line in text.lines() {
        let Some((call, result)) = line.rsplit_once(" = ") else { continue };
        if result.starts_with(['-', '?']) {
            continue;
        }
        if call.starts_with("execve") {
            traced.executed.extend(call.split('"').nth(1).map(decoded));
        } else if ["O_WRONLY", "O_RDWR", "O_CREAT", "creat("].iter().any(|sign| call.contains(sign)) {
            let path = result.split_once('<').and_then(|(_, rest)| rest.rsplit_once('>'));
            traced.opened.extend(path.map(|(path, _)| decoded(path)));
        }
    }
    traced
}

/// Turns hexadecimal digits back into text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hex = rest.strip_prefix("\\x").and_then(|hex| hex.get(..2));
        let length = match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                4
            }
            None => {
                bytes.extend(first.to_string().as_bytes());
                first.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
