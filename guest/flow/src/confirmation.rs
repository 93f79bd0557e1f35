//! Double opt-in: where the law or the shop wants it, who has just agreed to
//! promotional texts is asked once, by a text without a promotion, whether it
//! was them. YES is the proof; silence means that nothing was confirmed.

use crate::consent::{ALL, Class, Entry};
use crate::effect::{Detail, Outcome};
use crate::event::{Grant, Reply};
use crate::ground::Terms;
use crate::journey::Step;
use crate::message::message_id;
use crate::reply::said;
use crate::survey::ANSWERS_WITHIN;
use crate::text::Plan;
use crate::turn::Turn;

impl Turn<'_> {
    /// Lets the question wait for its wake where there is something to confirm,
    /// whether with an order or without.
    pub(crate) fn seek_confirmation(&mut self, cause: &str, order: Option<&str>) {
        let waits = self.contact.pending.iter().any(|text| text.step == Step::ConsentAsked);
        if waits || self.contact.confirmation_asked_at.is_some() {
            return;
        }
        // Asking for the law comes last: it is what takes time.
        if self.contact.consent.unconfirmed(&Terms::CONFIRMED, self.now).next().is_none() {
            return;
        }
        let terms = Terms::new(Class::Marketing, self.settings, &self.evidence(order));
        let Some(agreed_at) = self.contact.consent.to_confirm(&terms, self.now).map(|grant| grant.at) else {
            return;
        };
        let id = message_id(&["consent", cause, Step::ConsentAsked.name()]);
        let order = order.and_then(|id| self.contact.order(id)).map(|order| order.id.clone());
        self.plan(Plan { order, ..Plan::new(id, Step::ConsentAsked, agreed_at, cause) });
    }

    /// Takes note that the question has left, if the step is that; nobody is
    /// asked again.
    pub(crate) fn note_asked(&mut self, step: Option<Step>) {
        if step == Some(Step::ConsentAsked) {
            self.contact.confirmation_asked_at = Some(self.now);
        }
    }

    /// Whether YES is the answer to that question: it was the last one asked.
    pub(crate) fn awaits_confirmation(&self) -> bool {
        let since = self.now.saturating_sub(ANSWERS_WITHIN);
        let asked_at = self.contact.confirmation_asked_at.filter(|at| *at >= since);
        asked_at.is_some() && !self.contact.clocks.iter().any(|clock| clock.asked_at > asked_at)
    }

    /// Records that the person confirms what they were asked about, or does not want
    /// it. News of their orders was not asked about, and to a no nothing is answered.
    pub(crate) fn settle_question(&mut self, reply: &Reply, agrees: bool, detail: Detail) -> Outcome {
        let said = |grant: &Entry| {
            let is_all = !agrees && grant.scope == ALL;
            let scope = if is_all { Class::Marketing.name() } else { &grant.scope };
            Grant { expires_at: grant.expires_at.filter(|_| agrees), ..said(reply, scope, agrees) }
        };
        let grants: Vec<Grant> = self.in_question().map(said).collect();
        self.receipt("reply.read", None, detail);
        if self.record_consent(&reply.id, &grants) && agrees {
            self.answer(reply, Step::OptInConfirmed, None);
        }
        Outcome::Applied
    }

    fn in_question(&self) -> impl Iterator<Item = &Entry> {
        let asked_at = self.contact.confirmation_asked_at.unwrap_or(self.now);
        let unconfirmed = self.contact.consent.unconfirmed(&Terms::CONFIRMED, self.now);
        unconfirmed.filter(move |grant| grant.at <= asked_at)
    }
}
