//! Promises of carriers: when one is about to break and nothing has moved, the
//! buyer hears it from the shop first.

use crate::contact::{WATCHES_MAX, Watch};
use crate::effect::Outcome;
use crate::event::{DAY, HOUR, OrderEvent, Parcel, Timestamp};
use crate::facts::ParcelFacts;
use crate::journey::Step;
use crate::message::message_id;
use crate::progress::Stage;
use crate::text::Plan;
use crate::turn::Turn;

/// So long before the promised moment a parcel has to be out for delivery.
const ABOUT_TO_BREAK: Timestamp = 2 * HOUR;
/// Nobody promises anything further ahead than that.
const FURTHEST: Timestamp = 60 * DAY;

impl Turn<'_> {
    /// Watches what was promised for a parcel that is on its way; a newer promise
    /// takes the place of an older one.
    pub(crate) fn watch_promise(&mut self, event: &OrderEvent) {
        let Some((parcel, expected_at)) =
            event.change.parcel().and_then(|parcel| Some((parcel, parcel.expected_at?)))
        else {
            return;
        };
        let told = message_id(&["order", &event.order.id, Step::Delayed.name(), &parcel.id]);
        let on_its_way = self
            .contact
            .order(&event.order.id)
            .and_then(|order| order.parcel(&parcel.id))
            .is_some_and(|parcel| parcel.stage == Stage::Shipped);
        let due_at = expected_at.saturating_sub(ABOUT_TO_BREAK);
        let sensible = due_at > self.now && due_at < self.now.saturating_add(FURTHEST);
        let known = self.contact.was_handed_over(&told) || self.contact.pending(&told).is_some();
        if !on_its_way || !sensible || known {
            return;
        }
        let name = message_id(&["order", &event.order.id, "promise", &parcel.id]);
        let as_of = event.occurred_at;
        let known = self.contact.watches.iter().position(|watch| watch.name == name);
        if let Some(index) = known {
            let newer = |watch: &Watch| watch.as_of < as_of && watch.due_at != due_at;
            if !self.contact.watches.get(index).is_some_and(newer) {
                return;
            }
            self.contact.watches.remove(index);
        } else if self.contact.watches.len() >= WATCHES_MAX {
            let oldest = self.contact.watches.remove(0);
            self.clear_timer(&oldest.name);
        }
        self.set_timer(&name, due_at);
        let (order, parcel) = (event.order.id.clone(), parcel.id.clone());
        self.contact.watches.push(Watch { name, order, parcel, due_at, as_of });
    }

    /// Lets go of promises that were kept, or that nobody cares about any more.
    pub(crate) fn drop_settled_promises(&mut self) {
        if self.contact.watches.is_empty() {
            return;
        }
        let open = |watch: &Watch| {
            let order = self.contact.order(&watch.order);
            order.is_some_and(|order| {
                let parcel = order.parcel(&watch.parcel);
                !order.cancelled
                    && order.moved_at.is_none()
                    && parcel.is_some_and(|parcel| parcel.stage == Stage::Shipped)
            })
        };
        let (kept, settled): (Vec<_>, Vec<_>) =
            self.contact.watches.iter().cloned().partition(|watch| open(watch));
        self.contact.watches = kept;
        for watch in settled {
            self.clear_timer(&watch.name);
        }
    }

    /// Lets go of all promises.
    pub(crate) fn drop_promises(&mut self) {
        for watch in std::mem::take(&mut self.contact.watches) {
            self.clear_timer(&watch.name);
        }
    }

    /// The timer of a promise is due: nothing has moved, so the order is late.
    pub(crate) fn promise_due(&mut self, name: &str) -> Outcome {
        let Some(index) = self.contact.watches.iter().position(|watch| watch.name == name) else {
            self.clear_timer(name);
            return Outcome::Ignored(String::from("no text waits under this name"));
        };
        if self.contact.watches.get(index).is_some_and(|watch| watch.due_at > self.now) {
            return Outcome::Ignored(String::from("the promise is not due yet"));
        }
        let watch = self.contact.watches.remove(index);
        self.clear_timer(name);
        let id = message_id(&["order", &watch.order, Step::Delayed.name(), &watch.parcel]);
        self.plan(Plan {
            order: Some(watch.order),
            parcel: Some(watch.parcel),
            ..Plan::new(id, Step::Delayed, self.now, name)
        });
        Outcome::Applied
    }

    /// Keeps what texts will say about a parcel.
    pub(crate) fn remember_parcel(&mut self, order: &str, parcel: &Parcel) {
        let order = self.contact.order_mut(order);
        let state = order.and_then(|order| order.parcels.iter_mut().find(|state| state.id == parcel.id));
        if let Some(state) = state {
            state.facts = Some(ParcelFacts::of(parcel).or(state.facts.take()));
        }
    }
}
