//! Programs that a few tests need and a fresh machine may lack.
//!
//! They are looked for once; a test asks its variable and, when that is not set,
//! notes why it was skipped in the file that `AFTERTEXT_SKIPS` names.

use std::path::{Path, PathBuf};

/// How the tests are told where a program is.
#[derive(Debug)]
struct Program {
    variable: &'static str,
    /// What it may be called, the best name first.
    names: &'static [&'static str],
    /// Where it may be when it is not on the `PATH`.
    elsewhere: &'static [&'static str],
}

const PROGRAMS: [Program; 3] = [
    Program {
        variable: "AFTERTEXT_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome"],
        elsewhere: &["/Applications/Google Chrome.app/Contents/MacOS"],
    },
    Program {
        variable: "AFTERTEXT_CHROMEDRIVER",
        names: &["chromedriver"],
        elsewhere: &["/usr/lib/chromium-browser"],
    },
    Program { variable: "AFTERTEXT_SPIN", names: &["spin"], elsewhere: &[] },
];

/// The variables to set for the tests. One that the developer has set is left alone.
pub fn find() -> Vec<(&'static str, PathBuf)> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    PROGRAMS
        .iter()
        .filter(|program| std::env::var_os(program.variable).is_none())
        .filter_map(|program| Some((program.variable, locate(program, &folders)?)))
        .collect()
}

fn locate(program: &Program, path: &[PathBuf]) -> Option<PathBuf> {
    let elsewhere = program.elsewhere.iter().map(Path::new);
    let folders: Vec<&Path> = path.iter().map(PathBuf::as_path).chain(elsewhere).collect();
    program.names.iter().find_map(|name| {
        folders
            .iter()
            .map(|folder| folder.join(name).with_extension(std::env::consts::EXE_EXTENSION))
            .find(|candidate| candidate.is_file())
    })
}
