//! What a host can tell the flow, in the contract's words.

use aftertext_edge::types::{
    ConsentChange, DeliveryReport, InboundReply, OrderChange, OrderEvent, Phone, Timestamp, Wake,
};
use aftertext_flow::{Input, message_id};

use crate::convert;

/// The one shop of every world.
pub const SHOP: &str = "demo";

/// One call of the component's handler.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most are of orders")]
pub enum Call {
    /// `on-order-event`.
    Order(OrderEvent),
    /// `handle-inbound-reply`.
    Reply(InboundReply),
    /// `on-consent-change`.
    Consent(ConsentChange),
    /// `on-delivery-report`.
    Report(DeliveryReport),
    /// `on-wake`.
    Wake(Wake),
    /// `forget-contact`.
    Forget(Phone),
}

impl Call {
    /// Whom it concerns: the owner of the contact.
    pub fn owner(&self) -> String {
        match self {
            Call::Order(event) => event.order.buyer.phone.clone().unwrap_or_default(),
            Call::Reply(reply) => reply.sender.clone(),
            Call::Consent(change) => change.phone.clone(),
            Call::Report(report) => report.phone.clone(),
            Call::Wake(wake) => wake.key.split_once('/').map_or("", |(_, owner)| owner).to_owned(),
            Call::Forget(phone) => phone.clone(),
        }
    }

    /// The id under which its decision is committed once, as the component has it.
    pub fn cause(&self, now: Timestamp) -> String {
        match self {
            Call::Order(event) => message_id(&["order", &event.id]),
            Call::Reply(reply) => message_id(&["reply", &reply.id]),
            Call::Consent(change) => message_id(&["consent", &change.id]),
            Call::Report(report) => message_id(&["report", &report.id]),
            Call::Wake(wake) => format!("wake/{}/{}/{}", wake.timer, wake.due_at, wake.attempt),
            Call::Forget(_) => format!("forget/{now}"),
        }
    }

    /// The same in the flow's words.
    pub fn input(&self) -> Input {
        match self.clone() {
            Call::Order(event) => Input::Order(convert::order_event(event)),
            Call::Reply(reply) => Input::Reply(convert::reply(reply)),
            Call::Consent(change) => Input::Consent(convert::consent_change(change)),
            Call::Report(report) => Input::Report(convert::delivery_report(report)),
            Call::Wake(wake) => Input::Wake(wake.timer),
            Call::Forget(_) => Input::Forget,
        }
    }
}

impl std::fmt::Display for Call {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Call::Order(event) => {
                write!(formatter, "order #{} {}", event.order.id, change(&event.change))?;
                write!(formatter, " (event {} of {})", event.id, event.occurred_at)
            }
            Call::Reply(reply) => write!(formatter, "reply {:?} ({})", reply.body, reply.id),
            Call::Consent(change) => {
                write!(formatter, "consent")?;
                for grant in &change.grants {
                    let sign = if grant.granted { '+' } else { '-' };
                    write!(formatter, " {sign}{} by {}", grant.topic, grant.source)?;
                }
                write!(formatter, " ({})", change.id)
            }
            Call::Report(report) => write!(formatter, "report {} {:?}", report.message, report.status),
            Call::Wake(wake) => {
                write!(formatter, "wake {} of {}, try {}", wake.timer, wake.due_at, wake.attempt)
            }
            Call::Forget(_) => formatter.write_str("forget"),
        }
    }
}

/// What happened, and to which parcel.
fn change(change: &OrderChange) -> String {
    let text = serde_json::to_value(change).unwrap();
    match &text {
        serde_json::Value::String(word) => word.clone(),
        serde_json::Value::Object(named) => {
            let (word, what) = named.iter().next().unwrap();
            format!("{word} {} {}", what["id"].as_str().unwrap_or_default(), what["lines"])
        }
        other => other.to_string(),
    }
}
