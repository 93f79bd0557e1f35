//! What the page with the handset shows: texts and replies, decisions, and the
//! sample order, all from the database.

use aftertext_edge::sample::{Sample, Step};
use aftertext_edge::types::{OrderEvent, Timestamp};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Error, integer, text};
use serde_json::{Value, json};

use crate::app::App;
use crate::bindings::studio;
use crate::receipts;

/// Texts, replies and receipts that a page gets.
const KEPT: i64 = 400;
/// What came in the last moments is told again: a commit may be a little later
/// than the moment that it bears. The page shows nothing twice.
const OVERLAP_MS: i64 = 5_000;
/// The first sample order is "#1001".
const FIRST_NUMBER: i64 = 1001;

/// A shop whose gateway is the page, and its two numbers.
pub struct Handset {
    pub app: App,
    pub sender: String,
    pub handset: String,
}

impl Handset {
    /// What happened after the cursor, and everything that is kept when it is 0.
    /// A cursor is a moment.
    pub fn news(&self, after: Timestamp) -> Result<Value, Error> {
        let since = after.saturating_sub(OVERLAP_MS);
        let messages = self.messages(since)?;
        let key = format!("{}/{}", self.app.shop.id, self.handset);
        let last = self.app.database.row(
            "SELECT coalesce(max(id), 0) FROM receipt
             WHERE contact_id = (SELECT id FROM contact WHERE key = ?1)",
            &[text(&key)],
        )?;
        let last = last.ok_or(Error::Row)?.integer()?;
        let mut shown = receipts::of(&self.app.database, &key, last.saturating_sub(KEPT), KEPT)?;
        shown.retain(|receipt| moment(receipt) >= since);
        let cursor = messages.iter().chain(&shown).map(moment).max().unwrap_or_default().max(after);
        Ok(json!({
            "order": self.sample()?.1.shown(),
            "messages": messages,
            "receipts": shown,
            "cursor": cursor,
        }))
    }

    fn messages(&self, since: Timestamp) -> Result<Vec<Value>, Error> {
        let rows = self.app.database.rows(
            "SELECT id, direction, body, at_ms FROM
                 (SELECT * FROM handset_entry WHERE shop = ?1 ORDER BY id DESC LIMIT ?2)
             WHERE at_ms >= ?3 ORDER BY id",
            &[text(&self.app.shop.id), integer(KEPT), integer(since)],
        )?;
        rows.into_iter()
            .map(|mut row| {
                let (id, direction) = (row.integer()?, row.text()?);
                let (body, at) = (row.text()?, row.integer()?);
                let measured = (direction == "in").then(|| studio::measure_text(&body));
                Ok(json!({
                    "id": id, "direction": direction, "body": body, "at": at,
                    "segments": measured.as_ref().map(|measured| measured.segments),
                    "encoding": measured.as_ref().map(|measured| measured.encoding),
                }))
            })
            .collect()
    }

    /// The sample order with its number; the first one is made here.
    fn sample(&self) -> Result<(i64, Sample), Error> {
        let shop = text(&self.app.shop.id);
        let row = self.app.database.row("SELECT number, sample FROM sample WHERE shop = ?1", &[shop])?;
        match row {
            Some(mut row) => {
                let (number, json) = (row.integer()?, row.text()?);
                Ok((number, serde_json::from_str(&json).map_err(|_| Error::Row)?))
            }
            None => self.fresh(FIRST_NUMBER),
        }
    }

    fn fresh(&self, number: i64) -> Result<(i64, Sample), Error> {
        let sample = Sample::new(&self.handset, u32::try_from(number).unwrap_or(u32::MAX), now());
        self.keep(number, &sample)?;
        Ok((number, sample))
    }

    fn keep(&self, number: i64, sample: &Sample) -> Result<(), Error> {
        let json = serde_json::to_string(sample).map_err(|error| Error::Failed(error.to_string()))?;
        self.app.database.run(
            "INSERT INTO sample (shop, number, sample) VALUES (?1, ?2, ?3)
             ON CONFLICT (shop) DO UPDATE SET number = ?2, sample = ?3",
            &[text(&self.app.shop.id), integer(number), text(json)],
        )
    }

    /// Starts another sample order.
    pub fn new_order(&self) -> Result<(), Error> {
        let (number, _) = self.sample()?;
        self.fresh(number.saturating_add(1)).map(drop)
    }

    /// A button is pressed: the event that it stands for.
    pub fn fire(&self, step: Step, consent: bool) -> Result<OrderEvent, Error> {
        let (number, mut sample) = self.sample()?;
        let event = sample.fire(&self.app.shop.id, step, consent, now());
        self.keep(number, &sample)?;
        Ok(event)
    }

    /// The person answers; gives the reply's number.
    pub fn reply(&self, body: &str, at: Timestamp) -> Result<i64, Error> {
        let row = self.app.database.row(
            "INSERT INTO handset_entry (shop, direction, body, at_ms) VALUES (?1, 'out', ?2, ?3) RETURNING id",
            &[text(&self.app.shop.id), text(body), integer(at)],
        )?;
        row.ok_or(Error::Row)?.integer()
    }

    /// The name that the page shows.
    pub fn brand(&self) -> Option<&str> {
        self.app.shop.settings.get("brand")?.as_str()
    }
}

fn moment(shown: &Value) -> Timestamp {
    shown.get("at").and_then(Value::as_i64).unwrap_or_default()
}
