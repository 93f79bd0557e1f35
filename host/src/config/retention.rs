//! `[retention]`: how many days what grows with time is kept.

use serde::Deserialize;

use super::{Error, Source};
use crate::store::Retention;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    receipts_days: Option<u16>,
    applied_days: Option<u16>,
    ledger_days: Option<u16>,
    links_days: Option<u16>,
    orders_days: Option<u16>,
    parked_days: Option<u16>,
}

/// One key: what stands there, the fewest days, and what fewer would do.
type Key = (&'static str, fn(&Table) -> Option<u16>, u16, &'static str);

const KEYS: [Key; 6] = [
    ("receipts_days", |table| table.receipts_days, 1, "nobody could see why a text was sent"),
    // A provider may repeat a webhook for days; the contract promises 30.
    ("applied_days", |table| table.applied_days, 30, "repeated webhooks could text twice"),
    // What it holds forbids a second send, and a gateway may report for days.
    ("ledger_days", |table| table.ledger_days, 30, "a text could be sent twice"),
    ("links_days", |table| table.links_days, 7, "texts would hold links that lead nowhere"),
    ("orders_days", |table| table.orders_days, 30, "news of a parcel would not find its order"),
    ("parked_days", |table| table.parked_days, 1, "what comes before its order would be lost"),
];

pub(super) fn read(source: &Source, table: &Table) -> Result<Retention, Error> {
    for (name, days, fewest, otherwise) in KEYS {
        if days(table).is_some_and(|days| days < fewest) {
            let key = format!("retention.{name}");
            return Err(source.error(&key, format!("at least {fewest}, or {otherwise}")));
        }
    }
    let default = Retention::default();
    let ms = |days: Option<u16>, default: i64| days.map_or(default, |days| i64::from(days) * DAY_MS);
    Ok(Retention {
        receipts_ms: ms(table.receipts_days, default.receipts_ms),
        applied_ms: ms(table.applied_days, default.applied_ms),
        ledger_ms: ms(table.ledger_days, default.ledger_ms),
        links_ms: ms(table.links_days, default.links_ms),
        orders_ms: ms(table.orders_days, default.orders_ms),
        parked_ms: ms(table.parked_days, default.parked_ms),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_settings_do_not_say_is_kept_as_long_as_the_readme_says() {
        let source = Source { file: "aftertext.toml".into(), text: String::new() };
        let kept = read(&source, &Table::default()).unwrap();
        let days = [
            kept.receipts_ms,
            kept.applied_ms,
            kept.ledger_ms,
            kept.links_ms,
            kept.orders_ms,
            kept.parked_ms,
        ]
        .map(|ms| ms / DAY_MS);
        assert_eq!(days, [400, 45, 90, 400, 200, 3]);
        let said = Table { ledger_days: Some(365), ..Table::default() };
        assert_eq!(read(&source, &said).unwrap(), Retention { ledger_ms: 365 * DAY_MS, ..kept });
    }
}
