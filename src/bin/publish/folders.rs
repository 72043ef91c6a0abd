//! The folders of a build: what is read from where, what is written where to.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use wanzhou::views::page_files::{CENSUS, File};

/// An error message of the build.
pub type Failure = String;

/// Where things are read from and written to, and where the site will be.
pub struct Folders {
    pub source: PathBuf,
    pub staging: PathBuf,
    /// Ends with a slash; empty where it is not known.
    pub site: String,
}

impl Folders {
    /// Writes a file of the site.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let file = self.staging.join(path);
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&file, bytes)).map_err(|e| format!("cannot write {path}: {e}"))
    }

    /// The text of a file of the sources.
    pub fn read(&self, path: &str) -> Result<String, Failure> {
        fs::read_to_string(self.source.join(path)).map_err(|e| format!("cannot read {path}: {e}"))
    }

    /// The text of a file that pages fetch, as they will: tables and what there is to know of them are among what is written,
    /// the rest among the sources.
    pub fn fetched(&self, file: File) -> Result<String, Failure> {
        let path = file.path();
        match file {
            File::Columns(_) | File::Data(CENSUS) => {
                fs::read_to_string(self.staging.join(&path)).map_err(|e| format!("cannot read {path}: {e}"))
            }
            _ => self.read(&format!("public/{path}")),
        }
    }

    /// The address of a path of the site; from one of its folders where the site's own is not known.
    pub fn address(&self, from: &str, path: &str) -> String {
        if self.site.is_empty() { relative(from, path) } else { format!("{}{path}", self.site) }
    }

    /// Runs one of the scripts in Node: text in, text out.
    pub fn node(&self, script: &str, arguments: &[&str], input: &str) -> Result<String, Failure> {
        use std::io::Write;
        let mut node = Command::new("node")
            .arg(self.source.join("src/bin/publish").join(script))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot run node: {e}; install Node 20 or newer"))?;
        if let Some(mut stdin) = node.stdin.take() {
            stdin.write_all(input.as_bytes()).map_err(|e| format!("{script} does not listen: {e}"))?;
        }
        let output = node.wait_with_output().map_err(|e| e.to_string())?;
        if !output.status.success() {
            return Err(format!("{script} failed (see above); where a package is missing, run `npm ci` and try again"));
        }
        String::from_utf8(output.stdout).map_err(|e| format!("{script}: {e}"))
    }
}

/// The way from one folder of the site to a path of it.
pub fn relative(from: &str, path: &str) -> String {
    let way = format!("{}{path}", "../".repeat(from.matches('/').count()));
    if way.is_empty() { "./".to_owned() } else { way }
}
