//! A gateway inside the host, for trying things out: a handset in memory and a
//! sample order to play with. Nothing leaves this machine.
//!
//! The web page that shows it is in `http::phone`; this is what it shows.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use aftertext_edge::sample::{Sample, ShownOrder};
use serde::Serialize;

use crate::gateway::Sms;
use crate::store::LoggedReceipt;
use crate::types::{OrderEvent, Timestamp};

pub use aftertext_edge::sample::Step;

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
        handset.sample(phone, now).fire(shop, step, consent, now)
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
            Sample::new(phone, 1000 + *samples, now)
        })
    }
}
