//! What is kept of a person: `GET /v1/shops/{shop}/person?phone=%2B12025550123`
//! with a bearer token; `customer` and `order` (as often as needed) find the
//! same person by the platform's ids. `DELETE` forgets them.

use aftertext_edge::person::Person;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use serde_json::Value;

use super::App;
use super::answer::Refusal;
use super::token::authorize;
use crate::ingest::{self, Forgotten};

/// In the receipt, where a platform's request has an id.
const BY_TOKEN: &str = "DELETE";

pub(super) async fn get(
    State(app): State<App>,
    Path(shop): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let person = named(query.as_deref())?;
    Ok(Json(ingest::known_of(&app.0.runtime, &shop.id, &person).await?))
}

pub(super) async fn delete(
    State(app): State<App>,
    Path(shop): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<Forgotten>, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let person = named(query.as_deref())?;
    Ok(Json(ingest::forget(&app.0.runtime, &shop.id, &person, BY_TOKEN).await?))
}

fn named(query: Option<&str>) -> Result<Person, Refusal> {
    Person::named(query.unwrap_or_default()).map_err(Refusal::bad_request)
}
