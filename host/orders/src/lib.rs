//! Life-like orders, made up from a seed: who buys what, when it is paid, sent,
//! late, lost, returned, and what people answer.
//!
//! Pure: no I/O and no clock, and the same plan tells the same story on every
//! machine. What things happen how often is in [`rates`]; who buys is in
//! `place` and `person`, what in [`catalogue`], and what becomes of it in
//! `course`. Webhooks that come late, twice or not at all are no matter of
//! orders, and so not made up here.

mod basket;
pub mod catalogue;
mod course;
mod dice;
mod parcels;
mod person;
mod place;
pub mod rates;
mod replies;
mod rhythm;
mod stream;

use aftertext_edge::types::{InboundReply, OrderEvent, Timestamp};

pub use stream::Happenings;

/// What is to be made up.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many orders are placed.
    pub orders: u32,
    /// Over how many days they are placed; none counts as one.
    pub days: u32,
    /// The same seed tells the same story.
    pub seed: u64,
    /// When the first day begins, in milliseconds since the Unix epoch.
    pub start: Timestamp,
    /// The shop's id in aftertext's words: "demo".
    pub shop: String,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// When, in milliseconds since the Unix epoch.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What happens, in the contract's words.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one is held at a time, and most are of orders")]
pub enum What {
    /// Something happened to an order.
    Order(OrderEvent),
    /// A buyer answered, whether or not there was anything to answer.
    Reply(InboundReply),
}

/// Everything that happens under `plan`, in the order in which it happens: all
/// orders, and what becomes of them after the plan's last day. Only what is
/// still to come of the orders that were placed is kept in memory.
pub fn happenings(plan: &Plan) -> Happenings {
    Happenings::new(plan)
}
