//! Short names that a real generator makes: `mtools` puts protected files and their neighbours into an image of
//! FAT, and every 8.3 name that a protected file gets must be asked about.

use std::path::{Path, PathBuf};
use std::process::Command;

use countersign_tests_oracles::left_out;
use countersign_tests_oracles::spellings::{passes, protections};

const PROTECTED: [&str; 5] = [".git", ".vscode", "mcp.json", ".kiroignore", "team.code-workspace"];
/// How many neighbours take the lower counters.
const NEIGHBOURS: [usize; 4] = [0, 3, 9, 12];

struct Image {
    folder: PathBuf,
}

impl Image {
    /// Runs a program of mtools on the image and returns what it printed.
    fn run(&self, program: &str, arguments: &[&str]) -> std::io::Result<String> {
        let mut command = Command::new(program);
        let output = command.args(["-i", "fat.img"]).args(arguments).current_dir(&self.folder).output()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(std::io::Error::other(format!("{program} {arguments:?}: {said}")))
        }
    }

    fn put(&self, name: &str) -> std::io::Result<()> {
        std::fs::write(self.folder.join("empty"), name)?;
        self.run("mcopy", &["empty", &format!("::/{name}")]).map(drop)
    }
}

/// Reads the short and long names out of a listing: the short name fills the first twelve columns.
fn listed(listing: &str) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (short, rest) = (line.get(..12)?, line.get(12..)?);
        let mut parts = short.split_whitespace();
        let (base, extension) = (parts.next()?, parts.next());
        let long = rest.split_whitespace().nth(3)?;
        base.contains('~').then(|| {
            (
                extension.map_or_else(|| base.to_owned(), |extension| format!("{base}.{extension}")),
                long.to_owned(),
            )
        })
    };
    listing.lines().filter_map(entry).collect()
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn image(folder: &Path) -> std::io::Result<Image> {
    std::fs::create_dir_all(folder)?;
    let image = Image { folder: folder.to_owned() };
    image.run("mformat", &["-C", "-f", "1440", "::"])?;
    Ok(image)
}

#[test]
fn every_short_name_that_a_generator_makes_is_asked_about() {
    if !is_there("mformat") {
        return left_out("short names of mtools (apt-get install mtools)");
    }
    let base = std::env::temp_dir().join(format!("countersign-short-{}", std::process::id()));
    let protections = protections();
    let (mut seen, mut free) = (0, Vec::new());
    for (number, neighbours) in NEIGHBOURS.into_iter().enumerate() {
        let image = image(&base.join(number.to_string())).unwrap();
        for name in PROTECTED {
            // A neighbour begins alike, so that it takes the counter.
            for neighbour in 0..neighbours {
                let (stem, extension) =
                    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((name, ""));
                let end = if extension.is_empty() { String::new() } else { format!(".{extension}") };
                image
                    .put(&format!("{stem}{}{neighbour}{end}", "x".repeat(8_usize.saturating_sub(stem.len()))))
                    .unwrap();
            }
            image.put(name).unwrap();
        }
        for (short, long) in listed(&image.run("mdir", &["::/"]).unwrap()) {
            if !PROTECTED.contains(&long.as_str()) {
                continue;
            }
            seen += 1;
            for path in [short.clone(), short.to_lowercase(), format!("sub/{short}")] {
                if let Some(how) = passes(&protections, &path) {
                    free.push(format!("{path} is {long}: allowed by {how}"));
                }
            }
        }
    }
    std::fs::remove_dir_all(&base).unwrap();
    assert!(free.is_empty(), "{free:#?}");
    assert_eq!(seen, PROTECTED.len() * NEIGHBOURS.len());
}
