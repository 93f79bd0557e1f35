//! Each name of templates and conditions, and what it stands for.

use std::fmt::Write as _;

use minijinja::value::Value;

use super::{Context, Past, named};
use crate::consent::Class;
use crate::content::{authority, first_host, is_shortener, offer};
use crate::date;
use crate::event::{DAY, Method, Timestamp};
use crate::facts::{Amount, Facts, LineFacts};
use crate::journey::Step;
use crate::message::is_about;
use crate::progress::OrderState;

/// A list of things is only worth its room up to this many characters.
const SUMMARY_MAX: usize = 60;

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

/// What names are members of.
pub(super) const GROUPS: &[&str] =
    &["shop", "buyer", "order", "parcel", "parcels", "links", "product", "orders", "sent"];

/// What a name stands for.
pub(crate) enum Meaning<'a> {
    /// None where this order has no such thing.
    Words(Option<&'a str>),
    Made(Option<String>),
    Number(usize),
    /// With decimal places.
    Sum(f64),
    Flag(bool),
    List(Vec<&'a str>),
    Lines(Vec<&'a LineFacts>),
}

impl Meaning<'_> {
    pub(super) fn value(self) -> Value {
        match self {
            Meaning::Words(words) => words.map_or(Value::from(()), Value::from),
            Meaning::Made(words) => words.map_or(Value::from(()), Value::from),
            Meaning::Number(number) => Value::from(number),
            Meaning::Sum(sum) => Value::from(sum),
            Meaning::Flag(flag) => Value::from(flag),
            Meaning::List(words) => words.into_iter().map(Value::from).collect(),
            Meaning::Lines(lines) => lines.into_iter().map(line).collect(),
        }
    }
}

impl Context<'_> {
    /// What a name of [`NAMES`] or, with a past, of [`CONDITION_NAMES`] stands
    /// for; none where there is no such thing to speak of.
    pub(crate) fn meaning<'a>(
        &'a self,
        name: &'static str,
        past: Option<&'a Past<'a>>,
    ) -> Option<Meaning<'a>> {
        use Meaning::{Flag, Number, Words};
        let links = &self.settings.links;
        let product = self.product.as_ref();
        Some(match name {
            "step" => Words(Some(self.step.name())),
            "rating" => self.rating.map_or(Words(None), |rating| Number(rating.into())),
            "shop.brand" => Words(Some(&self.settings.brand)),
            "shop.support" => Words(self.settings.support.as_deref()),
            "parcels.total" => Number(self.parcels.total),
            "parcels.here" => Number(self.parcels.here),
            "parcels.together" => Number(self.parcels.together),
            "parcels.partial" => Flag(self.parcels.partial),
            "links.review" => Words(links.review.as_deref()),
            "links.loyalty" => Words(links.loyalty.as_deref()),
            "links.guide" => Words(links.guide.as_deref()),
            "product.title" => {
                let title = product.map(|product| product.title.as_str());
                Words(self.sayable(name, title.filter(|title| !title.is_empty())))
            }
            "product.url" => Words(product.and_then(|product| product.url.as_deref())),
            _ => {
                let of_order = self.order.and_then(|order| self.of_order(name, order));
                return of_order.or_else(|| past?.meaning(name, self.order));
            }
        })
    }

    /// What others wrote, unless it would make a promotion of news: a text that
    /// is part advertising counts as advertising, wholly. It is left unsaid, as if
    /// the order did not have it, so that the news itself is not held up.
    fn sayable<'a>(&self, name: &'static str, words: Option<&'a str>) -> Option<&'a str> {
        // Most orders are called by a number.
        let is_number = |words: &&str| words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'#');
        let advertises = |words: &&str| {
            !is_number(words) && (offer(words).is_some() || first_host(words, &|_| true).is_some())
        };
        let is_news = self.settings.class(self.step) != Some(Class::Marketing);
        self.told(name, words, |words| !is_news || !advertises(words))
    }

    /// A link, unless carriers drop the texts with its host.
    fn arriving<'a>(&self, name: &'static str, url: Option<&'a str>) -> Option<&'a str> {
        self.told(name, url, |url| !is_shortener(authority(url)))
    }

    /// What may be told; takes note of what may not.
    fn told<'a>(
        &self,
        name: &'static str,
        words: Option<&'a str>,
        may_be: impl Fn(&&str) -> bool,
    ) -> Option<&'a str> {
        let told = words.filter(may_be);
        let mut unsaid = self.unsaid.borrow_mut();
        if words.is_some() && told.is_none() && !unsaid.contains(&name) {
            unsaid.push(name);
        }
        told
    }

    /// What is there when an order is.
    fn of_order<'a>(&'a self, name: &'static str, order: &'a Facts) -> Option<Meaning<'a>> {
        use Meaning::{Lines, Made, Number, Words};
        let parcel = self.parcel;
        Some(match name {
            "lines" => {
                let lines = order.lines.iter();
                Lines(lines.filter(|line| self.sayable(name, Some(line.title.as_str())).is_some()).collect())
            }
            "buyer.first_name" => Words(self.sayable(name, order.first_name.as_deref())),
            "buyer.tone" => Words(Some(self.tone.name())),
            "order.name" => {
                Words(self.sayable(name, Some(order.name.as_str())).or_else(|| Some(number_in(&order.name))))
            }
            "order.summary" => {
                Made(summary(order).filter(|list| self.sayable(name, Some(list.as_str())).is_some()))
            }
            "order.quantity" => Number(order.quantity as usize),
            "order.total" => Made(Some(amount(&order.total))),
            "order.status_url" => Words(self.arriving(name, order.status_url.as_deref())),
            "order.changes" => Words(self.sayable(name, order.changes.as_deref())),
            "order.refunded" => Made(self.refunded.map(amount)),
            "parcel.carrier" => {
                Words(self.sayable(name, parcel.and_then(|parcel| parcel.carrier.as_deref())))
            }
            "parcel.tracking_number" => {
                Words(self.sayable(name, parcel.and_then(|parcel| parcel.tracking_number.as_deref())))
            }
            "parcel.tracking_url" => {
                Words(self.arriving(name, parcel.and_then(|parcel| parcel.tracking_url.as_deref())))
            }
            "parcel.expected_at" => Made(self.expected_at.map(date::stamp)),
            "parcel.number" => Number(self.parcels.number),
            _ => return None,
        })
    }
}

/// What of the name of an order is its number: the name may say anything else.
fn number_in(name: &str) -> &str {
    let is_number = |word: &&str| {
        word.starts_with(|char: char| char == '#' || char.is_ascii_digit())
            && word.bytes().any(|byte| byte.is_ascii_digit())
            && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'#' | b'-' | b'/'))
    };
    name.split(' ').find(is_number).unwrap_or("#")
}

impl Past<'_> {
    fn meaning<'a>(&'a self, name: &str, order: Option<&'a Facts>) -> Option<Meaning<'a>> {
        use Meaning::{List, Number};
        Some(match name {
            "orders.last_30_days" => Number(self.orders_within(30)),
            "orders.last_90_days" => Number(self.orders_within(90)),
            "orders.last_365_days" => Number(self.orders_within(365)),
            "sent.order" => List(self.sent(|id| self.order.is_some_and(|order| is_about(id, &order.id)))),
            "sent.ever" => List(self.sent(|_| true)),
            _ => return self.of_order(name, order?),
        })
    }

    /// What a condition can ask about an order.
    fn of_order<'a>(&'a self, name: &str, order: &'a Facts) -> Option<Meaning<'a>> {
        use Meaning::{Flag, List, Number, Sum, Words};
        let lines = || order.lines.iter();
        Some(match name {
            "buyer.orders" => Number(self.orders as usize),
            "buyer.tags" => List(order.buyer_tags.iter().map(String::as_str).collect()),
            "buyer.country" => Words(order.country.as_deref()),
            "buyer.region" => Words(order.region.as_deref()),
            "buyer.locale" => Words(order.locale.as_deref()),
            "order.value" => Sum(order.total.0 as f64 / 10_f64.powi(i32::from(order.total.1))),
            "order.currency" => Words(Some(&order.total.2)),
            "order.age_days" => Number(self.age_days()),
            "order.kinds" => List(lines().filter_map(|line| line.kind.as_deref()).collect()),
            "order.tags" => List(lines().flat_map(|line| &line.tags).map(String::as_str).collect()),
            "order.products" => List(lines().map(|line| line.product.as_str()).collect()),
            "order.skus" => List(lines().filter_map(|line| line.sku.as_deref()).collect()),
            "order.methods" => List(lines().map(|line| line.method.name()).collect()),
            "order.digital" => {
                let digital = lines().all(|line| line.method == Method::Digital);
                Flag(digital && !order.lines.is_empty())
            }
            _ => return None,
        })
    }

    /// How many orders were placed, and kept, in the last so many days.
    fn orders_within(&self, days: Timestamp) -> usize {
        let from = self.now.saturating_sub(days * DAY);
        let within = |order: &&OrderState| !order.cancelled && order.placed_at.is_some_and(|at| at >= from);
        self.contact.orders.iter().filter(within).count()
    }

    fn age_days(&self) -> usize {
        let placed_at = self.order.and_then(|order| order.placed_at);
        let days = placed_at.map_or(0, |at| self.now.saturating_sub(at) / DAY);
        usize::try_from(days).unwrap_or_default()
    }

    /// The steps that were sent, of the texts that `counts`.
    fn sent(&self, counts: impl Fn(&str) -> bool) -> Vec<&'static str> {
        let ids = self.contact.sent.iter().map(|mark| mark.id.as_str()).filter(|id| counts(id));
        ids.filter_map(crate::text::step_of).map(Step::name).collect()
    }
}

fn line(line: &LineFacts) -> Value {
    named(vec![("title", Value::from(line.title.as_str())), ("quantity", Value::from(line.quantity))])
}

/// "1 Canvas Tote, 2 Ceramic Mug", as long as that is short enough to read.
fn summary(order: &Facts) -> Option<String> {
    if order.more > 0 || order.lines.is_empty() {
        return None;
    }
    let mut list = String::with_capacity(2 * SUMMARY_MAX);
    for line in &order.lines {
        let gap = if list.is_empty() { "" } else { ", " };
        write!(list, "{gap}{} {}", line.quantity, line.title).ok()?;
        // A character has four bytes at most.
        if list.len() > 4 * SUMMARY_MAX {
            return None;
        }
    }
    (list.len() <= SUMMARY_MAX || list.chars().count() <= SUMMARY_MAX).then_some(list)
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
