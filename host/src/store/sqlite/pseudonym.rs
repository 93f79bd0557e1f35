//! Names for contacts that were forgotten. Their row stays, since a STOP must
//! outlive the erasure, under a keyed hash of the number; when the number writes
//! or buys again, the row is found by the hash and gets its name back. Nobody is
//! looked for by a hash in a store in which nobody was ever forgotten.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, OptionalExtension};

use super::OpenError;
use crate::seal::Sealer;

/// What stands between the shop and the hash in the key of a forgotten contact.
const FORGOTTEN: &str = "forgotten";
/// The text whose name tells one host's key from another.
const CHECKED: &str = "which key";

/// What makes the names.
pub(super) struct Pseudonyms {
    sealer: Sealer,
    /// Whether anybody was ever forgotten. Until then nobody is looked for.
    used: AtomicBool,
}

impl Pseudonyms {
    /// Refuses a key under which those who were forgotten would not be found: their
    /// STOP would be lost.
    pub(super) fn open(path: &Path, connection: &Connection, sealer: Sealer) -> Result<Self, OpenError> {
        let made_with: Option<String> = connection
            .query_row("SELECT check_name FROM pseudonym_key", [], |row| row.get(0))
            .optional()
            .map_err(|source| OpenError::Sqlite { path: path.to_owned(), source })?;
        if made_with.is_some() && made_with != sealer.pseudonym(CHECKED) {
            return Err(OpenError::OtherKey(path.to_owned()));
        }
        Ok(Self { sealer, used: AtomicBool::new(made_with.is_some()) })
    }

    /// The key that a contact would have if it were forgotten; none when nobody
    /// was, and for what is no person's.
    pub(super) fn of(&self, key: &str) -> Option<String> {
        if !self.used.load(Ordering::Acquire) {
            return None;
        }
        let (shop, phone) = key.split_once('/').filter(|(_, phone)| phone.starts_with('+'))?;
        Some(format!("{shop}/{FORGOTTEN}/{}", self.sealer.pseudonym(&format!("{shop}/{phone}"))?))
    }

    /// From now on somebody is forgotten. Gives the name that tells the key, if
    /// there is a key; without one numbers stay as they are.
    pub(super) fn begin(&self) -> Option<String> {
        let check = self.sealer.pseudonym(CHECKED)?;
        self.used.store(true, Ordering::Release);
        Some(check)
    }
}

/// Remembers which key makes the names.
pub(super) fn remember_key(connection: &Connection, check: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO pseudonym_key (check_name) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([check])?;
    Ok(())
}

/// Gives a contact another key; false when there is none under `from`.
pub(super) fn rename(connection: &Connection, from: &str, to: &str) -> rusqlite::Result<bool> {
    let renamed =
        connection.prepare_cached("UPDATE contact SET key = ?2 WHERE key = ?1")?.execute([from, to])?;
    Ok(renamed > 0)
}

/// `alias` if a contact is known by it, else `key`.
pub(super) fn known_as<'a>(
    connection: &Connection,
    key: &'a str,
    alias: Option<&'a str>,
) -> rusqlite::Result<&'a str> {
    let Some(alias) = alias else {
        return Ok(key);
    };
    let known = connection.prepare_cached("SELECT 1 FROM contact WHERE key = ?1")?.exists([alias])?;
    Ok(if known { alias } else { key })
}
