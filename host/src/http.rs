//! The ways in over HTTP.
//!
//! Every request is bounded in size, time and number before it is looked at,
//! and a signature is verified over the raw bytes before they are parsed.

mod answer;
mod consent;
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
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use tokio::sync::watch;
use tower::limit::GlobalConcurrencyLimitLayer;
use tower_http::decompression::RequestDecompressionLayer;
use tower_http::timeout::TimeoutLayer;

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
        .route("/v1/shops/{shop}/person", get(person::get))
        .route("/v1/shops/{shop}/receipts", get(receipts::get))
        .route("/v1/shops/{shop}/{source}", sources::method())
        .route("/v1/shops/{shop}/{source}/{*rest}", sources::method())
        .route("/v1/shops/{shop}/links", get(links::of))
        .route("/l/{code}", get(links::open))
        .route("/metrics", get(metrics))
        .merge(phone::router())
        .merge(preferences::router())
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        // Outside of the limit: it counts what comes out.
        .layer(RequestDecompressionLayer::new())
        .layer(GlobalConcurrencyLimitLayer::new(REQUESTS))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        .merge(phone::streams())
        .route("/healthz", get(|| async { "ok\n" }))
        .with_state(app)
}

async fn metrics(State(app): State<App>) -> String {
    app.0.metrics.page()
}
