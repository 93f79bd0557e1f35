//! The generic way in: `POST /v1/shops/{shop}/events` with a bearer token.

use std::sync::Arc;

use aftertext_edge::{generic, signature};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::App;
use super::answer::{self, Refusal};
use crate::ingest;
use crate::shop::Shop;
use crate::types::Outcome;

pub(super) async fn post(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let result = take(&app, &shop, &headers, &body).await;
    app.0.metrics.arrived("events", result.as_ref().map_or_else(Refusal::result, answer::outcome_result));
    result.map(|outcome| answer::outcome(&outcome))
}

async fn take(app: &App, shop: &str, headers: &HeaderMap, body: &[u8]) -> Result<Outcome, Refusal> {
    let shop = authorize(app, shop, headers).await?;
    let arrival = generic::read(&shop.id, body)?;
    Ok(ingest::take(&app.0.runtime, &shop.id, arrival).await?)
}

/// The shop, if the request carries one of its tokens.
pub(super) async fn authorize(app: &App, shop: &str, headers: &HeaderMap) -> Result<Arc<Shop>, Refusal> {
    let shop = app.shop(shop).await?;
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(signature::bearer)
        .ok_or_else(|| {
            Refusal::unauthorized("send `Authorization: Bearer` with one of the shop's API tokens")
        })?;
    if !signature::token_matches(&shop.secrets.api_tokens, token) {
        return Err(Refusal::unauthorized("this is not one of the shop's API tokens"));
    }
    Ok(shop)
}
