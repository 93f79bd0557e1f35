//! A sample order to play with, for the page with the handset: the buttons, and
//! the events that they stand for.

use serde::{Deserialize, Serialize};

use crate::types::{
    Address, Buyer, ConsentGrant, FulfillmentMethod, LineItem, Money, Order, OrderChange, OrderEvent, Parcel,
    Timestamp,
};

/// The order that the buttons act on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    order: Order,
    /// The steps that were fired, in that order.
    fired: Vec<Step>,
}

/// A button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The order is placed.
    Placed,
    /// Its parcel leaves.
    Shipped,
    /// The parcel is on the van.
    OutForDelivery,
    /// The parcel is there.
    Delivered,
    /// The order is called off.
    Cancelled,
}

/// The sample order as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct ShownOrder {
    id: String,
    name: String,
    first_name: Option<String>,
    items: Vec<String>,
    total: String,
    status: Vec<Step>,
}

impl Sample {
    /// A fresh order for this phone; `number` and the moment make its id unique.
    pub fn new(phone: &str, number: u32, now: Timestamp) -> Self {
        Self { order: sample_order(phone, number, now), fired: Vec::new() }
    }

    /// A button is pressed: the event that it stands for. Pressed twice, it is
    /// the same event, as when a platform repeats a webhook.
    pub fn fire(&mut self, shop: &str, step: Step, consent: bool, now: Timestamp) -> OrderEvent {
        if !self.fired.contains(&step) {
            self.fired.push(step);
        }
        self.event(shop, step, consent, now)
    }

    /// What the page shows of it.
    pub fn shown(&self) -> ShownOrder {
        let order = &self.order;
        ShownOrder {
            id: order.id.clone(),
            name: order.name.clone(),
            first_name: order.buyer.first_name.clone(),
            items: order.lines.iter().map(|line| format!("{} × {}", line.quantity, line.title)).collect(),
            total: format!(
                "{}.{:02} {}",
                order.total.amount / 100,
                order.total.amount % 100,
                order.total.currency
            ),
            status: self.fired.clone(),
        }
    }

    fn event(&self, shop: &str, step: Step, consent: bool, now: Timestamp) -> OrderEvent {
        let parcel = || Parcel {
            id: "1".into(),
            tracking_number: Some("9400100000000000000000".into()),
            carrier: Some("USPS".into()),
            tracking_url: Some("https://demo.example/t/9400".into()),
            expected_at: None,
            lines: Vec::new(),
        };
        let change = match step {
            Step::Placed => OrderChange::Placed,
            Step::Shipped => OrderChange::Shipped(parcel()),
            Step::OutForDelivery => OrderChange::OutForDelivery(parcel()),
            Step::Delivered => OrderChange::Delivered(parcel()),
            Step::Cancelled => OrderChange::Cancelled,
        };
        OrderEvent {
            id: format!("{}/{step:?}", self.order.id),
            shop: shop.to_owned(),
            occurred_at: now,
            change,
            order: self.order.clone(),
            consent: match step {
                Step::Placed => vec![checkout_consent(consent, now)],
                _ => Vec::new(),
            },
        }
    }
}

/// The box at the checkout: what else happens to an order says nothing new
/// about consent, or it would undo a STOP.
fn checkout_consent(granted: bool, at: Timestamp) -> ConsentGrant {
    ConsentGrant {
        topic: "transactional".into(),
        granted,
        at,
        source: "checkout".into(),
        wording: Some("Text me about my order".into()),
        recorded_by: None,
        expires_at: None,
    }
}

/// The number and the moment make the order's id unique over restarts.
fn sample_order(phone: &str, number: u32, now: Timestamp) -> Order {
    let line = |id: &str, title: &str, quantity, cents| LineItem {
        id: id.into(),
        product_id: id.into(),
        sku: None,
        title: title.into(),
        kind: None,
        tags: Vec::new(),
        quantity,
        price: Some(Money { amount: cents, scale: 2, currency: "USD".into() }),
        method: FulfillmentMethod::Ship,
    };
    Order {
        id: format!("sample-{now}-{number}"),
        name: format!("#{number}"),
        placed_at: now,
        total: Money { amount: 5900, scale: 2, currency: "USD".into() },
        buyer: Buyer {
            id: Some("sample-buyer".into()),
            phone: Some(phone.to_owned()),
            first_name: Some("Dana".into()),
            locale: Some("en-US".into()),
            time_zone: None,
            shipping: Some(Address {
                country: Some("US".into()),
                region: Some("DC".into()),
                postal_code: Some("20001".into()),
            }),
            orders_count: Some(1),
            tags: Vec::new(),
        },
        lines: vec![line("1", "Canvas Tote", 1, 2400), line("2", "Ceramic Mug", 2, 1500)],
        status_url: Some(format!("https://demo.example/o/{number}")),
        attributes: Vec::new(),
    }
}
