//! How fast a sender may send, kept before its gateway has to say so.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::types::Timestamp;

/// A place in the line that is so near is waited for.
const WAIT_MAX_US: i64 = 500_000;
/// Senders that are kept in mind; beyond, it starts over.
const SENDERS_MAX: usize = 4096;

/// All senders that have a limit.
#[derive(Default)]
pub struct Paces {
    senders: Mutex<HashMap<String, Pace>>,
}

/// One sender's line, in microseconds since the Unix epoch.
#[derive(Default)]
struct Pace {
    /// When the next text may leave.
    next: i64,
    /// The last moment that a text was told to come back at.
    promised: i64,
}

impl Paces {
    /// A place for one text of `sender`: how long to wait for it, or, when that
    /// is too long, when to come back. Each text that has to come back is told
    /// a moment of its own.
    pub fn take(&self, sender: &str, a_second: NonZeroU32, now: Timestamp) -> Result<Duration, Timestamp> {
        let interval = (1_000_000 / i64::from(a_second.get())).max(1);
        let now = now.saturating_mul(1000);
        let mut senders = self.senders.lock().unwrap_or_else(PoisonError::into_inner);
        if senders.len() >= SENDERS_MAX && !senders.contains_key(sender) {
            senders.clear();
        }
        let pace = senders.entry(sender.to_owned()).or_default();
        let place = pace.next.max(now);
        let wait = place - now;
        if wait <= WAIT_MAX_US {
            pace.next = place.saturating_add(interval);
            return Ok(Duration::from_micros(wait.unsigned_abs()));
        }
        pace.promised = pace.promised.max(place).saturating_add(interval);
        Err(pace.promised.div_euclid(1000).saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_772_568_300_000;

    #[test]
    fn texts_leave_at_the_pace_of_their_sender_and_the_others_get_a_moment_each() {
        let paces = Paces::default();
        let ten = NonZeroU32::new(10).unwrap();
        let taken: Vec<_> = (0..9).map(|_| paces.take("demo/us", ten, NOW)).collect();
        let wait = |ms| Ok(Duration::from_millis(ms));
        assert_eq!(taken[..6], [wait(0), wait(100), wait(200), wait(300), wait(400), wait(500)]);
        assert_eq!(taken[6..], [Err(NOW + 701), Err(NOW + 801), Err(NOW + 901)]);
        assert_eq!(paces.take("demo/eu", ten, NOW), wait(0), "each sender has a line of its own");
        assert_eq!(paces.take("demo/us", ten, NOW + 701), wait(0), "the promise is kept");
    }
}
