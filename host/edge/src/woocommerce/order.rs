//! An order, and what its status, parcels and refunds tell.

use serde::Deserialize;
use serde_json::Value;

use super::{customer, tracking};
use crate::address;
use crate::arrival::Error;
use crate::consent;
use crate::event::{self, Event};
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::phone;
use crate::source::Call;
use crate::types::{
    Buyer, FulfillmentMethod, LineItem, Money, Order as Whole, OrderChange, Parcel, Timestamp,
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Order {
    pub(super) id: Id,
    /// Of an error in the order's place.
    pub(super) code: Text,
    number: Text,
    status: Text,
    currency: Text,
    total: Text,
    date_created_gmt: Text,
    date_modified_gmt: Text,
    date_paid_gmt: Text,
    customer_id: Id,
    billing: Part<Place>,
    shipping: Part<Place>,
    line_items: List<Line>,
    shipping_lines: List<Shipping>,
    refunds: List<Refund>,
    pub(super) meta_data: List<Meta>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    first_name: Text,
    phone: Text,
    country: Text,
    state: Text,
    postcode: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    id: Id,
    product_id: Id,
    sku: Text,
    name: Text,
    quantity: Text,
    price: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipping {
    method_id: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refund {
    id: Id,
    total: Text,
}

/// A free field, whose value may be any JSON.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Meta {
    key: Text,
    value: Value,
}

impl Order {
    /// The value of a free field.
    pub(super) fn field(&self, key: &str) -> Option<&Value> {
        self.meta_data.0.iter().find(|meta| meta.key.get() == Some(key)).map(|meta| &meta.value)
    }

    /// The value of a free field that is a text and not blank.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.field(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The same, or yes and no as plug-ins may write them.
    fn answer(&self, key: &str) -> Option<&str> {
        match self.field(key)? {
            Value::Bool(true) => Some("true"),
            Value::Bool(false) => Some("false"),
            Value::Number(number) if number.as_u64() == Some(1) => Some("1"),
            Value::Number(number) if number.as_u64() == Some(0) => Some("0"),
            _ => self.text(key),
        }
    }

    fn status(&self) -> &str {
        self.status.get().unwrap_or("unknown")
    }

    fn is_pickup(&self) -> bool {
        let methods = self.shipping_lines.0.iter().filter_map(|line| line.method_id.get());
        methods.into_iter().any(|method| PICKUP.contains(&method))
    }
}

/// The shipping methods of WooCommerce's own with which the buyer comes himself.
const PICKUP: &[&str] = &["local_pickup", "pickup_location"];

/// What a status means.
#[derive(Clone, Copy)]
enum Meaning {
    Paid,
    Shipped,
    Delivered,
    Cancelled,
    /// Nothing has been ordered yet.
    Draft,
}

/// Those of WooCommerce, then those that plug-ins for shipments add. Not here:
/// pending, on-hold, failed, refunded (which its refunds tell) and trash.
const STATUSES: &[(&str, Meaning)] = &[
    ("auto-draft", Meaning::Draft),
    ("checkout-draft", Meaning::Draft),
    ("processing", Meaning::Paid),
    ("completed", Meaning::Shipped),
    ("cancelled", Meaning::Cancelled),
    ("shipped", Meaning::Shipped),
    ("partial-shipped", Meaning::Shipped),
    ("delivered", Meaning::Delivered),
];

/// The most parcels, and the most refunds, that one order tells of.
const MOST: usize = 50;

pub(super) fn events(call: &Call<'_>, topic: &str, id: String, order: &Order) -> Result<Vec<Event>, Error> {
    let status = order.status();
    let modified = order.date_modified_gmt.get().unwrap_or_default();
    let own_id = identity::of(&[topic, &id, modified, status]);
    let meaning = STATUSES.iter().find(|(known, _)| *known == status).map(|(_, meaning)| *meaning);
    if matches!(meaning, Some(Meaning::Draft)) {
        return Ok(vec![Event::ignored(own_id, "a draft of an order")]);
    }
    let changes = match topic {
        "order.created" => vec![(own_id, OrderChange::Placed)],
        _ => {
            let parcels = tracking::parcels(order, &call.settings.tracking_fields);
            changes(order, &id, own_id, meaning, parcels)?
        }
    };
    let placed_at = call.moment(&[order.date_created_gmt.get()]);
    let occurred_at = match topic {
        "order.created" => placed_at,
        _ => call.moment(&[order.date_modified_gmt.get()]),
    };
    let field = &call.settings.consent_field;
    let consent = consent::at_checkout(field, |name| order.answer(name), placed_at);
    let whole = whole(order, id, placed_at)?;
    Ok(event::of_order(call.shop, occurred_at, whole, consent.into_iter().collect(), changes))
}

/// Each with the id of its event: the status as it now is, parcels and refunds
/// once and for all.
fn changes(
    order: &Order,
    id: &str,
    own_id: String,
    meaning: Option<Meaning>,
    parcels: Vec<Parcel>,
) -> Result<Vec<(String, OrderChange)>, Error> {
    let mut changes = Vec::new();
    match meaning {
        Some(Meaning::Paid) if order.date_paid_gmt.get().is_some() => {
            changes.push((own_id, OrderChange::Paid))
        }
        Some(Meaning::Cancelled) => changes.push((own_id, OrderChange::Cancelled)),
        // A parcel says it better.
        Some(Meaning::Shipped | Meaning::Delivered) if !parcels.is_empty() => {}
        Some(Meaning::Shipped) if order.is_pickup() => {
            changes.push((own_id, OrderChange::PickedUp(only(id))))
        }
        Some(Meaning::Shipped) => changes.push((own_id, OrderChange::Shipped(only(id)))),
        Some(Meaning::Delivered) => changes.push((own_id, OrderChange::Delivered(only(id)))),
        _ => changes.push((own_id, OrderChange::Other(order.status().to_owned()))),
    }
    if !matches!(meaning, Some(Meaning::Cancelled)) {
        let (word, change): (_, fn(Parcel) -> OrderChange) = match meaning {
            Some(Meaning::Delivered) => ("delivered", OrderChange::Delivered),
            _ => ("shipped", OrderChange::Shipped),
        };
        let told = |parcel: Parcel| (identity::of(&[id, word, &parcel.id]), change(parcel));
        changes.extend(parcels.into_iter().take(MOST).map(told));
    }
    for refund in order.refunds.0.iter().take(MOST) {
        if let (Some(refund_id), Some(money)) = (refund.id.get(), went_back(order, refund)?) {
            changes.push((identity::of(&[id, "refund", refund_id]), OrderChange::Refunded(money)));
        }
    }
    Ok(changes)
}

/// The parcel of an order that left without word of any.
fn only(id: &str) -> Parcel {
    Parcel {
        id: id.to_owned(),
        tracking_number: None,
        carrier: None,
        tracking_url: None,
        expected_at: None,
        lines: Vec::new(),
    }
}

/// A refund is written as a negative amount.
fn went_back(order: &Order, refund: &Refund) -> Result<Option<Money>, Error> {
    let amount = refund.total.get().map(|total| total.trim_start_matches('-'));
    amount.map(|amount| price("refunds[].total", amount, order)).transpose()
}

fn price(field: &'static str, amount: &str, order: &Order) -> Result<Money, Error> {
    money::parse(amount, order.currency.get().unwrap_or(money::NO_CURRENCY))
        .map_err(|error| Error::Invalid { field, reason: error.to_string() })
}

fn whole(order: &Order, id: String, placed_at: Timestamp) -> Result<Whole, Error> {
    let (billing, shipping) = (&order.billing, &order.shipping);
    let country = shipping.country.get().or(billing.country.get());
    let method = if order.is_pickup() { FulfillmentMethod::Pickup } else { FulfillmentMethod::Ship };
    // Without a shipping address the order goes to the billing address.
    let place = if shipping.country.get().is_some() { shipping } else { billing };
    Ok(Whole {
        name: order.number.get().map_or_else(|| format!("#{id}"), |number| format!("#{number}")),
        placed_at,
        total: price("total", order.total.get().unwrap_or("0"), order)?,
        buyer: Buyer {
            id: customer(&order.customer_id),
            phone: phone::of_buyer([billing.phone.get(), shipping.phone.get()], country),
            first_name: shipping.first_name.owned().or_else(|| billing.first_name.owned()),
            locale: None,
            time_zone: None,
            shipping: Some(address::of(country, place.state.get(), place.postcode.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: order.line_items.0.iter().map(|line| line_item(line, order, method)).collect(),
        status_url: None,
        attributes: order
            .meta_data
            .0
            .iter()
            .filter_map(|meta| Some((meta.key.owned()?, meta.value.as_str()?.to_owned())))
            // Those that begin with a dash are the shop's and not for people.
            .filter(|(key, _)| !key.starts_with('_'))
            .collect(),
        id,
    })
}

/// The price of one piece is a quotient, with as many digits as come: one that
/// cannot be kept exactly is left out.
fn line_item(line: &Line, order: &Order, method: FulfillmentMethod) -> LineItem {
    let currency = order.currency.get().unwrap_or(money::NO_CURRENCY);
    LineItem {
        id: line.id.owned().unwrap_or_default(),
        product_id: line.product_id.owned().unwrap_or_default(),
        sku: line.sku.owned(),
        title: line.name.owned().unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: line.quantity.get().and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: line.price.get().and_then(|price| money::parse_number(price, currency).ok()),
        method,
    }
}
