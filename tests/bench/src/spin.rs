//! The same event through the Spin app on its stand-in, and through the host's
//! own ingest: both store it durably in SQLite on the same disk.
//!
//! What HTTP costs is left out on both sides: neither sees a socket. The app
//! pays for its front all the same, an instance of which reads each request.

use std::path::Path;
use std::sync::Arc;

use aftertext::store::sqlite::SqliteStore;
use aftertext::{Runtime, ingest};
use aftertext_edge::arrival::Arrival;
use aftertext_edge::generic;
use aftertext_spin_compose::plug_into;
use anyhow::{Context, Result, bail, ensure};
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use spin_stand_in::{App, Grants};

use crate::cpu;
use crate::memory::CountingGateway;
use crate::sample::{self, SETTINGS, SHOP};
use crate::table::{Table, Target};

/// Short ones that take turns, so that a slow moment of the machine meets both;
/// the middle one counts.
const ROUNDS: u32 = 31;
/// Events of each kind in a round.
const EVENTS: u32 = 80;
const TOKEN: &str = "sample-token";

/// Adds the rows.
pub async fn measure(component: &Path, parts: &Path, folder: &Path, table: &mut Table) -> Result<()> {
    let place = tempfile::Builder::new().prefix("spin-").tempdir_in(folder)?;
    let part = |name: &str| {
        let file = parts.join(name);
        std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let composed = plug_into(&part("front.wasm")?, &part("flow.wasm")?)?;
    let app = App::new(&composed, &place.path().join("cache")).map_err(anyhow::Error::msg)?;
    let grants = granted().database(&place.path().join("spin.db"));
    let store = Arc::new(SqliteStore::open(&place.path().join("host.db"))?);
    let runtime = Runtime::builder(component).build(store, Arc::new(CountingGateway::default()))?;
    runtime.save_settings(SHOP, SETTINGS).await?;

    let (mut spin, mut host, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let bodies = (0..EVENTS).map(|number| body(round * EVENTS + number)).collect::<Result<Vec<_>>>()?;
        let before = cpu::used();
        for body in &bodies {
            through_app(&app, &grants, body.clone()).await?;
        }
        let between = cpu::used();
        for body in &bodies {
            let Arrival::Order(event) = generic::read(SHOP, body)? else {
                bail!("the sample is no order event");
            };
            ingest::order(&runtime, &event).await?;
        }
        // The first round warms up: schemas, caches, pages.
        if round > 0 {
            let each = |from, to: std::time::Duration| (to - from).as_secs_f64() * 1e6 / f64::from(EVENTS);
            let (through_app, through_host) = (each(before, between), each(between, cpu::used()));
            spin.push(through_app);
            host.push(through_host);
            ratios.push(through_app / through_host);
        }
    }
    let [spin, host, ratio] = [spin, host, ratios].map(cpu::median);
    table.heading("The same event under Spin (CPU time, durable in SQLite; the stand-in for Spin)");
    table.row("through front, flow and platform", spin, "µs", Target::None);
    table.row("through the wasmtime host's ingest", host, "µs", Target::None);
    table.row("Spin app ÷ wasmtime host", ratio, "×", Target::AtMost(2.0));
    table.row("the app, composed", composed.len() as f64 / 1000.0, "kB", Target::None);
    Ok(())
}

fn granted() -> Grants {
    let settings: serde_json::Value = serde_json::from_str(SETTINGS).unwrap_or_default();
    let shops = serde_json::json!({SHOP: {
        "settings": settings,
        "api_tokens": [TOKEN],
        "gateway": {"kind": "phone"},
    }});
    Grants::default()
        .variable("shops", shops.to_string())
        .variable("public_url", "http://127.0.0.1")
        .variable("wake_token", "unused")
}

fn body(number: u32) -> Result<Bytes> {
    Ok(serde_json::to_vec(&sample::placed(number))?.into())
}

async fn through_app(app: &App, grants: &Grants, body: Bytes) -> Result<()> {
    let request = Request::post(format!("http://127.0.0.1/v1/shops/{SHOP}/events"))
        .header("host", "127.0.0.1")
        .header("authorization", format!("Bearer {TOKEN}"))
        .header("content-type", "application/json")
        .body(Full::from(body))?;
    let answer = app.answer(grants, request).await.map_err(anyhow::Error::msg)?;
    ensure!(answer.status().is_success(), "the Spin app said {}", answer.status());
    Ok(())
}
