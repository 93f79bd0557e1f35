//! Gateways that are not asked for now, because somebody has to mend their
//! account first: it would refuse each text, and more of that gets an account
//! blocked; or it would take each text, and no carrier would.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use aftertext_edge::account::Account;
use aftertext_edge::clockwork::back_off_ms;

use crate::types::Timestamp;

/// Gateways that are kept in mind; beyond, it starts over.
const STOPPED_MAX: usize = 4096;
/// Where the pauses begin when a report says so, about a minute: each try is a
/// text that is lost, and no registration is had sooner.
const TIMES_BY_REPORT: u32 = 7;

/// The gateways that are stopped, by shop and name.
#[derive(Default)]
pub struct Stops {
    stopped: Mutex<HashMap<String, Stop>>,
}

struct Stop {
    /// As it was refused: another one deserves a try at once.
    account: Account,
    /// How often it was refused, one time after the other.
    times: u32,
    until: Timestamp,
    /// Whether a report said so: then its taking a text proves nothing.
    by_report: bool,
}

impl Stops {
    /// Whether the gateway may be asked, or when. Once that moment has come,
    /// one text tries, and the others wait for what it finds.
    pub fn admit(&self, gateway: &str, account: &Account, now: Timestamp) -> Result<(), Timestamp> {
        let mut stopped = self.lock();
        let Some(stop) = stopped.get_mut(gateway) else {
            return Ok(());
        };
        if stop.account != *account {
            stopped.remove(gateway);
            return Ok(());
        }
        if now < stop.until {
            return Err(stop.until);
        }
        // The report on that text comes when the next pause has begun.
        stop.times = stop.times.saturating_add(stop.by_report.into());
        stop.until = now.saturating_add(back_off_ms(stop.times));
        Ok(())
    }

    /// Stops a gateway whose account was refused; until when. The pause
    /// doubles from one second to an hour.
    pub fn stop(&self, gateway: &str, account: &Account, now: Timestamp) -> Timestamp {
        let mut stopped = self.lock();
        let known = stopped.get(gateway);
        let times = known.map_or(0, |stop| stop.times).saturating_add(1);
        let by_report = known.is_some_and(|stop| stop.by_report);
        insert(&mut stopped, gateway, account, times, by_report, now)
    }

    /// Stops a gateway of which a report says that no carrier takes its texts;
    /// until when, unless it is stopped for that already: the texts that had left
    /// before tell nothing new.
    pub fn stop_by_report(&self, gateway: &str, account: &Account, now: Timestamp) -> Option<Timestamp> {
        let mut stopped = self.lock();
        let known = stopped.get(gateway).filter(|stop| stop.account == *account);
        if known.is_some_and(|stop| stop.by_report && now < stop.until) {
            return None;
        }
        let times = known.map_or(0, |stop| stop.times).max(TIMES_BY_REPORT);
        Some(insert(&mut stopped, gateway, account, times, true, now))
    }

    /// The gateway takes texts: its account is in order, as far as the gateway
    /// itself can tell.
    pub fn resume(&self, gateway: &str) {
        let mut stopped = self.lock();
        if stopped.get(gateway).is_some_and(|stop| !stop.by_report) {
            stopped.remove(gateway);
        }
    }

    /// One of its texts has arrived.
    pub fn delivered(&self, gateway: &str) {
        self.lock().remove(gateway);
    }

    /// How many are stopped.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Stop>> {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn insert(
    stopped: &mut HashMap<String, Stop>,
    gateway: &str,
    account: &Account,
    times: u32,
    by_report: bool,
    now: Timestamp,
) -> Timestamp {
    if stopped.len() >= STOPPED_MAX && !stopped.contains_key(gateway) {
        stopped.clear();
    }
    let until = now.saturating_add(back_off_ms(times));
    stopped.insert(gateway.to_owned(), Stop { account: account.clone(), times, until, by_report });
    until
}

#[cfg(test)]
mod tests {
    use aftertext_edge::secret::Secret;

    use super::*;

    const NOW: Timestamp = 1_772_568_300_000;

    fn account(key: &str) -> Account {
        let account: Account =
            serde_json::from_str(r#"{"kind": "telnyx", "sender": "+12025550100"}"#).unwrap();
        account.with_secret(Secret(key.into()))
    }

    #[test]
    fn a_stopped_gateway_is_tried_by_one_text_after_each_pause_and_the_pauses_double() {
        let stops = Stops::default();
        let (bad, mended) = (account("bad"), account("mended"));
        assert_eq!(stops.admit("demo/telnyx", &bad, NOW), Ok(()));
        assert_eq!(stops.stop("demo/telnyx", &bad, NOW), NOW + 1000);
        assert_eq!(stops.admit("demo/telnyx", &bad, NOW + 999), Err(NOW + 1000));
        assert_eq!(stops.admit("demo/telnyx", &bad, NOW + 1000), Ok(()), "one tries");
        assert_eq!(stops.admit("demo/telnyx", &bad, NOW + 1000), Err(NOW + 2000), "the others wait");
        assert_eq!(stops.stop("demo/telnyx", &bad, NOW + 1000), NOW + 3000);
        assert_eq!(stops.admit("demo/other", &bad, NOW + 1000), Ok(()));
        assert_eq!(stops.admit("demo/telnyx", &mended, NOW + 1001), Ok(()), "new settings, new luck");
        assert_eq!(stops.count(), 0);
    }

    #[test]
    fn a_stop_by_report_ends_when_a_text_arrives_and_not_when_one_is_taken() {
        let stops = Stops::default();
        let (one, gateway) = (account("one"), "demo/telnyx");
        let first = NOW + 64_000;
        assert_eq!(stops.stop_by_report(gateway, &one, NOW), Some(first));
        assert_eq!(stops.stop_by_report(gateway, &one, NOW + 9), None, "it had left before");
        assert_eq!(stops.admit(gateway, &one, NOW + 9), Err(first));
        assert_eq!(stops.admit(gateway, &one, first), Ok(()), "one tries");
        stops.resume(gateway);
        let second = first + 128_000;
        assert_eq!(stops.admit(gateway, &one, first + 1), Err(second), "that it was taken proves nothing");
        assert_eq!(stops.stop_by_report(gateway, &one, first + 2), None);
        assert_eq!(stops.admit(gateway, &one, second), Ok(()));
        stops.delivered(gateway);
        assert_eq!(stops.admit(gateway, &one, second + 1), Ok(()), "it arrived");

        assert_eq!(stops.stop_by_report(gateway, &one, NOW), Some(first));
        assert_eq!(stops.admit(gateway, &account("another"), NOW + 1), Ok(()), "new settings, new luck");
    }
}
