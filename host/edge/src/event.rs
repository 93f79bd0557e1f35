//! What a webhook tells, whoever sent it: the one list of cases that a host
//! has to treat.
//!
//! One webhook may tell several things, or none. What names only its order, or
//! only a parcel, is completed by the host from its order directory.

use serde::{Deserialize, Serialize};

use crate::arrival::{Arrival, PartialEvent};
use crate::tracking::TrackingUpdate;
use crate::types::{
    ConsentChange, ConsentGrant, DeliveryReport, InboundReply, Order, OrderChange, OrderEvent, Phone,
    Timestamp,
};

/// One thing that a source told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Something happened to an order, and the whole order came with it:
    /// remember the order, tell the flow.
    Order(Box<OrderEvent>),
    /// Something happened to an order of which only the id came: complete it
    /// from the directory, or park it until that order has arrived.
    Partial(PartialEvent),
    /// A carrier told of a parcel: find it by its tracking number, or park it.
    Tracking(TrackingUpdate),
    /// Something happened to an order that has to be fetched from the platform.
    Fetch(OrderFetch),
    /// Consent was given or taken back: tell the flow.
    Consent(ConsentChange),
    /// A person answered: tell the flow.
    Reply(InboundReply),
    /// What became of a text: settle the ledger, tell the flow.
    Report(DeliveryReport),
    /// Forget a person, and the orders named.
    Erase(PrivacyRequest),
    /// A person wants to see what is kept: hand it to the shop within the
    /// platform's term (Shopify: 30 days).
    Export(PrivacyRequest),
    /// Forget a shop and everybody in it.
    EraseShop {
        /// The platform's own id of the request.
        id: String,
        /// The shop in aftertext's words.
        shop: String,
    },
    /// The shop took the app out: send nothing for it any more.
    Uninstalled {
        /// The platform's own id of the event.
        id: String,
        /// The shop in aftertext's words.
        shop: String,
    },
    /// Genuine, but nothing that the flow could use: count it.
    Ignored {
        /// The vendor's id of the webhook, for the receipt.
        id: String,
        /// Why, in words for people.
        reason: String,
    },
}

/// An event whose order the platform hands out only on request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderFetch {
    /// The platform's own event id, as in [`OrderEvent::id`].
    pub id: String,
    /// The shop that the webhook was for.
    pub shop: String,
    /// The platform's id of the order.
    pub order: String,
    /// When it happened, in milliseconds since the Unix epoch.
    pub occurred_at: Timestamp,
    /// What happened, in the platform's words.
    pub word: String,
}

/// Whom a platform's request about personal data means. Each field may be
/// empty: then the others, or the order directory, have to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrivacyRequest {
    /// The platform's own id of the request.
    pub id: String,
    /// The shop in aftertext's words.
    pub shop: String,
    /// The platform's id of the customer.
    pub customer: Option<String>,
    /// The customer's number, if the platform may tell it.
    pub phone: Option<Phone>,
    /// The platform's ids of the orders that it is about.
    pub orders: Vec<String>,
}

impl Event {
    /// An event that has nothing for the flow.
    pub(crate) fn ignored(id: impl Into<String>, reason: impl Into<String>) -> Self {
        Event::Ignored { id: id.into(), reason: reason.into() }
    }
}

/// Several changes to one order, each with the id of its event. The first
/// brings the order, which the host then has for the others.
pub(crate) fn of_order(
    shop: &str,
    occurred_at: Timestamp,
    order: Order,
    consent: Vec<ConsentGrant>,
    changes: Vec<(String, OrderChange)>,
) -> Vec<Event> {
    let shop = shop.to_owned();
    let mut changes = changes.into_iter();
    let Some((id, change)) = changes.next() else {
        return Vec::new();
    };
    let name = order.id.clone();
    let first = OrderEvent { id, shop: shop.clone(), occurred_at, change, order, consent };
    let others = changes.map(|(id, change)| {
        Event::Partial(PartialEvent { id, shop: shop.clone(), order: name.clone(), occurred_at, change })
    });
    std::iter::once(Event::Order(Box::new(first))).chain(others).collect()
}

impl From<Arrival> for Event {
    fn from(arrival: Arrival) -> Self {
        match arrival {
            Arrival::Order(event) => Event::Order(event),
            Arrival::Partial(event) => Event::Partial(event),
            Arrival::Reply(reply) => Event::Reply(reply),
            Arrival::Report(report) => Event::Report(report),
            Arrival::Ignored { id, reason } => Event::Ignored { id, reason },
        }
    }
}
