//! What is known about one person at one shop. It is bounded: what no text
//! needs any more is folded away.

use serde::{Deserialize, Serialize};

use crate::consent::Consent;
use crate::event::{Order, Parcel, Status, Timestamp};
use crate::journey::{Stage, Step};

/// Orders that are remembered.
pub const ORDERS_MAX: usize = 50;
/// Parcels of one order that are remembered.
pub const PARCELS_MAX: usize = 50;
/// Texts that can wait at a time.
pub const PENDING_MAX: usize = 100;
/// Texts whose fate is remembered.
pub const SENT_MAX: usize = 60;
/// Lines of an order that a text can name.
pub const LINES_MAX: usize = 5;

/// The state of one contact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// What the person agreed to and took back.
    #[serde(skip_serializing_if = "Consent::is_empty")]
    pub consent: Consent,
    /// Oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) orders: Vec<OrderState>,
    /// Texts that wait for their wake.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) pending: Vec<Pending>,
    /// Texts that were handed over, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) sent: Vec<Mark>,
    /// Whether a text told how to opt out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) introduced: bool,
    /// When help was last asked for and given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) helped_at: Option<Timestamp>,
}

/// What is known about one order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OrderState {
    pub(crate) id: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) placed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) cancelled: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) parcels: Vec<ParcelState>,
    /// What texts say about it; only while one waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) facts: Option<Facts>,
}

/// What is known about one parcel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ParcelState {
    pub(crate) id: String,
    pub(crate) stage: Stage,
    /// What texts say about it; only while one waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) facts: Option<ParcelFacts>,
}

/// What a text can say about an order, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Facts {
    /// The moment of the event that told so.
    pub(crate) as_of: Timestamp,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) first_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) locale: Option<String>,
    pub(crate) total: (i64, u8, String),
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status_url: Option<String>,
    /// Quantity and title of the first few lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lines: Vec<(u32, String)>,
    /// How many lines are not among them.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) more: u32,
    /// Pieces over all lines.
    pub(crate) quantity: u32,
}

/// What a text can say about a parcel.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ParcelFacts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) carrier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tracking_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tracking_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expected_at: Option<Timestamp>,
}

/// A text that waits for its wake. Its id is its timer's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pending {
    pub(crate) id: String,
    pub(crate) step: Step,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) order: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parcel: Option<String>,
    pub(crate) due_at: Timestamp,
    /// When it stops being news.
    pub(crate) useful_until: Timestamp,
    /// How often the gateway could not take it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(crate) tries: u32,
    /// Whether a receipt says that somebody has to act.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) held: bool,
    /// What a report said that overtook the answer to the send.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reported: Option<Status>,
}

/// The fate of a text that was handed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Mark {
    pub(crate) id: String,
    pub(crate) status: Status,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Contact {
    /// How many orders, waiting texts and handed-over texts are remembered.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.orders.len(), self.pending.len(), self.sent.len())
    }

    /// The ids of the texts that wait.
    pub fn pending_ids(&self) -> impl Iterator<Item = &str> {
        self.pending.iter().map(|pending| pending.id.as_str())
    }

    pub(crate) fn pending(&self, id: &str) -> Option<&Pending> {
        self.pending.iter().find(|pending| pending.id == id)
    }

    pub(crate) fn pending_mut(&mut self, id: &str) -> Option<&mut Pending> {
        self.pending.iter_mut().find(|pending| pending.id == id)
    }

    pub(crate) fn order(&self, id: &str) -> Option<&OrderState> {
        self.orders.iter().find(|order| order.id == id)
    }

    pub(crate) fn was_handed_over(&self, id: &str) -> bool {
        self.sent.iter().any(|mark| mark.id == id)
    }

    pub(crate) fn mark(&mut self, id: String, status: Status) {
        if self.sent.len() >= SENT_MAX {
            self.sent.remove(0);
        }
        self.sent.push(Mark { id, status });
    }

    /// Lets go of what only texts needed that do not wait any more.
    pub(crate) fn fold(&mut self) {
        let pending = &self.pending;
        for order in &mut self.orders {
            let waits = |text: &Pending| text.order.as_ref() == Some(&order.id);
            if !pending.iter().any(waits) {
                order.facts = None;
                for parcel in &mut order.parcels {
                    parcel.facts = None;
                }
            }
        }
    }
}

impl OrderState {
    pub(crate) fn parcel(&self, id: &str) -> Option<&ParcelState> {
        self.parcels.iter().find(|parcel| parcel.id == id)
    }
}

impl Facts {
    /// What texts can say about this order.
    pub(crate) fn of(order: &Order, as_of: Timestamp) -> Facts {
        let ordered = || order.lines.iter().filter(|line| line.quantity > 0);
        let named = |text: &Option<String>, max| {
            text.as_deref().map(|text| clean(text, max)).filter(|text| !text.is_empty())
        };
        Facts {
            as_of,
            name: clean(&order.name, 30),
            first_name: named(&order.buyer.first_name, 30),
            locale: named(&order.buyer.locale, 35),
            total: (order.total.amount, order.total.scale, clean(&order.total.currency, 3)),
            status_url: order.status_url.as_deref().and_then(link),
            lines: ordered().take(LINES_MAX).map(|line| (line.quantity, clean(&line.title, 40))).collect(),
            more: u32::try_from(ordered().skip(LINES_MAX).count()).unwrap_or(u32::MAX),
            quantity: ordered().fold(0, |sum, line| sum.saturating_add(line.quantity)),
        }
    }
}

impl ParcelFacts {
    /// What texts can say about this parcel.
    pub(crate) fn of(parcel: &Parcel) -> ParcelFacts {
        let named = |text: &Option<String>| {
            text.as_deref().map(|text| clean(text, 40)).filter(|text| !text.is_empty())
        };
        ParcelFacts {
            carrier: named(&parcel.carrier),
            tracking_number: named(&parcel.tracking_number),
            tracking_url: parcel.tracking_url.as_deref().and_then(link),
            expected_at: parcel.expected_at,
        }
    }
}

/// The longest link that a text can carry.
const LINK_MAX: usize = 500;

/// A link as it is, or nothing: half a link is of no use to anybody.
fn link(url: &str) -> Option<String> {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let printable = url.bytes().all(|byte| byte.is_ascii_graphic());
    (web && printable && url.len() <= LINK_MAX).then(|| url.to_owned())
}

/// Makes words from outside fit for a phone: no line breaks, control, bidi or
/// invisible characters, single spaces, at most `max` characters.
pub(crate) fn clean(text: &str, max: usize) -> String {
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
            if count + 2 > max {
                break;
            }
            out.push(' ');
            count += 1;
        }
        if count + 1 > max {
            break;
        }
        gap = false;
        out.push(char);
        count += 1;
    }
    let kept = out.trim_end_matches('\u{200d}').len();
    out.truncate(kept);
    out
}

/// Bidi controls, zero-width characters other than the joiner that emoji need,
/// and what Unicode keeps for tags.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{61c}' | '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
