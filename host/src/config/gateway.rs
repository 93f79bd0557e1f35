//! The ways out in a settings file: `[shops.….gateway]`, or several of them as
//! `[[shops.….gateways]]`.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use aftertext_edge::account::Account;
use serde::Deserialize;

use super::table::decode;
use super::{Error, SecretSource, ShopReader, check_url};
use crate::shop::{Gateways, Route, Secret};

/// The most gateways that a shop may have: more than are tried for one text.
const GATEWAYS_MAX: usize = 16;

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
    One(SecretSource),
    More(Vec<SecretSource>),
}

/// What a shop's ways out come to.
pub(super) struct WaysOut {
    pub(super) gateways: Gateways,
    /// What authenticates at each gateway, by the gateway's name.
    pub(super) secrets: BTreeMap<String, Secret>,
    /// What verifies the webhooks of gateways that sign with the same secret,
    /// by the source's name.
    pub(super) keys: BTreeMap<String, Vec<Secret>>,
}

/// Reads `gateway` or `gateways`, of which there must be one.
pub(super) fn read(
    reader: &ShopReader<'_>,
    one: Option<toml::Table>,
    several: Option<Vec<toml::Table>>,
) -> Result<WaysOut, Error> {
    let mut ways =
        WaysOut { gateways: Gateways::Accounts(Vec::new()), secrets: BTreeMap::new(), keys: BTreeMap::new() };
    let tables: Vec<(String, toml::Table)> = match (one, several) {
        (Some(table), None) if table.get("kind").and_then(toml::Value::as_str) == Some("phone") => {
            let PhoneTable { sender, handset, .. } = decode(reader, "gateway", table)?;
            ways.gateways = Gateways::Phone { sender, handset };
            return Ok(ways);
        }
        (Some(table), None) => vec![("gateway".to_owned(), table)],
        (None, Some(tables)) => tables
            .into_iter()
            .enumerate()
            .map(|(place, table)| (format!("gateways.{place}"), table))
            .collect(),
        (Some(_), Some(_)) => return Err(reader.error("gateways", "give `gateway` or `gateways`, not both")),
        (None, None) => return Err(reader.error("gateway", "is missing: how do texts go out?")),
    };
    if tables.is_empty() || tables.len() > GATEWAYS_MAX {
        return Err(reader.error("gateways", format!("1 to {GATEWAYS_MAX} of them are possible")));
    }
    let mut routes: Vec<Route> = Vec::new();
    for (key, table) in tables {
        let route = read_account(reader, &key, table, &mut ways)?;
        if routes.iter().any(|known| known.name == route.name) {
            let message = format!("two gateways are called {}; give one of them another `name`", route.name);
            return Err(reader.error(&key, message));
        }
        routes.push(route);
    }
    ways.gateways = Gateways::Accounts(routes);
    Ok(ways)
}

fn read_account(
    reader: &ShopReader<'_>,
    key: &str,
    table: toml::Table,
    ways: &mut WaysOut,
) -> Result<Route, Error> {
    let table: GatewayTable = decode(reader, key, table)?;
    let account = table.account;
    check_url(account.base_url()).map_err(|message| reader.error(&format!("{key}.base_url"), message))?;
    if reader.public_url.is_none() {
        let message = format!("is needed with {}: it signs and calls this address", title(account.source()));
        return Err(reader.source.error("server.public_url", message));
    }
    for country in &table.countries {
        if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let message = format!("{country:?} is not a country of ISO 3166-1, such as \"US\"");
            return Err(reader.error(&format!("{key}.countries"), message));
        }
    }
    let name = table.name.unwrap_or_else(|| account.source().to_owned());
    let listed = match table.secret {
        Some(OneOrMore::One(secret)) => vec![secret],
        Some(OneOrMore::More(secrets)) => secrets,
        None => Vec::new(),
    };
    let secrets = reader.secrets(&format!("{key}.secret"), listed)?;
    // The first sends; those after it only verify, while they are being rotated.
    let Some(first) = secrets.first() else {
        let word = if account.signs_with_its_secret() { "auth_tokens" } else { "secret" };
        return Err(reader.error(&format!("{key}.{word}"), "needs at least one token"));
    };
    ways.secrets.insert(name.clone(), first.clone());
    if account.signs_with_its_secret() {
        ways.keys.entry(account.source().to_owned()).or_default().extend(secrets);
    }
    Ok(Route {
        name,
        countries: table.countries,
        texts_per_second: table.texts_per_second,
        answers_keywords: table.answers_keywords.unwrap_or_else(|| account.answers_keywords()),
        account,
    })
}

/// "twilio" as a sentence begins with it.
fn title(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
