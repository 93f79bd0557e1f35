//! The same cases on `spin up`, for who has Spin: `cargo xtask test --spin`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod host;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use async_trait::async_trait;
use conformance::client::Client;
use conformance::world::PUBLIC_URL;
use conformance::{Host, Start, run_all};
use host::{Awake, OFFERS, WAKE_TOKEN, shops};
use hyper::Method;

const MANIFEST: &str = include_str!("../../../host/spin/spin.toml");
/// For Spin to compile the app and listen.
const START_TIMEOUT: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Spin; `cargo xtask test --spin` runs it"]
async fn spin_up_does_what_every_host_must() {
    let Some(spin) = conformance::program("AFTERTEXT_SPIN") else {
        return conformance::skip("spin_up_does_what_every_host_must", "there is no `spin` on the PATH");
    };
    let filter = std::env::var("CONFORMANCE").unwrap_or_default();
    if let Err(failures) = run_all(Arc::new(OnSpin(spin)), &filter).await {
        panic!("{failures:#}");
    }
}

struct OnSpin(PathBuf);

/// A Spin that ends with its case.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[async_trait]
impl Start for OnSpin {
    async fn start(&self, gateway_url: &str) -> anyhow::Result<Box<dyn Host>> {
        let folder = tempfile::tempdir()?;
        let manifest = folder.path().join("spin.toml");
        std::fs::write(&manifest, manifest_for(gateway_url)?)?;
        let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let running = Command::new(&self.0)
            .args(["up", "--quiet", "--listen", &address.to_string(), "--from"])
            .arg(&manifest)
            .arg("--state-dir")
            .arg(folder.path().join("state"))
            .env("SPIN_VARIABLE_SHOPS", shops(gateway_url))
            .env("SPIN_VARIABLE_PUBLIC_URL", PUBLIC_URL)
            .env("SPIN_VARIABLE_WAKE_TOKEN", WAKE_TOKEN)
            .stdin(Stdio::null())
            .spawn()
            .context("spin cannot be started")?;
        let running = Running(running);
        let base_url = format!("http://{address}");
        listening(&base_url).await?;
        Ok(Box::new(Awake::new(base_url, (running, folder))))
    }

    fn offers(&self) -> &'static [&'static str] {
        OFFERS
    }
}

/// The app's own manifest, but for where its files are and whom it may call.
fn manifest_for(gateway_url: &str) -> anyhow::Result<String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).canonicalize()?;
    let root = root.to_str().context("the path of the workspace is not UTF-8")?;
    Ok(MANIFEST.replace("../..", root).replace("https://api.twilio.com", gateway_url))
}

async fn listening(base_url: &str) -> anyhow::Result<()> {
    let client = Client::default();
    let asked = async {
        let url = format!("{base_url}/healthz");
        while !client.send(&Method::GET, &url, &[], "").await.is_ok_and(|answer| answer.status == 200) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    match tokio::time::timeout(START_TIMEOUT, asked).await {
        Ok(()) => Ok(()),
        Err(_) => bail!("`spin up` does not answer within {START_TIMEOUT:?}"),
    }
}
