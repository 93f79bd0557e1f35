//! A program in a process of its own, which chooses its port itself: one that is
//! chosen for it may be somebody else's by the time it starts.

#![allow(clippy::unwrap_used, clippy::panic, dead_code, missing_docs)]

use std::net::SocketAddr;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

/// For a program to start on a machine that has much else to do.
const START_WITHIN: Duration = Duration::from_secs(30);

/// Killed when it is dropped.
pub struct Program(pub Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Where the host listens that prints to this file.
pub async fn address(log: &Path) -> SocketAddr {
    said(log, "aftertext listens on http://").await.parse().unwrap()
}

/// Waits for a line that begins with `words` in the file to which a program
/// prints; gives the rest of it.
pub async fn said(log: &Path, words: &str) -> String {
    let deadline = Instant::now() + START_WITHIN;
    while Instant::now() < deadline {
        let log = std::fs::read_to_string(log).unwrap();
        let mut whole_lines = log.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        if let Some(rest) = whole_lines.find_map(|line| line.strip_prefix(words)) {
            return rest.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("it did not start: {}", std::fs::read_to_string(log).unwrap());
}
