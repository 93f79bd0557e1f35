//! The shops, their orders as last seen, and the events that wait for one.

use rusqlite::{Connection, OptionalExtension, params};

use super::super::{PARKED_PER_SHOP, ParkedEvent, Parking, ShopRow, awaited_number, awaited_parcel};
use crate::seal::Sealer;
use crate::types::Timestamp;

pub(super) fn remember(
    connection: &Connection,
    shop: &str,
    id: &str,
    picture: &str,
    as_of: Timestamp,
    now: Timestamp,
) -> rusqlite::Result<Vec<ParkedEvent>> {
    connection
        .prepare_cached(
            "INSERT INTO known_order (shop, order_id, picture, as_of_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET picture = ?3, as_of_ms = ?4, seen_ms = ?5 WHERE as_of_ms <= ?4",
        )?
        .execute(params![shop, id, picture, as_of, now])?;
    waiting_for(connection, shop, id)
}

fn waiting_for(connection: &Connection, shop: &str, awaited: &str) -> rusqlite::Result<Vec<ParkedEvent>> {
    connection
        .prepare_cached(&format!("{PARKED} WHERE shop = ?1 AND order_id = ?2 ORDER BY parked.id"))?
        .query_map([shop, awaited], parked_event)?
        .collect()
}

pub(super) fn remember_parcel(
    connection: &Connection,
    shop: &str,
    number: &str,
    order: &str,
    picture: &str,
    now: Timestamp,
) -> rusqlite::Result<Vec<ParkedEvent>> {
    connection
        .prepare_cached(
            "INSERT INTO parcel (shop, tracking_number, order_id, picture, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET order_id = ?3, picture = ?4, seen_ms = ?5",
        )?
        .execute(params![shop, number, order, picture, now])?;
    waiting_for(connection, shop, &awaited_parcel(number))
}

/// The order's id, and the parcel as it was remembered.
pub(super) fn parcel(
    connection: &Connection,
    shop: &str,
    number: &str,
) -> rusqlite::Result<Option<(String, String)>> {
    connection
        .prepare_cached("SELECT order_id, picture FROM parcel WHERE shop = ?1 AND tracking_number = ?2")?
        .query_row([shop, number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
}

/// The id is looked for as text first: that spares reading most pictures.
pub(super) fn orders_of(connection: &Connection, shop: &str, whose: &str) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT picture FROM known_order WHERE shop = ?1 AND instr(picture, ?2) > 0
             AND ?2 IN (json_extract(picture, '$.buyer.id'), json_extract(picture, '$.buyer.phone')) ORDER BY id LIMIT ?3",
        )?
        .query_map(params![shop, whose, ORDERS_OF_A_CUSTOMER], |row| row.get(0))?
        .collect()
}

/// More orders of one customer than anybody has placed.
const ORDERS_OF_A_CUSTOMER: i64 = 10_000;

const PARKED: &str = "SELECT shop, order_id, event_id, event, at_ms FROM parked";

fn parked_event(row: &rusqlite::Row<'_>) -> rusqlite::Result<ParkedEvent> {
    Ok(ParkedEvent {
        shop: row.get(0)?,
        order: row.get(1)?,
        id: row.get(2)?,
        event: row.get(3)?,
        at: row.get(4)?,
    })
}

pub(super) fn parked_with_order(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<ParkedEvent>> {
    connection
        .prepare_cached(&format!(
            "{PARKED} WHERE EXISTS (SELECT 1 FROM known_order
             WHERE known_order.shop = parked.shop AND known_order.order_id = parked.order_id)
             OR substr(parked.order_id, 1, length(?2)) = ?2 AND EXISTS (SELECT 1 FROM parcel
             WHERE parcel.shop = parked.shop AND parcel.tracking_number = substr(parked.order_id, length(?2) + 1))
             ORDER BY parked.id LIMIT ?1"
        ))?
        .query_map(params![limit, awaited_parcel("")], parked_event)?
        .collect()
}

pub(super) fn order(connection: &Connection, shop: &str, id: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT picture FROM known_order WHERE shop = ?1 AND order_id = ?2")?
        .query_row([shop, id], |row| row.get(0))
        .optional()
}

pub(super) fn park(connection: &Connection, event: &ParkedEvent) -> rusqlite::Result<Parking> {
    // Asked here, where nobody else writes: the order cannot slip in between.
    let known = match awaited_number(&event.order) {
        Some(number) => parcel(connection, &event.shop, number)?.is_some(),
        None => order(connection, &event.shop, &event.order)?.is_some(),
    };
    if known {
        return Ok(Parking::OrderKnown);
    }
    let waiting: i64 = connection
        .prepare_cached("SELECT count(*) FROM parked WHERE shop = ?1")?
        .query_row([&event.shop], |row| row.get(0))?;
    if waiting >= PARKED_PER_SHOP {
        return Ok(Parking::Full);
    }
    connection
        .prepare_cached(
            "INSERT INTO parked (shop, order_id, event_id, event, at_ms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![event.shop, event.order, event.id, event.event, event.at])?;
    Ok(Parking::Parked)
}

pub(super) fn unpark(connection: &Connection, shop: &str, id: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM parked WHERE shop = ?1 AND event_id = ?2")?.execute([shop, id])?;
    Ok(())
}

pub(super) fn put_shop(connection: &Connection, row: &ShopRow) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO shop (id, profile, sealed) VALUES (?1, ?2, ?3)
             ON CONFLICT DO UPDATE SET profile = ?2, sealed = ?3",
        )?
        .execute(params![row.id, row.profile, row.sealed])?;
    Ok(())
}

/// Seals with the host's newest key what was sealed with an older one. What none
/// of its keys opens stays, for whoever brings the right one.
pub(super) fn reseal(connection: &Connection, sealer: &Sealer) -> rusqlite::Result<()> {
    let rows: Vec<(String, Vec<u8>)> = connection
        .prepare("SELECT id, sealed FROM shop WHERE length(sealed) > 0")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (shop, sealed) in rows {
        if let Ok(Some(anew)) = sealer.reseal(&shop, &sealed) {
            connection.execute("UPDATE shop SET sealed = ?2 WHERE id = ?1", params![shop, anew])?;
        }
    }
    Ok(())
}
