//! Wine, which runs programs of Windows on its own Win32. It is not Microsoft's, so that it shows less than a Windows
//! machine would.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Wine's program and a prefix of its own.
#[derive(Debug)]
pub struct Wine {
    program: PathBuf,
    prefix: PathBuf,
}

impl Wine {
    /// Returns Wine, where it is there; `COUNTERSIGN_WINE` names another program than those that Debian installs.
    #[must_use]
    pub fn found() -> Option<Self> {
        let named = std::env::var("COUNTERSIGN_WINE").ok().map(PathBuf::from);
        let known = ["/usr/lib/wine/wine64", "/usr/bin/wine64", "/usr/bin/wine"].map(PathBuf::from);
        let program = named.into_iter().chain(known).find(|path| path.exists())?;
        Some(Self { program, prefix: folder().join("prefix") })
    }

    /// Returns the folder of this machine that is drive `C:` there.
    #[must_use]
    pub fn drive(&self) -> PathBuf {
        self.prefix.join("drive_c")
    }

    /// Makes the prefix, unless it is there; tells whether Wine answers.
    ///
    /// # Errors
    /// What starting it says.
    pub fn prepare(&self) -> io::Result<bool> {
        std::fs::create_dir_all(folder())?;
        Ok(self.drive().join("windows").is_dir() || self.run(&["wineboot", "-i"], &folder(), 120)?)
    }

    /// Runs a program of Windows in `place`; tells whether it ended within the seconds.
    ///
    /// # Errors
    /// What starting it says.
    pub fn run(&self, line: &[&str], place: &Path, seconds: u32) -> io::Result<bool> {
        let status = Command::new("timeout")
            .args(["-k", "5", &seconds.to_string()])
            .arg(&self.program)
            .args(line)
            .current_dir(place)
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            // Nothing here needs .NET or a browser, which Wine would offer to fetch.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        // `timeout` says 124, or 137 where it had to kill.
        Ok(!matches!(status.code(), None | Some(124 | 137)))
    }
}

/// Returns the folder that the prefix and what runs in it lie in.
#[must_use]
pub fn folder() -> PathBuf {
    std::env::temp_dir().join("countersign-wine")
}
