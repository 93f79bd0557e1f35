//! The file: its lock, its schema, and connections to it.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::consent;

/// What makes the schema, one step after the other. `PRAGMA user_version` says
/// how many of them a file has had.
const SCHEMA: [&str; SCHEMA_VERSION] = [
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
];
const SCHEMA_VERSION: usize = 5;
/// The first schema that anchors the chains of consent.
const SCHEMA_WITH_ANCHORS: u32 = 4;
/// How long a statement waits for another process that holds the file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// Why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Somebody else has it.
    #[error("{0} is in use by another aftertext; stop that one, or give this one another file")]
    InUse(PathBuf),
    /// A newer aftertext wrote it.
    #[error(
        "{path} has schema {found}, and this aftertext knows schemas up to {SCHEMA_VERSION}; use the newer aftertext"
    )]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
    },
    /// An older aftertext wrote it.
    #[error(
        "{0} has no ledger of consent as this aftertext reads it; start `aftertext serve` on it once, which adds it"
    )]
    NoLedger(PathBuf),
    /// People were forgotten under another key than these.
    #[error(
        "{0} has people who were forgotten under another AFTERTEXT_KEY; set that one, or name it in \
         AFTERTEXT_KEY_OLD, or their STOP would be lost"
    )]
    OtherKey(PathBuf),
    /// The folder or the lock file could not be made.
    #[error("cannot use {path}: {source}")]
    Io {
        /// What was touched.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// SQLite said no.
    #[error("cannot open {path}: {source}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: rusqlite::Error,
    },
}

/// Takes the file's lock, which the operating system gives back when the
/// process ends, however it ends.
pub(super) fn lock(path: &Path) -> Result<File, OpenError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| OpenError::Io { path: folder.to_owned(), source })?;
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let lock_path = PathBuf::from(name);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
        .map_err(|source| OpenError::Io { path: lock_path.clone(), source })?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse(path.to_owned())),
        Err(std::fs::TryLockError::Error(source)) => Err(OpenError::Io { path: lock_path, source }),
    }
}

/// Brings the file's schema up to date, at once or not at all.
pub(super) fn upgrade(path: &Path, connection: &Connection) -> Result<(), OpenError> {
    let sqlite = |source| OpenError::Sqlite { path: path.to_owned(), source };
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(sqlite)?;
    let steps =
        SCHEMA.get(found as usize..).ok_or_else(|| OpenError::TooNew { path: path.to_owned(), found })?;
    let all = || {
        connection.execute_batch(&format!("BEGIN; {}", steps.concat()))?;
        if found < SCHEMA_WITH_ANCHORS {
            consent::anchor_all(connection)?;
        }
        connection.execute_batch(&format!("PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"))
    };
    if steps.is_empty() { Ok(()) } else { all().map_err(sqlite) }
}

pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA cache_size = -16384;
         PRAGMA temp_store = MEMORY;
         PRAGMA wal_autocheckpoint = 16384;
         PRAGMA journal_size_limit = 134217728;",
    )?;
    // Without it, every binding of a range's end makes SQLite plan the statement anew.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// Opens a file that a host may have open too, to read in it; with its schema.
pub(super) fn read_only(path: &Path) -> Result<(Connection, u32), OpenError> {
    let sqlite = |source| OpenError::Sqlite { path: path.to_owned(), source };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    connection.busy_timeout(BUSY_TIMEOUT).map_err(sqlite)?;
    let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(sqlite)?;
    if found as usize > SCHEMA_VERSION {
        return Err(OpenError::TooNew { path: path.to_owned(), found });
    }
    Ok((connection, found))
}
