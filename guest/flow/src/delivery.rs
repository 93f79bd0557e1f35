//! What becomes of a text at the gateway: handed over, tried again, held or
//! refused, and what is reported about it later.

use crate::consent;
use crate::contact::{About, Pending};
use crate::effect::{Detail, Outcome, Sms};
use crate::event::{DeliveryReport, FailureClass, Grant, MINUTE, SECOND, SendResult, Status, Timestamp};
use crate::journey::Step;
use crate::segment;
use crate::text::step_of;
use crate::turn::Turn;

/// The first delay after the gateway could not take a text.
const RETRY_FIRST: Timestamp = 30 * SECOND;
/// It doubles so often at most: about an hour.
const RETRY_DOUBLINGS: u32 = 7;
/// The delay when the gateway says "not so fast" and no more.
const THROTTLED: Timestamp = MINUTE;
/// The delay when somebody has to mend something first.
pub(crate) const HELD: Timestamp = 15 * MINUTE;

impl Turn<'_> {
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
        self.contact.mark(sms.id.clone(), status, self.now);
        self.note_asked(step);
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
        let grant = self.grant(text);
        let detail = Detail::because(if text.step.topic().is_some() {
            "consent covers it"
        } else {
            "the person asked for it"
        })
        .text("body", &sms.body)
        .text("encoding", measured.encoding.name())
        .number("segments", i64::from(measured.segments))
        .text("template", self.settings.origin(text.step, self.voice(text)));
        let detail = detail.maybe("added", said(&text.added)).maybe("left_out", said(&text.left_out));
        let detail = detail.maybe("replaced", said(&text.replaced));
        let detail = match grant {
            Some(Ok(entry)) => {
                let detail = detail.text("consent", &entry.scope).text("source", &entry.source);
                self.explain_law(text, Some(entry), detail.number("consented_at", entry.at))
            }
            Some(Err(_)) | None => detail,
        };
        let detail = match self.limits(text) {
            Some(limits) => limits.explain(detail),
            None => detail,
        };
        let clock = match &text.about {
            Some(About::Product(product)) => self.contact.clock(product),
            _ => None,
        };
        match clock {
            Some(clock) => clock.explain(detail),
            None => detail,
        }
    }

    fn hand_over(&mut self, text: &Pending, sms: &Sms, status: Status, kind: &'static str, detail: Detail) {
        assert!(!self.contact.was_handed_over(&sms.id), "a text is handed over once");
        self.end_text(&sms.id, kind, detail);
        let status_now = text.reported.map_or(status, |reported| reported.max(status));
        self.contact.mark(sms.id.clone(), status_now, self.now);
        if status == Status::Accepted && self.tells_the_way_out(text, &sms.body) {
            self.contact.reminded_at = self.contact.introduced.then_some(self.now);
            self.contact.introduced = true;
        }
        self.note_asked(Some(text.step));
        match (text.step, &text.about) {
            (Step::Help, _) => self.contact.helped_at = Some(self.now),
            (Step::Replenishment, Some(About::Product(product))) => self.asked_about(product),
            (Step::OrderConfirmed | Step::OrderEdited, _) => {
                if let Some(order) = text.order.as_deref().and_then(|id| self.contact.order_mut(id)) {
                    order.told();
                }
            }
            _ => {}
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
            self.note_asked(step_of(message));
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
        let stop = Grant { scope, at, source: source.to_owned(), ..Grant::default() };
        self.record_consent(cause, &[stop]);
    }
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

/// Words, unless there are none.
fn said(words: &str) -> Option<&str> {
    (!words.is_empty()).then_some(words)
}
