//! Why somebody got a text, or did not:
//! `GET /v1/shops/{shop}/receipts?phone=%2B12025550123` with a bearer token.
//!
//! With `order` instead of `phone` it gives what was noted about an order that
//! has no number, and with neither what was noted about webhooks.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::App;
use super::answer::Refusal;
use super::token::authorize;

/// Receipts in one answer; ask again after the last id for more.
const PAGE: u32 = 500;

#[derive(Deserialize)]
pub(super) struct Of {
    phone: Option<String>,
    order: Option<String>,
    #[serde(default)]
    after: i64,
}

pub(super) async fn get(
    State(app): State<App>,
    Path(shop): Path<String>,
    Query(of): Query<Of>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let key = match (of.phone, of.order) {
        (Some(phone), None) => format!("{}/{phone}", shop.id),
        (None, Some(order)) => format!("{}/order/{order}", shop.id),
        (None, None) => format!("{}/webhooks", shop.id),
        (Some(_), Some(_)) => return Err(Refusal::bad_request("ask by phone or by order, not by both")),
    };
    let receipts = app.0.runtime.store().receipts(&key, of.after, PAGE).await?;
    let shown: Vec<Value> = receipts
        .into_iter()
        .map(|logged| {
            let receipt = logged.receipt;
            let detail: Value = serde_json::from_str(&receipt.detail).unwrap_or_default();
            json!({"id": logged.id, "at": receipt.at, "kind": receipt.kind, "message": receipt.message,
                   "step": receipt.step, "detail": detail})
        })
        .collect();
    Ok(Json(json!({"receipts": shown})))
}
