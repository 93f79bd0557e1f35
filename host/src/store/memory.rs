//! The store in memory: for simulations and tests. What it holds ends with it.
//!
//! It answers as the other stores do, and the same calls always give the same
//! answers: the maps are ordered, what is due at once is claimed in the order
//! of keys and names, and marks are dated by the clock that it is given.

mod links;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aftertext_edge::revision;
use aftertext_edge::visitor::Visitor;
use async_trait::async_trait;

use super::{
    Change, Claim, DueTimer, Error, LedgerEntry, LedgerState, LoggedReceipt, PARKED_PER_SHOP, ParkedEvent,
    Parking, Retention, SentLink, ShopRow, Snapshot, Store, awaited_number, awaited_parcel, expired,
};
use crate::clock::{Clock, SystemClock};
use crate::types::{Link as ShortLink, Order, Parcel, Receipt, Timestamp};
use links::Links;

/// Rows a step of pruning removes from one table at most.
const STEP: usize = 200;

/// See the module.
pub struct Memory {
    tables: Mutex<Tables>,
    clock: Arc<dyn Clock>,
}

impl Memory {
    /// An empty store that dates what it marks by `clock`.
    pub fn new(clock: Arc<dyn Clock>) -> Self {
        Self { tables: Mutex::default(), clock }
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Memory {
    fn default() -> Self {
        Self::new(Arc::new(SystemClock))
    }
}

/// A contact's key and something under it: a cause, or a timer's name.
type UnderKey = (String, String);
/// A shop and the id of something of its own: a text, an order, an event.
type OfShop = (String, String);

#[derive(Default)]
struct Tables {
    contacts: BTreeMap<String, Contact>,
    /// By key and cause: when it was applied.
    applied: BTreeMap<UnderKey, Timestamp>,
    timers: BTreeMap<UnderKey, TimerRow>,
    /// The same timers by when they can be claimed.
    ready: BTreeSet<(Timestamp, UnderKey)>,
    receipts: BTreeMap<(String, i64), Receipt>,
    last_receipt: i64,
    messages: BTreeMap<OfShop, LedgerEntry>,
    links: Links,
    orders: BTreeMap<OfShop, KnownOrder>,
    /// By tracking number.
    parcels: BTreeMap<OfShop, KnownParcel>,
    /// In the order of their arrival.
    parked: BTreeMap<u64, ParkedEvent>,
    last_parked: u64,
    shops: BTreeMap<String, ShopRow>,
}

#[derive(Default)]
struct Contact {
    version: u64,
    state: Vec<u8>,
}

struct TimerRow {
    due_at: Timestamp,
    /// When it can be claimed: `due_at`, or the end of a lease or a back-off.
    ready_at: Timestamp,
    attempt: u32,
}

struct KnownOrder {
    order: Order,
    as_of: Timestamp,
    seen_at: Timestamp,
}

struct KnownParcel {
    order: String,
    parcel: Parcel,
    seen_at: Timestamp,
}

fn pair(first: &str, second: &str) -> (String, String) {
    (first.to_owned(), second.to_owned())
}

impl Tables {
    fn snapshot(&self, key: &str, cause: &str) -> Snapshot {
        match self.contacts.get(key) {
            Some(Contact { version, state }) => Snapshot {
                version: *version,
                state: state.clone(),
                applied: self.applied.contains_key(&pair(key, cause)),
            },
            None => Snapshot { version: 0, state: Vec::new(), applied: false },
        }
    }

    fn commit(&mut self, change: Change, now: Timestamp) -> Result<u64, Error> {
        let Change { key, expected, cause, state, set_timers, clear_timers, receipts } = change;
        let mark = (key.clone(), cause);
        if self.applied.contains_key(&mark) {
            return Err(Error::Duplicate);
        }
        if self.contacts.get(&key).map_or(0, |contact| contact.version) != expected {
            return Err(Error::Conflict);
        }
        let version = expected.saturating_add(1);
        self.contacts.insert(key.clone(), Contact { version, state });
        self.applied.insert(mark, now);
        for name in clear_timers {
            self.put_timer((key.clone(), name), None);
        }
        for timer in set_timers {
            let row = TimerRow { due_at: timer.due_at, ready_at: timer.due_at, attempt: 0 };
            self.put_timer((key.clone(), timer.name), Some(row));
        }
        self.note(&key, receipts);
        Ok(version)
    }

    /// Sets, moves or removes a timer, with its place among those that wait.
    fn put_timer(&mut self, timer: UnderKey, row: Option<TimerRow>) {
        let before = match row {
            Some(row) => {
                self.ready.insert((row.ready_at, timer.clone()));
                let ready_at = row.ready_at;
                let before = self.timers.insert(timer.clone(), row);
                before.filter(|before| before.ready_at != ready_at)
            }
            None => self.timers.remove(&timer),
        };
        if let Some(before) = before {
            self.ready.remove(&(before.ready_at, timer));
        }
    }

    fn claim(&mut self, now: Timestamp, lease_ms: i64, limit: u32) -> Claim {
        let due = self.ready.iter().take_while(|(ready_at, _)| *ready_at <= now);
        let due: Vec<UnderKey> = due.take(limit as usize).map(|(_, timer)| timer.clone()).collect();
        let mut timers = Vec::with_capacity(due.len());
        for timer in due {
            let Some(TimerRow { due_at, attempt, .. }) = self.timers.get(&timer) else {
                continue;
            };
            let (due_at, attempt) = (*due_at, attempt.saturating_add(1));
            let leased = TimerRow { due_at, ready_at: now.saturating_add(lease_ms), attempt };
            self.put_timer(timer.clone(), Some(leased));
            timers.push(DueTimer { key: timer.0, name: timer.1, due_at, attempt });
        }
        Claim { timers, next_at: self.ready.first().map(|(ready_at, _)| *ready_at) }
    }

    /// The timer of a claim, as long as nobody has moved it.
    fn unmoved(&self, timer: &DueTimer) -> Option<UnderKey> {
        let place = pair(&timer.key, &timer.name);
        self.timers.get(&place).filter(|row| row.due_at == timer.due_at).map(|_| place)
    }

    fn note(&mut self, key: &str, receipts: Vec<Receipt>) {
        for receipt in receipts {
            self.last_receipt += 1;
            self.receipts.insert((key.to_owned(), self.last_receipt), receipt);
        }
    }

    /// Whether the order, or the parcel, that something waits for is there.
    fn is_known(&self, shop: &str, awaited: &str) -> bool {
        match awaited_number(awaited) {
            Some(number) => self.parcels.contains_key(&pair(shop, number)),
            None => self.orders.contains_key(&pair(shop, awaited)),
        }
    }

    fn waiting_for(&self, shop: &str, awaited: &str) -> Vec<ParkedEvent> {
        let waits = |event: &&ParkedEvent| event.shop == shop && event.order == awaited;
        self.parked.values().filter(waits).cloned().collect()
    }

    fn erase_person(&mut self, shop: &str, phones: &[String], orders: &[String]) {
        for phone in phones {
            self.messages.retain(|(of, _), entry| of != shop || entry.recipient != *phone);
            self.links.retain(|link| link.shop != shop || link.recipient != *phone);
            let key = format!("{shop}/{phone}");
            // The flow's own word that it has forgotten them is the proof.
            self.receipts.retain(|(of, _), receipt| *of != key || receipt.kind == "contact.forgotten");
        }
        for order in orders {
            let key = format!("{shop}/order/{order}");
            self.receipts.retain(|(of, _), _| *of != key);
            let parcels = self.parcels.extract_if(.., |(of, _), known| of == shop && known.order == *order);
            let mut awaited: Vec<String> = parcels.map(|((_, number), _)| awaited_parcel(&number)).collect();
            awaited.push(order.clone());
            self.parked.retain(|_, event| event.shop != shop || !awaited.contains(&event.order));
            self.orders.remove(&pair(shop, order));
        }
    }

    /// All at once: there is nobody here who would have to wait.
    fn erase_shop(&mut self, shop: &str) {
        let prefix = format!("{shop}/");
        self.contacts.retain(|key, _| !key.starts_with(&prefix));
        self.applied.retain(|(key, _), _| !key.starts_with(&prefix));
        self.timers.retain(|(key, _), _| !key.starts_with(&prefix));
        self.ready.retain(|(_, (key, _))| !key.starts_with(&prefix));
        self.receipts.retain(|(key, _), _| !key.starts_with(&prefix));
        self.messages.retain(|(of, _), _| of != shop);
        self.links.retain(|link| link.shop != shop);
        self.orders.retain(|(of, _), _| of != shop);
        self.parcels.retain(|(of, _), _| of != shop);
        self.parked.retain(|_, event| event.shop != shop);
        self.shops.remove(shop);
    }

    fn park(&mut self, event: &ParkedEvent) -> Parking {
        if self.is_known(&event.shop, &event.order) {
            return Parking::OrderKnown;
        }
        let of_shop = || self.parked.values().filter(|parked| parked.shop == event.shop);
        if i64::try_from(of_shop().count()).is_ok_and(|count| count >= PARKED_PER_SHOP) {
            return Parking::Full;
        }
        if of_shop().all(|parked| parked.id != event.id) {
            self.last_parked += 1;
            self.parked.insert(self.last_parked, event.clone());
        }
        Parking::Parked
    }

    /// One small step through all tables; true when one of them gave a full step.
    fn prune(&mut self, retention: &Retention, now: Timestamp) -> bool {
        let before = |kept_ms: i64| now.saturating_sub(kept_ms);
        let parked = remove_old(&mut self.parked, before(retention.parked_ms), |event| event.at);
        for event in &parked {
            let key = format!("{}/order/{}", event.shop, event.order);
            self.note(&key, vec![expired(&event.order, &event.id, now)]);
        }
        let removed = [
            parked.len(),
            remove_old(&mut self.receipts, before(retention.receipts_ms), |receipt| receipt.at).len(),
            remove_old(&mut self.applied, before(retention.applied_ms), |at| *at).len(),
            remove_old(&mut self.messages, before(retention.ledger_ms), |entry| entry.at).len(),
            remove_old(&mut self.links.0, before(retention.links_ms), |link| link.at).len(),
            remove_old(&mut self.orders, before(retention.orders_ms), |known| known.seen_at).len(),
            remove_old(&mut self.parcels, before(retention.orders_ms), |known| known.seen_at).len(),
        ];
        removed.contains(&STEP)
    }
}

/// Takes out up to [`STEP`] rows that are dated before `before`.
fn remove_old<K: Ord, V>(
    rows: &mut BTreeMap<K, V>,
    before: Timestamp,
    dated: impl Fn(&V) -> Timestamp,
) -> Vec<V> {
    rows.extract_if(.., |_, row| dated(row) < before).take(STEP).map(|(_, row)| row).collect()
}

#[async_trait]
impl Store for Memory {
    async fn load(&self, keys: &[String], cause: &str) -> Result<Vec<Snapshot>, Error> {
        let tables = self.tables();
        Ok(keys.iter().map(|key| tables.snapshot(key, cause)).collect())
    }

    async fn commit(&self, change: Change) -> Result<u64, Error> {
        self.tables().commit(change, self.clock.now())
    }

    async fn claim(&self, now: Timestamp, lease_ms: i64, limit: u32) -> Result<Claim, Error> {
        Ok(self.tables().claim(now, lease_ms, limit))
    }

    async fn postpone(&self, timer: &DueTimer, retry_at: Timestamp) -> Result<(), Error> {
        let mut tables = self.tables();
        if let Some(place) = tables.unmoved(timer) {
            let row = TimerRow { due_at: timer.due_at, ready_at: retry_at, attempt: timer.attempt };
            tables.put_timer(place, Some(row));
        }
        Ok(())
    }

    async fn drop_timer(&self, timer: &DueTimer, receipt: Receipt) -> Result<(), Error> {
        let mut tables = self.tables();
        if let Some(place) = tables.unmoved(timer) {
            tables.put_timer(place, None);
            tables.note(&timer.key, vec![receipt]);
        }
        Ok(())
    }

    async fn begin_send(
        &self,
        entry: &LedgerEntry,
        links: &[ShortLink],
    ) -> Result<Option<LedgerState>, Error> {
        let mut tables = self.tables();
        tables.links.keep(entry, links)?;
        let text = pair(&entry.shop, &entry.message);
        match tables.messages.get(&text).map(|known| &known.state) {
            None | Some(LedgerState::Open) => {
                tables.messages.insert(text, entry.clone());
                Ok(None)
            }
            Some(state) => Ok(Some(state.clone())),
        }
    }

    async fn finish_send(&self, entry: LedgerEntry) -> Result<(), Error> {
        self.tables().messages.insert(pair(&entry.shop, &entry.message), entry);
        Ok(())
    }

    async fn settle_send(
        &self,
        shop: &str,
        message: &str,
        evidence: &str,
        at: Timestamp,
    ) -> Result<(), Error> {
        let mut tables = self.tables();
        if let Some(entry) = tables.messages.get_mut(&pair(shop, message))
            && matches!(entry.state, LedgerState::Sending | LedgerState::Uncertain(_))
        {
            entry.state = LedgerState::Sent(evidence.to_owned());
            entry.at = at;
        }
        tables.links.reported(shop, message, at);
        Ok(())
    }

    async fn link(&self, code: &str) -> Result<Option<SentLink>, Error> {
        Ok(self.tables().links.0.get(code).cloned())
    }

    async fn count_click(&self, code: &str, visitor: Visitor, told: bool) -> Result<(), Error> {
        self.tables().links.count(code, visitor, told);
        Ok(())
    }

    async fn links_of(&self, shop: &str, phone: &str, limit: u32) -> Result<Vec<SentLink>, Error> {
        Ok(self.tables().links.of(shop, phone, limit))
    }

    async fn ledger(&self, shop: &str, message: &str) -> Result<Option<LedgerEntry>, Error> {
        Ok(self.tables().messages.get(&pair(shop, message)).cloned())
    }

    async fn remember_order(
        &self,
        shop: &str,
        order: &Order,
        as_of: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        let mut tables = self.tables();
        let place = pair(shop, &order.id);
        if tables.orders.get(&place).is_none_or(|known| known.as_of <= as_of) {
            tables.orders.insert(place, KnownOrder { order: order.clone(), as_of, seen_at: now });
        }
        Ok(tables.waiting_for(shop, &order.id))
    }

    async fn order(&self, shop: &str, id: &str) -> Result<Option<Order>, Error> {
        Ok(self.tables().orders.get(&pair(shop, id)).map(|known| known.order.clone()))
    }

    async fn orders_of(&self, shop: &str, whose: &str) -> Result<Vec<Order>, Error> {
        let tables = self.tables();
        let theirs = |order: &&Order| {
            [&order.buyer.id, &order.buyer.phone].into_iter().any(|known| known.as_deref() == Some(whose))
        };
        let of_shop = tables.orders.iter().filter(|((of, _), _)| of == shop).map(|(_, known)| &known.order);
        Ok(of_shop.filter(theirs).cloned().collect())
    }

    async fn remember_parcel(
        &self,
        shop: &str,
        order: &str,
        parcel: &Parcel,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error> {
        let number = parcel.tracking_number.clone().unwrap_or_default();
        let mut tables = self.tables();
        let known = KnownParcel { order: order.to_owned(), parcel: parcel.clone(), seen_at: now };
        tables.parcels.insert(pair(shop, &number), known);
        Ok(tables.waiting_for(shop, &awaited_parcel(&number)))
    }

    async fn parcel(&self, shop: &str, tracking_number: &str) -> Result<Option<(String, Parcel)>, Error> {
        let tables = self.tables();
        let known = tables.parcels.get(&pair(shop, tracking_number));
        Ok(known.map(|known| (known.order.clone(), known.parcel.clone())))
    }

    async fn park(&self, event: &ParkedEvent) -> Result<Parking, Error> {
        Ok(self.tables().park(event))
    }

    async fn parked_with_order(&self, limit: u32) -> Result<Vec<ParkedEvent>, Error> {
        let tables = self.tables();
        let known = |event: &&ParkedEvent| tables.is_known(&event.shop, &event.order);
        Ok(tables.parked.values().filter(known).take(limit as usize).cloned().collect())
    }

    async fn unpark(&self, shop: &str, id: &str) -> Result<(), Error> {
        self.tables().parked.retain(|_, event| event.shop != shop || event.id != id);
        Ok(())
    }

    async fn note(&self, key: &str, receipts: Vec<Receipt>) -> Result<(), Error> {
        self.tables().note(key, receipts);
        Ok(())
    }

    async fn receipts(&self, key: &str, after: i64, limit: u32) -> Result<Vec<LoggedReceipt>, Error> {
        let tables = self.tables();
        let Some(first) = after.checked_add(1) else {
            return Ok(Vec::new());
        };
        let of_key = tables.receipts.range((key.to_owned(), first)..=(key.to_owned(), i64::MAX));
        let logged = |((key, id), receipt): (&(String, i64), &Receipt)| LoggedReceipt {
            id: *id,
            key: key.clone(),
            receipt: receipt.clone(),
        };
        Ok(of_key.take(limit as usize).map(logged).collect())
    }

    async fn shop(&self, id: &str) -> Result<Option<ShopRow>, Error> {
        Ok(self.tables().shops.get(id).cloned())
    }

    async fn put_shop(&self, row: &ShopRow) -> Result<(), Error> {
        self.tables().shops.insert(row.id.clone(), row.clone());
        Ok(())
    }

    async fn put_settings(&self, shop: &str, settings: &str) -> Result<(), Error> {
        let mut tables = self.tables();
        let row = tables.contacts.entry(format!("{shop}/settings")).or_default();
        let state = revision::succeeding((row.version > 0).then_some(&row.state), settings, || {
            Some(links::key(shop))
        })
        .into_bytes();
        if row.version == 0 || row.state != state {
            row.version = row.version.saturating_add(1);
            row.state = state;
        }
        Ok(())
    }

    async fn erase_person(&self, shop: &str, phones: &[String], orders: &[String]) -> Result<(), Error> {
        self.tables().erase_person(shop, phones, orders);
        Ok(())
    }

    async fn erase_shop(&self, shop: &str) -> Result<(), Error> {
        self.tables().erase_shop(shop);
        Ok(())
    }

    async fn prune(&self, retention: &Retention, now: Timestamp) -> Result<bool, Error> {
        Ok(self.tables().prune(retention, now))
    }
}
