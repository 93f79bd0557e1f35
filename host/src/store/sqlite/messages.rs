//! The ledger of sends.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{LedgerEntry, LedgerState};
use crate::types::Timestamp;

/// What somebody else wrote into the file cannot be read.
fn decode(state: &str, detail: String) -> rusqlite::Result<LedgerState> {
    let unknown = || rusqlite::Error::InvalidColumnType(0, "state".into(), Type::Text);
    LedgerState::from_columns(state, detail).ok_or_else(unknown)
}

pub(super) fn get(
    connection: &Connection,
    shop: &str,
    message: &str,
) -> rusqlite::Result<Option<LedgerEntry>> {
    let found = connection
        .prepare_cached(
            "SELECT state, detail, recipient, at_ms FROM message WHERE shop = ?1 AND message = ?2",
        )?
        .query_row([shop, message], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get(3)?))
        })
        .optional()?;
    found
        .map(|(state, detail, recipient, at)| {
            let state = decode(&state, detail)?;
            Ok(LedgerEntry { shop: shop.to_owned(), message: message.to_owned(), recipient, state, at })
        })
        .transpose()
}

/// Opens the row for a try, or gives the state that forbids one.
pub(super) fn begin(connection: &Connection, entry: &LedgerEntry) -> rusqlite::Result<Option<LedgerState>> {
    match get(connection, &entry.shop, &entry.message)?.map(|known| known.state) {
        None | Some(LedgerState::Open) => {
            put(connection, entry)?;
            Ok(None)
        }
        state => Ok(state),
    }
}

pub(super) fn put(connection: &Connection, entry: &LedgerEntry) -> rusqlite::Result<()> {
    let (state, detail) = entry.state.columns();
    connection
        .prepare_cached(
            "INSERT INTO message (shop, message, recipient, state, detail, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT DO UPDATE SET state = ?4, detail = ?5, at_ms = ?6",
        )?
        .execute(params![entry.shop, entry.message, entry.recipient, state, detail, entry.at])?;
    Ok(())
}

/// A report proves that the gateway has the text. What is known to be sent or
/// refused stays as it is.
pub(super) fn settle(
    connection: &Connection,
    shop: &str,
    message: &str,
    evidence: &str,
    at: Timestamp,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE message SET state = 'sent', detail = ?3, at_ms = ?4
             WHERE shop = ?1 AND message = ?2 AND state IN ('sending', 'uncertain')",
        )?
        .execute(params![shop, message, evidence, at])?;
    Ok(())
}
