//! An order as it was fetched, and what the webhook's words mean for it.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::address;
use crate::arrival::Error;
use crate::event::{self, Event, OrderFetch};
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::moment;
use crate::money;
use crate::phone;
use crate::types::{
    Buyer, FulfillmentMethod, LineItem, Money, Order as Whole, OrderChange, Parcel, Timestamp,
};

pub(super) const CREATED: &str = "store/order/created";
pub(super) const STATUS: &str = "store/order/statusUpdated";
pub(super) const SHIPPED: &str = "store/shipment/created";
pub(super) const SHIPMENT_UPDATED: &str = "store/shipment/updated";
pub(super) const REFUNDED: &str = "store/order/refund/created";

#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    id: Id,
    customer_id: Id,
    date_created: Text,
    total_inc_tax: Text,
    refunded_amount: Text,
    currency_code: Text,
    customer_locale: Text,
    billing_address: Part<Place>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    first_name: Text,
    phone: Text,
    country_iso2: Text,
    state: Text,
    zip: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Product {
    id: Id,
    product_id: Id,
    name: Text,
    sku: Text,
    quantity: Text,
    price_inc_tax: Text,
    #[serde(rename = "type")]
    kind: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipment {
    id: Id,
    tracking_number: Text,
    tracking_carrier: Text,
    shipping_provider: Text,
    tracking_link: Text,
    shipping_address: Part<Place>,
    items: List<Packed>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Packed {
    order_product_id: Id,
}

/// What a status means.
#[derive(Clone, Copy)]
enum Meaning {
    Paid,
    Shipped,
    ReadyForPickup,
    Cancelled,
    Refunded,
}

/// `status_id`. Not here: 0 incomplete, 1 pending, 7 awaiting payment, 9
/// awaiting shipment, 10 completed (which is not delivered), 12 to be verified
/// and 13 disputed.
const STATUSES: &[(&str, Meaning)] = &[
    ("2", Meaning::Shipped),
    ("3", Meaning::Shipped),
    ("4", Meaning::Refunded),
    ("5", Meaning::Cancelled),
    ("6", Meaning::Cancelled),
    ("8", Meaning::ReadyForPickup),
    ("11", Meaning::Paid),
    ("14", Meaning::Refunded),
];

/// The most parcels that one order tells of.
const PARCELS: usize = 50;

/// From the answers about the order, its products and its shipments. The
/// platform has no free fields at its checkout, so that no consent comes with it.
pub(crate) fn fetched(fetch: &OrderFetch, bodies: &[&[u8]]) -> Result<Vec<Event>, Error> {
    let order: Order = read(bodies.first())?.ok_or(Error::Missing("the order"))?;
    let products: List<Product> = read(bodies.get(1))?.unwrap_or_default();
    let shipments: List<Shipment> = read(bodies.get(2))?.unwrap_or_default();
    if order.id.get() != Some(fetch.order.as_str()) {
        return Err(Error::Invalid { field: "id", reason: "another order than was asked for".into() });
    }
    let whole = whole(&order, &products, &shipments, fetch.occurred_at)?;
    let changes = changes(fetch, &order, &shipments);
    Ok(event::of_order(&fetch.shop, fetch.occurred_at, whole, Vec::new(), changes))
}

fn read<T: DeserializeOwned>(body: Option<&&[u8]>) -> Result<Option<T>, Error> {
    match body.filter(|body| !body.is_empty()) {
        Some(body) => Ok(Some(serde_json::from_slice(body)?)),
        None => Ok(None),
    }
}

/// Each with the id of its event.
fn changes(fetch: &OrderFetch, order: &Order, shipments: &List<Shipment>) -> Vec<(String, OrderChange)> {
    let other = || OrderChange::Other(fetch.word.clone());
    let status = fetch.word.strip_prefix(STATUS).and_then(|rest| rest.strip_prefix('/'));
    let meaning = match fetch.word.as_str() {
        CREATED => return vec![(fetch.id.clone(), OrderChange::Placed)],
        SHIPPED | SHIPMENT_UPDATED => Some(Meaning::Shipped),
        REFUNDED => Some(Meaning::Refunded),
        _ => STATUSES.iter().find(|(known, _)| Some(*known) == status).map(|(_, meaning)| *meaning),
    };
    let change = match meaning {
        Some(Meaning::Paid) => OrderChange::Paid,
        Some(Meaning::Cancelled) => OrderChange::Cancelled,
        // All that went back so far: the webhook does not say how much did now.
        // The same money comes with the status and with the refund: once.
        Some(Meaning::Refunded) => {
            match price(&order.refunded_amount, order).filter(|money| money.amount > 0) {
                Some(money) => {
                    let id = identity::of(&[&fetch.order, "refunded", &money.amount.to_string()]);
                    return vec![(id, OrderChange::Refunded(money))];
                }
                None => other(),
            }
        }
        Some(Meaning::ReadyForPickup) => OrderChange::ReadyForPickup(only(order)),
        // The same parcels come with the status and with the shipment: once.
        Some(Meaning::Shipped) if !shipments.0.is_empty() => {
            let told = |parcel: Parcel| (shipped(&fetch.order, &parcel), OrderChange::Shipped(parcel));
            return shipments.0.iter().filter_map(parcel).take(PARCELS).map(told).collect();
        }
        Some(Meaning::Shipped) => OrderChange::Shipped(only(order)),
        None => other(),
    };
    vec![(fetch.id.clone(), change)]
}

/// The id of the event that a parcel has left. A number that comes later is news.
fn shipped(order: &str, parcel: &Parcel) -> String {
    let parts = [order, "shipped", &parcel.id];
    let number = parcel.tracking_number.as_deref();
    identity::of(&parts.into_iter().chain(number).collect::<Vec<_>>())
}

fn parcel(shipment: &Shipment) -> Option<Parcel> {
    let carrier = shipment.tracking_carrier.owned().or_else(|| shipment.shipping_provider.owned());
    Some(Parcel {
        id: shipment.id.owned()?,
        tracking_number: shipment.tracking_number.owned(),
        carrier,
        tracking_url: shipment.tracking_link.owned(),
        expected_at: None,
        lines: shipment.items.0.iter().filter_map(|packed| packed.order_product_id.owned()).collect(),
    })
}

/// The parcel of an order that left without word of any.
fn only(order: &Order) -> Parcel {
    Parcel {
        id: order.id.owned().unwrap_or_default(),
        tracking_number: None,
        carrier: None,
        tracking_url: None,
        expected_at: None,
        lines: Vec::new(),
    }
}

/// Amounts have four decimals; one that cannot be kept exactly is left out.
fn price(amount: &Text, order: &Order) -> Option<Money> {
    let currency = order.currency_code.get().unwrap_or(money::NO_CURRENCY);
    let amount = amount.get()?;
    let short = amount.strip_suffix("00").filter(|short| short.contains('.') && !short.ends_with('.'));
    money::parse_number(short.unwrap_or(amount), currency).ok()
}

fn whole(
    order: &Order,
    products: &List<Product>,
    shipments: &List<Shipment>,
    told_at: Timestamp,
) -> Result<Whole, Error> {
    let id = order.id.owned().ok_or(Error::Missing("id"))?;
    let billing = &order.billing_address;
    // The shipping address is another request away, unless a shipment has it.
    let shipping = shipments.0.first().map(|shipment| &shipment.shipping_address);
    let place = shipping.filter(|place| place.country_iso2.get().is_some()).unwrap_or(billing);
    let country = place.country_iso2.get().or(billing.country_iso2.get());
    let currency = order.currency_code.get().unwrap_or(money::NO_CURRENCY).to_owned();
    Ok(Whole {
        name: format!("#{id}"),
        placed_at: order.date_created.get().and_then(date).unwrap_or(told_at),
        total: price(&order.total_inc_tax, order).unwrap_or(Money { amount: 0, scale: 0, currency }),
        buyer: Buyer {
            id: order.customer_id.owned().filter(|id| id != "0"),
            phone: phone::of_buyer([billing.phone.get(), place.phone.get()], country),
            first_name: place.first_name.owned().or_else(|| billing.first_name.owned()),
            locale: order.customer_locale.owned(),
            time_zone: None,
            shipping: Some(address::of(country, place.state.get(), place.zip.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: products.0.iter().map(|product| line_item(product, order)).collect(),
        status_url: None,
        attributes: Vec::new(),
        id,
    })
}

/// RFC 2822, as in "Mon, 02 Mar 2026 15:15:30 +0000".
fn date(text: &str) -> Option<Timestamp> {
    moment::http_date(text).or_else(|| moment::rfc3339(text))
}

fn line_item(product: &Product, order: &Order) -> LineItem {
    LineItem {
        id: product.id.owned().unwrap_or_default(),
        product_id: product.product_id.owned().unwrap_or_default(),
        sku: product.sku.owned(),
        title: product.name.owned().unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: product.quantity.get().and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: price(&product.price_inc_tax, order),
        method: match product.kind.get() {
            Some("digital" | "giftcertificate") => FulfillmentMethod::Digital,
            _ => FulfillmentMethod::Ship,
        },
    }
}
