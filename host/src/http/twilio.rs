//! Twilio's webhooks: replies and what became of texts.

use aftertext_edge::twilio;
use axum::body::Bytes;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::App;
use super::answer::{self, Refusal};
use crate::ingest;
use crate::shop::{GatewayProfile, Shop};
use crate::types::Outcome;

/// An answer of plain text would go out as a text; this says nothing.
const SILENCE: &str = "<Response/>";

pub(super) async fn inbound(
    State(app): State<App>,
    Path(shop): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let take = async {
        let shop = app.shop(&shop).await?;
        verify(&app, &shop, &uri, &headers, &body)?;
        let answers_keywords =
            matches!(shop.profile.gateway, GatewayProfile::Twilio { answers_keywords: true, .. });
        let arrival = twilio::inbound(&shop.id, app.now(), &body, answers_keywords)?;
        Ok(ingest::take(&app.0.runtime, &shop.id, arrival).await?)
    };
    finish(&app, "twilio_inbound", take.await)
}

pub(super) async fn status(
    State(app): State<App>,
    Path(shop): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let take = async {
        let shop = app.shop(&shop).await?;
        verify(&app, &shop, &uri, &headers, &body)?;
        let query = uri.query().unwrap_or_default();
        let message = form_urlencoded::parse(query.as_bytes())
            .find_map(|(name, value)| (name == "message").then_some(value))
            .ok_or_else(|| Refusal::bad_request("the callback's address has lost its `message`"))?;
        let arrival = twilio::status(&shop.id, &message, app.now(), &body)?;
        Ok(ingest::take(&app.0.runtime, &shop.id, arrival).await?)
    };
    finish(&app, "twilio_status", take.await)
}

fn finish(app: &App, source: &'static str, result: Result<Outcome, Refusal>) -> Result<Response, Refusal> {
    app.0.metrics.arrived(source, result.as_ref().map_or_else(Refusal::result, answer::outcome_result));
    result.map(|_| ([(header::CONTENT_TYPE, "text/xml")], SILENCE).into_response())
}

/// Twilio signs the address that it was given: ours as the world knows it,
/// never what a `Host` header says.
fn verify(
    app: &App,
    shop: &Shop,
    uri: &axum::http::Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(), Refusal> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let public_url = app.0.public_url.as_deref().unwrap_or_default().trim_end_matches('/');
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let url = format!("{public_url}{path}");
    twilio::verify(
        &shop.secrets.twilio,
        &url,
        header(header::CONTENT_TYPE.as_str()),
        body,
        header(twilio::SIGNATURE),
    )?;
    Ok(())
}
