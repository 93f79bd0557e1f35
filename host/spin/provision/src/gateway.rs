//! The ways out of a shop: `gateway`, or several of them as `gateways`.

use std::num::NonZeroU32;

use aftertext_edge::account::Account;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::shop::Secret;

/// The most gateways that a shop may have: more than are tried for one text.
const GATEWAYS_MAX: usize = 16;

/// How a shop's texts go out.
#[derive(Clone, Debug)]
pub enum Gateways {
    /// The page with the handset: nothing leaves this machine.
    Phone {
        /// The number that texts come from.
        sender: String,
        /// The sample buyer's number.
        handset: String,
    },
    /// Accounts at gateways, the preferred ones first.
    Accounts(Vec<Route>),
}

/// One account that texts may go out by.
#[derive(Clone, Debug)]
pub struct Route {
    /// Unique within the shop.
    pub name: String,
    /// The account, with its secret.
    pub account: Account,
    /// The countries (ISO 3166-1 alpha-2) whose numbers it serves; none: all.
    pub countries: Vec<String>,
    /// How many texts a second its sender may send; none: the gateway queues.
    pub texts_per_second: Option<NonZeroU32>,
    /// Whether the gateway answers STOP, START and HELP itself.
    pub answers_keywords: bool,
    /// The first sends; those after it only verify, while they are being rotated.
    pub(crate) secrets: Vec<Secret>,
}

impl Gateways {
    /// The accounts that texts may go out by.
    pub fn routes(&self) -> &[Route] {
        match self {
            Gateways::Phone { .. } => &[],
            Gateways::Accounts(routes) => routes,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhoneTable {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(default = "sample_sender")]
    sender: String,
    #[serde(default = "sample_handset")]
    handset: String,
}

// Numbers of the range that is reserved for fiction, 555-0100 to 555-0199.
fn sample_sender() -> String {
    "+12025550100".into()
}

fn sample_handset() -> String {
    "+12025550123".into()
}

/// What is the same for every kind; the rest is the account's own, in the
/// fields of [`Account`].
#[derive(Deserialize)]
struct GatewayTable {
    name: Option<String>,
    #[serde(default)]
    countries: Vec<String>,
    texts_per_second: Option<NonZeroU32>,
    answers_keywords: Option<bool>,
    /// Under the gateway's own word for it.
    #[serde(
        alias = "auth_tokens",
        alias = "auth_token",
        alias = "api_secret",
        alias = "access_key",
        alias = "token"
    )]
    secret: Option<OneOrMore>,
    #[serde(flatten)]
    account: Account,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(Secret),
    More(Vec<Secret>),
}

/// Reads `gateway` or `gateways`, of which there must be one.
pub(crate) fn read(one: Option<Value>, several: Option<Vec<Value>>) -> Result<Gateways, String> {
    let tables: Vec<(String, Value)> = match (one, several) {
        (Some(table), None) if table.get("kind").and_then(Value::as_str) == Some("phone") => {
            let PhoneTable { sender, handset, .. } = decode("gateway", table)?;
            return Ok(Gateways::Phone { sender, handset });
        }
        (Some(table), None) => vec![("gateway".to_owned(), table)],
        (None, Some(tables)) => tables
            .into_iter()
            .enumerate()
            .map(|(place, table)| (format!("gateways.{place}"), table))
            .collect(),
        (Some(_), Some(_)) => return Err("give `gateway` or `gateways`, not both".into()),
        (None, None) => return Err("gateway is missing: how do texts go out?".into()),
    };
    if tables.is_empty() || tables.len() > GATEWAYS_MAX {
        return Err(format!("gateways: 1 to {GATEWAYS_MAX} of them are possible"));
    }
    let mut routes: Vec<Route> = Vec::new();
    for (key, table) in tables {
        let route = read_route(&key, table)?;
        if routes.iter().any(|known| known.name == route.name) {
            let name = route.name;
            return Err(format!("{key}: two gateways are called {name}; give one of them another `name`"));
        }
        routes.push(route);
    }
    Ok(Gateways::Accounts(routes))
}

fn read_route(key: &str, table: Value) -> Result<Route, String> {
    let table: GatewayTable = decode(key, table)?;
    let account = table.account;
    let is_country =
        |country: &String| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if let Some(country) = table.countries.iter().find(|country| !is_country(country)) {
        return Err(format!("{key}.countries: {country:?} is not a country of ISO 3166-1, such as \"US\""));
    }
    let secrets = match table.secret {
        Some(OneOrMore::One(secret)) => vec![secret],
        Some(OneOrMore::More(secrets)) => secrets,
        None => Vec::new(),
    };
    let Some(first) = secrets.first().filter(|secret| !secret.as_ref().is_empty()) else {
        let word = if account.signs_with_its_secret() { "auth_tokens" } else { "secret" };
        return Err(format!("{key}.{word}: needs at least one token"));
    };
    Ok(Route {
        name: table.name.unwrap_or_else(|| account.source().to_owned()),
        countries: table.countries,
        texts_per_second: table.texts_per_second,
        answers_keywords: table.answers_keywords.unwrap_or_else(|| account.answers_keywords()),
        account: account.with_secret(first.clone().into()),
        secrets,
    })
}

fn decode<T: DeserializeOwned>(key: &str, table: Value) -> Result<T, String> {
    serde_json::from_value(table).map_err(|error| format!("{key}: {error}"))
}
