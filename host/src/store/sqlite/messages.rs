//! The ledger of sends.

use std::path::Path;

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{LedgerEntry, LedgerState};
use super::OpenError;
use super::file::read_only;
use crate::types::Timestamp;

/// Texts that are in one state, as far as anybody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// How many.
    pub count: i64,
    /// Since when the oldest is, if there is one.
    pub since: Option<Timestamp>,
}

/// The texts whose story has not come to an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsettled {
    /// Nobody can say whether they were sent, and no report has.
    pub uncertain: Lot,
    /// Certainly not sent, and to be tried again.
    pub open: Lot,
}

impl Unsettled {
    /// Those in a store's file, which a host may have open too. What is being
    /// sent since before `abandoned` is being sent by nobody any more.
    pub fn read(path: &Path, abandoned: Timestamp) -> Result<Self, OpenError> {
        let (connection, _) = read_only(path)?;
        let count = || {
            let mut unsettled = Self::default();
            let mut lots = connection.prepare(
                "SELECT state = 'open', count(*), min(at_ms) FROM message
                 WHERE state IN ('open', 'uncertain') OR state = 'sending' AND at_ms < ?1
                 GROUP BY 1",
            )?;
            let mut rows = lots.query([abandoned])?;
            while let Some(row) = rows.next()? {
                let lot = if row.get(0)? { &mut unsettled.open } else { &mut unsettled.uncertain };
                *lot = Lot { count: row.get(1)?, since: row.get(2)? };
            }
            Ok(unsettled)
        };
        count().map_err(|source| OpenError::Sqlite { path: path.to_owned(), source })
    }
}

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
