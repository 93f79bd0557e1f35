//! The life of a text until the gateway has it: planned, woken, and then sent,
//! moved or dropped.

use std::cell::RefCell;

use crate::contact::{About, PENDING_MAX, Pending};
use crate::content::offer_by;
use crate::context::{Context, NAMES, Name, Parcels, Past};
use crate::delivery::HELD;
use crate::duties::Complete;
use crate::effect::{Detail, Outcome, Sms};
use crate::event::{SECOND, Timestamp};
use crate::journey::{Precondition, Step};
use crate::look_alike::{Plain, plain};
use crate::preference::SILENCE_TIMER;
use crate::progress::{OrderState, Stage};
use crate::replenishment;
use crate::settings::{DEFAULT, Voice};
use crate::template::{self, Text};
use crate::turn::Turn;

/// A text that is moved waits this long at least, so that nobody runs in circles.
const SOONEST: Timestamp = SECOND;

/// A text to be.
pub(crate) struct Plan<'a> {
    pub(crate) id: String,
    pub(crate) step: Step,
    pub(crate) order: Option<String>,
    pub(crate) parcel: Option<String>,
    pub(crate) about: Option<About>,
    /// When what it tells about happened.
    pub(crate) occurred_at: Timestamp,
    /// When it is due, where that does not follow from the table.
    pub(crate) due_at: Option<Timestamp>,
    /// The id of the event or reply that calls for it.
    pub(crate) cause: &'a str,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(id: String, step: Step, occurred_at: Timestamp, cause: &'a str) -> Plan<'a> {
        Plan { id, step, order: None, parcel: None, about: None, occurred_at, due_at: None, cause }
    }
}

impl Turn<'_> {
    /// Lets a text wait for its wake; false when there is a reason not to, which
    /// then has its receipt.
    pub(crate) fn plan(&mut self, plan: Plan<'_>) -> bool {
        let Plan { id, step, order, parcel, about, occurred_at, due_at, cause } = plan;
        if self.contact.pending(&id).is_some() || self.contact.was_handed_over(&id) {
            let detail = Detail::because("this text was decided before").text("event", cause);
            self.receipt("event.stale", Some((&id, step)), detail);
            return false;
        }
        let base = occurred_at.min(self.now);
        let due_at =
            due_at.unwrap_or_else(|| self.settings.due_at(step, base, None, || self.zone(order.as_deref())));
        let useful_until = due_at.saturating_add(step.row().useful_for);
        let pending = Pending {
            id,
            step,
            order,
            parcel,
            about,
            due_at: due_at.max(self.now),
            useful_until,
            tries: 0,
            held: false,
            quiet: false,
            added: String::new(),
            left_out: String::new(),
            replaced: String::new(),
            reported: None,
        };
        if let Some(reason) = self.obstacle(&pending) {
            let detail = Detail::because(reason).text("event", cause).number("useful_until", useful_until);
            self.receipt("text.dropped", Some((&pending.id, step)), detail);
            return false;
        }
        if self.contact.pending.len() >= PENDING_MAX
            && let Some(oldest) = self.contact.pending.first().map(|text| text.id.clone())
        {
            self.drop_text(&oldest, "there are too many texts at once");
        }
        self.set_timer(&pending.id, pending.due_at);
        self.contact.pending.push(pending);
        true
    }

    /// What stands against a text, whoever agreed to it.
    fn obstacle(&self, text: &Pending) -> Option<&'static str> {
        if self.now > text.useful_until {
            return Some("too late to be of use");
        }
        if !self.settings.is_enabled(text.step) {
            return Some("the shop has switched this step off");
        }
        self.outdated(text)
    }

    /// Why a text is no longer true.
    fn outdated(&self, text: &Pending) -> Option<&'static str> {
        let order = self.contact.order(text.order.as_deref()?);
        let Some(order) = order else {
            return Some("the order is unknown");
        };
        let row = text.step.row();
        if order.moved_at.is_some() {
            return Some("the order has another phone number now");
        }
        if order.cancelled && row.precondition != Precondition::OutlivesCancellation {
            return Some("the order is cancelled");
        }
        let parcel = text.parcel.as_deref().and_then(|id| order.parcel(id));
        if let (Some(told), Some(parcel)) = (row.stage, parcel)
            && parcel.stage > told
        {
            return Some("newer news replaced it");
        }
        match row.precondition {
            Precondition::Changed if order.differences().next().is_none() => Some("it tells nothing new"),
            Precondition::Kept | Precondition::Invited => untrue(order, text),
            _ => None,
        }
    }

    /// Drops the texts that an event has made untrue.
    pub(crate) fn drop_outdated(&mut self) {
        let outdated = |text: &Pending| self.outdated(text).map(|reason| (text.id.clone(), reason));
        let dropped: Vec<_> = self.contact.pending.iter().filter_map(outdated).collect();
        for (id, reason) in dropped {
            self.drop_text(&id, reason);
        }
    }

    /// Drops every text that waits.
    pub(crate) fn drop_all(&mut self, reason: &str) {
        let ids: Vec<String> = self.contact.pending.iter().map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, reason);
        }
    }

    pub(crate) fn drop_text(&mut self, id: &str, reason: &str) {
        self.end_text(id, "text.dropped", Detail::because(reason));
    }

    /// Takes a text out of the waiting ones, for good.
    pub(crate) fn end_text(&mut self, id: &str, kind: &'static str, detail: Detail) -> Option<Pending> {
        let index = self.contact.pending.iter().position(|text| text.id == id)?;
        let text = self.contact.pending.remove(index);
        self.clear_timer(id);
        self.receipt(kind, Some((id, text.step)), detail);
        Some(text)
    }

    /// A timer is due: the only place where texts are sent, and where all that
    /// speaks for and against one is looked at.
    pub(crate) fn wake(&mut self, name: &str) -> Outcome {
        if name == SILENCE_TIMER {
            return self.silence();
        }
        let Some(text) = self.contact.pending(name).cloned() else {
            return self.promise_due(name);
        };
        if text.due_at > self.now {
            return Outcome::Ignored(String::from("the text is not due yet"));
        }
        if let Some(reason) = self.obstacle(&text) {
            self.drop_text(name, reason);
            return Outcome::Applied;
        }
        if let Err((reason, topic)) = self.allowed(&text) {
            let detail = Detail::because(reason).text("topic", topic);
            let detail = self.explain_law(&text, None, detail);
            self.end_text(name, "text.dropped", detail);
            return Outcome::Applied;
        }
        if !self.told_elsewhere(&text)
            && self.is_listened_to(&text)
            && self.is_open(&text)
            && self.is_wanted(&text)
            && self.is_supplied(&text)
            && self.has_room(&text)
        {
            let text = self.gather(text);
            self.dispatch(&text);
        }
        Outcome::Applied
    }

    /// Whether the person agreed to a text, else why not and to which topic.
    fn allowed(&self, text: &Pending) -> Result<(), (&'static str, &'static str)> {
        let topic = text.step.topic().unwrap_or_default();
        match self.grant(text) {
            Some(Err(refusal)) => Err((refusal.reason(), topic)),
            Some(Ok(entry)) if text.step.row().precondition == Precondition::Invited => {
                if entry.scope != topic {
                    return Err(("it takes consent to this very topic", topic));
                }
                if self.contact.sent.is_empty() {
                    return Err(("it is never the first text", topic));
                }
                Ok(())
            }
            Some(Ok(_)) | None => Ok(()),
        }
    }

    /// Whether the shop's condition holds; drops or holds the text if not.
    fn is_wanted(&mut self, text: &Pending) -> bool {
        let Some(condition) = self.settings.condition(text.step) else {
            return true;
        };
        let past = Past {
            contact: &self.contact,
            order: text.order.as_deref().and_then(|id| self.contact.order(id)),
            orders: self.orders_of(text),
            now: self.now,
        };
        match template::holds(condition, &self.context(text), &past) {
            Ok(true) => true,
            Ok(false) => {
                let detail = Detail::because("the shop's condition is not met").text("condition", condition);
                self.end_text(&text.id, "text.dropped", detail);
                false
            }
            Err(error) => {
                let detail = Detail::because("the shop's condition cannot be decided");
                let detail = detail.text("condition", condition).text("error", &error.to_string());
                self.hold(text, self.now.saturating_add(HELD), detail);
                false
            }
        }
    }

    /// Renders a text and hands it over.
    fn dispatch(&mut self, text: &Pending) {
        let (template, origin) = self.settings.template(text.step, self.voice(text));
        let context = self.context(text);
        match template::render_linked(&template, &context) {
            Ok(Text { body, links }) => {
                let unsaid = context.unsaid.take().into_iter().map(Name::word);
                let Complete { body, added, left_out, held } = self.complete(text, &template, body);
                if let Some(reason) = held {
                    let detail = Detail::because(reason).text("template", origin);
                    self.hold(text, self.now.saturating_add(HELD), detail);
                    return;
                }
                let Plain { body, replaced, .. } = plain(body, &template, &context);
                if origin != DEFAULT
                    && let Some(words) = advertises(&body, &context)
                {
                    let detail = Detail::because("the text reads as a promotion").text("words", &words);
                    self.hold(text, self.now.saturating_add(HELD), detail.text("template", origin));
                    return;
                }
                if let Some(pending) = self.contact.pending_mut(&text.id) {
                    pending.added = added.join(", ");
                    pending.left_out = unsaid.chain(left_out).collect::<Vec<_>>().join(", ");
                    pending.replaced = replaced;
                }
                self.send(Sms { id: text.id.clone(), body, links, send_before: self.send_before(text) });
            }
            Err(error) => {
                let detail = Detail::because("the template gives no text").text("error", &error.to_string());
                self.hold(text, self.now.saturating_add(HELD), detail.text("template", origin));
            }
        }
    }

    /// To whom a text speaks. What somebody had to mend speaks in the newest
    /// words; what is on its way, in those that its order began with.
    pub(crate) fn voice(&self, text: &Pending) -> Voice<'_> {
        let order = text.order.as_deref().and_then(|id| self.contact.order(id));
        let own = order.and_then(|order| order.facts.as_ref()).and_then(|facts| facts.locale.as_deref());
        Voice {
            locale: own.or_else(|| self.locale()),
            tone: self.settings.tone(self.orders_of(text)),
            revision: order.map(|order| order.revision).filter(|_| !text.held),
        }
    }

    /// How many orders the person has placed, by the platform and by what is
    /// remembered here.
    fn orders_of(&self, text: &Pending) -> u32 {
        let order = text.order.as_deref().and_then(|id| self.contact.order(id));
        let told = order.and_then(|order| order.facts.as_ref()).and_then(|facts| facts.orders_count);
        told.unwrap_or_default().max(self.contact.orders_seen)
    }

    fn context<'a>(&'a self, text: &'a Pending) -> Context<'a> {
        let order = text.order.as_deref().and_then(|id| self.contact.order(id));
        let parcel = order.zip(text.parcel.as_deref()).and_then(|(order, id)| order.parcel(id));
        let parcel = parcel.and_then(|parcel| parcel.facts.as_ref());
        let expected_at = parcel.and_then(|parcel| parcel.expected_at);
        let (mut refunded, mut product, mut rating) = (None, None, None);
        match &text.about {
            Some(About::Refund(sum)) => refunded = Some(sum),
            Some(About::Rating(stars)) => rating = Some(*stars),
            Some(About::Product(id)) => {
                product = self.contact.clock(id).map(|clock| clock.shown(self.settings));
            }
            Some(About::Parcels(_) | About::FirstUse) | None => {}
        }
        Context {
            settings: self.settings,
            message: &text.id,
            step: text.step,
            is_news: self.settings.is_news(text.step),
            locale: self.settings.spoken(text.step, self.voice(text)),
            tone: self.settings.tone(self.orders_of(text)),
            order: order.and_then(|order| order.facts.as_ref()),
            parcel,
            expected_at: expected_at.map(|at| self.zone(text.order.as_deref()).local(at)),
            parcels: order.map(|order| parcels(order, text)).unwrap_or_default(),
            refunded,
            product,
            rating,
            unsaid: RefCell::default(),
        }
    }

    /// Keeps a text until somebody has mended what is broken; says so once.
    pub(crate) fn hold(&mut self, text: &Pending, due_at: Timestamp, detail: Detail) {
        if !text.held {
            self.receipt("text.held", Some((&text.id, text.step)), detail.flag("alarm"));
        }
        if let Some(pending) = self.contact.pending_mut(&text.id) {
            pending.held = true;
        }
        self.move_text(&text.id, due_at);
    }

    /// Lets a text wait longer, or drops it when it would be of no use by then.
    pub(crate) fn postpone(&mut self, text: &Pending, until: Timestamp, detail: Detail) {
        let detail = detail.number("until", until);
        if until > text.useful_until {
            let detail = detail.number("useful_until", text.useful_until);
            self.end_text(&text.id, "text.dropped", detail);
            return;
        }
        self.receipt("text.postponed", Some((&text.id, text.step)), detail);
        self.move_text(&text.id, until);
    }

    /// Moves a text; it is woken once more at the end of its useful time, to be
    /// dropped then.
    pub(crate) fn move_text(&mut self, id: &str, due_at: Timestamp) {
        let now = self.now;
        if let Some(text) = self.contact.pending_mut(id) {
            let soon = now.saturating_add(SOONEST);
            let end = text.useful_until.saturating_add(1);
            text.due_at = due_at.min(end).max(soon);
            let due_at = text.due_at;
            self.set_timer(id, due_at);
        }
    }
}

/// What makes an offer of news, in the shop's own words: what its order brought
/// in was looked at by itself, and may stand beside a sum by chance.
fn advertises(body: &str, context: &Context<'_>) -> Option<String> {
    if !context.is_news {
        return None;
    }
    offer_by(body, context.step)?;
    let titles = context.order.iter().flat_map(|order| &order.lines).map(|line| line.title.clone());
    let brought = NAMES.iter().filter_map(|(name, _)| context.said(*name)).chain(titles);
    let own =
        brought.filter(|said| !said.is_empty()).fold(body.to_owned(), |own, said| own.replace(&said, ". "));
    offer_by(&own, context.step).map(|found| found.words)
}

/// Why there is nothing to ask about, or nothing yet.
fn untrue(order: &OrderState, text: &Pending) -> Option<&'static str> {
    if order.is_gone() {
        return Some("nothing of the order is left");
    }
    if let Some(About::Product(product)) = &text.about {
        let kept = order.facts.as_ref().is_none_or(|facts| replenishment::holds(facts, product));
        return (!kept).then_some("nothing of the order is left");
    }
    let waits = !order.is_digital() && !order.has_arrived() && text.about != Some(About::FirstUse);
    waits.then_some("not all of the order has arrived")
}

/// The parcels of an order, as a text about one of them, or some, tells them.
fn parcels(order: &OrderState, text: &Pending) -> Parcels {
    let Some(told) = text.step.row().stage else {
        return Parcels { total: order.parcels.len(), ..Parcels::default() };
    };
    let is_here = |stage: Stage| stage == told || (told == Stage::Delivered && stage == Stage::PickedUp);
    let place = order.parcels.iter().position(|parcel| Some(&parcel.id) == text.parcel.as_ref());
    let others = match text.about {
        Some(About::Parcels(others)) => usize::try_from(others).unwrap_or_default(),
        _ => 0,
    };
    Parcels {
        total: order.parcels.len(),
        here: order.parcels.iter().filter(|parcel| is_here(parcel.stage)).count(),
        together: others + 1,
        number: place.map_or(1, |place| place + 1),
        partial: order.is_left_to_send(),
    }
}

/// The step that a message id names.
pub(crate) fn step_of(id: &str) -> Option<Step> {
    id.split('/').nth(2).and_then(Step::named)
}
