//! Events that wait for their order, or for their parcel, to become known.

use aftertext_edge::arrival::PartialEvent;
use aftertext_edge::tracking::TrackingUpdate;
use aftertext_edge::types::Outcome;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::database::{self, Database};
use serde::{Deserialize, Serialize};
use spin_sdk::http::StatusCode;

use super::{partial, track};
use crate::answer::Refusal;
use crate::directory::{self, Directory, Parking};

/// What waits, as it is stored. The two have no field in common that both need.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Parked {
    Partial(PartialEvent),
    Tracking(TrackingUpdate),
}

/// What an event waits for that waits for a parcel, not for an order.
pub(super) fn awaited_parcel(tracking_number: &str) -> String {
    format!("{}{tracking_number}", directory::AWAITED_PARCEL)
}

/// Keeps an event until what it waits for is known, with a receipt.
pub(super) fn park(directory: &Directory<'_>, event: Parked) -> Result<Outcome, Refusal> {
    let (awaited, id, reason) = match &event {
        Parked::Partial(event) => (event.order.clone(), &event.id, "its order is not known yet"),
        Parked::Tracking(update) => {
            (awaited_parcel(&update.tracking_number), &update.id, "its parcel is not known yet")
        }
    };
    let json = serde_json::to_string(&event).map_err(|error| database::Error::Failed(error.to_string()))?;
    match directory.park(&awaited, id, json)? {
        Parking::Parked => {
            let detail = serde_json::json!({"reason": reason, "event": id});
            let key = format!("{}/order/{awaited}", directory.shop);
            directory.database.note(&key, "event.parked", &detail, now())?;
            Ok(Outcome::Ignored(format!("{reason}; kept until it is")))
        }
        Parking::Known => apply(directory, event),
        Parking::Full => Err(Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "too many events wait for their orders; send the orders first",
        )),
    }
}

/// Applies the events that waited for this, and forgets that they did.
pub(super) fn unpark_all(directory: &Directory<'_>, awaited: &str) -> Result<(), Refusal> {
    for parked in directory.waiting_for(awaited)? {
        if let Ok(event) = serde_json::from_str::<Parked>(&parked.event) {
            match apply(directory, event) {
                // The flow has said why; saying it again would change nothing.
                Err(refusal) if !refusal.is_final() => return Err(refusal),
                _ => {}
            }
        }
        directory.unpark(&parked)?;
    }
    Ok(())
}

fn apply(directory: &Directory<'_>, event: Parked) -> Result<Outcome, Refusal> {
    match event {
        Parked::Partial(event) => partial(directory, event),
        Parked::Tracking(update) => track(directory, update),
    }
}

/// Applies what a request that broke off left parked although what it waits for
/// is known.
pub fn unpark_left_over(database: &Database) -> Result<(), Refusal> {
    const AT_ONCE: i64 = 100;
    for (shop, awaited) in directory::left_over(database, AT_ONCE)? {
        unpark_all(&Directory { database, shop: &shop }, &awaited)?;
    }
    Ok(())
}
