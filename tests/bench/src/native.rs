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
    let decided = flow::Decided::on(&input, contact, phone, &settings, &mut Vec::new(), &mut NoGateway)?;
    let [key, _] = keys;
    store.commit(change(key, stored.version, cause, decided)).await?;
    Ok(())
}

/// An order sends nothing before the wake that it asks for.
struct NoGateway;

impl flow::Outside for NoGateway {
    type Stopped = anyhow::Error;

    fn now(&mut self) -> i64 {
        SystemClock.now()
    }

    fn send(&mut self, sms: &flow::Sms) -> Result<flow::SendResult> {
        bail!("{} is sent without a wake", sms.id)
    }
}

fn change(key: String, expected: u64, cause: String, decided: flow::Decided) -> Change {
    let set_timers =
        decided.timers.into_iter().filter_map(|(name, due_at)| Some(Timer { name, due_at: due_at? }));
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
        state: decided.contact.encode(),
        set_timers: set_timers.collect(),
        clear_timers: Vec::new(),
        receipts: decided.receipts.into_iter().map(receipt).collect(),
    }
}
