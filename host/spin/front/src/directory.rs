//! The order directory: orders, their parcels, and the events that wait for one
//! of them.

use aftertext_edge::types::{Order, Parcel, Timestamp};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Database, Error, Value, integer, text};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Parked events a shop may have: some hours of a big shop's fulfilments.
const PARKED_PER_SHOP: i64 = 10_000;
/// What stands before a tracking number that an event waits for.
pub const AWAITED_PARCEL: &str = "tracking/";
/// More orders of one customer than anybody has placed.
const ORDERS_OF_A_CUSTOMER: i64 = 10_000;

/// The orders that a shop's events have told of.
pub struct Directory<'a> {
    pub database: &'a Database,
    pub shop: &'a str,
}

/// An event that waits.
pub struct Parked {
    id: i64,
    awaited: String,
    pub event: String,
}

/// What became of an event that was to be parked.
pub enum Parking {
    Parked,
    /// What it was to wait for is known meanwhile.
    Known,
    Full,
}

impl Directory<'_> {
    /// Remembers an order as it stands now; an older picture than the one that
    /// is known changes nothing.
    pub fn remember(&self, order: &Order, as_of: Timestamp) -> Result<(), Error> {
        self.database.run(
            "INSERT INTO known_order (shop, order_id, picture, as_of_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (shop, order_id) DO UPDATE SET picture = ?3, as_of_ms = ?4, seen_ms = ?5
             WHERE as_of_ms <= ?4",
            &[text(self.shop), text(&order.id), text(picture(order)?), integer(as_of), integer(now())],
        )
    }

    pub fn order(&self, id: &str) -> Result<Option<Order>, Error> {
        let row = self.database.row(
            "SELECT picture FROM known_order WHERE shop = ?1 AND order_id = ?2",
            &[text(self.shop), text(id)],
        )?;
        row.map(|mut row| seen(&row.text()?)).transpose()
    }

    /// The id is looked for as text first: that spares reading most pictures.
    pub fn orders_of(&self, whose: &str) -> Result<Vec<Order>, Error> {
        let rows = self.database.rows(
            "SELECT picture FROM known_order WHERE shop = ?1 AND instr(picture, ?2) > 0
             AND ?2 IN (json_extract(picture, '$.buyer.id'), json_extract(picture, '$.buyer.phone')) ORDER BY id LIMIT ?3",
            &[text(self.shop), text(whose), integer(ORDERS_OF_A_CUSTOMER)],
        )?;
        rows.into_iter().map(|mut row| seen(&row.text()?)).collect()
    }

    /// Remembers the parcel with this number, and whose order it is.
    pub fn remember_parcel(&self, order: &str, number: &str, parcel: &Parcel) -> Result<(), Error> {
        self.database.run(
            "INSERT INTO parcel (shop, tracking_number, order_id, picture, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (shop, tracking_number) DO UPDATE SET order_id = ?3, picture = ?4, seen_ms = ?5",
            &[text(self.shop), text(number), text(order), text(picture(parcel)?), integer(now())],
        )
    }

    /// The order's id, and the parcel as it was remembered.
    pub fn parcel(&self, number: &str) -> Result<Option<(String, Parcel)>, Error> {
        let row = self.database.row(
            "SELECT order_id, picture FROM parcel WHERE shop = ?1 AND tracking_number = ?2",
            &[text(self.shop), text(number)],
        )?;
        row.map(|mut row| Ok((row.text()?, seen(&row.text()?)?))).transpose()
    }

    pub fn waiting_for(&self, awaited: &str) -> Result<Vec<Parked>, Error> {
        let rows = self.database.rows(
            "SELECT id, order_id, event FROM parked WHERE shop = ?1 AND order_id = ?2 ORDER BY id",
            &[text(self.shop), text(awaited)],
        )?;
        rows.into_iter()
            .map(|mut row| Ok(Parked { id: row.integer()?, awaited: row.text()?, event: row.text()? }))
            .collect()
    }

    /// One statement asks and parks, so that what the event waits for cannot slip
    /// in between.
    pub fn park(&self, awaited: &str, id: &str, event: String) -> Result<Parking, Error> {
        let (shop, awaits) = (text(self.shop), text(awaited));
        let parked = self.database.row(
            "INSERT INTO parked (shop, order_id, event_id, event, at_ms)
             SELECT ?1, ?2, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM known_order WHERE shop = ?1 AND order_id = ?2)
                 AND NOT EXISTS (SELECT 1 FROM parcel WHERE shop = ?1 AND tracking_number = ?7)
                 AND (SELECT count(*) FROM parked WHERE shop = ?1) < ?6
             ON CONFLICT (shop, event_id) DO UPDATE SET order_id = ?2, event = ?4 RETURNING 1",
            &[
                shop,
                awaits,
                text(id),
                text(event),
                integer(now()),
                integer(PARKED_PER_SHOP),
                awaited.strip_prefix(AWAITED_PARCEL).map_or(Value::Null, text),
            ],
        )?;
        let known = match awaited.strip_prefix(AWAITED_PARCEL) {
            _ if parked.is_some() => return Ok(Parking::Parked),
            Some(number) => self.parcel(number)?.is_some(),
            None => self.order(awaited)?.is_some(),
        };
        Ok(if known { Parking::Known } else { Parking::Full })
    }

    /// Forgets an event that has been applied, unless it waits for something else
    /// by now.
    pub fn unpark(&self, parked: &Parked) -> Result<(), Error> {
        self.database.run(
            "DELETE FROM parked WHERE id = ?1 AND order_id = ?2",
            &[integer(parked.id), text(&parked.awaited)],
        )
    }
}

fn picture(seen: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(seen).map_err(|error| Error::Failed(error.to_string()))
}

fn seen<T: DeserializeOwned>(picture: &str) -> Result<T, Error> {
    serde_json::from_str(picture).map_err(|error| Error::Failed(error.to_string()))
}

/// Up to `limit` things, each after its shop, that are known and still have events
/// waiting: what a request that broke off between remembering an order or a parcel
/// and applying its events left over.
pub fn left_over(database: &Database, limit: i64) -> Result<Vec<(String, String)>, Error> {
    let rows = database.rows(
        "SELECT DISTINCT shop, order_id FROM parked WHERE EXISTS (SELECT 1 FROM known_order
             WHERE known_order.shop = parked.shop AND known_order.order_id = parked.order_id)
         OR substr(parked.order_id, 1, length(?2)) = ?2 AND EXISTS (SELECT 1 FROM parcel
             WHERE parcel.shop = parked.shop AND parcel.tracking_number = substr(parked.order_id, length(?2) + 1))
         LIMIT ?1",
        &[integer(limit), text(AWAITED_PARCEL)],
    )?;
    rows.into_iter().map(|mut row| Ok((row.text()?, row.text()?))).collect()
}
