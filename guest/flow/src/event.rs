//! What the flow is told, in its own words.
//!
//! The shapes follow the contract, without what nothing here looks at. They own
//! their strings: a decision is redone after a conflict.

use crate::effect::Sms;

/// Milliseconds since the Unix epoch, UTC.
pub type Timestamp = i64;

/// One second in [`Timestamp`] units.
pub const SECOND: Timestamp = 1_000;
/// One minute in [`Timestamp`] units.
pub const MINUTE: Timestamp = 60 * SECOND;
/// One hour in [`Timestamp`] units.
pub const HOUR: Timestamp = 60 * MINUTE;

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

/// The person behind an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buyer {
    /// As the order has it; the contact's key holds the number texts go to.
    pub phone: Option<String>,
    /// What to call them.
    pub first_name: Option<String>,
    /// BCP 47.
    pub locale: Option<String>,
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the shop calls the thing.
    pub title: String,
    /// What is still ordered.
    pub quantity: u32,
}

/// One box on its way.
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
}

/// An order as it stands at the time of the event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The platform's own id.
    pub id: String,
    /// What people call it.
    pub name: String,
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
    /// A box left the shop.
    Shipped(Parcel),
    /// A box arrives today.
    OutForDelivery(Parcel),
    /// A box arrived.
    Delivered(Parcel),
    /// The whole order is off.
    Cancelled,
    /// Something that no step is about, in a word: "paid", "refunded".
    Other(String),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// A topic, a class or "all".
    pub scope: String,
    /// False takes consent back.
    pub granted: bool,
    /// When the person did it.
    pub at: Timestamp,
    /// Where: "checkout", "reply".
    pub source: String,
    /// The words that the person saw.
    pub wording: Option<String>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
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
