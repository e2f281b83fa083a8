//! A server of static files for this machine: one folder, GET only, under the page's content security policy.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};

use crate::Failure;

const PORT: u16 = 4173;
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
                      connect-src 'self'; img-src 'self' data:; worker-src 'self'";

/// Serves a folder until the program is stopped.
pub(super) fn serve(folder: &Path, ready: impl FnOnce(&str)) -> Result<(), Failure> {
    let local = Ipv4Addr::LOCALHOST;
    // Where the usual port is taken, any other will do.
    let listener = TcpListener::bind((local, PORT)).or_else(|_| TcpListener::bind((local, 0)));
    let listener = listener.map_err(|error| format!("cannot listen on this machine: {error}"))?;
    let port = listener.local_addr().map_err(|error| format!("cannot listen: {error}"))?.port();
    let address = format!("http://localhost:{port}/");
    println!("{address}\nstop it with Ctrl+C");
    ready(&address);
    for stream in listener.incoming().flatten() {
        let folder = folder.to_owned();
        // A browser that goes away in the middle is no failure of the server.
        std::thread::spawn(move || answer(stream, &folder).ok());
    }
    Ok(())
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let file = line
        .strip_prefix("GET ")
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|target| inside(folder, target));
    match file.and_then(|file| std::fs::read(&file).ok().map(|bytes| (file, bytes))) {
        Some((file, bytes)) => {
            let (kind, length) = (kind(&file), bytes.len());
            write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n\
                 content-security-policy: {POLICY}\r\ncache-control: no-cache\r\nconnection: close\r\n\r\n"
            )?;
            stream.write_all(&bytes)
        }
        None => {
            write!(stream, "HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        }
    }
}

/// Returns the file that a request means, or nothing where it would lead out of the folder.
fn inside(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    path.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(path))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_stays_in_the_folder() {
        let folder = Path::new("site");
        assert_eq!(inside(folder, "/"), Some(folder.join("index.html")));
        assert_eq!(inside(folder, "/assets/a.js?x"), Some(folder.join("assets/a.js")));
        for target in ["/../secret", "/a/../../b", "//etc/passwd", "etc"] {
            assert_eq!(inside(folder, target), None, "{target}");
        }
    }
}
