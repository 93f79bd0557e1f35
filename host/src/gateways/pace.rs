//! How fast a sender may send: at its own pace, kept before its gateway has to
//! say so, and not at all while the gateway wants to hear nothing from it.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aftertext_edge::account::Account;

use crate::types::Timestamp;

/// A place in the line that is so near is waited for.
const WAIT_MAX_US: i64 = 500_000;
/// Senders that are kept in mind; beyond, it starts over.
const SENDERS_MAX: usize = 4096;

/// All senders that have a limit, or had to stop.
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
    /// A place for one text of `sender`, which sends `a_second` of them, or as
    /// many as there are: how long to wait for it, or, when that is too long,
    /// when to come back. Each text that has to come back is told a moment of its
    /// own.
    pub fn take(
        &self,
        sender: &str,
        a_second: Option<NonZeroU32>,
        now: Timestamp,
    ) -> Result<Duration, Timestamp> {
        let interval = a_second.map_or(0, |a_second| (1_000_000 / i64::from(a_second.get())).max(1));
        let now = now.saturating_mul(1000);
        let mut senders = self.lock();
        if a_second.is_none() && !senders.contains_key(sender) {
            return Ok(Duration::ZERO);
        }
        let pace = entry(&mut senders, sender);
        let place = pace.next.max(now);
        let wait = place - now;
        if wait <= WAIT_MAX_US {
            pace.next = place.saturating_add(interval);
            return Ok(Duration::from_micros(wait.unsigned_abs()));
        }
        pace.promised = pace.promised.max(place).saturating_add(interval);
        Err(pace.promised.div_euclid(1000).saturating_add(1))
    }

    /// The gateway has said that it wants nothing from `sender` until then.
    pub fn halt(&self, sender: &str, until: Timestamp) {
        let mut senders = self.lock();
        let pace = entry(&mut senders, sender);
        pace.next = pace.next.max(until.saturating_mul(1000));
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Pace>> {
        self.senders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an account sends from, whatever shops and gateways use it. A number belongs
/// to one account; a name ("Example") may be used by many, each at a pace of its own.
pub fn sender(account: &Account) -> String {
    let told = serde_json::to_value(account).unwrap_or_default();
    match told.get("sender").and_then(serde_json::Value::as_str) {
        Some(number) if number.starts_with('+') => format!("{} {number}", account.source()),
        _ => told.to_string(),
    }
}

fn entry<'a>(senders: &'a mut HashMap<String, Pace>, sender: &str) -> &'a mut Pace {
    if senders.len() >= SENDERS_MAX && !senders.contains_key(sender) {
        senders.clear();
    }
    senders.entry(sender.to_owned()).or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = 1_772_568_300_000;

    #[test]
    fn whoever_sends_from_one_number_stands_in_one_line() {
        let of = |account: &str| sender(&serde_json::from_str(account).unwrap());
        let one = of(r#"{"kind": "vonage", "api": "sms", "api_key": "k1", "sender": "+12025550100"}"#);
        for (account, is_same) in [
            (r#"{"kind": "vonage", "api": "messages", "api_key": "k1", "sender": "+12025550100"}"#, true),
            (r#"{"kind": "vonage", "api": "sms", "api_key": "k1", "sender": "+12025550101"}"#, false),
            (r#"{"kind": "telnyx", "sender": "+12025550100"}"#, false),
        ] {
            assert_eq!(of(account) == one, is_same, "{account}");
        }
        let named = |key: &str| {
            of(&format!(r#"{{"kind": "vonage", "api": "sms", "api_key": "{key}", "sender": "Example"}}"#))
        };
        assert_eq!(named("k1"), named("k1"));
        assert_ne!(named("k1"), named("k2"), "others may use the name, too");
    }

    #[test]
    fn texts_leave_at_the_pace_of_their_sender_and_the_others_get_a_moment_each() {
        let paces = Paces::default();
        let ten = NonZeroU32::new(10);
        let taken: Vec<_> = (0..9).map(|_| paces.take("demo/us", ten, NOW)).collect();
        let wait = |ms| Ok(Duration::from_millis(ms));
        assert_eq!(taken[..6], [wait(0), wait(100), wait(200), wait(300), wait(400), wait(500)]);
        assert_eq!(taken[6..], [Err(NOW + 701), Err(NOW + 801), Err(NOW + 901)]);
        assert_eq!(paces.take("demo/eu", ten, NOW), wait(0), "each sender has a line of its own");
        assert_eq!(paces.take("demo/us", ten, NOW + 701), wait(0), "the promise is kept");
    }

    #[test]
    fn a_sender_that_has_to_stop_takes_its_texts_up_again_when_its_gateway_said() {
        let paces = Paces::default();
        let take = |sender, now| paces.take(sender, None, now);
        assert_eq!(take("demo/us", NOW), Ok(Duration::ZERO));
        paces.halt("demo/us", NOW + 30_000);
        paces.halt("demo/us", NOW + 20_000);
        assert_eq!(take("demo/us", NOW), Err(NOW + 30_001), "an earlier moment takes nothing back");
        assert_eq!(take("demo/us", NOW + 29_800), Ok(Duration::from_millis(200)));
        assert_eq!(take("demo/us", NOW + 30_001), Ok(Duration::ZERO));
        assert_eq!(take("demo/eu", NOW), Ok(Duration::ZERO), "the others go on");

        paces.halt("demo/eu", NOW + 30_000);
        let paced = || paces.take("demo/eu", NonZeroU32::new(2), NOW);
        assert_eq!([paced(), paced()], [Err(NOW + 30_501), Err(NOW + 31_001)], "each at a moment of its own");
    }
}
