//! An order, as the subscription query asks for it.

use serde::Deserialize;

use super::{Fulfillment, Metadata, field};
use crate::address;
use crate::arrival::Error;
use crate::consent;
use crate::json::{Id, List, Part, Text};
use crate::money;
use crate::phone;
use crate::types::{Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order as Whole, Timestamp};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Order {
    pub(super) id: Id,
    number: Text,
    pub(super) created: Text,
    language_code_enum: Text,
    total: Part<Price>,
    pub(super) total_refunded: Part<Amount>,
    shipping_address: Part<Place>,
    billing_address: Part<Place>,
    user: Part<User>,
    metadata: List<Metadata>,
    lines: List<Line>,
    pub(super) fulfillments: List<Fulfillment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Price {
    gross: Part<Amount>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Amount {
    amount: Text,
    currency: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Place {
    first_name: Text,
    phone: Text,
    country_area: Text,
    postal_code: Text,
    country: Part<Country>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Country {
    code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct User {
    id: Id,
    metadata: List<Metadata>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Line {
    id: Id,
    product_name: Text,
    product_sku: Text,
    quantity: Text,
    is_shipping_required: Text,
    unit_price: Part<Price>,
}

impl Order {
    /// What the buyer agreed to with this order, or else what the user has on record.
    pub(super) fn consent(&self, name: &str, placed_at: Timestamp) -> Option<ConsentGrant> {
        consent::at_checkout(name, |key| field(&self.metadata, key), placed_at)
            .or_else(|| consent::on_record(name, |key| field(&self.user.metadata, key), placed_at))
    }
}

pub(super) fn price(name: &'static str, price: &Amount) -> Result<Option<Money>, Error> {
    let currency = price.currency.get().unwrap_or(money::NO_CURRENCY);
    let parsed = price.amount.get().map(|amount| money::parse_number(amount, currency));
    parsed.transpose().map_err(|error| Error::Invalid { field: name, reason: error.to_string() })
}

pub(super) fn whole(order: &Order, placed_at: Timestamp) -> Result<Whole, Error> {
    let id = order.id.owned().ok_or(Error::Missing("order.id"))?;
    let (shipping, billing) = (&order.shipping_address, &order.billing_address);
    let country = shipping.country.code.get().or(billing.country.code.get());
    let nothing = || Money { amount: 0, scale: 0, currency: money::NO_CURRENCY.into() };
    Ok(Whole {
        name: order.number.get().map_or_else(|| id.clone(), |number| format!("#{number}")),
        placed_at,
        total: price("order.total", &order.total.gross)?.unwrap_or_else(nothing),
        buyer: Buyer {
            id: order.user.id.owned(),
            phone: phone::of_buyer([shipping.phone.get(), billing.phone.get()], country),
            first_name: shipping.first_name.owned().or_else(|| billing.first_name.owned()),
            locale: order.language_code_enum.get().map(locale),
            time_zone: None,
            shipping: Some(address::of(country, shipping.country_area.get(), shipping.postal_code.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: order.lines.0.iter().map(line_item).collect::<Result<_, _>>()?,
        status_url: None,
        attributes: order
            .metadata
            .0
            .iter()
            .filter_map(|field| Some((field.key.owned()?, field.value.owned().unwrap_or_default())))
            .collect(),
        id,
    })
}

/// "EN_US" is "en-US".
fn locale(code: &str) -> String {
    match code.split_once('_') {
        Some((language, rest)) => format!("{}-{}", language.to_ascii_lowercase(), rest.replace('_', "-")),
        None => code.to_ascii_lowercase(),
    }
}

fn line_item(line: &Line) -> Result<LineItem, Error> {
    Ok(LineItem {
        id: line.id.owned().unwrap_or_default(),
        product_id: line.product_sku.owned().unwrap_or_default(),
        sku: line.product_sku.owned(),
        title: line.product_name.owned().unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: line.quantity.get().and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: price("order.lines[].unitPrice", &line.unit_price.gross)?,
        method: match line.is_shipping_required.get() {
            Some("false") => FulfillmentMethod::Digital,
            _ => FulfillmentMethod::Ship,
        },
    })
}
