//! The shops, from the variable `shops`: one JSON object with the same keys as
//! `[shops.…]` in the wasmtime host's settings file.

use std::collections::BTreeMap;
use std::fmt;

use aftertext_edge::fetch::Access;
use aftertext_edge::{secret, source};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::database::{self, Database, text};
use crate::gateway::{self, Gateways};
use crate::variables::{self, Error};

/// The variable that holds all shops.
pub const VARIABLE: &str = "shops";

/// A secret: never printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl AsRef<str> for Secret {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Secret> for secret::Secret {
    fn from(Secret(text): Secret) -> Self {
        secret::Secret(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

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
    sources: BTreeMap<String, SourceProfile>,
    keys: BTreeMap<String, Vec<Secret>>,
}

/// How a shop uses a source.
#[derive(Clone, Debug, Default)]
struct SourceProfile {
    origin: Option<String>,
    consent_field: Option<String>,
    tracking_fields: Vec<String>,
    access: Option<Access>,
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
        let profile = SourceProfile { origin: Some(domain), consent_field, ..SourceProfile::default() };
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
        sources.insert(name, SourceProfile { origin, consent_field, tracking_fields, access });
    }
    let gateways = gateway::read(table.gateway, table.gateways)?;
    for route in gateways.routes().iter().filter(|route| route.account.signs_with_its_secret()) {
        keys.entry(route.account.source().to_owned()).or_default().extend(route.secrets.iter().cloned());
    }
    Ok(Shop { id: id.to_owned(), settings: table.settings, mark, gateways, sources, keys })
}

fn read_access(source: &str, table: AccessTable) -> Result<Access, String> {
    let AccessTable { token, mut rest } = table;
    rest.insert("kind".into(), source.into());
    let access: Access = serde_json::from_value(Value::Object(rest))
        .map_err(|error| format!("sources.{source}.access: {error}"))?;
    Ok(access.with_secret(token.into()))
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
        let profile = self.sources.get(source);
        let default = source::Settings::default();
        source::Settings {
            origin: profile.and_then(|profile| profile.origin.clone()),
            consent_field: profile
                .and_then(|profile| profile.consent_field.clone())
                .unwrap_or(default.consent_field),
            tracking_fields: profile.map(|profile| profile.tracking_fields.clone()).unwrap_or_default(),
            answers_keywords: self
                .gateways
                .routes()
                .iter()
                .any(|route| route.account.source() == source && route.answers_keywords),
        }
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
