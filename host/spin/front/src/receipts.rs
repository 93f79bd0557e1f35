//! Why somebody got a text, or did not:
//! `GET /v1/shops/{shop}/receipts?phone=%2B12025550123` with a bearer token.

use aftertext_spin_provision::database::{Database, Error, integer, text};
use aftertext_spin_provision::shop::Standing;
use serde_json::{Value, json};

use crate::answer::{Answer, Refusal, json_response};
use crate::request::Request;
use crate::token::authorized;

/// Receipts in one answer; ask again after the last id for more.
const PAGE: i64 = 500;

/// See the module.
pub fn get(request: &Request, shop: &str) -> Answer {
    let app = authorized(request, shop)?;
    let key = match (request.parameter("phone"), request.parameter("order")) {
        (Some(phone), None) => format!("{shop}/{phone}"),
        (None, Some(order)) => format!("{shop}/order/{order}"),
        (None, None) => format!("{shop}/webhooks"),
        (Some(_), Some(_)) => return Err(Refusal::bad_request("ask by phone or by order, not by both")),
    };
    let after = match request.parameter("after") {
        Some(id) => id.parse().map_err(|_| Refusal::bad_request("`after` is the id of a receipt"))?,
        None => 0,
    };
    let receipts = match app.standing {
        Standing::Erased => Vec::new(),
        Standing::Open | Standing::Closed => of(&app.database, &key, after, PAGE)?,
    };
    Ok(json_response(&json!({"receipts": receipts})))
}

/// Up to `limit` receipts under a key after the one with id `after`, oldest first.
pub fn of(database: &Database, key: &str, after: i64, limit: i64) -> Result<Vec<Value>, Error> {
    let rows = database.rows(
        "SELECT receipt.id, at_ms, kind, message, step, detail FROM receipt
         WHERE contact_id = (SELECT id FROM contact WHERE key = ?1) AND receipt.id > ?2
         ORDER BY receipt.id LIMIT ?3",
        &[text(key), integer(after), integer(limit)],
    )?;
    rows.into_iter()
        .map(|mut row| {
            let (id, at, kind) = (row.integer()?, row.integer()?, row.text()?);
            let (message, step) = (row.optional_text()?, row.optional_text()?);
            let detail: Value = serde_json::from_str(&row.text()?).unwrap_or_default();
            Ok(json!({"id": id, "at": at, "kind": kind, "message": message, "step": step, "detail": detail}))
        })
        .collect()
}
