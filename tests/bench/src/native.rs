//! The flow without the wall around it: what the component does for an order,
//! as a plain function call.

use aftertext::store::{Change, Store, Timer};
use aftertext::types::{LineItem, Money, OrderEvent, Receipt};
use aftertext::{Clock, SystemClock};
use aftertext_flow as flow;
use anyhow::{Context, Result, bail};

/// Loads, decides, commits.
pub async fn order_event(store: &dyn Store, event: &OrderEvent) -> Result<()> {
    let phone = event.order.buyer.phone.as_deref().context("the sample has a phone")?;
    let keys = [format!("{}/{phone}", event.shop), format!("{}/settings", event.shop)];
    let cause = flow::message_id(&["order", &event.id]);
    let snapshots = store.load(&keys, &cause).await?;
    let [stored, settings] = snapshots.as_slice() else {
        bail!("a snapshot is missing");
    };
    let settings = flow::Settings::parse(&settings.state)?;
    let contact = flow::Contact::decode(&stored.state)?;
    let decision =
        flow::handle(contact, phone, &settings, flow::Input::Order(in_own_words(event)), SystemClock.now());
    let [key, _] = keys;
    store.commit(change(key, stored.version, cause, decision)).await?;
    Ok(())
}

fn change(key: String, expected: u64, cause: String, decision: flow::Decision) -> Change {
    let set_timers = decision.effects.into_iter().filter_map(|effect| match effect {
        flow::Effect::SetTimer { name, due_at } => Some(Timer { name, due_at }),
        flow::Effect::ClearTimer { .. } | flow::Effect::Send(_) => None,
    });
    let receipt = |receipt: flow::Receipt| Receipt {
        kind: receipt.kind.into(),
        message: receipt.message,
        step: receipt.step.map(str::to_owned),
        at: receipt.at,
        detail: receipt.detail,
    };
    Change {
        key,
        expected,
        cause,
        state: decision.contact.encode(),
        set_timers: set_timers.collect(),
        clear_timers: Vec::new(),
        receipts: decision.receipts.into_iter().map(receipt).collect(),
    }
}

/// The sample is always an order that was placed.
pub fn in_own_words(event: &OrderEvent) -> flow::OrderEvent {
    let order = event.order.clone();
    let grants = event.consent.iter().cloned().map(|grant| flow::Grant {
        scope: grant.topic,
        granted: grant.granted,
        at: grant.at,
        source: grant.source,
        wording: grant.wording,
    });
    flow::OrderEvent {
        id: event.id.clone(),
        occurred_at: event.occurred_at,
        change: flow::Change::Placed,
        order: flow::Order {
            id: order.id,
            name: order.name,
            placed_at: order.placed_at,
            total: money(order.total),
            buyer: flow::Buyer {
                phone: order.buyer.phone,
                first_name: order.buyer.first_name,
                locale: order.buyer.locale,
                time_zone: order.buyer.time_zone,
                shipping: order.buyer.shipping.map(|address| flow::Address {
                    country: address.country,
                    region: address.region,
                    postal_code: address.postal_code,
                }),
                orders_count: order.buyer.orders_count,
                tags: order.buyer.tags,
            },
            lines: order.lines.into_iter().map(line).collect(),
            status_url: order.status_url,
        },
        consent: grants.collect(),
    }
}

fn money(Money { amount, scale, currency }: Money) -> flow::Money {
    flow::Money { amount, scale, currency }
}

/// Of the sample's lines, all are shipped.
fn line(line: LineItem) -> flow::Line {
    flow::Line {
        id: line.id,
        product_id: line.product_id,
        sku: line.sku,
        title: line.title,
        kind: line.kind,
        tags: line.tags,
        quantity: line.quantity,
        price: line.price.map(money),
        method: flow::Method::Ship,
    }
}
