//! Names for contacts that were forgotten. Their row stays, since a STOP must
//! outlive the erasure, under a keyed hash of the number; when the number writes
//! or buys again, the row is found by the hash and gets its name back. Nobody is
//! looked for by a hash in a store in which nobody was ever forgotten.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::OpenError;
use crate::seal::Sealer;

/// What stands between the shop and the hash in the key of a forgotten contact.
const FORGOTTEN: &str = "forgotten";
/// The text whose name tells one host's key from another.
const CHECKED: &str = "which key";

/// What makes the names.
pub(super) struct Pseudonyms {
    sealer: Sealer,
    /// Whether anybody was ever forgotten under each of the host's keys. Until
    /// then nobody is looked for under it.
    used: Vec<AtomicBool>,
}

impl Pseudonyms {
    /// Refuses keys under which some who were forgotten would not be found: their
    /// STOP would be lost.
    pub(super) fn open(path: &Path, connection: &Connection, sealer: Sealer) -> Result<Self, OpenError> {
        let made_with =
            made_with(connection).map_err(|source| OpenError::Sqlite { path: path.to_owned(), source })?;
        let checks: Vec<String> = sealer.pseudonyms(CHECKED).collect();
        if !made_with.iter().all(|check| checks.contains(check)) {
            return Err(OpenError::OtherKey(path.to_owned()));
        }
        let used = checks.iter().map(|check| AtomicBool::new(made_with.contains(check))).collect();
        Ok(Self { sealer, used })
    }

    /// The keys that a contact could have if it were forgotten, the host's newest
    /// key first; none when nobody was, and for what is no person's.
    pub(super) fn of(&self, key: &str) -> Vec<String> {
        if !self.used.iter().any(|used| used.load(Ordering::Acquire)) || !is_persons(key) {
            return Vec::new();
        }
        let names = self.sealer.pseudonyms(key).zip(&self.used);
        names
            .filter(|(_, used)| used.load(Ordering::Acquire))
            .map(|(name, _)| forgotten(key, &name))
            .collect()
    }

    /// The key that a contact gets when it is forgotten now.
    pub(super) fn for_forgetting(&self, key: &str) -> Option<String> {
        let name = self.sealer.pseudonyms(key).next().filter(|_| is_persons(key))?;
        Some(forgotten(key, &name))
    }

    /// From now on somebody is forgotten. Gives the name that tells the key, if
    /// there is a key; without one numbers stay as they are.
    pub(super) fn begin(&self) -> Option<String> {
        let check = self.sealer.pseudonyms(CHECKED).next()?;
        self.used.first()?.store(true, Ordering::Release);
        Some(check)
    }
}

fn is_persons(key: &str) -> bool {
    key.split_once('/').is_some_and(|(_, phone)| phone.starts_with('+'))
}

fn forgotten(key: &str, name: &str) -> String {
    let shop = key.split_once('/').map_or("", |(shop, _)| shop);
    format!("{shop}/{FORGOTTEN}/{name}")
}

/// The hash in what follows the shop in the key of a forgotten contact.
pub(super) fn hash_in(name: &str) -> Option<&str> {
    name.strip_prefix(FORGOTTEN)?.strip_prefix('/')
}

/// The names that tell the keys under which somebody was forgotten.
fn made_with(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection.prepare("SELECT check_name FROM pseudonym_key")?.query_map([], |row| row.get(0))?.collect()
}

/// Remembers which key makes the names.
pub(super) fn remember_key(connection: &Connection, check: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT INTO pseudonym_key (check_name) VALUES (?1) ON CONFLICT DO NOTHING")?
        .execute([check])?;
    Ok(())
}

/// Gives a contact another key.
pub(super) fn rename(connection: &Connection, from: &str, to: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE contact SET key = ?2 WHERE key = ?1")?.execute([from, to])?;
    Ok(())
}

/// The first of `aliases` that a contact is known by, else `key`.
pub(super) fn known_as<'a>(
    connection: &Connection,
    key: &'a str,
    aliases: &'a [String],
) -> rusqlite::Result<&'a str> {
    for alias in aliases {
        if connection.prepare_cached("SELECT 1 FROM contact WHERE key = ?1")?.exists([alias])? {
            return Ok(alias);
        }
    }
    Ok(key)
}
