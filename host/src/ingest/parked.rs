//! Events that wait for their order, or for their parcel, to become known.

use aftertext_edge::arrival::PartialEvent;
use aftertext_edge::tracking::TrackingUpdate;
use serde::{Deserialize, Serialize};

use super::{Error, note, partial, track};
use crate::runtime::{self, Runtime};
use crate::store::{self, ParkedEvent, Parking, awaited_parcel};
use crate::types::{self, Outcome};

/// What waits, as it is stored. The two have no field in common that both need.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Parked {
    Partial(PartialEvent),
    Tracking(TrackingUpdate),
}

impl From<PartialEvent> for Parked {
    fn from(event: PartialEvent) -> Self {
        Parked::Partial(event)
    }
}

impl From<TrackingUpdate> for Parked {
    fn from(update: TrackingUpdate) -> Self {
        Parked::Tracking(update)
    }
}

/// Keeps an event until what it waits for is known, with a receipt.
pub(super) async fn park(runtime: &Runtime, event: Parked) -> Result<Outcome, Error> {
    let (shop, awaited, id, reason) = match &event {
        Parked::Partial(event) => (&event.shop, event.order.clone(), &event.id, "its order is not known yet"),
        Parked::Tracking(update) => {
            (&update.shop, awaited_parcel(&update.tracking_number), &update.id, "its parcel is not known yet")
        }
    };
    let parked = ParkedEvent {
        shop: shop.clone(),
        order: awaited,
        id: id.clone(),
        event: serde_json::to_string(&event).map_err(|error| store::Error::Unavailable(error.to_string()))?,
        at: runtime.clock().now(),
    };
    match runtime.store().park(&parked).await? {
        Parking::Parked => {
            let detail = serde_json::json!({"reason": reason, "event": parked.id});
            note(runtime, &format!("{}/order/{}", parked.shop, parked.order), "event.parked", &detail)
                .await?;
            Ok(Outcome::Ignored(format!("{reason}; kept until it is")))
        }
        Parking::OrderKnown => Box::pin(apply(runtime, event)).await,
        Parking::Full => Err(Error::TooManyParked),
    }
}

/// Applies an event that waited, then forgets that it did.
pub(super) async fn unpark(runtime: &Runtime, parked: &ParkedEvent) -> Result<(), Error> {
    if let Ok(event) = serde_json::from_str::<Parked>(&parked.event) {
        match apply(runtime, event).await {
            // The flow has said why; saying it again would change nothing.
            Ok(_) | Err(Error::Runtime(runtime::Error::Flow(types::Error::Invalid(_)))) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(runtime.store().unpark(&parked.shop, &parked.id).await?)
}

async fn apply(runtime: &Runtime, event: Parked) -> Result<Outcome, Error> {
    match event {
        Parked::Partial(event) => partial(runtime, event).await,
        Parked::Tracking(update) => track(runtime, update).await,
    }
}

/// Applies what a crash left parked although its order is known.
pub async fn unpark_left_over(runtime: &Runtime) -> Result<(), Error> {
    const AT_ONCE: u32 = 100;
    for parked in runtime.store().parked_with_order(AT_ONCE).await? {
        unpark(runtime, &parked).await?;
    }
    Ok(())
}
