//! An order of commercetools.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::address;
use crate::arrival::Error;
use crate::consent;
use crate::json::{Id, List, Part, Text};
use crate::moment;
use crate::money;
use crate::phone;
use crate::types::{Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order as Whole, Timestamp};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Order {
    id: Id,
    order_number: Text,
    created_at: Text,
    customer_id: Id,
    locale: Text,
    total_price: Part<Price>,
    shipping_address: Part<Place>,
    billing_address: Part<Place>,
    line_items: List<Line>,
    custom: Part<Custom>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Price {
    cent_amount: Text,
    fraction_digits: Text,
    currency_code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Place {
    first_name: Text,
    phone: Text,
    mobile: Text,
    country: Text,
    state: Text,
    region: Text,
    postal_code: Text,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Line {
    id: Id,
    product_id: Id,
    name: Part<BTreeMap<String, Text>>,
    variant: Part<Variant>,
    quantity: Text,
    price: Part<Each>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Variant {
    sku: Text,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Each {
    value: Part<Price>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Custom {
    fields: Part<BTreeMap<String, Text>>,
}

impl Price {
    fn money(&self) -> Option<Money> {
        Some(Money {
            amount: self.cent_amount.get()?.parse().ok()?,
            scale: self.fraction_digits.get().map_or(Some(2), |digits| digits.parse().ok())?,
            currency: self.currency_code.get().unwrap_or(money::NO_CURRENCY).to_ascii_uppercase(),
        })
    }
}

/// The order, and what the buyer agreed to in its custom field.
pub(super) fn whole(
    order: &Order,
    told_at: Timestamp,
    consent_field: &str,
) -> Result<(Whole, Vec<ConsentGrant>), Error> {
    let id = order.id.owned().ok_or(Error::Missing("order.id"))?;
    let placed_at = order.created_at.get().and_then(moment::rfc3339).unwrap_or(told_at);
    let (shipping, billing) = (&order.shipping_address, &order.billing_address);
    let country = shipping.country.get().or(billing.country.get());
    let phones = [&shipping.mobile, &shipping.phone, &billing.mobile, &billing.phone].map(Text::get);
    let fields = &order.custom.fields;
    let find = |name: &str| fields.get(name).and_then(Text::get);
    let consent = consent::at_checkout(consent_field, find, placed_at);
    let region = shipping.state.get().or(shipping.region.get());
    let nothing = || Money { amount: 0, scale: 0, currency: money::NO_CURRENCY.into() };
    let whole = Whole {
        name: order.order_number.owned().unwrap_or_else(|| id.clone()),
        placed_at,
        total: order.total_price.money().unwrap_or_else(nothing),
        buyer: Buyer {
            id: order.customer_id.owned(),
            phone: phone::of_buyer(phones, country),
            first_name: shipping.first_name.owned().or_else(|| billing.first_name.owned()),
            locale: order.locale.owned(),
            time_zone: None,
            shipping: Some(address::of(country, region, shipping.postal_code.get())),
            orders_count: None,
            tags: Vec::new(),
        },
        lines: order.line_items.0.iter().map(|line| line_item(line, order.locale.get())).collect(),
        status_url: None,
        attributes: fields.iter().filter_map(|(name, value)| Some((name.clone(), value.owned()?))).collect(),
        id,
    };
    Ok((whole, consent.into_iter().collect()))
}

/// A name comes in every language of the shop: the order's, or else the first.
fn line_item(line: &Line, locale: Option<&str>) -> LineItem {
    let name = locale.and_then(|locale| line.name.get(locale)).or_else(|| line.name.values().next());
    LineItem {
        id: line.id.owned().unwrap_or_default(),
        product_id: line.product_id.owned().unwrap_or_default(),
        sku: line.variant.sku.owned(),
        title: name.and_then(Text::owned).unwrap_or_default(),
        kind: None,
        tags: Vec::new(),
        quantity: line.quantity.get().and_then(|quantity| quantity.parse().ok()).unwrap_or_default(),
        price: line.price.value.money(),
        method: FulfillmentMethod::Ship,
    }
}
