//! What people ask that the state of their order can answer.

use crate::event::Reply;
use crate::journey::Step;
use crate::message::message_id;
use crate::progress::{OrderState, ParcelState, Stage};
use crate::reading::Reading;
use crate::text::Plan;
use crate::turn::Turn;

/// What a reading calls questions about where an order is.
const WHEREABOUTS: &[&str] = &["where-is-my-order", "when"];

impl Turn<'_> {
    /// The order that a question is about: the newest that is still theirs, as
    /// long as there is something to say of it.
    pub(crate) fn order_in_question(&self, reading: &Reading) -> Option<String> {
        if !reading.topic.is_some_and(|topic| WHEREABOUTS.contains(&topic))
            || self.contact.consent.is_stopped()
        {
            return None;
        }
        let theirs = |order: &&OrderState| order.moved_at.is_none() && !order.is_gone();
        let newest = self.contact.orders.iter().rev().find(theirs)?;
        newest.facts.as_ref().map(|_| newest.id.clone())
    }

    /// Says where an order is.
    pub(crate) fn answer_whereabouts(&mut self, reply: &Reply, id: String) {
        let Some(order) = self.contact.order(&id) else {
            return;
        };
        let (step, parcel) = whereabouts(order);
        let parcel = parcel.map(|parcel| parcel.id.clone());
        self.drop_older_answers();
        let name = message_id(&["reply", &reply.id, step.name()]);
        self.plan(Plan { order: Some(id), parcel, ..Plan::new(name, step, reply.received_at, &reply.id) });
    }
}

/// How far an order is, and the parcel that says so: the furthest that moves.
fn whereabouts(order: &OrderState) -> (Step, Option<&ParcelState>) {
    if order.has_arrived() || order.is_digital() {
        return (Step::OrderArrived, None);
    }
    let moving = order.parcels.iter().filter(|parcel| !parcel.stage.is_final());
    match moving.max_by_key(|parcel| parcel.stage) {
        Some(parcel) if parcel.stage == Stage::ReadyForPickup => (Step::OrderReady, Some(parcel)),
        Some(parcel) => (Step::OrderUnderway, Some(parcel)),
        None => (Step::OrderAwaited, None),
    }
}
