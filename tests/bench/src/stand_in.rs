//! Stands in for Twilio on loopback: takes every text at once and counts it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::messages::Messages;

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

/// Until the host hangs up.
async fn serve(stream: TcpStream, texts: Arc<AtomicU64>) -> Result<()> {
    let mut messages = Messages::over(stream)?;
    while messages.request().await? {
        let answer = accepted(texts.fetch_add(1, Ordering::Relaxed));
        messages.send(answer.as_bytes()).await?;
    }
    Ok(())
}

fn accepted(text: u64) -> String {
    let body =
        format!(r#"{{"sid":"SM{text:032x}","status":"queued","error_code":null,"error_message":null}}"#);
    let length = body.len();
    format!(
        "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}
