//! What people answer to what they were asked: how happy they are, and whether
//! they want more. Reading the words is done elsewhere.

use crate::contact::About;
use crate::effect::{Detail, Outcome};
use crate::event::{DAY, Reply, Timestamp};
use crate::journey::Step;
use crate::message::message_id;
use crate::replenishment::Clock;
use crate::text::Plan;
use crate::turn::Turn;

/// How long an answer still belongs to a question.
pub(crate) const ANSWERS_WITHIN: Timestamp = 30 * DAY;
/// What LATER means without a length of time, and how far it can move a text.
const LATER: Timestamp = 7 * DAY;
const LATER_WITHIN: (Timestamp, Timestamp) = (DAY, 180 * DAY);
/// Up to here, somebody at the shop should see it.
const UNHAPPY: u8 = 2;

impl Turn<'_> {
    /// How happy the person is, 1 to 5, with what was last asked about. Tells the
    /// shop when they are not, and does not invite them to more.
    pub(crate) fn rated(&mut self, reply: &Reply, rating: u8) -> Outcome {
        let Some(order) = self.asked_order().filter(|_| (1..=5).contains(&rating)) else {
            return self.unasked(reply);
        };
        let detail = Detail::because("the person answered the survey")
            .text("reply", &reply.id)
            .text("order", &order)
            .number("rating", i64::from(rating));
        let unhappy = rating <= UNHAPPY;
        self.receipt("feedback.rated", None, if unhappy { detail.flag("alarm") } else { detail });
        if unhappy {
            let invitation = message_id(&["order", &order, Step::LoyaltyInvitation.name()]);
            self.drop_text(&invitation, "the person is not happy");
        }
        self.answer(reply, Step::Rated, Some(About::Rating(rating)));
        Outcome::Applied
    }

    /// Asks again later about the product that was last asked about: after
    /// `delay`, or a week.
    pub(crate) fn reorder_later(&mut self, reply: &Reply, delay: Option<Timestamp>) -> Outcome {
        let Some(clock) = self.asked_clock() else {
            return self.unasked(reply);
        };
        self.ask_again(reply, clock, delay.unwrap_or(LATER), "the person asked to wait");
        self.answer(reply, Step::ReorderLater, None);
        Outcome::Applied
    }

    /// Leaves out this time: asks again when the next would have run out.
    pub(crate) fn reorder_skipped(&mut self, reply: &Reply) -> Outcome {
        let Some(clock) = self.asked_clock() else {
            return self.unasked(reply);
        };
        let delay = clock.runs_for();
        self.ask_again(reply, clock, delay, "the person left this time out");
        self.answer(reply, Step::ReorderSkipped, None);
        Outcome::Applied
    }

    fn ask_again(&mut self, reply: &Reply, clock: Clock, delay: Timestamp, reason: &str) {
        let (least, most) = LATER_WITHIN;
        let due_at = self.now.saturating_add(delay.clamp(least, most));
        let detail = Detail::because(reason).text("reply", &reply.id);
        self.receipt("reorder.moved", None, clock.explain(detail).number("until", due_at));
        let again = format!("{}.{}", clock.product, clock.asked);
        let id = message_id(&["order", &clock.order, Step::Replenishment.name(), &again]);
        self.plan(Plan {
            order: Some(clock.order),
            about: Some(About::Product(clock.product)),
            due_at: Some(due_at),
            ..Plan::new(id, Step::Replenishment, reply.received_at, &reply.id)
        });
    }

    /// The person wants more of the product that was last asked about: the
    /// receipt tells the shop, the answer says where to order.
    pub(crate) fn reorder_now(&mut self, reply: &Reply) -> Outcome {
        let Some(clock) = self.asked_clock() else {
            return self.unasked(reply);
        };
        let detail = Detail::because("the person wants it again").text("reply", &reply.id);
        self.receipt("reorder.wanted", None, clock.explain(detail).text("order", &clock.order));
        self.answer(reply, Step::ReorderLink, Some(About::Product(clock.product)));
        Outcome::Applied
    }

    fn unasked(&mut self, reply: &Reply) -> Outcome {
        let reason = "nothing was asked that this answers";
        self.ignore("reply.noted", reason, Detail::because(reason).text("reply", &reply.id))
    }

    /// The order that the person was last asked to rate.
    fn asked_order(&self) -> Option<String> {
        let since = self.now.saturating_sub(ANSWERS_WITHIN);
        let asked = |id: &str| {
            let id = message_id(&["order", id, Step::Feedback.name()]);
            self.contact.sent.iter().position(|mark| mark.id == id && mark.at.is_some_and(|at| at >= since))
        };
        let orders = self.contact.orders.iter();
        let (_, order) = orders.filter_map(|order| Some((asked(&order.id)?, &order.id))).max()?;
        Some(order.clone())
    }

    /// The clock of the product that the person was last asked about.
    fn asked_clock(&self) -> Option<Clock> {
        let since = self.now.saturating_sub(ANSWERS_WITHIN);
        let clocks = self.contact.clocks.iter().filter(|clock| clock.asked_at.is_some_and(|at| at >= since));
        clocks.max_by_key(|clock| clock.asked_at).cloned()
    }
}
