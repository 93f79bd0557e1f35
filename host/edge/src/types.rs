//! The contract's records as Rust types: what `wit/types.wit` says, once, for
//! every host.
//!
//! Their JSON is the WIT record's shape: field and case names are the WIT
//! names with `_` for `-`, a variant is its name (`"placed"`) or an object with
//! its one name (`{"shipped": {…}}`), and an absent option may be left out.
//! With the feature `wasmtime` the types cross the component boundary as they
//! are; without it they serve `wit-bindgen` the same way. The documentation of
//! each item is in the WIT, which is the reference.

use serde::{Deserialize, Serialize};

use crate::contract::{contract, contract_enum, contract_variant};
#[cfg(feature = "wasmtime")]
use wasmtime::component::{ComponentType, Lift, Lower};

/// Milliseconds since the Unix epoch, UTC.
pub type Timestamp = i64;
/// E.164.
pub type Phone = String;
/// Deterministic name of one text.
pub type MessageId = String;

contract! {
    /// An exact amount: `amount` × 10^-`scale`.
    record Money { amount: i64, scale: u8, currency: String, }

    /// Where an order goes.
    record Address {
        #[serde(default)] country: Option<String>,
        #[serde(default)] region: Option<String>,
        #[serde(default)] postal_code["postal-code"]: Option<String>,
    }

    /// The person behind an order.
    record Buyer {
        #[serde(default)] id: Option<String>,
        #[serde(default)] phone: Option<Phone>,
        #[serde(default)] first_name["first-name"]: Option<String>,
        #[serde(default)] locale: Option<String>,
        #[serde(default)] time_zone["time-zone"]: Option<String>,
        #[serde(default)] shipping: Option<Address>,
        #[serde(default)] orders_count["orders-count"]: Option<u32>,
        #[serde(default)] tags: Vec<String>,
    }

    /// One line of an order.
    record LineItem {
        id: String,
        product_id["product-id"]: String,
        #[serde(default)] sku: Option<String>,
        title: String,
        #[serde(default)] kind: Option<String>,
        #[serde(default)] tags: Vec<String>,
        quantity: u32,
        #[serde(default)] price: Option<Money>,
        method: FulfillmentMethod,
    }

    /// One box on its way, or one pick-up.
    record Parcel {
        id: String,
        #[serde(default)] tracking_number["tracking-number"]: Option<String>,
        #[serde(default)] carrier: Option<String>,
        #[serde(default)] tracking_url["tracking-url"]: Option<String>,
        #[serde(default)] expected_at["expected-at"]: Option<Timestamp>,
        #[serde(default)] lines: Vec<String>,
    }

    /// An order as it stands at the time of the event.
    record Order {
        id: String,
        name: String,
        placed_at["placed-at"]: Timestamp,
        total: Money,
        buyer: Buyer,
        #[serde(default)] lines: Vec<LineItem>,
        #[serde(default)] status_url["status-url"]: Option<String>,
        #[serde(default)] attributes: Vec<(String, String)>,
    }

    /// One thing that happened to one order.
    record OrderEvent {
        id: String,
        #[serde(default)] shop: String,
        occurred_at["occurred-at"]: Timestamp,
        change: OrderChange,
        order: Order,
        #[serde(default)] consent: Vec<ConsentGrant>,
    }

    /// What somebody agreed to or took back, with its proof.
    record ConsentGrant {
        topic: String,
        granted: bool,
        at: Timestamp,
        source: String,
        #[serde(default)] wording: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recorded_by["recorded-by"]: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expires_at["expires-at"]: Option<Timestamp>,
    }

    /// Consent that came by another way than an order or a reply.
    record ConsentChange { id: String, shop: String, phone: Phone, grants: Vec<ConsentGrant>, }

    /// A text from a person.
    record InboundReply {
        id: String,
        shop: String,
        sender: Phone,
        recipient: String,
        body: String,
        received_at["received-at"]: Timestamp,
        #[serde(default)] carrier_opt_out["carrier-opt-out"]: Option<String>,
    }

    /// What became of a text after the gateway had taken it.
    record DeliveryReport {
        id: String,
        shop: String,
        message: MessageId,
        phone: Phone,
        status: DeliveryStatus,
        #[serde(default)] failure: Option<FailureClass>,
        #[serde(default)] code: Option<String>,
        at: Timestamp,
    }

    /// A person opened a short link of a text for the first time.
    record LinkClick { id: String, shop: String, phone: Phone, message: MessageId, at: Timestamp, }

    /// A timer is due.
    record Wake { key: String, timer: String, due_at["due-at"]: Timestamp, attempt: u32, }

    /// A short link that a text contains.
    record Link { code: String, target: String, }

    /// A text as a phone would get it.
    record Rendered { body: String, encoding: Encoding, segments: u32, links: Vec<Link>, }

    /// Why a text was sent, held, moved or dropped.
    record Receipt {
        kind: String,
        #[serde(default)] message: Option<MessageId>,
        #[serde(default)] step: Option<String>,
        at: Timestamp,
        detail: String,
    }
}

contract_enum! {
    /// How a line reaches its buyer.
    enum FulfillmentMethod { Ship "ship", Pickup "pickup", LocalDelivery "local-delivery", Digital "digital", }
    /// How far a text got, in order.
    enum DeliveryStatus { Accepted "accepted", Sent "sent", Delivered "delivered", Failed "failed", }
    /// Why a text was refused, by what has to be done about it.
    enum FailureClass {
        Permanent "permanent", OptedOut "opted-out", Transient "transient",
        Filtered "filtered", Misconfigured "misconfigured",
    }
    /// The alphabet of a text.
    enum Encoding { Gsm7 "gsm7", Ucs2 "ucs2", }
}

contract_variant! {
    /// What happened to the order.
    variant OrderChange {
        Placed "placed",
        Paid "paid",
        Edited "edited",
        Shipped(Parcel) "shipped",
        OutForDelivery(Parcel) "out-for-delivery",
        Delivered(Parcel) "delivered",
        ReadyForPickup(Parcel) "ready-for-pickup",
        PickedUp(Parcel) "picked-up",
        Delayed(Parcel) "delayed",
        DeliveryFailed(Parcel) "delivery-failed",
        Returned(Parcel) "returned",
        Cancelled "cancelled",
        Refunded(Money) "refunded",
        Other(String) "other",
    }
}

/// What a call came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasmtime", derive(ComponentType, Lift, Lower), component(variant))]
#[allow(missing_docs)]
pub enum Outcome {
    #[cfg_attr(feature = "wasmtime", component(name = "applied"))]
    Applied,
    #[cfg_attr(feature = "wasmtime", component(name = "duplicate"))]
    Duplicate,
    #[cfg_attr(feature = "wasmtime", component(name = "ignored"))]
    Ignored(String),
}

impl Outcome {
    /// Of this and an earlier one what says more.
    #[must_use]
    pub fn or_further(self, earlier: Option<Outcome>) -> Outcome {
        match (earlier, self) {
            (Some(Outcome::Applied), _) | (_, Outcome::Applied) => Outcome::Applied,
            (Some(Outcome::Duplicate), _) => Outcome::Duplicate,
            (_, other) => other,
        }
    }
}

/// What the caller must do. The texts are for people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasmtime", derive(ComponentType, Lift, Lower), component(variant))]
pub enum Error {
    /// Fix the input; the same call will fail again.
    #[error("{0}")]
    #[cfg_attr(feature = "wasmtime", component(name = "invalid"))]
    Invalid(String),
    /// Others changed the contact meanwhile: call again now.
    #[error("the contact was changed by others three times in a row; try again")]
    #[cfg_attr(feature = "wasmtime", component(name = "conflict"))]
    Conflict,
    /// The store did not answer: call again later.
    #[error("the store is not available: {0}")]
    #[cfg_attr(feature = "wasmtime", component(name = "unavailable"))]
    Unavailable(String),
    /// A fault of the flow: call for help.
    #[error("the flow failed: {0}")]
    #[cfg_attr(feature = "wasmtime", component(name = "internal"))]
    Internal(String),
}
