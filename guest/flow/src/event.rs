//! What the flow is told, in its own words.
//!
//! The shapes follow the contract, without what nothing here looks at. They own
//! their strings: a decision is redone after a conflict.

use crate::effect::Sms;
use crate::json::words;

/// Milliseconds since the Unix epoch, UTC.
pub type Timestamp = i64;

/// One second in [`Timestamp`] units.
pub const SECOND: Timestamp = 1_000;
/// One minute in [`Timestamp`] units.
pub const MINUTE: Timestamp = 60 * SECOND;
/// One hour in [`Timestamp`] units.
pub const HOUR: Timestamp = 60 * MINUTE;
/// One day of 24 hours in [`Timestamp`] units.
pub const DAY: Timestamp = 24 * HOUR;

/// An exact amount: `amount` × 10^-`scale` in an ISO 4217 currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// Whole units of the last decimal place.
    pub amount: i64,
    /// Number of decimal places.
    pub scale: u8,
    /// ISO 4217, upper case.
    pub currency: String,
}

/// Where an order goes; only what zone and law depend on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// ISO 3166-1 alpha-2, upper case.
    pub country: Option<String>,
    /// The part after the dash of ISO 3166-2, upper case.
    pub region: Option<String>,
    /// As the shop has it.
    pub postal_code: Option<String>,
}

/// The person behind an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// As the order has it; the contact's key holds the number texts go to.
    pub phone: Option<String>,
    /// What to call them.
    pub first_name: Option<String>,
    /// BCP 47.
    pub locale: Option<String>,
    /// IANA, only when the buyer stated it.
    pub time_zone: Option<String>,
    /// Where the order goes.
    pub shipping: Option<Address>,
    /// Orders so far, this one included.
    pub orders_count: Option<u32>,
    /// The shop's words for the buyer.
    pub tags: Vec<String>,
}

/// How a line reaches its buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// A carrier brings it.
    #[default]
    Ship,
    /// The buyer fetches it.
    Pickup,
    /// The shop brings it.
    LocalDelivery,
    /// Nothing moves.
    Digital,
}

words! { Method {
    Ship = "ship",
    Pickup = "pickup",
    LocalDelivery = "local-delivery",
    Digital = "digital",
} }

/// One line of an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Unique within the order.
    pub id: String,
    /// The platform's own id of the product.
    pub product_id: String,
    /// The shop's own number of it.
    pub sku: Option<String>,
    /// What the shop calls the thing.
    pub title: String,
    /// The shop's product type.
    pub kind: Option<String>,
    /// The shop's words for the product.
    pub tags: Vec<String>,
    /// What is still ordered.
    pub quantity: u32,
    /// Of one piece.
    pub price: Option<Money>,
    /// How it reaches the buyer.
    pub method: Method,
}

/// One box on its way, or one pick-up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// Unique within the order.
    pub id: String,
    /// The carrier's number.
    pub tracking_number: Option<String>,
    /// The carrier's name.
    pub carrier: Option<String>,
    /// Where the buyer can follow the box.
    pub tracking_url: Option<String>,
    /// When it is promised.
    pub expected_at: Option<Timestamp>,
    /// Ids of the lines in it; empty when the platform does not say.
    pub lines: Vec<String>,
}

/// An order as it stands at the time of the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The platform's own id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// When it was placed, by the platform's clock.
    pub placed_at: Timestamp,
    /// What it costs.
    pub total: Money,
    /// Who bought it.
    pub buyer: Buyer,
    /// What was bought.
    pub lines: Vec<Line>,
    /// The page on which the buyer sees the order.
    pub status_url: Option<String>,
}

/// What happened to an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was placed.
    Placed,
    /// It was paid, later than it was placed.
    Paid,
    /// Its lines are others now.
    Edited,
    /// A box left the shop.
    Shipped(Parcel),
    /// A box arrives today.
    OutForDelivery(Parcel),
    /// A box arrived.
    Delivered(Parcel),
    /// It waits to be fetched.
    ReadyForPickup(Parcel),
    /// It was fetched.
    PickedUp(Parcel),
    /// A box will be later than promised.
    Delayed(Parcel),
    /// An attempt failed, or the carrier reports an exception.
    DeliveryFailed(Parcel),
    /// A box is on its way back, or back.
    Returned(Parcel),
    /// The whole order is off.
    Cancelled,
    /// This sum went back, which may be a part.
    Refunded(Money),
    /// Something that no step is about, in the platform's words.
    Other(String),
}

/// What happened to an order, without what it happened to; or that somebody
/// opened a link in what a shop asked or offered about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each but a click is the case of Change of the same name")]
pub enum Kind {
    Placed,
    Paid,
    Edited,
    Shipped,
    OutForDelivery,
    Delivered,
    ReadyForPickup,
    PickedUp,
    Delayed,
    DeliveryFailed,
    Returned,
    Cancelled,
    Refunded,
    LinkClicked,
    Other,
}

words! { Kind {
    Placed = "placed",
    Paid = "paid",
    Edited = "edited",
    Shipped = "shipped",
    OutForDelivery = "out-for-delivery",
    Delivered = "delivered",
    ReadyForPickup = "ready-for-pickup",
    PickedUp = "picked-up",
    Delayed = "delayed",
    DeliveryFailed = "delivery-failed",
    Returned = "returned",
    Cancelled = "cancelled",
    Refunded = "refunded",
    LinkClicked = "link-clicked",
    Other = "other",
} }

impl Change {
    /// What happened.
    pub fn kind(&self) -> Kind {
        match self {
            Change::Placed => Kind::Placed,
            Change::Paid => Kind::Paid,
            Change::Edited => Kind::Edited,
            Change::Shipped(_) => Kind::Shipped,
            Change::OutForDelivery(_) => Kind::OutForDelivery,
            Change::Delivered(_) => Kind::Delivered,
            Change::ReadyForPickup(_) => Kind::ReadyForPickup,
            Change::PickedUp(_) => Kind::PickedUp,
            Change::Delayed(_) => Kind::Delayed,
            Change::DeliveryFailed(_) => Kind::DeliveryFailed,
            Change::Returned(_) => Kind::Returned,
            Change::Cancelled => Kind::Cancelled,
            Change::Refunded(_) => Kind::Refunded,
            Change::Other(_) => Kind::Other,
        }
    }

    /// The parcel that it happened to.
    pub fn parcel(&self) -> Option<&Parcel> {
        match self {
            Change::Shipped(parcel)
            | Change::OutForDelivery(parcel)
            | Change::Delivered(parcel)
            | Change::ReadyForPickup(parcel)
            | Change::PickedUp(parcel)
            | Change::Delayed(parcel)
            | Change::DeliveryFailed(parcel)
            | Change::Returned(parcel) => Some(parcel),
            Change::Placed
            | Change::Paid
            | Change::Edited
            | Change::Cancelled
            | Change::Refunded(_)
            | Change::Other(_) => None,
        }
    }
}

/// One thing that happened to one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderEvent {
    /// The platform's own event id.
    pub id: String,
    /// When it happened, by the platform's clock.
    pub occurred_at: Timestamp,
    /// What happened.
    pub change: Change,
    /// The order afterwards.
    pub order: Order,
    /// What the buyer agreed to with it.
    pub consent: Vec<Grant>,
}

/// What somebody agreed to or took back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    /// A topic, a class, "all", or "order:" and the id of one order.
    pub scope: String,
    /// False takes consent back.
    pub granted: bool,
    /// When the person did it.
    pub at: Timestamp,
    /// Where: "checkout", "reply".
    pub source: String,
    /// The words that the person saw.
    pub wording: Option<String>,
    /// Who recorded it.
    pub recorded_by: Option<String>,
    /// From then on it covers nothing.
    pub expires_at: Option<Timestamp>,
}

/// Consent that came by another way than an order or a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentChange {
    /// A repeat of it changes nothing.
    pub id: String,
    /// What was agreed to or taken back.
    pub grants: Vec<Grant>,
}

/// A text from a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The gateway's own id.
    pub id: String,
    /// E.164: its calling code tells where people are, and so what words mean.
    pub sender: String,
    /// Anything at all.
    pub body: String,
    /// When it came in.
    pub received_at: Timestamp,
    /// The keyword that the carrier has read and answered itself.
    pub carrier_opt_out: Option<String>,
}

/// How far a text got. A report never takes it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// The gateway may or may not have it.
    Uncertain,
    /// The gateway has it.
    Accepted,
    /// The carrier has it.
    Sent,
    /// It will never arrive.
    Failed,
    /// The phone has it.
    Delivered,
}

words! { Status {
    Uncertain = "uncertain",
    Accepted = "accepted",
    Sent = "sent",
    Failed = "failed",
    Delivered = "delivered",
} }

/// Why a text was refused, by what has to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureClass {
    /// This text will never reach this number.
    Permanent,
    /// The number told the carrier to stop.
    OptedOut,
    /// It may work later.
    Transient,
    /// Somebody took offence at the content.
    Filtered,
    /// Somebody has to mend the account.
    Misconfigured,
}

/// What became of a text after the gateway had taken it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryReport {
    /// A repeat of it changes nothing.
    pub id: String,
    /// The text's name.
    pub message: String,
    /// How far it got; never [`Status::Uncertain`].
    pub status: Status,
    /// Only when it failed.
    pub failure: Option<FailureClass>,
    /// The gateway's own code.
    pub code: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// A person opened a link of a text for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkClick {
    /// The link's code.
    pub code: String,
    /// The text's name.
    pub message: String,
    /// When.
    pub at: Timestamp,
}

/// What the gateway answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendResult {
    /// Taken, under the gateway's own id.
    Taken(String),
    /// A definite no.
    Rejected {
        /// What has to be done about it.
        class: FailureClass,
        /// The gateway's own code.
        code: String,
        /// The gateway's own words.
        detail: String,
    },
    /// Not sent; try again at that moment.
    Throttled(Option<Timestamp>),
    /// Not sent; the gateway could not be reached.
    Unavailable(String),
    /// It may or may not have been sent.
    Uncertain(String),
}

/// Everything that can be told to [`crate::handle`].
#[allow(clippy::large_enum_variant, reason = "one lives at a time, and most are order events")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Something happened to an order.
    Order(OrderEvent),
    /// Somebody answered.
    Reply(Reply),
    /// Consent was given or taken back elsewhere.
    Consent(ConsentChange),
    /// What became of a text.
    Report(DeliveryReport),
    /// Somebody opened a link.
    Click(LinkClick),
    /// The timer of this name is due.
    Wake(String),
    /// What the gateway answered to [`crate::Effect::Send`].
    Sent {
        /// The text that was to be sent.
        sms: Sms,
        /// The answer.
        result: SendResult,
    },
    /// The person wants to be forgotten.
    Forget,
}
