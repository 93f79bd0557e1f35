//! Shopify's webhooks: `POST /v1/shops/{shop}/shopify`, every topic.

use aftertext_edge::shopify;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::App;
use super::answer::{self, Refusal};
use crate::ingest;
use crate::types::Outcome;

pub(super) async fn post(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let result = take(&app, &shop, &headers, &body).await;
    app.0.metrics.arrived("shopify", result.as_ref().map_or_else(Refusal::result, answer::outcome_result));
    result.map(|outcome| answer::outcome(&outcome))
}

async fn take(app: &App, shop: &str, headers: &HeaderMap, body: &[u8]) -> Result<Outcome, Refusal> {
    let shop = app.shop(shop).await?;
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    shopify::verify(&shop.secrets.shopify, header(shopify::SIGNATURE), body)?;
    let domain = header(shopify::SHOP_DOMAIN);
    if domain.is_some() && domain != shop.profile.shopify_domain.as_deref() {
        return Err(Refusal::unauthorized("this webhook is for another shop's domain"));
    }
    let arrival = shopify::read(&shop.id, &shopify::Headers::pick(header)?, body, app.now())?;
    Ok(ingest::take(&app.0.runtime, &shop.id, arrival).await?)
}
