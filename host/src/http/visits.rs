//! How often somebody may come, so that a page for everybody stays one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::types::Timestamp;

/// What is counted starts over after this long.
const WINDOW_MS: i64 = 10 * 60 * 1000;
/// Visitors that are kept in mind; beyond, it starts over.
const VISITORS_MAX: usize = 16_384;

/// Everybody who came in the last minutes.
#[derive(Default)]
pub struct Visits {
    counted: Mutex<HashMap<String, Count>>,
}

#[derive(Default)]
struct Count {
    since: Timestamp,
    times: u32,
}

impl Visits {
    /// Whether `who` has come at most `max` times within ten minutes, this time
    /// included.
    pub fn admit(&self, who: &str, max: u32, now: Timestamp) -> bool {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() >= VISITORS_MAX && !counted.contains_key(who) {
            counted.clear();
        }
        let count = counted.entry(who.to_owned()).or_default();
        if now.saturating_sub(count.since) >= WINDOW_MS {
            *count = Count { since: now, times: 0 };
        }
        count.times = count.times.saturating_add(1);
        count.times <= max
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_too_often_waits_for_the_next_window_and_nobody_else_does() {
        let (visits, now) = (Visits::default(), 1_772_568_300_000);
        let came: Vec<bool> = (0..4).map(|_| visits.admit("dana", 3, now)).collect();
        assert_eq!(came, [true, true, true, false]);
        assert!(visits.admit("robin", 3, now));
        assert!(!visits.admit("dana", 3, now + WINDOW_MS - 1));
        assert!(visits.admit("dana", 3, now + WINDOW_MS));
    }
}
