//! Medusa v2, which sends no webhooks: a subscriber inside the shop posts to us.
//!
//! It posts the event as Medusa hands it over, `{"name", "data", "metadata"}`,
//! with the order beside it, `"order"`, as `query.graph` gives it with the
//! fields of [`FIELDS`], and signs by the Standard Webhooks scheme.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::address;
use crate::arrival::{Error, PartialEvent};
use crate::consent;
use crate::event::Event;
use crate::identity;
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::phone;
use crate::signature::{self, standard};
use crate::source::Call;
use crate::types::{
    Buyer, FulfillmentMethod, LineItem, Money, Order as Whole, OrderChange, OrderEvent, Parcel, Timestamp,
};
use crate::webhook::Webhook;

/// What the subscriber asks `query.graph` for, of the entity "order".
pub const FIELDS: &[&str] = &[
    "id",
    "display_id",
    "currency_code",
    "total",
    "metadata",
    "created_at",
    "customer_id",
    "customer.phone",
    "customer.metadata",
    "locale",
    "shipping_address.*",
    "billing_address.*",
    "items.*",
    "fulfillments.*",
    "fulfillments.items.*",
    "fulfillments.labels.*",
];

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    name: Text,
    data: Part<Data>,
    metadata: Part<Group>,
    order: Part<Order>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Data {
    id: Id,
    order_id: Id,
    fulfillment_id: Id,
    no_notification: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Group {
    event_group_id: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Order {
    id: Id,
    display_id: Text,
    currency_code: Text,
    total: Text,
    customer_id: Id,
    customer: Part<Customer>,
    locale: Text,
    created_at: Text,
    metadata: Part<BTreeMap<String, Text>>,
    shipping_address: Part<Place>,
    billing_address: Part<Place>,
    items: List<Item>,
    fulfillments: List<Fulfillment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Customer {
    phone: Text,
    metadata: Part<BTreeMap<String, Text>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    first_name: Text,
    phone: Text,
    country_code: Text,
    province: Text,
    postal_code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Item {
    id: Id,
    product_id: Id,
    title: Text,
    variant_sku: Text,
    quantity: Text,
    unit_price: Text,
    requires_shipping: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fulfillment {
    id: Id,
    shipped_at: Text,
    delivered_at: Text,
    labels: List<Label>,
    items: List<Packed>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Label {
    tracking_number: Text,
    tracking_url: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Packed {
    line_item_id: Id,
}

/// What an event means.
#[derive(Clone, Copy)]
enum Meaning {
    Order(OrderMeaning),
    /// `data.id` is the fulfilment's.
    Parcel(fn(Parcel) -> OrderChange),
}

#[derive(Clone, Copy)]
enum OrderMeaning {
    Placed,
    /// The event names the payment, not the order.
    Paid,
    Cancelled,
    /// Noted; nothing is sent.
    Other,
}

const EVENTS: &[(&str, Meaning)] = &[
    ("order.placed", Meaning::Order(OrderMeaning::Placed)),
    ("order.updated", Meaning::Order(OrderMeaning::Other)),
    ("payment.captured", Meaning::Order(OrderMeaning::Paid)),
    ("order.canceled", Meaning::Order(OrderMeaning::Cancelled)),
    ("order.completed", Meaning::Order(OrderMeaning::Other)),
    ("order.archived", Meaning::Order(OrderMeaning::Other)),
    ("order.fulfillment_created", Meaning::Order(OrderMeaning::Other)),
    ("order.fulfillment_canceled", Meaning::Order(OrderMeaning::Other)),
    ("order.return_requested", Meaning::Order(OrderMeaning::Other)),
    ("order.return_received", Meaning::Order(OrderMeaning::Other)),
    ("shipment.created", Meaning::Parcel(OrderChange::Shipped)),
    ("delivery.created", Meaning::Parcel(OrderChange::Delivered)),
];

pub(crate) fn verified(webhook: &Webhook<'_>, secrets: &[&str]) -> Result<(), signature::Error> {
    standard::verify(webhook, secrets)
}

pub(crate) fn events(call: &Call<'_>) -> Result<Vec<Event>, Error> {
    let body: Body = serde_json::from_slice(call.webhook.body)?;
    let name = body.name.get().ok_or(Error::Missing("name"))?;
    let entity = body.data.fulfillment_id.get().or(body.data.id.get()).unwrap_or_default();
    let id = call.webhook.header(standard::ID).map_or_else(
        || identity::of(&[name, entity, body.metadata.event_group_id.get().unwrap_or_default()]),
        str::to_owned,
    );
    if body.data.no_notification.get() == Some("true") {
        return Ok(vec![Event::ignored(id, "the shop wants the customer not to be told")]);
    }
    let Some((_, meaning)) = EVENTS.iter().find(|(known, _)| *known == name) else {
        return Ok(vec![Event::ignored(id, format!("unknown event {name}"))]);
    };
    Ok(vec![match (meaning, body.order.id.get()) {
        (Meaning::Order(meaning), None) => partial(call, id, name, *meaning, &body)?,
        (Meaning::Order(meaning), Some(_)) => {
            let moment = match meaning {
                OrderMeaning::Placed => body.order.created_at.get(),
                _ => None,
            };
            whole(call, id, moment, change(name, *meaning), &body.order)?
        }
        (Meaning::Parcel(_), None) => return Err(without_order()),
        (Meaning::Parcel(change), Some(_)) => {
            let (moment, parcel) = parcel(&body.order, entity);
            whole(call, id, moment, change(parcel), &body.order)?
        }
    }])
}

fn change(name: &str, meaning: OrderMeaning) -> OrderChange {
    match meaning {
        OrderMeaning::Placed => OrderChange::Placed,
        OrderMeaning::Paid => OrderChange::Paid,
        OrderMeaning::Cancelled => OrderChange::Cancelled,
        OrderMeaning::Other => OrderChange::Other(name.to_owned()),
    }
}

fn without_order() -> Error {
    Error::Invalid {
        field: "order",
        reason: "it is missing; let the subscriber query the order and send it along".into(),
    }
}

/// An event without its order, which it can do without unless the order is new
/// or not named.
fn partial(
    call: &Call<'_>,
    id: String,
    name: &str,
    meaning: OrderMeaning,
    body: &Body,
) -> Result<Event, Error> {
    let order =
        body.data.order_id.owned().or_else(|| body.data.id.owned()).ok_or(Error::Missing("data.id"))?;
    match meaning {
        OrderMeaning::Placed | OrderMeaning::Paid => Err(without_order()),
        _ => Ok(Event::Partial(PartialEvent {
            id,
            shop: call.shop.to_owned(),
            order,
            occurred_at: call.webhook.received_at,
            change: change(name, meaning),
        })),
    }
}

/// The fulfilment with this id as a parcel, and when that happened to it.
fn parcel<'a>(order: &'a Order, id: &str) -> (Option<&'a str>, Parcel) {
    let fulfillment = order.fulfillments.0.iter().find(|fulfillment| fulfillment.id.get() == Some(id));
    let label = fulfillment.and_then(|fulfillment| {
        fulfillment.labels.0.iter().find(|label| label.tracking_number.get().is_some())
    });
    let moment =
        fulfillment.and_then(|fulfillment| fulfillment.delivered_at.get().or(fulfillment.shipped_at.get()));
    let packed = fulfillment.map(|fulfillment| fulfillment.items.0.as_slice()).unwrap_or_default();
    let parcel = Parcel {
        id: id.to_owned(),
        tracking_number: label.and_then(|label| label.tracking_number.owned()),
        carrier: None,
        tracking_url: label.and_then(|label| label.tracking_url.owned()),
        expected_at: None,
        lines: packed.iter().filter_map(|packed| packed.line_item_id.owned()).collect(),
    };
    (moment, parcel)
}

fn whole(
    call: &Call<'_>,
    id: String,
    moment: Option<&str>,
    change: OrderChange,
    order: &Order,
) -> Result<Event, Error> {
    let placed_at = call.moment(&[order.created_at.get()]);
    let field = &call.settings.consent_field;
    let of_order = |key: &str| order.metadata.get(key).and_then(Text::get);
    let of_customer = |key: &str| order.customer.metadata.get(key).and_then(Text::get);
    let consent = consent::at_checkout(field, of_order, placed_at)
        .or_else(|| consent::on_record(field, of_customer, placed_at));
    Ok(Event::Order(Box::new(OrderEvent {
        id,
        shop: call.shop.to_owned(),
        occurred_at: call.moment(&[moment]),
        change,
        order: picture(order, placed_at)?,
        consent: consent.into_iter().collect(),
    })))
}

/// Amounts are numbers in the currency's major unit.
fn price(field: &'static str, amount: &Text, order: &Order) -> Result<Option<Money>, Error> {
    let currency = order.currency_code.get().unwrap_or(money::NO_CURRENCY);
    let parsed = amount.get().map(|amount| money::parse_number(amount, currency));
    parsed.transpose().map_err(|error| Error::Invalid { field, reason: error.to_string() })
}

fn picture(order: &Order, placed_at: Timestamp) -> Result<Whole, Error> {
    let id = order.id.owned().ok_or(Error::Missing("order.id"))?;
    let (shipping, billing) = (&order.shipping_address, &order.billing_address);
    let country = shipping.country_code.get().or(billing.country_code.get());
    let currency = order.currency_code.get().unwrap_or(money::NO_CURRENCY).to_ascii_uppercase();
    let lines = order.items.0.iter().map(|item| line_item(item, order));
    Ok(Whole {
        name: order.display_id.get().map_or_else(|| id.clone(), |number| format!("#{number}")),
        placed_at,
        total: price("order.total", &order.total, order)?.unwrap_or(Money { amount: 0, scale: 0, currency }),
        buyer: Buyer {
            id: order.customer_id.owned(),
            phone: phone::of_buyer(
                [shipping.phone.get(), billing.phone.get(), order.customer.phone.get()],
                country,
            ),
            first_name: shipping.first_name.owned().or_else(|| billing.first_name.owned()),
            locale: order.locale.owned(),
            time_zone: None,
            shipping: Some(address::of(country, shipping.province.get(), shipping.postal_code.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: lines.collect::<Result<_, _>>()?,
        status_url: None,
        attributes: order
            .metadata
            .iter()
            .filter_map(|(key, value)| Some((key.clone(), value.owned()?)))
            .collect(),
        id,
    })
}

fn line_item(item: &Item, order: &Order) -> Result<LineItem, Error> {
    Ok(LineItem {
        id: item.id.owned().unwrap_or_default(),
        product_id: item.product_id.owned().unwrap_or_default(),
        sku: item.variant_sku.owned(),
        title: item.title.owned().unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: item.quantity.get().and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: price("order.items[].unit_price", &item.unit_price, order)?,
        method: match item.requires_shipping.get() {
            Some("false") => FulfillmentMethod::Digital,
            _ => FulfillmentMethod::Ship,
        },
    })
}
