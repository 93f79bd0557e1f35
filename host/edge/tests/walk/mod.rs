//! Every fixture has its expectation beside it: `name.json` or `name.txt` and
//! `name.expected.json`. A new fixture gets one with `UPDATE_EXPECTED=1`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn fixtures(vendor: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(vendor);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{vendor} has no fixtures: {error}"))
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_str().unwrap().ends_with(".expected.json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

/// Reads each fixture of `vendor` by its file name, and compares what comes of
/// it with its expectation.
pub fn check(vendor: &str, read: impl Fn(&str, &[u8]) -> Value) {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for path in fixtures(vendor) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let found = read(name, &fs::read(&path).unwrap());
        let expectation = path.with_extension("expected.json");
        if update {
            fs::write(&expectation, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let Ok(expected) = fs::read(&expectation) else {
            wrong.push(format!("{vendor}/{name} has no expectation"));
            continue;
        };
        if serde_json::from_slice::<Value>(&expected).unwrap() != found {
            wrong.push(format!("{vendor}/{name} came to {found:#}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
