//! Everybody who may call: `/v1/shops/{shop}/{source}`, and anything below it.
//!
//! All sources take the same path: find the shop, verify the call with its
//! keys, read it, take each event that comes out. What differs between them is
//! in `aftertext_edge::source`.

use aftertext_edge::source::{self, Kind, Source};
use aftertext_edge::webhook::Webhook;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use serde::Deserialize;

use super::App;
use super::answer::{self, Refusal};
use crate::gateways::reports;
use crate::ingest::{self, Ingest};
use crate::types::Outcome;

/// What gateways are answered: an answer of plain text would go out as a text
/// with some of them; this says nothing.
const SILENCE: &str = "<Response/>";

/// Platforms and carriers post; gateways may be set to ask with GET.
pub(super) fn method() -> MethodRouter<App> {
    get(take).post(take)
}

/// The start of the address; what lies below it, the webhook says itself.
#[derive(Deserialize)]
struct Door {
    shop: String,
    source: String,
}

async fn take(
    State(app): State<App>,
    Path(Door { shop, source }): Path<Door>,
    OriginalUri(uri): OriginalUri,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let source = source::find(&source).ok_or_else(|| Refusal::not_found("there is no such source"))?;
    if method == Method::GET && source.kind != Kind::Gateway {
        return Err(Refusal::method_not_allowed("send it with POST"));
    }
    let result = believe(&app, &shop, source, &Call { method, uri, headers, body }).await;
    app.0.metrics.arrived(source.name, result.as_ref().map_or_else(Refusal::result, answer::outcome_result));
    match source.kind {
        Kind::Gateway => result.map(|_| ([(header::CONTENT_TYPE, "text/xml")], SILENCE).into_response()),
        Kind::Platform | Kind::Carrier => result.map(|outcome| answer::outcome(&outcome)),
    }
}

/// One request, whole.
struct Call {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

async fn believe(app: &App, shop: &str, source: &Source, call: &Call) -> Result<Outcome, Refusal> {
    let shop = app.shop(shop).await?;
    let headers: Vec<(&str, &str)> =
        call.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect();
    let webhook = Webhook {
        method: call.method.as_str(),
        url: &address(app, &call.uri),
        headers: &headers,
        body: &call.body,
        received_at: app.now(),
    };
    app.0.platforms.verify(&shop, source, &webhook).await.map_err(|error| {
        Refusal::unauthorized(format!("{error}; what {} is verified with: {}", source.name, source.keys))
    })?;
    let settings = shop.source_settings(source.name);
    // A key that several shops share proves nothing about which one is meant.
    let told = source.origin.and_then(|header| webhook.header(header));
    if told.is_some() && settings.origin.is_some() && told != settings.origin.as_deref() {
        return Err(Refusal::unauthorized("this webhook is for another shop"));
    }
    let events = source.read(&shop.id, &webhook, &settings)?;
    let gateway = reports::named(call.uri.query());
    let ingest = Ingest {
        runtime: &app.0.runtime,
        shops: &app.0.shops,
        shop: &shop,
        source: source.name,
        platforms: &app.0.platforms,
        gateways: &app.0.gateways,
        gateway: gateway.as_deref(),
    };
    Ok(ingest::take_all(&ingest, events).await?)
}

/// What senders sign is the address that they were given: ours as the world
/// knows it, never what a `Host` header says.
fn address(app: &App, uri: &Uri) -> String {
    let public_url = app.0.public_url.as_deref().unwrap_or_default().trim_end_matches('/');
    format!("{public_url}{}", uri.path_and_query().map_or("/", |path| path.as_str()))
}
