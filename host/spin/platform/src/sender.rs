//! How fast an account may send, and whether it may at all: at its own pace, not
//! while its gateway wants to hear nothing from it, and not while somebody has to
//! mend it first. No memory lasts from one request to the next, so that all this
//! is a row in the database, which accounts without limits never get.

use std::time::Duration;

use aftertext_edge::clockwork::back_off_ms;
use aftertext_edge::types::Timestamp;
use aftertext_edge::ways_out::Route;
use aftertext_spin_provision::database::{Database, Error, Value, integer, text};
use aftertext_spin_provision::shop::Shop;

/// A place in the line that is so near is waited for.
const WAIT_MAX_US: i64 = 500_000;

/// One of a shop's accounts.
pub struct Sender<'a> {
    pub database: &'a Database,
    pub shop: &'a Shop,
    pub route: &'a Route,
}

impl Sender<'_> {
    fn key(&self) -> [Value; 2] {
        [text(&self.shop.id), text(&self.route.name)]
    }

    /// Whether the account may send now, or when; waits for a place that is near.
    /// True when it was stopped until now, and is tried by this one text.
    pub fn admit(&self, now: Timestamp) -> Result<Result<bool, Timestamp>, Error> {
        let row = self.database.row(
            "SELECT mark = ?3 AND refusals > 0, refusals, stopped_ms, next_us FROM sender
             WHERE shop = ?1 AND gateway = ?2",
            &self.with(text(&self.shop.mark)),
        )?;
        let mut row = match row {
            Some(row) => row,
            None if self.route.texts_per_second.is_none() => return Ok(Ok(false)),
            None => return self.take_place(now).map(|place| place.map(|()| false)),
        };
        let (is_stopped, refusals, stopped, next) =
            (row.integer()? != 0, row.integer()?, row.integer()?, row.integer()?);
        if is_stopped && let Err(until) = self.try_again(refusals, stopped, now)? {
            return Ok(Err(until));
        }
        if self.route.texts_per_second.is_some() || next > now.saturating_mul(1000) {
            return self.take_place(now).map(|place| place.map(|()| is_stopped));
        }
        Ok(Ok(is_stopped))
    }

    /// Once the pause is over one text tries, and the others wait for what it finds.
    fn try_again(&self, refusals: i64, stopped: i64, now: Timestamp) -> Result<Result<(), Timestamp>, Error> {
        if now < stopped {
            return Ok(Err(stopped));
        }
        let until = now.saturating_add(pause_ms(refusals));
        let [shop, gateway] = self.key();
        let ours = self.database.row(
            "UPDATE sender SET stopped_ms = ?4 WHERE shop = ?1 AND gateway = ?2 AND stopped_ms = ?3 RETURNING 1",
            &[shop, gateway, integer(stopped), integer(until)],
        )?;
        Ok(ours.map(drop).ok_or(until))
    }

    /// A place for one text, which is waited for, or when to come back. Each text
    /// that has to come back is told a moment of its own.
    fn take_place(&self, now: Timestamp) -> Result<Result<(), Timestamp>, Error> {
        let a_second = self.route.texts_per_second;
        let interval = a_second.map_or(0, |a_second| (1_000_000 / i64::from(a_second.get())).max(1));
        let now = now.saturating_mul(1000);
        let [shop, gateway] = self.key();
        let row = self.database.row(
            "INSERT INTO sender (shop, gateway, next_us, placed) VALUES (?1, ?2, ?3 + ?4, 1)
             ON CONFLICT (shop, gateway) DO UPDATE SET
                 placed = next_us <= ?3 + ?5,
                 next_us = iif(next_us <= ?3 + ?5, max(next_us, ?3) + ?4, next_us),
                 promised_us = iif(next_us <= ?3 + ?5, promised_us, max(promised_us, next_us) + ?4)
             RETURNING placed, next_us, promised_us",
            &[shop, gateway, integer(now), integer(interval), integer(WAIT_MAX_US)],
        )?;
        let mut row = row.ok_or(Error::Row)?;
        let (is_placed, next, promised) = (row.integer()? != 0, row.integer()?, row.integer()?);
        if !is_placed {
            return Ok(Err(promised.div_euclid(1000).saturating_add(1)));
        }
        let wait = next.saturating_sub(interval).saturating_sub(now);
        std::thread::sleep(Duration::from_micros(wait.max(0).unsigned_abs()));
        Ok(Ok(()))
    }

    /// The gateway has said that it wants nothing from this account until then.
    pub fn halt(&self, until: Timestamp) -> Result<(), Error> {
        self.database.run(
            "INSERT INTO sender (shop, gateway, next_us) VALUES (?1, ?2, ?3)
             ON CONFLICT (shop, gateway) DO UPDATE SET next_us = max(next_us, ?3)",
            &self.with(integer(until.saturating_mul(1000))),
        )
    }

    /// The account was refused. The pause doubles from one second to an hour, and
    /// ends when the variable says something else of the shop.
    pub fn stop(&self, now: Timestamp) -> Result<(), Error> {
        let row = self.database.row(
            "INSERT INTO sender (shop, gateway, mark, refusals) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT (shop, gateway) DO UPDATE SET mark = ?3, refusals = iif(mark = ?3, refusals + 1, 1)
             RETURNING refusals",
            &self.with(text(&self.shop.mark)),
        )?;
        let refusals = row.ok_or(Error::Row)?.integer()?;
        self.database.run(
            "UPDATE sender SET stopped_ms = ?3 WHERE shop = ?1 AND gateway = ?2",
            &self.with(integer(now.saturating_add(pause_ms(refusals)))),
        )
    }

    /// The account is in order.
    pub fn resume(&self) -> Result<(), Error> {
        let resumed = "UPDATE sender SET refusals = 0 WHERE shop = ?1 AND gateway = ?2";
        self.database.run(resumed, &self.key())
    }

    fn with(&self, third: Value) -> [Value; 3] {
        let [shop, gateway] = self.key();
        [shop, gateway, third]
    }
}

fn pause_ms(refusals: i64) -> i64 {
    back_off_ms(u32::try_from(refusals).unwrap_or(u32::MAX))
}
