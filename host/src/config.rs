//! The settings file: a TOML document and what the environment adds to it.
//!
//! A secret may stand in the file, or better be named there and set in the
//! environment: `{ env = "SHOPIFY_SECRET" }`. A mistake names its line and key,
//! and the host does not start.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::shop::{GatewayProfile, Profile, Secret, Secrets, Shop, is_shop_id};
use crate::store::Retention;

/// Where the Twilio API is when nothing stands in for it.
const TWILIO_URL: &str = "https://api.twilio.com";

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
    retention: RetentionTable,
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
struct RetentionTable {
    receipts_days: Option<u16>,
    applied_days: Option<u16>,
    ledger_days: Option<u16>,
    orders_days: Option<u16>,
    parked_days: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopTable {
    settings: toml::Table,
    #[serde(default)]
    api_tokens: Vec<SecretSource>,
    shopify: Option<ShopifyTable>,
    gateway: GatewayTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShopifyTable {
    domain: String,
    secrets: Vec<SecretSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
enum GatewayTable {
    Phone {
        #[serde(default = "sample_sender")]
        sender: String,
        #[serde(default = "sample_handset")]
        handset: String,
    },
    Twilio {
        account_sid: String,
        auth_tokens: Vec<SecretSource>,
        sender: String,
        #[serde(default = "twilio_url")]
        base_url: String,
        #[serde(default = "yes")]
        answers_keywords: bool,
    },
}

// Numbers of the range that is reserved for fiction, 555-0100 to 555-0199.
fn sample_sender() -> String {
    "+12025550100".into()
}

fn sample_handset() -> String {
    "+12025550123".into()
}

fn twilio_url() -> String {
    TWILIO_URL.into()
}

fn yes() -> bool {
    true
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
            shops.push(read_shop(&source, &id, table, public_url.as_deref(), &environment)?);
        }
        Ok(Self {
            listen: document.server.listen,
            public_url,
            database: document.store.sqlite,
            retention: read_retention(&source, &document.retention)?,
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
            line: self.line(key),
            key: key.to_owned(),
            message: message.into(),
        }
    }

    /// The line of a key, or of the nearest key above it that is there.
    fn line(&self, key: &str) -> usize {
        let Ok(root) = toml::de::DeTable::parse(&self.text) else {
            return 1;
        };
        let mut start = 0;
        let mut table = Some(root.get_ref());
        for name in key.split('.') {
            let Some((found, value)) = table.and_then(|table| table.get_key_value(name)) else {
                break;
            };
            start = found.span().start;
            table = value.get_ref().as_table();
        }
        self.text.get(..start).map_or(1, |before| before.matches('\n').count() + 1)
    }
}

fn read_retention(source: &Source, table: &RetentionTable) -> Result<Retention, Error> {
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;
    // A provider may repeat a webhook for days; the contract promises 30.
    const APPLIED_DAYS_MIN: u16 = 30;
    if table.applied_days.is_some_and(|days| days < APPLIED_DAYS_MIN) {
        return Err(
            source.error("retention.applied_days", "at least 30, or repeated webhooks could text twice")
        );
    }
    let default = Retention::default();
    let days = |days: Option<u16>, default: i64| days.map_or(default, |days| i64::from(days) * DAY_MS);
    Ok(Retention {
        receipts_ms: days(table.receipts_days, default.receipts_ms),
        applied_ms: days(table.applied_days, default.applied_ms),
        ledger_ms: days(table.ledger_days, default.ledger_ms),
        orders_ms: days(table.orders_days, default.orders_ms),
        parked_ms: days(table.parked_days, default.parked_ms),
    })
}

fn read_shop(
    source: &Source,
    id: &str,
    table: ShopTable,
    public_url: Option<&str>,
    environment: &impl Fn(&str) -> Option<String>,
) -> Result<(Shop, String), Error> {
    let key = |rest: &str| format!("shops.{id}.{rest}");
    if !is_shop_id(id) {
        return Err(
            source.error(&format!("shops.{id}"), "a shop's id has 1 to 64 small letters, digits and dashes")
        );
    }
    let secrets = |rest: &str, list: Vec<SecretSource>| -> Result<Vec<Secret>, Error> {
        list.into_iter()
            .map(|secret| match secret {
                SecretSource::Literal(text) if text.is_empty() => Err(source.error(&key(rest), "is empty")),
                SecretSource::Literal(text) => Ok(Secret(text)),
                SecretSource::Environment { env } => {
                    environment(&env).filter(|value| !value.is_empty()).map(Secret).ok_or_else(|| {
                        source.error(&key(rest), format!("the environment variable {env} is not set"))
                    })
                }
            })
            .collect()
    };
    let settings = serde_json::to_string(&table.settings)
        .map_err(|error| source.error(&key("settings"), error.to_string()))?;
    let (shopify_domain, shopify) = match table.shopify {
        Some(shopify) => (Some(shopify.domain), secrets("shopify.secrets", shopify.secrets)?),
        None => (None, Vec::new()),
    };
    let (gateway, twilio) = match table.gateway {
        GatewayTable::Phone { sender, handset } => (GatewayProfile::Phone { sender, handset }, Vec::new()),
        GatewayTable::Twilio { account_sid, auth_tokens, sender, base_url, answers_keywords } => {
            check_url(&base_url).map_err(|message| source.error(&key("gateway.base_url"), message))?;
            if public_url.is_none() {
                let message = "is needed with Twilio: it signs and calls this address";
                return Err(source.error("server.public_url", message));
            }
            let tokens = secrets("gateway.auth_tokens", auth_tokens)?;
            if tokens.is_empty() {
                return Err(source.error(&key("gateway.auth_tokens"), "needs at least one token"));
            }
            (GatewayProfile::Twilio { account_sid, sender, base_url, answers_keywords }, tokens)
        }
    };
    let api_tokens = secrets("api_tokens", table.api_tokens)?;
    let shop = Shop {
        id: id.to_owned(),
        profile: Profile { shopify_domain, gateway },
        secrets: Secrets { api_tokens, shopify, twilio },
    };
    Ok((shop, settings))
}

fn check_url(url: &str) -> Result<(), String> {
    match reqwest::Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") && parsed.has_host() => Ok(()),
        Ok(_) => Err("must begin with https:// (or http:// on this machine)".into()),
        Err(error) => Err(format!("is not an address: {error}")),
    }
}
