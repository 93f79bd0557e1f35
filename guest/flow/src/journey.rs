//! The steps of the journey, as a table: what starts each, what it is about,
//! how long it is of use and what it says unless the shop says otherwise.

use serde::{Deserialize, Serialize};

use crate::event::{Change, HOUR, MINUTE, Parcel, Timestamp};

/// One text of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The shop has the order.
    OrderConfirmed,
    /// A box left.
    Shipped,
    /// A box arrives today.
    OutForDelivery,
    /// A box arrived.
    Delivered,
    /// The order is off.
    Cancelled,
    /// The answer to STOP.
    OptOutConfirmed,
    /// The answer to START.
    OptInConfirmed,
    /// The answer to HELP.
    Help,
}

/// How far a parcel is. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// It left the shop.
    Shipped,
    /// It arrives today.
    OutForDelivery,
    /// It arrived.
    Delivered,
}

/// What the table says about a step.
pub(crate) struct Row {
    step: Step,
    /// The name in settings, receipts and message ids.
    name: &'static str,
    /// What consent must cover; none for the answer to a reply, which the
    /// person has just asked for.
    topic: Option<&'static str>,
    /// How long after the event the text is still news.
    useful_for: Timestamp,
    /// The stage of a parcel that it tells about.
    stage: Option<Stage>,
    /// The default template, in English.
    text: &'static str,
}

/// The words that tell how to opt out; added to the first text a contact gets.
pub const OPT_OUT_WORDS: &str = "Reply STOP to opt out.";

const ROWS: &[Row] = &[
    Row {
        step: Step::OrderConfirmed,
        name: "order-confirmed",
        topic: Some("order-updates"),
        useful_for: 24 * HOUR,
        stage: None,
        text: "{{ shop.brand }}: Thanks{% if buyer.first_name %} {{ buyer.first_name }}{% endif %}, order {{ order.name }} is confirmed\
               {% if order.quantity %}: {{ order.summary | default(order.quantity | plural('item', 'items')) }}{% endif %}.\
               {% if order.status_url %} {{ order.status_url }}{% endif %}",
    },
    Row {
        step: Step::Shipped,
        name: "shipped",
        topic: Some("delivery-updates"),
        useful_for: 12 * HOUR,
        stage: Some(Stage::Shipped),
        text: "{{ shop.brand }}: Order {{ order.name }} is on its way\
               {% if parcel.carrier %} with {{ parcel.carrier }}{% endif %}.\
               {% if parcel.tracking_url %} Track it: {{ parcel.tracking_url }}\
               {% elif order.status_url %} {{ order.status_url }}{% endif %}",
    },
    Row {
        step: Step::OutForDelivery,
        name: "out-for-delivery",
        topic: Some("delivery-updates"),
        useful_for: 12 * HOUR,
        stage: Some(Stage::OutForDelivery),
        text: "{{ shop.brand }}: Order {{ order.name }} is out for delivery and should arrive today.\
               {% if parcel.tracking_url %} {{ parcel.tracking_url }}{% endif %}",
    },
    Row {
        step: Step::Delivered,
        name: "delivered",
        topic: Some("delivery-updates"),
        useful_for: 12 * HOUR,
        stage: Some(Stage::Delivered),
        text: "{{ shop.brand }}: Order {{ order.name }} was delivered. Something not right? \
               {{ shop.support | default('Just reply') }}.",
    },
    Row {
        step: Step::Cancelled,
        name: "cancelled",
        topic: Some("order-updates"),
        useful_for: 24 * HOUR,
        stage: None,
        text: "{{ shop.brand }}: Order {{ order.name }} was cancelled. Questions? \
               {{ shop.support | default('Just reply') }}.",
    },
    Row {
        step: Step::OptOutConfirmed,
        name: "opt-out-confirmed",
        topic: None,
        // A confirmation is only lawful within five minutes of the request
        // (47 CFR 64.1200(a)(12)).
        useful_for: 5 * MINUTE,
        stage: None,
        text: "{{ shop.brand }}: You won't get any more texts from us. Reply START to resume.",
    },
    Row {
        step: Step::OptInConfirmed,
        name: "opt-in-confirmed",
        topic: None,
        useful_for: HOUR,
        stage: None,
        text: "{{ shop.brand }}: You will get texts about your orders. Reply HELP for help, STOP to opt out.",
    },
    Row {
        step: Step::Help,
        name: "help",
        topic: None,
        useful_for: HOUR,
        stage: None,
        text: "{{ shop.brand }}: We text you about your orders.\
               {% if shop.support %} Help: {{ shop.support }}.{% endif %} Reply STOP to opt out.",
    },
];

impl Step {
    /// Every step that an order calls for.
    pub fn of_orders() -> impl Iterator<Item = Step> {
        ROWS.iter().filter(|row| row.topic.is_some()).map(|row| row.step)
    }

    /// The step of this name.
    pub fn named(name: &str) -> Option<Step> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.step)
    }

    /// The name in settings, receipts and message ids.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// What consent must cover, if any is needed.
    pub fn topic(self) -> Option<&'static str> {
        self.row().and_then(|row| row.topic)
    }

    /// How long after the event the text is still news, in milliseconds.
    pub fn useful_for(self) -> Timestamp {
        self.row().map_or(0, |row| row.useful_for)
    }

    /// The stage of a parcel that it tells about.
    pub fn stage(self) -> Option<Stage> {
        self.row().and_then(|row| row.stage)
    }

    /// The default template, in English.
    pub fn default_text(self) -> &'static str {
        self.row().map_or("", |row| row.text)
    }

    fn row(self) -> Option<&'static Row> {
        ROWS.iter().find(|row| row.step == self)
    }
}

/// The step that a change starts, with the parcel it is about.
pub fn started_by(change: &Change) -> Result<(Step, Option<&Parcel>), &str> {
    match change {
        Change::Placed => Ok((Step::OrderConfirmed, None)),
        Change::Shipped(parcel) => Ok((Step::Shipped, Some(parcel))),
        Change::OutForDelivery(parcel) => Ok((Step::OutForDelivery, Some(parcel))),
        Change::Delivered(parcel) => Ok((Step::Delivered, Some(parcel))),
        Change::Cancelled => Ok((Step::Cancelled, None)),
        Change::Other(word) => Err(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_a_row_that_stores_under_its_own_name() {
        for row in ROWS {
            assert_eq!(serde_json::to_string(&row.step).unwrap(), format!("{:?}", row.name));
            assert_eq!(Step::named(row.name), Some(row.step));
        }
    }
}
