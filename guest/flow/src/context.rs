//! What templates and conditions can speak about. The context is closed: these
//! names and no others, each with one type. What an order does not have is
//! `none`, which can be tested or given a default but not printed.

use std::sync::Arc;

use chrono::NaiveDateTime;
use minijinja::value::{Enumerator, Object, Value};
use minijinja::{Error, ErrorKind, State};

use crate::contact::Contact;
use crate::date;
use crate::event::{DAY, Method, Timestamp};
use crate::facts::{Amount, Facts, LineFacts, ParcelFacts};
use crate::journey::Step;
use crate::progress::OrderState;
use crate::settings::Settings;
use crate::short_link::marked;
use crate::tone::Tone;

/// A list of things is only worth its room up to this many characters.
const SUMMARY_MAX: usize = 60;

/// What a text can speak about.
pub(crate) struct Context<'a> {
    pub(crate) settings: &'a Settings,
    /// The id of the text; empty where nothing is sent.
    pub(crate) message: &'a str,
    pub(crate) step: Step,
    /// In which locale the text speaks: numbers, money and dates follow it.
    pub(crate) locale: &'a str,
    pub(crate) tone: Tone,
    pub(crate) order: Option<&'a Facts>,
    pub(crate) parcel: Option<&'a ParcelFacts>,
    /// When the parcel is expected, by its reader's clock.
    pub(crate) expected_at: Option<NaiveDateTime>,
    pub(crate) parcels: Parcels,
    /// What went back, of which the text tells.
    pub(crate) refunded: Option<&'a Amount>,
    pub(crate) product: Option<Product>,
    pub(crate) rating: Option<u8>,
}

/// The parcels of an order as one story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parcels {
    /// How many are known.
    pub(crate) total: usize,
    /// How many are where the text says.
    pub(crate) here: usize,
    /// How many the text itself is about.
    pub(crate) together: usize,
    /// Which of them it is about, counted from 1.
    pub(crate) number: usize,
    /// Whether something is in none of them yet.
    pub(crate) partial: bool,
}

/// A product that runs out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Product {
    pub(crate) title: String,
    pub(crate) url: Option<String>,
}

/// What a condition can ask beyond what a text can say.
pub(crate) struct Past<'a> {
    pub(crate) contact: &'a Contact,
    pub(crate) order: Option<&'a OrderState>,
    pub(crate) orders: u32,
    pub(crate) now: Timestamp,
}

/// Every name that a template can look up.
pub(crate) const NAMES: &[&str] = &[
    "step",
    "lines",
    "rating",
    "shop.brand",
    "shop.support",
    "buyer.first_name",
    "buyer.tone",
    "order.name",
    "order.summary",
    "order.quantity",
    "order.total",
    "order.status_url",
    "order.changes",
    "order.refunded",
    "parcel.carrier",
    "parcel.tracking_number",
    "parcel.tracking_url",
    "parcel.expected_at",
    "parcel.number",
    "parcels.total",
    "parcels.here",
    "parcels.together",
    "parcels.partial",
    "links.review",
    "links.loyalty",
    "links.guide",
    "product.title",
    "product.url",
];

/// Every name that a condition can look up besides; what each is, is in
/// `wit/settings.schema.json`.
pub(crate) const CONDITION_NAMES: &[&str] = &[
    "buyer.orders",
    "buyer.tags",
    "buyer.country",
    "buyer.region",
    "buyer.locale",
    "order.value",
    "order.currency",
    "order.age_days",
    "order.kinds",
    "order.tags",
    "order.products",
    "order.skus",
    "order.methods",
    "order.digital",
    "orders.last_30_days",
    "orders.last_90_days",
    "orders.last_365_days",
    "sent.order",
    "sent.ever",
];

/// The one function of templates: it makes a web address short.
pub(crate) const LINK: &str = "link";
const NO_LINK: &str =
    "link takes a web address, in at most 500 plain characters; test with \"if\" what an order may not have";

type Members = Vec<(&'static str, Value)>;

/// What can be looked into or called.
#[derive(Debug)]
enum Group {
    /// Names with their values, to be looked up only: a map would be built in
    /// order first, for every text.
    Names(Members),
    /// [`LINK`].
    Link,
}

impl Object for Group {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        let Group::Names(members) = &**self else {
            return None;
        };
        members.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, arguments: &[Value]) -> Result<Value, Error> {
        let (Group::Link, [url]) = (&**self, arguments) else {
            return Err(Error::new(ErrorKind::InvalidOperation, "what is called is link(url)"));
        };
        let marked = url.as_str().and_then(marked);
        marked.map(Value::from).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, NO_LINK))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::NonEnumerable
    }
}

fn named(members: Members) -> Value {
    Value::from_object(Group::Names(members))
}

impl Context<'_> {
    /// The names that `source` can look up. Groups that it does not mention are
    /// not built: a rendering is on the path of every text.
    pub(crate) fn values(&self, source: &str, past: Option<&Past<'_>>) -> Value {
        let mut root = vec![("step", Value::from(self.step.name())), ("shop", self.shop())];
        let mut group = |name: &'static str, members: &dyn Fn() -> Value| {
            if source.contains(name) {
                root.push((name, members()));
            }
        };
        if let Some(order) = self.order {
            group("buyer", &|| self.buyer(order, past));
            group("lines", &|| order.lines.iter().map(line).collect());
            group("order", &|| self.order(order, past));
            group("parcel", &|| self.parcel());
        }
        group("parcels", &|| self.parcels.value());
        group("links", &|| self.links());
        group("product", &|| self.product());
        group("rating", &|| self.rating.map_or(Value::from(()), Value::from));
        group(LINK, &|| Value::from_object(Group::Link));
        if let Some(past) = past {
            group("orders", &|| past.orders());
            group("sent", &|| past.sent());
        }
        named(root)
    }

    /// The words that a name of [`NAMES`] stands for, if it stands for words.
    pub(crate) fn said(&self, name: &str) -> Option<String> {
        let mut value = self.values(name, None);
        for part in name.split('.') {
            value = value.get_attr(part).ok()?;
        }
        value.as_str().map(str::to_owned)
    }

    fn shop(&self) -> Value {
        named(vec![
            ("brand", Value::from(self.settings.brand.as_str())),
            ("support", optional(self.settings.support.as_deref())),
        ])
    }

    fn buyer(&self, order: &Facts, past: Option<&Past<'_>>) -> Value {
        let mut members: Members = vec![
            ("first_name", optional(order.first_name.as_deref())),
            ("tone", Value::from(self.tone.name())),
        ];
        if let Some(past) = past {
            members.extend([
                ("orders", Value::from(past.orders)),
                ("tags", strings(order.buyer_tags.iter().map(String::as_str))),
                ("country", optional(order.country.as_deref())),
                ("region", optional(order.region.as_deref())),
                ("locale", optional(order.locale.as_deref())),
            ]);
        }
        named(members)
    }

    fn order(&self, order: &Facts, past: Option<&Past<'_>>) -> Value {
        let mut members: Members = vec![
            ("name", Value::from(order.name.as_str())),
            ("summary", optional(summary(order).as_deref())),
            ("quantity", Value::from(order.quantity)),
            ("total", Value::from(amount(&order.total))),
            ("status_url", optional(order.status_url.as_deref())),
            ("changes", optional(order.changes.as_deref())),
            ("refunded", optional(self.refunded.map(amount).as_deref())),
        ];
        if let Some(past) = past {
            members.extend(asked(order, past));
        }
        named(members)
    }

    fn parcel(&self) -> Value {
        let none = ParcelFacts::default();
        let parcel = self.parcel.unwrap_or(&none);
        named(vec![
            ("carrier", optional(parcel.carrier.as_deref())),
            ("tracking_number", optional(parcel.tracking_number.as_deref())),
            ("tracking_url", optional(parcel.tracking_url.as_deref())),
            ("expected_at", optional(self.expected_at.map(date::stamp).as_deref())),
            ("number", Value::from(self.parcels.number)),
        ])
    }

    fn links(&self) -> Value {
        let links = &self.settings.links;
        named(vec![
            ("review", optional(links.review.as_deref())),
            ("loyalty", optional(links.loyalty.as_deref())),
            ("guide", optional(links.guide.as_deref())),
        ])
    }

    fn product(&self) -> Value {
        let none = Product::default();
        let product = self.product.as_ref().unwrap_or(&none);
        let title = Some(product.title.as_str()).filter(|title| !title.is_empty());
        named(vec![("title", optional(title)), ("url", optional(product.url.as_deref()))])
    }
}

impl Parcels {
    fn value(self) -> Value {
        named(vec![
            ("total", Value::from(self.total)),
            ("here", Value::from(self.here)),
            ("together", Value::from(self.together)),
            ("partial", Value::from(self.partial)),
        ])
    }
}

impl Past<'_> {
    fn orders(&self) -> Value {
        let since = |days: Timestamp| {
            let from = self.now.saturating_sub(days * DAY);
            let within =
                |order: &&OrderState| !order.cancelled && order.placed_at.is_some_and(|at| at >= from);
            Value::from(self.contact.orders.iter().filter(within).count())
        };
        named(vec![("last_30_days", since(30)), ("last_90_days", since(90)), ("last_365_days", since(365))])
    }

    /// The steps that were sent: about this order, and to this person at all.
    fn sent(&self) -> Value {
        let of_order = |id: &&str| self.order.is_some_and(|order| crate::message::is_about(id, &order.id));
        let ids = || self.contact.sent.iter().map(|mark| mark.id.as_str());
        let step = |id| crate::text::step_of(id).map(Step::name);
        named(vec![
            ("order", strings(ids().filter(of_order).filter_map(step))),
            ("ever", strings(ids().filter_map(step))),
        ])
    }
}

/// What a condition can ask about an order.
fn asked(order: &Facts, past: &Past<'_>) -> Members {
    let lines = || order.lines.iter();
    let age = past.order.and_then(|order| order.placed_at).map(|at| past.now.saturating_sub(at) / DAY);
    let (value, scale, currency) = &order.total;
    vec![
        ("value", Value::from(*value as f64 / 10_f64.powi(i32::from(*scale)))),
        ("currency", Value::from(currency.as_str())),
        ("age_days", Value::from(age.unwrap_or_default())),
        ("kinds", strings(lines().filter_map(|line| line.kind.as_deref()))),
        ("tags", strings(lines().flat_map(|line| line.tags.iter().map(String::as_str)))),
        ("products", strings(lines().map(|line| line.product.as_str()))),
        ("skus", strings(lines().filter_map(|line| line.sku.as_deref()))),
        ("methods", strings(lines().map(|line| line.method.name()))),
        (
            "digital",
            Value::from(!order.lines.is_empty() && lines().all(|line| line.method == Method::Digital)),
        ),
    ]
}

fn line(line: &LineFacts) -> Value {
    named(vec![("title", Value::from(line.title.as_str())), ("quantity", Value::from(line.quantity))])
}

fn strings<'a>(words: impl Iterator<Item = &'a str>) -> Value {
    words.map(Value::from).collect()
}

fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::from(()), Value::from)
}

/// "1 Canvas Tote, 2 Ceramic Mug", as long as that is short enough to read.
fn summary(order: &Facts) -> Option<String> {
    if order.more > 0 || order.lines.is_empty() {
        return None;
    }
    let things: Vec<String> =
        order.lines.iter().map(|line| format!("{} {}", line.quantity, line.title)).collect();
    let list = things.join(", ");
    (list.chars().count() <= SUMMARY_MAX).then_some(list)
}

/// "59.90 USD".
fn amount((amount, scale, currency): &Amount) -> String {
    let places = usize::from(*scale).min(18);
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if *amount < 0 { "-" } else { "" };
    let dot = if places > 0 { "." } else { "" };
    format!("{sign}{whole}{dot}{fraction} {currency}")
}
