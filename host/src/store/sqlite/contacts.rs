//! Contacts, their timers, their receipts: the contract's `load` and `commit`.

use std::sync::Arc;

use aftertext_edge::revision;
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Generate, Key};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::super::{Change, Claim, DueTimer, Error, LoggedReceipt, Snapshot, Timer};
use super::consent::Addition;
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

/// What is stored of a contact, with the causes that were applied to it as long
/// as they are few: what answers a `load`, whatever its cause.
pub(super) struct Known {
    version: u64,
    state: Vec<u8>,
    /// None when they are more than [`CAUSES_MAX`].
    causes: Option<Vec<CauseMark>>,
}

/// The causes of a few busy orders.
const CAUSES_MAX: usize = 64;

impl Known {
    /// What a `load` for this cause gives; none when that is not known.
    pub(super) fn snapshot(&self, mark: &CauseMark) -> Option<Snapshot> {
        let applied = self.causes.as_ref()?.contains(mark);
        Some(Snapshot { version: self.version, state: self.state.clone(), applied })
    }

    /// Rises with every commit.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Whether it answers for every cause.
    pub(super) fn is_whole(&self) -> bool {
        self.causes.is_some()
    }

    /// How much memory it takes, nearly.
    pub(super) fn bytes(&self) -> usize {
        let causes = self.causes.as_ref().map_or(0, Vec::len);
        size_of::<Known>() + self.state.len() + causes * size_of::<CauseMark>()
    }
}

/// What is stored under a key, and what a `load` of it for this cause gives.
pub(super) fn look_up(
    connection: &Connection,
    key: &str,
    mark: &CauseMark,
) -> rusqlite::Result<Option<(Known, Snapshot)>> {
    let found = connection
        .prepare_cached("SELECT id, version, state FROM contact WHERE key = ?1")?
        .query_row([key], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?, row.get(2)?)))
        .optional()?;
    let Some((id, version, state)) = found else {
        return Ok(None);
    };
    let known = Known { version: unsigned(version), state, causes: causes(connection, id)? };
    let snapshot = match known.snapshot(mark) {
        Some(snapshot) => snapshot,
        None => {
            let applied = is_applied(connection, id, mark)?;
            Snapshot { version: known.version, state: known.state.clone(), applied }
        }
    };
    Ok(Some((known, snapshot)))
}

fn causes(connection: &Connection, contact: i64) -> rusqlite::Result<Option<Vec<CauseMark>>> {
    let causes = connection
        .prepare_cached("SELECT cause FROM applied WHERE contact_id = ?1 LIMIT ?2")?
        .query_map(params![contact, CAUSES_MAX as i64 + 1], |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<CauseMark>>>()?;
    Ok((causes.len() <= CAUSES_MAX).then_some(causes))
}

/// The causes after one more was applied; `before` is what is known in memory.
fn causes_after(
    connection: &Connection,
    contact: i64,
    change: &Change,
    before: Option<&Known>,
) -> rusqlite::Result<Option<Vec<CauseMark>>> {
    let mark = cause_mark(&change.cause);
    match before {
        _ if change.expected == 0 => Ok(Some(vec![mark])),
        Some(Known { version, causes: Some(causes), .. })
            if *version == change.expected && causes.len() < CAUSES_MAX =>
        {
            Ok(Some(causes.iter().copied().chain([mark]).collect()))
        }
        _ => causes(connection, contact),
    }
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

/// What a commit claims of the timers that it sets.
#[derive(Clone, Copy)]
pub(super) struct Lease {
    pub(super) now: Timestamp,
    pub(super) lease_ms: i64,
}

/// What [`DueTimer::attempt`] is after one claim.
const FIRST_ATTEMPT: u32 = 1;

impl Lease {
    fn is_on(&self, timer: &Timer) -> bool {
        timer.due_at <= self.now
    }

    /// What is claimed with this change.
    pub(super) fn claimed(&self, change: &Change) -> Vec<DueTimer> {
        let claimed = |timer: &Timer| DueTimer {
            key: change.key.clone(),
            name: timer.name.clone(),
            due_at: timer.due_at,
            attempt: FIRST_ATTEMPT,
        };
        change.set_timers.iter().filter(|timer| self.is_on(timer)).map(claimed).collect()
    }
}

/// The outer result is SQLite's, the inner one the contract's.
/// `now` is when the cause is marked, for the day it is forgotten; `before` is
/// what memory has of the key.
pub(super) fn commit(
    connection: &Connection,
    change: &Change,
    now: Timestamp,
    lease: Option<Lease>,
    before: Option<&Known>,
) -> rusqlite::Result<Result<Arc<Known>, Error>> {
    let mark = cause_mark(&change.cause);
    let found = connection
        .prepare_cached("SELECT id, version FROM contact WHERE key = ?1")?
        .query_row([&change.key], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    match found {
        Some((id, _)) if is_applied(connection, id, &mark)? => return Ok(Err(Error::Duplicate)),
        Some((_, version)) if unsigned(version) != change.expected => return Ok(Err(Error::Conflict)),
        None if change.expected != 0 => return Ok(Err(Error::Conflict)),
        _ => {}
    }
    let said = Addition::of(connection, found.map(|(id, _)| id), change)?;
    let (contact, version) = put(connection, found, change, said.as_ref())?;
    connection
        .prepare_cached("INSERT INTO applied (contact_id, cause, at_ms) VALUES (?1, ?2, ?3)")?
        .execute(params![contact, mark, now])?;
    for name in &change.clear_timers {
        connection
            .prepare_cached("DELETE FROM timer WHERE contact_id = ?1 AND name = ?2")?
            .execute(params![contact, name])?;
    }
    for timer in &change.set_timers {
        let (ready_at, attempt) = match lease.filter(|lease| lease.is_on(timer)) {
            Some(lease) => (lease.now + lease.lease_ms, FIRST_ATTEMPT),
            None => (timer.due_at, 0),
        };
        connection
            .prepare_cached(
                "INSERT INTO timer (contact_id, name, due_at_ms, ready_at_ms, attempt) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET due_at_ms = ?3, ready_at_ms = ?4, attempt = ?5",
            )?
            .execute(params![contact, timer.name, timer.due_at, ready_at, attempt])?;
    }
    append(connection, contact, &change.receipts)?;
    if let Some(said) = said {
        said.write(connection, contact, &change.key)?;
    }
    let causes = causes_after(connection, contact, change, before)?;
    Ok(Ok(Arc::new(Known { version: unsigned(version), state: change.state.clone(), causes })))
}

/// The contact's row as it is from now on; its id and its version.
fn put(
    connection: &Connection,
    found: Option<(i64, i64)>,
    change: &Change,
    said: Option<&Addition>,
) -> rusqlite::Result<(i64, i64)> {
    let length = said.map(|said| said.after.length);
    let head = said.and_then(|said| said.after.head).map(|head| head.0);
    let Some((id, version)) = found else {
        connection
            .prepare_cached(
                "INSERT INTO contact (key, version, state, chain_length, chain_head)
                 VALUES (?1, 1, ?2, coalesce(?3, 0), ?4)",
            )?
            .execute(params![change.key, change.state, length, head])?;
        return Ok((connection.last_insert_rowid(), 1));
    };
    connection
        .prepare_cached(
            "UPDATE contact SET version = ?2, state = ?3, chain_length = coalesce(?4, chain_length),
                                chain_head = coalesce(?5, chain_head) WHERE id = ?1",
        )?
        .execute(params![id, version + 1, change.state, length, head])?;
    Ok((id, version + 1))
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
