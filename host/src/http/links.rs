//! Short links: `GET /l/{code}` for whoever has a text with one, and
//! `GET /v1/shops/{shop}/links?phone=%2B12025550123` for the shop, with a bearer
//! token: how often each was opened, by people and by machines.
//!
//! Which shop a link is of, the code says: it is unique among all, so the name
//! under which a request came here is never looked at. A link leads to the one
//! address that was vetted when its text was written.

use std::borrow::Cow;

use aftertext_edge::visitor::{Visit, Visitor};
use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::App;
use super::answer::Refusal;
use super::token::authorize;
use crate::store::{CLICKS_MAX, SentLink};
use crate::types::{LinkClick, Timestamp};

/// Letters and digits of a code.
const CODE_LENGTH: usize = 10;
/// Links of one number in an answer, the newest.
const LINKS_MAX: u32 = 500;
/// For a link that is too old, forgotten, or was never sent.
const UNKNOWN: &str = "<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
                       <title>Link</title><p>This link leads nowhere any more. If you need help with an order, \
                       answer the text that you got it with.";

/// Leads on, and counts who came. Nothing keeps a copy of the answer, so that
/// every click comes here.
pub(super) async fn open(
    State(app): State<App>,
    code: Result<Path<String>, PathRejection>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let Ok(Path(code)) = code else {
        return Ok(nowhere(&app));
    };
    let is_code = code.len() == CODE_LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let link = if is_code { app.0.runtime.store().link(&code).await? } else { None };
    let found = link.and_then(|link| Some((HeaderValue::from_str(&link.target).ok()?, link)));
    let Some((target, link)) = found else {
        return Ok(nowhere(&app));
    };
    let visitor = who(&link, &method, &headers, app.now());
    app.0.metrics.clicked(visitor.name());
    note(&app, &link, visitor).await;
    Ok((StatusCode::FOUND, quiet(), [(header::LOCATION, target)]).into_response())
}

/// What no other address takes. A link that was damaged on its way, by a slash
/// too many or an end that is missing, leads to words, not to an empty page.
pub(super) async fn lost(State(app): State<App>, uri: Uri) -> Response {
    match uri.path().trim_start_matches('/').split('/').next() {
        Some("l") => nowhere(&app),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn nowhere(app: &App) -> Response {
    app.0.metrics.clicked("unknown");
    (StatusCode::NOT_FOUND, quiet(), Html(UNKNOWN)).into_response()
}

/// What every answer says: keep no copy, list it nowhere, tell nobody of it.
fn quiet() -> [(header::HeaderName, HeaderValue); 3] {
    [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ]
}

fn who(link: &SentLink, method: &Method, headers: &HeaderMap, now: Timestamp) -> Visitor {
    // A telephone may say its name in letters that no header should have.
    let values: Vec<(&str, Cow<'_, str>)> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let headers: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    let last_news = link.reported_at.map_or(link.at, |reported_at| reported_at.max(link.at));
    let after_news_ms = now.saturating_sub(last_news);
    Visit { method: method.as_str(), headers: &headers, after_news_ms }.visitor()
}

/// Tells the flow of the first person, and counts. Whatever goes wrong, the
/// visitor is led on: the next one is told of instead.
async fn note(app: &App, link: &SentLink, visitor: Visitor) {
    let is_news = visitor == Visitor::Person && !link.told;
    if is_news {
        let click = LinkClick {
            id: link.code.clone(),
            shop: link.shop.clone(),
            phone: link.recipient.clone(),
            message: link.message.clone(),
            at: app.now(),
        };
        if let Err(error) = app.0.runtime.link_click(&click).await {
            tracing::warn!(shop = link.shop, %error, "a click could not be told of; the next one will be");
            return;
        }
    }
    let counted = match visitor {
        Visitor::Person => link.people,
        Visitor::Machine => link.machines,
    };
    if counted < CLICKS_MAX
        && let Err(error) = app.0.runtime.store().count_click(&link.code, visitor, is_news).await
    {
        tracing::warn!(%error, "a click was not counted");
    }
}

#[derive(Deserialize)]
pub(super) struct Of {
    phone: String,
}

/// The links that went to a number, newest first.
pub(super) async fn of(
    State(app): State<App>,
    Path(shop): Path<String>,
    Query(Of { phone }): Query<Of>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let shop = authorize(&app, &shop, &headers).await?;
    let links = app.0.runtime.store().links_of(&shop.id, &phone, LINKS_MAX).await?;
    Ok(Json(json!({"links": links})))
}
