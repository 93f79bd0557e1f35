//! When a product runs out at a buyer's: a clock per product, which starts at
//! delivery and learns from the buyer's own intervals.

use crate::contact::{About, Contact};
use crate::context;
use crate::effect::Detail;
use crate::event::{DAY, OrderEvent, Parcel, Timestamp};
use crate::facts::{Facts, LineFacts};
use crate::journey::Step;
use crate::json::stored;
use crate::message::message_id;
use crate::settings::Settings;
use crate::text::Plan;
use crate::turn::Turn;

/// Products whose clocks are kept.
const CLOCKS_MAX: usize = 20;
/// How many intervals of the buyer's own weigh as much as what the shop says.
const SHOP_WEIGHS: i64 = 2;
/// Pieces that are used one after the other; more are for somebody else.
const PIECES_MAX: u32 = 12;
/// The shortest and the longest time until a product runs out.
const RUNS_OUT: (Timestamp, Timestamp) = (3 * DAY, 400 * DAY);
/// Buyers and lines that are tagged so get their next one by themselves.
const SUBSCRIBED: &[&str] = &["subscription", "subscriber"];

/// The clock of one product.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Clock {
    pub(crate) product: String,
    pub(crate) sku: Option<String>,
    pub(crate) title: String,
    /// The order whose delivery started it.
    pub(crate) order: String,
    pub(crate) started_at: Timestamp,
    pub(crate) pieces: u32,
    /// How long the shop says that a piece lasts.
    pub(crate) lasts: Timestamp,
    /// How often the buyer has bought again.
    pub(crate) intervals: u32,
    /// How long all pieces in between have lasted, and how many these were.
    pub(crate) lasted: (Timestamp, u32),
    /// How often it was asked about since it started, and when last.
    pub(crate) asked: u32,
    pub(crate) asked_at: Option<Timestamp>,
}

stored! { Clock {} or { product, sku, title, order, started_at, pieces, lasts, intervals, lasted, asked, asked_at } }

impl Clock {
    /// How long a piece lasts: the buyer's own intervals, shrunk towards what the
    /// shop says. Each own interval weighs one, the shop's word two.
    fn piece_lasts(&self) -> Timestamp {
        let (time, pieces) = self.lasted;
        let own = time / Timestamp::from(pieces.max(1));
        let intervals = i64::from(self.intervals);
        let weighed = self.lasts.saturating_mul(SHOP_WEIGHS).saturating_add(own.saturating_mul(intervals));
        weighed / (SHOP_WEIGHS + intervals)
    }

    /// How long all that was delivered lasts.
    pub(crate) fn runs_for(&self) -> Timestamp {
        let (least, most) = RUNS_OUT;
        let pieces = Timestamp::from(self.pieces.clamp(1, PIECES_MAX));
        self.piece_lasts().saturating_mul(pieces).clamp(least, most)
    }

    /// When to ask: a tenth of the time before it runs out.
    fn asks_at(&self) -> Timestamp {
        let runs_for = self.runs_for();
        self.started_at.saturating_add(runs_for - runs_for / 10)
    }

    /// Adds to a receipt why the text comes when it comes.
    pub(crate) fn explain(&self, detail: Detail) -> Detail {
        let days = |time: Timestamp| time / DAY;
        let (time, pieces) = self.lasted;
        let detail = detail
            .text("product", &self.product)
            .number("delivered_at", self.started_at)
            .number("pieces", i64::from(self.pieces))
            .number("shop_says_days", days(self.lasts))
            .number("own_intervals", i64::from(self.intervals));
        match self.intervals {
            0 => detail,
            _ => detail.number("own_days", days(time / Timestamp::from(pieces.max(1)))),
        }
        .number("runs_out_after_days", days(self.runs_for()))
    }

    /// What a text says of the product.
    pub(crate) fn shown(&self, settings: &Settings) -> context::Product {
        let filled = |pattern: &String| {
            pattern
                .replace("{product}", &encoded(&self.product))
                .replace("{sku}", &encoded(self.sku.as_deref().unwrap_or_default()))
        };
        context::Product { title: self.title.clone(), url: settings.links.reorder.as_ref().map(filled) }
    }
}

/// An id as a part of a link (RFC 3986, section 2.3).
fn encoded(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

impl Contact {
    pub(crate) fn clock(&self, product: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.product == product)
    }
}

impl Turn<'_> {
    /// Starts the clocks of what has just arrived.
    pub(crate) fn start_clocks(&mut self, event: &OrderEvent, parcel: Option<&Parcel>) {
        if self.settings.products.is_empty() {
            return;
        }
        let Some(order) = self.contact.order(&event.order.id) else {
            return;
        };
        let in_parcel = |id: &String| parcel.is_some_and(|parcel| parcel.lines.contains(id));
        let arrived = order.has_arrived() || order.is_digital();
        let lines: Vec<LineFacts> = event
            .order
            .lines
            .iter()
            .filter(|line| line.quantity > 0 && !order.is_returned(&line.id))
            .filter(|line| in_parcel(&line.id) || arrived)
            .take(CLOCKS_MAX)
            .cloned()
            .map(LineFacts::of)
            .collect();
        for line in lines {
            let lasts = self.settings.product(&line).and_then(|product| product.lasts);
            let known = self.contact.clock(&line.product).is_some_and(|clock| clock.order == event.order.id);
            if let Some(lasts) = lasts
                && !known
                && !line.product.is_empty()
            {
                self.start_clock(event, &line, lasts.0);
            }
        }
    }

    fn start_clock(&mut self, event: &OrderEvent, line: &LineFacts, lasts: Timestamp) {
        let id = message_id(&["order", &event.order.id, Step::Replenishment.name(), &line.product]);
        let tags = line.tags.iter().chain(&event.order.buyer.tags);
        if tags.into_iter().any(|tag| SUBSCRIBED.iter().any(|word| word.eq_ignore_ascii_case(tag))) {
            let detail = Detail::because("the buyer subscribes to it").text("event", &event.id);
            self.receipt("text.dropped", Some((&id, Step::Replenishment)), detail);
            return;
        }
        let started_at = event.occurred_at.min(self.now);
        let before = self.contact.clock(&line.product).cloned().unwrap_or_default();
        let mut clock = Clock {
            product: line.product.clone(),
            sku: line.sku.clone(),
            title: line.title.clone(),
            order: event.order.id.clone(),
            started_at,
            pieces: line.quantity,
            lasts,
            intervals: before.intervals,
            lasted: before.lasted,
            asked: 0,
            asked_at: None,
        };
        let interval = started_at.saturating_sub(before.started_at);
        if !before.product.is_empty() && interval >= DAY {
            clock.intervals = clock.intervals.saturating_add(1);
            let (time, pieces) = before.lasted;
            let used = before.pieces.clamp(1, PIECES_MAX);
            clock.lasted = (time.saturating_add(interval), pieces.saturating_add(used));
        }
        self.drop_reorder(&line.product, "the product was bought again");
        let due_at = clock.asks_at();
        self.contact.clocks.retain(|known| known.product != line.product);
        if self.contact.clocks.len() >= CLOCKS_MAX {
            self.contact.clocks.remove(0);
        }
        self.contact.clocks.push(clock);
        self.plan(Plan {
            order: Some(event.order.id.clone()),
            about: Some(About::Product(line.product.clone())),
            due_at: Some(due_at),
            ..Plan::new(id, Step::Replenishment, event.occurred_at, &event.id)
        });
    }

    /// Who orders again needs no reminder.
    pub(crate) fn note_bought_again(&mut self, event: &OrderEvent) {
        if self.contact.clocks.is_empty() {
            return;
        }
        let bought: Vec<String> = self
            .contact
            .clocks
            .iter()
            .filter(|clock| clock.order != event.order.id)
            .map(|clock| clock.product.clone())
            .filter(|product| {
                event.order.lines.iter().any(|line| line.quantity > 0 && line.product_id == *product)
            })
            .collect();
        for product in bought {
            self.drop_reorder(&product, "the product was bought again");
        }
    }

    fn drop_reorder(&mut self, product: &str, reason: &str) {
        let asks = |text: &&crate::contact::Pending| {
            text.step == Step::Replenishment
                && matches!(&text.about, Some(About::Product(known)) if known == product)
        };
        let ids: Vec<String> = self.contact.pending.iter().filter(asks).map(|text| text.id.clone()).collect();
        for id in ids {
            self.drop_text(&id, reason);
        }
    }

    /// Takes note that a product was asked about.
    pub(crate) fn asked_about(&mut self, product: &str) {
        let now = self.now;
        if let Some(clock) = self.contact.clocks.iter_mut().find(|clock| clock.product == product) {
            clock.asked = clock.asked.saturating_add(1);
            clock.asked_at = Some(now);
        }
    }
}

/// Whether an order still holds a product, as far as its facts tell.
pub(crate) fn holds(facts: &Facts, product: &str) -> bool {
    facts.more > 0 || facts.lines.iter().any(|line| line.product == product)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_intervals_move_the_clock_as_they_become_more() {
        let clock = |intervals: u32, days: i64, pieces: u32| Clock {
            lasts: 30 * DAY,
            pieces: 1,
            intervals,
            lasted: (days * DAY, pieces),
            ..Clock::default()
        };
        assert_eq!(clock(0, 0, 0).runs_for(), 30 * DAY);
        assert_eq!(clock(1, 15, 1).runs_for(), 25 * DAY);
        assert_eq!(clock(8, 120, 8).runs_for(), 18 * DAY);
        let two_pieces = Clock { pieces: 2, ..clock(0, 0, 0) };
        assert_eq!((two_pieces.runs_for(), two_pieces.asks_at()), (60 * DAY, 54 * DAY));
        let absurd = Clock { lasts: i64::MAX, lasted: (i64::MAX, 0), pieces: u32::MAX, ..clock(9, 0, 0) };
        assert_eq!(absurd.runs_for(), RUNS_OUT.1);
    }
}
