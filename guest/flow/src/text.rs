//! The life of a text: planned, woken, handed over or dropped, reported on.

use crate::contact::{PENDING_MAX, Pending};
use crate::effect::{Detail, Outcome, Sms};
use crate::event::{DeliveryReport, FailureClass, Grant, MINUTE, SECOND, SendResult, Status, Timestamp};
use crate::journey::{OPT_OUT_WORDS, Step};
use crate::template::{self, Context};
use crate::turn::Turn;
use crate::{consent, segment};

/// The first delay after the gateway could not take a text.
const RETRY_FIRST: Timestamp = 30 * SECOND;
/// A gateway that asks for less gets this, so that nobody runs in circles.
const RETRY_SOONEST: Timestamp = SECOND;
/// It doubles so often at most: about an hour.
const RETRY_DOUBLINGS: u32 = 7;
/// The delay when the gateway says "not so fast" and no more.
const THROTTLED: Timestamp = MINUTE;
/// The delay when somebody has to mend something first.
const HELD: Timestamp = 15 * MINUTE;

/// A text to be.
pub(crate) struct Plan<'a> {
    pub(crate) id: String,
    pub(crate) step: Step,
    pub(crate) order: Option<String>,
    pub(crate) parcel: Option<String>,
    /// When what it tells about happened.
    pub(crate) occurred_at: Timestamp,
    /// The id of the event or reply that calls for it.
    pub(crate) cause: &'a str,
}

impl Turn<'_> {
    /// Lets a text wait for its wake, at once; false when there is a reason not
    /// to, which then has its receipt.
    pub(crate) fn plan(&mut self, plan: Plan<'_>) -> bool {
        let Plan { id, step, order, parcel, occurred_at, cause } = plan;
        if self.contact.pending(&id).is_some() || self.contact.was_handed_over(&id) {
            let detail = Detail::because("this text was decided before").text("event", cause);
            self.receipt("event.stale", Some((&id, step)), detail);
            return false;
        }
        let useful_until = occurred_at.min(self.now).saturating_add(step.useful_for());
        let pending = Pending {
            id,
            step,
            order,
            parcel,
            due_at: self.now,
            useful_until,
            tries: 0,
            held: false,
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
        if order.cancelled && text.step != Step::Cancelled {
            return Some("the order is cancelled");
        }
        let parcel = text.parcel.as_deref().and_then(|id| order.parcel(id));
        match (text.step.stage(), parcel) {
            (Some(told), Some(parcel)) if parcel.stage > told => Some("newer news replaced it"),
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
    fn end_text(&mut self, id: &str, kind: &'static str, detail: Detail) -> Option<Pending> {
        let index = self.contact.pending.iter().position(|text| text.id == id)?;
        let text = self.contact.pending.remove(index);
        self.clear_timer(id);
        self.receipt(kind, Some((id, text.step)), detail);
        Some(text)
    }

    /// A timer is due: the only place where texts are sent, and where all that
    /// speaks for and against one is looked at.
    pub(crate) fn wake(&mut self, name: &str) -> Outcome {
        let Some(text) = self.contact.pending(name).cloned() else {
            self.clear_timer(name);
            return Outcome::Ignored(String::from("no text waits under this name"));
        };
        if text.due_at > self.now {
            return Outcome::Ignored(String::from("the text is not due yet"));
        }
        if let Some(reason) = self.obstacle(&text) {
            self.drop_text(name, reason);
            return Outcome::Applied;
        }
        if let Some(topic) = text.step.topic()
            && let Err(refusal) = self.contact.consent.covering(topic)
        {
            let detail = Detail::because(refusal.reason()).text("topic", topic);
            self.end_text(name, "text.dropped", detail);
            return Outcome::Applied;
        }
        match self.body(&text) {
            Ok(body) => self.send(Sms { id: text.id, body, send_before: text.useful_until }),
            Err(error) => {
                let detail = Detail::because("the template gives no text").text("error", &error.to_string());
                self.hold(
                    &text,
                    self.now.saturating_add(HELD),
                    detail.text("template", self.settings.template(text.step).1),
                );
            }
        }
        Outcome::Applied
    }

    fn body(&self, text: &Pending) -> Result<String, template::Error> {
        let order = text.order.as_deref().and_then(|id| self.contact.order(id));
        let parcel = order.zip(text.parcel.as_deref()).and_then(|(order, id)| order.parcel(id));
        let context = Context {
            settings: self.settings,
            step: text.step,
            order: order.and_then(|order| order.facts.as_ref()),
            parcel: parcel.and_then(|parcel| parcel.facts.as_ref()),
        };
        let body = template::render(self.settings.template(text.step).0, &context)?;
        Ok(introduce(body, self.contact.introduced))
    }

    /// Keeps a text until somebody has mended what is broken; says so once.
    fn hold(&mut self, text: &Pending, due_at: Timestamp, detail: Detail) {
        if !text.held {
            self.receipt("text.held", Some((&text.id, text.step)), detail.flag("alarm"));
        }
        if let Some(pending) = self.contact.pending_mut(&text.id) {
            pending.held = true;
        }
        self.move_text(&text.id, due_at);
    }

    /// Moves a text; it is woken once more at the end of its useful time, to be
    /// dropped then.
    fn move_text(&mut self, id: &str, due_at: Timestamp) {
        let now = self.now;
        if let Some(text) = self.contact.pending_mut(id) {
            let soon = now.saturating_add(RETRY_SOONEST);
            let end = text.useful_until.saturating_add(1);
            text.due_at = due_at.min(end).max(soon);
            let due_at = text.due_at;
            self.set_timer(id, due_at);
        }
    }

    /// What the gateway answered.
    pub(crate) fn sent(&mut self, sms: &Sms, result: &SendResult) -> Outcome {
        let Some(text) = self.contact.pending(&sms.id).cloned() else {
            return self.sent_in_vain(sms, result);
        };
        match result {
            SendResult::Taken(provider_id) => {
                let detail = self.account(&text, sms).text("provider_id", provider_id);
                self.hand_over(&text, sms, Status::Accepted, "text.sent", detail);
            }
            SendResult::Uncertain(why) => {
                let detail = self.account(&text, sms).text("detail", why);
                self.hand_over(&text, sms, Status::Uncertain, "text.uncertain", detail);
            }
            SendResult::Throttled(until) => {
                let due_at = until.unwrap_or(self.now.saturating_add(THROTTLED));
                self.retry(&text, due_at, Detail::because("the gateway asked to wait"));
            }
            SendResult::Unavailable(why) => {
                self.back_off(&text, Detail::because("the gateway could not be reached").text("detail", why));
            }
            SendResult::Rejected { class, code, detail } => {
                let said = |reason: &str| Detail::because(reason).text("code", code).text("detail", detail);
                match class {
                    FailureClass::Transient => {
                        self.back_off(&text, said("the gateway could not take it now"))
                    }
                    FailureClass::Misconfigured => {
                        let due_at = self.now.saturating_add(HELD);
                        self.hold(&text, due_at, said("the gateway account has to be mended"));
                    }
                    FailureClass::Permanent => {
                        self.end_text(&sms.id, "text.failed", said("this text will never reach this number"));
                    }
                    FailureClass::Filtered => {
                        self.end_text(&sms.id, "text.failed", said("the content was refused"));
                    }
                    FailureClass::OptedOut => {
                        self.end_text(
                            &sms.id,
                            "text.failed",
                            said("the number had opted out at the gateway"),
                        );
                        self.stop("gateway", &sms.id, self.now);
                    }
                }
            }
        }
        Outcome::Applied
    }

    /// A text that was dropped while it was on its way out: nothing can call it
    /// back, but it is on the record.
    fn sent_in_vain(&mut self, sms: &Sms, result: &SendResult) -> Outcome {
        let (status, kind, said) = match result {
            SendResult::Taken(provider_id) => (Status::Accepted, "text.sent", provider_id),
            SendResult::Uncertain(why) => (Status::Uncertain, "text.uncertain", why),
            _ => return Outcome::Ignored(String::from("no text waits under this name")),
        };
        if self.contact.was_handed_over(&sms.id) {
            return Outcome::Ignored(String::from("the text is on the record"));
        }
        let detail = Detail::because("it was on its way when it was dropped")
            .text("body", &sms.body)
            .text("gateway", said);
        let step = step_of(&sms.id);
        self.receipt(kind, step.map(|step| (sms.id.as_str(), step)), detail);
        self.contact.mark(sms.id.clone(), status);
        Outcome::Applied
    }

    fn back_off(&mut self, text: &Pending, detail: Detail) {
        let delay = RETRY_FIRST << text.tries.min(RETRY_DOUBLINGS);
        self.retry(text, self.now.saturating_add(delay), detail);
    }

    /// Tries a text again later; says so once, since a gateway may be down for hours.
    fn retry(&mut self, text: &Pending, due_at: Timestamp, detail: Detail) {
        if text.tries == 0 {
            self.receipt("text.postponed", Some((&text.id, text.step)), detail.number("retry_at", due_at));
        }
        if let Some(pending) = self.contact.pending_mut(&text.id) {
            pending.tries = pending.tries.saturating_add(1);
        }
        self.move_text(&text.id, due_at);
    }

    /// What a receipt says about a text that left: the words, what they cost,
    /// where they came from and what allowed them.
    fn account(&self, text: &Pending, sms: &Sms) -> Detail {
        let measured = segment::measure(&sms.body);
        let grant = text.step.topic().and_then(|topic| self.contact.consent.covering(topic).ok());
        let detail = Detail::because(if text.step.topic().is_some() {
            "consent covers it"
        } else {
            "the person asked for it"
        })
        .text("body", &sms.body)
        .text("encoding", measured.encoding.name())
        .number("segments", i64::from(measured.segments))
        .text("template", self.settings.template(text.step).1);
        match grant {
            Some(entry) => detail
                .text("consent", &entry.scope)
                .text("source", &entry.source)
                .number("consented_at", entry.at),
            None => detail,
        }
    }

    fn hand_over(&mut self, text: &Pending, sms: &Sms, status: Status, kind: &'static str, detail: Detail) {
        assert!(!self.contact.was_handed_over(&sms.id), "a text is handed over once");
        self.end_text(&sms.id, kind, detail);
        self.contact.mark(sms.id.clone(), text.reported.map_or(status, |reported| reported.max(status)));
        if status == Status::Accepted && sms.body.contains("STOP") {
            self.contact.introduced = true;
        }
        if text.step == Step::Help {
            self.contact.helped_at = Some(self.now);
        }
    }

    /// What became of a text: it only ever gets further.
    pub(crate) fn report(&mut self, report: &DeliveryReport) -> Outcome {
        let DeliveryReport { id, message, status, failure, code, at } = report;
        let about = |reason: &str| {
            let detail = Detail::because(reason)
                .text("report", id)
                .text("message", message)
                .number("reported_at", *at);
            detail.text("status", status_name(*status)).maybe("code", code.as_deref())
        };
        if let Some(text) = self.contact.pending_mut(message) {
            // The report has overtaken the answer to the send, which comes next.
            text.reported = Some(text.reported.map_or(*status, |known| known.max(*status)));
        } else if let Some(mark) = self.contact.sent.iter_mut().find(|mark| mark.id == *message) {
            if mark.status >= *status {
                return self.ignore(
                    "report.ignored",
                    "the text was further already",
                    about("the text was further already"),
                );
            }
            mark.status = *status;
        } else {
            return self.ignore("report.ignored", "the text is unknown", about("the text is unknown"));
        }
        let kind = match status {
            Status::Failed => "text.failed",
            Status::Delivered => "text.delivered",
            Status::Uncertain | Status::Accepted | Status::Sent => "text.reported",
        };
        let text = step_of(message).map(|step| (message.as_str(), step));
        self.receipt(kind, text, about("the gateway says so"));
        if *failure == Some(FailureClass::OptedOut) && *status == Status::Failed {
            self.stop("gateway", id, (*at).min(self.now));
        }
        Outcome::Applied
    }

    /// Takes back all consent, which drops everything that waits.
    pub(crate) fn stop(&mut self, source: &str, cause: &str, at: Timestamp) {
        let scope = consent::ALL.to_owned();
        let stop = Grant { scope, granted: false, at, source: source.to_owned(), wording: None };
        self.record_consent(cause, &[stop]);
    }
}

/// The step that a message id names.
fn step_of(id: &str) -> Option<Step> {
    id.split('/').nth(2).and_then(Step::named)
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Uncertain => "uncertain",
        Status::Accepted => "accepted",
        Status::Sent => "sent",
        Status::Failed => "failed",
        Status::Delivered => "delivered",
    }
}

/// Adds the opt-out words to a contact's first text, unless they are there.
pub(crate) fn introduce(mut body: String, introduced: bool) -> String {
    if !introduced && !body.contains("STOP") {
        body.push(' ');
        body.push_str(OPT_OUT_WORDS);
    }
    body
}
