//! What people answer, and consent that comes by another way.

use crate::consent::{self, REPLY};
use crate::contact::About;
use crate::effect::{Detail, Outcome};
use crate::event::{ConsentChange, Grant, HOUR, Reply};
use crate::journey::Step;
use crate::message::message_id;
use crate::reading::{self, Asked, Intent};
use crate::text::Plan;
use crate::turn::Turn;

impl Turn<'_> {
    pub(crate) fn reply(&mut self, reply: &Reply) -> Outcome {
        let by_carrier = reply.carrier_opt_out.as_deref().and_then(reading::read_carrier);
        let answered = by_carrier.is_some();
        let country = reading::country_of(&reply.sender);
        let mut reading = by_carrier.unwrap_or_else(|| reading::read(&reply.body, self.locale(), country));
        let in_doubt = self.contact.preferences.silent_at.is_some();
        let stopped = self.contact.consent.is_stopped();
        let asked = if in_doubt { Some(Asked::ToGoOn) } else { None };
        let asked = asked.or_else(|| (!stopped && self.awaits_confirmation()).then_some(Asked::ToConfirm));
        if let Some(asked) = asked.filter(|_| reading.keyword.is_none()) {
            let agrees = || reading::agrees(&reply.body, asked, self.locale(), country);
            match reading.intent {
                Intent::NotOptOut | Intent::Ambiguous if agrees() => reading.intent = Intent::Yes,
                // What is a yes elsewhere may be none here: "yes off".
                Intent::Yes if !agrees() => reading.intent = Intent::NotOptOut,
                Intent::OptIn if in_doubt && !agrees() => reading.intent = Intent::NotOptOut,
                _ => {}
            }
        }
        let keyword = reading.keyword();
        let about = |reason: &str| {
            let detail =
                Detail::because(reason).text("reply", &reply.id).maybe("keyword", keyword.as_deref());
            let detail =
                if keyword.is_some() { detail } else { detail.text("intent", reading.intent.name()) };
            detail.maybe("topic", reading.topic)
        };
        if in_doubt && reading.intent.says_what_shall_go_on() {
            self.settle_doubt();
        }
        let in_question = self.order_in_question(&reading);
        match reading.intent {
            Intent::Yes if in_doubt => {
                self.receipt("reply.read", None, about("the person wants to hear more"));
                Outcome::Applied
            }
            Intent::Yes if !stopped && self.awaits_confirmation() => {
                let detail = about("the person confirms having agreed");
                self.settle_question(reply, true, detail)
            }
            Intent::Ambiguous if asked == Some(Asked::ToConfirm) && reading.refuses() => {
                let detail = about("the person does not confirm");
                self.settle_question(reply, false, detail)
            }
            Intent::OptOut => {
                let reason = if keyword.is_some() { "a keyword that opts out" } else { reading.reason };
                self.receipt("reply.read", None, about(reason));
                self.opt_out(reply, reading.topic, !stopped && !answered);
                Outcome::Applied
            }
            // YES is an answer to many things; only who has left can come back.
            Intent::OptIn | Intent::Yes
                if reading.intent == Intent::OptIn || (stopped && keyword.is_some()) =>
            {
                let reason = if keyword.is_some() { "a keyword that opts in" } else { reading.reason };
                self.receipt("reply.read", None, about(reason));
                self.opt_in(reply, !answered);
                Outcome::Applied
            }
            Intent::Help if answered => {
                self.ignore("reply.read", "answered by the carrier", about("answered by the carrier"))
            }
            Intent::Help if self.was_helped() => self.ignore(
                "reply.read",
                "help was sent within the hour",
                about("help was sent within the hour"),
            ),
            Intent::Help => {
                let reason = if keyword.is_some() { "a keyword that asks for help" } else { reading.reason };
                self.receipt("reply.read", None, about(reason));
                self.answer(reply, Step::Help, None);
                Outcome::Applied
            }
            Intent::Rating | Intent::Later | Intent::Skip | Intent::Yes if stopped => {
                self.ignore("reply.noted", "the person has left", about("the person has left"))
            }
            Intent::Only | Intent::Pause | Intent::Less | Intent::Ambiguous if self.is_subscribed() => {
                self.receipt("reply.read", None, about(reading.reason));
                self.prefer(reply, &reading);
                Outcome::Applied
            }
            Intent::Question if in_question.is_some() => {
                self.receipt(
                    "reply.read",
                    None,
                    about(reading.reason).maybe("order", in_question.as_deref()),
                );
                self.answer_whereabouts(reply, in_question.unwrap_or_default());
                Outcome::Applied
            }
            Intent::Skip => self.reorder_skipped(reply),
            Intent::Rating => self.rated(reply, reading.rating.unwrap_or_default()),
            Intent::Later => self.reorder_later(reply, reading.delay),
            Intent::Yes => self.reorder_now(reply),
            _ => self.ignore("reply.noted", reading.reason, about(reading.reason)),
        }
    }

    /// Takes consent back, to a topic or to all, and confirms it.
    fn opt_out(&mut self, reply: &Reply, topic: Option<&str>, confirm: bool) {
        let (changed, step) = match topic {
            Some(topic) => {
                let revoked = said(reply, topic, false);
                (self.record_consent(&reply.id, &[revoked]), Step::TopicStopped)
            }
            None => {
                self.stop("reply", &reply.id, reply.received_at);
                (true, Step::OptOutConfirmed)
            }
        };
        if changed && confirm {
            self.answer(reply, step, None);
        }
    }

    /// Agrees to all again, without a pause, and confirms what that changes.
    fn opt_in(&mut self, reply: &Reply, confirm: bool) {
        let start = said(reply, consent::ALL, true);
        let changed = self.record_consent(&reply.id, &[start]);
        let resumed = self.resume();
        if (changed || resumed) && confirm && !self.contact.consent.is_stopped() {
            self.answer(reply, Step::OptInConfirmed, None);
        }
    }

    /// The language that orders of this person are in, as far as it is known.
    pub(crate) fn locale(&self) -> Option<&str> {
        self.contact.orders.iter().rev().find_map(|order| order.facts.as_ref()?.locale.as_deref())
    }

    pub(crate) fn consent_change(&mut self, change: &ConsentChange) -> Outcome {
        if self.record_consent(&change.id, &change.grants) {
            self.seek_confirmation(&change.id, None);
            return Outcome::Applied;
        }
        let reason = "nothing that was not known";
        self.ignore("event.ignored", reason, Detail::because(reason).text("event", &change.id))
    }

    /// Forgets everything but that the number said STOP.
    pub(crate) fn forget(&mut self) -> Outcome {
        self.drop_all("the person is forgotten");
        self.settle_doubt();
        self.drop_promises();
        let consent = std::mem::take(&mut self.contact.consent).remembered();
        self.contact = crate::contact::Contact { consent, ..Default::default() };
        self.receipt("contact.forgotten", None, Detail::because("asked for"));
        Outcome::Applied
    }

    fn was_helped(&self) -> bool {
        let waits = self.contact.pending.iter().any(|text| text.step == Step::Help);
        let recent = self.contact.helped_at.is_some_and(|at| self.now < at.saturating_add(HOUR));
        waits || recent
    }

    /// Lets the answer to a reply wait for its wake; an older answer is void.
    pub(crate) fn answer(&mut self, reply: &Reply, step: Step, about: Option<About>) {
        self.drop_older_answers();
        let id = message_id(&["reply", &reply.id, step.name()]);
        self.plan(Plan { about, ..Plan::new(id, step, reply.received_at, &reply.id) });
    }

    /// Drops the answers to earlier replies.
    pub(crate) fn drop_older_answers(&mut self) {
        let in_doubt = self.contact.preferences.silent_at.is_some();
        // Silence counts only for who was asked.
        let asks = |text: &crate::contact::Pending| in_doubt && text.step == Step::StopAsked;
        let older = |text: &&crate::contact::Pending| text.step.topic().is_none() && !asks(text);
        let ids: Vec<String> =
            self.contact.pending.iter().filter(older).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, "a newer reply replaced it");
        }
    }
}

/// What the reply itself grants or takes back.
pub(crate) fn said(reply: &Reply, scope: &str, granted: bool) -> Grant {
    Grant {
        scope: scope.to_owned(),
        granted,
        at: reply.received_at,
        source: String::from(REPLY),
        ..Grant::default()
    }
}
