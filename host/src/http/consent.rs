//! Consent that a shop's own system heard of:
//! `POST /v1/shops/{shop}/consent` with a bearer token.
//!
//! ```json
//! {"id": "crm-991", "phone": "+12025550123",
//!  "grants": [{"topic": "all", "granted": false, "at": 1785000000000, "source": "call-centre"}]}
//! ```

use aftertext_edge::phone;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;

use super::App;
use super::answer::{self, Refusal};
use super::token::authorize;
use crate::ingest;
use crate::types::{ConsentChange, ConsentGrant};

/// The longest id, in characters.
const ID_CHARACTERS: usize = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// A repeat of it changes nothing.
    id: String,
    phone: String,
    grants: Vec<ConsentGrant>,
}

pub(super) async fn post(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    told: Result<Json<Told>, JsonRejection>,
) -> Result<Response, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let Json(Told { id, phone, grants }) = told.map_err(|error| Refusal::bad_request(error.body_text()))?;
    if !(1..=ID_CHARACTERS).contains(&id.chars().count()) {
        return Err(Refusal::bad_request("an id has 1 to 200 characters"));
    }
    let phone = number(&phone)?;
    let change = ConsentChange { id, shop: shop.id.clone(), phone, grants };
    let outcome = app.0.runtime.consent_change(&change).await.map_err(ingest::Error::from)?;
    Ok(answer::outcome(&outcome))
}

/// A number as people write it, in E.164.
pub(super) fn number(written: &str) -> Result<String, Refusal> {
    phone::e164(written, None)
        .map_err(|_| Refusal::bad_request("give the phone with its country code: +12025550123"))
}
