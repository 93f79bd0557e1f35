//! The flow without the wall around it: what the component does for an order,
//! as a plain function call.

use aftertext::store::{Change, Store, Timer};
use aftertext::types::{OrderEvent, Receipt};
use aftertext::{Clock, SystemClock};
use aftertext_flow as flow;
use anyhow::{Context, Result, bail};
use simulation::convert;

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
    let input = flow::Input::Order(convert::order_event(event.clone()));
    let decision = flow::handle(contact, phone, &settings, &input, SystemClock.now());
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
