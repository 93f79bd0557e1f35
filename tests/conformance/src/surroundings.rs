//! What a test finds around it: the component, the compiled form of it, and
//! programs that may be missing.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The component under test: `AFTERTEXT_COMPONENT`, or what `cargo xtask build` made.
pub fn component() -> PathBuf {
    let made = || workspace().join("target/aftertext.wasm");
    std::env::var_os("AFTERTEXT_COMPONENT").map_or_else(made, PathBuf::from)
}

/// A folder for the compiled component, shared by all tests: it is compiled once.
pub fn cache() -> PathBuf {
    workspace().join("target/aftertext-cache")
}

/// A program that `cargo xtask test` found, by the variable that names it.
pub fn program(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

/// Says that a test could not run; `cargo xtask test` repeats it at the end.
pub fn skip(test: &str, why: &str) {
    eprintln!("skipped: {test}: {why}");
    let Some(file) = std::env::var_os("AFTERTEXT_SKIPS") else {
        return;
    };
    let noted = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(file)
        .and_then(|mut file| writeln!(file, "{test}: {why}"));
    if let Err(error) = noted {
        eprintln!("the skip of {test} could not be noted: {error}");
    }
}

fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
