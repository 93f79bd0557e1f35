//! What is kept of a person: `GET /v1/shops/{shop}/person?phone=%2B12025550123`
//! with a bearer token; `customer` and `order` (as often as needed) find the
//! same person by the platform's ids.

use aftertext_spin_provision::shop::Standing;
use serde_json::json;

use crate::answer::{Answer, Refusal, json_response};
use crate::ingest::{Person, known_of};
use crate::request::Request;
use crate::token::authorized;

/// Orders that one question may name.
const ORDERS_MAX: usize = 1000;

/// See the module.
pub fn get(request: &Request, shop: &str) -> Answer {
    let app = authorized(request, shop)?;
    let mut person = Person::default();
    for (name, value) in form_urlencoded::parse(request.query.as_bytes()) {
        match name.as_ref() {
            "phone" => person.phone = Some(value.into_owned()),
            "customer" => person.customer = Some(value.into_owned()),
            "order" if person.orders.len() < ORDERS_MAX => person.orders.push(value.into_owned()),
            _ => return Err(Refusal::bad_request("ask by phone, customer, or up to 1000 times order")),
        }
    }
    if person == Person::default() {
        return Err(Refusal::bad_request("ask by phone, customer or order"));
    }
    Ok(json_response(&match app.standing {
        Standing::Erased => json!({"contacts": [], "orders": []}),
        Standing::Open | Standing::Closed => known_of(&app, &person)?,
    }))
}
