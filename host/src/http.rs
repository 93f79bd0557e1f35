//! The ways in over HTTP.
//!
//! Every request is bounded in size, time and number before it is looked at,
//! and a signature is verified over the raw bytes before they are parsed.

mod answer;
mod consent;
mod linger;
mod links;
mod person;
mod phone;
mod preferences;
mod receipts;
mod sources;
mod token;
mod visits;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tokio::sync::watch;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::decompression::RequestDecompressionLayer;

use crate::gateways::ShopGateways;
use crate::gateways::phone::Phone;
use crate::metrics::Metrics;
use crate::platforms::Platforms;
use crate::preferences::link::Links;
use crate::runtime::Runtime;
use crate::shop::{Shop, Shops};
use crate::types::Timestamp;
use answer::Refusal;
pub use visits::Visits;

/// The largest body: a Shopify order of a thousand lines has two megabytes.
const BODY_BYTES: usize = 4 << 20;
/// For one whole request, its body included; Shopify gives up after five seconds.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
/// Requests at once; more wait for a place, and their senders come again.
const REQUESTS: usize = 512;

/// What the requests share.
#[derive(Clone)]
pub struct App(pub Arc<Parts>);

/// See [`App`].
pub struct Parts {
    /// The component.
    pub runtime: Runtime,
    /// The shops.
    pub shops: Arc<Shops>,
    /// The handsets of the `phone` gateway.
    pub phone: Arc<Phone>,
    /// The gateways of all shops.
    pub gateways: Arc<ShopGateways>,
    /// The counters.
    pub metrics: Arc<Metrics>,
    /// What fetches orders and keys from platforms.
    pub platforms: Platforms,
    /// How the world reaches this host.
    pub public_url: Option<String>,
    /// The links to the preference page.
    pub links: Links,
    /// Who came to the preference page.
    pub visits: Visits,
    /// Turns true when the host stops: open streams end then.
    pub stop: watch::Receiver<bool>,
}

impl App {
    async fn shop(&self, id: &str) -> Result<Arc<Shop>, Refusal> {
        match self.0.shops.get(id).await {
            Ok(Some(shop)) => Ok(shop),
            Ok(None) => Err(Refusal::not_found("there is no such shop here")),
            Err(error) => Err(error.into()),
        }
    }

    fn now(&self) -> Timestamp {
        self.0.runtime.clock().now()
    }
}

/// All routes. Streams of the phone page live long and stand outside the time limit.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/v1/shops/{shop}/consent", post(consent::post))
        .route("/v1/shops/{shop}/person", get(person::get).delete(person::delete))
        .route("/v1/shops/{shop}/receipts", get(receipts::get))
        .route("/v1/shops/{shop}/{source}", sources::method())
        .route("/v1/shops/{shop}/{source}/{*rest}", sources::method())
        .route("/v1/shops/{shop}/links", get(links::of))
        .route("/l/{code}", get(links::open))
        .route("/metrics", get(metrics))
        .merge(phone::router())
        .merge(preferences::router())
        .fallback(links::lost)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        // Outside of the limit: it counts what comes out.
        .layer(RequestDecompressionLayer::new())
        .layer(middleware::from_fn(linger::linger))
        .layer(GlobalConcurrencyLimitLayer::new(REQUESTS))
        .layer(middleware::from_fn_with_state(REQUEST_TIMEOUT, in_time))
        .merge(phone::streams())
        .route("/healthz", get(|| async { "ok\n" }))
        .with_state(app)
}

/// What takes longer than `limit` is left, and its sender asked to come again.
async fn in_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| Refusal::unavailable("this took too long; send it again").into_response())
}

async fn metrics(State(app): State<App>) -> String {
    app.0.metrics.page()
}

#[cfg(test)]
mod tests {
    use aftertext_edge::http;

    use super::*;
    use crate::gateways::exchange::Exchange;

    #[tokio::test]
    async fn who_is_not_served_in_time_is_asked_to_come_again() {
        let never = Router::new()
            .route("/", get(std::future::pending::<()>))
            .layer(middleware::from_fn_with_state(Duration::from_millis(1), in_time));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, never).await });
        let request = http::Request { method: "GET", url, headers: Vec::new(), body: Vec::new() };
        let answer = Exchange::new().unwrap().ask(request, 1000).await.unwrap();
        assert!(answer.status == 503 && answer.retry_after.is_some(), "{answer:?}");
    }
}
