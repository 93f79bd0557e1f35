//! What a webhook comes to, whoever sent it.
//!
//! A host treats each case in one way, whatever the vendor. An [`Arrival::Order`]
//! is remembered in the host's order directory and handed to the flow. An
//! [`Arrival::Partial`] names only its order: the host completes it from the
//! directory, or parks it until that order has arrived. Replies and reports go
//! straight to the flow, and what is ignored is counted, with its reason.
//!
//! These are the cases of one webhook about an order or a text. All that any
//! source may tell is an [`Event`](crate::event::Event).

use serde::{Deserialize, Serialize};

use crate::types::{DeliveryReport, InboundReply, Order, OrderChange, OrderEvent, Timestamp};

/// One webhook, read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrival {
    /// Something happened to an order, and the whole order came with it.
    Order(Box<OrderEvent>),
    /// Something happened to an order of which only the id came.
    Partial(PartialEvent),
    /// A person answered.
    Reply(InboundReply),
    /// What became of a text.
    Report(DeliveryReport),
    /// Genuine, but nothing that the flow could use.
    Ignored {
        /// The vendor's id of the webhook, for the receipt.
        id: String,
        /// Why, in words for people.
        reason: String,
    },
}

/// An order event without its order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartialEvent {
    /// The platform's own event id, as in [`OrderEvent::id`].
    pub id: String,
    /// The shop that the webhook was for.
    pub shop: String,
    /// The platform's id of the order: [`Order::id`].
    pub order: String,
    /// When it happened, in milliseconds since the Unix epoch.
    pub occurred_at: Timestamp,
    /// What happened.
    pub change: OrderChange,
}

impl PartialEvent {
    /// The whole event, with the order as the host remembers it. It carries no
    /// consent: the order's own event brought that.
    pub fn complete(self, order: Order) -> OrderEvent {
        OrderEvent {
            id: self.id,
            shop: self.shop,
            occurred_at: self.occurred_at,
            change: self.change,
            order,
            consent: Vec::new(),
        }
    }
}

/// Why a webhook cannot be read. The vendor would only send the same again:
/// answer 400 and keep the body for people to look at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not the JSON that was expected, with the place where reading stopped.
    #[error("not readable as JSON: {0}")]
    Json(String),
    /// A field, parameter or header without which the event means nothing.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A field that is there and cannot be right.
    #[error("{field}: {reason}")]
    Invalid {
        /// Where it stands.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Json(error.to_string())
    }
}
