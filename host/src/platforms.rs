//! What platforms give out for a while, kept in memory: the tokens that orders
//! are fetched with, and the keys that webhooks are verified with.
//!
//! Either is asked for anew when the platform shows that it has changed, and not
//! more than once in a while: neither a forged webhook nor a wrong secret makes
//! the host ask again and again.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use aftertext_edge::fetch::Access;
use aftertext_edge::http::Request;
use aftertext_edge::secret::Secret;
use aftertext_edge::signature::Error as Doubt;
use aftertext_edge::source::Source;
use aftertext_edge::webhook::Webhook;
use tokio::sync::Mutex;

use crate::gateways::exchange::{Exchange, Response};
use crate::shop::Shop;

/// The longest token or set of keys.
const ANSWER_BYTES: usize = 64 << 10;
/// Below the time that a webhook may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(5);
/// What did not help is not asked for again for so long.
const ASK_AGAIN: Duration = Duration::from_secs(60);
/// Shops that are kept in mind; beyond, it starts over.
const SHOPS_MAX: usize = 4096;

/// See the module.
pub struct Platforms {
    /// What asks.
    pub exchange: Exchange,
    tokens: Kept<Token>,
    key_sets: Kept<KeySet>,
}

#[derive(Default)]
struct Token {
    secret: Option<Secret>,
    /// When it was asked for last.
    asked_at: Option<Instant>,
    /// Whether the platform has accepted it.
    proven: bool,
}

#[derive(Default)]
struct KeySet {
    keys: Option<String>,
    asked_at: Option<Instant>,
}

impl Platforms {
    /// Nothing is known yet.
    pub fn new(exchange: Exchange) -> Self {
        Self { exchange, tokens: Kept::default(), key_sets: Kept::default() }
    }

    /// The token for a shop's platform, an empty one where none is needed.
    /// `refused` is the one that the platform has just refused: it is renewed,
    /// unless somebody else was quicker, or the platform never took it.
    pub async fn token(
        &self,
        shop: &str,
        access: &Access,
        refused: Option<&Secret>,
    ) -> Result<Secret, String> {
        let Some(renewal) = access.renewal() else {
            return Ok(Secret::default());
        };
        let kept = self.tokens.of(shop);
        let mut token = kept.lock().await;
        if let Some(secret) = token.secret.as_ref().filter(|secret| Some(*secret) != refused) {
            return Ok(secret.clone());
        }
        if !token.proven && asked_lately(token.asked_at) {
            let why = "the platform gave no token that serves a moment ago; mend the shop's `access` if it stays so";
            return Err(why.into());
        }
        *token = Token { secret: None, asked_at: Some(Instant::now()), proven: false };
        let answer = self.ask(renewal).await?;
        let secret = access.renewed(&answer).map_err(|error| error.to_string())?;
        token.secret = Some(secret.clone());
        Ok(secret)
    }

    /// The platform has accepted this token.
    pub async fn prove(&self, shop: &str, secret: &Secret) {
        let kept = self.tokens.of(shop);
        let mut token = kept.lock().await;
        token.proven |= token.secret.as_ref() == Some(secret);
    }

    /// Whether a webhook comes from whom it claims, by the shop's own keys or by
    /// those that the source has published since.
    pub async fn verify(&self, shop: &Shop, source: &Source, webhook: &Webhook<'_>) -> Result<(), Doubt> {
        let request = match source.verify(webhook, shop.keys(source.name)) {
            Err(Doubt::UnknownKey) => source.key_set(&shop.source_settings(source.name)),
            verdict => return verdict,
        };
        let request = request.ok_or(Doubt::UnknownKey)?;
        let kept = self.key_sets.of(&shop.id);
        let mut set = kept.lock().await;
        let by = |keys: &Option<String>| match keys {
            Some(keys) => source.verify(webhook, &[keys]),
            None => Err(Doubt::UnknownKey),
        };
        match by(&set.keys) {
            Err(Doubt::UnknownKey) if !asked_lately(set.asked_at) => {}
            verdict => return verdict,
        }
        set.asked_at = Some(Instant::now());
        match self.ask(request).await {
            Ok(answer) => set.keys = String::from_utf8(answer).ok(),
            Err(why) => tracing::warn!(shop = shop.id, source = source.name, why, "its keys cannot be had"),
        }
        by(&set.keys)
    }

    async fn ask(&self, request: Request) -> Result<Vec<u8>, String> {
        let answer = tokio::time::timeout(ANSWER_TIMEOUT, self.exchange.ask(request, ANSWER_BYTES)).await;
        let answer = answer.map_err(|_| "the platform did not answer in time".to_owned())?;
        match answer.map_err(|silence| silence.to_string())? {
            Response { status: 200..300, body, .. } if body.len() <= ANSWER_BYTES => Ok(body),
            Response { status, .. } => Err(format!("the platform gives no access: it answered {status}")),
        }
    }
}

fn asked_lately(asked_at: Option<Instant>) -> bool {
    asked_at.is_some_and(|at| at.elapsed() < ASK_AGAIN)
}

/// One thing for each shop. Who asks its platform holds it, and others wait: one
/// question serves all.
struct Kept<T>(std::sync::Mutex<HashMap<String, Arc<Mutex<T>>>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(std::sync::Mutex::default())
    }
}

impl<T: Default> Kept<T> {
    fn of(&self, shop: &str) -> Arc<Mutex<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= SHOPS_MAX && !kept.contains_key(shop) {
            kept.clear();
        }
        Arc::clone(kept.entry(shop.to_owned()).or_default())
    }
}
