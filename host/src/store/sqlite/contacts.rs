//! Contacts, their timers, their receipts: the contract's `load` and `commit`.

use aftertext_edge::revision;
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Generate, Key};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::super::{Change, Claim, DueTimer, Error, LoggedReceipt, Snapshot};
use super::consent;
use crate::types::{Receipt, Timestamp};

/// Enough of a hash that no two causes of one contact ever meet.
pub(super) type CauseMark = [u8; 16];

pub(super) fn cause_mark(cause: &str) -> CauseMark {
    let mut mark = CauseMark::default();
    for (to, from) in mark.iter_mut().zip(Sha256::digest(cause.as_bytes())) {
        *to = from;
    }
    mark
}

pub(super) fn snapshot(connection: &Connection, key: &str, mark: &CauseMark) -> rusqlite::Result<Snapshot> {
    let found = connection
        .prepare_cached("SELECT id, version, state FROM contact WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, version, state)) = found else {
        return Ok(Snapshot { version: 0, state: Vec::new(), applied: false });
    };
    Ok(Snapshot { version: unsigned(version), state, applied: is_applied(connection, id, mark)? })
}

/// SQLite's integers are signed; a version never gets near the difference.
fn unsigned(version: i64) -> u64 {
    u64::try_from(version).unwrap_or_default()
}

fn is_applied(connection: &Connection, contact: i64, mark: &CauseMark) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM applied WHERE contact_id = ?1 AND cause = ?2")?
        .exists(params![contact, mark])
}

/// The outer result is SQLite's, the inner one the contract's.
/// `now` is when the cause is marked, for the day it is forgotten.
pub(super) fn commit(
    connection: &Connection,
    change: &Change,
    now: Timestamp,
) -> rusqlite::Result<Result<u64, Error>> {
    let mark = cause_mark(&change.cause);
    let found = connection
        .prepare_cached("SELECT id, version FROM contact WHERE key = ?1")?
        .query_row([&change.key], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    let (contact, version) = match found {
        Some((id, _)) if is_applied(connection, id, &mark)? => return Ok(Err(Error::Duplicate)),
        Some((_, version)) if unsigned(version) != change.expected => return Ok(Err(Error::Conflict)),
        None if change.expected != 0 => return Ok(Err(Error::Conflict)),
        Some((id, version)) => {
            connection
                .prepare_cached("UPDATE contact SET version = ?2, state = ?3 WHERE id = ?1")?
                .execute(params![id, version + 1, change.state])?;
            (id, version + 1)
        }
        None => {
            connection
                .prepare_cached("INSERT INTO contact (key, version, state) VALUES (?1, 1, ?2)")?
                .execute(params![change.key, change.state])?;
            (connection.last_insert_rowid(), 1)
        }
    };
    connection
        .prepare_cached("INSERT INTO applied (contact_id, cause, at_ms) VALUES (?1, ?2, ?3)")?
        .execute(params![contact, mark, now])?;
    for name in &change.clear_timers {
        connection
            .prepare_cached("DELETE FROM timer WHERE contact_id = ?1 AND name = ?2")?
            .execute(params![contact, name])?;
    }
    for timer in &change.set_timers {
        connection
            .prepare_cached(
                "INSERT INTO timer (contact_id, name, due_at_ms, ready_at_ms) VALUES (?1, ?2, ?3, ?3)
                 ON CONFLICT DO UPDATE SET due_at_ms = ?3, ready_at_ms = ?3, attempt = 0",
            )?
            .execute(params![contact, timer.name, timer.due_at])?;
    }
    append(connection, contact, &change.receipts)?;
    consent::append(connection, contact, change)?;
    Ok(Ok(unsigned(version)))
}

fn append(connection: &Connection, contact: i64, receipts: &[Receipt]) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO receipt (contact_id, at_ms, kind, message, step, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for receipt in receipts {
        insert.execute(params![
            contact,
            receipt.at,
            receipt.kind,
            receipt.message,
            receipt.step,
            receipt.detail
        ])?;
    }
    Ok(())
}

/// Nobody can guess it: random, as hexadecimal digits.
fn link_key() -> String {
    Key::<XChaCha20Poly1305>::generate().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// State that no decision made: a shop's settings, with what is kept of earlier ones.
pub(super) fn put_settings(connection: &Connection, key: &str, settings: &str) -> rusqlite::Result<()> {
    let stored: Option<Vec<u8>> = connection
        .prepare_cached("SELECT state FROM contact WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let state = revision::succeeding(stored.as_deref(), settings, || Some(link_key()));
    connection
        .prepare_cached(
            "INSERT INTO contact (key, version, state) VALUES (?1, 1, ?2)
             ON CONFLICT DO UPDATE SET version = version + 1, state = ?2 WHERE state <> ?2",
        )?
        .execute(params![key, state.as_bytes()])?;
    Ok(())
}

/// Receipts under a key that no decision may have touched yet.
pub(super) fn note(connection: &Connection, key: &str, receipts: &[Receipt]) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO contact (key, version, state) VALUES (?1, 0, x'') ON CONFLICT DO NOTHING",
        )?
        .execute([key])?;
    let contact = connection
        .prepare_cached("SELECT id FROM contact WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    append(connection, contact, receipts)
}

pub(super) fn receipts(
    connection: &Connection,
    key: &str,
    after: i64,
    limit: u32,
) -> rusqlite::Result<Vec<LoggedReceipt>> {
    connection
        .prepare_cached(
            "SELECT receipt.id, at_ms, kind, message, step, detail FROM receipt
             WHERE contact_id = (SELECT id FROM contact WHERE key = ?1) AND receipt.id > ?2 ORDER BY receipt.id LIMIT ?3",
        )?
        .query_map(params![key, after, limit], |row| {
            Ok(LoggedReceipt {
                id: row.get(0)?,
                key: key.to_owned(),
                receipt: Receipt {
                    at: row.get(1)?,
                    kind: row.get(2)?,
                    message: row.get(3)?,
                    step: row.get(4)?,
                    detail: row.get(5)?,
                },
            })
        })?
        .collect()
}

pub(super) fn next_ready(connection: &Connection) -> rusqlite::Result<Option<Timestamp>> {
    connection.prepare_cached("SELECT min(ready_at_ms) FROM timer")?.query_row([], |row| row.get(0))
}

pub(super) fn claim(
    connection: &Connection,
    now: Timestamp,
    lease_ms: i64,
    limit: u32,
) -> rusqlite::Result<Claim> {
    let timers = connection
        .prepare_cached(
            "UPDATE timer SET ready_at_ms = ?1 + ?2, attempt = attempt + 1
             WHERE id IN (SELECT id FROM timer WHERE ready_at_ms <= ?1 ORDER BY ready_at_ms LIMIT ?3)
             RETURNING (SELECT key FROM contact WHERE contact.id = contact_id), name, due_at_ms, attempt",
        )?
        .query_map(params![now, lease_ms, limit], |row| {
            Ok(DueTimer { key: row.get(0)?, name: row.get(1)?, due_at: row.get(2)?, attempt: row.get(3)? })
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(Claim { timers, next_at: next_ready(connection)? })
}

/// Picks the timer of a claim, as long as nobody has moved it.
const THIS_TIMER: &str =
    "WHERE contact_id = (SELECT id FROM contact WHERE key = ?1) AND name = ?2 AND due_at_ms = ?3";

pub(super) fn postpone(
    connection: &Connection,
    timer: &DueTimer,
    retry_at: Timestamp,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(&format!("UPDATE timer SET ready_at_ms = ?4, attempt = ?5 {THIS_TIMER}"))?
        .execute(params![timer.key, timer.name, timer.due_at, retry_at, timer.attempt])?;
    Ok(())
}

pub(super) fn drop_timer(
    connection: &Connection,
    timer: &DueTimer,
    receipt: &Receipt,
) -> rusqlite::Result<()> {
    let dropped = connection.prepare_cached(&format!("DELETE FROM timer {THIS_TIMER}"))?.execute(params![
        timer.key,
        timer.name,
        timer.due_at
    ])?;
    match dropped {
        0 => Ok(()),
        _ => note(connection, &timer.key, std::slice::from_ref(receipt)),
    }
}
