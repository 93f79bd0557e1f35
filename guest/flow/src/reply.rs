//! What people answer, and consent that comes by another way.

use crate::consent;
use crate::contact::About;
use crate::effect::{Detail, Outcome};
use crate::event::{ConsentChange, Grant, HOUR, Reply};
use crate::journey::Step;
use crate::keyword::{self, Intent};
use crate::message::message_id;
use crate::text::Plan;
use crate::turn::Turn;

/// Characters of a reply that are read.
const BODY_MAX: usize = 1_600;

impl Turn<'_> {
    pub(crate) fn reply(&mut self, reply: &Reply) -> Outcome {
        let by_carrier = reply.carrier_opt_out.as_deref().and_then(keyword::read_carrier);
        let answered = by_carrier.is_some();
        let reading = by_carrier.unwrap_or_else(|| {
            let end = reply.body.char_indices().nth(BODY_MAX).map_or(reply.body.len(), |(end, _)| end);
            keyword::read(reply.body.get(..end).unwrap_or_default())
        });
        let stopped = self.contact.consent.is_stopped();
        let intent = match reading.intent {
            // YES is an answer to many things; only who has left can come back.
            Intent::OptIn if reading.keyword == Some("YES") && !stopped => Intent::Other,
            intent => intent,
        };
        let about =
            |reason: &str| Detail::because(reason).text("reply", &reply.id).maybe("keyword", reading.keyword);
        match intent {
            Intent::Other => {
                if let Some(outcome) = self.answered(reply, &reply.body) {
                    return outcome;
                }
                self.ignore("reply.noted", "the reply is not a keyword", about("the reply is not a keyword"))
            }
            Intent::OptOut => {
                self.receipt("reply.read", None, about("a keyword that opts out"));
                self.stop("reply", &reply.id, reply.received_at);
                if !stopped && !answered {
                    self.answer(reply, Step::OptOutConfirmed, None);
                }
                Outcome::Applied
            }
            Intent::OptIn => {
                self.receipt("reply.read", None, about("a keyword that opts in"));
                let start = Grant {
                    scope: consent::ALL.to_owned(),
                    granted: true,
                    at: reply.received_at,
                    source: String::from("reply"),
                    wording: None,
                };
                let changed = self.record_consent(&reply.id, &[start]);
                if changed && !answered && !self.contact.consent.is_stopped() {
                    self.answer(reply, Step::OptInConfirmed, None);
                }
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
                self.receipt("reply.read", None, about("a keyword that asks for help"));
                self.answer(reply, Step::Help, None);
                Outcome::Applied
            }
        }
    }

    pub(crate) fn consent_change(&mut self, change: &ConsentChange) -> Outcome {
        if self.record_consent(&change.id, &change.grants) {
            return Outcome::Applied;
        }
        let reason = "nothing that was not known";
        self.ignore("event.ignored", reason, Detail::because(reason).text("event", &change.id))
    }

    /// Forgets everything but that the number said STOP.
    pub(crate) fn forget(&mut self) -> Outcome {
        self.drop_all("the person is forgotten");
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
        let older = |text: &&crate::contact::Pending| text.step.topic().is_none();
        let ids: Vec<String> =
            self.contact.pending.iter().filter(older).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, "a newer reply replaced it");
        }
        let id = message_id(&["reply", &reply.id, step.name()]);
        self.plan(Plan { about, ..Plan::new(id, step, reply.received_at, &reply.id) });
    }
}
