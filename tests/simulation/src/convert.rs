//! The contract's records as the flow's, as the component turns one into the other.

use aftertext_edge::types;
use aftertext_flow as flow;

/// What happened to an order.
pub fn order_event(event: types::OrderEvent) -> flow::OrderEvent {
    flow::OrderEvent {
        id: event.id,
        occurred_at: event.occurred_at,
        change: change(event.change),
        order: order(event.order),
        consent: event.consent.into_iter().map(grant).collect(),
    }
}

/// A text from a person.
pub fn reply(reply: types::InboundReply) -> flow::Reply {
    flow::Reply {
        id: reply.id,
        sender: reply.sender,
        body: reply.body,
        received_at: reply.received_at,
        carrier_opt_out: reply.carrier_opt_out,
    }
}

/// Consent that came by another way.
pub fn consent_change(change: types::ConsentChange) -> flow::ConsentChange {
    flow::ConsentChange { id: change.id, grants: change.grants.into_iter().map(grant).collect() }
}

/// What became of a text.
pub fn delivery_report(report: types::DeliveryReport) -> flow::DeliveryReport {
    flow::DeliveryReport {
        id: report.id,
        message: report.message,
        status: match report.status {
            types::DeliveryStatus::Accepted => flow::Status::Accepted,
            types::DeliveryStatus::Sent => flow::Status::Sent,
            types::DeliveryStatus::Delivered => flow::Status::Delivered,
            types::DeliveryStatus::Failed => flow::Status::Failed,
        },
        failure: report.failure.map(failure_class),
        code: report.code,
        at: report.at,
    }
}

/// Why a text was refused.
pub fn failure_class(class: types::FailureClass) -> flow::FailureClass {
    match class {
        types::FailureClass::Permanent => flow::FailureClass::Permanent,
        types::FailureClass::OptedOut => flow::FailureClass::OptedOut,
        types::FailureClass::Transient => flow::FailureClass::Transient,
        types::FailureClass::Filtered => flow::FailureClass::Filtered,
        types::FailureClass::Misconfigured => flow::FailureClass::Misconfigured,
    }
}

fn change(change: types::OrderChange) -> flow::Change {
    use types::OrderChange as Told;
    match change {
        Told::Placed => flow::Change::Placed,
        Told::Paid => flow::Change::Paid,
        Told::Edited => flow::Change::Edited,
        Told::Shipped(box_) => flow::Change::Shipped(parcel(box_)),
        Told::OutForDelivery(box_) => flow::Change::OutForDelivery(parcel(box_)),
        Told::Delivered(box_) => flow::Change::Delivered(parcel(box_)),
        Told::ReadyForPickup(box_) => flow::Change::ReadyForPickup(parcel(box_)),
        Told::PickedUp(box_) => flow::Change::PickedUp(parcel(box_)),
        Told::Delayed(box_) => flow::Change::Delayed(parcel(box_)),
        Told::DeliveryFailed(box_) => flow::Change::DeliveryFailed(parcel(box_)),
        Told::Returned(box_) => flow::Change::Returned(parcel(box_)),
        Told::Cancelled => flow::Change::Cancelled,
        Told::Refunded(sum) => flow::Change::Refunded(money(sum)),
        Told::Other(word) => flow::Change::Other(word),
    }
}

fn order(order: types::Order) -> flow::Order {
    flow::Order {
        id: order.id,
        name: order.name,
        placed_at: order.placed_at,
        total: money(order.total),
        buyer: buyer(order.buyer),
        lines: order.lines.into_iter().map(line).collect(),
        status_url: order.status_url,
    }
}

fn buyer(buyer: types::Buyer) -> flow::Buyer {
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

fn line(line: types::LineItem) -> flow::Line {
    flow::Line {
        id: line.id,
        product_id: line.product_id,
        sku: line.sku,
        title: line.title,
        kind: line.kind,
        tags: line.tags,
        quantity: line.quantity,
        price: line.price.map(money),
        method: match line.method {
            types::FulfillmentMethod::Ship => flow::Method::Ship,
            types::FulfillmentMethod::Pickup => flow::Method::Pickup,
            types::FulfillmentMethod::LocalDelivery => flow::Method::LocalDelivery,
            types::FulfillmentMethod::Digital => flow::Method::Digital,
        },
    }
}

fn parcel(parcel: types::Parcel) -> flow::Parcel {
    flow::Parcel {
        id: parcel.id,
        tracking_number: parcel.tracking_number,
        carrier: parcel.carrier,
        tracking_url: parcel.tracking_url,
        expected_at: parcel.expected_at,
        lines: parcel.lines,
    }
}

fn money(types::Money { amount, scale, currency }: types::Money) -> flow::Money {
    flow::Money { amount, scale, currency }
}

fn grant(grant: types::ConsentGrant) -> flow::Grant {
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
