//! Stands in for Twilio on loopback: takes every text at once and counts it.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::CONTENT_TYPE;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How often a count is looked at: the grain of what is timed with it.
const LOOK: Duration = Duration::from_millis(1);

/// A gateway that never says no.
pub struct StandIn {
    /// Where it listens.
    pub address: SocketAddr,
    texts: Arc<AtomicU64>,
    serving: JoinHandle<()>,
}

impl StandIn {
    /// Starts on a free port.
    pub async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let texts = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&texts);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&counted)));
            }
        });
        Ok(Self { address, texts, serving })
    }

    /// Texts so far.
    pub fn texts(&self) -> u64 {
        self.texts.load(Ordering::Relaxed)
    }

    /// Waits until there are so many, and fails if that takes longer than `within`.
    pub async fn wait_for(&self, texts: u64, within: Duration) -> Result<()> {
        let begun = Instant::now();
        while self.texts() < texts {
            ensure!(begun.elapsed() < within, "only {} of {texts} texts came in {within:?}", self.texts());
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(stream: TcpStream, texts: Arc<AtomicU64>) {
    let answer = service_fn(|request: Request<Incoming>| {
        let texts = Arc::clone(&texts);
        async move {
            // A body that breaks off is no text.
            if request.into_body().collect().await.is_err() {
                return Ok(Response::new(Full::default()));
            }
            Ok::<_, Infallible>(accepted(texts.fetch_add(1, Ordering::Relaxed)))
        }
    });
    let _ = stream.set_nodelay(true);
    // The host hangs up when it is stopped.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).await;
}

fn accepted(text: u64) -> Response<Full<Bytes>> {
    let body =
        format!(r#"{{"sid":"SM{text:032x}","status":"queued","error_code":null,"error_message":null}}"#);
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = StatusCode::CREATED;
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static("application/json"));
    response
}
