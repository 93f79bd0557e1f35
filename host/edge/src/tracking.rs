//! What carriers say about a parcel, in one vocabulary.

use serde::{Deserialize, Serialize};

use crate::arrival::PartialEvent;
use crate::types::{OrderChange, Parcel, Timestamp};

/// News of one parcel, which only its tracking number names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackingUpdate {
    /// The vendor's own event id, or one derived from what it told: a repeat
    /// changes nothing.
    pub id: String,
    /// The shop that the webhook was for.
    pub shop: String,
    /// As the carrier writes it.
    pub tracking_number: String,
    /// The platform's id of the order, if the shop had told the vendor.
    pub order: Option<String>,
    /// When the carrier saw it, in milliseconds since the Unix epoch.
    pub occurred_at: Timestamp,
    /// What it comes to.
    pub status: Status,
    /// The vendor's own words for it.
    pub word: String,
    /// The vendor's name of the carrier.
    pub carrier: Option<String>,
    /// When it is expected now.
    pub expected_at: Option<Timestamp>,
    /// Where the buyer can follow it.
    pub tracking_url: Option<String>,
}

/// Where a parcel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// There is a label, and nothing has moved.
    LabelCreated,
    /// Announced to the carrier, who has not seen it yet.
    PreTransit,
    /// On its way.
    InTransit,
    /// On its way, and late.
    Delayed,
    /// On the van.
    OutForDelivery,
    /// It waits where the buyer picks it up.
    AvailableForPickup,
    /// The buyer has picked it up.
    PickedUp,
    /// Nobody took it.
    DeliveryAttempted,
    /// It has arrived.
    Delivered,
    /// Lost, damaged, held, refused.
    Exception,
    /// On its way back.
    Returning,
    /// Back where it came from.
    Returned,
    /// The label was cancelled.
    Cancelled,
    /// The carrier has not said anything for too long.
    Expired,
    /// Nothing is known, or in words that are new.
    Unknown,
}

impl Status {
    /// What it means for an order; `word` is kept where it means nothing to a buyer.
    fn change(self, parcel: Parcel, word: String) -> OrderChange {
        match self {
            Status::InTransit => OrderChange::Shipped(parcel),
            Status::Delayed => OrderChange::Delayed(parcel),
            Status::OutForDelivery => OrderChange::OutForDelivery(parcel),
            Status::AvailableForPickup => OrderChange::ReadyForPickup(parcel),
            Status::PickedUp => OrderChange::PickedUp(parcel),
            Status::Delivered => OrderChange::Delivered(parcel),
            Status::DeliveryAttempted | Status::Exception => OrderChange::DeliveryFailed(parcel),
            Status::Returning | Status::Returned => OrderChange::Returned(parcel),
            Status::LabelCreated
            | Status::PreTransit
            | Status::Cancelled
            | Status::Expired
            | Status::Unknown => OrderChange::Other(word),
        }
    }
}

impl TrackingUpdate {
    /// With its number in the one spelling that numbers are compared in.
    #[must_use]
    pub fn in_one_spelling(self) -> TrackingUpdate {
        TrackingUpdate { tracking_number: one_spelling(&self.tracking_number), ..self }
    }

    /// The event for `order`, whose platform has not told of the parcel yet.
    pub fn of_unknown_parcel(self, order: String) -> PartialEvent {
        let parcel = Parcel {
            id: self.tracking_number.clone(),
            tracking_number: None,
            carrier: None,
            tracking_url: None,
            expected_at: None,
            lines: Vec::new(),
        };
        self.of_parcel(order, parcel)
    }

    /// The event for `order`, whose `parcel` has this tracking number. What the
    /// carrier leaves out stays as the parcel had it.
    pub fn of_parcel(self, order: String, parcel: Parcel) -> PartialEvent {
        let parcel = Parcel {
            tracking_number: Some(self.tracking_number),
            carrier: parcel.carrier.or(self.carrier),
            tracking_url: parcel.tracking_url.or(self.tracking_url),
            expected_at: self.expected_at.or(parcel.expected_at),
            ..parcel
        };
        PartialEvent {
            id: self.id,
            shop: self.shop,
            order,
            occurred_at: self.occurred_at,
            change: self.status.change(parcel, self.word),
        }
    }
}

/// The parcel of a change with its tracking number, in one spelling, by which
/// carriers will name it; none without a number.
pub fn numbered(change: &OrderChange) -> Option<(String, Parcel)> {
    let parcel = parcel(change)?;
    let number = one_spelling(parcel.tracking_number.as_deref()?);
    let parcel = Parcel { tracking_number: Some(number.clone()), ..parcel.clone() };
    (!number.is_empty()).then_some((number, parcel))
}

/// Shops and carriers group the digits of a tracking number as they like.
fn one_spelling(number: &str) -> String {
    number.chars().filter(|char| !char.is_whitespace() && *char != '-').flat_map(char::to_uppercase).collect()
}

fn parcel(change: &OrderChange) -> Option<&Parcel> {
    match change {
        OrderChange::Shipped(parcel)
        | OrderChange::OutForDelivery(parcel)
        | OrderChange::Delivered(parcel)
        | OrderChange::ReadyForPickup(parcel)
        | OrderChange::PickedUp(parcel)
        | OrderChange::Delayed(parcel)
        | OrderChange::DeliveryFailed(parcel)
        | OrderChange::Returned(parcel) => Some(parcel),
        OrderChange::Placed
        | OrderChange::Paid
        | OrderChange::Edited
        | OrderChange::Cancelled
        | OrderChange::Refunded(_)
        | OrderChange::Other(_) => None,
    }
}

/// One line of a vendor's vocabulary: its status, the detail that narrows it
/// down (none: any), and ours. The first line that fits counts.
pub(crate) type Word = (&'static str, Option<&'static str>, Status);

/// Looks a vendor's words up, in any case; what is new is [`Status::Unknown`].
pub(crate) fn meaning(vocabulary: &[Word], status: &str, detail: Option<&str>) -> Status {
    let fits = |known: &str, said: Option<&str>| said.is_some_and(|said| known.eq_ignore_ascii_case(said));
    vocabulary
        .iter()
        .find(|(word, narrower, _)| {
            fits(word, Some(status)) && narrower.is_none_or(|narrower| fits(narrower, detail))
        })
        .map_or(Status::Unknown, |(_, _, status)| *status)
}

/// A vendor's words, as they are kept.
pub(crate) fn word(status: &str, detail: Option<&str>) -> String {
    detail.map_or_else(|| status.to_owned(), |detail| format!("{status}/{detail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_carrier_tells_when_and_the_parcel_keeps_what_it_knew() {
        let update = TrackingUpdate {
            id: "evt_1".into(),
            shop: "demo".into(),
            tracking_number: "9400".into(),
            order: None,
            occurred_at: 5,
            status: Status::OutForDelivery,
            word: "out_for_delivery".into(),
            carrier: Some("usps".into()),
            expected_at: Some(9),
            tracking_url: None,
        };
        let known = Parcel {
            id: "f1".into(),
            tracking_number: Some("9400".into()),
            carrier: Some("USPS".into()),
            tracking_url: Some("https://track.example/9400".into()),
            expected_at: Some(7),
            lines: vec!["l1".into()],
        };
        let event = update.clone().of_parcel("1001".into(), known.clone());
        let expected = Parcel { expected_at: Some(9), ..known.clone() };
        assert_eq!(event.change, OrderChange::OutForDelivery(expected.clone()));
        assert_eq!(parcel(&event.change), Some(&expected));
        let unclear = TrackingUpdate { status: Status::Unknown, word: "new_word".into(), ..update };
        assert_eq!(unclear.of_parcel("1001".into(), known).change, OrderChange::Other("new_word".into()));
    }
}
