//! The time, from `wasi:clocks`.

use std::time::{SystemTime, UNIX_EPOCH};

use aftertext_edge::types::Timestamp;

/// Milliseconds since the Unix epoch, UTC.
pub fn now() -> Timestamp {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
