//! The shops, from the variable `shops`: one JSON object with the same keys as
//! `[shops.…]` in the wasmtime host's settings file.

use std::collections::BTreeMap;
use std::fmt;

use aftertext_edge::twilio;
use serde::Deserialize;

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

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("•••")
    }
}

/// One shop.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shop {
    /// The id in addresses and keys.
    #[serde(skip)]
    pub id: String,
    /// Its settings, which the flow checks.
    pub settings: serde_json::Value,
    /// Bearer tokens of the generic endpoint.
    #[serde(default)]
    pub api_tokens: Vec<Secret>,
    /// Its Shopify side, if it is on Shopify.
    pub shopify: Option<Shopify>,
    /// How its texts go out.
    pub gateway: Gateway,
}

/// A shop's Shopify side.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shopify {
    /// "example.myshopify.com".
    pub domain: String,
    /// What it signs with; several are valid at once, for rotation.
    pub secrets: Vec<Secret>,
}

/// How a shop's texts go out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, tag = "kind", rename_all = "snake_case")]
pub enum Gateway {
    /// The page with the handset: nothing leaves this machine.
    Phone {
        /// The number that texts come from.
        #[serde(default = "sample_sender")]
        sender: String,
        /// The sample buyer's number.
        #[serde(default = "sample_handset")]
        handset: String,
    },
    /// Twilio, or what speaks its Messages API.
    Twilio {
        /// "AC…".
        account_sid: String,
        /// The first sends, each verifies.
        auth_tokens: Vec<Secret>,
        /// A number in E.164 or "MG…", a Messaging Service.
        sender: String,
        /// Where the API is; Twilio's own unless something stands in for it.
        #[serde(default = "twilio_url")]
        base_url: String,
        /// Whether Twilio answers STOP, START and HELP itself.
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
    twilio::BASE_URL.into()
}

fn yes() -> bool {
    true
}

/// The shop with this id, if there is one.
pub fn find(id: &str) -> Result<Option<Shop>, Error> {
    let unusable = |reason: String| Error::Unusable { name: VARIABLE.into(), reason };
    let value = variables::get(VARIABLE)?;
    let mut shops: BTreeMap<String, Shop> = serde_json::from_str(&value)
        .map_err(|error| unusable(format!("it is not JSON of shops: {error}")))?;
    if let Some(wrong) = shops.keys().find(|id| !is_shop_id(id)) {
        return Err(unusable(format!(
            "{wrong:?} is no shop's id, which has 1 to 64 small letters, digits and dashes"
        )));
    }
    Ok(shops.remove(id).map(|shop| Shop { id: id.to_owned(), ..shop }))
}

fn is_shop_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}
