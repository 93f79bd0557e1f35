//! What becomes of an order, from its payment to its return.

use std::sync::Arc;

use aftertext_edge::types::{FulfillmentMethod, Money, Order, OrderChange, Parcel, Timestamp};

use crate::basket;
use crate::dice::Dice;
use crate::parcels;
use crate::person::Person;
use crate::rates::{self, PER_MILLE};
use crate::rhythm::{DAY, HOUR, MINUTE};

/// What a host calls the event that tells the old number of an order that it has
/// another one now.
const PHONE_CHANGED: &str = "phone-changed";
/// What a platform calls the event that tells that a product is in use.
const FIRST_USED: &str = "first-used";

/// A change, and the order as it stood then.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) at: Timestamp,
    pub(crate) change: OrderChange,
    pub(crate) order: Arc<Order>,
}

/// All that happens to one order.
#[derive(Debug)]
pub(crate) struct Course<'a> {
    pub(crate) dice: &'a mut Dice,
    pub(crate) person: &'a Person,
    pub(crate) order: Arc<Order>,
    pub(crate) told: Vec<Told>,
    /// When all that was sent or fetched was there.
    pub(crate) arrived_at: Option<Timestamp>,
}

impl<'a> Course<'a> {
    /// The whole course of an order that was placed. `new_number` is the one
    /// that the buyer gives before it leaves, if any.
    pub(crate) fn new(
        dice: &'a mut Dice,
        person: &'a Person,
        order: Order,
        new_number: Option<String>,
    ) -> Course<'a> {
        let mut course = Course { dice, person, order: Arc::new(order), told: Vec::new(), arrived_at: None };
        course.run(new_number);
        course
    }

    fn run(&mut self, new_number: Option<String>) {
        let placed_at = self.order.placed_at;
        self.tell(placed_at, OrderChange::Placed);
        let Some(paid_at) = self.pay(placed_at) else {
            return;
        };
        let mut at = paid_at;
        if self.dice.chance(PER_MILLE.edited) {
            at = at.saturating_add(self.dice.span(&rates::SECOND_THOUGHTS_MINUTES, MINUTE));
            self.edit(at);
        }
        if let Some(number) = new_number {
            at = at.saturating_add(self.dice.span(&rates::SECOND_THOUGHTS_MINUTES, MINUTE));
            self.change_number(at, number);
        }
        if self.dice.chance(PER_MILLE.cancelled) {
            at = at.saturating_add(self.dice.span(&rates::SECOND_THOUGHTS_MINUTES, MINUTE));
            self.cancel(at);
            return;
        }
        let arrived_at = self.fulfil(at);
        if self.dice.chance(PER_MILLE.cancelled_under_way) && self.cancel_under_way() {
            return;
        }
        self.arrived_at = arrived_at;
        match arrived_at {
            Some(arrived_at) => self.after(arrived_at),
            None => self.give_up(),
        }
    }

    /// When it was paid; none if it never was, and then it is off.
    fn pay(&mut self, placed_at: Timestamp) -> Option<Timestamp> {
        if self.dice.chance(PER_MILLE.never_paid) {
            let gives_up = placed_at.saturating_add(self.dice.span(&rates::PATIENCE_DAYS, DAY));
            self.tell(gives_up, OrderChange::Cancelled);
            return None;
        }
        if self.dice.chance(PER_MILLE.paid_later) {
            let paid_at = placed_at.saturating_add(self.dice.span(&rates::PAID_LATER_HOURS, HOUR));
            self.tell(paid_at, OrderChange::Paid);
            return Some(paid_at);
        }
        if !self.dice.chance(PER_MILLE.paid_told) {
            return Some(placed_at);
        }
        let paid_at = placed_at.saturating_add(self.dice.span(&rates::PAID_AT_ONCE_MINUTES, MINUTE));
        self.tell(paid_at, OrderChange::Paid);
        Some(paid_at)
    }

    /// One line more of the first thing, or the last thing taken out.
    fn edit(&mut self, at: Timestamp) {
        let several = self.order.lines.len() > 1;
        let taken_out = several && self.dice.chance(500);
        let order = Arc::make_mut(&mut self.order);
        if taken_out {
            order.lines.pop();
        } else if let Some(line) = order.lines.first_mut() {
            line.quantity = line.quantity.saturating_add(1);
        }
        order.total = basket::total(&order.lines, &order.total.currency);
        self.tell(at, OrderChange::Edited);
    }

    /// The old number is told that it is no longer meant, then the new one has it.
    fn change_number(&mut self, at: Timestamp, number: String) {
        self.tell(at, OrderChange::Other(PHONE_CHANGED.to_owned()));
        Arc::make_mut(&mut self.order).buyer.phone = Some(number);
        self.tell(at, OrderChange::Edited);
    }

    /// It is off, and the money goes back.
    fn cancel(&mut self, at: Timestamp) {
        self.tell(at, OrderChange::Cancelled);
        let refunded_at = at.saturating_add(self.dice.span(&rates::REFUND_MINUTES, MINUTE));
        let sum = self.order.total.clone();
        self.take_out(|_| true);
        self.tell(refunded_at, OrderChange::Refunded(sum));
    }

    /// It is off when a part of it has already left, if any has: what the carrier
    /// tells later is about an order that is paid back.
    fn cancel_under_way(&mut self) -> bool {
        let left = self.told.iter().find(|told| matches!(told.change, OrderChange::Shipped(_)));
        let Some(left_at) = left.map(|told| told.at) else {
            return false;
        };
        let cancelled_at = left_at.saturating_add(self.dice.span(&(1..=24), HOUR));
        self.cancel(cancelled_at);
        let refunded_at = self.told.last().map_or(left_at, |told| told.at);
        for told in self.told.iter_mut().filter(|told| told.at > refunded_at) {
            told.order = Arc::clone(&self.order);
        }
        true
    }

    /// Sends it, has it fetched or brings it: when all of it was there. What is
    /// digital is there at once.
    fn fulfil(&mut self, from: Timestamp) -> Option<Timestamp> {
        let digital = |method| method == FulfillmentMethod::Digital;
        let method = self.order.lines.iter().map(|line| line.method).find(|method| !digital(*method));
        match method {
            None | Some(FulfillmentMethod::Digital) => Some(from),
            Some(FulfillmentMethod::Ship) => parcels::ship(self, from),
            Some(FulfillmentMethod::Pickup) => parcels::fetch(self, from),
            Some(FulfillmentMethod::LocalDelivery) => parcels::bring(self, from),
        }
    }

    /// What happens to what arrived.
    fn after(&mut self, arrived_at: Timestamp) {
        if self.dice.chance(PER_MILLE.first_use_told) {
            let used_at = arrived_at.saturating_add(self.dice.span(&(1..=72), HOUR));
            self.tell(used_at, OrderChange::Other(FIRST_USED.to_owned()));
        }
        if self.dice.chance(PER_MILLE.returned) {
            self.give_back(arrived_at);
        } else if self.dice.chance(PER_MILLE.good_will) {
            let at = arrived_at.saturating_add(self.dice.span(&(1..=10), DAY));
            let per_cent = self.dice.between(&rates::GOOD_WILL_PER_CENT);
            let amount = self.order.total.amount.saturating_mul(per_cent) / 100;
            let sum = Money { amount, ..self.order.total.clone() };
            self.tell(at, OrderChange::Refunded(sum));
        }
    }

    /// A parcel goes back, and the money for it.
    fn give_back(&mut self, arrived_at: Timestamp) {
        let Some(parcel) = self.told.iter().rev().find_map(|told| arrived(&told.change)).cloned() else {
            return;
        };
        let whole = self.dice.chance(PER_MILLE.returned_whole) || parcel.lines.is_empty();
        let returned_at = arrived_at.saturating_add(self.dice.span(&rates::RETURN_DAYS, DAY));
        let refunded_at = returned_at.saturating_add(self.dice.span(&rates::RETURN_REFUND_DAYS, DAY));
        let ids = parcel.lines.clone();
        self.tell(returned_at, OrderChange::Returned(parcel));
        let before = self.order.total.amount;
        self.take_out(|id| whole || ids.iter().any(|line| line == id));
        let sum = Money { amount: before - self.order.total.amount, ..self.order.total.clone() };
        self.tell(refunded_at, OrderChange::Refunded(sum));
    }

    /// What never arrived is paid back: the whole order, or half of it when
    /// something of it did.
    fn give_up(&mut self) {
        let last = self.told.iter().map(|told| told.at).max().unwrap_or(self.order.placed_at);
        let at = last.saturating_add(self.dice.span(&rates::PATIENCE_DAYS, DAY));
        if !self.told.iter().any(|told| arrived(&told.change).is_some()) {
            self.cancel(at);
            return;
        }
        let sum = Money { amount: self.order.total.amount / 2, ..self.order.total.clone() };
        self.tell(at, OrderChange::Refunded(sum));
    }

    /// Lowers what is still ordered to nothing.
    fn take_out(&mut self, gone: impl Fn(&str) -> bool) {
        let order = Arc::make_mut(&mut self.order);
        for line in order.lines.iter_mut().filter(|line| gone(&line.id)) {
            line.quantity = 0;
        }
        order.total = basket::total(&order.lines, &order.total.currency);
    }

    pub(crate) fn tell(&mut self, at: Timestamp, change: OrderChange) {
        self.told.push(Told { at, change, order: Arc::clone(&self.order) });
    }
}

/// The parcel that arrived, if one did.
fn arrived(change: &OrderChange) -> Option<&Parcel> {
    match change {
        OrderChange::Delivered(parcel) | OrderChange::PickedUp(parcel) => Some(parcel),
        _ => None,
    }
}
