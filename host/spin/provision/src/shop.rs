//! The shops, from the variable `shops`: one JSON object with the same keys as
//! `[shops.…]` in the wasmtime host's settings file.

use std::collections::BTreeMap;

use aftertext_edge::account::Account;
use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source;
use aftertext_edge::ways_out::{Gateways, Reader, Route, WaysOut};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::database::{self, Database, text};
use crate::variables::{self, Error};

/// The variable that holds all shops.
pub const VARIABLE: &str = "shops";

/// One shop.
#[derive(Clone, Debug)]
pub struct Shop {
    /// The id in addresses and keys.
    pub id: String,
    /// Its settings, which the flow checks.
    pub settings: Value,
    /// The SHA-256 of all that the variable says of it.
    pub mark: String,
    /// How its texts go out.
    pub gateways: Gateways,
    secrets: BTreeMap<String, Vec<Secret>>,
    sources: BTreeMap<String, source::Profile>,
    keys: BTreeMap<String, Vec<Secret>>,
}

/// Whether anything is sent for a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Open,
    /// The shop has taken the app out.
    Closed,
    /// So it has, and what is left of it is being erased.
    Erased,
}

/// What the database knows of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// See [`Standing`].
    pub standing: Standing,
    /// Whether its settings are those that the flow finds.
    pub has_settings: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopTable {
    settings: Value,
    #[serde(default)]
    api_tokens: Vec<Secret>,
    shopify: Option<ShopifyTable>,
    #[serde(default)]
    sources: BTreeMap<String, SourceTable>,
    gateway: Option<Value>,
    gateways: Option<Vec<Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopifyTable {
    domain: String,
    secrets: Vec<Secret>,
    consent_field: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTable {
    secrets: Vec<Secret>,
    origin: Option<String>,
    consent_field: Option<String>,
    #[serde(default)]
    tracking_fields: Vec<String>,
    access: Option<AccessTable>,
}

#[derive(Deserialize)]
struct AccessTable {
    /// Under the platform's own word for it.
    #[serde(alias = "client_secret")]
    token: Secret,
    #[serde(flatten)]
    rest: serde_json::Map<String, Value>,
}

/// The shop with this id, if there is one.
pub fn find(id: &str) -> Result<Option<Shop>, Error> {
    let unusable = |reason: String| Error::Unusable { name: VARIABLE.into(), reason };
    let value = variables::get(VARIABLE)?;
    let mut shops: BTreeMap<String, Value> = serde_json::from_str(&value)
        .map_err(|error| unusable(format!("it is not JSON of shops: {error}")))?;
    if let Some(wrong) = shops.keys().find(|id| !is_shop_id(id)) {
        return Err(unusable(format!(
            "{wrong:?} is no shop's id, which has 1 to 64 small letters, digits and dashes"
        )));
    }
    let shop = shops.remove(id).map(|table| read(id, table));
    shop.transpose().map_err(|reason| unusable(format!("{id}: {reason}")))
}

fn is_shop_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn read(id: &str, table: Value) -> Result<Shop, String> {
    let mark = mark(&table.to_string());
    let table: ShopTable = serde_json::from_value(table).map_err(|error| error.to_string())?;
    let mut keys = BTreeMap::from([("events".to_owned(), table.api_tokens)]);
    let mut sources = BTreeMap::new();
    if let Some(ShopifyTable { domain, secrets, consent_field }) = table.shopify {
        keys.insert("shopify".to_owned(), secrets);
        let profile = source::Profile { origin: Some(domain), consent_field, ..source::Profile::default() };
        sources.insert("shopify".to_owned(), profile);
    }
    for (name, SourceTable { secrets, origin, consent_field, tracking_fields, access }) in table.sources {
        if source::find(&name).is_none() {
            let known: Vec<&str> = source::SOURCES.iter().map(|source| source.name).collect();
            return Err(format!(
                "sources.{name}: there is none of this name; known are {}",
                known.join(", ")
            ));
        }
        if sources.contains_key(&name) {
            return Err(format!("sources.{name}: stands under `{name}` already; give it once"));
        }
        if secrets.is_empty() {
            return Err(format!("sources.{name}.secrets: needs at least one, or nobody could call"));
        }
        let access = access.map(|access| read_access(&name, access)).transpose()?;
        keys.entry(name.clone()).or_default().extend(secrets);
        sources.insert(name, source::Profile { origin, consent_field, tracking_fields, access });
    }
    let ways_out = WaysOut::read(&JsonReader, table.gateway, table.gateways)?;
    for (source, secrets) in ways_out.keys() {
        keys.entry(source.to_owned()).or_default().extend(secrets.iter().cloned());
    }
    let WaysOut { gateways, secrets } = ways_out;
    Ok(Shop { id: id.to_owned(), settings: table.settings, mark, gateways, secrets, sources, keys })
}

fn read_access(source: &str, table: AccessTable) -> Result<Access, String> {
    let AccessTable { token, mut rest } = table;
    rest.insert("kind".into(), source.into());
    let access: Access = serde_json::from_value(Value::Object(rest))
        .map_err(|error| format!("sources.{source}.access: {error}"))?;
    Ok(access.with_secret(token))
}

/// Ways out as JSON says them, with their secrets in it.
struct JsonReader;

impl Reader for JsonReader {
    type Table = Value;
    type Listed = Secret;
    type Error = String;

    fn kind(table: &Value) -> Option<&str> {
        table.get("kind").and_then(Value::as_str)
    }

    fn decode<T: DeserializeOwned>(&self, key: &str, table: Value) -> Result<T, String> {
        serde_json::from_value(table).map_err(|error| self.error(key, error.to_string()))
    }

    fn secrets(&self, _: &str, listed: Vec<Secret>) -> Result<Vec<Secret>, String> {
        Ok(listed)
    }

    fn check(&self, _: &str, _: &Account) -> Result<(), String> {
        Ok(())
    }

    fn error(&self, key: &str, message: impl Into<String>) -> String {
        format!("{key}: {}", message.into())
    }
}

/// The SHA-256 of a text, in hexadecimal.
fn mark(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Shop {
    /// The secrets that verify the calls of `source`; none: nobody may call.
    pub fn keys(&self, source: &str) -> &[Secret] {
        self.keys.get(source).map_or(&[], Vec::as_slice)
    }

    /// How the calls of `source` are read.
    pub fn source_settings(&self, source: &str) -> source::Settings {
        let profile = self.sources.get(source).cloned().unwrap_or_default();
        profile.settings(self.gateways.answer_keywords(source))
    }

    /// The account of one of its routes, with its secret.
    pub fn account(&self, route: &Route) -> Option<Account> {
        let secret = self.secrets.get(&route.name)?.first()?;
        Some(route.account.clone().with_secret(secret.clone()))
    }

    /// How the orders of `source` are fetched, if the shop has said so.
    pub fn access(&self, source: &str) -> Option<&Access> {
        self.sources.get(source)?.access.as_ref()
    }

    /// What the database knows of it.
    pub fn known(&self, database: &Database) -> Result<Known, database::Error> {
        let row = database.row(
            "SELECT EXISTS (SELECT 1 FROM erased_shop WHERE id = ?1),
                 EXISTS (SELECT 1 FROM closed_shop WHERE id = ?1 AND mark = ?2),
                 EXISTS (SELECT 1 FROM shop WHERE id = ?1 AND settings_mark = ?2)",
            &[text(&self.id), text(&self.mark)],
        )?;
        let mut row = row.ok_or(database::Error::Row)?;
        let standing = match (row.integer()?, row.integer()?) {
            (0, 0) => Standing::Open,
            (0, _) => Standing::Closed,
            _ => Standing::Erased,
        };
        Ok(Known { standing, has_settings: row.integer()? != 0 })
    }
}
