//! Who may ask about a shop: whoever has one of its API tokens.

use std::sync::Arc;

use aftertext_edge::signature;
use axum::http::{HeaderMap, header};

use super::App;
use super::answer::Refusal;
use crate::shop::Shop;

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
    if !signature::token_matches(shop.keys("events"), token) {
        return Err(Refusal::unauthorized("this is not one of the shop's API tokens"));
    }
    Ok(shop)
}
