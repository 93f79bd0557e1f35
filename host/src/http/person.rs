//! What is kept of a person: `GET /v1/shops/{shop}/person?phone=%2B12025550123`
//! with a bearer token; `customer` and `order` (as often as needed) find the
//! same person by the platform's ids. `DELETE` forgets them.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use serde_json::Value;

use super::App;
use super::answer::Refusal;
use super::consent::number;
use super::token::authorize;
use crate::ingest::{self, Forgotten, Person};

/// Orders that one question may name.
const ORDERS_MAX: usize = 1000;
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

/// Whom a query names.
fn named(query: Option<&str>) -> Result<Person, Refusal> {
    let mut person = Person::default();
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match name.as_ref() {
            "phone" => person.phone = Some(number(&value)?),
            "customer" => person.customer = Some(value.into_owned()),
            "order" if person.orders.len() < ORDERS_MAX => person.orders.push(value.into_owned()),
            _ => return Err(Refusal::bad_request("name them by phone, customer, or up to 1000 times order")),
        }
    }
    match person == Person::default() {
        true => Err(Refusal::bad_request("name them by phone, customer or order")),
        false => Ok(person),
    }
}
