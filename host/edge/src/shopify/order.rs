//! The topics whose body is an order.

use serde::Deserialize;

use super::Delivery;
use super::marketing::MarketingConsent;
use crate::arrival::{Arrival, Error};
use crate::consent;
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::phone;
use crate::types::{
    Address, Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order, OrderChange, OrderEvent,
    Timestamp,
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    id: Id,
    admin_graphql_api_id: Text,
    name: Text,
    order_number: Text,
    phone: Text,
    test: Text,
    created_at: Text,
    processed_at: Text,
    updated_at: Text,
    cancelled_at: Text,
    customer_locale: Text,
    order_status_url: Text,
    currency: Text,
    total_price: Text,
    total_price_set: Option<Part<Prices>>,
    customer: Option<Part<Customer>>,
    shipping_address: Option<Part<Place>>,
    billing_address: Option<Part<Place>>,
    line_items: List<Line>,
    note_attributes: List<Attribute>,
}

/// One price in the shop's currency and in the one that the buyer saw.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Prices {
    presentment_money: Option<Part<Price>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Price {
    amount: Text,
    currency_code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Customer {
    id: Id,
    first_name: Text,
    phone: Text,
    tags: Text,
    sms_marketing_consent: Part<MarketingConsent>,
    default_address: Option<Part<Place>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Place {
    first_name: Text,
    phone: Text,
    country_code: Text,
    province_code: Text,
    zip: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Line {
    id: Id,
    product_id: Id,
    sku: Text,
    title: Text,
    name: Text,
    quantity: Text,
    current_quantity: Text,
    requires_shipping: Text,
    price: Text,
    price_set: Option<Part<Prices>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Attribute {
    name: Text,
    value: Text,
}

pub(super) fn created(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    read(delivery, |body| (OrderChange::Placed, delivery.moment(&[body.created_at.get()])))
}

/// Fires when the last of the money is in, which may be right after the order.
pub(super) fn paid(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    read(delivery, |body| {
        (OrderChange::Paid, delivery.moment(&[body.processed_at.get(), body.updated_at.get()]))
    })
}

/// All lines have left: of the parcels themselves `fulfillments/create` told.
pub(super) fn fulfilled(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    read(delivery, |body| {
        (OrderChange::Other(delivery.topic.to_owned()), delivery.moment(&[body.updated_at.get()]))
    })
}

/// Fires for almost anything, also right after `orders/create`: of itself it
/// says only what the order looks like now.
pub(super) fn updated(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    read(delivery, |body| match body.cancelled_at.get() {
        Some(moment) => (OrderChange::Cancelled, delivery.moment(&[Some(moment)])),
        None => (OrderChange::Other(delivery.topic.to_owned()), delivery.moment(&[body.updated_at.get()])),
    })
}

pub(super) fn cancelled(delivery: &Delivery<'_>) -> Result<Arrival, Error> {
    read(delivery, |body| {
        (OrderChange::Cancelled, delivery.moment(&[body.cancelled_at.get(), body.updated_at.get()]))
    })
}

fn read(delivery: &Delivery<'_>, what: impl Fn(&Body) -> (OrderChange, Timestamp)) -> Result<Arrival, Error> {
    let body: Body = serde_json::from_slice(delivery.body)?;
    if body.test.get() == Some("true") {
        return Ok(Arrival::Ignored { id: delivery.id.to_owned(), reason: "a test order".into() });
    }
    let (change, occurred_at) = what(&body);
    let placed_at = delivery.moment(&[body.created_at.get(), body.processed_at.get()]);
    Ok(Arrival::Order(Box::new(OrderEvent {
        id: delivery.id.to_owned(),
        shop: delivery.shop.to_owned(),
        occurred_at,
        change,
        consent: grants(delivery, &body, placed_at),
        order: order(body, placed_at)?,
    })))
}

fn order(body: Body, placed_at: Timestamp) -> Result<Order, Error> {
    let id = body.id.owned().or_else(|| id_of_gid(&body.admin_graphql_api_id)).ok_or(Error::Missing("id"))?;
    let currency = body.currency.get().unwrap_or(money::NO_CURRENCY);
    let total = price("total_price", body.total_price_set.as_deref(), &body.total_price, currency)?;
    let lines = body.line_items.0.iter().enumerate().map(|(place, line)| line_item(place, line, currency));
    Ok(Order {
        name: body
            .name
            .owned()
            .or_else(|| body.order_number.get().map(|number| format!("#{number}")))
            .unwrap_or_else(|| id.clone()),
        placed_at,
        total: total.unwrap_or_else(|| Money { amount: 0, scale: 0, currency: currency.to_owned() }),
        buyer: buyer(&body),
        lines: lines.collect::<Result<_, _>>()?,
        status_url: body.order_status_url.owned(),
        attributes: body
            .note_attributes
            .0
            .iter()
            .filter_map(|attribute| {
                Some((attribute.name.owned()?, attribute.value.owned().unwrap_or_default()))
            })
            .collect(),
        id,
    })
}

/// The number at the end of "gid://shopify/Order/1".
fn id_of_gid(gid: &Text) -> Option<String> {
    gid.get()?.rsplit('/').next().filter(|id| !id.is_empty()).map(str::to_owned)
}

/// What the buyer saw, else the price in the shop's currency; none when the
/// body holds neither.
fn price(
    field: &'static str,
    prices: Option<&Prices>,
    plain: &Text,
    currency: &str,
) -> Result<Option<Money>, Error> {
    let seen = prices
        .and_then(|prices| prices.presentment_money.as_ref())
        .and_then(|price| Some((price.amount.get()?, price.currency_code.get()?)));
    seen.or_else(|| Some((plain.get()?, currency)))
        .map(|(amount, currency)| money::parse(amount, currency))
        .transpose()
        .map_err(|error| Error::Invalid { field, reason: error.to_string() })
}

fn buyer(body: &Body) -> Buyer {
    let (shipping, billing, customer) =
        (body.shipping_address.as_ref(), body.billing_address.as_ref(), body.customer.as_ref());
    let country = [shipping, billing].into_iter().flatten().find_map(|place| place.country_code.get());
    let phone = phone::of_buyer(
        [
            body.phone.get(),
            shipping.and_then(|place| place.phone.get()),
            customer.and_then(|customer| customer.phone.get()),
            billing.and_then(|place| place.phone.get()),
            customer.and_then(|customer| customer.default_address.as_ref()?.phone.get()),
        ],
        country,
    );
    Buyer {
        id: customer.and_then(|customer| customer.id.owned()),
        phone,
        first_name: customer
            .and_then(|customer| customer.first_name.owned())
            .or_else(|| shipping.and_then(|place| place.first_name.owned())),
        locale: body.customer_locale.owned(),
        time_zone: None,
        shipping: shipping.map(|place| address(place)),
        orders_count: None,
        tags: customer
            .and_then(|customer| customer.tags.get())
            .into_iter()
            .flat_map(|tags| tags.split(','))
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

fn address(place: &Place) -> Address {
    Address {
        country: place.country_code.get().map(str::to_ascii_uppercase),
        region: place.province_code.get().map(str::to_ascii_uppercase),
        postal_code: place.zip.owned(),
    }
}

fn line_item(place: usize, line: &Line, currency: &str) -> Result<LineItem, Error> {
    let quantity =
        [&line.current_quantity, &line.quantity].into_iter().find_map(|text| text.get()?.parse().ok());
    Ok(LineItem {
        // A subscription may leave ids out: the place is unique, too.
        id: line.id.owned().unwrap_or_else(|| place.to_string()),
        product_id: line.product_id.owned().unwrap_or_default(),
        sku: line.sku.owned(),
        title: line.title.owned().or_else(|| line.name.owned()).unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: quantity.unwrap_or_default(),
        price: price("line_items[].price", line.price_set.as_deref(), &line.price, currency)?,
        method: match line.requires_shipping.get() {
            Some("false") => FulfillmentMethod::Digital,
            _ => FulfillmentMethod::Ship,
        },
    })
}

/// The customer's state is consent to marketing. For texts about the order itself
/// a shop asks at its checkout and keeps the answer, and the words it asked with,
/// in two attributes of the order.
fn grants(delivery: &Delivery<'_>, body: &Body, placed_at: Timestamp) -> Vec<ConsentGrant> {
    let customer = body.customer.as_ref();
    let marketing = customer.and_then(|customer| customer.sms_marketing_consent.grant(placed_at));
    let transactional = consent::at_checkout(delivery.consent_field, |name| attribute(body, name), placed_at);
    marketing.into_iter().chain(transactional).collect()
}

fn attribute<'a>(body: &'a Body, name: &str) -> Option<&'a str> {
    let named =
        |attribute: &&Attribute| attribute.name.get().is_some_and(|known| known.eq_ignore_ascii_case(name));
    body.note_attributes.0.iter().find(named)?.value.get()
}
