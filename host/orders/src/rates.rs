//! How often things happen and how long they take: every figure of the story,
//! in one place. None is measured at one shop; they are of the size that shops
//! of consumer goods report, so that what is rare in life is rare here and all
//! of it still happens within some thousand orders.

use std::ops::RangeInclusive;

/// Of a thousand orders, or of a thousand of what the comment says.
pub const PER_MILLE: Rates = Rates {
    known_buyer: 300,
    texts_agreed: 780,
    texts_declined: 40,
    marketing_agreed: 250,
    club_agreed: 120,
    zone_stated: 150,
    moved: 70,
    ordered_before: 150,
    subscribed: 400,
    several_lines: 420,
    pickup: 70,
    local_delivery: 50,
    paid_later: 70,
    never_paid: 8,
    paid_told: 500,
    edited: 35,
    number_changed: 4,
    cancelled: 30,
    cancelled_under_way: 4,
    split: 150,
    contents_untold: 200,
    out_for_delivery_told: 850,
    delayed: 80,
    attempt_failed: 35,
    went_back: 200,
    lost: 5,
    never_fetched: 40,
    returned: 60,
    returned_whole: 500,
    good_will: 20,
    first_use_told: 60,
    rated: 220,
    thanked: 60,
    asked: 40,
    said_stop: 25,
    came_back: 100,
    reorder_answered: 200,
    confirmed: 700,
};

/// How often things happen, in a thousand.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Somebody who ordered within the plan, subscribers aside.
    pub known_buyer: u32,
    /// Of buyers: the box at the checkout was ticked.
    pub texts_agreed: u32,
    /// Of the others: the platform says that it was left empty.
    pub texts_declined: u32,
    /// Of those who agreed: to marketing, too.
    pub marketing_agreed: u32,
    /// Of those who agreed: to the club, too.
    pub club_agreed: u32,
    /// Of buyers: the shop knows the time zone.
    pub zone_stated: u32,
    /// Of buyers: the number is from where they lived before.
    pub moved: u32,
    /// Of new buyers: they know the shop from before the plan.
    pub ordered_before: u32,
    /// Of regular buyers: by a subscription.
    pub subscribed: u32,
    /// More than one kind of thing in the basket.
    pub several_lines: u32,
    /// Fetched at the shop.
    pub pickup: u32,
    /// Brought by the shop.
    pub local_delivery: u32,
    /// Paid by transfer, and so later.
    pub paid_later: u32,
    /// Never paid, and so cancelled.
    pub never_paid: u32,
    /// Of those paid at once: the platform has an event of its own for it.
    pub paid_told: u32,
    /// Changed before it left.
    pub edited: u32,
    /// The buyer gives another number before it leaves.
    pub number_changed: u32,
    /// Cancelled before it left.
    pub cancelled: u32,
    /// Cancelled when a parcel was already on its way.
    pub cancelled_under_way: u32,
    /// Of orders of several lines: in several parcels.
    pub split: u32,
    /// Of parcels: nobody says what is inside.
    pub contents_untold: u32,
    /// Of parcels: the carrier says on which morning it is on the van.
    pub out_for_delivery_told: u32,
    /// Of parcels: later than promised.
    pub delayed: u32,
    /// Of parcels: nobody was there.
    pub attempt_failed: u32,
    /// Of those: sent back, and not brought again.
    pub went_back: u32,
    /// Of parcels: never heard of again.
    pub lost: u32,
    /// Of what could be fetched: it never was.
    pub never_fetched: u32,
    /// Of what arrived: sent back.
    pub returned: u32,
    /// Of returns: the whole order.
    pub returned_whole: u32,
    /// Of what arrived and stayed: a part of the money back, as an apology.
    pub good_will: u32,
    /// Of what arrived: the product tells when it is first used.
    pub first_use_told: u32,
    /// Of what arrived at somebody who gets texts: a rating.
    pub rated: u32,
    /// Of orders of somebody who gets texts: thanks, or other small talk.
    pub thanked: u32,
    /// Of orders of somebody who gets texts: a question.
    pub asked: u32,
    /// Of orders of somebody who gets texts: STOP.
    pub said_stop: u32,
    /// Of those who said STOP: START, some days later.
    pub came_back: u32,
    /// Of what runs out: the question about more is answered.
    pub reorder_answered: u32,
    /// Of those who have to confirm that they agreed: they do.
    pub confirmed: u32,
}

/// Minutes until the platform tells of a payment at the checkout.
pub const PAID_AT_ONCE_MINUTES: RangeInclusive<i64> = 0..=10;
/// Hours until a transfer arrives.
pub const PAID_LATER_HOURS: RangeInclusive<i64> = 3..=72;
/// Days that a shop waits for the money.
pub const PATIENCE_DAYS: RangeInclusive<i64> = 6..=8;
/// Minutes after which a buyer thinks again.
pub const SECOND_THOUGHTS_MINUTES: RangeInclusive<i64> = 5..=180;
/// Minutes from a cancellation to its refund.
pub const REFUND_MINUTES: RangeInclusive<i64> = 0..=90;
/// Hours until a parcel is packed.
pub const HANDLING_HOURS: RangeInclusive<i64> = 4..=60;
/// Days that a delay adds.
pub const DELAY_DAYS: RangeInclusive<i64> = 1..=4;
/// Hours until an order can be fetched.
pub const READY_HOURS: RangeInclusive<i64> = 2..=24;
/// Hours until it is.
pub const FETCHED_HOURS: RangeInclusive<i64> = 1..=100;
/// Days from an arrival to the return.
pub const RETURN_DAYS: RangeInclusive<i64> = 2..=20;
/// Days from a return to its refund.
pub const RETURN_REFUND_DAYS: RangeInclusive<i64> = 1..=4;
/// Days between two orders of a regular buyer.
pub const REGULAR_DAYS: RangeInclusive<i64> = 27..=33;
/// Orders of those who know the shop from before the plan.
pub const ORDERS_BEFORE: RangeInclusive<i64> = 1..=9;
/// Part of the sum that is given back as an apology, in a hundred.
pub const GOOD_WILL_PER_CENT: RangeInclusive<i64> = 5..=30;
