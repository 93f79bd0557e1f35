//! Each name of templates and conditions, and what it stands for.

use minijinja::value::Value;

use super::{Context, Past, named};
use crate::content::{authority, first_host, is_shortener, offer};
use crate::date;
use crate::event::{DAY, Method, Timestamp};
use crate::facts::{Amount, Facts, LineFacts};
use crate::journey::Step;
use crate::message::is_about;
use crate::progress::OrderState;

/// A list of things is only worth its room up to this many characters.
const SUMMARY_MAX: usize = 60;

/// What a template can look up, and how each is written.
macro_rules! names {
    ($($name:ident $word:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(clippy::enum_variant_names, reason = "they are called as they are written")]
        pub(crate) enum Name {
            $($name),*
        }

        /// Every name that a template can look up.
        pub(crate) const NAMES: &[(Name, &str)] = &[$((Name::$name, $word)),*];

        impl Name {
            /// As it is written.
            pub(crate) fn word(self) -> &'static str {
                match self {
                    $(Name::$name => $word),*
                }
            }
        }
    };
}

names! {
    Step "step",
    Lines "lines",
    Rating "rating",
    ShopBrand "shop.brand",
    ShopSupport "shop.support",
    BuyerFirstName "buyer.first_name",
    BuyerTone "buyer.tone",
    OrderName "order.name",
    OrderSummary "order.summary",
    OrderQuantity "order.quantity",
    OrderTotal "order.total",
    OrderStatusUrl "order.status_url",
    OrderChanges "order.changes",
    OrderRefunded "order.refunded",
    ParcelCarrier "parcel.carrier",
    ParcelTrackingNumber "parcel.tracking_number",
    ParcelTrackingUrl "parcel.tracking_url",
    ParcelExpectedAt "parcel.expected_at",
    ParcelNumber "parcel.number",
    ParcelsTotal "parcels.total",
    ParcelsHere "parcels.here",
    ParcelsTogether "parcels.together",
    ParcelsPartial "parcels.partial",
    LinksReview "links.review",
    LinksLoyalty "links.loyalty",
    LinksGuide "links.guide",
    ProductTitle "product.title",
    ProductUrl "product.url",
}

impl Name {
    /// What is written so.
    pub(crate) fn of(word: &str) -> Option<Name> {
        NAMES.iter().find(|(_, known)| *known == word).map(|(name, _)| *name)
    }
}

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

/// Every name that a condition can look up.
pub(crate) fn words_of_conditions() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(_, word)| word).chain(CONDITION_NAMES).copied()
}

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
    /// What a word of [`NAMES`] or, with a past, of [`CONDITION_NAMES`] stands for.
    pub(crate) fn meaning_of<'a>(&'a self, word: &str, past: Option<&'a Past<'a>>) -> Option<Meaning<'a>> {
        match Name::of(word) {
            Some(name) => self.meaning(name),
            None => past?.meaning(word, self.order),
        }
    }

    /// What a name stands for; none where there is no such thing to speak of.
    pub(crate) fn meaning(&self, name: Name) -> Option<Meaning<'_>> {
        use Meaning::{Flag, Number, Words};
        let links = &self.settings.links;
        let product = self.product.as_ref();
        Some(match name {
            Name::Step => Words(Some(self.step.name())),
            Name::Rating => self.rating.map_or(Words(None), |rating| Number(rating.into())),
            Name::ShopBrand => Words(Some(&self.settings.brand)),
            Name::ShopSupport => Words(self.settings.support.as_deref()),
            Name::ParcelsTotal => Number(self.parcels.total),
            Name::ParcelsHere => Number(self.parcels.here),
            Name::ParcelsTogether => Number(self.parcels.together),
            Name::ParcelsPartial => Flag(self.parcels.partial),
            Name::LinksReview => Words(links.review.as_deref()),
            Name::LinksLoyalty => Words(links.loyalty.as_deref()),
            Name::LinksGuide => Words(links.guide.as_deref()),
            Name::ProductTitle => {
                let title = product.map(|product| product.title.as_str());
                Words(self.sayable(name, title.filter(|title| !title.is_empty())))
            }
            Name::ProductUrl => Words(product.and_then(|product| product.url.as_deref())),
            _ => return self.of_order(name, self.order?),
        })
    }

    /// What others wrote, unless it would make a promotion of news: a text that
    /// is part advertising counts as advertising, wholly. It is left unsaid, as if
    /// the order did not have it, so that the news itself is not held up.
    fn sayable<'a>(&self, name: Name, words: Option<&'a str>) -> Option<&'a str> {
        // Most orders are called by a number.
        let is_number = |words: &&str| words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'#');
        let advertises = |words: &&str| {
            !is_number(words) && (offer(words).is_some() || first_host(words, &|_| true).is_some())
        };
        self.told(name, words, |words| !self.is_news || !advertises(words))
    }

    /// A link, unless carriers drop the texts with its host.
    fn arriving<'a>(&self, name: Name, url: Option<&'a str>) -> Option<&'a str> {
        self.told(name, url, |url| !is_shortener(authority(url)))
    }

    /// What may be told; takes note of what may not.
    fn told<'a>(
        &self,
        name: Name,
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
    fn of_order<'a>(&'a self, name: Name, order: &'a Facts) -> Option<Meaning<'a>> {
        use Meaning::{Lines, Made, Number, Words};
        let parcel = self.parcel;
        Some(match name {
            Name::Lines => {
                let lines = order.lines.iter();
                Lines(lines.filter(|line| self.sayable(name, Some(line.title.as_str())).is_some()).collect())
            }
            Name::BuyerFirstName => Words(self.sayable(name, order.first_name.as_deref())),
            Name::BuyerTone => Words(Some(self.tone.name())),
            Name::OrderName => {
                Words(self.sayable(name, Some(order.name.as_str())).or_else(|| Some(number_in(&order.name))))
            }
            Name::OrderSummary => {
                Made(summary(order).filter(|list| self.sayable(name, Some(list.as_str())).is_some()))
            }
            Name::OrderQuantity => Number(order.quantity as usize),
            Name::OrderTotal => Made(Some(amount(&order.total))),
            Name::OrderStatusUrl => Words(self.arriving(name, order.status_url.as_deref())),
            Name::OrderChanges => Words(self.sayable(name, order.changes.as_deref())),
            Name::OrderRefunded => Made(self.refunded.map(amount)),
            Name::ParcelCarrier => {
                Words(self.sayable(name, parcel.and_then(|parcel| parcel.carrier.as_deref())))
            }
            Name::ParcelTrackingNumber => {
                Words(self.sayable(name, parcel.and_then(|parcel| parcel.tracking_number.as_deref())))
            }
            Name::ParcelTrackingUrl => {
                Words(self.arriving(name, parcel.and_then(|parcel| parcel.tracking_url.as_deref())))
            }
            Name::ParcelExpectedAt => Made(self.expected_at.map(date::stamp)),
            Name::ParcelNumber => Number(self.parcels.number),
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
    if order.more > 0 || order.lines.is_empty() || order.lines.iter().any(|line| line.title.is_empty()) {
        return None;
    }
    let mut list = String::with_capacity(2 * SUMMARY_MAX);
    for line in &order.lines {
        let gap = if list.is_empty() { "" } else { ", " };
        for part in [gap, &line.quantity.to_string(), " ", &line.title] {
            list.push_str(part);
        }
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
