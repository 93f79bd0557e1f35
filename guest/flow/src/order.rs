//! What happens to orders: state moves forward only, and news becomes a text
//! that waits for its wake.

use crate::contact::{Facts, ORDERS_MAX, OrderState, PARCELS_MAX, ParcelFacts, ParcelState, clean};
use crate::effect::{Detail, Outcome};
use crate::event::{Change, Grant, Order, OrderEvent, Parcel, Timestamp};
use crate::journey::{self, Stage};
use crate::message::{is_e164, message_id};
use crate::text::Plan;
use crate::turn::Turn;

/// Consent entries of one event that are looked at.
const GRANTS_MAX: usize = 50;
/// The longest id of a parcel, in bytes.
const PARCEL_ID_MAX: usize = 200;

impl Turn<'_> {
    pub(crate) fn order_event(&mut self, event: &OrderEvent) -> Outcome {
        let reason = match event.order.buyer.phone.as_deref() {
            None => Some("the order has no phone number"),
            Some(phone) if !is_e164(phone) => Some("the order's phone number is not in E.164 form"),
            Some(_) => None,
        };
        if let Some(reason) = reason {
            return self.ignore("event.ignored", reason, about(event, reason));
        }
        let consented = self.record_consent(&event.id, &event.consent);
        self.refresh_facts(event);
        let (step, parcel) = match journey::started_by(&event.change) {
            Ok(started) => started,
            Err(word) => {
                let detail = about(event, "no step is about this").text("change", &clean(word, 60));
                let ignored = self.ignore("event.ignored", "no step is about this", detail);
                return if consented { Outcome::Applied } else { ignored };
            }
        };
        if let Err(reason) = self.advance(&event.order, &event.change) {
            let ignored =
                self.ignore("event.stale", reason, about(event, reason).text("change", step.name()));
            return if consented { Outcome::Applied } else { ignored };
        }
        self.drop_outdated();
        let id = match parcel {
            Some(parcel) => message_id(&["order", &event.order.id, step.name(), &parcel.id]),
            None => message_id(&["order", &event.order.id, step.name()]),
        };
        let order = Some(event.order.id.clone());
        let parcel_id = parcel.map(|parcel| parcel.id.clone());
        if self.plan(Plan {
            id,
            step,
            order,
            parcel: parcel_id,
            occurred_at: event.occurred_at,
            cause: &event.id,
        }) {
            self.remember_facts(event, parcel);
        }
        Outcome::Applied
    }

    /// Records consent with a receipt for each entry that changes something;
    /// whether any did.
    pub(crate) fn record_consent(&mut self, cause: &str, grants: &[Grant]) -> bool {
        let mut changed = false;
        for grant in grants.iter().take(GRANTS_MAX) {
            let scope = clean(&grant.scope, 40);
            match self.contact.consent.record(grant, self.now) {
                Ok(false) => {}
                Ok(true) => {
                    changed = true;
                    let kind = if grant.granted { "consent.granted" } else { "consent.revoked" };
                    let detail = Detail::because("the person said so")
                        .text("scope", &scope)
                        .text("source", &clean(&grant.source, 40))
                        .number("at", grant.at)
                        .text("event", cause)
                        .maybe("wording", grant.wording.as_deref().map(|words| clean(words, 500)).as_deref());
                    self.receipt(kind, None, detail);
                }
                Err(reason) => {
                    let detail = Detail::because(reason).text("scope", &scope).text("event", cause);
                    self.receipt("consent.ignored", None, detail);
                }
            }
        }
        if changed && self.contact.consent.is_stopped() {
            self.drop_all("the person opted out");
        }
        changed
    }

    /// Moves the order's state forward, or says why it stays.
    fn advance(&mut self, event: &Order, change: &Change) -> Result<(), &'static str> {
        if self.contact.order(&event.id).is_none() {
            self.make_room_for_an_order();
            self.contact.orders.push(OrderState { id: event.id.clone(), ..OrderState::default() });
        }
        let Some(order) = self.contact.orders.iter_mut().find(|order| order.id == event.id) else {
            return Err("the order is unknown");
        };
        if order.cancelled {
            return Err("the order is cancelled");
        }
        match change {
            Change::Placed if order.placed => Err("the order is known already"),
            Change::Placed => {
                order.placed = true;
                if order.parcels.is_empty() { Ok(()) } else { Err("the order is on its way already") }
            }
            Change::Shipped(parcel) => order.advance(parcel, Stage::Shipped),
            Change::OutForDelivery(parcel) => order.advance(parcel, Stage::OutForDelivery),
            Change::Delivered(parcel) => order.advance(parcel, Stage::Delivered),
            Change::Cancelled => {
                order.cancelled = true;
                Ok(())
            }
            Change::Other(_) => Err("no step is about this"),
        }
    }

    fn make_room_for_an_order(&mut self) {
        if self.contact.orders.len() < ORDERS_MAX {
            return;
        }
        let waits = |order: &OrderState| {
            self.contact.pending.iter().any(|text| text.order.as_ref() == Some(&order.id))
        };
        let oldest = self.contact.orders.iter().position(|order| !waits(order)).unwrap_or(0);
        let order = self.contact.orders.remove(oldest);
        let of_order = |text: &crate::contact::Pending| text.order.as_ref() == Some(&order.id);
        let ids: Vec<String> =
            self.contact.pending.iter().filter(|text| of_order(text)).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, "there are too many orders at once");
        }
    }

    /// A text that waits tells the newest that is known.
    fn refresh_facts(&mut self, event: &OrderEvent) {
        let known = self.contact.orders.iter_mut().find(|order| order.id == event.order.id);
        if let Some(facts) = known.and_then(|order| order.facts.as_mut())
            && facts.as_of <= event.occurred_at
        {
            *facts = Facts::of(&event.order, event.occurred_at);
        }
    }

    /// Keeps what the text that now waits will say.
    fn remember_facts(&mut self, event: &OrderEvent, parcel: Option<&Parcel>) {
        let Some(order) = self.contact.orders.iter_mut().find(|order| order.id == event.order.id) else {
            return;
        };
        if order.facts.is_none() {
            order.facts = Some(Facts::of(&event.order, event.occurred_at));
        }
        if let Some(parcel) = parcel
            && let Some(state) = order.parcels.iter_mut().find(|state| state.id == parcel.id)
        {
            state.facts = Some(ParcelFacts::of(parcel));
        }
    }
}

impl OrderState {
    fn advance(&mut self, parcel: &Parcel, stage: Stage) -> Result<(), &'static str> {
        if let Some(known) = self.parcels.iter_mut().find(|known| known.id == parcel.id) {
            if known.stage >= stage {
                return Err("the parcel is that far already");
            }
            known.stage = stage;
            return Ok(());
        }
        if parcel.id.len() > PARCEL_ID_MAX {
            return Err("the parcel's id is too long");
        }
        if self.parcels.len() >= PARCELS_MAX {
            return Err("the order has too many parcels");
        }
        self.parcels.push(ParcelState { id: parcel.id.clone(), stage, facts: None });
        Ok(())
    }
}

/// What a receipt says about an event. The number it names stays out of it.
fn about(event: &OrderEvent, reason: &str) -> Detail {
    let at: Timestamp = event.occurred_at;
    Detail::because(reason).text("event", &event.id).text("order", &event.order.id).number("occurred_at", at)
}
