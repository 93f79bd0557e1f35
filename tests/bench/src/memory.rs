//! A store and a gateway that cost next to nothing, so that what is measured is
//! the component and what runs it.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use aftertext::gateway::{self, Gateway, Sms};
use aftertext::store::{
    Change, Claim, DueTimer, Error, LedgerEntry, LedgerState, LoggedReceipt, ParkedEvent, Parking, Retention,
    ShopRow, Snapshot, Store,
};
use aftertext::types::{Link, Order, Parcel, Receipt, Timestamp};
use async_trait::async_trait;

/// Contacts in memory; everything else is forgotten at once.
#[derive(Default)]
pub struct MemoryStore(Mutex<Contents>);

#[derive(Default)]
struct Contents {
    contacts: HashMap<String, Contact>,
    timers: Vec<DueTimer>,
}

#[derive(Default)]
struct Contact {
    version: u64,
    state: Vec<u8>,
    applied: HashSet<String>,
}

impl MemoryStore {
    /// A store with one shop's settings (JSON).
    pub fn with_settings(shop: &str, settings: &str) -> Self {
        let store = Self::default();
        let settings = Contact { version: 1, state: settings.as_bytes().to_vec(), applied: HashSet::new() };
        store.contents().contacts.insert(format!("{shop}/settings"), settings);
        store
    }

    /// The timers that were set since the last time, each as its first claim.
    pub fn take_timers(&self) -> Vec<DueTimer> {
        std::mem::take(&mut self.contents().timers)
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn load(&self, keys: &[String], cause: &str) -> Result<Vec<Snapshot>, Error> {
        let contents = self.contents();
        let snapshot = |key: &String| match contents.contacts.get(key) {
            Some(contact) => Snapshot {
                version: contact.version,
                state: contact.state.clone(),
                applied: contact.applied.contains(cause),
            },
            None => Snapshot { version: 0, state: Vec::new(), applied: false },
        };
        Ok(keys.iter().map(snapshot).collect())
    }

    async fn commit(&self, change: Change) -> Result<u64, Error> {
        let mut contents = self.contents();
        for timer in change.set_timers {
            let key = change.key.clone();
            contents.timers.push(DueTimer { key, name: timer.name, due_at: timer.due_at, attempt: 1 });
        }
        let contact = contents.contacts.entry(change.key).or_default();
        if contact.version != change.expected {
            return Err(Error::Conflict);
        }
        contact.version += 1;
        contact.state = change.state;
        contact.applied.insert(change.cause);
        Ok(contact.version)
    }

    async fn claim(&self, _: Timestamp, _: i64, _: u32) -> Result<Claim, Error> {
        Ok(Claim::default())
    }

    async fn postpone(&self, _: &DueTimer, _: Timestamp) -> Result<(), Error> {
        Ok(())
    }

    async fn drop_timer(&self, _: &DueTimer, _: Receipt) -> Result<(), Error> {
        Ok(())
    }

    async fn begin_send(&self, _: &LedgerEntry, _: &[Link]) -> Result<Option<LedgerState>, Error> {
        Ok(None)
    }

    async fn finish_send(&self, _: LedgerEntry) -> Result<(), Error> {
        Ok(())
    }

    async fn settle_send(&self, _: &str, _: &str, _: &str, _: Timestamp) -> Result<(), Error> {
        Ok(())
    }

    async fn ledger(&self, _: &str, _: &str) -> Result<Option<LedgerEntry>, Error> {
        Ok(None)
    }

    async fn remember_order(
        &self,
        _: &str,
        _: &Order,
        _: Timestamp,
        _: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        Ok(Vec::new())
    }

    async fn order(&self, _: &str, _: &str) -> Result<Option<Order>, Error> {
        Ok(None)
    }

    async fn orders_of(&self, _: &str, _: &str) -> Result<Vec<Order>, Error> {
        Ok(Vec::new())
    }

    async fn remember_parcel(
        &self,
        _: &str,
        _: &str,
        _: &Parcel,
        _: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        Ok(Vec::new())
    }

    async fn parcel(&self, _: &str, _: &str) -> Result<Option<(String, Parcel)>, Error> {
        Ok(None)
    }

    async fn park(&self, _: &ParkedEvent) -> Result<Parking, Error> {
        Ok(Parking::Parked)
    }

    async fn parked_with_order(&self, _: u32) -> Result<Vec<ParkedEvent>, Error> {
        Ok(Vec::new())
    }

    async fn unpark(&self, _: &str, _: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn note(&self, _: &str, _: Vec<Receipt>) -> Result<(), Error> {
        Ok(())
    }

    async fn receipts(&self, _: &str, _: i64, _: u32) -> Result<Vec<LoggedReceipt>, Error> {
        Ok(Vec::new())
    }

    async fn shop(&self, _: &str) -> Result<Option<ShopRow>, Error> {
        Ok(None)
    }

    async fn put_shop(&self, _: &ShopRow) -> Result<(), Error> {
        Ok(())
    }

    async fn put_settings(&self, _: &str, _: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn erase_person(&self, _: &str, _: &[String], _: &[String]) -> Result<(), Error> {
        Ok(())
    }

    async fn erase_shop(&self, _: &str) -> Result<(), Error> {
        Ok(())
    }

    async fn prune(&self, _: &Retention, _: Timestamp) -> Result<bool, Error> {
        Ok(false)
    }
}

/// Takes every text and counts it.
#[derive(Default)]
pub struct CountingGateway(AtomicU64);

impl CountingGateway {
    /// Texts so far.
    pub fn texts(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl Gateway for CountingGateway {
    async fn send(&self, _: &Sms) -> Result<String, gateway::Error> {
        let text = self.0.fetch_add(1, Ordering::Relaxed);
        Ok(format!("SM{text:032x}"))
    }
}
