//! `aftertext send`: one text by one gateway of a settings file, to try it out.

use aftertext_edge::account::Account;
use aftertext_edge::http::Request;
use aftertext_edge::phone;
use aftertext_edge::ways_out::Route;

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::gateway::{self, Sms};
use crate::gateways::exchange::{Exchange, SetUpError};
use crate::gateways::reports;
use crate::shop::Shop;

/// Why nothing was sent.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No shop of this name, or several to choose from.
    #[error("say which shop with --shop; the settings file has {0}")]
    Shop(String),
    /// The shop has no such gateway.
    #[error("the shop has no gateway {0:?}; it has {1}")]
    Gateway(String, String),
    /// Not a number.
    #[error("--to: {0}; write it with its country code, such as +12025550123")]
    Recipient(phone::Error),
    /// The HTTP client.
    #[error("cannot set up the HTTP client: {0}")]
    Client(#[from] SetUpError),
    /// What the gateway said.
    #[error(transparent)]
    Send(#[from] gateway::Error),
}

/// One text to try a gateway with.
#[derive(Debug)]
pub struct Trial<'a> {
    /// Whose gateway; may be left out when there is one shop.
    pub shop: Option<&'a str>,
    /// The gateway's name.
    pub gateway: &'a str,
    /// The recipient.
    pub to: &'a str,
    /// The words.
    pub text: &'a str,
}

impl Trial<'_> {
    /// The request, as it would be made, with stars for what is secret.
    pub fn dry_run(&self, config: &Config) -> Result<String, Error> {
        let (shop, route, account) = self.account(config)?;
        let sms = self.sms(shop)?;
        let callback = callback(config, shop, route, &sms);
        let request = account.request(&sms, callback.as_deref(), SystemClock.now());
        Ok(shown(
            &request,
            &shop.secrets.gateways.values().map(|secret| secret.0.as_str()).collect::<Vec<_>>(),
        ))
    }

    /// Sends it; gives the gateway's id. It is no text of a journey: no consent
    /// is asked for, nothing is written down, and reports on it are ignored.
    pub async fn send(&self, config: &Config) -> Result<String, Error> {
        let (shop, route, account) = self.account(config)?;
        let sms = self.sms(shop)?;
        let callback = callback(config, shop, route, &sms);
        Ok(Exchange::new()?.send(&account, &sms, callback.as_deref()).await.answer?)
    }

    fn account<'a>(&self, config: &'a Config) -> Result<(&'a Shop, &'a Route, Account), Error> {
        let shops = || config.shops.iter().map(|(shop, _)| shop);
        let shop = match self.shop {
            Some(id) => shops().find(|shop| shop.id == id),
            None => shops().next().filter(|_| config.shops.len() == 1),
        };
        let known = || shops().map(|shop| shop.id.as_str()).collect::<Vec<_>>().join(", ");
        let shop = shop.ok_or_else(|| Error::Shop(known()))?;
        let route = shop.routes().iter().find(|route| route.name == self.gateway);
        let found = route.and_then(|route| Some((route, shop.account(route)?)));
        let (route, account) = found.ok_or_else(|| {
            let known: Vec<&str> = shop.routes().iter().map(|route| route.name.as_str()).collect();
            let known = if known.is_empty() { "none but the phone page".into() } else { known.join(", ") };
            Error::Gateway(self.gateway.to_owned(), known)
        })?;
        Ok((shop, route, account))
    }

    fn sms(&self, shop: &Shop) -> Result<Sms, Error> {
        let now = SystemClock.now();
        Ok(Sms {
            id: format!("trial/{now}"),
            shop: shop.id.clone(),
            recipient: phone::e164(self.to, None).map_err(Error::Recipient)?,
            body: self.text.to_owned(),
            links: Vec::new(),
            send_before: None,
        })
    }
}

fn callback(config: &Config, shop: &Shop, route: &Route, sms: &Sms) -> Option<String> {
    Some(reports::callback(config.public_url.as_deref()?, shop, route, &sms.id))
}

/// Stands for what is secret.
const STARS: &str = "•••";

/// A request as people read it.
fn shown(request: &Request, secrets: &[&str]) -> String {
    let mut text = format!("{} {}\n", request.method, request.url);
    for (name, value) in &request.headers {
        // Credentials may be encoded there: only their scheme is shown.
        let value = match name.as_str() {
            "authorization" => format!("{} {STARS}", value.split(' ').next().unwrap_or_default()),
            _ => value.clone(),
        };
        text.push_str(&format!("{name}: {value}\n"));
    }
    text.push_str(&format!("\n{}", String::from_utf8_lossy(&request.body)));
    for secret in secrets {
        let in_form: String = form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        let in_json = serde_json::Value::from(*secret).to_string();
        for spelling in
            [secret, in_form.as_str(), in_form.replace('+', "%20").as_str(), in_json.trim_matches('"')]
        {
            text = text.replace(spelling, STARS);
        }
    }
    text
}
