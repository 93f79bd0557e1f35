//! The host that runs on a settings file, asked over HTTP with a token of a shop.

use aftertext_edge::http::Request;
use serde_json::Value;

use crate::config::Config;
use crate::gateways::exchange::{Exchange, Response, Silence};
use crate::shop::Shop;

/// The most that is read of an answer.
const ANSWER_BYTES: usize = 4 << 10;

/// What a host says to one shop.
pub struct RunningHost {
    /// Where it listens.
    pub url: String,
    shop: String,
    authorization: String,
    exchange: Exchange,
}

impl RunningHost {
    /// The host at `url`, or where the settings say that it listens. Without a token
    /// of the shop nobody need ask.
    pub fn new(config: &Config, shop: &Shop, url: Option<&str>) -> Result<Self, String> {
        let token = shop.keys("events").first().ok_or_else(|| {
            format!("shops.{}.api_tokens is empty: the host takes no word without one", shop.id)
        })?;
        let url = url.map_or_else(|| format!("http://{}", config.listen), str::to_owned);
        let exchange = Exchange::new().map_err(|error| error.to_string())?;
        Ok(Self { url, shop: shop.id.clone(), authorization: format!("Bearer {}", token.0), exchange })
    }

    /// Asks for what is at `path` below the shop's address. What comes back with a
    /// 2xx, or what else happened: "the host …".
    pub async fn ask(&self, method: &'static str, path: &str, body: &Value) -> Result<Vec<u8>, String> {
        let url = format!("{}/v1/shops/{}/{path}", self.url.trim_end_matches('/'), self.shop);
        let request = Request { method, ..Request::post_json(url, self.authorization.clone(), body) };
        match self.exchange.ask(request, ANSWER_BYTES).await {
            Ok(Response { status: 200..300, body, .. }) => Ok(body),
            Ok(Response { status, body, .. }) => {
                Err(format!("answered {status} {}", String::from_utf8_lossy(&body).trim()))
            }
            Err(Silence::NotConnected(why)) => Err(format!("is not there ({why}): start it, or give --url")),
            Err(Silence::NoAnswer(why)) => Err(format!("did not answer ({why})")),
        }
    }
}
