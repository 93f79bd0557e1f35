//! A gateway inside the host, for trying things out: a handset in memory and a
//! sample order to play with. Nothing leaves this machine.
//!
//! The web page that shows it is in `http::phone`; this is what it shows.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;

use crate::gateway::Sms;
use crate::store::LoggedReceipt;
use crate::types::{
    Address, Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order, OrderChange, OrderEvent, Parcel,
    Timestamp,
};

/// Texts, replies and receipts that a handset keeps.
const KEPT: usize = 400;
/// Handsets at once; a phone gateway is for trying out, not for thousands.
const HANDSETS: usize = 64;

/// All handsets, by shop.
#[derive(Default)]
pub struct Phone {
    handsets: Mutex<HashMap<String, Handset>>,
}

/// What one shop's handset shows.
#[derive(Default)]
struct Handset {
    /// Grows with everything that is added.
    cursor: u64,
    entries: VecDeque<(u64, Entry)>,
    /// The last receipt taken from the store.
    receipt_id: i64,
    /// False until the receipts of earlier runs have been passed over.
    caught_up: bool,
    sample: Option<Sample>,
    samples: u32,
}

#[derive(Clone)]
enum Entry {
    Message(Message),
    Receipt(ShownReceipt),
}

/// One bubble.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    id: u64,
    direction: &'static str,
    body: String,
    at: Timestamp,
    segments: Option<u32>,
    encoding: Option<crate::types::Encoding>,
}

impl Message {
    /// The text itself when it came from the shop: what it costs is shown.
    pub fn received(&self) -> Option<&str> {
        (self.direction == "in").then_some(self.body.as_str())
    }

    /// Notes what it costs.
    pub fn costs(&mut self, segments: u32, encoding: crate::types::Encoding) {
        (self.segments, self.encoding) = (Some(segments), Some(encoding));
    }
}

/// One receipt, its detail as JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ShownReceipt {
    id: u64,
    kind: String,
    step: Option<String>,
    message: Option<String>,
    at: Timestamp,
    detail: serde_json::Value,
}

/// The order that the buttons act on.
#[derive(Clone, Debug)]
pub struct Sample {
    order: Order,
    /// The steps that were fired, in that order.
    fired: Vec<Step>,
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The order is placed.
    Placed,
    /// Its parcel leaves.
    Shipped,
    /// The parcel is on the van.
    OutForDelivery,
    /// The parcel is there.
    Delivered,
    /// The order is called off.
    Cancelled,
}

/// The sample order as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct ShownOrder {
    id: String,
    name: String,
    first_name: Option<String>,
    items: Vec<String>,
    total: String,
    status: Vec<Step>,
}

/// What is new since a cursor.
#[derive(Clone, Debug, Serialize)]
pub struct News {
    /// The sample order.
    pub order: ShownOrder,
    /// Texts and replies.
    pub messages: Vec<Message>,
    /// Decisions.
    pub receipts: Vec<ShownReceipt>,
    /// Where this ends.
    pub cursor: u64,
}

impl Phone {
    /// A text arrives; gives the handset's own id for it.
    pub fn receive(&self, sms: &Sms, at: Timestamp) -> String {
        let mut handsets = self.lock();
        let handset = handset(&mut handsets, &sms.shop);
        let id = handset.add(|id| {
            Entry::Message(Message {
                id,
                direction: "in",
                body: sms.body.clone(),
                at,
                segments: None,
                encoding: None,
            })
        });
        format!("phone-{at}-{id}")
    }

    /// The person answers; gives the reply's number.
    pub fn reply(&self, shop: &str, body: &str, at: Timestamp) -> u64 {
        let mut handsets = self.lock();
        handset(&mut handsets, shop).add(|id| {
            let body = body.to_owned();
            Entry::Message(Message { id, direction: "out", body, at, segments: None, encoding: None })
        })
    }

    /// The last receipt that the handset has seen.
    pub fn receipt_id(&self, shop: &str) -> i64 {
        handset(&mut self.lock(), shop).receipt_id
    }

    /// From now on, receipts are of this run.
    pub fn caught_up(&self, shop: &str) {
        handset(&mut self.lock(), shop).caught_up = true;
    }

    /// Decisions that the store has logged since. Those of an earlier run are
    /// passed over.
    pub fn log(&self, shop: &str, receipts: Vec<LoggedReceipt>) {
        let mut handsets = self.lock();
        let handset = handset(&mut handsets, shop);
        let shown = handset.caught_up;
        for LoggedReceipt { id: receipt_id, receipt, .. } in receipts {
            if receipt_id <= handset.receipt_id {
                continue;
            }
            handset.receipt_id = receipt_id;
            if shown {
                handset.add(|id| {
                    Entry::Receipt(ShownReceipt {
                        id,
                        kind: receipt.kind,
                        step: receipt.step,
                        message: receipt.message,
                        at: receipt.at,
                        detail: serde_json::from_str(&receipt.detail).unwrap_or_default(),
                    })
                });
            }
        }
    }

    /// What is new since `after`; everything that is kept when it is 0.
    pub fn news(&self, shop: &str, phone: &str, after: u64, now: Timestamp) -> News {
        let mut handsets = self.lock();
        let handset = handset(&mut handsets, shop);
        let order = handset.sample(phone, now).shown();
        let (mut messages, mut receipts) = (Vec::new(), Vec::new());
        for (_, entry) in handset.entries.iter().filter(|(id, _)| *id > after) {
            match entry {
                Entry::Message(message) => messages.push(message.clone()),
                Entry::Receipt(receipt) => receipts.push(receipt.clone()),
            }
        }
        News { order, messages, receipts, cursor: handset.cursor }
    }

    /// Starts another sample order.
    pub fn new_order(&self, shop: &str, phone: &str, now: Timestamp) {
        let mut handsets = self.lock();
        let handset = handset(&mut handsets, shop);
        handset.sample = None;
        handset.sample(phone, now);
        handset.cursor += 1;
    }

    /// A button is pressed: the event that it stands for. Pressed twice, it is
    /// the same event, as when a platform repeats a webhook.
    pub fn fire(&self, shop: &str, phone: &str, step: Step, consent: bool, now: Timestamp) -> OrderEvent {
        let mut handsets = self.lock();
        let handset = handset(&mut handsets, shop);
        handset.cursor += 1;
        let sample = handset.sample(phone, now);
        if !sample.fired.contains(&step) {
            sample.fired.push(step);
        }
        sample.event(shop, step, consent, now)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Handset>> {
        self.handsets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn handset<'a>(handsets: &'a mut HashMap<String, Handset>, shop: &str) -> &'a mut Handset {
    if !handsets.contains_key(shop) && handsets.len() >= HANDSETS {
        handsets.clear();
    }
    handsets.entry(shop.to_owned()).or_default()
}

impl Handset {
    fn add(&mut self, entry: impl FnOnce(u64) -> Entry) -> u64 {
        self.cursor += 1;
        self.entries.push_back((self.cursor, entry(self.cursor)));
        while self.entries.len() > KEPT {
            self.entries.pop_front();
        }
        self.cursor
    }

    fn sample(&mut self, phone: &str, now: Timestamp) -> &mut Sample {
        let samples = &mut self.samples;
        self.sample.get_or_insert_with(|| {
            *samples += 1;
            Sample { order: sample_order(phone, 1000 + *samples, now), fired: Vec::new() }
        })
    }
}

impl Sample {
    fn shown(&self) -> ShownOrder {
        let order = &self.order;
        ShownOrder {
            id: order.id.clone(),
            name: order.name.clone(),
            first_name: order.buyer.first_name.clone(),
            items: order.lines.iter().map(|line| format!("{} × {}", line.quantity, line.title)).collect(),
            total: format!(
                "{}.{:02} {}",
                order.total.amount / 100,
                order.total.amount % 100,
                order.total.currency
            ),
            status: self.fired.clone(),
        }
    }

    fn event(&self, shop: &str, step: Step, consent: bool, now: Timestamp) -> OrderEvent {
        let parcel = || Parcel {
            id: "1".into(),
            tracking_number: Some("9400100000000000000000".into()),
            carrier: Some("USPS".into()),
            tracking_url: Some("https://demo.example/t/9400".into()),
            expected_at: None,
            lines: Vec::new(),
        };
        let change = match step {
            Step::Placed => OrderChange::Placed,
            Step::Shipped => OrderChange::Shipped(parcel()),
            Step::OutForDelivery => OrderChange::OutForDelivery(parcel()),
            Step::Delivered => OrderChange::Delivered(parcel()),
            Step::Cancelled => OrderChange::Cancelled,
        };
        OrderEvent {
            id: format!("{}/{step:?}", self.order.id),
            shop: shop.to_owned(),
            occurred_at: now,
            change,
            order: self.order.clone(),
            consent: match step {
                Step::Placed => vec![checkout_consent(consent, now)],
                _ => Vec::new(),
            },
        }
    }
}

/// The box at the checkout: what else happens to an order says nothing new
/// about consent, or it would undo a STOP.
fn checkout_consent(granted: bool, at: Timestamp) -> ConsentGrant {
    ConsentGrant {
        topic: "transactional".into(),
        granted,
        at,
        source: "checkout".into(),
        wording: Some("Text me about my order".into()),
    }
}

/// The number and the moment make the order's id unique over restarts.
fn sample_order(phone: &str, number: u32, now: Timestamp) -> Order {
    let line = |id: &str, title: &str, quantity, cents| LineItem {
        id: id.into(),
        product_id: id.into(),
        sku: None,
        title: title.into(),
        kind: None,
        tags: Vec::new(),
        quantity,
        price: Some(Money { amount: cents, scale: 2, currency: "USD".into() }),
        method: FulfillmentMethod::Ship,
    };
    Order {
        id: format!("sample-{now}-{number}"),
        name: format!("#{number}"),
        placed_at: now,
        total: Money { amount: 5900, scale: 2, currency: "USD".into() },
        buyer: Buyer {
            id: Some("sample-buyer".into()),
            phone: Some(phone.to_owned()),
            first_name: Some("Dana".into()),
            locale: Some("en-US".into()),
            time_zone: None,
            shipping: Some(Address {
                country: Some("US".into()),
                region: Some("DC".into()),
                postal_code: Some("20001".into()),
            }),
            orders_count: Some(1),
            tags: Vec::new(),
        },
        lines: vec![line("1", "Canvas Tote", 1, 2400), line("2", "Ceramic Mug", 2, 1500)],
        status_url: Some(format!("https://demo.example/o/{number}")),
        attributes: Vec::new(),
    }
}
