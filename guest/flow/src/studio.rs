//! What a shop can see before anything is sent: a text for an order, and sample
//! orders to try its settings on.

use std::cell::RefCell;

use crate::context::{Context, Parcels, Product};
use crate::duties::{Told, complete};
use crate::effect::Rendered;
use crate::event::{Address, Buyer, Change, Line, Money, Order, OrderEvent, Parcel};
use crate::facts::{Amount, Facts, LINES_MAX, ParcelFacts, amount};
use crate::journey::Step;
use crate::look_alike::{Plain, plain};
use crate::settings::{Settings, Voice};
use crate::template::{self, Text};
use crate::timing::{clock, evidence};
use crate::zone::Zone;

/// Why there is no preview, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(pub String);

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// The first text that a contact gets when it is about `step` of this order.
pub fn preview(settings: &str, step: &str, event: OrderEvent) -> Result<Rendered, Error> {
    let settings = Settings::parse(settings.as_bytes())
        .map_err(|error| Error(format!("the settings cannot be used: {error}")))?;
    let step = Step::of_orders()
        .find(|known| known.name() == step)
        .ok_or_else(|| Error(format!("there is no step \"{step}\"")))?;
    let OrderEvent { occurred_at, change, mut order, .. } = event;
    let phone = order.buyer.phone.take().unwrap_or_default();
    let facts = Facts::of_new(order, occurred_at);
    let parcel = change.parcel().map(ParcelFacts::of);
    let sum = match change {
        Change::Refunded(sum) => Some(amount(sum)),
        _ => None,
    };
    let evidence = evidence(&phone, Some(&facts), &settings);
    let sampled = sample(&settings, step, &facts, parcel.as_ref(), sum.as_ref());
    let expected_at = parcel.as_ref().and_then(|parcel| parcel.expected_at);
    let context = Context { expected_at: expected_at.map(|at| clock(&evidence).local(at)), ..sampled };
    let voice = Voice { locale: facts.locale.as_deref(), tone: context.tone, revision: None };
    let (template, _) = settings.template(step, voice);
    let Text { body, links } = template::render_linked(&template, &context)
        .map_err(|error| Error(format!("the template gives no text: {error}")))?;
    let whole = complete(body, &template, &settings, step, context.locale, &evidence, Told::Never);
    if let Some(reason) = whole.held {
        return Err(Error(reason.to_owned()));
    }
    let Plain { body, measured, .. } = plain(whole.body, &template, &context);
    Ok(Rendered { body, encoding: measured.encoding, segments: measured.segments, links })
}

/// What a step speaks about in an order of its own, with one parcel at most.
pub(crate) fn sample<'a>(
    settings: &'a Settings,
    step: Step,
    facts: &'a Facts,
    parcel: Option<&'a ParcelFacts>,
    refunded: Option<&'a Amount>,
) -> Context<'a> {
    let title = facts.lines.first().map_or("it", |line| &line.title);
    let product = Product { title: title.to_owned(), url: settings.links.reorder.clone() };
    let answers = !step.is_of_orders();
    let tone = settings.tone(facts.orders_count.unwrap_or_default());
    let voice = Voice { locale: facts.locale.as_deref(), tone, revision: None };
    Context {
        settings,
        message: "",
        step,
        is_news: settings.is_news(step),
        locale: settings.spoken(step, voice),
        tone,
        order: Some(facts),
        parcel,
        expected_at: parcel.and_then(|parcel| parcel.expected_at).map(|at| Zone::UTC.local(at)),
        parcels: PARCELS.first().copied().unwrap_or_default(),
        refunded,
        product: (step == Step::Replenishment || answers).then_some(product),
        rating: answers.then_some(5),
        unsaid: RefCell::default(),
    }
}

/// An order that has everything.
pub(crate) fn full_order() -> (Order, Parcel) {
    let text = |words: &str| Some(words.to_owned());
    let line = |id: &str, title: &str, quantity| Line {
        id: id.to_owned(),
        product_id: id.to_owned(),
        sku: text("SKU-1"),
        title: title.to_owned(),
        kind: text("Kitchen"),
        tags: vec![String::from("gift")],
        quantity,
        ..Line::default()
    };
    let order = Order {
        id: String::from("1"),
        name: String::from("#1042"),
        placed_at: 0,
        total: Money { amount: 5_990, scale: 2, currency: String::from("USD") },
        buyer: Buyer {
            first_name: text("Dana"),
            locale: text("en"),
            shipping: Some(Address { country: text("US"), region: text("IL"), postal_code: None }),
            orders_count: Some(3),
            tags: vec![String::from("vip")],
            ..Buyer::default()
        },
        lines: vec![line("1", "Canvas Tote", 1), line("2", "Ceramic Mug", 2)],
        status_url: text("https://shop.example/orders/1042"),
    };
    let parcel = Parcel {
        id: String::from("1"),
        tracking_number: text("1Z999"),
        carrier: text("UPS"),
        tracking_url: text("https://carrier.example/1Z999"),
        expected_at: Some(0),
        lines: Vec::new(),
    };
    (order, parcel)
}

/// What every order has, and nothing else.
fn bare_order() -> (Order, Parcel) {
    let (order, parcel) = full_order();
    let bare = Order { buyer: Buyer::default(), lines: Vec::new(), status_url: None, ..order };
    (bare, Parcel { id: parcel.id, ..Parcel::default() })
}

/// An order whose names are hard on a template: an emoji of several code points.
fn emoji_order() -> (Order, Parcel) {
    named_order("👩\u{200d}👩\u{200d}👧 Zoë")
}

/// An order with the longest names and links that are usual.
pub(crate) fn longest_order() -> (Order, Parcel) {
    let (mut order, mut parcel) = named_order("Wolfeschlegelsteinhausenbergerdorff");
    order.name = String::from("#WEB-2026-0010042");
    order.total.amount = 123_456_789;
    // As shops have it that ask nobody to log in.
    let page = "https://shop.example/1234567890/orders/0123456789abcdef0123456789abcdef/authenticate?key=0123456789abcdef0123456789abcdef";
    order.status_url = Some(page.to_owned());
    if let [.., last] = order.lines.as_slice() {
        let lines = vec![last.clone(); LINES_MAX - order.lines.len()];
        order.lines.extend(lines);
    }
    parcel.tracking_number = Some(String::from("00340434161094042557"));
    parcel.tracking_url = Some(String::from("https://carrier.example/track?number=00340434161094042557"));
    (order, parcel)
}

/// An order of a single piece.
fn single_order() -> (Order, Parcel) {
    let (mut order, parcel) = full_order();
    order.lines.truncate(1);
    (order, parcel)
}

fn named_order(name: &str) -> (Order, Parcel) {
    let (mut order, mut parcel) = full_order();
    order.buyer.first_name = Some(name.to_owned());
    parcel.carrier = Some(name.to_owned());
    for line in &mut order.lines {
        line.title = format!("{name} {name}");
    }
    (order, parcel)
}

/// What makes a sample order with its parcel.
pub(crate) type Sample = fn() -> (Order, Parcel);
/// Everything, the bare minimum, the longest names.
pub(crate) const USUAL_ORDERS: &[Sample] = &[full_order, bare_order, longest_order];
/// The usual orders, one of a single piece, and one with an emoji name.
pub(crate) const SAMPLE_ORDERS: &[Sample] =
    &[full_order, bare_order, single_order, longest_order, emoji_order];

/// The parcels of an order as texts tell of them: the only one, one of several,
/// several at once, one that is not all.
pub(crate) const PARCELS: &[Parcels] = &[
    Parcels { total: 1, here: 1, together: 1, number: 1, partial: false },
    Parcels { total: 12, here: 11, together: 1, number: 11, partial: false },
    Parcels { total: 12, here: 12, together: 12, number: 1, partial: false },
    Parcels { total: 1, here: 1, together: 1, number: 1, partial: true },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_texts_are_one_segment_and_work_for_any_order() {
        for (order, parcel) in [full_order(), bare_order()] {
            let settings = r#"{"brand":"Demo Shop"}"#;
            for step in Step::of_orders() {
                let change = match step {
                    Step::Refunded => Change::Refunded(order.total.clone()),
                    _ => Change::Shipped(parcel.clone()),
                };
                let event = OrderEvent {
                    id: String::from("e"),
                    occurred_at: 0,
                    change,
                    order: order.clone(),
                    consent: Vec::new(),
                };
                let rendered = preview(settings, step.name(), event).unwrap();
                assert_eq!(rendered.segments, 1, "{}", rendered.body);
                assert!(
                    rendered.body.starts_with("Demo Shop: ") && rendered.body.contains("#1042"),
                    "{}",
                    rendered.body
                );
            }
        }
    }

    #[test]
    fn what_has_no_visible_name_leaves_no_hole_in_a_text() {
        let (mut order, _) = full_order();
        order.name = String::from("\u{200b} ");
        order.lines[0].title = String::from(" \n");
        let (id, consent) = (String::from("e"), Vec::new());
        let event = OrderEvent { id, occurred_at: 0, change: Change::Placed, order, consent };
        let rendered = preview(r#"{"brand":"Demo"}"#, "order-confirmed", event).unwrap();
        assert!(
            rendered.body.starts_with("Demo: Thanks Dana, order 1 is confirmed: 3 items. "),
            "{}",
            rendered.body
        );
    }

    #[test]
    fn what_is_previewed_is_what_would_be_sent() {
        let (mut order, mut parcel) = full_order();
        parcel.expected_at = Some(1_800_000_000_000);
        order.buyer.shipping = None;
        let settings = r#"{"brand":"Demo","templates":{"shipped":"Demo: it’s here {{ parcel.expected_at | date }} {{ parcel.expected_at | time }}"}}"#;
        for (phone, expected) in [
            ("+12125550123", "Demo: it's here Jan 15 3:00 am Reply STOP to opt out."),
            ("+33612345678", "Demo: it's here Jan 15 9:00 am"),
        ] {
            order.buyer.phone = Some(phone.to_owned());
            let change = Change::Shipped(parcel.clone());
            let event = OrderEvent {
                id: String::from("e"),
                occurred_at: 0,
                change,
                order: order.clone(),
                consent: Vec::new(),
            };
            assert_eq!(preview(settings, "shipped", event).unwrap().body, expected);
        }
    }
}
