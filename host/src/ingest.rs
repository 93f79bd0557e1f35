//! What arrived, handed to the flow: orders are remembered, events that name
//! only their order are completed or parked, the rest goes straight on.

use aftertext_edge::arrival::{Arrival, PartialEvent};

use crate::runtime::{self, Runtime};
use crate::store::{self, ParkedEvent, Parking};
use crate::types::{self, OrderEvent, Outcome, Receipt};

/// Why an arrival was not taken. The sender should come again, unless the flow
/// said that the input is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The flow or its component.
    #[error(transparent)]
    Runtime(#[from] runtime::Error),
    /// The store.
    #[error("the store is not available: {0}")]
    Store(#[from] store::Error),
    /// Too many events of this shop wait for orders that never came.
    #[error("too many events wait for their orders; send the orders first")]
    TooManyParked,
}

/// Takes what arrived for `shop`; when it returns, nothing of it can be lost.
pub async fn take(runtime: &Runtime, shop: &str, arrival: Arrival) -> Result<Outcome, Error> {
    match arrival {
        Arrival::Order(event) => order(runtime, &event).await,
        Arrival::Partial(event) => partial(runtime, event).await,
        Arrival::Reply(reply) => Ok(runtime.inbound_reply(&reply).await?),
        Arrival::Report(report) => Ok(runtime.delivery_report(&report).await?),
        Arrival::Ignored { id, reason } => {
            let detail = serde_json::json!({"reason": reason, "webhook": id}).to_string();
            note(runtime, &format!("{shop}/webhooks"), "event.ignored", detail).await?;
            Ok(Outcome::Ignored(reason))
        }
    }
}

/// Remembering and applying share one round of the store; both are harmless twice.
async fn order(runtime: &Runtime, event: &OrderEvent) -> Result<Outcome, Error> {
    let now = runtime.clock().now();
    let (remembered, outcome) = tokio::join!(
        runtime.store().remember_order(&event.shop, &event.order, event.occurred_at, now),
        runtime.order_event(event),
    );
    let waiting = remembered?;
    let outcome = outcome?;
    for parked in waiting {
        unpark(runtime, &parked).await?;
    }
    Ok(outcome)
}

async fn partial(runtime: &Runtime, event: PartialEvent) -> Result<Outcome, Error> {
    if let Some(order) = runtime.store().order(&event.shop, &event.order).await? {
        return Ok(runtime.order_event(&event.complete(order)).await?);
    }
    let parked = ParkedEvent {
        shop: event.shop.clone(),
        order: event.order.clone(),
        id: event.id.clone(),
        event: serde_json::to_string(&event).map_err(|error| store::Error::Unavailable(error.to_string()))?,
        at: runtime.clock().now(),
    };
    match runtime.store().park(&parked).await? {
        Parking::Parked => {
            let detail =
                serde_json::json!({"reason": "its order is not known yet", "event": event.id}).to_string();
            note(runtime, &format!("{}/order/{}", event.shop, event.order), "event.parked", detail).await?;
            Ok(Outcome::Ignored("its order is not known yet; kept until it is".into()))
        }
        Parking::OrderKnown => Box::pin(partial(runtime, event)).await,
        Parking::Full => Err(Error::TooManyParked),
    }
}

/// Applies an event that waited, then forgets that it did.
async fn unpark(runtime: &Runtime, parked: &ParkedEvent) -> Result<(), Error> {
    if let Ok(event) = serde_json::from_str::<PartialEvent>(&parked.event)
        && let Some(order) = runtime.store().order(&parked.shop, &parked.order).await?
    {
        match runtime.order_event(&event.complete(order)).await {
            // The flow has said why; saying it again would change nothing.
            Ok(_) | Err(runtime::Error::Flow(types::Error::Invalid(_))) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(runtime.store().unpark(&parked.shop, &parked.id).await?)
}

/// Applies what a crash left parked although its order is known.
pub async fn unpark_left_over(runtime: &Runtime) -> Result<(), Error> {
    const AT_ONCE: u32 = 100;
    for parked in runtime.store().parked_with_order(AT_ONCE).await? {
        unpark(runtime, &parked).await?;
    }
    Ok(())
}

async fn note(runtime: &Runtime, key: &str, kind: &str, detail: String) -> Result<(), store::Error> {
    let receipt = Receipt { kind: kind.into(), message: None, step: None, at: runtime.clock().now(), detail };
    runtime.store().note(key, vec![receipt]).await
}
