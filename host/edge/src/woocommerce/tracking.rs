//! Tracking numbers, which only plug-ins keep, each in fields of its own.

use serde_json::Value;

use super::order::Order;
use crate::types::Parcel;

/// Fields whose value is a list with an object for each parcel (Shipment
/// Tracking, Advanced Shipment Tracking, AfterShip).
const LISTS: &[&str] = &["_wc_shipment_tracking_items", "_aftership_tracking_items"];

/// In such an object: the first that is there counts.
const NUMBER: &[&str] = &["tracking_number"];
const CARRIER: &[&str] = &["custom_tracking_provider", "tracking_provider", "slug"];
const LINK: &[&str] = &["custom_tracking_link", "tracking_link"];
const ID: &[&str] = &["tracking_id"];

/// Fields of their own for the number and the carrier of the one parcel (older
/// plug-ins, VillaTheme, YITH).
const PAIRS: &[(&str, &str)] = &[
    ("_tracking_number", "_tracking_provider"),
    ("_wot_tracking_number", "_wot_tracking_carrier"),
    ("ywot_tracking_code", "ywot_carrier_name"),
];

/// The parcels that have a tracking number, in the fields that the shop names
/// and in those of the plug-ins above.
pub(super) fn parcels(order: &Order, fields: &[String]) -> Vec<Parcel> {
    let named = fields.iter().filter_map(|key| order.field(key)).flat_map(told);
    let listed = LISTS.iter().filter_map(|key| order.field(key)?.as_array()).flatten().filter_map(item);
    let paired = PAIRS.iter().filter_map(|(number, carrier)| {
        let number = order.text(number)?;
        Some(parcel(number, number, order.text(carrier), None))
    });
    let mut parcels: Vec<Parcel> = Vec::new();
    for parcel in named.chain(listed).chain(paired) {
        if !parcels.iter().any(|known| known.tracking_number == parcel.tracking_number) {
            parcels.push(parcel);
        }
    }
    parcels
}

/// A number, an object as the plug-ins write it, or a list of either.
fn told(value: &Value) -> Vec<Parcel> {
    let one = |value: &Value| match value {
        Value::String(number) => Some(number.trim().to_owned()).filter(|number| !number.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let told = |value| item(value).or_else(|| one(value).map(|number| parcel(&number, &number, None, None)));
    all.iter().filter_map(told).collect()
}

fn item(item: &Value) -> Option<Parcel> {
    let find = |keys: &[&str]| {
        let mut texts = keys.iter().filter_map(|key| item.get(key)?.as_str()).map(str::trim);
        texts.find(|text| !text.is_empty())
    };
    let number = find(NUMBER)?;
    Some(parcel(find(ID).unwrap_or(number), number, find(CARRIER), find(LINK)))
}

fn parcel(id: &str, number: &str, carrier: Option<&str>, link: Option<&str>) -> Parcel {
    Parcel {
        id: id.to_owned(),
        tracking_number: Some(number.to_owned()),
        carrier: carrier.map(str::to_owned),
        tracking_url: link.map(str::to_owned),
        expected_at: None,
        lines: Vec::new(),
    }
}
