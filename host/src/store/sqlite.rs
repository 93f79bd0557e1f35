//! The store on one SQLite file: the default, and enough for a big shop.
//!
//! Write-ahead log, `synchronous = FULL`, one writer thread that gathers what
//! waits into one transaction and one fsync (see [`writer`]). Reads go to a few
//! connections of their own and never wait for the writer; they are point
//! look-ups of microseconds in the page cache, which is why they run where
//! they are called instead of on a thread pool.

pub mod consent;
mod contacts;
mod directory;
mod erasure;
mod links;
mod messages;
mod prune;
mod pseudonym;
mod writer;

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aftertext_edge::visitor::Visitor;
use async_trait::async_trait;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension};

use super::{
    Change, Claim, DueTimer, Error, LedgerEntry, LedgerState, LoggedReceipt, ParkedEvent, Parking, Retention,
    SentLink, ShopRow, Snapshot, Store,
};
use crate::clock::{Clock, SystemClock};
use crate::consent::Link;
use crate::seal::Sealer;
use crate::types::{Link as ShortLink, Order, Parcel, Receipt, Timestamp};
use pseudonym::Pseudonyms;
use writer::Writer;

/// What makes the schema, one step after the other. `PRAGMA user_version` says
/// how many of them a file has had.
const SCHEMA: [&str; SCHEMA_VERSION] = [
    include_str!("sqlite/schema.sql"),
    include_str!("sqlite/schema_2.sql"),
    include_str!("sqlite/schema_3.sql"),
    include_str!("sqlite/schema_4.sql"),
];
const SCHEMA_VERSION: usize = 4;
/// Reading connections; more do not help on few cores.
const READERS: usize = 4;
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
    #[error("{0} has no ledger of consent yet; start `aftertext serve` on it once, which adds it")]
    NoLedger(PathBuf),
    /// People were forgotten under another key than this one.
    #[error(
        "{0} has people who were forgotten under another AFTERTEXT_KEY; set that one, or their STOP would be lost"
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

/// See the module.
pub struct SqliteStore {
    writer: Writer,
    readers: Vec<Mutex<Connection>>,
    next_reader: AtomicUsize,
    pseudonyms: Arc<Pseudonyms>,
    /// Held as long as the store lives: leases and the ledger's `Sending` rows
    /// are only meaningful to one process at a time.
    _lock: File,
}

impl SqliteStore {
    /// Opens the file and makes it if it is not there. Leases of an earlier
    /// process are void at once. Without the host's key, a number that was
    /// forgotten stays readable in the file: see [`SqliteStore::open_with`].
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_with(path, Sealer::without_key())
    }

    /// The same with the host's key, of which the names of forgotten people are made.
    pub fn open_with(path: &Path, sealer: Sealer) -> Result<Self, OpenError> {
        let lock = lock(path)?;
        let sqlite = |source| OpenError::Sqlite { path: path.to_owned(), source };
        let connection = connect(path).map_err(sqlite)?;
        let found: u32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(sqlite)?;
        let steps =
            SCHEMA.get(found as usize..).ok_or_else(|| OpenError::TooNew { path: path.to_owned(), found })?;
        if !steps.is_empty() {
            let script = format!("BEGIN; {} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;", steps.concat());
            connection.execute_batch(&script).map_err(sqlite)?;
        }
        connection
            .execute("UPDATE timer SET ready_at_ms = due_at_ms WHERE ready_at_ms <> due_at_ms", [])
            .map_err(sqlite)?;
        let pseudonyms = Arc::new(Pseudonyms::open(path, &connection, sealer)?);
        let readers = (0..READERS)
            .map(|_| connect(path).map(Mutex::new))
            .collect::<rusqlite::Result<Vec<_>>>()
            .map_err(sqlite)?;
        let writer = Writer::start(connection);
        Ok(Self { writer, readers, next_reader: AtomicUsize::new(0), pseudonyms, _lock: lock })
    }

    /// Runs a look-up on one of the reading connections.
    fn read<T>(&self, look_up: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        let turn = self.next_reader.fetch_add(1, Ordering::Relaxed) % READERS;
        let reader =
            self.readers.get(turn).ok_or_else(|| Error::Unavailable("no reading connection".into()))?;
        let connection = reader.lock().unwrap_or_else(PoisonError::into_inner);
        look_up(&connection).map_err(unavailable)
    }
}

/// Takes the file's lock, which the operating system gives back when the
/// process ends, however it ends.
fn lock(path: &Path) -> Result<File, OpenError> {
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

fn connect(path: &Path) -> rusqlite::Result<Connection> {
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

/// Whatever SQLite cannot do now, somebody may be able to do later.
fn unavailable(error: rusqlite::Error) -> Error {
    Error::Unavailable(error.to_string())
}

#[async_trait]
impl Store for SqliteStore {
    async fn load(&self, keys: &[String], cause: &str) -> Result<Vec<Snapshot>, Error> {
        let mark = contacts::cause_mark(cause);
        let look_up = |connection: &Connection, key: &String| {
            let snapshot = contacts::snapshot(connection, key, &mark)?;
            match self.pseudonyms.of(key) {
                Some(alias) if snapshot.version == 0 => contacts::snapshot(connection, &alias, &mark),
                _ => Ok(snapshot),
            }
        };
        self.read(|connection| keys.iter().map(|key| look_up(connection, key)).collect())
    }

    async fn commit(&self, change: Change) -> Result<u64, Error> {
        // The computer's clock, whatever the flow is told: a mark must outlive real repeats.
        let now = SystemClock.now();
        let pseudonyms = Arc::clone(&self.pseudonyms);
        let commit = move |connection: &Connection| {
            let Some(alias) = pseudonyms.of(&change.key) else {
                return contacts::commit(connection, &change, now);
            };
            let back = pseudonym::rename(connection, &alias, &change.key)?;
            let end = contacts::commit(connection, &change, now)?;
            if back && end.is_err() {
                pseudonym::rename(connection, &change.key, &alias)?;
            }
            Ok(end)
        };
        self.writer.run(commit).await?
    }

    async fn claim(&self, now: Timestamp, lease_ms: i64, limit: u32) -> Result<Claim, Error> {
        // Most looks find nothing: they cost a read, not a transaction.
        let next_at = self.read(contacts::next_ready)?;
        if next_at.is_none_or(|at| at > now) {
            return Ok(Claim { timers: Vec::new(), next_at });
        }
        self.writer.run(move |connection| contacts::claim(connection, now, lease_ms, limit)).await
    }

    async fn postpone(&self, timer: &DueTimer, retry_at: Timestamp) -> Result<(), Error> {
        let timer = timer.clone();
        self.writer.run(move |connection| contacts::postpone(connection, &timer, retry_at)).await
    }

    async fn drop_timer(&self, timer: &DueTimer, receipt: Receipt) -> Result<(), Error> {
        let timer = timer.clone();
        self.writer.run(move |connection| contacts::drop_timer(connection, &timer, &receipt)).await
    }

    async fn begin_send(
        &self,
        entry: &LedgerEntry,
        links: &[ShortLink],
    ) -> Result<Option<LedgerState>, Error> {
        let (entry, links) = (entry.clone(), links.to_vec());
        let begin = move |connection: &Connection| {
            if !links::keep(connection, &entry, &links)? {
                return Ok(Err(Error::Conflict));
            }
            messages::begin(connection, &entry).map(Ok)
        };
        self.writer.run(begin).await?
    }

    async fn finish_send(&self, entry: LedgerEntry) -> Result<(), Error> {
        self.writer.queue(move |connection| messages::put(connection, &entry)).await
    }

    async fn settle_send(
        &self,
        shop: &str,
        message: &str,
        evidence: &str,
        at: Timestamp,
    ) -> Result<(), Error> {
        let (shop, message, evidence) = (shop.to_owned(), message.to_owned(), evidence.to_owned());
        let settle = move |connection: &Connection| {
            links::reported(connection, &shop, &message, at)?;
            messages::settle(connection, &shop, &message, &evidence, at)
        };
        self.writer.run(settle).await
    }

    async fn link(&self, code: &str) -> Result<Option<SentLink>, Error> {
        self.read(|connection| links::get(connection, code))
    }

    async fn count_click(&self, code: &str, visitor: Visitor, told: bool) -> Result<(), Error> {
        let code = code.to_owned();
        self.writer.queue(move |connection| links::count(connection, &code, visitor, told)).await
    }

    async fn links_of(&self, shop: &str, phone: &str, limit: u32) -> Result<Vec<SentLink>, Error> {
        self.read(|connection| links::of(connection, shop, phone, limit))
    }

    async fn ledger(&self, shop: &str, message: &str) -> Result<Option<LedgerEntry>, Error> {
        self.read(|connection| messages::get(connection, shop, message))
    }

    async fn remember_order(
        &self,
        shop: &str,
        order: &Order,
        as_of: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        let (shop, id, picture) = (shop.to_owned(), order.id.clone(), as_json(order)?);
        self.writer
            .run(move |connection| directory::remember(connection, &shop, &id, &picture, as_of, now))
            .await
    }

    async fn order(&self, shop: &str, id: &str) -> Result<Option<Order>, Error> {
        let picture = self.read(|connection| directory::order(connection, shop, id))?;
        picture.map(|json| from_json(&json)).transpose()
    }

    async fn orders_of(&self, shop: &str, customer: &str) -> Result<Vec<Order>, Error> {
        let pictures = self.read(|connection| directory::orders_of(connection, shop, customer))?;
        pictures.iter().map(|json| from_json(json)).collect()
    }

    async fn remember_parcel(
        &self,
        shop: &str,
        order: &str,
        parcel: &Parcel,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        let number = parcel.tracking_number.clone().unwrap_or_default();
        let (shop, order, picture) = (shop.to_owned(), order.to_owned(), as_json(parcel)?);
        self.writer
            .run(move |connection| {
                directory::remember_parcel(connection, &shop, &number, &order, &picture, now)
            })
            .await
    }

    async fn parcel(&self, shop: &str, tracking_number: &str) -> Result<Option<(String, Parcel)>, Error> {
        let found = self.read(|connection| directory::parcel(connection, shop, tracking_number))?;
        found.map(|(order, json)| Ok((order, from_json(&json)?))).transpose()
    }

    async fn park(&self, event: &ParkedEvent) -> Result<Parking, Error> {
        let event = event.clone();
        self.writer.run(move |connection| directory::park(connection, &event)).await
    }

    async fn parked_with_order(&self, limit: u32) -> Result<Vec<ParkedEvent>, Error> {
        self.read(|connection| directory::parked_with_order(connection, limit))
    }

    async fn unpark(&self, shop: &str, id: &str) -> Result<(), Error> {
        let (shop, id) = (shop.to_owned(), id.to_owned());
        self.writer.run(move |connection| directory::unpark(connection, &shop, &id)).await
    }

    async fn note(&self, key: &str, receipts: Vec<Receipt>) -> Result<(), Error> {
        let (key, pseudonyms) = (key.to_owned(), Arc::clone(&self.pseudonyms));
        let note = move |connection: &Connection| {
            let alias = pseudonyms.of(&key);
            let known = pseudonym::known_as(connection, &key, alias.as_deref())?;
            contacts::note(connection, known, &receipts)
        };
        self.writer.run(note).await
    }

    async fn receipts(&self, key: &str, after: i64, limit: u32) -> Result<Vec<LoggedReceipt>, Error> {
        let alias = self.pseudonyms.of(key);
        self.read(|connection| {
            let known = pseudonym::known_as(connection, key, alias.as_deref())?;
            contacts::receipts(connection, known, after, limit)
        })
    }

    async fn consent(&self, key: &str, limit: u32) -> Result<Vec<Link>, Error> {
        self.read(|connection| consent::links(connection, key, limit))
    }

    async fn shop(&self, id: &str) -> Result<Option<ShopRow>, Error> {
        self.read(|connection| {
            connection
                .prepare_cached("SELECT profile, sealed FROM shop WHERE id = ?1")?
                .query_row([id], |row| {
                    Ok(ShopRow { id: id.to_owned(), profile: row.get(0)?, sealed: row.get(1)? })
                })
                .optional()
        })
    }

    async fn put_shop(&self, row: &ShopRow) -> Result<(), Error> {
        let row = row.clone();
        self.writer.run(move |connection| directory::put_shop(connection, &row)).await
    }

    async fn put_settings(&self, shop: &str, settings: &str) -> Result<(), Error> {
        let (key, settings) = (format!("{shop}/settings"), settings.to_owned());
        self.writer.run(move |connection| contacts::put_settings(connection, &key, &settings)).await
    }

    async fn erase_person(&self, shop: &str, phones: &[String], orders: &[String]) -> Result<(), Error> {
        let (shop, phones, orders) = (shop.to_owned(), phones.to_vec(), orders.to_vec());
        let (check, pseudonyms) = (self.pseudonyms.begin(), Arc::clone(&self.pseudonyms));
        let erase = move |connection: &Connection| {
            erasure::person(connection, &shop, &phones, &orders)?;
            if let Some(check) = &check {
                pseudonym::remember_key(connection, check)?;
            }
            for key in phones.iter().map(|phone| format!("{shop}/{phone}")) {
                if let Some(alias) = pseudonyms.of(&key) {
                    pseudonym::rename(connection, &key, &alias)?;
                }
            }
            Ok(())
        };
        self.writer.run(erase).await
    }

    async fn erase_shop(&self, shop: &str) -> Result<(), Error> {
        let shop = shop.to_owned();
        self.writer.run(move |connection| erasure::mark_shop(connection, &shop)).await
    }

    async fn prune(&self, retention: &Retention, now: Timestamp) -> Result<bool, Error> {
        let retention = *retention;
        self.writer.run(move |connection| prune::step(connection, &retention, now)).await
    }
}

fn as_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unavailable(error.to_string()))
}

fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| Error::Unavailable(error.to_string()))
}
