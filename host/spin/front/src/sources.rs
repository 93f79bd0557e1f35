//! Everybody who may call: `/v1/shops/{shop}/{source}`, and anything below it.
//!
//! All sources take the same path: find the shop, verify the call with its
//! keys, read it, take each event that comes out. What differs between them is
//! in `aftertext_edge::source`.

use aftertext_edge::source::{self, Kind, Source};
use aftertext_edge::types::Outcome;
use aftertext_edge::webhook::Webhook;
use aftertext_spin_provision::clock::now;
use aftertext_spin_provision::variables;
use spin_sdk::http::{Method, StatusCode};

use crate::answer::{self, Answer, Refusal};
use crate::app::App;
use crate::ingest::{self, Ingest};
use crate::key_set;
use crate::request::Request;

/// What gateways are answered: an answer of plain text would go out as a text
/// with some of them; this says nothing.
const SILENCE: &str = "<Response/>";

/// See the module. Platforms and carriers post; gateways may be set to ask with GET.
pub fn take(request: &Request, shop: &str, source: &str) -> Answer {
    let source = source::find(source).ok_or_else(|| Refusal::not_found("there is no such source"))?;
    let may_get = source.kind == Kind::Gateway;
    if request.method != Method::POST && !(may_get && request.method == Method::GET) {
        return Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "send it with POST"));
    }
    let outcome = believe(request, shop, source)?;
    Ok(match source.kind {
        Kind::Gateway => answer::text_response("text/xml", SILENCE),
        Kind::Platform | Kind::Carrier => answer::outcome(&outcome),
    })
}

fn believe(request: &Request, shop: &str, source: &Source) -> Result<Outcome, Refusal> {
    let app = App::of(shop)?;
    // What senders sign is the address that they were given: ours as the world
    // knows it, never what a `Host` header says.
    let url = format!("{}{}", variables::get("public_url")?.trim_end_matches('/'), request.target());
    let headers: Vec<(&str, &str)> = request
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
        .collect();
    let webhook = Webhook {
        method: request.method.as_str(),
        url: &url,
        headers: &headers,
        body: &request.body,
        received_at: now(),
    };
    key_set::verify(&app, source, &webhook).map_err(|error| {
        Refusal::unauthorized(format!("{error}; what {} is verified with: {}", source.name, source.keys))
    })?;
    let settings = app.shop.source_settings(source.name);
    // A key that several shops share proves nothing about which one is meant.
    let told = source.origin.and_then(|header| webhook.header(header));
    if told.is_some() && settings.origin.is_some() && told != settings.origin.as_deref() {
        return Err(Refusal::unauthorized("this webhook is for another shop"));
    }
    let events = source.read(&app.shop.id, &webhook, &settings)?;
    ingest::take_all(&Ingest { app: &app, source: source.name }, events)
}
