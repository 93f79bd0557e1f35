//! Posts webhooks over connections that stay open, one at a time on each.

use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::messages::{Answer, Messages};
use crate::sample::Webhook;

/// One open connection to a host.
pub struct Connection(Messages);

impl Connection {
    /// Connects.
    pub async fn open(host: SocketAddr) -> Result<Self> {
        Messages::over(TcpStream::connect(host).await?).map(Self)
    }

    /// Posts one webhook and fails unless it is accepted.
    pub async fn post(&mut self, webhook: &Webhook) -> Result<()> {
        self.0.send(&webhook.request).await?;
        let Answer { status, body } = self.0.answer().await.context("the host does not answer")?;
        ensure!(status == 200, "the host said {status}: {}", String::from_utf8_lossy(&body));
        Ok(())
    }
}

/// How long the answers took, sorted.
pub struct Answers(Vec<Duration>);

impl Answers {
    /// The time within which this share of all answers came, in milliseconds.
    pub fn within(&self, share: f64) -> f64 {
        let place = (self.0.len() as f64 * share) as usize;
        self.0
            .get(place.min(self.0.len().saturating_sub(1)))
            .map_or(f64::NAN, |took| took.as_secs_f64() * 1e3)
    }
}

/// Posts the webhooks of these numbers and returns when all are accepted.
pub async fn post_all(
    host: SocketAddr,
    numbers: Range<u32>,
    connections: u32,
    webhook: impl Fn(u32) -> Result<Webhook> + Send + Sync + 'static,
) -> Result<Answers> {
    let webhook = Arc::new(webhook);
    let next = Arc::new(AtomicU32::new(numbers.start));
    let mut posting = JoinSet::new();
    for _ in 0..connections {
        let (webhook, next, mut connection) =
            (Arc::clone(&webhook), Arc::clone(&next), Connection::open(host).await?);
        posting.spawn(async move {
            let mut answers = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= numbers.end {
                    return anyhow::Ok(answers);
                }
                let webhook = webhook(number)?;
                let begun = Instant::now();
                connection.post(&webhook).await?;
                answers.push(begun.elapsed());
            }
        });
    }
    let mut all = Vec::new();
    while let Some(answers) = posting.join_next().await {
        all.extend(answers??);
    }
    all.sort_unstable();
    Ok(Answers(all))
}
