//! Gateways that are not asked for now, because somebody has to mend their
//! account first: it would refuse each text, and more of that gets an account
//! blocked.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use aftertext_edge::account::Account;
use aftertext_edge::clockwork::back_off_ms;

use crate::types::Timestamp;

/// Gateways that are kept in mind; beyond, it starts over.
const STOPPED_MAX: usize = 4096;

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
        stop.until = now.saturating_add(back_off_ms(stop.times));
        Ok(())
    }

    /// Stops a gateway whose account was refused; until when. The pause
    /// doubles from one second to an hour.
    pub fn stop(&self, gateway: &str, account: &Account, now: Timestamp) -> Timestamp {
        let mut stopped = self.lock();
        if stopped.len() >= STOPPED_MAX && !stopped.contains_key(gateway) {
            stopped.clear();
        }
        let times = stopped.get(gateway).map_or(0, |stop| stop.times).saturating_add(1);
        let until = now.saturating_add(back_off_ms(times));
        stopped.insert(gateway.to_owned(), Stop { account: account.clone(), times, until });
        until
    }

    /// The account is in order.
    pub fn resume(&self, gateway: &str) {
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
}
