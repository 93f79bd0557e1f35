//! The order directory, and the events that wait for an order in it.

use aftertext_edge::arrival::PartialEvent;
use aftertext_edge::types::{Order, Timestamp};
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Database, Error, integer, text};

/// Parked events a shop may have: some hours of a big shop's fulfilments.
const PARKED_PER_SHOP: i64 = 10_000;

/// The orders that a shop's events have told of.
pub struct Directory<'a> {
    pub database: &'a Database,
    pub shop: &'a str,
}

/// An event that waits.
pub struct Parked {
    id: i64,
    pub event: String,
}

/// What became of an event that was to be parked.
pub enum Parking {
    Parked,
    OrderKnown,
    Full,
}

impl Directory<'_> {
    /// Remembers an order as it stands now; an older picture than the one that
    /// is known changes nothing.
    pub fn remember(&self, order: &Order, as_of: Timestamp) -> Result<(), Error> {
        let picture = serde_json::to_string(order).map_err(|error| Error::Failed(error.to_string()))?;
        self.database.run(
            "INSERT INTO known_order (shop, order_id, picture, as_of_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (shop, order_id) DO UPDATE SET picture = ?3, as_of_ms = ?4, seen_ms = ?5
             WHERE as_of_ms <= ?4",
            &[text(self.shop), text(&order.id), text(picture), integer(as_of), integer(now())],
        )
    }

    pub fn order(&self, id: &str) -> Result<Option<Order>, Error> {
        let row = self.database.row(
            "SELECT picture FROM known_order WHERE shop = ?1 AND order_id = ?2",
            &[text(self.shop), text(id)],
        )?;
        let picture = row.map(|mut row| row.text()).transpose()?;
        picture
            .map(|json| serde_json::from_str(&json).map_err(|error| Error::Failed(error.to_string())))
            .transpose()
    }

    pub fn waiting_for(&self, order: &str) -> Result<Vec<Parked>, Error> {
        let rows = self.database.rows(
            "SELECT id, event FROM parked WHERE shop = ?1 AND order_id = ?2 ORDER BY id",
            &[text(self.shop), text(order)],
        )?;
        rows.into_iter().map(|mut row| Ok(Parked { id: row.integer()?, event: row.text()? })).collect()
    }

    /// One statement asks and parks, so that the order cannot slip in between.
    pub fn park(&self, event: &PartialEvent) -> Result<Parking, Error> {
        let json = serde_json::to_string(event).map_err(|error| Error::Failed(error.to_string()))?;
        let (shop, order) = (text(&event.shop), text(&event.order));
        let parked = self.database.row(
            "INSERT INTO parked (shop, order_id, event_id, event, at_ms)
             SELECT ?1, ?2, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM known_order WHERE shop = ?1 AND order_id = ?2)
                 AND (SELECT count(*) FROM parked WHERE shop = ?1) < ?6
             ON CONFLICT (shop, event_id) DO UPDATE SET event = ?4 RETURNING 1",
            &[
                shop.clone(),
                order.clone(),
                text(&event.id),
                text(json),
                integer(now()),
                integer(PARKED_PER_SHOP),
            ],
        )?;
        if parked.is_some() {
            return Ok(Parking::Parked);
        }
        Ok(if self.order(&event.order)?.is_some() { Parking::OrderKnown } else { Parking::Full })
    }

    /// Forgets an event that has been applied.
    pub fn unpark(&self, parked: &Parked) -> Result<(), Error> {
        self.database.run("DELETE FROM parked WHERE id = ?1", &[integer(parked.id)])
    }
}

/// Up to `limit` orders, each after its shop, that are known and still have events
/// waiting: what a request that broke off between remembering an order and applying
/// its events left over.
pub fn left_over(database: &Database, limit: i64) -> Result<Vec<(String, String)>, Error> {
    let rows = database.rows(
        "SELECT DISTINCT shop, order_id FROM parked WHERE EXISTS (SELECT 1 FROM known_order
             WHERE known_order.shop = parked.shop AND known_order.order_id = parked.order_id)
         LIMIT ?1",
        &[integer(limit)],
    )?;
    rows.into_iter().map(|mut row| Ok((row.text()?, row.text()?))).collect()
}
