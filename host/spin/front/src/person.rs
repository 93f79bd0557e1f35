//! What is kept of a person: `GET /v1/shops/{shop}/person?phone=%2B12025550123`
//! with a bearer token; `customer` and `order` (as often as needed) find the
//! same person by the platform's ids.

use aftertext_edge::person::Person;
use aftertext_spin_provision::shop::Standing;
use serde_json::json;

use crate::answer::{Answer, Refusal, json_response};
use crate::ingest::known_of;
use crate::request::Request;
use crate::token::authorized;

/// See the module.
pub fn get(request: &Request, shop: &str) -> Answer {
    let app = authorized(request, shop)?;
    let person = Person::named(&request.query).map_err(Refusal::bad_request)?;
    Ok(json_response(&match app.standing {
        Standing::Erased => json!({"contacts": [], "orders": []}),
        Standing::Open | Standing::Closed => known_of(&app, &person)?,
    }))
}
