//! `aftertext doctor`: a settings file held against the live world. Nothing is
//! sent and nothing is changed.

use std::fmt;

use aftertext_edge::credentials::{self, Verdict};
use aftertext_edge::event::OrderFetch;
use aftertext_edge::fetch::Access;
use aftertext_edge::http::Request;
use aftertext_edge::ledger::SEND_TIMEOUT_MS;
use aftertext_edge::moment::to_rfc3339;
use aftertext_edge::source;
use aftertext_edge::ways_out::Route;

use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::gateways::exchange::{Exchange, SetUpError};
use crate::platforms::Platforms;
use crate::seal::{KEY_VARIABLE, Sealer};
use crate::shop::Shop;
use crate::store::sqlite::messages::{Lot, Unsettled};

/// The most that is read of an answer.
const ANSWER_BYTES: usize = 4 << 10;
/// The same of one that lists a number, or keys.
const LIST_BYTES: usize = 64 << 10;
/// No platform has an order of this number: what counts is who may ask.
const NO_ORDER: &str = "0";

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What: "shop acme, gateway twilio: credentials".
    pub about: String,
    /// How it is, and what to do about it.
    pub found: Found,
}

/// How something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// As it should be.
    Right,
    /// It works, but not as people expect.
    Doubtful(String),
    /// It will not work.
    Wrong(String),
}

impl fmt::Display for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.found {
            Found::Right => write!(formatter, "ok     {}", self.about),
            Found::Doubtful(why) => write!(formatter, "note   {}: {why}", self.about),
            Found::Wrong(why) => write!(formatter, "WRONG  {}: {why}", self.about),
        }
    }
}

/// Looks at everything that the settings file names, with the keys that the
/// environment has.
pub async fn examine(
    config: &Config,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Vec<Check>, SetUpError> {
    let exchange = Exchange::new()?;
    let mut checks = vec![Check { about: KEY_VARIABLE.to_owned(), found: sealing(config, environment) }];
    checks.extend(ledger(config));
    if let Some(public_url) = &config.public_url {
        checks.push(Check {
            about: format!("the way to {public_url}"),
            found: way_in(&exchange, public_url).await,
        });
    }
    let platforms = Platforms::new(exchange.clone());
    for (shop, _) in &config.shops {
        for name in shop.profile.sources.keys() {
            let about = |what: &str| format!("shop {}, source {name}: {what}", shop.id);
            if let Some(access) = shop.access(name) {
                let found = access_of(&platforms, shop, &access).await;
                checks.push(Check { about: about("access"), found });
            }
            checks.extend(
                key_set_of(&exchange, shop, name).await.map(|found| Check { about: about("keys"), found }),
            );
        }
        for route in shop.routes() {
            let about = |what: &str| format!("shop {}, gateway {}: {what}", shop.id, route.name);
            checks.push(Check {
                about: about("credentials"),
                found: credentials_of(&exchange, shop, route).await,
            });
            checks.extend(
                sender_of(&exchange, shop, route).await.map(|found| Check { about: about("sender"), found }),
            );
            checks.push(Check { about: about("replies and reports"), found: replies(shop, route) });
        }
    }
    Ok(checks)
}

fn sealing(config: &Config, environment: impl Fn(&str) -> Option<String>) -> Found {
    let sealed = Sealer::from_environment(environment).map_err(|error| error.to_string());
    let shops = config.shops.iter().map(|(shop, _)| shop);
    let tried = sealed.and_then(|sealer| {
        shops
            .map(|shop| shop.seal(&sealer))
            .find_map(Result::err)
            .map_or(Ok(()), |error| Err(error.to_string()))
    });
    tried.map_or_else(Found::Wrong, |()| Found::Right)
}

/// Texts that somebody may want to look after; nothing where no host ever ran.
fn ledger(config: &Config) -> Vec<Check> {
    let database = &config.database;
    if !database.exists() {
        return Vec::new();
    }
    let check = |about: &str, found| Check { about: about.to_owned(), found };
    let abandoned = SystemClock.now().saturating_sub(SEND_TIMEOUT_MS);
    match Unsettled::read(database, abandoned) {
        Err(error) => vec![check("the store", Found::Wrong(error.to_string()))],
        Ok(Unsettled { uncertain, open }) => vec![
            check(
                "texts that may have been sent",
                lot(uncertain, "they are not sent again: ask the gateway, whose report would settle them"),
            ),
            check("texts to be tried again", lot(open, "their receipts say why they wait")),
        ],
    }
}

fn lot(lot: Lot, advice: &str) -> Found {
    let Lot { count, since: Some(since) } = lot else {
        return Found::Right;
    };
    let since = to_rfc3339(since).unwrap_or_default();
    Found::Doubtful(format!("{count}, the oldest since {since}; {advice}"))
}

/// Whether a host answers there, ours if it runs.
async fn way_in(exchange: &Exchange, public_url: &str) -> Found {
    let url = format!("{}/healthz", public_url.trim_end_matches('/'));
    let request = Request { method: "GET", url, headers: Vec::new(), body: Vec::new() };
    match exchange.ask(request, ANSWER_BYTES).await {
        Ok(answer) if answer.status == 200 && answer.body.starts_with(b"ok") => Found::Right,
        Ok(answer) => Found::Wrong(format!(
            "something answers there with {}, and it is no running aftertext: webhooks would not arrive",
            answer.status
        )),
        Err(silence) => Found::Wrong(format!("{silence}; start the host, or mend server.public_url")),
    }
}

async fn credentials_of(exchange: &Exchange, shop: &Shop, route: &Route) -> Found {
    let Some(account) = shop.account(route) else {
        return Found::Wrong("the secret is missing".into());
    };
    let Some(request) = credentials::request(&account) else {
        return Found::Doubtful("this gateway has no call to ask it with; try `aftertext send`".into());
    };
    match exchange.ask(request, ANSWER_BYTES).await {
        Err(silence) => Found::Wrong(format!("{silence}; is base_url right, and may this machine go there?")),
        Ok(answer) => match credentials::verdict(answer.status) {
            Verdict::Known => Found::Right,
            Verdict::Refused => Found::Wrong(format!("the gateway refuses them ({})", answer.status)),
            Verdict::Unclear => Found::Doubtful(format!("the gateway answered {}", answer.status)),
        },
    }
}

/// Whether the account has the number, where that can be asked. A number that is
/// hosted elsewhere may be in order all the same.
async fn sender_of(exchange: &Exchange, shop: &Shop, route: &Route) -> Option<Found> {
    let (request, list) = credentials::sender(&shop.account(route)?)?;
    Some(match exchange.ask(request, LIST_BYTES).await {
        Err(silence) => Found::Doubtful(format!("the account's numbers cannot be asked for: {silence}")),
        Ok(answer) if credentials::verdict(answer.status) != Verdict::Known => Found::Doubtful(format!(
            "asked for the account's numbers, the gateway answered {}",
            answer.status
        )),
        Ok(answer) if credentials::has_number(&answer.body, list) => Found::Right,
        Ok(_) => Found::Doubtful("the account lists no such number; is it the account's own?".into()),
    })
}

/// Whether the platform lets the host fetch orders.
async fn access_of(platforms: &Platforms, shop: &Shop, access: &Access) -> Found {
    let token = match platforms.token(&shop.id, access, None).await {
        Ok(token) => token,
        Err(why) => return Found::Wrong(why),
    };
    let (order, shop) = (NO_ORDER.to_owned(), shop.id.clone());
    let fetch = OrderFetch { id: String::new(), shop, order, occurred_at: 0, word: String::new() };
    let Some(request) = access.requests(&fetch, &token).into_iter().next() else {
        return Found::Right;
    };
    match platforms.exchange.ask(request, ANSWER_BYTES).await {
        Err(silence) => Found::Wrong(format!("{silence}; is base_url right, and may this machine go there?")),
        Ok(answer) => match answer.status {
            200..300 | 404 => Found::Right,
            401 | 403 => Found::Wrong(format!("the platform lets nobody read orders so ({})", answer.status)),
            status => Found::Doubtful(format!("asked for an order, the platform answered {status}")),
        },
    }
}

/// Whether the source gives the keys that it signs with, where it publishes them.
/// Until it signs with new ones, those of the settings do.
async fn key_set_of(exchange: &Exchange, shop: &Shop, name: &str) -> Option<Found> {
    let request = source::find(name)?.key_set(&shop.source_settings(name))?;
    let url = request.url.clone();
    let why = match exchange.ask(request, LIST_BYTES).await {
        Err(silence) => silence.to_string(),
        Ok(answer) if has_keys(&answer.body) => return Some(Found::Right),
        Ok(answer) => format!("answered {} without any", answer.status),
    };
    Some(Found::Doubtful(format!(
        "{url}: {why}; once it signs with new keys, nothing that it posts can be verified"
    )))
}

fn has_keys(set: &[u8]) -> bool {
    let set: serde_json::Value = serde_json::from_slice(set).unwrap_or_default();
    set.get("keys").and_then(serde_json::Value::as_array).is_some_and(|keys| !keys.is_empty())
}

/// Without a key, whatever the gateway tells us is refused: STOP, too.
fn replies(shop: &Shop, route: &Route) -> Found {
    let name = route.account.source();
    let keys = source::find(name).map_or("", |source| source.keys);
    match shop.keys(name).is_empty() {
        false => Found::Right,
        true => Found::Wrong(format!(
            "nothing that it posts can be verified, not even a STOP: set shops.{}.sources.{name}.secrets to {keys}",
            shop.id
        )),
    }
}
