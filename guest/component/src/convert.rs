//! The contract's records as the flow's, and back.

use aftertext_flow as flow;

use crate::bindings::aftertext::flow::{gateway, types};
use crate::bindings::exports::aftertext::flow::studio;

impl From<types::OrderEvent> for flow::OrderEvent {
    fn from(event: types::OrderEvent) -> Self {
        flow::OrderEvent {
            id: event.id,
            occurred_at: event.occurred_at,
            change: event.change.into(),
            order: event.order.into(),
            consent: event.consent.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<types::OrderChange> for flow::Change {
    fn from(change: types::OrderChange) -> Self {
        use types::OrderChange as Told;
        match change {
            Told::Placed => flow::Change::Placed,
            Told::Paid => flow::Change::Paid,
            Told::Edited => flow::Change::Edited,
            Told::Shipped(parcel) => flow::Change::Shipped(parcel.into()),
            Told::OutForDelivery(parcel) => flow::Change::OutForDelivery(parcel.into()),
            Told::Delivered(parcel) => flow::Change::Delivered(parcel.into()),
            Told::ReadyForPickup(parcel) => flow::Change::ReadyForPickup(parcel.into()),
            Told::PickedUp(parcel) => flow::Change::PickedUp(parcel.into()),
            Told::Delayed(parcel) => flow::Change::Delayed(parcel.into()),
            Told::DeliveryFailed(parcel) => flow::Change::DeliveryFailed(parcel.into()),
            Told::Returned(parcel) => flow::Change::Returned(parcel.into()),
            Told::Cancelled => flow::Change::Cancelled,
            Told::Refunded(sum) => flow::Change::Refunded(sum.into()),
            Told::Other(word) => flow::Change::Other(word),
        }
    }
}

impl From<types::Order> for flow::Order {
    fn from(order: types::Order) -> Self {
        flow::Order {
            id: order.id,
            name: order.name,
            placed_at: order.placed_at,
            total: order.total.into(),
            buyer: order.buyer.into(),
            lines: order.lines.into_iter().map(Into::into).collect(),
            status_url: order.status_url,
        }
    }
}

impl From<types::Money> for flow::Money {
    fn from(money: types::Money) -> Self {
        flow::Money { amount: money.amount, scale: money.scale, currency: money.currency }
    }
}

impl From<types::Buyer> for flow::Buyer {
    fn from(buyer: types::Buyer) -> Self {
        let address = |address: types::Address| flow::Address {
            country: address.country,
            region: address.region,
            postal_code: address.postal_code,
        };
        flow::Buyer {
            phone: buyer.phone,
            first_name: buyer.first_name,
            locale: buyer.locale,
            time_zone: buyer.time_zone,
            shipping: buyer.shipping.map(address),
            orders_count: buyer.orders_count,
            tags: buyer.tags,
        }
    }
}

impl From<types::LineItem> for flow::Line {
    fn from(line: types::LineItem) -> Self {
        flow::Line {
            id: line.id,
            product_id: line.product_id,
            sku: line.sku,
            title: line.title,
            kind: line.kind,
            tags: line.tags,
            quantity: line.quantity,
            price: line.price.map(Into::into),
            method: match line.method {
                types::FulfillmentMethod::Ship => flow::Method::Ship,
                types::FulfillmentMethod::Pickup => flow::Method::Pickup,
                types::FulfillmentMethod::LocalDelivery => flow::Method::LocalDelivery,
                types::FulfillmentMethod::Digital => flow::Method::Digital,
            },
        }
    }
}

impl From<types::Parcel> for flow::Parcel {
    fn from(parcel: types::Parcel) -> Self {
        flow::Parcel {
            id: parcel.id,
            tracking_number: parcel.tracking_number,
            carrier: parcel.carrier,
            tracking_url: parcel.tracking_url,
            expected_at: parcel.expected_at,
            lines: parcel.lines,
        }
    }
}

impl From<types::ConsentGrant> for flow::Grant {
    fn from(grant: types::ConsentGrant) -> Self {
        flow::Grant {
            scope: grant.topic,
            granted: grant.granted,
            at: grant.at,
            source: grant.source,
            wording: grant.wording,
            recorded_by: grant.recorded_by,
            expires_at: grant.expires_at,
        }
    }
}

impl From<types::ConsentChange> for flow::ConsentChange {
    fn from(change: types::ConsentChange) -> Self {
        flow::ConsentChange { id: change.id, grants: change.grants.into_iter().map(Into::into).collect() }
    }
}

impl From<types::InboundReply> for flow::Reply {
    fn from(reply: types::InboundReply) -> Self {
        flow::Reply {
            id: reply.id,
            sender: reply.sender,
            body: reply.body,
            received_at: reply.received_at,
            carrier_opt_out: reply.carrier_opt_out,
        }
    }
}

impl From<types::LinkClick> for flow::LinkClick {
    fn from(click: types::LinkClick) -> Self {
        flow::LinkClick { code: click.id, message: click.message, at: click.at }
    }
}

impl From<flow::Link> for types::Link {
    fn from(link: flow::Link) -> Self {
        types::Link { code: link.code, target: link.target }
    }
}

impl From<types::DeliveryReport> for flow::DeliveryReport {
    fn from(report: types::DeliveryReport) -> Self {
        flow::DeliveryReport {
            id: report.id,
            message: report.message,
            status: match report.status {
                types::DeliveryStatus::Accepted => flow::Status::Accepted,
                types::DeliveryStatus::Sent => flow::Status::Sent,
                types::DeliveryStatus::Delivered => flow::Status::Delivered,
                types::DeliveryStatus::Failed => flow::Status::Failed,
            },
            failure: report.failure.map(Into::into),
            code: report.code,
            at: report.at,
        }
    }
}

impl From<types::FailureClass> for flow::FailureClass {
    fn from(class: types::FailureClass) -> Self {
        match class {
            types::FailureClass::Permanent => flow::FailureClass::Permanent,
            types::FailureClass::OptedOut => flow::FailureClass::OptedOut,
            types::FailureClass::Transient => flow::FailureClass::Transient,
            types::FailureClass::Filtered => flow::FailureClass::Filtered,
            types::FailureClass::Misconfigured => flow::FailureClass::Misconfigured,
        }
    }
}

impl From<gateway::Error> for flow::SendResult {
    fn from(error: gateway::Error) -> Self {
        match error {
            gateway::Error::Rejected(refusal) => flow::SendResult::Rejected {
                class: refusal.class.into(),
                code: refusal.code,
                detail: refusal.detail,
            },
            gateway::Error::Throttled(until) => flow::SendResult::Throttled(until),
            gateway::Error::Unavailable(why) => flow::SendResult::Unavailable(why),
            gateway::Error::Uncertain(why) => flow::SendResult::Uncertain(why),
        }
    }
}

impl From<flow::Receipt> for types::Receipt {
    fn from(receipt: flow::Receipt) -> Self {
        types::Receipt {
            kind: receipt.kind.to_owned(),
            message: receipt.message,
            step: receipt.step.map(str::to_owned),
            at: receipt.at,
            detail: receipt.detail,
        }
    }
}

impl From<flow::Outcome> for types::Outcome {
    fn from(outcome: flow::Outcome) -> Self {
        match outcome {
            flow::Outcome::Applied => types::Outcome::Applied,
            flow::Outcome::Ignored(reason) => types::Outcome::Ignored(reason),
        }
    }
}

impl From<flow::Encoding> for types::Encoding {
    fn from(encoding: flow::Encoding) -> Self {
        match encoding {
            flow::Encoding::Gsm7 => types::Encoding::Gsm7,
            flow::Encoding::Ucs2 => types::Encoding::Ucs2,
        }
    }
}

impl From<flow::Rendered> for types::Rendered {
    fn from(rendered: flow::Rendered) -> Self {
        types::Rendered {
            body: rendered.body,
            encoding: rendered.encoding.into(),
            segments: rendered.segments,
            links: rendered.links.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<flow::Finding> for studio::Finding {
    fn from(finding: flow::Finding) -> Self {
        studio::Finding {
            severity: match finding.severity {
                flow::Severity::Error => studio::Severity::Error,
                flow::Severity::Warning => studio::Severity::Warning,
                flow::Severity::Note => studio::Severity::Note,
            },
            rule: finding.rule.to_owned(),
            path: finding.path,
            message: finding.message,
            suggestion: finding.suggestion,
        }
    }
}

impl From<flow::Reading> for studio::ReplyReading {
    fn from(reading: flow::Reading) -> Self {
        studio::ReplyReading {
            intent: reading.intent.name().to_owned(),
            topic: reading.topic.map(str::to_owned),
            rating: reading.rating,
            certain: reading.certain,
            because: reading.because(),
        }
    }
}

impl From<flow::Measured> for studio::Measured {
    fn from(measured: flow::Measured) -> Self {
        studio::Measured {
            encoding: measured.encoding.into(),
            units: measured.units,
            segments: measured.segments,
            costly: measured.costly.into_iter().map(String::from).collect(),
        }
    }
}
