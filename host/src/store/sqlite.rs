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
mod file;
mod links;
pub mod messages;
mod prune;
mod pseudonym;
mod snapshots;
mod writer;

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use aftertext_edge::visitor::Visitor;
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension};

use super::{
    Change, Claim, Claiming, Committed, DueTimer, Error, LedgerEntry, LedgerState, LoggedReceipt,
    ParkedEvent, Parking, Retention, SentLink, ShopRow, Snapshot, Store,
};
use crate::clock::{Clock, SystemClock};
use crate::consent::Link;
use crate::seal::{KEY_VARIABLE, Sealer};
use crate::types::{Link as ShortLink, Order, Parcel, Receipt, Timestamp};

pub use file::OpenError;

use contacts::{CauseMark, Known, Lease};
use file::{connect, lock, upgrade};
use prune::Pruned;
use pseudonym::Pseudonyms;
use snapshots::Snapshots;
use writer::Writer;

/// Reading connections; more do not help on few cores.
const READERS: usize = 4;

/// See the module.
pub struct SqliteStore {
    writer: Writer,
    readers: Vec<Mutex<Connection>>,
    next_reader: AtomicUsize,
    pseudonyms: Arc<Pseudonyms>,
    snapshots: Arc<Snapshots>,
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
        upgrade(path, &connection)?;
        connection
            .execute("UPDATE timer SET ready_at_ms = due_at_ms WHERE ready_at_ms <> due_at_ms", [])
            .map_err(sqlite)?;
        directory::reseal(&connection, &sealer).map_err(sqlite)?;
        let pseudonyms = Arc::new(Pseudonyms::open(path, &connection, sealer)?);
        let readers = (0..READERS)
            .map(|_| connect(path).map(Mutex::new))
            .collect::<rusqlite::Result<Vec<_>>>()
            .map_err(sqlite)?;
        let writer = Writer::start(connection);
        Ok(Self {
            writer,
            readers,
            next_reader: AtomicUsize::new(0),
            pseudonyms,
            snapshots: Arc::default(),
            _lock: lock,
        })
    }

    /// Looks into the file for what memory does not have.
    fn look_up(&self, key: &str, mark: &CauseMark) -> Result<Snapshot, Error> {
        let begun = self.snapshots.begin(key);
        let found = self.read(|connection| contacts::look_up(connection, key, mark))?;
        if let Some((known, snapshot)) = found.filter(|(_, snapshot)| snapshot.version > 0) {
            self.snapshots.found(key, begun, known);
            return Ok(snapshot);
        }
        for alias in self.pseudonyms.of(key) {
            let forgotten = self.read(|connection| contacts::look_up(connection, &alias, mark))?;
            if let Some((_, snapshot)) = forgotten.filter(|(_, snapshot)| snapshot.version > 0) {
                return Ok(snapshot);
            }
        }
        Ok(Snapshot { version: 0, state: Vec::new(), applied: false })
    }

    async fn write_change(&self, change: Change, claiming: Option<Claiming>) -> Result<u64, Error> {
        // The computer's clock, whatever the flow is told: a mark must outlive real repeats.
        let now = SystemClock.now();
        let (pseudonyms, snapshots) = (Arc::clone(&self.pseudonyms), Arc::clone(&self.snapshots));
        let key = change.key.clone();
        let (lease, hand_over) = claiming
            .map(|Claiming { now, lease_ms, hand_over }| (Lease { now, lease_ms }, hand_over))
            .unzip();
        let claimed = lease.map(|lease| lease.claimed(&change)).unwrap_or_default();
        let before = snapshots.get(&key);
        let commit = move |connection: &Connection| {
            let commit = || contacts::commit(connection, &change, now, lease, before.as_deref());
            let aliases = pseudonyms.of(&change.key);
            let alias = pseudonym::known_as(connection, &change.key, &aliases)?;
            if alias != change.key {
                pseudonym::rename(connection, alias, &change.key)?;
            }
            let end = commit()?;
            if alias != change.key && end.is_err() {
                pseudonym::rename(connection, &change.key, alias)?;
            }
            Ok(end)
        };
        let durable = move |end: &Result<Arc<Known>, Error>| {
            if let Ok(known) = end {
                snapshots.committed(&key, Arc::clone(known));
                if let Some(hand_over) = hand_over {
                    hand_over(claimed);
                }
            }
        };
        Ok(self.writer.run_then(commit, durable).await??.version())
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

/// Whatever SQLite cannot do now, somebody may be able to do later.
fn unavailable(error: rusqlite::Error) -> Error {
    Error::Unavailable(error.to_string())
}

#[async_trait]
impl Store for SqliteStore {
    async fn load(&self, keys: &[String], cause: &str) -> Result<Vec<Snapshot>, Error> {
        let mark = contacts::cause_mark(cause);
        keys.iter()
            .map(|key| match self.snapshots.get(key).and_then(|known| known.snapshot(&mark)) {
                Some(snapshot) => Ok(snapshot),
                None => self.look_up(key, &mark),
            })
            .collect()
    }

    async fn commit(&self, change: Change) -> Result<u64, Error> {
        self.write_change(change, None).await
    }

    async fn commit_and_claim(&self, change: Change, claiming: Claiming) -> Result<Committed, Error> {
        let version = self.write_change(change, Some(claiming)).await?;
        Ok(Committed { version, claimed: true })
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

    async fn orders_of(&self, shop: &str, whose: &str) -> Result<Vec<Order>, Error> {
        let pictures = self.read(|connection| directory::orders_of(connection, shop, whose))?;
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
            let aliases = pseudonyms.of(&key);
            let known = pseudonym::known_as(connection, &key, &aliases)?;
            contacts::note(connection, known, &receipts)
        };
        self.writer.run(note).await
    }

    async fn receipts(&self, key: &str, after: i64, limit: u32) -> Result<Vec<LoggedReceipt>, Error> {
        let aliases = self.pseudonyms.of(key);
        self.read(|connection| {
            let known = pseudonym::known_as(connection, key, &aliases)?;
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
        let (snapshots, changed) = (Arc::clone(&self.snapshots), key.clone());
        self.writer
            .run_then(
                move |connection| contacts::put_settings(connection, &key, &settings),
                move |()| snapshots.changed(&changed),
            )
            .await
    }

    async fn erase_person(&self, shop: &str, phones: &[String], orders: &[String]) -> Result<(), Error> {
        let (shop, phones, orders) = (shop.to_owned(), phones.to_vec(), orders.to_vec());
        let (check, pseudonyms) = (self.pseudonyms.begin(), Arc::clone(&self.pseudonyms));
        if check.is_none() && !phones.is_empty() {
            tracing::warn!(
                shop,
                "{KEY_VARIABLE} is not set: the number of somebody who asked to be forgotten stays with their STOP, since nothing can stand for it"
            );
        }
        let erase = move |connection: &Connection| {
            erasure::person(connection, &shop, &phones, &orders)?;
            if let Some(check) = &check {
                pseudonym::remember_key(connection, check)?;
            }
            for key in phones.iter().map(|phone| format!("{shop}/{phone}")) {
                if let Some(alias) = pseudonyms.for_forgetting(&key) {
                    pseudonym::rename(connection, &key, &alias)?;
                }
            }
            Ok(())
        };
        let snapshots = Arc::clone(&self.snapshots);
        self.writer.run_then(erase, move |()| snapshots.all_changed()).await
    }

    async fn erase_shop(&self, shop: &str) -> Result<(), Error> {
        let shop = shop.to_owned();
        self.writer.run(move |connection| erasure::mark_shop(connection, &shop)).await
    }

    async fn prune(&self, retention: &Retention, now: Timestamp) -> Result<bool, Error> {
        let (retention, snapshots) = (*retention, Arc::clone(&self.snapshots));
        let forget = move |pruned: &Pruned| {
            if pruned.contacts {
                snapshots.all_changed();
            }
        };
        let prune = move |connection: &Connection| prune::step(connection, &retention, now);
        Ok(self.writer.run_then(prune, forget).await?.more)
    }
}

fn as_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unavailable(error.to_string()))
}

fn from_json<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| Error::Unavailable(error.to_string()))
}
