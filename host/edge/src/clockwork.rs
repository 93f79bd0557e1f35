//! The rules of time, for every host: how long a claim lasts, when a wake that
//! failed is tried again, when it is given up, and how long things are kept.

use crate::ledger::SEND_TIMEOUT_MS;
use crate::types::{Receipt, Timestamp};

/// How long a claimed timer belongs to who claimed it, in milliseconds: longer
/// than a wake can take, its send included.
pub const LEASE_MS: i64 = SEND_TIMEOUT_MS * 4;
/// A wake that failed this often (two days of it) is given up, with a receipt.
pub const ATTEMPTS_MAX: u32 = 60;
/// A wake that fails is tried again after 1 s, 2 s, 4 s, … and at most this long.
const BACK_OFF_MAX_MS: i64 = 60 * 60 * 1000;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long receipts are kept unless a host is told otherwise, in milliseconds.
pub const RECEIPTS_MS: i64 = 400 * DAY_MS;
/// How long marks of applied events are kept; the contract asks for 30 days at least.
pub const APPLIED_MS: i64 = 45 * DAY_MS;
/// How long the ledger of sends is kept.
pub const LEDGER_MS: i64 = 90 * DAY_MS;
/// How long orders that nothing was heard of are kept.
pub const ORDERS_MS: i64 = 200 * DAY_MS;
/// How long short links lead to their targets: longer than a return may take.
pub const LINKS_MS: i64 = 400 * DAY_MS;
/// How long events whose order never became known are kept.
pub const PARKED_MS: i64 = 3 * DAY_MS;

/// How long to wait after the wake with this number (1 for the first) failed:
/// doubles from one second.
pub fn back_off_ms(attempt: u32) -> i64 {
    1000_i64
        .checked_shl(attempt.saturating_sub(1).min(20))
        .map_or(BACK_OFF_MAX_MS, |ms| ms.min(BACK_OFF_MAX_MS))
}

/// The receipt for a timer that is given up after `attempts`; `why` is what the
/// last of them said.
pub fn given_up(timer: &str, attempts: u32, why: &str, at: Timestamp) -> Receipt {
    let detail =
        serde_json::json!({"reason": "given up after many tries", "attempts": attempts, "last": why});
    Receipt {
        kind: "text.failed".into(),
        message: Some(timer.to_owned()),
        step: None,
        at,
        detail: detail.to_string(),
    }
}
