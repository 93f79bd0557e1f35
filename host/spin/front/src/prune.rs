//! Retention: what is too old goes, a little with every call of `/wake`.

use aftertext_edge::clockwork::{APPLIED_MS, LEDGER_MS, ORDERS_MS, PARKED_MS, RECEIPTS_MS};
use aftertext_edge::types::Timestamp;
use aftertext_spin_provision::database::{Database, Error, integer};

/// Rows a step removes from one table at most.
const STEP: i64 = 200;

/// Where rows are written in the order of their ids, which is nearly that of
/// time, the oldest ids are looked at, and those of them that are too old go.
/// A parked event does not go without a receipt.
const RULES: [(&str, i64); 7] = [
    (
        "DELETE FROM receipt WHERE id IN (SELECT id FROM receipt ORDER BY id LIMIT ?2) AND at_ms < ?1",
        RECEIPTS_MS,
    ),
    (
        "DELETE FROM applied WHERE id IN (SELECT id FROM applied ORDER BY id LIMIT ?2) AND at_ms < ?1",
        APPLIED_MS,
    ),
    (
        "DELETE FROM message WHERE id IN (SELECT id FROM message ORDER BY id LIMIT ?2) AND at_ms < ?1",
        LEDGER_MS,
    ),
    (
        "DELETE FROM known_order WHERE id IN
             (SELECT id FROM known_order WHERE seen_ms < ?1 ORDER BY seen_ms LIMIT ?2)",
        ORDERS_MS,
    ),
    (
        "DELETE FROM parcel WHERE id IN (SELECT id FROM parcel WHERE seen_ms < ?1 ORDER BY seen_ms LIMIT ?2)",
        ORDERS_MS,
    ),
    (
        "UPDATE parked SET expired = 1 WHERE id IN
             (SELECT id FROM parked WHERE at_ms < ?1 ORDER BY id LIMIT ?2)",
        PARKED_MS,
    ),
    (
        "DELETE FROM handset_entry WHERE id IN (SELECT id FROM handset_entry ORDER BY id LIMIT ?2) AND at_ms < ?1",
        RECEIPTS_MS,
    ),
];

/// One small step through all tables.
pub fn step(database: &Database, now: Timestamp) -> Result<(), Error> {
    RULES.iter().try_for_each(|(rule, kept_ms)| {
        database.run(rule, &[integer(now.saturating_sub(*kept_ms)), integer(STEP)])
    })
}
