//! Everything that must survive: contacts, timers, receipts, the ledger, the
//! shops and their orders.
//!
//! The heart is the contract's pair `load` and `commit`: one optimistic,
//! single-key, atomic commit. What surrounds it (due timers, the ledger of
//! sends, the order directory) is the host's own clockwork. A method returns
//! only when what it wrote is durable; [`Error::Unavailable`] means that
//! nothing was changed.

pub mod memory;
pub mod sqlite;

use aftertext_edge::clockwork;
use aftertext_edge::visitor::Visitor;
use async_trait::async_trait;

use crate::consent::Link;
use crate::types::{Link as ShortLink, Order, Parcel, Receipt, Timestamp};

pub use aftertext_edge::ledger::State as LedgerState;

pub use crate::bindings::aftertext::flow::storage::{Change, Error, Snapshot, Timer};

/// A timer that is due, claimed for one holder until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueTimer {
    /// The contact's key.
    pub key: String,
    /// The timer's name under that key.
    pub name: String,
    /// When it was set to be due.
    pub due_at: Timestamp,
    /// 1 for the first claim.
    pub attempt: u32,
}

/// What was claimed, and when to look again.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// At most as many as were asked for, the longest due first.
    pub timers: Vec<DueTimer>,
    /// When the next timer can be claimed, if there is one.
    pub next_at: Option<Timestamp>,
}

/// A claim on the timers that a commit sets to be due by now.
pub struct Claiming {
    /// What is due by then is claimed…
    pub now: Timestamp,
    /// …for so long.
    pub lease_ms: i64,
    /// Gets what was claimed, once the commit is durable, in the order in which
    /// the change sets it; even if the caller of the commit has gone away.
    pub hand_over: Box<dyn FnOnce(Vec<DueTimer>) + Send>,
}

/// How a commit with a claim went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// The new version.
    pub version: u64,
    /// Whether the claim was made.
    pub claimed: bool,
}

/// A short link that was sent, and who has opened it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SentLink {
    /// Unique within the store.
    pub code: String,
    /// The shop.
    pub shop: String,
    /// The text that it is in.
    pub message: String,
    /// To whom that went, E.164.
    pub recipient: String,
    /// Where it leads.
    pub target: String,
    /// When the text left.
    pub at: Timestamp,
    /// When its gateway last reported on the text.
    pub reported_at: Option<Timestamp>,
    /// How often people opened it.
    pub people: u32,
    /// How often previews and scanners did.
    pub machines: u32,
    /// Whether the flow knows that a person did.
    #[serde(skip)]
    pub told: bool,
}

/// Clicks of one link that are counted; who goes on is led to the target all
/// the same, and nothing is written.
pub const CLICKS_MAX: u32 = 10_000;

/// One row of the ledger of sends.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerEntry {
    /// The shop.
    pub shop: String,
    /// The text's id, unique within the shop.
    pub message: String,
    /// Where it went, E.164.
    pub recipient: String,
    /// How far it is.
    pub state: LedgerState,
    /// When this was written.
    pub at: Timestamp,
}

/// A receipt with its place in the log.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LoggedReceipt {
    /// Grows with time; unique within the store.
    pub id: i64,
    /// The contact's key.
    pub key: String,
    /// What was noted.
    #[serde(flatten)]
    pub receipt: Receipt,
}

/// An event that waits for its order to become known.
#[derive(Clone, Debug, PartialEq)]
pub struct ParkedEvent {
    /// The shop.
    pub shop: String,
    /// The platform's id of the order it waits for, or [`awaited_parcel`].
    pub order: String,
    /// The event's own id: parked twice, it is kept once.
    pub id: String,
    /// The event as JSON.
    pub event: String,
    /// When it was parked.
    pub at: Timestamp,
}

/// What stands before a tracking number that an event waits for.
const AWAITED_PARCEL: &str = "tracking/";

/// In [`ParkedEvent::order`]: the parcel that an event waits for, not an order.
pub fn awaited_parcel(tracking_number: &str) -> String {
    format!("{AWAITED_PARCEL}{tracking_number}")
}

/// The tracking number in what [`awaited_parcel`] gave.
pub fn awaited_number(awaited: &str) -> Option<&str> {
    awaited.strip_prefix(AWAITED_PARCEL)
}

/// Parked events a shop may have: some hours of a big shop's fulfilments.
const PARKED_PER_SHOP: i64 = 10_000;

/// The receipt for a parked event that is given up, under its order's key: it
/// never goes without one.
fn expired(order: &str, event: &str, at: Timestamp) -> Receipt {
    let awaited = if awaited_number(order).is_some() { "parcel" } else { "order" };
    let reason = format!("its {awaited} never became known");
    let detail = serde_json::json!({"reason": reason, "event": event});
    Receipt { kind: "event.expired".into(), message: None, step: None, at, detail: detail.to_string() }
}

/// What became of an event that was to be parked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parking {
    /// It waits.
    Parked,
    /// Its order, or its parcel, has just become known: apply it now.
    OrderKnown,
    /// The shop has too many waiting; the sender must come again.
    Full,
}

/// A shop's row: readable settings, and secrets as sealed bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct ShopRow {
    /// The shop's id.
    pub id: String,
    /// What may be read, as JSON.
    pub profile: String,
    /// The secrets, sealed with the host's key.
    pub sealed: Vec<u8>,
}

/// How long what grows with time is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Receipts, in milliseconds.
    pub receipts_ms: i64,
    /// Marks of applied events. The contract asks for 30 days at least.
    pub applied_ms: i64,
    /// The ledger of sends.
    pub ledger_ms: i64,
    /// Short links.
    pub links_ms: i64,
    /// Orders that nothing was heard of.
    pub orders_ms: i64,
    /// Events whose order never became known.
    pub parked_ms: i64,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            receipts_ms: clockwork::RECEIPTS_MS,
            applied_ms: clockwork::APPLIED_MS,
            ledger_ms: clockwork::LEDGER_MS,
            links_ms: clockwork::LINKS_MS,
            orders_ms: clockwork::ORDERS_MS,
            parked_ms: clockwork::PARKED_MS,
        }
    }
}

/// What a host keeps. One implementation serves any number of shops.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// See `storage.load` in the contract.
    async fn load(&self, keys: &[String], cause: &str) -> Result<Vec<Snapshot>, Error>;

    /// See `storage.commit` in the contract.
    async fn commit(&self, change: Change) -> Result<u64, Error>;

    /// The same, and claims what the change sets to be due: that spares writing it
    /// twice. A store that does not care claims nothing.
    async fn commit_and_claim(&self, change: Change, _claiming: Claiming) -> Result<Committed, Error> {
        Ok(Committed { version: self.commit(change).await?, claimed: false })
    }

    /// Claims up to `limit` due timers until `now + lease_ms`.
    async fn claim(&self, now: Timestamp, lease_ms: i64, limit: u32) -> Result<Claim, Error>;

    /// Gives a claimed timer back, to be claimed again at `retry_at`, with its
    /// `attempt` as the one that the next claim counts on from. A timer that
    /// was cleared or moved meanwhile is left alone.
    async fn postpone(&self, timer: &DueTimer, retry_at: Timestamp) -> Result<(), Error>;

    /// Removes a claimed timer that is given up, unless it was moved meanwhile;
    /// `receipt` says why.
    async fn drop_timer(&self, timer: &DueTimer, receipt: Receipt) -> Result<(), Error>;

    /// The ledger's row for a text, written as [`LedgerState::Sending`] unless
    /// there is one that forbids another try: that one is returned instead. With
    /// it the text's `links` are kept, or [`Error::Conflict`] says that one of
    /// their codes stands for something else.
    async fn begin_send(
        &self,
        entry: &LedgerEntry,
        links: &[ShortLink],
    ) -> Result<Option<LedgerState>, Error>;

    /// Records how a send ended. Returns once the row is in order before every
    /// later write of this process; it need not be durable yet, since without
    /// it the text is `Sending`, which is honest.
    async fn finish_send(&self, entry: LedgerEntry) -> Result<(), Error>;

    /// The gateway reported on a text. If it was uncertain, that is settled: the
    /// report's id is the evidence. Its links remember when.
    async fn settle_send(
        &self,
        shop: &str,
        message: &str,
        evidence: &str,
        at: Timestamp,
    ) -> Result<(), Error>;

    /// The link with this code, whoever's it is. A store that is not kept has none.
    async fn link(&self, _code: &str) -> Result<Option<SentLink>, Error> {
        Ok(None)
    }

    /// Counts that somebody opened a link, up to [`CLICKS_MAX`]; `told` once the
    /// flow knows it. Need not be durable when it returns.
    async fn count_click(&self, _code: &str, _visitor: Visitor, _told: bool) -> Result<(), Error> {
        Ok(())
    }

    /// Up to `limit` links that went to this number, newest first.
    async fn links_of(&self, _shop: &str, _phone: &str, _limit: u32) -> Result<Vec<SentLink>, Error> {
        Ok(Vec::new())
    }

    /// The ledger's row for a text.
    async fn ledger(&self, shop: &str, message: &str) -> Result<Option<LedgerEntry>, Error>;

    /// Remembers an order as it stands now; an older picture than the one that
    /// is known (by `as_of`) changes nothing. Gives the events that waited for it.
    async fn remember_order(
        &self,
        shop: &str,
        order: &Order,
        as_of: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error>;

    /// The order with this platform id.
    async fn order(&self, shop: &str, id: &str) -> Result<Option<Order>, Error>;

    /// The orders of a customer by the platform's id of them or by their number, as
    /// far as they are known. May look through all of the shop's orders: for questions of people
    /// about their data, not for every event.
    async fn orders_of(&self, shop: &str, whose: &str) -> Result<Vec<Order>, Error>;

    /// Remembers a parcel by its tracking number, and the order it belongs to.
    /// Gives the events that waited for it.
    async fn remember_parcel(
        &self,
        shop: &str,
        order: &str,
        parcel: &Parcel,
        now: Timestamp,
    ) -> Result<Vec<ParkedEvent>, Error>;

    /// The platform's id of the order to which the parcel with this tracking
    /// number belongs, and the parcel.
    async fn parcel(&self, shop: &str, tracking_number: &str) -> Result<Option<(String, Parcel)>, Error>;

    /// Keeps an event until its order, or its parcel, is known.
    async fn park(&self, event: &ParkedEvent) -> Result<Parking, Error>;

    /// Up to `limit` parked events whose order or parcel has become known: what a crash
    /// between remembering an order and applying its events left over.
    async fn parked_with_order(&self, limit: u32) -> Result<Vec<ParkedEvent>, Error>;

    /// Forgets a parked event that has been applied.
    async fn unpark(&self, shop: &str, id: &str) -> Result<(), Error>;

    /// Appends receipts outside a decision, for instance for a webhook that
    /// concerns no contact.
    async fn note(&self, key: &str, receipts: Vec<Receipt>) -> Result<(), Error>;

    /// Up to `limit` receipts of a contact after the one with id `after`, oldest first.
    async fn receipts(&self, key: &str, after: i64, limit: u32) -> Result<Vec<LoggedReceipt>, Error>;

    /// What the ledger of consent has of a contact, oldest first, up to `limit`. A
    /// store that is not kept needs no ledger.
    async fn consent(&self, _key: &str, _limit: u32) -> Result<Vec<Link>, Error> {
        Ok(Vec::new())
    }

    /// A shop's row.
    async fn shop(&self, id: &str) -> Result<Option<ShopRow>, Error>;

    /// Adds or replaces a shop's row.
    async fn put_shop(&self, row: &ShopRow) -> Result<(), Error>;

    /// Adds or replaces what is under "{shop}/settings", with what
    /// [`succeeding`](aftertext_edge::revision::succeeding) keeps of earlier
    /// ones and a key for the shop's short links; the same settings again do not make a new version.
    async fn put_settings(&self, shop: &str, settings: &str) -> Result<(), Error>;

    /// Removes all that names a person besides the state of their contacts, which
    /// is the flow's to forget: receipts (but the flow's own that it has
    /// forgotten them), ledger rows and links of these numbers; these orders, their
    /// parcels and what waits for them.
    async fn erase_person(&self, shop: &str, phones: &[String], orders: &[String]) -> Result<(), Error>;

    /// Has [`Store::prune`] remove everything of a shop, its row included.
    async fn erase_shop(&self, shop: &str) -> Result<(), Error>;

    /// Removes a little of what is older than `retention` allows, and of shops
    /// that are to be erased; true when there may be more.
    async fn prune(&self, retention: &Retention, now: Timestamp) -> Result<bool, Error>;
}
