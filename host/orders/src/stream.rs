//! The orders' stories, woven into one.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::sync::Arc;

use aftertext_edge::types::{ConsentGrant, InboundReply, Order, OrderChange, OrderEvent, Timestamp};

use crate::basket;
use crate::course::Course;
use crate::dice::Dice;
use crate::person::People;
use crate::rates::PER_MILLE;
use crate::replies;
use crate::rhythm::{DAY, moment, placed_before};
use crate::{Happening, Plan, What};

/// The first order's number, as shops count.
const FIRST_NUMBER: u32 = 1_001;
/// What of the shop's people answer to.
const RECIPIENT: &str = "+18885550100";

/// What is still to happen, day by day.
#[derive(Clone, Debug)]
pub struct Happenings {
    plan: Plan,
    dice: Dice,
    people: People,
    /// The first day whose orders are not among what is to come.
    next_day: u32,
    to_come: BinaryHeap<Reverse<ToCome>>,
    /// How much was ever to come: it tells what happens at the same moment apart.
    sequence: u64,
}

#[derive(Clone, Debug)]
struct ToCome {
    at: Timestamp,
    sequence: u64,
    what: Kept,
}

/// What is to come, as small as can be: the changes to an order share it.
#[derive(Clone, Debug)]
enum Kept {
    Order { id: String, change: OrderChange, order: Arc<Order>, consent: Vec<ConsentGrant> },
    Reply { id: String, sender: String, body: &'static str },
}

impl Happenings {
    pub(crate) fn new(plan: &Plan) -> Happenings {
        Happenings {
            plan: plan.clone(),
            dice: Dice::new(plan.seed),
            people: People::default(),
            next_day: 0,
            to_come: BinaryHeap::new(),
            sequence: 0,
        }
    }

    /// Places the orders of one day, and makes up all that becomes of them.
    fn live_through_a_day(&mut self) {
        let day = self.day(self.next_day);
        let numbers = placed_before(&self.plan, self.next_day)..placed_before(&self.plan, self.next_day + 1);
        self.next_day += 1;
        for number in numbers {
            self.place(FIRST_NUMBER.saturating_add(number), day);
        }
    }

    fn day(&self, number: u32) -> Timestamp {
        self.plan.start.saturating_add(Timestamp::from(number).saturating_mul(DAY))
    }

    fn place(&mut self, number: u32, day: Timestamp) {
        let changes_number = self.dice.chance(PER_MILLE.number_changed);
        let new_number = if changes_number { self.people.spare_number() } else { None };
        let Some(person) = self.people.next(&mut self.dice, day) else {
            return;
        };
        let placed_at = moment(&mut self.dice, person.home, day);
        let order = basket::order(&mut self.dice, person, number, placed_at);
        let consent = person.consent(placed_at);
        let mut course = Course::new(&mut self.dice, person, order, new_number);
        let answers = replies::answers(&mut course);
        let (id, told) = (course.order.id.clone(), course.told);
        let mut kept = Vec::with_capacity(told.len() + answers.len());
        let mut consent = Some(consent);
        for (index, told) in told.into_iter().enumerate() {
            let consent = consent.take().unwrap_or_default();
            let id = format!("{id}/{index}");
            kept.push((told.at, Kept::Order { id, change: told.change, order: told.order, consent }));
        }
        for (index, answer) in answers.into_iter().enumerate() {
            let id = format!("{id}/reply-{index}");
            person.left_at = person.left_at.or(answer.leaves.then_some(answer.at));
            kept.push((answer.at, Kept::Reply { id, sender: person.phone.clone(), body: answer.body }));
        }
        for (at, what) in kept {
            self.to_come.push(Reverse(ToCome { at, sequence: self.sequence, what }));
            self.sequence += 1;
        }
    }

    fn in_full(&self, to_come: ToCome) -> Happening {
        let (at, shop) = (to_come.at, self.plan.shop.clone());
        let what = match to_come.what {
            Kept::Order { id, change, order, consent } => {
                let order = Arc::unwrap_or_clone(order);
                What::Order(OrderEvent { id, shop, occurred_at: at, change, order, consent })
            }
            Kept::Reply { id, sender, body } => What::Reply(InboundReply {
                id,
                shop,
                sender,
                recipient: RECIPIENT.to_owned(),
                body: body.to_owned(),
                received_at: at,
                carrier_opt_out: None,
            }),
        };
        Happening { at, what }
    }
}

impl Iterator for Happenings {
    type Item = Happening;

    fn next(&mut self) -> Option<Happening> {
        while self.next_day < self.plan.days.max(1) {
            let begins = self.day(self.next_day);
            if self.to_come.peek().is_some_and(|Reverse(first)| first.at < begins) {
                break;
            }
            self.live_through_a_day();
        }
        let Reverse(first) = self.to_come.pop()?;
        Some(self.in_full(first))
    }
}

impl Ord for ToCome {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.sequence).cmp(&(other.at, other.sequence))
    }
}

impl PartialOrd for ToCome {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ToCome {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ToCome {}
