//! The steps of the journey, as a table: what starts each, what it is about,
//! when it is sent and how long it is of use. `wording` has what it says.

use crate::consent::{self, FRESH, Topic};
use crate::event::{Change, DAY, HOUR, Kind, MINUTE, Method, Timestamp};
use crate::json::{Json, Read, Write, Wrong, say, words};
use crate::progress::Stage;

/// One text of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The shop has the order.
    OrderConfirmed,
    /// The money came, later than the order.
    PaymentReceived,
    /// The order is another one now.
    OrderEdited,
    /// A box left.
    Shipped,
    /// The shop brings it.
    LocalDelivery,
    /// A box arrives today.
    OutForDelivery,
    /// A box arrived.
    Delivered,
    /// A box will be late.
    Delayed,
    /// Nobody was there, or worse.
    DeliveryFailed,
    /// It can be fetched.
    ReadyForPickup,
    /// It was fetched.
    PickedUp,
    /// The order is off.
    Cancelled,
    /// Money went back.
    Refunded,
    /// A box is back.
    Returned,
    /// How to begin with what arrived.
    SetUp,
    /// What was it like?
    Feedback,
    /// Would you like to belong?
    LoyaltyInvitation,
    /// It must be running out.
    Replenishment,
    /// Was it you who agreed to what the shop would like to say?
    ConsentAsked,
    /// The answer to STOP.
    OptOutConfirmed,
    /// The answer to START.
    OptInConfirmed,
    /// The answer to HELP.
    Help,
    /// The answer to a rating.
    Rated,
    /// The answer to LATER.
    ReorderLater,
    /// The answer to YES.
    ReorderLink,
    /// The answer to SKIP.
    ReorderSkipped,
    /// The answer to STOP with a topic.
    TopicStopped,
    /// The answer to ONLY with a topic.
    OnlyTopic,
    /// The answer to PAUSE.
    Paused,
    /// The answer to LESS.
    FewerTexts,
    /// The answer to what may be a STOP: is it one?
    StopAsked,
    /// Where is my order? Not under way yet, or not all of it.
    OrderAwaited,
    /// Where is my order? Under way.
    OrderUnderway,
    /// Where is my order? Where it can be fetched.
    OrderReady,
    /// Where is my order? Where it should be.
    OrderArrived,
}

/// What makes a text wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Something that happened to an order or a parcel.
    On(Kind),
    /// All that moves has arrived; for a digital order, that it was placed.
    Arrival,
    /// The clock of a product.
    Clock,
    /// Consent that has to be confirmed.
    Consent,
    /// A reply.
    Reply,
}

/// What has to be true when a text leaves, beyond that its order is not dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precondition {
    /// Nothing.
    None,
    /// It tells of the end itself, and so outlives it.
    OutlivesCancellation,
    /// The order differs from what its buyer was last told.
    Changed,
    /// All arrived, and something of it is left to ask about.
    Kept,
    /// As `Kept`, and there is consent to this very topic, and it is not the
    /// first text of all.
    Invited,
}

/// What goes first, and what the caps and the gap hold back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// It waits for everything else.
    Low,
    /// It keeps to the gap and the caps.
    Normal,
    /// It is of use now or not at all: nothing holds it back.
    Urgent,
}

words! { Priority {
    Low = "low",
    Normal = "normal",
    Urgent = "urgent",
} }

/// What the table says about a step.
pub(crate) struct Row {
    pub(crate) step: Step,
    /// The name in settings, receipts and message ids.
    pub(crate) name: &'static str,
    /// What consent must cover; none for the answer to a reply, which the
    /// person has just asked for.
    pub(crate) topic: Option<&'static Topic>,
    pub(crate) trigger: Trigger,
    /// From the trigger to the text.
    pub(crate) delay: Timestamp,
    /// How long after it was due the text is still news.
    pub(crate) useful_for: Timestamp,
    pub(crate) priority: Priority,
    /// Whether it is of use at night too, and worth little in the morning.
    pub(crate) any_hour: bool,
    /// The stage of a parcel that it tells about; beyond it, it is no news.
    pub(crate) stage: Option<Stage>,
    pub(crate) precondition: Precondition,
    /// What happens to the order and ends the text.
    pub(crate) kill: &'static [Kind],
    /// How long the contact gets no other text of this step.
    pub(crate) pause: Timestamp,
}

/// News about an order that leaves at once, at any hour, and passes the caps.
const NEWS: Row = Row {
    step: Step::OrderConfirmed,
    name: "order-confirmed",
    topic: Some(&consent::ORDER_UPDATES),
    trigger: Trigger::On(Kind::Placed),
    delay: 0,
    useful_for: DAY,
    priority: Priority::Urgent,
    any_hour: true,
    stage: None,
    precondition: Precondition::None,
    kill: &[],
    pause: 0,
};
/// News about a parcel: of use on the same day only.
const PARCEL: Row = Row { topic: Some(&consent::DELIVERY_UPDATES), useful_for: 12 * HOUR, ..NEWS };
/// What a shop would like to say once all has arrived.
const ASK: Row = Row {
    trigger: Trigger::Arrival,
    delay: 7 * DAY,
    useful_for: 14 * DAY,
    priority: Priority::Low,
    any_hour: false,
    precondition: Precondition::Kept,
    kill: &[Kind::Returned],
    ..NEWS
};
/// The answer to a reply.
const ANSWER: Row = Row { topic: None, trigger: Trigger::Reply, useful_for: HOUR, ..NEWS };

const ROWS: &[Row] = &[
    NEWS,
    Row {
        step: Step::PaymentReceived,
        name: "payment-received",
        trigger: Trigger::On(Kind::Paid),
        priority: Priority::Normal,
        ..NEWS
    },
    Row {
        step: Step::OrderEdited,
        name: "order-edited",
        trigger: Trigger::On(Kind::Edited),
        // Who edits an order seldom does so once.
        delay: 2 * MINUTE,
        priority: Priority::Normal,
        any_hour: false,
        precondition: Precondition::Changed,
        ..NEWS
    },
    Row {
        step: Step::Shipped,
        name: "shipped",
        trigger: Trigger::On(Kind::Shipped),
        stage: Some(Stage::Shipped),
        ..PARCEL
    },
    Row {
        step: Step::LocalDelivery,
        name: "local-delivery",
        trigger: Trigger::On(Kind::OutForDelivery),
        stage: Some(Stage::OutForDelivery),
        ..PARCEL
    },
    Row {
        step: Step::OutForDelivery,
        name: "out-for-delivery",
        trigger: Trigger::On(Kind::OutForDelivery),
        stage: Some(Stage::OutForDelivery),
        ..PARCEL
    },
    Row {
        step: Step::Delivered,
        name: "delivered",
        trigger: Trigger::On(Kind::Delivered),
        stage: Some(Stage::Delivered),
        ..PARCEL
    },
    Row {
        step: Step::Delayed,
        name: "delayed",
        trigger: Trigger::On(Kind::Delayed),
        any_hour: false,
        stage: Some(Stage::Shipped),
        ..PARCEL
    },
    Row {
        step: Step::DeliveryFailed,
        name: "delivery-failed",
        trigger: Trigger::On(Kind::DeliveryFailed),
        stage: Some(Stage::OutForDelivery),
        ..PARCEL
    },
    Row {
        step: Step::ReadyForPickup,
        name: "ready-for-pickup",
        trigger: Trigger::On(Kind::ReadyForPickup),
        useful_for: 2 * DAY,
        stage: Some(Stage::ReadyForPickup),
        ..PARCEL
    },
    Row {
        step: Step::PickedUp,
        name: "picked-up",
        trigger: Trigger::On(Kind::PickedUp),
        priority: Priority::Normal,
        stage: Some(Stage::PickedUp),
        ..PARCEL
    },
    Row {
        step: Step::Cancelled,
        name: "cancelled",
        trigger: Trigger::On(Kind::Cancelled),
        precondition: Precondition::OutlivesCancellation,
        ..NEWS
    },
    Row {
        step: Step::Refunded,
        name: "refunded",
        trigger: Trigger::On(Kind::Refunded),
        // Money often goes back line by line, or with a cancellation.
        delay: 2 * MINUTE,
        useful_for: 2 * DAY,
        priority: Priority::Normal,
        any_hour: false,
        precondition: Precondition::OutlivesCancellation,
        ..NEWS
    },
    Row {
        step: Step::Returned,
        name: "returned",
        trigger: Trigger::On(Kind::Returned),
        useful_for: 2 * DAY,
        priority: Priority::Normal,
        any_hour: false,
        stage: Some(Stage::Returned),
        ..NEWS
    },
    Row {
        step: Step::SetUp,
        name: "set-up",
        topic: Some(&consent::SET_UP),
        delay: 3 * HOUR,
        useful_for: 3 * DAY,
        priority: Priority::Normal,
        ..ASK
    },
    Row {
        step: Step::Feedback,
        name: "feedback",
        topic: Some(&consent::FEEDBACK),
        kill: &[Kind::Returned, Kind::DeliveryFailed],
        pause: 30 * DAY,
        ..ASK
    },
    Row {
        step: Step::LoyaltyInvitation,
        name: "loyalty-invitation",
        topic: Some(&consent::LOYALTY),
        delay: 14 * DAY,
        precondition: Precondition::Invited,
        pause: 180 * DAY,
        ..ASK
    },
    Row {
        step: Step::Replenishment,
        name: "replenishment",
        topic: Some(&consent::REORDER),
        trigger: Trigger::Clock,
        delay: 0,
        kill: &[],
        ..ASK
    },
    Row {
        step: Step::ConsentAsked,
        name: "consent-asked",
        topic: Some(&consent::WISHES),
        trigger: Trigger::Consent,
        // Later nobody remembers having agreed.
        useful_for: FRESH,
        priority: Priority::Normal,
        any_hour: false,
        ..NEWS
    },
    Row {
        step: Step::OptOutConfirmed,
        name: "opt-out-confirmed",
        // A confirmation is only lawful within five minutes of the request
        // (47 CFR 64.1200(a)(12)).
        useful_for: 5 * MINUTE,
        ..ANSWER
    },
    Row { step: Step::OptInConfirmed, name: "opt-in-confirmed", ..ANSWER },
    Row { step: Step::Help, name: "help", ..ANSWER },
    Row { step: Step::Rated, name: "rated", ..ANSWER },
    Row { step: Step::ReorderLater, name: "reorder-later", ..ANSWER },
    Row { step: Step::ReorderLink, name: "reorder-link", ..ANSWER },
    Row { step: Step::ReorderSkipped, name: "reorder-skipped", ..ANSWER },
    Row { step: Step::TopicStopped, name: "topic-stopped", useful_for: 5 * MINUTE, ..ANSWER },
    Row { step: Step::OnlyTopic, name: "only-topic", ..ANSWER },
    Row { step: Step::Paused, name: "paused", ..ANSWER },
    Row { step: Step::FewerTexts, name: "fewer-texts", ..ANSWER },
    Row { step: Step::StopAsked, name: "stop-asked", useful_for: 5 * MINUTE, ..ANSWER },
    Row { step: Step::OrderAwaited, name: "order-awaited", ..ANSWER },
    Row { step: Step::OrderUnderway, name: "order-underway", ..ANSWER },
    Row { step: Step::OrderReady, name: "order-ready", ..ANSWER },
    Row { step: Step::OrderArrived, name: "order-arrived", ..ANSWER },
];

impl Step {
    /// Every step.
    #[cfg(test)]
    pub(crate) fn all() -> impl Iterator<Item = Step> {
        ROWS.iter().map(|row| row.step)
    }

    /// Every step that an order calls for.
    pub fn of_orders() -> impl Iterator<Item = Step> {
        ROWS.iter().map(|row| row.step).filter(|step| step.is_of_orders())
    }

    /// Whether an order calls for it: then a shop can have its own words for it.
    pub(crate) fn is_of_orders(self) -> bool {
        let row = self.row();
        row.topic.is_some() && row.trigger != Trigger::Consent
    }

    /// The steps that wait for the arrival of all.
    pub(crate) fn of_arrivals() -> impl Iterator<Item = Step> {
        ROWS.iter().filter(|row| row.trigger == Trigger::Arrival).map(|row| row.step)
    }

    /// The step of this name.
    pub fn named(name: &str) -> Option<Step> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.step)
    }

    /// The name in settings, receipts and message ids.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What consent must cover, if any is needed.
    pub fn topic(self) -> Option<&'static str> {
        self.row().topic.map(|topic| topic.name)
    }

    /// Everything that the table says. The table has a row for every step, which
    /// a test proves.
    pub(crate) fn row(self) -> &'static Row {
        ROWS.iter().find(|row| row.step == self).unwrap_or(&NEWS)
    }
}

impl Write for Step {
    fn is_nothing(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Vec<u8>) {
        self.name().write(out);
    }
}

impl Read for Step {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> Step {
        json.as_text().and_then(Step::named).unwrap_or_else(|| {
            say(wrong, "there is no such step");
            Step::Help
        })
    }
}

/// The step that a change starts, given how what it happened to reaches its
/// buyer.
pub fn started_by(change: &Change, method: Option<Method>) -> Result<Step, &str> {
    if let Change::Other(word) = change {
        return Err(word);
    }
    if method == Some(Method::LocalDelivery)
        && matches!(change, Change::Shipped(_) | Change::OutForDelivery(_))
    {
        return Ok(Step::LocalDelivery);
    }
    let kind = change.kind();
    let news = |row: &&Row| row.trigger == Trigger::On(kind) && row.step != Step::LocalDelivery;
    ROWS.iter().find(news).map(|row| row.step).ok_or(kind.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_row_that_stores_under_its_own_name() {
        for row in ROWS {
            let mut stored = Vec::new();
            row.step.write(&mut stored);
            assert_eq!(String::from_utf8(stored).unwrap(), format!("{:?}", row.name));
            assert_eq!(Step::named(row.name), Some(row.step));
            assert_eq!(row.step.row().name, row.name);
        }
        // The last step of the enum: its number is that of the rows.
        assert_eq!(Step::OrderArrived as usize + 1, ROWS.len());
    }
}
