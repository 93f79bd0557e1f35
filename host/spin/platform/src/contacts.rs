//! `load` and `commit`, each one statement: a commit is a row in `change`, which
//! a trigger applies or refuses.

use aftertext_edge::types::Timestamp;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{Database, Error, Row, Value, integer, text};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::bindings::exports::aftertext::flow::storage;

pub fn load(keys: &[String], cause: &str) -> Result<Vec<storage::Snapshot>, storage::Error> {
    let statement = "
        SELECT contact.version, contact.state,
            EXISTS (SELECT 1 FROM applied WHERE contact_id = contact.id AND cause = ?2)
        FROM json_each(?1) AS asked LEFT JOIN contact ON contact.key = asked.value
        ORDER BY asked.id";
    let parameters = [text(json(&keys)?), Value::Blob(cause_mark(cause))];
    let rows = Database::open().and_then(|database| database.rows(statement, &parameters));
    rows.and_then(|rows| rows.into_iter().map(snapshot).collect()).map_err(unavailable)
}

fn snapshot(mut row: Row) -> Result<storage::Snapshot, Error> {
    let version = row.optional_integer()?.unwrap_or_default();
    Ok(storage::Snapshot {
        version: u64::try_from(version).map_err(|_| Error::Row)?,
        state: row.bytes()?,
        applied: row.integer()? != 0,
    })
}

#[derive(Serialize)]
struct SetTimer<'a> {
    name: &'a str,
    due_at: Timestamp,
}

pub fn commit(change: &storage::Change) -> Result<u64, storage::Error> {
    let expected = i64::try_from(change.expected).map_err(|_| storage::Error::Conflict)?;
    let timers: Vec<SetTimer<'_>> =
        change.set_timers.iter().map(|timer| SetTimer { name: &timer.name, due_at: timer.due_at }).collect();
    let statement = "
        INSERT INTO change (key, expected, cause, state, at_ms, set_timers, clear_timers, receipts)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    let parameters = [
        text(&change.key),
        integer(expected),
        Value::Blob(cause_mark(&change.cause)),
        Value::Blob(change.state.clone()),
        integer(now()),
        text(json(&timers)?),
        text(json(&change.clear_timers)?),
        text(json(&change.receipts)?),
    ];
    match Database::open().and_then(|database| database.run(statement, &parameters)) {
        Ok(()) => Ok(change.expected + 1),
        Err(Error::Failed(words)) if words.contains("aftertext:duplicate") => Err(storage::Error::Duplicate),
        Err(Error::Failed(words)) if words.contains("aftertext:conflict") => Err(storage::Error::Conflict),
        Err(error) => Err(unavailable(error)),
    }
}

/// Enough of a hash that no two causes of one contact ever meet.
fn cause_mark(cause: &str) -> Vec<u8> {
    Sha256::digest(cause.as_bytes()).into_iter().take(16).collect()
}

fn json(value: &impl Serialize) -> Result<String, storage::Error> {
    serde_json::to_string(value).map_err(|error| storage::Error::Unavailable(error.to_string()))
}

fn unavailable(error: Error) -> storage::Error {
    storage::Error::Unavailable(error.to_string())
}
