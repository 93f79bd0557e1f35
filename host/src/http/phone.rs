//! The page with the handset, for trying things out.
//!
//! It serves only shops whose gateway is `phone`. Requests that change
//! something must be JSON from the page itself, so that no other site can
//! press its buttons.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use aftertext_edge::ways_out::Gateways;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_core::Stream;
use serde::Deserialize;
use serde_json::json;

use super::App;
use super::answer::{self, Refusal};
use crate::gateways::phone::{News, Step};
use crate::types::InboundReply;

/// How often an open page looks for news.
const LOOK: Duration = Duration::from_millis(200);
/// Receipts taken from the store at once.
const RECEIPTS: u32 = 200;
/// The longest reply a handset sends: ten segments.
const REPLY_CHARACTERS: usize = 1600;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) fn router() -> Router<App> {
    Router::new()
        .route(
            "/phone/assets/phone.css",
            get(|| async { asset("text/css", include_str!("../gateways/phone/page/phone.css")) }),
        )
        .route(
            "/phone/assets/phone.js",
            get(|| async { asset("text/javascript", include_str!("../gateways/phone/page/phone.js")) }),
        )
        .route("/phone/{shop}", get(page))
        .route("/phone/{shop}/state", get(state))
        .route("/phone/{shop}/step", post(step))
        .route("/phone/{shop}/order", post(order))
        .route("/phone/{shop}/reply", post(reply))
}

pub(super) fn streams() -> Router<App> {
    Router::new().route("/phone/{shop}/stream", get(stream))
}

fn asset(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (headers, text).into_response()
}

/// A shop with a handset, and the two numbers.
struct Handset {
    app: App,
    shop: String,
    sender: String,
    handset: String,
}

impl Handset {
    async fn of(app: &App, shop: &str) -> Result<Self, Refusal> {
        let shop = app.shop(shop).await?;
        match &shop.profile.gateways {
            Gateways::Phone { sender, handset } => Ok(Self {
                app: app.clone(),
                shop: shop.id.clone(),
                sender: sender.clone(),
                handset: handset.clone(),
            }),
            Gateways::Accounts(_) => Err(Refusal::not_found("this shop has a real gateway, and no handset")),
        }
    }

    /// What is new, the store's receipts included.
    async fn news(&self, after: u64) -> Result<News, Refusal> {
        let phone = &self.app.0.phone;
        let key = format!("{}/{}", self.shop, self.handset);
        loop {
            let known = phone.receipt_id(&self.shop);
            let receipts = self.app.0.runtime.store().receipts(&key, known, RECEIPTS).await?;
            let all = receipts.len() < RECEIPTS as usize;
            phone.log(&self.shop, receipts);
            if all {
                phone.caught_up(&self.shop);
                break;
            }
        }
        let mut news = phone.news(&self.shop, &self.handset, after, self.app.now());
        for message in &mut news.messages {
            if let Some(text) = message.received() {
                let measured = self.app.0.runtime.studio().measure_text(text).await?;
                message.costs(measured.segments, measured.encoding);
            }
        }
        Ok(news)
    }

    async fn state(&self, after: u64) -> Result<serde_json::Value, Refusal> {
        let settings = self.app.0.runtime.store().load(&[format!("{}/settings", self.shop)], "").await?;
        let brand = settings
            .first()
            .and_then(|snapshot| serde_json::from_slice::<serde_json::Value>(&snapshot.state).ok())
            .and_then(|settings| Some(settings.get("brand")?.as_str()?.to_owned()));
        let news = self.news(after).await?;
        Ok(json!({
            "shop": self.shop,
            "brand": brand,
            "sender": self.sender,
            "phone": self.handset,
            "order": news.order,
            "messages": news.messages,
            "receipts": news.receipts,
            "cursor": news.cursor,
        }))
    }
}

async fn page(State(app): State<App>, Path(shop): Path<String>) -> Result<Response, Refusal> {
    Handset::of(&app, &shop).await?;
    Ok(asset("text/html; charset=utf-8", include_str!("../gateways/phone/page/index.html")))
}

#[derive(Deserialize)]
struct After {
    #[serde(default)]
    after: u64,
}

async fn state(
    State(app): State<App>,
    Path(shop): Path<String>,
    Query(After { after }): Query<After>,
) -> Result<Json<serde_json::Value>, Refusal> {
    Handset::of(&app, &shop).await?.state(after).await.map(Json)
}

#[derive(Deserialize)]
struct PressedStep {
    step: Step,
    consent: bool,
}

async fn step(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    Json(pressed): Json<PressedStep>,
) -> Result<Response, Refusal> {
    from_the_page(&app, &headers)?;
    let handset = Handset::of(&app, &shop).await?;
    // Before the event, so that what it leads to counts as news.
    handset.news(u64::MAX).await?;
    let event = app.0.phone.fire(&shop, &handset.handset, pressed.step, pressed.consent, app.now());
    let outcome = app.0.runtime.order_event(&event).await.map_err(crate::ingest::Error::from)?;
    Ok(answer::outcome(&outcome))
}

async fn order(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    from_the_page(&app, &headers)?;
    let handset = Handset::of(&app, &shop).await?;
    app.0.phone.new_order(&shop, &handset.handset, app.now());
    Ok(Json(handset.state(0).await?).into_response())
}

#[derive(Deserialize)]
struct WrittenReply {
    body: String,
}

async fn reply(
    State(app): State<App>,
    Path(shop): Path<String>,
    headers: HeaderMap,
    Json(WrittenReply { body }): Json<WrittenReply>,
) -> Result<Response, Refusal> {
    from_the_page(&app, &headers)?;
    if body.chars().count() > REPLY_CHARACTERS {
        return Err(Refusal::bad_request("a text has at most 1600 characters"));
    }
    let handset = Handset::of(&app, &shop).await?;
    handset.news(u64::MAX).await?;
    let now = app.now();
    let id = app.0.phone.reply(&shop, &body, now);
    let reply = InboundReply {
        id: format!("phone-{now}-{id}"),
        shop,
        sender: handset.handset,
        recipient: handset.sender,
        body,
        received_at: now,
        carrier_opt_out: None,
    };
    let outcome = app.0.runtime.inbound_reply(&reply).await.map_err(crate::ingest::Error::from)?;
    Ok(answer::outcome(&outcome))
}

async fn stream(
    State(app): State<App>,
    Path(shop): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let handset = Handset::of(&app, &shop).await?;
    let mut stop = app.0.stop.clone();
    let mut cursor = handset.news(u64::MAX).await?.cursor;
    let events = async_stream::stream! {
        yield Ok(Event::default().retry(Duration::from_secs(1)).comment("hello"));
        while !*stop.borrow() {
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = stop.changed() => break,
            }
            // A store that is busy now is asked again at the next look.
            let Ok(news) = handset.news(cursor).await else { continue };
            if news.cursor != cursor {
                cursor = news.cursor;
                yield Ok(Event::default().data(json!(news).to_string()));
            }
        }
    };
    Ok(Sse::new(events).keep_alive(KeepAlive::default()))
}

/// Other sites can post forms, but not JSON, and not under our name. A name
/// that somebody else made to point here (DNS rebinding) is not ours either.
fn from_the_page(app: &App, headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if !text(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(Refusal::bad_request("send application/json"));
    }
    let host = text(header::HOST).unwrap_or_default();
    let public = app.0.public_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, host)| host);
    let ours = host.parse::<SocketAddr>().is_ok()
        || host.split(':').next() == Some("localhost")
        || public.is_some_and(|public| public.trim_end_matches('/') == host);
    let same = text(header::ORIGIN)
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, from)| from == host));
    match ours && same {
        true => Ok(()),
        false => Err(Refusal::forbidden("another site may not press these buttons")),
    }
}
