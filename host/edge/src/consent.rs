//! Consent as shops ask for it at their checkouts, in fields of the order.
//!
//! No platform has a field of its own for texts about an order (Shopify's SMS
//! consent is for marketing), so a shop keeps the answer, and the words that it
//! asked with, in the order's free fields.

use crate::types::{ConsentGrant, Timestamp};

/// What a shop's checkout may write as the answer.
const ANSWERS: &[(&str, bool)] = &[
    ("yes", true),
    ("true", true),
    ("1", true),
    ("on", true),
    ("no", false),
    ("false", false),
    ("0", false),
];

/// The free field that holds the answer, unless a shop names another.
pub const FIELD: &str = "sms_consent";
/// What the name of the field with the words ends in.
const WORDING: &str = "_wording";

/// What the buyer answered in `field`; `find` looks a free field of the order
/// up by its name.
pub(crate) fn at_checkout<'a>(
    field: &str,
    find: impl Fn(&str) -> Option<&'a str>,
    placed_at: Timestamp,
) -> Option<ConsentGrant> {
    said("checkout", field, find, placed_at)
}

/// What stands in the same field of the customer: somebody said so once, and
/// not with this order, so that it does not undo a STOP since.
pub(crate) fn on_record<'a>(
    field: &str,
    find: impl Fn(&str) -> Option<&'a str>,
    placed_at: Timestamp,
) -> Option<ConsentGrant> {
    said("customer-record", field, find, placed_at)
}

fn said<'a>(
    source: &str,
    field: &str,
    find: impl Fn(&str) -> Option<&'a str>,
    placed_at: Timestamp,
) -> Option<ConsentGrant> {
    Some(ConsentGrant {
        topic: "transactional".into(),
        granted: meaning(ANSWERS, find(field)?)?,
        at: placed_at,
        source: source.into(),
        wording: find(&format!("{field}{WORDING}")).map(str::to_owned),
        recorded_by: None,
        expires_at: None,
    })
}

/// Looks a word up in any case.
pub(crate) fn meaning(table: &[(&str, bool)], word: &str) -> Option<bool> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, granted)| *granted)
}
