//! The tables, made and upgraded on first use.

use crate::database::{Database, Error, integer};

/// Statements by version, an empty line between two of them. A database of
/// version n has had the first n applied; a new version is a new entry.
const VERSIONS: [&str; 2] = [include_str!("schema/1.sql"), include_str!("schema/2.sql")];

/// Brings a database up to date: 0 is one without tables. Two requests that do so
/// at once do no harm: each statement can be repeated.
pub fn upgrade(database: &Database, found: i64) -> Result<(), Error> {
    let known = i64::try_from(VERSIONS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(Error::Failed(format!(
            "the database has schema {found}, and this aftertext knows schemas up to {known}; use the newer aftertext"
        )));
    }
    for (version, statements) in (1..).zip(VERSIONS).filter(|(version, _)| *version > found) {
        for statement in statements.split("\n\n").map(str::trim).filter(|statement| !statement.is_empty()) {
            database.run(statement, &[])?;
        }
        database.run(
            "INSERT INTO schema_version (one, version) VALUES (1, ?1)
             ON CONFLICT DO UPDATE SET version = max(version, ?1)",
            &[integer(version)],
        )?;
    }
    Ok(())
}

/// Whether a database of this version can be used as it is.
pub fn is_current(version: i64) -> bool {
    usize::try_from(version) == Ok(VERSIONS.len())
}
