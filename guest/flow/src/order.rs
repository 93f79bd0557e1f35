//! What happens to orders: state moves forward only, and news becomes a text
//! that waits for its wake.

use crate::consent::ORDER_SCOPE_MAX;
use crate::contact::{About, ORDERS_MAX, Pending};
use crate::effect::{Detail, Outcome};
use crate::event::{Change, DAY, Grant, HOUR, Kind, OrderEvent, Parcel, Timestamp};
use crate::facts::{Facts, amount, clean};
use crate::journey::{self, Step};
use crate::message::{is_e164, message_id};
use crate::progress::{OrderState, Stage};
use crate::text::Plan;
use crate::turn::Turn;

/// Consent entries of one event that are looked at.
const GRANTS_MAX: usize = 50;
/// What a host calls an event that tells the old number that its order has
/// another one now.
pub const PHONE_CHANGED: &str = "phone-changed";
/// What a platform calls an event that tells that the buyer has begun to use
/// what arrived: the set-up text need not wait any longer.
pub const FIRST_USED: &str = "first-used";
/// A payment within this time of the order belongs to it and is no news.
const PAID_AT_ONCE: Timestamp = HOUR;
/// An arrival that is told later than this is an import: nobody is asked about it.
const ARRIVAL_IS_NEWS_FOR: Timestamp = 2 * DAY;

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
        match &event.change {
            Change::Other(word) if word == PHONE_CHANGED => return self.leave_order(event),
            Change::Other(word) if word == FIRST_USED => return self.first_used(event),
            _ => {}
        }
        let consented = self.record_consent(&event.id, &event.consent);
        let outcome = self.apply(event);
        if consented {
            self.remember_facts(event);
            self.seek_confirmation(&event.id, Some(&event.order.id));
            return Outcome::Applied;
        }
        outcome
    }

    /// What an event says about the order itself.
    fn apply(&mut self, event: &OrderEvent) -> Outcome {
        match self.news(event) {
            Ok(step) => {
                self.follow(event, step);
                Outcome::Applied
            }
            Err(ignored) => {
                self.refresh_facts(event);
                self.watch_promise(event);
                self.remember_watched(event);
                ignored
            }
        }
    }

    /// The step whose news an event is, after it has moved the order's state.
    fn news(&mut self, event: &OrderEvent) -> Result<Step, Outcome> {
        let known = self.contact.order(&event.order.id);
        let method = known.zip(event.change.parcel()).and_then(|(order, parcel)| order.method_of(parcel));
        let step = match journey::started_by(&event.change, method) {
            Ok(step) => step,
            Err(word) => {
                let detail = about(event, "no step is about this").text("change", &clean(word, 60));
                return Err(self.ignore("event.ignored", "no step is about this", detail));
            }
        };
        self.advance(event).map_err(|reason| {
            self.ignore("event.stale", reason, about(event, reason).text("change", step.name()))
        })?;
        Ok(step)
    }

    /// What follows from news: what it makes untrue is dropped, and texts wait.
    fn follow(&mut self, event: &OrderEvent, step: Step) {
        self.refresh_facts(event);
        self.drop_settled_promises();
        self.drop_outdated();
        self.drop_killed(event);
        self.remember(event);
        let parcel = event.change.parcel();
        self.plan_news(event, step, parcel);
        self.plan_arrival(event, parcel);
        self.watch_promise(event);
    }

    /// A promise that breaks is told in the words of the event that made it.
    fn remember_watched(&mut self, event: &OrderEvent) {
        if self.contact.watches.iter().any(|watch| watch.order == event.order.id) {
            self.remember(event);
        }
    }

    /// Keeps what texts that wait will say; of what none waits for, the end of
    /// the turn lets go.
    fn remember(&mut self, event: &OrderEvent) {
        self.remember_facts(event);
        if let Some(parcel) = event.change.parcel() {
            self.remember_parcel(&event.order.id, parcel);
        }
    }

    fn plan_news(&mut self, event: &OrderEvent, step: Step, parcel: Option<&Parcel>) {
        let order = event.order.id.as_str();
        let id = match (&event.change, parcel) {
            (Change::Edited | Change::Refunded(_), _) => {
                message_id(&["order", order, step.name(), &event.id])
            }
            // A parcel may fail again on another day.
            (Change::DeliveryFailed(parcel), _) => {
                let day = event.occurred_at.div_euclid(DAY);
                message_id(&["order", order, step.name(), &format!("{}.{day}", parcel.id)])
            }
            (_, Some(parcel)) => message_id(&["order", order, step.name(), &parcel.id]),
            (_, None) => message_id(&["order", order, step.name()]),
        };
        if step == Step::OrderEdited {
            self.drop_older_edits(order, &id);
        }
        let about = match &event.change {
            Change::Refunded(sum) => Some(About::Refund(amount(sum.clone()))),
            _ => None,
        };
        self.plan(Plan {
            order: Some(order.to_owned()),
            parcel: parcel.map(|parcel| parcel.id.clone()),
            about,
            ..Plan::new(id, step, event.occurred_at, &event.id)
        });
    }

    /// The newest edit tells all that has changed since the buyer last heard.
    fn drop_older_edits(&mut self, order: &str, newest: &str) {
        let older = |text: &&Pending| {
            text.step == Step::OrderEdited && text.order.as_deref() == Some(order) && text.id != newest
        };
        let ids: Vec<String> =
            self.contact.pending.iter().filter(older).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, "newer news replaced it");
        }
    }

    /// Plans what waits for the arrival of all, if this was the last of it.
    fn plan_arrival(&mut self, event: &OrderEvent, parcel: Option<&Parcel>) {
        let kind = event.change.kind();
        if kind == Kind::Placed {
            self.note_bought_again(event);
        }
        let Some(order) = self.contact.order(&event.order.id) else {
            return;
        };
        let arrived = match kind {
            Kind::Delivered | Kind::PickedUp => order.has_arrived(),
            Kind::Placed => order.is_digital(),
            _ => return,
        };
        let is_news = self.now <= event.occurred_at.saturating_add(ARRIVAL_IS_NEWS_FOR);
        if !is_news || order.is_gone() {
            return;
        }
        if arrived {
            for step in Step::of_arrivals() {
                self.plan_ask(event, step);
            }
        }
        self.start_clocks(event, parcel);
    }

    /// Plans one text that waits for the arrival of all; one that waits already
    /// moves with the later parcel.
    fn plan_ask(&mut self, event: &OrderEvent, step: Step) {
        if !self.settings.is_enabled(step) {
            return;
        }
        let id = message_id(&["order", &event.order.id, step.name()]);
        if self.contact.was_handed_over(&id) {
            return;
        }
        let base = event.occurred_at.min(self.now);
        let needed = if step == Step::Feedback { self.time_to_try(event) } else { None };
        let due_at = self.settings.due_at(step, base, needed, || self.zone(Some(&event.order.id)));
        if let Some(text) = self.contact.pending_mut(&id) {
            if due_at > text.due_at {
                text.useful_until = due_at.saturating_add(step.row().useful_for);
                self.move_text(&id, due_at);
            }
            return;
        }
        let (order, due_at) = (Some(event.order.id.clone()), Some(due_at));
        self.plan(Plan { order, due_at, ..Plan::new(id, step, event.occurred_at, &event.id) });
    }

    /// How long it takes to know what was ordered: as long as the slowest product.
    fn time_to_try(&self, event: &OrderEvent) -> Option<Timestamp> {
        if self.settings.products.is_empty() {
            return None;
        }
        let order = self.contact.order(&event.order.id)?;
        let facts = Facts::of(&event.order, event.occurred_at, order);
        let tries = facts.lines.iter().filter_map(|line| self.settings.product(line)?.try_for);
        tries.map(|span| span.0).max()
    }

    /// Drops the texts that an event ends, by the table or the settings.
    fn drop_killed(&mut self, event: &OrderEvent) {
        let kind = event.change.kind();
        let concerned = |text: &&Pending| {
            let same_order = text.order.as_ref() == Some(&event.order.id);
            (same_order || (kind == Kind::Placed && text.order.is_some()))
                && self.settings.kills(text.step, kind)
        };
        let ids: Vec<String> =
            self.contact.pending.iter().filter(concerned).map(|text| text.id.clone()).collect();
        for id in ids {
            let detail = Detail::because("what happened since ended it").text("change", kind.name());
            self.end_text(&id, "text.dropped", detail.text("event", &event.id));
        }
    }

    /// Records consent with a receipt for each entry that changes something;
    /// whether any did.
    pub(crate) fn record_consent(&mut self, cause: &str, grants: &[Grant]) -> bool {
        let mut changed = false;
        for grant in grants.iter().take(GRANTS_MAX) {
            let scope = clean(&grant.scope, ORDER_SCOPE_MAX);
            match self.contact.consent.record(grant, self.now) {
                Ok(false) => {}
                Ok(true) => {
                    changed = true;
                    let kind = if grant.granted { "consent.granted" } else { "consent.revoked" };
                    let cleaned = |words: &Option<String>, most| Some(clean(words.as_deref()?, most));
                    let detail = Detail::because("the person said so")
                        .text("scope", &scope)
                        .text("source", &clean(&grant.source, 40))
                        .number("at", grant.at)
                        .text("event", cause)
                        .maybe("wording", cleaned(&grant.wording, 500).as_deref())
                        .maybe("recorded_by", cleaned(&grant.recorded_by, 100).as_deref());
                    let detail = match grant.expires_at {
                        Some(at) => detail.number("expires_at", at),
                        None => detail,
                    };
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
            self.settle_doubt();
        }
        changed
    }

    /// Moves the order's state forward, or says why it stays.
    fn advance(&mut self, event: &OrderEvent) -> Result<(), &'static str> {
        if self.contact.order(&event.order.id).is_none() {
            self.admit_order(event);
        }
        let unconfirmed = event.change == Change::Edited && self.is_unconfirmed(&event.order.id);
        let Some(order) = self.contact.order_mut(&event.order.id) else {
            return Err("the order is unknown");
        };
        if order.moved_at.is_some_and(|moved_at| moved_at >= event.occurred_at) {
            return Err("the order has another phone number now");
        }
        order.moved_at = None;
        if order.cancelled && !matches!(event.change, Change::Refunded(_)) {
            return Err("the order is cancelled");
        }
        match &event.change {
            Change::Placed if order.placed => Err("the order is known already"),
            Change::Placed => {
                order.placed = true;
                if order.parcels.is_empty() { Ok(()) } else { Err("the order is on its way already") }
            }
            Change::Paid => order.pay(event),
            Change::Edited => order.edit(event, unconfirmed),
            Change::Shipped(parcel) => order.advance(parcel, Stage::Shipped),
            Change::OutForDelivery(parcel) => order.advance(parcel, Stage::OutForDelivery),
            Change::Delivered(parcel) => order.advance(parcel, Stage::Delivered),
            Change::ReadyForPickup(parcel) => order.advance(parcel, Stage::ReadyForPickup),
            Change::PickedUp(parcel) => order.advance(parcel, Stage::PickedUp),
            Change::Delayed(parcel) => order.trouble(parcel, Stage::OutForDelivery),
            Change::DeliveryFailed(parcel) => order.trouble(parcel, Stage::Delivered),
            Change::Returned(parcel) => order.advance(parcel, Stage::Returned),
            Change::Cancelled => {
                order.cancelled = true;
                Ok(())
            }
            Change::Refunded(sum) if sum.amount <= 0 => Err("no money went back"),
            Change::Refunded(sum) => {
                order.take_lines(&event.order, event.occurred_at, false);
                let is_new = order.refund(&event.id, sum, &event.order.total);
                if is_new { Ok(()) } else { Err("the refund is known already") }
            }
            Change::Other(_) => Err("no step is about this"),
        }
    }

    fn is_unconfirmed(&self, order: &str) -> bool {
        let id = message_id(&["order", order, Step::OrderConfirmed.name()]);
        self.contact.pending(&id).is_some()
    }

    fn admit_order(&mut self, event: &OrderEvent) {
        self.make_room_for_an_order();
        let placed_at = event.order.placed_at.min(self.now);
        let mut order = OrderState {
            id: event.order.id.clone(),
            placed_at: Some(placed_at),
            revision: self.settings.revision,
            ..OrderState::default()
        };
        order.take_lines(&event.order, event.occurred_at, false);
        self.contact.orders.push(order);
        self.contact.orders_seen = self.contact.orders_seen.saturating_add(1);
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
        self.drop_of_order(&order.id, "there are too many orders at once");
        self.contact.clocks.retain(|clock| clock.order != order.id);
        self.drop_settled_promises();
    }

    fn drop_of_order(&mut self, order: &str, reason: &str) {
        let of_order = |text: &&Pending| text.order.as_deref() == Some(order);
        let ids: Vec<String> =
            self.contact.pending.iter().filter(of_order).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, reason);
        }
    }

    /// The order has another phone number now: this one hears no more of it,
    /// unless it gets the order back.
    fn leave_order(&mut self, event: &OrderEvent) -> Outcome {
        let reason = "the order has another phone number now";
        if self.contact.order(&event.order.id).is_none() {
            // Its placement may come yet, and is then no news for this number.
            self.admit_order(event);
        }
        let Some(order) = self.contact.order_mut(&event.order.id) else {
            return self.ignore("event.stale", reason, about(event, reason));
        };
        let is_known = order.moved_at.is_some_and(|moved_at| moved_at >= event.occurred_at);
        // It may have come to this number after the moment that the event tells of.
        let is_older = order.lines_as_of.is_some_and(|known| known > event.occurred_at);
        if is_known || is_older {
            return self.ignore("event.stale", reason, about(event, reason));
        }
        order.moved_at = Some(event.occurred_at);
        self.receipt("order.moved", None, about(event, reason));
        self.drop_of_order(&event.order.id, reason);
        self.drop_settled_promises();
        self.contact.clocks.retain(|clock| clock.order != event.order.id);
        Outcome::Applied
    }

    /// The buyer has begun to use what arrived: the set-up text is due.
    fn first_used(&mut self, event: &OrderEvent) -> Outcome {
        if self.contact.order(&event.order.id).is_none() {
            return self.ignore(
                "event.ignored",
                "the order is unknown",
                about(event, "the order is unknown"),
            );
        }
        let id = message_id(&["order", &event.order.id, Step::SetUp.name()]);
        if self.contact.pending(&id).is_some() {
            self.receipt("order.used", None, about(event, "the set-up text need not wait"));
            self.move_text(&id, self.now);
            return Outcome::Applied;
        }
        let planned = self.plan(Plan {
            order: Some(event.order.id.clone()),
            about: Some(About::FirstUse),
            due_at: Some(event.occurred_at.min(self.now)),
            ..Plan::new(id, Step::SetUp, event.occurred_at, &event.id)
        });
        if planned {
            self.remember(event);
        }
        Outcome::Applied
    }

    /// A text that waits tells the newest that is known.
    fn refresh_facts(&mut self, event: &OrderEvent) {
        if let Some(order) = self.contact.order_mut(&event.order.id)
            && order.facts.as_ref().is_some_and(|facts| facts.as_of <= event.occurred_at)
        {
            order.facts = Some(Facts::of(&event.order, event.occurred_at, order));
        }
    }

    fn remember_facts(&mut self, event: &OrderEvent) {
        if let Some(order) = self.contact.order_mut(&event.order.id)
            && order.facts.is_none()
        {
            order.facts = Some(Facts::of(&event.order, event.occurred_at, order));
        }
    }
}

impl OrderState {
    /// The money came: news only if it came later than the order.
    fn pay(&mut self, event: &OrderEvent) -> Result<(), &'static str> {
        if self.paid {
            return Err("the order is paid already");
        }
        self.paid = true;
        let later = event.occurred_at.saturating_sub(event.order.placed_at) >= PAID_AT_ONCE;
        if later { Ok(()) } else { Err("it was paid when it was placed") }
    }

    /// The lines are others now: news only if the buyer has been told otherwise.
    fn edit(&mut self, event: &OrderEvent, unconfirmed: bool) -> Result<(), &'static str> {
        if self.lines_as_of.is_some_and(|known| known > event.occurred_at) {
            return Err("newer news replaced it");
        }
        self.take_lines(&event.order, event.occurred_at, true);
        if unconfirmed {
            self.told();
            return Err("the confirmation that waits tells it");
        }
        match self.differences().next() {
            Some(_) => Ok(()),
            None => Err("it tells nothing new"),
        }
    }
}

/// What a receipt says about an event. The number it names stays out of it.
fn about(event: &OrderEvent, reason: &str) -> Detail {
    let at: Timestamp = event.occurred_at;
    Detail::because(reason).text("event", &event.id).text("order", &event.order.id).number("occurred_at", at)
}
