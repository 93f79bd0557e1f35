//! What is known about one person at one shop. It is bounded: what no text
//! needs any more is folded away.

use crate::consent::Consent;
use crate::event::{Status, Timestamp};
use crate::facts::Amount;
use crate::journey::Step;
use crate::json::{Json, Object, Read, Write, Writer, Wrong, say, stored};
use crate::preference::{Preferences, SILENCE_TIMER};
use crate::progress::OrderState;
use crate::replenishment::Clock;

/// Orders that are remembered.
pub const ORDERS_MAX: usize = 50;
/// Texts that can wait at a time.
pub const PENDING_MAX: usize = 100;
/// Texts whose fate is remembered.
pub const SENT_MAX: usize = 60;
/// Promises of carriers that are watched.
pub const WATCHES_MAX: usize = 50;

/// The state of one contact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// What the person agreed to and took back.
    pub consent: Consent,
    /// What the person asked for beyond that.
    pub(crate) preferences: Preferences,
    /// Oldest first.
    pub(crate) orders: Vec<OrderState>,
    /// Orders that were ever placed, forgotten ones included.
    pub(crate) orders_seen: u32,
    /// Texts that wait for their wake.
    pub(crate) pending: Vec<Pending>,
    /// Promises that may be about to break.
    pub(crate) watches: Vec<Watch>,
    /// Texts that were handed over, oldest first.
    pub(crate) sent: Vec<Mark>,
    /// When which product runs out.
    pub(crate) clocks: Vec<Clock>,
    /// Whether a text told how to opt out.
    pub(crate) introduced: bool,
    /// When a later one last told so again.
    pub(crate) reminded_at: Option<Timestamp>,
    /// When help was last asked for and given.
    pub(crate) helped_at: Option<Timestamp>,
    /// When the person was asked to confirm that they agreed; only once.
    pub(crate) confirmation_asked_at: Option<Timestamp>,
}

stored! { Contact {} or { consent, preferences, orders, orders_seen, pending, watches, sent, clocks, introduced, reminded_at, helped_at, confirmation_asked_at } }

/// A text that waits for its wake. Its id is its timer's name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pending {
    pub(crate) id: String,
    pub(crate) step: Step,
    pub(crate) order: Option<String>,
    pub(crate) parcel: Option<String>,
    /// What it is about beyond its order.
    pub(crate) about: Option<About>,
    pub(crate) due_at: Timestamp,
    /// When it stops being news.
    pub(crate) useful_until: Timestamp,
    /// How often the gateway could not take it.
    pub(crate) tries: u32,
    /// Whether a receipt says that somebody has to act.
    pub(crate) held: bool,
    /// Whether it only waits until the person listens again.
    pub(crate) quiet: bool,
    /// What was added to its words that its template left out.
    pub(crate) added: String,
    /// What of its template and its order is not in its words.
    pub(crate) left_out: String,
    /// The characters in its words that gave way to look-alikes.
    pub(crate) replaced: String,
    /// What a report said that overtook the answer to the send.
    pub(crate) reported: Option<Status>,
}

stored! { Pending { id, step } or { order, parcel, about } { due_at, useful_until } or { tries, held, quiet, added, left_out, replaced, reported } }

/// What a text is about beyond its order.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum About {
    /// The sum that went back.
    Refund(Amount),
    /// The id of a product that runs out: its clock tells the rest.
    Product(String),
    /// What the person thought of the order, 1 to 5.
    Rating(u8),
    /// That the buyer has begun to use what arrived, whatever the carrier says.
    FirstUse,
    /// How many other parcels it tells about.
    Parcels(u32),
}

impl Write for About {
    fn is_nothing(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut object = Writer::new(out);
        match self {
            About::Refund(sum) => object.need("refund", sum),
            About::Product(id) => object.need("product", id),
            About::Rating(rating) => object.need("rating", rating),
            About::Parcels(others) => object.need("parcels", others),
            About::FirstUse => return "first-use".write(out),
        }
        object.end();
    }
}

impl Read for About {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> About {
        match json.as_object().and_then(Object::only) {
            Some(("refund", sum)) => About::Refund(Read::read(sum, wrong)),
            Some(("product", id)) => About::Product(Read::read(id, wrong)),
            Some(("rating", rating)) => About::Rating(Read::read(rating, wrong)),
            Some(("parcels", others)) => About::Parcels(Read::read(others, wrong)),
            _ => {
                if json.as_text() != Some("first-use") {
                    say(wrong, "a text is about no such thing");
                }
                About::FirstUse
            }
        }
    }
}

/// A promise of a carrier that may be about to break. Its name is its timer's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Watch {
    pub(crate) name: String,
    pub(crate) order: String,
    pub(crate) parcel: String,
    pub(crate) due_at: Timestamp,
    /// The moment of the event that told the promise.
    pub(crate) as_of: Timestamp,
}

stored! { Watch { name, order, parcel, due_at, as_of } or {} }

/// The fate of a text that was handed over.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub(crate) id: String,
    pub(crate) status: Status,
    /// When; none for what version 1 of the state had.
    pub(crate) at: Option<Timestamp>,
}

stored! { Mark { id, status } or { at } }

impl Contact {
    /// How many orders, waiting texts and handed-over texts are remembered.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.orders.len(), self.pending.len(), self.sent.len())
    }

    /// The ids of the texts that wait.
    pub fn pending_ids(&self) -> impl Iterator<Item = &str> {
        self.pending.iter().map(|pending| pending.id.as_str())
    }

    /// The names of the timers that are set: of the texts that wait, of the
    /// promises that are watched, and of an answer that is awaited.
    pub fn timer_names(&self) -> impl Iterator<Item = &str> {
        let watches = self.watches.iter().map(|watch| watch.name.as_str());
        let awaited = self.preferences.silent_at.map(|_| SILENCE_TIMER);
        self.pending_ids().chain(watches).chain(awaited)
    }

    pub(crate) fn pending(&self, id: &str) -> Option<&Pending> {
        self.pending.iter().find(|pending| pending.id == id)
    }

    pub(crate) fn pending_mut(&mut self, id: &str) -> Option<&mut Pending> {
        self.pending.iter_mut().find(|pending| pending.id == id)
    }

    pub(crate) fn order(&self, id: &str) -> Option<&OrderState> {
        self.orders.iter().find(|order| order.id == id)
    }

    pub(crate) fn order_mut(&mut self, id: &str) -> Option<&mut OrderState> {
        self.orders.iter_mut().find(|order| order.id == id)
    }

    pub(crate) fn was_handed_over(&self, id: &str) -> bool {
        self.sent.iter().any(|mark| mark.id == id)
    }

    pub(crate) fn mark(&mut self, id: String, status: Status, at: Timestamp) {
        if self.sent.len() >= SENT_MAX {
            self.sent.remove(0);
        }
        self.sent.push(Mark { id, status, at: Some(at) });
    }

    /// Lets go of what only texts needed that do not wait any more. What a
    /// product's clock may ask about later is kept, and the newest order, which
    /// people ask about.
    pub(crate) fn fold(&mut self) {
        let (pending, watches, clocks) = (&self.pending, &self.watches, &self.clocks);
        let newest = self.orders.last().map(|order| order.id.clone());
        for order in &mut self.orders {
            let waits = newest.as_ref() == Some(&order.id)
                || pending.iter().any(|text| text.order.as_ref() == Some(&order.id))
                || watches.iter().any(|watch| watch.order == order.id)
                || clocks.iter().any(|clock| clock.order == order.id);
            if !waits {
                order.facts = None;
                for parcel in &mut order.parcels {
                    parcel.facts = None;
                }
            }
        }
    }
}
