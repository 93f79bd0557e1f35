//! An order of Adobe Commerce.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::address;
use crate::arrival::Error;
use crate::consent;
use crate::event::Event;
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::phone;
use crate::source::Call;
use crate::types::{
    Buyer, FulfillmentMethod, LineItem, Money, Order as Whole, OrderChange, OrderEvent, Timestamp,
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    entity_id: Id,
    increment_id: Text,
    state: Text,
    created_at: Text,
    updated_at: Text,
    grand_total: Text,
    order_currency_code: Text,
    customer_id: Id,
    customer_firstname: Text,
    billing_address: Part<Place>,
    extension_attributes: Part<Extension>,
    items: List<Item>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    firstname: Text,
    telephone: Text,
    country_id: Text,
    region_code: Text,
    postcode: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Extension {
    shipping_assignments: List<Assignment>,
    /// Among others those that a module of the shop's own writes.
    #[serde(flatten)]
    fields: BTreeMap<String, Text>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Assignment {
    shipping: Part<Shipping>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipping {
    address: Part<Place>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    item_id: Id,
    product_id: Id,
    sku: Text,
    name: Text,
    qty_ordered: Text,
    price: Text,
    is_virtual: Text,
}

/// What a state means. Not here: new, complete (which shipments tell better),
/// holded, payment_review and pending_payment; and closed, which refunds tell.
const STATES: &[(&str, OrderChange)] =
    &[("processing", OrderChange::Paid), ("canceled", OrderChange::Cancelled)];

/// An order that has just been placed.
pub(super) fn placed(call: &Call<'_>, id: String, value: Value) -> Result<Event, Error> {
    let order: Order = serde_json::from_value(value)?;
    let occurred_at = call.moment(&[order.created_at.get()]);
    event(call, id, occurred_at, OrderChange::Placed, &order)
}

/// Fires for every change, the first one included: of a new order both times
/// are the same.
pub(super) fn saved(call: &Call<'_>, id: String, value: Value) -> Result<Event, Error> {
    let order: Order = serde_json::from_value(value)?;
    let state = order.state.get().unwrap_or("unknown");
    let created = order.created_at.get().is_some() && order.created_at == order.updated_at;
    let known = STATES.iter().find(|(known, _)| *known == state).map(|(_, change)| change.clone());
    let change = match state {
        "new" if created => OrderChange::Placed,
        _ => known.unwrap_or_else(|| OrderChange::Other(state.to_owned())),
    };
    let occurred_at = call.moment(&[order.updated_at.get(), order.created_at.get()]);
    event(call, id, occurred_at, change, &order)
}

/// Amounts have four decimals, of which the last two are nearly always zero.
pub(super) fn price(amount: &str, currency: &Text) -> Result<Money, Error> {
    let short = amount.strip_suffix("00").filter(|short| short.contains('.') && !short.ends_with('.'));
    money::parse_number(short.unwrap_or(amount), currency.get().unwrap_or(money::NO_CURRENCY))
        .map_err(|error| Error::Invalid { field: "data.value.grand_total", reason: error.to_string() })
}

fn event(
    call: &Call<'_>,
    id: String,
    occurred_at: Timestamp,
    change: OrderChange,
    order: &Order,
) -> Result<Event, Error> {
    let placed_at = call.moment(&[order.created_at.get()]);
    let find = |name: &str| order.extension_attributes.fields.get(name).and_then(Text::get);
    let consent = consent::at_checkout(&call.settings.consent_field, find, placed_at);
    Ok(Event::Order(Box::new(OrderEvent {
        id,
        shop: call.shop.to_owned(),
        occurred_at,
        change,
        order: whole(order, placed_at)?,
        consent: consent.into_iter().collect(),
    })))
}

fn whole(order: &Order, placed_at: Timestamp) -> Result<Whole, Error> {
    let id = order.entity_id.owned().ok_or(Error::Missing("data.value.entity_id"))?;
    let billing = &order.billing_address;
    let assigned = order.extension_attributes.shipping_assignments.0.first();
    let shipping = assigned.map_or(billing, |assigned| &assigned.shipping.address);
    let country = shipping.country_id.get().or(billing.country_id.get());
    let first_names = [&shipping.firstname, &billing.firstname, &order.customer_firstname];
    Ok(Whole {
        name: order.increment_id.get().map_or_else(|| id.clone(), |number| format!("#{number}")),
        placed_at,
        total: price(order.grand_total.get().unwrap_or("0"), &order.order_currency_code)?,
        buyer: Buyer {
            id: order.customer_id.owned(),
            phone: phone::of_buyer([shipping.telephone.get(), billing.telephone.get()], country),
            first_name: first_names.into_iter().find_map(Text::owned),
            locale: None,
            time_zone: None,
            shipping: Some(address::of(country, shipping.region_code.get(), shipping.postcode.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: order.items.0.iter().map(|item| line_item(item, &order.order_currency_code)).collect(),
        status_url: None,
        attributes: Vec::new(),
        id,
    })
}

/// A quantity may be written as "2.0000".
fn line_item(item: &Item, currency: &Text) -> LineItem {
    let quantity = item.qty_ordered.get().and_then(|quantity| quantity.split('.').next());
    LineItem {
        id: item.item_id.owned().unwrap_or_default(),
        product_id: item.product_id.owned().unwrap_or_default(),
        sku: item.sku.owned(),
        title: item.name.owned().unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: quantity.and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: item.price.get().and_then(|amount| price(amount, currency).ok()),
        method: match item.is_virtual.get() {
            Some("1" | "true") => FulfillmentMethod::Digital,
            _ => FulfillmentMethod::Ship,
        },
    }
}
