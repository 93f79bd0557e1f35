//! What texts can say about an order and its parcels: made fit for a phone when
//! the event arrives, kept only while a text waits.

use std::borrow::Cow;

use crate::ascii::is_without;
use crate::event::{Line, Method, Money, Order, Parcel, Timestamp};
use crate::grapheme;
use crate::json::{Json, Read, Write, Writer, Wrong, stored};
use crate::progress::OrderState;
use crate::short_link::authority;

/// Lines of an order that a text can name.
pub const LINES_MAX: usize = 5;
/// Tags of a line or a buyer that a condition can ask for.
const TAGS_MAX: usize = 8;
/// The longest link that a text can carry.
const LINK_MAX: usize = 500;
/// Changes of one edit that a text can name.
const CHANGES_MAX: usize = 3;

/// What a text can say about an order, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts {
    /// The moment of the event that told so.
    pub(crate) as_of: Timestamp,
    pub(crate) name: String,
    pub(crate) first_name: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) region: Option<String>,
    pub(crate) postal_code: Option<String>,
    /// The zone that the buyer stated.
    pub(crate) time_zone: Option<String>,
    pub(crate) orders_count: Option<u32>,
    pub(crate) buyer_tags: Vec<String>,
    pub(crate) total: Amount,
    pub(crate) status_url: Option<String>,
    /// The first few lines that are still ordered.
    pub(crate) lines: Vec<LineFacts>,
    /// How many lines are not among them.
    pub(crate) more: u32,
    /// Pieces over all lines.
    pub(crate) quantity: u32,
    /// What an edit changed, in words.
    pub(crate) changes: Option<String>,
}

stored! { Facts {} or { as_of, name, first_name, locale, country, region, postal_code, time_zone, orders_count, buyer_tags, total, status_url, lines, more, quantity, changes } }

/// Whole units of the last decimal place, number of places, currency.
pub(crate) type Amount = (i64, u8, String);

/// What a text can say about a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct LineFacts {
    pub(crate) quantity: u32,
    pub(crate) title: String,
    pub(crate) product: String,
    pub(crate) sku: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) tags: Vec<String>,
    pub(crate) method: Method,
}

impl Write for LineFacts {
    fn is_nothing(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut object = Writer::new(out);
        object.need("quantity", &self.quantity);
        object.need("title", &self.title);
        object.may("product", &self.product);
        object.may("sku", &self.sku);
        object.may("kind", &self.kind);
        object.may("tags", &self.tags);
        object.may("method", &self.method);
        object.end();
    }
}

impl Read for LineFacts {
    fn read(json: &Json<'_>, wrong: &mut Option<Wrong>) -> LineFacts {
        // Version 1 of the state had pairs of quantity and title.
        if json.as_list().is_some() {
            let (quantity, title) = Read::read(json, wrong);
            return LineFacts { quantity, title, ..LineFacts::default() };
        }
        let line = json.object(wrong);
        LineFacts {
            quantity: line.may("quantity", wrong),
            title: line.may("title", wrong),
            product: line.may("product", wrong),
            sku: line.may("sku", wrong),
            kind: line.may("kind", wrong),
            tags: line.may("tags", wrong),
            method: line.may("method", wrong),
        }
    }
}

/// What a text can say about a parcel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ParcelFacts {
    pub(crate) carrier: Option<String>,
    pub(crate) tracking_number: Option<String>,
    pub(crate) tracking_url: Option<String>,
    pub(crate) expected_at: Option<Timestamp>,
}

stored! { ParcelFacts {} or { carrier, tracking_number, tracking_url, expected_at } }

impl Facts {
    /// What texts can say about this order. What was cancelled, refunded or
    /// returned of it is not there to be spoken of.
    pub(crate) fn of(order: &Order, as_of: Timestamp, state: &OrderState) -> Facts {
        let mut kept = order.lines.iter().filter(|line| !state.is_returned(&line.id)).map(Cow::Borrowed);
        let head = Order {
            id: order.id.clone(),
            name: order.name.clone(),
            placed_at: order.placed_at,
            total: order.total.clone(),
            buyer: order.buyer.clone(),
            lines: Vec::new(),
            status_url: order.status_url.clone(),
        };
        Facts { changes: changes(order, state), ..Facts::made(head, &mut kept, as_of) }
    }

    /// The same of an order to which nothing has happened, in its own words: each
    /// text that is previewed begins here.
    pub(crate) fn of_new(mut order: Order, as_of: Timestamp) -> Facts {
        let lines = std::mem::take(&mut order.lines);
        Facts::made(order, &mut lines.into_iter().map(Cow::Owned), as_of)
    }

    fn made<'a>(order: Order, kept: &mut dyn Iterator<Item = Cow<'a, Line>>, as_of: Timestamp) -> Facts {
        let (mut lines, mut more, mut quantity) = (Vec::new(), 0_u32, 0_u32);
        for line in kept.filter(|line| line.quantity > 0) {
            quantity = quantity.saturating_add(line.quantity);
            if lines.len() < LINES_MAX {
                lines.push(LineFacts::of(line.into_owned()));
            } else {
                more = more.saturating_add(1);
            }
        }
        let name = fit(order.name, 30);
        let buyer = order.buyer;
        let shipping = buyer.shipping.unwrap_or_default();
        Facts {
            as_of,
            // Nobody knows their order by its id, but a text has to say which it is.
            name: if name.is_empty() { fit(order.id, 30) } else { name },
            first_name: named(buyer.first_name, 30),
            locale: named(buyer.locale, 35),
            country: named(shipping.country, 2),
            region: named(shipping.region, 3),
            postal_code: named(shipping.postal_code, 12),
            time_zone: named(buyer.time_zone, 40),
            orders_count: buyer.orders_count,
            buyer_tags: tags(buyer.tags),
            total: amount(order.total),
            status_url: order.status_url.filter(|url| link(url).is_some()),
            lines,
            more,
            quantity,
            changes: None,
        }
    }
}

impl LineFacts {
    pub(crate) fn of(line: Line) -> LineFacts {
        LineFacts {
            quantity: line.quantity,
            title: fit(line.title, 40),
            product: fit(line.product_id, 60),
            sku: named(line.sku, 40),
            kind: named(line.kind, 40),
            tags: tags(line.tags),
            method: line.method,
        }
    }
}

impl ParcelFacts {
    /// What texts can say about this parcel.
    pub(crate) fn of(parcel: &Parcel) -> ParcelFacts {
        ParcelFacts {
            carrier: named(parcel.carrier.clone(), 40),
            tracking_number: named(parcel.tracking_number.clone(), 40),
            tracking_url: parcel.tracking_url.as_deref().and_then(link).map(str::to_owned),
            expected_at: parcel.expected_at,
        }
    }

    /// Carriers report without repeating what the shop has said before.
    pub(crate) fn or(self, known: Option<ParcelFacts>) -> ParcelFacts {
        let known = known.unwrap_or_default();
        ParcelFacts {
            carrier: self.carrier.or(known.carrier),
            tracking_number: self.tracking_number.or(known.tracking_number),
            tracking_url: self.tracking_url.or(known.tracking_url),
            expected_at: self.expected_at.or(known.expected_at),
        }
    }
}

/// "added 1 Ceramic Mug, removed 2 Canvas Tote": how the order differs from
/// what its buyer was last told.
fn changes(order: &Order, state: &OrderState) -> Option<String> {
    let mut said = Vec::new();
    let mut more = 0_usize;
    for (id, told, now) in state.differences() {
        let title = order.lines.iter().find(|line| line.id == id).map(|line| clean(&line.title, 40));
        let title = title.filter(|title| !title.is_empty()).unwrap_or_else(|| String::from("of an item"));
        let verb = if now > told { "added" } else { "removed" };
        if said.len() < CHANGES_MAX {
            said.push(format!("{verb} {} {title}", now.abs_diff(told)));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        said.push(format!("{more} more changes"));
    }
    (!said.is_empty()).then(|| said.join(", "))
}

pub(crate) fn amount(money: Money) -> Amount {
    (money.amount, money.scale, fit(money.currency, 3))
}

fn tags(tags: Vec<String>) -> Vec<String> {
    tags.into_iter().filter_map(|tag| named(Some(tag), 30)).take(TAGS_MAX).collect()
}

fn named(text: Option<String>, max: usize) -> Option<String> {
    text.map(|text| fit(text, max)).filter(|text| !text.is_empty())
}

/// A link as it is, or nothing: half a link is of no use to anybody, and one
/// that hides its host is worse.
pub(crate) fn link(url: &str) -> Option<&str> {
    // Browsers read a backslash as a slash, and so as the end of the host.
    let is_plain =
        |url| is_without(url, |eight| !eight.from(b'!') | eight.within(b'\\', b'\\') | eight.from(b'\x7f'));
    (url.len() <= LINK_MAX && is_plain(url) && authority(url).is_some()).then_some(url)
}

/// Makes words from outside fit for a phone: no line breaks, control, bidi or
/// invisible characters, single spaces, at most `max` characters.
pub(crate) fn clean(text: &str, max: usize) -> String {
    if text.len() <= max && is_clean(text) { text.to_owned() } else { cleaned(text, max) }
}

/// The same where the words are not needed any more.
fn fit(text: String, max: usize) -> String {
    if text.len() <= max && is_clean(&text) { text } else { cleaned(&text, max) }
}

fn cleaned(text: &str, max: usize) -> String {
    // One more than is kept shows whether the last one is whole.
    let room = max.saturating_add(1);
    let mut out = String::with_capacity(text.len().min(max * 2));
    let mut count = 0;
    let mut gap = false;
    for char in text.chars() {
        if char.is_whitespace() {
            gap = true;
            continue;
        }
        if char.is_control() || is_invisible(char) {
            continue;
        }
        if gap && count > 0 {
            if count + 2 > room {
                break;
            }
            out.push(' ');
            count += 1;
        }
        if count + 1 > room {
            break;
        }
        gap = false;
        out.push(char);
        count += 1;
    }
    let kept = grapheme::cut(&out, max).trim_end_matches(['\u{200d}', ' ']).len();
    out.truncate(kept);
    out
}

/// Whether a character is neither seen nor part of what is: a control other than
/// breaks and tabs, or one that turns the direction of all that follows. Those that
/// isolate a name in a text of the other direction are part of it.
pub(crate) fn is_hidden(char: char) -> bool {
    char.is_control() && !char.is_ascii_whitespace() || matches!(char, '\u{202a}'..='\u{202e}')
}

/// Whether a text is as it should be, at a glance: most are.
fn is_clean(text: &str) -> bool {
    let mut before = b' ';
    let is_spaced = text.bytes().all(|byte| {
        let single = byte != b' ' || before != b' ';
        before = byte;
        single && matches!(byte, b' '..=b'~')
    });
    is_spaced && (before != b' ' || text.is_empty())
}

/// Bidi controls, zero-width characters other than the joiner that emoji need,
/// and what Unicode keeps for tags.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{61c}' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
