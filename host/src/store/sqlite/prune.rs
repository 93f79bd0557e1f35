//! Retention: what is too old goes, a little at a time, so that no commit ever
//! waits long behind it.

use rusqlite::{Connection, params};

use super::super::{Retention, expired};
use super::{contacts, erasure};
use crate::types::Timestamp;

/// Rows a step removes from one table at most.
const STEP: i64 = 200;

/// How long a table's rows are kept, in milliseconds.
type Kept = fn(&Retention) -> i64;

/// Where rows are written in the order of their ids, which is nearly that of
/// time, the oldest ids are looked at, and those of them that are too old go.
const RULES: [(&str, Kept); 6] = [
    (
        "DELETE FROM receipt WHERE id IN (SELECT id FROM receipt ORDER BY id LIMIT ?2) AND at_ms < ?1",
        |retention| retention.receipts_ms,
    ),
    (
        "DELETE FROM applied WHERE id IN (SELECT id FROM applied ORDER BY id LIMIT ?2) AND at_ms < ?1",
        |retention| retention.applied_ms,
    ),
    (
        "DELETE FROM message WHERE id IN (SELECT id FROM message ORDER BY id LIMIT ?2) AND at_ms < ?1",
        |retention| retention.ledger_ms,
    ),
    ("DELETE FROM link WHERE id IN (SELECT id FROM link ORDER BY id LIMIT ?2) AND at_ms < ?1", |retention| {
        retention.links_ms
    }),
    (
        "DELETE FROM known_order WHERE id IN (SELECT id FROM known_order WHERE seen_ms < ?1 ORDER BY seen_ms LIMIT ?2)",
        |retention| retention.orders_ms,
    ),
    (
        "DELETE FROM parcel WHERE id IN (SELECT id FROM parcel WHERE seen_ms < ?1 ORDER BY seen_ms LIMIT ?2)",
        |retention| retention.orders_ms,
    ),
];

/// What a step came to.
pub(super) struct Pruned {
    /// One of the tables gave a full step: there may be more.
    pub(super) more: bool,
    /// Contacts may have gone.
    pub(super) contacts: bool,
}

/// One small step through all tables.
pub(super) fn step(
    connection: &Connection,
    retention: &Retention,
    now: Timestamp,
) -> rusqlite::Result<Pruned> {
    let mut more = false;
    for (rule, kept_ms) in RULES {
        let removed = connection.prepare_cached(rule)?.execute(params![now - kept_ms(retention), STEP])?;
        more |= i64::try_from(removed).is_ok_and(|removed| removed == STEP);
    }
    more |= expire_parked(connection, now - retention.parked_ms, now)?;
    let contacts = erasure::step(connection)?;
    Ok(Pruned { more: more || contacts, contacts })
}

/// A parked event is never dropped without a receipt that says so.
fn expire_parked(connection: &Connection, before: Timestamp, now: Timestamp) -> rusqlite::Result<bool> {
    let too_old = connection
        .prepare_cached(
            "SELECT id, shop, order_id, event_id FROM parked WHERE at_ms < ?1 ORDER BY id LIMIT ?2",
        )?
        .query_map(params![before, STEP], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (id, shop, order, event) in &too_old {
        contacts::note(connection, &format!("{shop}/order/{order}"), &[expired(order, event, now)])?;
        connection.prepare_cached("DELETE FROM parked WHERE id = ?1")?.execute([id])?;
    }
    Ok(i64::try_from(too_old.len()).is_ok_and(|count| count == STEP))
}
