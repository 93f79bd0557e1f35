//! How many tests passed: read from the runners' own closing lines, which stay in view.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace::line;

/// Sums over every `test result:` line that went by.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Tests that passed; one that skipped itself is among them, for its runner cannot tell.
    pub passed: u64,
    /// Tests that failed.
    pub failed: u64,
    /// Tests that are for another command, each with the reason in its `#[ignore]`.
    pub ignored: BTreeMap<String, String>,
}

impl Tally {
    /// Runs a command, passes its output through byte for byte, and counts.
    /// A run that breaks off before a test could fail counts as one failure.
    pub fn run(&mut self, mut command: Command) -> Result<()> {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", line(&command)))?;
        let before = self.failed;
        if let Some(output) = child.stdout.take() {
            self.pass_through(output, std::io::stdout().lock())?;
        }
        let status = child.wait()?;
        if status.success() {
            return Ok(());
        }
        if self.failed == before {
            self.failed += 1;
        }
        bail!("`{}` ended with {status}", line(&command));
    }

    fn pass_through(&mut self, mut output: impl Read, mut shown: impl Write) -> Result<()> {
        let mut chunk = [0; 8192];
        let mut pending = Vec::new();
        loop {
            let length = output.read(&mut chunk)?;
            let bytes = chunk.get(..length).unwrap_or_default();
            shown.write_all(bytes)?;
            shown.flush()?;
            for &byte in bytes {
                match byte {
                    b'\n' => self.count(&String::from_utf8_lossy(&std::mem::take(&mut pending))),
                    _ => pending.push(byte),
                }
            }
            if length == 0 {
                self.count(&String::from_utf8_lossy(&pending));
                return Ok(());
            }
        }
    }

    fn count(&mut self, line: &str) {
        if let Some((test, why)) = ignored(line) {
            self.ignored.insert(test.to_owned(), why.to_owned());
        }
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what), None) = (words.next(), words.next(), words.next()) else {
                continue;
            };
            let number = number.parse().unwrap_or(0);
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                _ => {}
            }
        }
    }
}

/// The test that a runner's line says it ignores, and why.
fn ignored(line: &str) -> Option<(&str, &str)> {
    let (test, why) = line.strip_prefix("test ")?.split_once(" ... ignored")?;
    Some((test, why.strip_prefix(", ").unwrap_or(NO_REASON)))
}

const NO_REASON: &str = "no reason given";

/// Tests that skipped themselves, each with its reason, from the notes they left:
/// one line per skip, `test: why`.
pub fn skips(notes: &str) -> BTreeMap<&str, &str> {
    notes
        .lines()
        .map(|note| note.strip_prefix("skipped: ").unwrap_or(note).trim())
        .filter(|note| !note.is_empty())
        .map(|note| note.split_once(": ").unwrap_or((note, NO_REASON)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted_and_everything_stays_in_view() {
        let output = "\
running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s
test stop_cancels_everything_scheduled ... FAILED
test it_does_as_every_host ... ignored, needs Spin
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.20s
   not a test result: ok. 99 passed; 0 failed
test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let (mut tally, mut shown) = (Tally::default(), Vec::new());
        tally.pass_through(output.as_bytes(), &mut shown).unwrap();
        let ignored = BTreeMap::from([("it_does_as_every_host".into(), "needs Spin".into())]);
        let expected = Tally { passed: 16, failed: 2, ignored };
        assert_eq!((tally, shown.as_slice()), (expected, output.as_bytes()));
    }

    #[cfg(unix)]
    #[test]
    fn a_run_that_breaks_off_is_a_failure() {
        let mut tally = Tally::default();
        let mut command = Command::new("sh");
        command.args(["-c", "exit 3"]);
        assert!(tally.run(command).is_err());
        assert_eq!(tally.failed, 1);
    }

    #[test]
    fn a_test_that_skips_itself_twice_is_one_skip() {
        let notes = "page_fits_a_phone: no chromium\nskipped: page_fits_a_phone: no chromium\n\nbare\n";
        let expected = BTreeMap::from([("page_fits_a_phone", "no chromium"), ("bare", "no reason given")]);
        assert_eq!(skips(notes), expected);
    }
}
