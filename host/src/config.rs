//! The settings file: a TOML document and what the environment adds to it.
//!
//! A secret may stand in the file, or better be named there and set in the
//! environment: `{ env = "SHOPIFY_SECRET" }`. A mistake names its line and key,
//! and the host does not start.

mod reader;
mod retention;
mod suggestion;
mod table;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use aftertext_edge::fetch::Access;
use aftertext_edge::secret::Secret;
use aftertext_edge::source;
use aftertext_edge::ways_out::{Reader, WaysOut};
use serde::Deserialize;

use self::reader::ShopReader;
pub(crate) use self::suggestion::in_toml;
use crate::shop::{Profile, Secrets, Shop, is_shop_id};
use crate::store::Retention;

/// What is wrong with a settings file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read.
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    /// It is not TOML, or has a key too many, too few, or of the wrong kind.
    #[error("{0}: {1}")]
    Toml(PathBuf, Box<toml::de::Error>),
    /// A value does not do.
    #[error("{file}, line {line}: {key}: {message}")]
    Value {
        /// The file.
        file: PathBuf,
        /// Counted from one.
        line: usize,
        /// The key with dots: "shops.demo.gateway.sender".
        key: String,
        /// What is wrong and what to do.
        message: String,
    },
}

/// A settings file, read and checked.
#[derive(Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// How the world reaches this host; what gateways sign and call.
    pub public_url: Option<String>,
    /// The SQLite file.
    pub database: PathBuf,
    /// How long what grows with time is kept.
    pub retention: Retention,
    /// How long a link to the preference page works, in days.
    pub link_days: u16,
    /// The shops to seed, each with its settings as JSON.
    pub shops: Vec<(Shop, String)>,
    source: Source,
}

/// The text, to find lines in.
#[derive(Debug)]
struct Source {
    file: PathBuf,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    server: Server,
    #[serde(default)]
    store: StoreTable,
    #[serde(default)]
    retention: retention::Table,
    #[serde(default)]
    preferences: PreferencesTable,
    #[serde(default)]
    shops: BTreeMap<String, ShopTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Server {
    listen: SocketAddr,
    public_url: Option<String>,
}

impl Default for Server {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 8787)), public_url: None }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct StoreTable {
    sqlite: PathBuf,
}

impl Default for StoreTable {
    fn default() -> Self {
        Self { sqlite: "data/aftertext.db".into() }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct PreferencesTable {
    link_days: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopTable {
    settings: toml::Table,
    #[serde(default)]
    api_tokens: Vec<SecretSource>,
    shopify: Option<ShopifyTable>,
    #[serde(default)]
    sources: BTreeMap<String, SourceTable>,
    gateway: Option<toml::Table>,
    gateways: Option<Vec<toml::Table>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopifyTable {
    domain: String,
    secrets: Vec<SecretSource>,
    consent_field: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceTable {
    secrets: Vec<SecretSource>,
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
    token: SecretSource,
    #[serde(flatten)]
    rest: toml::Table,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SecretSource {
    Literal(String),
    Environment { env: String },
}

impl Config {
    /// Reads and checks a settings file. `environment` looks a variable up.
    pub fn read(file: &Path, environment: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let text = std::fs::read_to_string(file).map_err(|error| Error::Read(file.to_owned(), error))?;
        let document: Document =
            toml::from_str(&text).map_err(|error| Error::Toml(file.to_owned(), Box::new(error)))?;
        let source = Source { file: file.to_owned(), text };
        let public_url = document.server.public_url;
        if let Some(url) = &public_url {
            check_url(url).map_err(|message| source.error("server.public_url", message))?;
        }
        let mut shops = Vec::new();
        for (id, table) in document.shops {
            let reader = ShopReader {
                source: &source,
                shop: &id,
                public_url: public_url.as_deref(),
                environment: &environment,
            };
            shops.push(read_shop(&reader, table)?);
        }
        Ok(Self {
            listen: document.server.listen,
            public_url,
            database: document.store.sqlite,
            retention: retention::read(&source, &document.retention)?,
            link_days: read_link_days(&source, &document.preferences)?,
            shops,
            source,
        })
    }

    /// An error about a key, for what is only found out later: the settings
    /// are checked by the component.
    pub fn error(&self, key: &str, message: impl Into<String>) -> Error {
        self.source.error(key, message)
    }
}

impl Source {
    fn error(&self, key: &str, message: impl Into<String>) -> Error {
        Error::Value {
            file: self.file.clone(),
            line: line_of(&self.text, key).unwrap_or(1),
            key: key.to_owned(),
            message: message.into(),
        }
    }
}

/// The line of a key of a TOML document, or of the nearest key above it that is
/// there; none if the text is no TOML.
pub(crate) fn line_of(text: &str, key: &str) -> Option<usize> {
    let root = toml::de::DeTable::parse(text).ok()?;
    let mut start = 0;
    let mut table = Some(root.get_ref());
    let mut list: Option<&toml::de::DeArray<'_>> = None;
    for name in key.split('.') {
        if let Some(value) = list.take().and_then(|list| list.get(name.parse::<usize>().ok()?)) {
            start = value.span().start;
            table = value.get_ref().as_table();
            continue;
        }
        let Some((found, value)) = table.and_then(|table| table.get_key_value(name)) else {
            break;
        };
        start = found.span().start;
        table = value.get_ref().as_table();
        list = value.get_ref().as_array();
    }
    text.get(..start).map(|before| before.matches('\n').count() + 1)
}

fn read_link_days(source: &Source, table: &PreferencesTable) -> Result<u16, Error> {
    const LINK_DAYS: u16 = 30;
    const LINK_DAYS_MAX: u16 = 366;
    let days = table.link_days.unwrap_or(LINK_DAYS);
    match days {
        1..=LINK_DAYS_MAX => Ok(days),
        _ => Err(source.error("preferences.link_days", "must be 1 to 366: no link works for ever")),
    }
}

fn read_shop(reader: &ShopReader<'_>, table: ShopTable) -> Result<(Shop, String), Error> {
    if !is_shop_id(reader.shop) {
        let key = format!("shops.{}", reader.shop);
        return Err(reader.source.error(&key, "a shop's id has 1 to 64 small letters, digits and dashes"));
    }
    let settings = serde_json::to_string(&table.settings)
        .map_err(|error| reader.error("settings", error.to_string()))?;
    let mut secrets = Secrets::default();
    let mut sources = BTreeMap::new();
    if let Some(ShopifyTable { domain, secrets: listed, consent_field }) = table.shopify {
        secrets.sources.insert("shopify".into(), reader.secrets("shopify.secrets", listed)?);
        let profile = source::Profile { origin: Some(domain), consent_field, ..source::Profile::default() };
        sources.insert("shopify".to_owned(), profile);
    }
    for (name, table) in table.sources {
        sources.insert(name.clone(), read_source(reader, &name, table, &mut secrets)?);
    }
    let ways_out = WaysOut::read(reader, table.gateway, table.gateways)?;
    for (source, keys) in ways_out.keys() {
        secrets.sources.entry(source.to_owned()).or_default().extend(keys.iter().cloned());
    }
    let sending = |(name, all): (String, Vec<Secret>)| Some((name, all.into_iter().next()?));
    secrets.gateways = ways_out.secrets.into_iter().filter_map(sending).collect();
    secrets
        .sources
        .entry("events".into())
        .or_default()
        .extend(reader.secrets("api_tokens", table.api_tokens)?);
    secrets.sources.retain(|_, keys| !keys.is_empty());
    let profile = Profile { sources, gateways: ways_out.gateways, closed: false };
    Ok((Shop { id: reader.shop.to_owned(), profile, secrets }, settings))
}

/// `[shops.….sources.NAME]`: who may call, and how its calls are read.
fn read_source(
    reader: &ShopReader<'_>,
    name: &str,
    table: SourceTable,
    secrets: &mut Secrets,
) -> Result<source::Profile, Error> {
    let key = |rest: &str| format!("sources.{name}{rest}");
    if source::find(name).is_none() {
        let known: Vec<&str> = source::SOURCES.iter().map(|source| source.name).collect();
        let message = format!("there is no source of this name; known are {}", known.join(", "));
        return Err(reader.error(&key(""), message));
    }
    if secrets.sources.contains_key(name) {
        return Err(reader.error(&key(""), format!("stands under `{name}` already; give it once")));
    }
    let keys = reader.secrets(&key(".secrets"), table.secrets)?;
    if keys.is_empty() {
        return Err(reader.error(&key(".secrets"), "needs at least one, or nobody could call"));
    }
    secrets.sources.insert(name.to_owned(), keys);
    let access = table.access.map(|AccessTable { token, mut rest }| {
        secrets.access.insert(name.to_owned(), reader.secret(&key(".access.token"), token)?);
        rest.insert("kind".into(), name.into());
        table::decode::<Access>(reader, &key(".access"), rest)
    });
    Ok(source::Profile {
        origin: table.origin,
        consent_field: table.consent_field,
        tracking_fields: table.tracking_fields,
        access: access.transpose()?,
    })
}

fn check_url(url: &str) -> Result<(), String> {
    match reqwest::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") && parsed.has_host() => Ok(()),
        Ok(_) => Err("must begin with https:// (or http:// on this machine)".into()),
        Err(error) => Err(format!("is not an address: {error}")),
    }
}
