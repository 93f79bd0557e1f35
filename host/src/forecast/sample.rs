//! The orders that texts are reckoned with: a usual one, and the longest.

use crate::types::{
    Address, Buyer, FulfillmentMethod, LineItem, Money, Order, OrderChange, OrderEvent, Parcel,
};

/// What differs between sample orders.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample<'a> {
    country: &'a str,
    locale: Option<&'a str>,
    /// So far, this one included: new, returning and loyal buyers are told
    /// things differently.
    orders_count: u32,
    names: &'static Names,
}

/// What the shop, the buyer and the carrier call things.
#[derive(Debug)]
struct Names {
    order: &'static str,
    buyer: &'static str,
    titles: &'static [&'static str],
    carrier: &'static str,
    tracking: &'static str,
    page: &'static str,
    total: i64,
}

const USUAL: Names = Names {
    order: "#1042",
    buyer: "Dana",
    titles: &["Canvas Tote", "Ceramic Mug"],
    carrier: "UPS",
    tracking: "1Z999AA10123456784",
    page: "https://shop.example/o/1042",
    total: 5_990,
};
/// The longest that is usual, as in the check of the settings: as many lines as a
/// text can name, and the page of a shop that asks nobody to log in.
const LONGEST: Names = Names {
    order: "#WEB-2026-0010042",
    buyer: "Wolfeschlegelsteinhausenbergerdorff",
    titles: &[
        "Large Organic Cotton Canvas Tote, natural",
        "Hand-thrown Ceramic Coffee Mug, midnight blue",
        "Stainless Steel Bottle, one litre, matt black",
        "Merino Wool Walking Socks, three pairs, grey",
        "Linen Tea Towels with a Herringbone Weave, six",
    ],
    carrier: "Wolfeschlegelsteinhausenbergerdorff",
    tracking: "00340434161094042557",
    page: "https://shop.example/1234567890/orders/0123456789abcdef0123456789abcdef/authenticate?key=0123456789abcdef0123456789abcdef",
    total: 123_456_789,
};

impl<'a> Sample<'a> {
    /// A usual order first, then what can be longer.
    pub(super) fn all(country: &'a str, locale: Option<&'a str>) -> impl Iterator<Item = Sample<'a>> {
        let kinds = [(2, &USUAL), (1, &USUAL), (99, &USUAL), (1, &LONGEST), (2, &LONGEST), (99, &LONGEST)];
        kinds.into_iter().map(move |(orders_count, names)| Sample { country, locale, orders_count, names })
    }

    /// As the event that starts a step.
    pub(super) fn event(&self, step: &str) -> OrderEvent {
        let order = self.order();
        let change = match step {
            "refunded" => OrderChange::Refunded(order.total.clone()),
            "cancelled" => OrderChange::Cancelled,
            "order-confirmed" | "payment-received" | "order-edited" => OrderChange::Placed,
            _ => OrderChange::Shipped(self.parcel()),
        };
        OrderEvent {
            id: String::from("sample"),
            shop: String::from("sample"),
            occurred_at: 0,
            change,
            order,
            consent: Vec::new(),
        }
    }

    fn order(&self) -> Order {
        let Names { order, buyer, titles, page, total, .. } = self.names;
        let shipping = Address { country: Some(self.country.to_owned()), region: None, postal_code: None };
        Order {
            id: String::from("1"),
            name: (*order).to_owned(),
            placed_at: 0,
            total: Money { amount: *total, scale: 2, currency: String::from("USD") },
            buyer: Buyer {
                id: None,
                phone: None,
                first_name: Some((*buyer).to_owned()),
                locale: self.locale.map(str::to_owned),
                time_zone: None,
                shipping: Some(shipping),
                orders_count: Some(self.orders_count),
                tags: Vec::new(),
            },
            lines: titles.iter().map(|title| line(title)).collect(),
            status_url: Some((*page).to_owned()),
            attributes: Vec::new(),
        }
    }

    fn parcel(&self) -> Parcel {
        let Names { carrier, tracking, .. } = self.names;
        Parcel {
            id: String::from("1"),
            tracking_number: Some((*tracking).to_owned()),
            carrier: Some((*carrier).to_owned()),
            tracking_url: Some(format!("https://carrier.example/track?number={tracking}")),
            expected_at: Some(0),
            lines: Vec::new(),
        }
    }
}

fn line(title: &str) -> LineItem {
    LineItem {
        id: title.to_owned(),
        product_id: title.to_owned(),
        sku: None,
        title: title.to_owned(),
        kind: None,
        tags: Vec::new(),
        quantity: 1,
        price: None,
        method: FulfillmentMethod::Ship,
    }
}
