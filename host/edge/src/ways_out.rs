//! How a shop's texts go out: which accounts at gateways, for whom, and how a
//! settings file says so. What the file is written in, and where it keeps its
//! secrets, is for each host to say ([`Reader`]).

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::phone::{country, is_country};
use crate::secret::Secret;

/// The most gateways that a shop may have: more than are tried for one text.
const GATEWAYS_MAX: usize = 16;

/// How a shop's texts go out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// Unique within the shop.
    pub name: String,
    /// The account, without its secret.
    pub account: Account,
    /// The countries (ISO 3166-1 alpha-2) whose numbers it serves; none: all.
    pub countries: Vec<String>,
    /// How many texts a second its sender may send; none: the gateway queues.
    pub texts_per_second: Option<NonZeroU32>,
    /// Whether the gateway answers STOP, START and HELP itself.
    pub answers_keywords: bool,
}

impl Gateways {
    /// The accounts that texts may go out by.
    pub fn routes(&self) -> &[Route] {
        match self {
            Gateways::Phone { .. } => &[],
            Gateways::Accounts(routes) => routes,
        }
    }

    /// Whether the gateway that `source` stands for answers STOP, START and HELP itself.
    pub fn answer_keywords(&self, source: &str) -> bool {
        self.routes().iter().any(|route| route.account.source() == source && route.answers_keywords)
    }
}

/// The gateways that serve the recipient: first those that name the country,
/// then those that serve all, each in the shop's order.
pub fn serving<'a>(routes: &'a [Route], recipient: &str) -> Vec<&'a Route> {
    if routes.iter().all(|route| route.countries.is_empty()) {
        return routes.iter().collect();
    }
    let country = country(recipient);
    let named = |route: &&Route| country.as_ref().is_some_and(|country| route.countries.contains(country));
    let all = |route: &&Route| route.countries.is_empty();
    routes.iter().filter(named).chain(routes.iter().filter(all)).collect()
}

/// What reads the tables of one kind of settings file.
pub trait Reader {
    /// A table of the file.
    type Table;
    /// A secret, or where it is.
    type Listed: DeserializeOwned;
    /// A mistake in the file.
    type Error;

    /// The word under `kind`, if there is one.
    fn kind(table: &Self::Table) -> Option<&str>;

    /// The table under `key` as a `T`.
    fn decode<T: DeserializeOwned>(&self, key: &str, table: Self::Table) -> Result<T, Self::Error>;

    /// The secrets that are listed under `key`.
    fn secrets(&self, key: &str, listed: Vec<Self::Listed>) -> Result<Vec<Secret>, Self::Error>;

    /// Whether this host can use the account under `key`.
    fn check(&self, key: &str, account: &Account) -> Result<(), Self::Error>;

    /// What is wrong under `key`.
    fn error(&self, key: &str, message: impl Into<String>) -> Self::Error;
}

/// What a shop's ways out come to.
#[derive(Clone, Debug)]
pub struct WaysOut {
    /// See [`Gateways`].
    pub gateways: Gateways,
    /// What authenticates at each gateway, by the name of its [`Route`]. The first
    /// sends; those after it only verify, while they are being rotated.
    pub secrets: BTreeMap<String, Vec<Secret>>,
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
#[serde(bound = "Listed: DeserializeOwned")]
struct GatewayTable<Listed> {
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
    secret: Option<OneOrMore<Listed>>,
    #[serde(flatten)]
    account: Account,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore<Listed> {
    One(Listed),
    More(Vec<Listed>),
}

impl WaysOut {
    /// Reads `gateway` or `gateways`, of which there must be one.
    pub fn read<R: Reader>(
        reader: &R,
        one: Option<R::Table>,
        several: Option<Vec<R::Table>>,
    ) -> Result<WaysOut, R::Error> {
        let tables: Vec<(String, R::Table)> = match (one, several) {
            (Some(table), None) if R::kind(&table) == Some("phone") => {
                let PhoneTable { sender, handset, .. } = reader.decode("gateway", table)?;
                let gateways = Gateways::Phone { sender, handset };
                return Ok(WaysOut { gateways, secrets: BTreeMap::new() });
            }
            (Some(table), None) => vec![("gateway".to_owned(), table)],
            (None, Some(tables)) => {
                let keyed = |(place, table)| (format!("gateways.{place}"), table);
                tables.into_iter().enumerate().map(keyed).collect()
            }
            (Some(_), Some(_)) => {
                return Err(reader.error("gateways", "give `gateway` or `gateways`, not both"));
            }
            (None, None) => return Err(reader.error("gateway", "is missing: how do texts go out?")),
        };
        if tables.is_empty() || tables.len() > GATEWAYS_MAX {
            return Err(reader.error("gateways", format!("1 to {GATEWAYS_MAX} of them are possible")));
        }
        let (mut routes, mut secrets) = (Vec::new(), BTreeMap::new());
        for (key, table) in tables {
            let (route, own) = read_route(reader, &key, table)?;
            if secrets.insert(route.name.clone(), own).is_some() {
                let name = route.name;
                let message = format!("two gateways are called {name}; give one of them another `name`");
                return Err(reader.error(&key, message));
            }
            routes.push(route);
        }
        Ok(WaysOut { gateways: Gateways::Accounts(routes), secrets })
    }

    /// What verifies the webhooks of gateways that sign with the secret that sends,
    /// by the name of their source.
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, &[Secret])> {
        let signing = self.gateways.routes().iter().filter(|route| route.account.signs_with_its_secret());
        signing.filter_map(|route| Some((route.account.source(), self.secrets.get(&route.name)?.as_slice())))
    }
}

fn read_route<R: Reader>(reader: &R, key: &str, table: R::Table) -> Result<(Route, Vec<Secret>), R::Error> {
    let table: GatewayTable<R::Listed> = reader.decode(key, table)?;
    let account = table.account;
    reader.check(key, &account)?;
    if let Some(country) = table.countries.iter().find(|country| !is_country(country)) {
        let message = format!("{country:?} is not a country of ISO 3166-1, such as \"US\"");
        return Err(reader.error(&format!("{key}.countries"), message));
    }
    let listed = match table.secret {
        Some(OneOrMore::One(secret)) => vec![secret],
        Some(OneOrMore::More(secrets)) => secrets,
        None => Vec::new(),
    };
    let secrets = reader.secrets(&format!("{key}.secret"), listed)?;
    if secrets.first().is_none_or(|first| first.0.is_empty()) {
        let word = if account.signs_with_its_secret() { "auth_tokens" } else { "secret" };
        return Err(reader.error(&format!("{key}.{word}"), "needs at least one token"));
    }
    let route = Route {
        name: table.name.unwrap_or_else(|| account.source().to_owned()),
        countries: table.countries,
        texts_per_second: table.texts_per_second,
        answers_keywords: table.answers_keywords.unwrap_or_else(|| account.answers_keywords()),
        account,
    };
    Ok((route, secrets))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(name: &str, countries: &[&str]) -> Route {
        let account = r#"{"kind": "telnyx", "sender": "+12025550100"}"#;
        Route {
            name: name.into(),
            account: serde_json::from_str(account).unwrap(),
            countries: countries.iter().map(|&country| country.into()).collect(),
            texts_per_second: None,
            answers_keywords: false,
        }
    }

    #[test]
    fn a_gateway_that_names_the_country_comes_before_one_for_all() {
        let routes = [route("all", &[]), route("north", &["US", "CA"]), route("fr", &["FR"])];
        let names = |recipient| -> Vec<&str> {
            serving(&routes, recipient).iter().map(|route| route.name.as_str()).collect()
        };
        assert_eq!(names("+12025550123"), ["north", "all"]);
        assert_eq!(names("+33612345678"), ["fr", "all"]);
        assert_eq!(names("+4915112345678"), ["all"]);
        assert!(serving(&routes[1..], "+4915112345678").is_empty());
    }
}
