//! What a source told, handed to the flow: orders are remembered, events that
//! name only their order or their parcel are completed or parked, what has to
//! be fetched is fetched, and the rest goes straight on.

mod fetch;
mod parked;
mod privacy;

use aftertext_edge::arrival::PartialEvent;
use aftertext_edge::event::Event;
use aftertext_edge::moved;
use aftertext_edge::tracking::{TrackingUpdate, numbered};

use crate::gateways::ShopGateways;
use crate::platforms::Platforms;
use crate::runtime::{self, Runtime};
use crate::shop::{self, Shop, Shops};
use crate::store::{self, ParkedEvent};
use crate::types::{self, DeliveryReport, Order, OrderEvent, Outcome, Receipt};

pub use parked::unpark_left_over;
pub use privacy::{Forgotten, forget, known_of};

/// Why an event was not taken. The sender should come again, unless the flow
/// said that the input is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The flow or its component.
    #[error(transparent)]
    Runtime(#[from] runtime::Error),
    /// The store.
    #[error("the store is not available: {0}")]
    Store(#[from] store::Error),
    /// The shop's row.
    #[error(transparent)]
    Shop(#[from] shop::Error),
    /// Too many events of this shop wait for orders that never came.
    #[error("too many events wait for their orders; send the orders first")]
    TooManyParked,
    /// An order has to be fetched, and the platform did not give it.
    #[error("the order could not be fetched: {0}")]
    Fetch(String),
}

impl Error {
    /// Whether the same event would fail again.
    fn is_final(&self) -> bool {
        matches!(
            self,
            Error::Runtime(runtime::Error::Flow(types::Error::Invalid(_)) | runtime::Error::Trap(_))
        )
    }
}

/// One webhook's way in: for whom it is, and by which source it came.
#[derive(Clone, Copy)]
pub struct Ingest<'a> {
    /// The component with its store.
    pub runtime: &'a Runtime,
    /// All shops, for what changes this one.
    pub shops: &'a Shops,
    /// The shop.
    pub shop: &'a Shop,
    /// The name of the source.
    pub source: &'static str,
    /// What fetches orders.
    pub platforms: &'a Platforms,
    /// What reports tell of the gateways goes to them.
    pub gateways: &'a ShopGateways,
    /// The gateway that the address names, where a shop has several by one source.
    pub gateway: Option<&'a str>,
}

/// Takes all that one webhook told, in its order; when it returns an outcome,
/// nothing of it can be lost. One event that is wrong does not keep the others.
pub async fn take_all(ingest: &Ingest<'_>, events: Vec<Event>) -> Result<Outcome, Error> {
    let mut outcome = None;
    let mut wrong = None;
    for event in events {
        match take(ingest, event).await {
            Ok(next) => outcome = Some(next.or_further(outcome)),
            Err(error) if error.is_final() => wrong = wrong.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    match wrong {
        Some(error) => Err(error),
        None => Ok(outcome.unwrap_or_else(|| Outcome::Ignored("there is nothing in it".into()))),
    }
}

async fn take(ingest: &Ingest<'_>, event: Event) -> Result<Outcome, Error> {
    let runtime = ingest.runtime;
    match event {
        Event::Erase(request) => privacy::erase(ingest, &request).await,
        Event::Export(request) => privacy::export(ingest, &request).await,
        Event::EraseShop { id, .. } => privacy::erase_shop(ingest, &id).await,
        Event::Uninstalled { id, .. } => privacy::close(ingest, &id).await,
        Event::Consent(change) => Ok(runtime.consent_change(&change).await?),
        Event::Reply(reply) => Ok(runtime.inbound_reply(&reply).await?),
        Event::Report(report) => reported(ingest, &report).await,
        // What people say, and what became of texts that had left, counts all the same.
        _ if ingest.shop.profile.closed => Ok(Outcome::Ignored("the shop has taken the app out".into())),
        Event::Order(event) => order(runtime, &event).await,
        Event::Partial(event) => partial(runtime, event).await,
        Event::Tracking(update) => track(runtime, update).await,
        Event::Fetch(request) => Box::pin(fetch::take(ingest, &request)).await,
        Event::Ignored { id, reason } => {
            let detail = serde_json::json!({"reason": reason, "webhook": id});
            note(runtime, &format!("{}/webhooks", ingest.shop.id), "event.ignored", &detail).await?;
            Ok(Outcome::Ignored(reason))
        }
    }
}

/// What became of a text, for the flow and for the gateway that sent it.
async fn reported(ingest: &Ingest<'_>, report: &DeliveryReport) -> Result<Outcome, Error> {
    let outcome = ingest.runtime.delivery_report(report).await?;
    if outcome != Outcome::Duplicate {
        ingest.gateways.reported(ingest.shop, ingest.source, ingest.gateway, report);
    }
    Ok(outcome)
}

/// Takes an order event whole: remembering and applying share one round of the
/// store, and both are harmless twice.
pub async fn order(runtime: &Runtime, event: &OrderEvent) -> Result<Outcome, Error> {
    take_leave(runtime, event).await?;
    let store = runtime.store();
    let is_known = match numbered(&event.change) {
        Some(_) => store.order(&event.shop, &event.order.id).await?.is_some(),
        None => false,
    };
    let now = runtime.clock().now();
    let remember = store.remember_order(&event.shop, &event.order, event.occurred_at, now);
    if is_known {
        unpark_all(runtime, &remember.await?).await?;
        return apply(runtime, event).await;
    }
    // What waits for an order needs the consent that its first event brings.
    let (waiting, outcome) = tokio::join!(remember, runtime.order_event(event));
    let (waiting, outcome) = (waiting?, outcome?);
    unpark_all(runtime, &waiting).await?;
    unpark_all(runtime, &remember_parcel(runtime, event).await?).await?;
    Ok(outcome)
}

/// Tells the number that the order had until now, if that was another one.
async fn take_leave(runtime: &Runtime, event: &OrderEvent) -> Result<(), Error> {
    if !moved::may_move(event) {
        return Ok(());
    }
    let known = runtime.store().order(&event.shop, &event.order.id).await?;
    if let Some(farewell) = known.and_then(|known| moved::farewell(event, &known)) {
        runtime.order_event(&farewell).await?;
    }
    Ok(())
}

/// Tells the flow of an order that it knows: first what waited for the parcel,
/// since that is newer. Told the other way round, both would become texts at the
/// same moment.
async fn apply(runtime: &Runtime, event: &OrderEvent) -> Result<Outcome, Error> {
    unpark_all(runtime, &remember_parcel(runtime, event).await?).await?;
    Ok(runtime.order_event(event).await?)
}

/// Remembers the parcel by whose number carriers will name it, if there is one.
/// Gives what waited for it.
async fn remember_parcel(runtime: &Runtime, event: &OrderEvent) -> Result<Vec<ParkedEvent>, Error> {
    let Some((_, parcel)) = numbered(&event.change) else {
        return Ok(Vec::new());
    };
    let (order, now) = (&event.order.id, runtime.clock().now());
    Ok(runtime.store().remember_parcel(&event.shop, order, &parcel, now).await?)
}

/// Only once the order and the parcel are both known: what waited needs both.
async fn unpark_all(runtime: &Runtime, waiting: &[ParkedEvent]) -> Result<(), Error> {
    for parked in waiting {
        Box::pin(parked::unpark(runtime, parked)).await?;
    }
    Ok(())
}

async fn partial(runtime: &Runtime, event: PartialEvent) -> Result<Outcome, Error> {
    match runtime.store().order(&event.shop, &event.order).await? {
        Some(order) => apply(runtime, &event.complete(order)).await,
        None => parked::park(runtime, event.into()).await,
    }
}

/// News of a parcel that only its tracking number names.
async fn track(runtime: &Runtime, update: TrackingUpdate) -> Result<Outcome, Error> {
    let update = update.in_one_spelling();
    let known = runtime.store().parcel(&update.shop, &update.tracking_number).await?;
    if let Some((order, parcel)) = known {
        let event = update.of_parcel(order, parcel);
        return match runtime.store().order(&event.shop, &event.order).await? {
            Some(order) => Ok(runtime.order_event(&event.complete(order)).await?),
            None => parked::park(runtime, event.into()).await,
        };
    }
    match named_by_carrier(runtime, &update).await? {
        Some(order) => {
            let event = update.of_unknown_parcel(order.id.clone());
            Ok(runtime.order_event(&event.complete(order)).await?)
        }
        None => parked::park(runtime, update.into()).await,
    }
}

/// The order that the shop had named to the carrier. It may have used another
/// name than its platform does: then only the tracking number leads to the order.
async fn named_by_carrier(runtime: &Runtime, update: &TrackingUpdate) -> Result<Option<Order>, store::Error> {
    match &update.order {
        Some(order) => runtime.store().order(&update.shop, order).await,
        None => Ok(None),
    }
}

async fn note(
    runtime: &Runtime,
    key: &str,
    kind: &str,
    detail: &serde_json::Value,
) -> Result<(), store::Error> {
    let (at, detail) = (runtime.clock().now(), detail.to_string());
    let receipt = Receipt { kind: kind.into(), message: None, step: None, at, detail };
    runtime.store().note(key, vec![receipt]).await
}
